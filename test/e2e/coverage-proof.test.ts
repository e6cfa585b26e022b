/**
 * The sentence of the newspaper, from half true to proven: the officer sees 171 of 268, finds the villages that are not covered,
 * writes to them, has the last batch certified, and every place that says a number says the same one.
 */
import { readFileSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '../../db/seed/demo-accounts.ts'
import {
  packStatement,
  readStatement,
  type StatementClaims,
} from '../../worker/contract/statement-token.ts'
import { readSheet } from '../factories/workbook.ts'
import { openBrowser } from './browser.ts'
import { openHalfWay } from './half-way.ts'
import { watch } from './look-over.ts'
import { APPROVER, DISTRICT, OFFICER } from './lumajang.ts'
import { DESK, signIn } from './office.ts'
import { PHONE } from './learner.ts'
import { startService, type Service } from './running-product.ts'
import { openStage, readyOffline } from './verifier-stage.ts'

let service: Service
let browser: Browser
let officer: Page
let approver: Page
beforeAll(async () => {
  service = await startService()
  await openHalfWay(service)
  browser = await openBrowser()
  officer = await desk(OFFICER)
  approver = await desk(APPROVER)
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

async function desk(username: string): Promise<Page> {
  const context = await browser.newContext({ ...DESK, baseURL: service.url, acceptDownloads: true })
  const page = await context.newPage()
  await signIn(page, username, DEMO_PASSWORD)
  return page
}

/** What the district's open data say. */
async function published(): Promise<Record<string, unknown>> {
  const answer = await fetch(`${service.url}/api/v1/public/coverage/${DISTRICT}`)
  // Safe: the contract's answer is an object.
  return (await answer.json()) as Record<string, unknown>
}

it('shows what is missing, village by village, and writes the message about it', async () => {
  await officer.goto('/dinas/')
  await officer.getByText('171 KPM terlatih di 142 desa/kelurahan').waitFor()
  expect(await published()).toMatchObject({ cadres: 268, trained: 171, areasCovered: 142 })
  await officer.goto('/dinas/cakupan/belum/')
  await officer
    .getByText(/\b63\b/)
    .first()
    .waitFor()
  await officer.getByRole('button', { name: /pesan/i }).first().click()
  const message = officer.getByRole('dialog')
  await message.getByRole('link', { name: /WhatsApp/ }).waitFor()
  await officer.keyboard.press('Escape')
})

it('certifies the last batch, put forward by one and issued by another', async () => {
  const { complaints } = watch(officer, service.url)
  await officer.goto('/dinas/sertifikat/')
  await officer.getByRole('checkbox', { name: /Pilih semua/ }).check()
  await officer.getByRole('button', { name: /^Usulkan \d+ kader$/ }).click()
  const form = officer.getByRole('dialog', { name: /^Usulkan \d+ kader$/ })
  await form.getByLabel('Pelatihan mulai').fill('2026-11-16')
  await form.getByLabel('Pelatihan selesai').fill('2026-11-20')
  await form.getByLabel('Tempat').fill('Pendopo Kabupaten Lumajang')
  await form.getByRole('button', { name: 'Usulkan' }).click()
  await officer.getByText(/\d+ kader sudah diusulkan/).waitFor()

  // What the demonstration had waiting, and the last batch.
  for (const _ of ['waiting', 'last']) {
    await approver.goto('/dinas/sertifikat/usulan/')
    await approver.getByRole('button', { name: 'Periksa' }).first().click()
    await approver.getByRole('button', { name: /^Setujui dan terbitkan \d+ sertifikat$/ }).click()
    await approver.getByText(/^\d+ sertifikat sudah terbit\.$/).waitFor()
  }
  expect(complaints).toEqual([])
})

it('says 268, 205 and 100,0% on the morning page, in the report, on its paper, in the workbook and in the open data', async () => {
  await officer.goto('/dinas/')
  await officer.getByText(`${WHOLE}.`).waitFor()
  expect(await published()).toMatchObject({
    cadres: 268,
    trained: 268,
    areas: 205,
    areasWithCadre: 205,
    areasCovered: 205,
  })

  await officer.goto('/dinas/laporan/?laporan=R1')
  const total = officer.locator('table tfoot tr')
  await total.waitFor()
  expect(await cellsOf(total)).toEqual(TOTAL)
  await officer.emulateMedia({ media: 'print' })
  expect(await cellsOf(total)).toEqual(TOTAL)
  await officer.getByText('Mengetahui,').waitFor()
  await officer.emulateMedia({ media: null })

  const [download] = await Promise.all([
    officer.waitForEvent('download'),
    officer.getByRole('link', { name: 'XLSX' }).click(),
  ])
  const { rows } = await readSheet(readFileSync(await download.path()))
  const last = rows.find((cells) => cells.some(({ value }) => value === 'Jumlah'))
  expect(last?.map(({ value }) => value).filter((value) => typeof value === 'number')).toEqual([
    198, 7, 205, 268, 0, 268, 1, 205, 1, 0,
  ])
})

it('finds in the log whose data left with the report, counts them, and words the letters', async () => {
  await officer.goto('/dinas/permintaan/insiden/')
  await officer.getByRole('button', { name: 'Cari yang terdampak' }).click()
  await officer.getByText('20 dari 268').waitFor()
  const people = officer.getByRole('table', { name: 'Orang yang terdampak' })
  expect(await people.getByRole('row').count()).toBe(1 + 20)
  await officer.getByRole('button', { name: 'Tampilkan lagi' }).click()
  await officer.getByText('120 dari 268').waitFor()
  expect(await people.getByRole('row').count()).toBe(1 + 120)
  await officer.getByText('terdampak: 268 orang di 205 wilayah.').waitFor()

  const [download] = await Promise.all([
    officer.waitForEvent('download'),
    officer.getByRole('button', { name: 'Simpan daftar (CSV)' }).click(),
  ])
  const list = readFileSync(await download.path(), 'utf8')
  expect(list.trimEnd().split('\r\n')).toHaveLength(1 + 268)
})

it('states it: frozen by one, signed for by another, checked on a phone without signal, false once a number is changed', async () => {
  await officer.goto('/dinas/bukti/')
  await officer.getByRole('button', { name: 'Usulkan bukti baru' }).click()
  await officer.getByRole('dialog').getByText('100,0%').first().waitFor()
  await officer.getByRole('dialog').getByRole('button', { name: 'Usulkan', exact: true }).click()
  await officer.getByText('Usulan tersimpan.').waitFor()
  await approver.goto('/dinas/bukti/')
  await approver.getByRole('button', { name: 'Sahkan dan tanda tangani', exact: true }).click()
  const sure = approver.getByRole('dialog', { name: 'Sahkan bukti ini?' })
  await sure.getByText('100,0%').first().waitFor()
  await sure.getByRole('button', { name: 'Ya, sahkan dan tanda tangani' }).click()
  await approver.getByText('Bukti disahkan dan ditandatangani.').waitFor()

  const row = await service.db
    .prepare('select token from statement_credentials')
    .first<{ token: string }>()
  const digits = row?.token ?? ''
  const stage = await openStage(service.url)
  const phone = await browser.newContext({ ...PHONE, baseURL: stage.url })
  try {
    await readyOffline(await phone.newPage())
    await stage.cut()
    const right = await phone.newPage()
    await right.goto(`/v#${digits}`)
    await right.locator('[data-hasil=valid]').waitFor()
    await right.getByText('268 dari 268 KPM terlatih (100,0%)').waitFor()
    await right.getByText('205 dari 205 desa/kelurahan tercakup (100,0%)').waitFor()
    const verdicts: (string | null)[] = []
    for (const change of CHANGES) {
      const wrong = await phone.newPage()
      await wrong.goto(`/v#${await changed(digits, change)}`)
      const shown = wrong.locator('[data-hasil]')
      await shown.waitFor()
      verdicts.push(await shown.getAttribute('data-hasil'))
    }
    expect(verdicts).toEqual(['bad_signature', 'bad_signature', 'bad_signature'])
  } finally {
    await phone.close()
    await stage.close().catch(() => undefined)
  }
})

const CHANGES: readonly ((claims: StatementClaims) => StatementClaims)[] = [
  (claims) => ({ ...claims, counts: { ...claims.counts, trained: 267 } }),
  (claims) => ({ ...claims, counts: { ...claims.counts, areasCovered: 204 } }),
  (claims) => ({ ...claims, asOf: '2026-01-01' }),
]

const WHOLE = '268 KPM terlatih di 205 desa/kelurahan'
const TOTAL = [
  '',
  'Jumlah',
  '198',
  '7',
  '205',
  '268',
  '0',
  '268',
  '100,0%',
  '205',
  '100,0%',
  '0',
  '',
]

async function cellsOf(row: Locator): Promise<string[]> {
  const cells = await row.locator('td, th').allInnerTexts()
  return cells.map((text) => text.trim())
}

/** The same paper with another number and the signature of the right one. */
async function changed(digits: string, change: (typeof CHANGES)[number]): Promise<string> {
  const read = readStatement(digits)
  if (!read.ok) throw new Error(read.reason)
  const { claims: signed, kid, signature } = read.token
  return packStatement(change(signed), { kid, sign: () => Promise.resolve(signature) })
}
