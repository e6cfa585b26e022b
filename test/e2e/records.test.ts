/**
 * An officer brings certificates from before the platform: a messy spreadsheet with problem rows and two files of evidence; the
 * approver looks at them and accepts; the district's figures say what rests on them. Pictures are left in `test/.artifacts/screens`.
 */
import { readFileSync } from 'node:fs'
import { writeXlsx, type CellValue } from 'hucre'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { advanceCoverage } from '../../worker/roster/index.ts'
import { openBrowser } from './browser.ts'
import { axe, overflow, picture, watch } from './look-over.ts'
import { APPROVER, AREAS, DISTRICT, nameOf, OFFICER, openLumajang, SYSTEM } from './lumajang.ts'
import { addCadres } from './office-verbs.ts'
import { DESK, rowToMend, signIn } from './office.ts'
import { startService, type Service } from './running-product.ts'

const HOME = '/dinas/sertifikat/lama/'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const VILLAGES = AREAS.filter(({ code }) => code.length === 13).map(({ code }) => code)
const NAMES = Array.from({ length: 30 }, (_, at) => `Kader ${'ABCDEFGHIJ'[at % 10]}ini ${at}sih`)

let service: Service
let browser: Browser
let officer: BrowserContext
beforeAll(async () => {
  service = await startService()
  const lumajang = await openLumajang(service)
  await addCadres(
    service,
    lumajang,
    NAMES.map((name, at) => ({ name, areaCode: VILLAGES[at] ?? '' })),
  )
  await advanceCoverage(service.context(SYSTEM), DISTRICT)
  browser = await openBrowser()
  officer = await browser.newContext({ ...DESK, baseURL: service.url, acceptDownloads: true })
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

const PDF = Buffer.from('%PDF-1.7\n% SK Bupati Lumajang tentang pelatihan KPM 2024\n%%EOF\n')
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Titles above, a NIK, kecamatan once for many, dates in every form, sums and a signature; six of the 30 rows ask for something. */
async function messyList(): Promise<Buffer> {
  const place = (at: number): [string, string] => {
    const code = VILLAGES[at] ?? ''
    return [`Desa ${nameOf(code)}`.replace(/^Desa Desa/, 'Desa'), nameOf(code.slice(0, 8))]
  }
  const dates: CellValue[] = ['12/03/2024', '12 Maret 2024', 45363, new Date('2024-03-12')]
  const people: CellValue[][] = NAMES.map((name, at) => [
    at + 1,
    at === 3 ? `Hj. ${name.toUpperCase()}, S.Pd.` : name,
    3508010000000001 + at,
    ...place(at),
    `893.3/${String(at + 1).padStart(3, '0')}/BPSDM/2024`,
    dates[at % dates.length] ?? null,
    at % 5 === 0 ? '3 tahun' : null,
  ])
  const set = (at: number, column: number, value: CellValue) => {
    const row = people[at]
    if (row !== undefined) row[column] = value
  }
  set(0, 6, '31/02/2024') // no such day
  set(1, 5, null) // no number
  set(2, 1, 'Siapa Gerangan') // not in the roster
  set(4, 1, `${NAMES[4]}h`) // spelled alike
  set(5, 3, place(20)[0]) // serves elsewhere
  set(5, 4, place(20)[1])
  set(29, 1, NAMES[28] ?? '') // the row before once more
  set(29, 3, place(28)[0])
  set(29, 4, place(28)[1])
  set(29, 5, '893.3/029/BPSDM/2024')
  const rows: CellValue[][] = [
    ['DAFTAR PENERIMA SERTIFIKAT PELATIHAN KPM TAHUN 2024'],
    ['KABUPATEN LUMAJANG'],
    [],
    [
      'No',
      'Nama Peserta',
      'NIK',
      'Desa/Kel',
      'Kecamatan',
      'No. Sertifikat',
      'Tgl Sertifikat',
      'Masa Berlaku',
    ],
    ...people,
    [null, 'JUMLAH', null, null, null, 30, null, null],
    [],
    [null, null, null, null, null, 'Lumajang, 21 November 2026', null, null],
    [null, null, null, null, null, 'Kepala Dinas', null, null],
  ]
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Peserta', rows }] }))
}

async function look(page: Page, name: string): Promise<void> {
  expect(await axe(page), name).toEqual([])
  await picture(page, name, 360)
  await picture(page, name, 1280)
}

it('is brought in from a messy sheet, row by row made clear, with evidence, over a reload and a broken line', async () => {
  const page = await officer.newPage()
  const seen = watch(page, service.url)
  await signIn(page, OFFICER)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/records')) sent.push(request.postData() ?? '')
  })
  await page.goto(HOME)
  await page.getByText('Belum ada sertifikat lama yang dicatat').waitFor()
  await look(page, 'sertifikat-lama-kosong')
  await page.getByRole('link', { name: 'Catat dari Excel' }).click()
  await page.getByText('Daftar sertifikat dari komputer Anda').waitFor()
  await look(page, 'sertifikat-lama-pilih')

  const file = { name: 'peserta pelatihan 2024.xlsx', mimeType: XLSX, buffer: await messyList() }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('30 baris terbaca di lembar “Peserta”').waitFor()
  await page.getByText('Kolom “NIK” berisi NIK').waitFor()
  await page.getByRole('button', { name: 'Periksa daftar' }).click()
  await page.getByText('Belum ada kolomnya. Isi di sini.').first().waitFor()
  await look(page, 'sertifikat-lama-kolom')
  await page
    .getByRole('textbox', { name: 'Nama pelatihan' })
    .fill('Pelatihan KPM Kabupaten Lumajang')
  await page.getByRole('textbox', { name: 'Penerbit' }).fill('BPSDM Provinsi Jawa Timur')
  await page.getByRole('textbox', { name: 'JP' }).fill('32')
  await page.getByRole('button', { name: 'Periksa daftar' }).click()

  await page.getByText('24 sertifikat siap diusulkan. 5 baris belum beres').waitFor()
  expect(sent.join('')).not.toMatch(/350801000000/)
  await look(page, 'sertifikat-lama-periksa')
  expect(await overflow(page)).toEqual([])
  const wrongDay = rowToMend(page, 5)
  await wrongDay.getByText('Tanggal “31/02/2024” tidak ada di kalender.').waitFor()
  await wrongDay.getByRole('textbox').fill('1 Maret 2024')
  await wrongDay.getByRole('button', { name: 'Betulkan' }).click()
  const noNumber = rowToMend(page, 6)
  await noNumber.getByText('Nomor sertifikat belum terisi.').waitFor()
  await noNumber.getByRole('textbox').fill('893.3/002/BPSDM/2024')
  await noNumber.getByRole('button', { name: 'Betulkan' }).click()
  await page.getByText('26 sertifikat siap diusulkan. 3 baris belum beres').waitFor()

  // What was answered survives a reload in the middle of the work.
  await page.reload()
  await page.getByText('26 sertifikat siap diusulkan. 3 baris belum beres').waitFor()
  const similar = rowToMend(page, 9)
  await similar.getByText('ada yang mirip di wilayah itu').waitFor()
  await picture(page, 'sertifikat-lama-tanya', 360)
  await picture(page, 'sertifikat-lama-tanya', 1280)
  await similar.getByRole('button', { name: 'Ini orangnya' }).click()
  const elsewhere = rowToMend(page, 10)
  await elsewhere.getByText('Nama ini ada di wilayah lain.').waitFor()
  await elsewhere.getByRole('button', { name: 'Ini orangnya' }).click()
  await page.getByText('28 sertifikat siap diusulkan. 1 baris belum beres').waitFor()
  const unknown = rowToMend(page, 7)
  await unknown.getByText('Tidak ada kader bernama ini di daftar.').waitFor()
  await look(page, 'sertifikat-lama-tak-dikenal')
  await page.getByRole('button', { name: 'Sudah ada 1' }).click()
  await page.getByText('Tertulis dua kali di daftar ini (baris 33).').waitFor()
  await page.getByRole('button', { name: 'Beres 28' }).click()
  await look(page, 'sertifikat-lama-beres')

  await page.getByRole('button', { name: 'Lanjut ke bukti' }).click()
  await page.getByText('Paling sedikit satu berkas bukti.').waitFor()
  expect(await page.getByRole('button', { name: 'Usulkan 28 sertifikat' }).isDisabled()).toBe(true)
  const hostile = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  const picker = page.locator('input[type=file]')
  await picker.setInputFiles({ name: 'foto.pdf', mimeType: 'application/pdf', buffer: hostile })
  await page.getByText('Isi berkas ini bukan PDF, JPG, atau PNG.').waitFor()
  await page.getByRole('button', { name: 'Hapus' }).click()
  let calls = 0
  await page.route('**/files', (route) => {
    calls += 1
    return calls === 1 ? route.abort() : route.continue()
  })
  await picker.setInputFiles([
    { name: 'SK Bupati 2024.pdf', mimeType: 'application/pdf', buffer: PDF },
    { name: 'foto sertifikat.png', mimeType: 'image/png', buffer: PNG },
  ])
  await page.getByRole('button', { name: 'Coba lagi' }).waitFor()
  await look(page, 'sertifikat-lama-putus')
  await page.getByRole('button', { name: 'Coba lagi' }).click()
  await expect.poll(() => page.getByText('Sudah sampai').count()).toBe(2)
  await look(page, 'sertifikat-lama-bukti')
  await page.getByRole('button', { name: 'Usulkan 28 sertifikat' }).click()
  await page.getByText('28 sertifikat menunggu orang kedua.').waitFor()
  await page.getByText('1 baris belum ikut diusulkan').waitFor()
  await look(page, 'sertifikat-lama-diusulkan')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Unduh baris ini (.csv)' }).click(),
  ])
  const rest = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n')
  expect(rest).toHaveLength(2)
  expect(rest[1]).toContain('"Siapa Gerangan"')
  expect(rest[1]).toContain('"Tidak ada kader bernama ini di daftar."')

  await page.getByRole('link', { name: 'Lihat sertifikat lama' }).click()
  await page.getByText('Menunggu orang kedua').waitFor()
  await look(page, 'sertifikat-lama-daftar')
  await page.getByRole('button', { name: 'Lihat' }).click()
  await page.getByText('Anda yang mengusulkan. Yang menerima harus orang lain.').waitFor()
  expect(await page.getByRole('button', { name: /^Terima/ }).count()).toBe(0)
  expect(seen.complaints.filter((words) => !words.includes('net::ERR_FAILED'))).toEqual([])
  expect(seen.strangers).toEqual([])
  await page.close()
})

