/**
 * The whole job of the product, played once by the people whose job it is: from the list that an office has, through a
 * cadre's phone, to a certificate that a stranger can check and a count that anyone can see; and back by a revocation.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { courseSteps } from '../../db/seed/course.ts'
import { openBrowser } from './browser.ts'
import { keep, picture } from './look-over.ts'
import { activate, follow, markShown, PHONE, readModule, see, takeQuiz } from './learner.ts'
import { APPROVER, DISTRICT, nameOf, OFFICER, openLumajang } from './lumajang.ts'
import { DESK, rowToMend, setUpIssuing, signIn } from './office.ts'
import { drawPage, readPages, readQr } from './paper.ts'
import { ORIGIN, startService, type Service } from './running-product.ts'

const FIXTURES = path.join(import.meta.dirname, '../fixtures')
const ROSTER = 'roster-lumajang-268.xlsx'
const EXPECTED = JSON.parse(readFileSync(path.join(FIXTURES, 'expected.json'), 'utf8'))[ROSTER]
/** The village of the cadre whom the test follows; she is its only one. */
const SUB_DISTRICT = '35.08.02'

let service: Service
let browser: Browser
beforeAll(async () => {
  service = await startService()
  await openLumajang(service)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

type Coverage = Record<'cadres' | 'trained' | 'areas' | 'areasWithCadre' | 'areasCovered', number>

/** The counts as a stranger reads them, by the API and on the page. */
async function readCoverage(): Promise<Coverage> {
  const answer = await fetch(`${service.url}/api/v1/public/coverage/${DISTRICT}`)
  expect(answer.status).toBe(200)
  // Safe: the open API's own shape.
  const { cadres, trained, areas, areasWithCadre, areasCovered } = (await answer.json()) as Coverage
  const stranger = await browser.newPage({ ...PHONE, baseURL: service.url })
  await stranger.goto(`/kab/${DISTRICT}/`)
  const page = await stranger.locator('main').innerText()
  expect(page).toContain(`${trained} dari ${cadres}`)
  expect(page).toContain(`${areasCovered} dari ${areas}`)
  await stranger.close()
  return { cadres, trained, areas, areasWithCadre, areasCovered }
}

it('brings a roster in, teaches, certifies, lets anyone check, and revokes', async () => {
  const steps: Record<string, string | number> = {}
  const desk = await browser.newContext({ ...DESK, baseURL: service.url })
  const phone = await browser.newContext({ ...PHONE, baseURL: service.url, acceptDownloads: true })
  const officer = await desk.newPage()
  await signIn(officer, OFFICER)

  Object.assign(steps, await importRoster(officer))
  const before = await readCoverage()
  expect(before).toEqual({
    cadres: 268,
    trained: 0,
    areas: 205,
    areasWithCadre: 205,
    areasCovered: 0,
  })

  await setUpIssuing(officer)
  const card = await issueCard(officer)
  const learner = await phone.newPage()
  Object.assign(steps, await learn(learner, card))

  await checkName(learner, card.name)
  const { number } = await certify(officer)
  steps['nomor'] = number

  const { pdf, code } = await downloadCertificate(learner)
  steps['PDF, bita'] = pdf.length
  const text = (await readPages(pdf)).map((page) => page.replaceAll(' ', ''))
  expect(text).toHaveLength(2)
  const has = (page: number, fact: string) =>
    expect(text[page], fact).toContain(fact.replaceAll(' ', ''))
  for (const fact of [
    'PEMERINTAH KABUPATEN LUMAJANG',
    'DINAS PEMBERDAYAAN MASYARAKAT DAN DESA',
    'SERTIFIKAT',
    number,
    card.name,
    'LULUS',
    'Aula Kecamatan Pronojiwo',
    'Kepala Dinas Pemberdayaan Masyarakat dan Desa',
    'Bambang Setiawan',
    '19720315 199803 1 004',
    code,
  ]) {
    has(0, fact)
  }
  has(1, 'Mengenal KPM dan Konvergensi')
  has(1, number)
  expect(text.join('')).not.toMatch(/Drs\.|M\.Si|tandatanganelektronik/i)
  expect(text.join('')).not.toContain('NIK')

  const front = await drawPage(browser, pdf, 1)
  keep('lembar-1', front)
  keep('lembar-2', await drawPage(browser, pdf, 2))
  const [qr] = await readQr(front)
  // The official host, with what is signed behind the mark that no browser sends.
  const [host, digits = ''] = (qr ?? '').split('#')
  expect(host).toBe(`${ORIGIN}/v`)
  expect(digits).toMatch(/^\d{300,480}$/)
  const stranger = await browser.newContext({ ...PHONE, baseURL: service.url })
  const check = await stranger.newPage()
  await check.goto(`/v#${digits}`)
  const verdict = check.locator('#hasil')
  await verdict.getByText('SAH').first().waitFor()
  await verdict.getByText(card.name).first().waitFor()
  await check.goto(`/v/${code}`)
  await see(check, 'Sertifikat ini SAH')
  const facts = await check.locator('main').innerText()
  for (const fact of [
    card.name.toUpperCase(),
    card.name,
    `${card.village}, Kecamatan Pronojiwo, Kabupaten Lumajang, Jawa Timur`,
    'Kader Pembangunan Manusia (KPM)',
    number,
    code,
    'Pelatihan Dasar Kader Pembangunan Manusia (KPM) dalam Pencegahan Stunting',
    'versi materi 1',
    '16 (enam belas) Jam Pelajaran',
    'yang dijalani, dari 20 JP materi pelatihan',
    '5 s.d. 16 Oktober 2026, di Aula Kecamatan Pronojiwo',
    'Dinas Pemberdayaan Masyarakat dan Desa',
    'PEMERINTAH KABUPATEN LUMAJANG',
    'Jalan Arif Rahman Hakim Nomor 1, Lumajang 67313',
    'Bambang Setiawan',
    'Pembina Tk. I (IV/b)',
    'NIP 19720315 199803 1 004',
    'Mengenal KPM dan Konvergensi',
    'Stunting dan 1.000 Hari Pertama Kehidupan',
    'Komunikasi',
  ]) {
    expect(facts).toContain(fact)
  }

  const after = await readCoverage()
  expect(after).toEqual({ ...before, trained: 1, areasCovered: 1 })

  await revoke(officer, card.name)
  await check.reload()
  await see(check, 'Sertifikat ini DICABUT')
  expect(await check.locator('main').innerText()).toContain('Alasan: salah terbit')
  const revoked = await readCoverage()
  expect(revoked).toEqual(before)
  await learner.goto('/sertifikat/')
  await learner.getByText('DICABUT').first().waitFor()

  const inTime = [before, after, revoked]
  steps['terlatih sebelum, sesudah, dicabut'] = inTime.map(({ trained }) => trained).join(', ')
  steps['desa tercakup sebelum, sesudah, dicabut'] = inTime
    .map(({ areasCovered }) => areasCovered)
    .join(', ')
  console.log('main job', steps)
  for (const context of [desk, phone, stranger] satisfies BrowserContext[]) await context.close()
})

/** The file as the office has it: every problem is shown in words and mended on the screen, then all is saved. */
async function importRoster(page: Page): Promise<Record<string, number>> {
  await page.goto('/dinas/impor/')
  await page.locator('input[type=file]').setInputFiles(path.join(FIXTURES, ROSTER))
  await page.getByText('268 baris kader terbaca').waitFor()
  await page.getByText('NIK tidak diperlukan').waitFor()
  const opened = performance.now()
  await page.getByRole('button', { name: 'Periksa daftar' }).click()
  await page.getByRole('heading', { name: 'Hasil pemeriksaan' }).waitFor()
  const checked = performance.now()
  const chip = (words: string, count: number) =>
    page.getByRole('button', { name: `${words} ${count}`, exact: true })
  await chip('Bermasalah', EXPECTED.rowsWithProblem).waitFor()
  await chip('Perlu jawaban', EXPECTED.rowsToAsk).waitFor()
  await page.getByText(`${EXPECTED.rowsWithoutQuestion} kader baru akan ditambah`).waitFor()

  await picture(page, 'impor-periksa', 1280)
  for (const { line, written, choose } of EXPECTED.misspeltVillages) {
    const row = rowToMend(page, line)
    await row.getByText(`“${written}” tidak ada di kecamatan itu`).waitFor()
    await row
      .getByRole('button', { name: new RegExp(`^(Desa|Kelurahan) ${nameOf(choose)},`) })
      .click()
    await row.waitFor({ state: 'detached' })
  }
  const { misspeltSubDistrict, badPhone, badDate, sameNameAndArea, samePhone } = EXPECTED
  const shared = rowToMend(page, misspeltSubDistrict.rows[0].line)
  await shared
    .getByText(
      `semua ${misspeltSubDistrict.rows.length} baris dengan “${misspeltSubDistrict.written}”`,
    )
    .waitFor()
  await shared
    .getByRole('button', { name: `Kecamatan ${nameOf(misspeltSubDistrict.code)}` })
    .click()
  await shared.waitFor({ state: 'detached' })
  const phoneRow = rowToMend(page, badPhone.line)
  await phoneRow.getByText(`“${badPhone.written}” tidak lengkap`).waitFor()
  await phoneRow.getByLabel('Nomor HP').fill(badPhone.correct)
  await phoneRow.getByRole('button', { name: 'Betulkan' }).click()
  await phoneRow.waitFor({ state: 'detached' })
  const dateRow = rowToMend(page, badDate.line)
  await dateRow.getByText(`“${badDate.written}” tidak ada di kalender`).waitFor()
  await dateRow.getByLabel('Tanggal SK').fill('29 Februari 2024')
  await dateRow.getByRole('button', { name: 'Betulkan' }).click()
  await chip('Bermasalah', 1).waitFor({ state: 'detached' })

  for (const { line } of [sameNameAndArea, samePhone]) {
    const answer = rowToMend(page, line).getByRole('button', { name: /^Orang lain: catat/ })
    await answer.click()
    await answer.waitFor({ state: 'detached' })
  }
  await page.getByText('Semua baris sudah jelas.').waitFor()
  await page.getByText('268 kader baru akan ditambah').waitFor()
  await page.getByRole('button', { name: 'Simpan ke daftar kader' }).click()
  const saving = performance.now()
  await page.getByRole('button', { name: 'Ya, simpan' }).click()
  await page.getByText('Daftar kader sudah tersimpan').waitFor()
  await page.getByText('268 kader ditambah').waitFor()
  return {
    'baris bermasalah': EXPECTED.rowsWithProblem,
    'baris ditanya': EXPECTED.rowsToAsk,
    'kader ditambah': 268,
    'periksa, detik': seconds(checked - opened),
    'simpan, detik': seconds(performance.now() - saving),
  }
}

type Card = { readonly name: string; readonly village: string; readonly address: string }

/** A sign-in card for the first cadre of a sub-district; what it opens is read from its printed QR code. */
async function issueCard(page: Page): Promise<Card> {
  await page.goto(`/dinas/kartu/?kecamatan=${SUB_DISTRICT}`)
  const row = page.getByRole('row').nth(1)
  const name = await row.getByRole('rowheader').innerText()
  const village = await row.getByText(/^(Desa|Kelurahan) /).innerText()
  await page.getByRole('checkbox', { name: `Pilih ${name}` }).check()
  await page.getByRole('button', { name: 'Terbitkan kode untuk 1 kader' }).click()
  await page.getByRole('button', { name: 'Terbitkan kode', exact: true }).click()
  await page.getByText('1 kartu siap').waitFor()
  await picture(page, 'kartu-siap', 1280)
  const code = page.getByRole('img', { name: 'Kode aktivasi' })
  const [address = ''] = await readQr(await code.screenshot())
  expect(address).toMatch(/\/aktivasi\/#[0-9A-Z-]{10,12}$/)
  return { name, village: village.split(',')[0] ?? '', address }
}

/** On the phone: from the card to the passed final test, with one quiz failed on the way. */
async function learn(page: Page, { address, name }: Card): Promise<Record<string, number>> {
  await page.goto(address)
  await activate(page, name)
  const first = await readModule(page)
  const failed = await takeQuiz(page, 'wrong')
  await page.getByText(/^\s*Silakan baca lagi .*Mengenal KPM dan Konvergensi/i).waitFor()
  await page.getByRole('link', { name: 'Coba lagi' }).waitFor()
  const retaken = await takeQuiz(page, 'right')
  await page.getByText('Modul berikutnya sudah terbuka').waitFor()
  let read = first
  for (const _ of courseSteps('kpm-dasar').slice(1, -1)) {
    read += await readModule(page)
    expect(await takeQuiz(page, 'right')).toBe(100)
  }
  await follow(page.getByRole('link', { name: 'Lanjutkan: Tes akhir' }))
  const test = await takeQuiz(page, 'right')
  await page.getByText('Anda sudah menyelesaikan pelatihan ini').waitFor()
  expect({ failed, retaken, test, read }).toEqual({
    failed: 0,
    retaken: 100,
    test: 100,
    read: 38,
  })
  expect(await markShown(page)).toBe(test)
  return { 'pelajaran dibaca': read, 'nilai gagal': failed, 'nilai ulang': retaken }
}

/** She looks at her name as it will be printed: a slip first, then what is right. */
async function checkName(page: Page, name: string): Promise<void> {
  await page.goto('/sertifikat/')
  const card = page.locator('#nama + .card')
  await card.getByText(name, { exact: true }).waitFor()
  await card.getByText('Ada yang salah').click()
  await card.getByLabel('Tulis nama sesuai KTP').fill(`${name} 3508`)
  await card.getByRole('button', { name: 'Kirim nama yang benar' }).click()
  await card.getByText('tanpa angka. NIK tidak diperlukan').waitFor()
  await card.getByRole('button', { name: 'Ya, benar' }).click()
  await card.getByText('Anda sudah memeriksa: nama ini benar.').waitFor()
}

/** One person proposes, another approves; returns the number that the register shows. */
async function certify(officer: Page): Promise<{ number: string }> {
  await officer.goto('/dinas/sertifikat/')
  await officer.getByRole('row').nth(1).getByText('Nama benar').waitFor()
  await officer.getByRole('row').nth(1).getByRole('checkbox').check()
  await officer.getByRole('button', { name: 'Usulkan 1 kader' }).click()
  const form = officer.getByRole('dialog', { name: 'Usulkan 1 kader' })
  await form.getByLabel('Pelatihan mulai').fill('2026-10-05')
  await form.getByLabel('Pelatihan selesai').fill('2026-10-16')
  await form.getByLabel('Tempat').fill('Aula Kecamatan Pronojiwo')
  await form.getByRole('button', { name: 'Usulkan' }).click()
  await officer.getByText('1 kader sudah diusulkan').waitFor()
  await officer.goto('/dinas/sertifikat/usulan/')
  await officer.getByRole('button', { name: 'Lihat' }).click()
  await officer
    .getByText('Akun Anda tidak dapat menyetujui')
    .or(officer.getByText('Penyetuju harus orang lain'))
    .first()
    .waitFor()
  expect(await officer.getByRole('button', { name: /^Setujui/ }).count()).toBe(0)

  const second = await browser.newContext({ ...DESK, baseURL: service.url })
  const approver = await second.newPage()
  await signIn(approver, APPROVER)
  await approver.goto('/dinas/sertifikat/usulan/')
  await approver.getByRole('button', { name: 'Periksa' }).click()
  await approver.getByRole('button', { name: 'Setujui dan terbitkan 1 sertifikat' }).click()
  await approver.getByText('1 sertifikat sudah terbit.').waitFor()
  await second.close()

  await officer.goto('/dinas/sertifikat/terbit/')
  const number = await officer.getByText(/^400\.10\.2\/\d{4}\/DPMD\/KPM\/\d{4}$/).innerText()
  expect(number).toContain('400.10.2/0001/DPMD/KPM/')
  return { number }
}

/** The cadre finds her certificate and keeps it on her phone. */
async function downloadCertificate(page: Page): Promise<{ pdf: Uint8Array; code: string }> {
  await page.goto('/sertifikat/')
  await page.getByText('Sertifikat Anda sudah terbit').waitFor()
  const code = await page.getByText(/^\s*KPM-\w{4}-\w{4}-\w{4}\s*$/).innerText()
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Unduh sertifikat/ }).click()
  const file = await waiting
  expect(file.suggestedFilename()).toBe(`sertifikat-${code}.pdf`)
  const pdf = new Uint8Array(readFileSync(await file.path()))
  return { pdf, code }
}

/** The officer asks, another person does it. */
async function revoke(officer: Page, name: string): Promise<void> {
  await officer.goto('/dinas/sertifikat/terbit/')
  await officer.getByRole('button', { name: 'Minta pencabutan' }).click()
  const form = officer.getByRole('dialog', { name: 'Minta pencabutan' })
  await form.getByLabel('Salah terbit').check()
  await form.getByLabel('Catatan dalam').fill('Uji pencabutan')
  await form.getByRole('button', { name: 'Kirim permintaan' }).click()
  await officer.getByText('Menunggu persetujuan pencabutan').waitFor()
  await officer.getByRole('link', { name: 'Lihat perubahan' }).click()
  await officer.getByRole('button', { name: 'Lihat' }).click()
  await officer.getByText('Anda yang meminta. Yang memutuskan harus orang lain.').waitFor()
  expect(await officer.getByRole('button', { name: 'Cabut sertifikat ini' }).count()).toBe(0)

  const second = await browser.newContext({ ...DESK, baseURL: service.url })
  const approver = await second.newPage()
  await signIn(approver, APPROVER)
  await approver.goto('/dinas/sertifikat/perubahan/')
  await approver.getByRole('button', { name: 'Periksa' }).click()
  await approver.getByRole('button', { name: 'Cabut sertifikat ini' }).click()
  await approver.getByText(`Sertifikat ${name} sudah dicabut.`).waitFor()
  await second.close()
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10
}
