/**
 * An officer takes all papers away in one ZIP, also when the line breaks meanwhile, has them signed outside and brings them back
 * at once. Pictures of each step are left in `test/.artifacts/screens`.
 */
import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signedOutside } from '../factories/signed.ts'
import { unzipped } from '../factories/unzipped.ts'
import { openBrowser } from './browser.ts'
import { axe, overflow, picture, watch } from './look-over.ts'
import { AREAS, OFFICER, openLumajang, type Lumajang } from './lumajang.ts'
import { addCadres, certify, setUpIssuing } from './office-verbs.ts'
import { DESK, signIn } from './office.ts'
import { startService, type Service } from './running-product.ts'
import { passRule } from './work.ts'

const HOLDERS = Array.from({ length: 9 }, (_, index) => `Siti Kader ${'ABCDEFGHI'[index] ?? ''}`)
const PATH = '/dinas/sertifikat/ttd/'

let service: Service
let browser: Browser
let desk: BrowserContext
let lumajang: Lumajang
beforeAll(async () => {
  service = await startService()
  lumajang = await openLumajang(service)
  const villages = AREAS.filter(({ code }) => code.length === 13).map(({ code }) => code)
  const ids = await addCadres(
    service,
    lumajang,
    HOLDERS.map((name, index) => ({ name, areaCode: villages[index % villages.length] ?? '' })),
  )
  const { unitId } = await setUpIssuing(service, lumajang)
  await passRule(service, lumajang, ids)
  await certify(service, lumajang, unitId, ids)
  browser = await openBrowser()
  desk = await browser.newContext({ ...DESK, baseURL: service.url, acceptDownloads: true })
  // No window of the system can be answered here: as in a browser that cannot write to a chosen file.
  await desk.addInitScript('delete window.showSaveFilePicker')
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

let papers: ReadonlyMap<string, Uint8Array>

it('takes all papers away in one ZIP, also when the line breaks meanwhile', async () => {
  const page = await desk.newPage()
  const seen = watch(page, service.url)
  await signIn(page, OFFICER)
  await page.goto(PATH)
  const start = page.getByRole('button', { name: `Unduh semua PDF (${HOLDERS.length})` })
  await start.waitFor()
  expect(await axe(page)).toEqual([])
  await picture(page, 'tanda-tangan', 360)
  await picture(page, 'tanda-tangan', 1280)

  let fetched = 0
  await page.route('**/c/*.pdf', async (route) => {
    fetched += 1
    await (fetched > 4 && fetched < 12 ? route.abort() : route.continue())
  })
  const downloading = page.waitForEvent('download')
  await start.click()
  await page.getByText('Terhenti. Yang sudah terkumpul tidak hilang.').waitFor()
  expect(await axe(page)).toEqual([])
  await picture(page, 'unduh-terhenti', 360)
  await picture(page, 'unduh-terhenti', 1280)
  await page.unroute('**/c/*.pdf')
  await page.getByRole('button', { name: 'Lanjutkan' }).click()
  await page.getByText(`${HOLDERS.length} PDF sudah terkumpul`).waitFor()
  await picture(page, 'unduh-selesai', 1280)

  const download = await downloading
  expect(download.suggestedFilename()).toBe('sertifikat-belum-ditandatangani.zip')
  const files = unzipped(readFileSync(await download.path()))
  const list = new TextDecoder().decode(files.get('daftar.csv'))
  files.delete('daftar.csv')
  expect(list.trimEnd().split('\r\n')).toHaveLength(HOLDERS.length + 1)
  expect([...files.keys()].map((name) => name.replace(/ - .*$/, ''))).toEqual(
    HOLDERS.map((name, index) => `${String(index + 1).padStart(4, '0')} ${name}`),
  )
  for (const [name, bytes] of files) {
    expect(new TextDecoder('latin1').decode(bytes.subarray(0, 5))).toBe('%PDF-')
    expect(list).toContain(name)
  }
  papers = files
  expect(seen.strangers).toEqual([])
  await page.close()
})

it('brings the signed ones back at once, each found by what it holds', async () => {
  const page = await desk.newPage()
  const seen = watch(page, service.url)
  await page.goto(PATH)
  await page.getByText('Pilih PDF yang sudah ditandatangani').waitFor()
  const signed = await Promise.all(Array.from(papers.values(), (bytes) => signedOutside(bytes)))
  const [first, second, third, ...rest] = signed
  const changed = third?.slice() ?? new Uint8Array()
  changed[5000] = (changed[5000] ?? 0) ^ 1
  const file = (name: string, bytes: Uint8Array | undefined) => ({
    name,
    mimeType: 'application/pdf',
    buffer: Buffer.from(bytes ?? []),
  })
  await page.locator('input[type=file]').setInputFiles([
    // Names say nothing: programs that sign give their own.
    file('hasil (2).pdf', first),
    file('hasil.pdf', second),
    file('diubah.pdf', changed),
    file('belum.pdf', [...papers.values()][3]),
    ...rest.slice(1).map((bytes, index) => file(`lain ${index}.pdf`, bytes)),
  ])
  const taken = HOLDERS.length - 2
  await page.getByText(`${taken} dari ${HOLDERS.length} PDF diterima`).waitFor()
  await page.getByText('Bukan berkas asli dari sertifikat ini').waitFor()
  await page.getByText('Ini berkas aslinya, belum ditandatangani.').waitFor()
  await page
    .getByRole('button', { name: `Belum ditandatangani ${HOLDERS.length - taken}` })
    .waitFor()
  expect(await axe(page)).toEqual([])
  await picture(page, 'unggah-hasil', 360)
  await picture(page, 'unggah-hasil', 1280)
  expect(await overflow(page)).toEqual([])
  await page.getByRole('button', { name: `Sudah ditandatangani ${taken}` }).click()
  await picture(page, 'sudah-ditandatangani', 1280)

  const address = await page.getByRole('link', { name: 'Buka' }).first().getAttribute('href')
  const served = await page.request.get(address ?? '')
  expect(await served.body()).toEqual(Buffer.from(first ?? []))
  expect(seen.complaints.filter((text) => !text.includes('422'))).toEqual([])
  expect(seen.strangers).toEqual([])
  await page.close()
})

it('shows on the public page that a signed sheet was brought, without a word on the signature', async () => {
  const page = await desk.newPage()
  const code = await service.db
    .prepare(
      `select 'KPM-' || verification_code code from certificates c
       join signed_documents s on s.certificate_id = c.id order by c.id limit 1`,
    )
    .first<string>('code')
  await page.goto(`/v/${code}`)
  await page.getByText('Dokumen bertanda tangan elektronik (BSrE) diunggah oleh dinas').waitFor()
  await page.getByText('Tanda tangan elektroniknya tidak kami periksa.').waitFor()
  expect(await axe(page)).toEqual([])
  await picture(page, 'periksa-berkas', 360)
  await picture(page, 'periksa-berkas', 1280)
  expect(await overflow(page)).toEqual([])
  await page.close()
})
