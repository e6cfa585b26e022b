/**
 * What happens to an issued certificate, played by the two people whose work it is: one asks for a correction or a revocation,
 * the other decides; then a stranger reads what became of the paper.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { see } from './learner.ts'
import { axe, overflow, picture, watch } from './look-over.ts'
import { APPROVER, AREAS, OFFICER, openLumajang } from './lumajang.ts'
import { addCadres, certify, setUpIssuing } from './office-verbs.ts'
import { DESK, signIn } from './office.ts'
import { startService, type Service } from './running-product.ts'
import { passRule } from './work.ts'

const NAMES = ['Siti Aminnah', 'Dewi Lestari', 'Sri Wahyuni']
const CHANGES = '/dinas/sertifikat/perubahan/'
const REGISTER = '/dinas/sertifikat/terbit/'

let service: Service
let browser: Browser
let officer: Page
let approver: Page
beforeAll(async () => {
  service = await startService()
  const lumajang = await openLumajang(service)
  const villages = AREAS.filter(({ code }) => code.length === 13).map(({ code }) => code)
  const ids = await addCadres(
    service,
    lumajang,
    NAMES.map((name, index) => ({ name, areaCode: villages[index] ?? '' })),
  )
  const { unitId } = await setUpIssuing(service, lumajang)
  await passRule(service, lumajang, ids)
  await certify(service, lumajang, unitId, ids)
  browser = await openBrowser()
  officer = await deskOf(OFFICER)
  approver = await deskOf(APPROVER)
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

async function deskOf(username: string): Promise<Page> {
  const context = await browser.newContext({ ...DESK, baseURL: service.url })
  const page = await context.newPage()
  await signIn(page, username)
  return page
}

const rowOf = (page: Page, words: string) => page.getByRole('row').filter({ hasText: words })

async function look(page: Page, name: string): Promise<void> {
  await picture(page, `${name}-desk`, 1280)
  await picture(page, `${name}-phone`, 360)
  expect(await axe(page), name).toEqual([])
  expect(await overflow(page), name).toEqual([])
  await page.setViewportSize(DESK.viewport)
}

it('says what to do while nothing was asked for', async () => {
  await officer.goto(CHANGES)
  await officer.getByText('Belum ada perubahan').waitFor()
  await look(officer, 'perubahan-kosong')
})

it('corrects a name: compared before it is sent, approved by another, and both papers tell', async () => {
  const { complaints } = watch(officer, service.url)
  await officer.goto(REGISTER)
  await rowOf(officer, 'Siti Aminnah').getByRole('button', { name: 'Perbaiki data' }).click()
  const form = officer.getByRole('dialog', { name: 'Perbaiki data sertifikat' })
  await form.getByText('Belum ada yang berbeda').waitFor()
  expect(await form.getByRole('button', { name: 'Usulkan perbaikan' }).isDisabled()).toBe(true)
  await form.getByLabel('Nama yang dicetak').fill('Siti Aminah')
  await form.getByText('Di daftar kader tertulis Siti Aminnah').waitFor()
  await form.getByText('Berubah').waitFor()
  await look(officer, 'perbaiki-data')
  await form.getByRole('button', { name: 'Usulkan perbaikan' }).click()
  await officer.getByText('Perbaikan sertifikat Siti Aminnah sudah diusulkan').waitFor()
  await rowOf(officer, 'Siti Aminnah').getByText('Menunggu persetujuan perbaikan').waitFor()

  await approver.goto(CHANGES)
  await rowOf(approver, 'Siti Aminnah').getByRole('button', { name: 'Periksa' }).click()
  const dialog = approver.getByRole('dialog', { name: 'Perbaikan data sertifikat' })
  await dialog
    .getByRole('row')
    .filter({ hasText: 'Siti Aminnah' })
    .getByText('Siti Aminah')
    .waitFor()
  await look(approver, 'perbaikan-diperiksa')
  await dialog.getByRole('button', { name: 'Setujui dan terbitkan penggantinya' }).click()
  await approver.getByText('Sertifikat pengganti sudah terbit').waitFor()

  await officer.goto(REGISTER)
  const old = rowOf(officer, 'Siti Aminnah')
  await old.getByText('Diganti nomor').waitFor()
  await rowOf(officer, 'Menggantikan nomor').getByText('Siti Aminah').waitFor()
  await look(officer, 'terbit-diganti')
  const address = await old.getByRole('link', { name: 'Periksa' }).getAttribute('href')
  const stranger = await browser.newPage({ baseURL: service.url })
  await stranger.goto(address ?? '')
  await see(stranger, 'Sertifikat ini sudah DIGANTI')
  await stranger.getByRole('link', { name: 'Lihat sertifikat pengganti' }).click()
  await see(stranger, 'Sertifikat ini SAH')
  const facts = await stranger.locator('main').innerText()
  expect(facts).toContain('SITI AMINAH')
  expect(facts).toContain('Menggantikan nomor')
  await stranger.close()
  expect(complaints).toEqual([])
})

it('declines a revocation with an answer that whoever asked reads', async () => {
  await officer.goto(REGISTER)
  await rowOf(officer, 'Dewi Lestari').getByRole('button', { name: 'Minta pencabutan' }).click()
  const form = officer.getByRole('dialog', { name: 'Minta pencabutan' })
  await form.getByRole('button', { name: 'Kirim permintaan' }).click()
  await form.getByText('Isian ini perlu diisi.').waitFor()
  await form.getByLabel('Catatan dalam').fill('Surat nomor 12')
  await look(officer, 'minta-pencabutan')
  await form.getByRole('button', { name: 'Kirim permintaan' }).click()
  await rowOf(officer, 'Dewi Lestari').getByText('Menunggu persetujuan pencabutan').waitFor()

  await approver.goto(CHANGES)
  await rowOf(approver, 'Dewi Lestari').getByRole('button', { name: 'Periksa' }).click()
  await approver.getByText('Surat nomor 12').waitFor()
  await look(approver, 'pencabutan-diperiksa')
  await approver.getByRole('button', { name: 'Tolak' }).click()
  await approver.getByLabel('Jawaban untuk yang meminta').fill('Datanya sudah benar.')
  await approver.getByRole('button', { name: 'Tolak' }).click()
  await approver.getByText('Permintaan ditolak. Sertifikat Dewi Lestari tetap sah.').waitFor()

  await officer.goto(CHANGES)
  await rowOf(officer, 'Dewi Lestari').getByText('Datanya sudah benar.').waitFor()
  await look(officer, 'perubahan')
})