it('counts from the moment when the approver accepts, and no more after a withdrawal', async () => {
  const context = await browser.newContext({
    ...DESK,
    baseURL: service.url,
    acceptDownloads: true,
  })
  const page = await context.newPage()
  const seen = watch(page, service.url)
  await signIn(page, APPROVER)
  await page.goto(HOME)
  await page.getByRole('button', { name: 'Periksa' }).click()
  await page.getByRole('heading', { name: '28 sertifikat lama' }).waitFor()
  await page.getByText('28 dari 28').waitFor()
  await look(page, 'sertifikat-lama-putusan')
  const [evidence] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'SK Bupati 2024.pdf' }).click(),
  ])
  expect(readFileSync(await evidence.path())).toEqual(PDF)
  await page.getByRole('button', { name: 'Terima 28 sertifikat' }).click()
  await page.getByText('28 sertifikat lama sudah diterima.').waitFor()
  await page.goto(`/kab/${DISTRICT}/`)
  await page.getByText('Termasuk 28 kader terlatih yang sertifikatnya dicatat oleh dinas').waitFor()
  await picture(page, 'sertifikat-lama-publik', 360)
  expect(seen.complaints).toEqual([])
  await context.close()

  const desk = await officer.newPage()
  await desk.goto(HOME)
  await desk.getByRole('button', { name: 'Lihat' }).click()
  await desk.getByRole('button', { name: 'Tarik' }).first().click()
  await desk.getByRole('heading', { name: /^Tarik catatan/ }).waitFor()
  await desk.getByLabel('Alasan').fill('Kertasnya milik orang lain.')
  await look(desk, 'sertifikat-lama-tarik')
  await desk.getByRole('button', { name: 'Tarik' }).click()
  await desk.getByText('Ditarik').first().waitFor()
  await look(desk, 'sertifikat-lama-ditarik')
  const [list] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: 'Unduh daftar (CSV)' }).click(),
  ])
  const csv = readFileSync(await list.path(), 'utf8')
  expect(csv.trimEnd().split('\r\n')).toHaveLength(29)
  expect(csv).toContain('"Dicatat oleh dinas, bukan diterbitkan sistem ini"')
  await desk.goto('/dinas/')
  await desk.getByText('Termasuk 27 kader terlatih').waitFor()
  await picture(desk, 'sertifikat-lama-ringkasan', 1280)
  await desk.close()
})
