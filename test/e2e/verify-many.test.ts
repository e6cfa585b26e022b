/**
 * An officer checks a whole list: a spreadsheet as offices keep it is opened in the browser, each row gets its state, and the
 * result is taken away as a file. Pictures of each step are left in `test/.artifacts/screens`.
 */
import { readFileSync } from 'node:fs'
import { writeXlsx, type CellValue } from 'hucre'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { axe, overflow, picture, watch } from './look-over.ts'
import { AREAS, OFFICER, openLumajang, PROVINCE, type Lumajang } from './lumajang.ts'
import { addCadres, certify, setUpIssuing, takeBack } from './office-verbs.ts'
import { DESK, signIn } from './office.ts'
import { startService, type Service } from './running-product.ts'
import { passRule } from './work.ts'

const NAMES = ['Siti Aminah', 'Dewi Lestari', 'Sri Wahyuni', 'Umi Kholifah', 'Rina Susanti']
const PATH = '/dinas/sertifikat/periksa/'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Paper = {
  readonly id: string
  readonly number: string
  readonly code: string
  readonly village: string
  readonly subDistrict: string
}

let service: Service
let browser: Browser
let desk: BrowserContext
let lumajang: Lumajang
let papers: readonly Paper[]
beforeAll(async () => {
  service = await startService()
  lumajang = await openLumajang(service)
  papers = await issuePapers()
  browser = await openBrowser()
  desk = await browser.newContext({ ...DESK, baseURL: service.url, acceptDownloads: true })
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

async function issuePapers(): Promise<readonly Paper[]> {
  const villages = AREAS.filter(({ code }) => code.length === 13).map(({ code }) => code)
  const ids = await addCadres(
    service,
    lumajang,
    NAMES.map((name, index) => ({ name, areaCode: villages[index] ?? '' })),
  )
  const { unitId } = await setUpIssuing(service, lumajang)
  await passRule(service, lumajang, ids)
  await certify(service, lumajang, unitId, ids)
  const found = await service.db
    .prepare(
      `select c.id, c.number, 'KPM' || c.verification_code code, c.snapshot ->> 'villageName' village,
         c.snapshot ->> 'subDistrictName' subDistrict
       from json_each(?) as wanted join certificates c on c.cadre_id = wanted.value order by wanted.key`,
    )
    .bind(JSON.stringify(ids))
    .all<Paper>()
  const third = found.results[2]
  await takeBack(service, lumajang, third?.id ?? '')
  return found.results
}

/** Merged titles, a NIK, numbers as numbers, stray spaces, a repeated row, sums and a signature. */
async function messyList(): Promise<Buffer> {
  const [siti, dewi, sri, umi, rina] = papers
  if (!siti || !dewi || !sri || !umi || !rina) throw new Error('five papers are needed')
  const rows: CellValue[][] = [
    ['DAFTAR PENERIMA SERTIFIKAT KADER PEMBANGUNAN MANUSIA'],
    ['KABUPATEN LUMAJANG'],
    [],
    ['No', 'NAMA PENERIMA', 'NIK', 'Sertifikat', null, 'Wilayah Tugas', null, 'Nilai', 'Ket.'],
    [null, null, null, 'Nomor', 'Kode Verifikasi', 'Desa/Kel', 'Kecamatan', null, null],
    [
      1,
      ' HJ. SITI  AMINAH, S.Pd ',
      3508010000000001,
      siti.number,
      null,
      siti.village,
      siti.subDistrict,
      88,
      null,
    ],
    [
      2,
      'Dewi Lestary',
      3508010000000002,
      null,
      ` ${dewi.code.toLowerCase()} `,
      dewi.village,
      null,
      90,
      'ok',
    ],
    [
      3,
      'SRI WAHYUNI',
      3508010000000003,
      ` ${sri.number.replaceAll('/', ' / ')}`,
      null,
      sri.village,
      null,
      71,
      null,
    ],
    [4, 'Orang Lain', 3508010000000004, null, umi.code, 'Ranupane', 'Senduro', 80, null],
    [5, 'Rina Susanti', 3508010000000005, rina.number, null, null, null, 80, null],
    [6, 'Rina Susanti', 3508010000000005, null, rina.code, null, null, 80, 'ganda'],
    [7, '=cmd', null, 12345, null, null, null, 0, null],
    [8, 'Belum Ada Nomornya', null, null, '-', null, null, 0, null],
    [null, 'JUMLAH', null, 8, null, null, null, null, null],
    [],
    [null, null, null, null, null, 'Lumajang, 21 November 2026', null, null, null],
    [null, null, null, null, null, 'Kepala Dinas', null, null, null],
  ]
  const merges = [
    { startRow: 0, endRow: 0, startCol: 0, endCol: 8 },
    { startRow: 1, endRow: 1, startCol: 0, endCol: 8 },
    { startRow: 3, endRow: 3, startCol: 3, endCol: 4 },
    { startRow: 3, endRow: 3, startCol: 5, endCol: 6 },
  ]
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Rekap', rows, merges }] }))
}

/** The text of the row of a line in the list. */
function rowOf(page: Page, line: number): Promise<string> {
  const place = page.getByText(new RegExp(`^Baris ${line}(,|$)`))
  return page.getByRole('row').filter({ has: place }).innerText()
}

it('says of each row of a messy sheet whether it holds and what differs', async () => {
  const page = await desk.newPage()
  const seen = watch(page, service.url)
  await signIn(page, OFFICER)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('verify-many')) sent.push(request.postData() ?? '')
  })
  await page.goto(PATH)
  await page.getByText('Daftar dari komputer Anda').waitFor()
  expect(await axe(page)).toEqual([])
  await picture(page, 'periksa-banyak-pilih', 360)
  await picture(page, 'periksa-banyak-pilih', 1280)

  const file = { name: 'rekap sertifikat.xlsx', mimeType: XLSX, buffer: await messyList() }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('8 baris untuk diperiksa di lembar "Rekap"').waitFor()
  await page.getByText('Kolom "NIK" berisi NIK').waitFor()
  expect(await page.getByLabel('Nomor sertifikat').inputValue()).toBe('3')
  expect(await page.getByLabel('Kode verifikasi').inputValue()).toBe('4')
  expect(await axe(page)).toEqual([])
  await picture(page, 'periksa-banyak-kolom', 360)
  await picture(page, 'periksa-banyak-kolom', 1280)

  await page.getByRole('button', { name: 'Periksa 8 baris' }).click()
  await page.getByText('8 baris diperiksa: 2 sah dan cocok, 6 perlu dilihat.').waitFor()
  expect(sent.join('')).not.toMatch(/350801000000000/)
  expect(await rowOf(page, 6)).toMatch(/Sah[\s\S]*Nama cocok[\s\S]*Desa cocok/)
  expect(await rowOf(page, 7)).toMatch(/Sah[\s\S]*Nama mirip\s*tercetak: Dewi Lestari/)
  expect(await rowOf(page, 8)).toMatch(/Dicabut/)
  expect(await rowOf(page, 9)).toMatch(/Sah[\s\S]*Nama beda\s*tercetak: Umi[\s\S]*Desa beda/)
  expect(await rowOf(page, 10)).toMatch(/Sah/)
  expect(await rowOf(page, 11)).toMatch(/Sama dengan baris 10/)
  expect(await rowOf(page, 12)).toMatch(/Tidak ditemukan/)
  expect(await rowOf(page, 13)).toMatch(/Tidak terbaca/)
  expect(await axe(page)).toEqual([])
  await picture(page, 'periksa-banyak-hasil', 360)
  await picture(page, 'periksa-banyak-hasil', 1280)
  expect(await overflow(page)).toEqual([])
  await page.emulateMedia({ media: 'print' })
  await page.getByText('Perlu dilihat 6 ·').waitFor()
  await picture(page, 'periksa-banyak-cetak', 1280)
  await page.emulateMedia({ media: 'screen' })

  await page.getByRole('button', { name: 'Beda nama 2' }).click()
  await expect.poll(() => page.getByRole('row').count()).toBe(3)
  expect(page.url()).toContain('tampil=nama')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Unduh CSV' }).click(),
  ])
  const csv = readFileSync(await download.path(), 'utf8')
  expect(csv.trimEnd().split('\r\n')).toHaveLength(9)
  expect(csv).toContain(`"'=cmd"`)
  expect(csv).toContain('"Dewi Lestary"')
  expect(seen.complaints).toEqual([])
  expect(seen.strangers).toEqual([])
  await page.close()
})

it('takes a pasted column, and goes on where a broken connection stopped it', async () => {
  const page = await desk.newPage()
  await page.goto(PATH)
  const [siti] = papers
  const lines = Array.from({ length: 600 }, (_, at) => `400.10.2/${at + 5000}/DPMD/KPM/2026`)
  await page.getByLabel('Kode atau nomor, satu baris').fill([siti?.code, ...lines].join('\n'))
  await page.getByRole('button', { name: 'Pakai tempelan ini' }).click()
  await page.getByText('601 baris untuk diperiksa').waitFor()
  let calls = 0
  await page.route('**/verify-many', (route) => {
    calls += 1
    return calls === 2 ? route.abort() : route.continue()
  })
  await page.getByRole('button', { name: 'Periksa 601 baris' }).click()
  await page.getByText('250 baris sudah diperiksa').waitFor()
  expect(await page.getByText('250 dari 601 baris').count()).toBe(1)
  await picture(page, 'periksa-banyak-putus', 360)
  await page.getByRole('button', { name: 'Coba lagi' }).click()
  await page.getByText('601 baris diperiksa: 1 sah dan cocok, 600 perlu dilihat.').waitFor()
  expect(calls).toBe(4)
  await page.getByText('100 dari 601').waitFor()
  await page.emulateMedia({ media: 'print' })
  await page.evaluate('dispatchEvent(new Event("beforeprint"))')
  await expect.poll(() => page.getByRole('row').count()).toBe(602)
  await page.close()
})

it('is open to the province, and asks for a column when none is known', async () => {
  const context = await browser.newContext({ ...DESK, baseURL: service.url })
  const page = await context.newPage()
  await signIn(page, PROVINCE)
  await page.goto(PATH)
  await page.getByLabel('Kode atau nomor, satu baris').fill('')
  await page.getByRole('button', { name: 'Pakai tempelan ini' }).click()
  await page.getByText('Tempel dulu kode atau nomornya.').waitFor()
  await page.getByLabel('Kode atau nomor, satu baris').fill(`catatan saja`)
  await page.getByRole('button', { name: 'Pakai tempelan ini' }).click()
  await page.getByText('Pilih kolom kode verifikasi atau nomor sertifikat.').waitFor()
  await page.getByRole('button', { name: 'Daftar lain' }).click()
  await page.getByLabel('Kode atau nomor, satu baris').fill(papers[0]?.number ?? '')
  await page.getByRole('button', { name: 'Pakai tempelan ini' }).click()
  await page.getByRole('button', { name: 'Periksa 1 baris' }).click()
  await page.getByText('1 baris diperiksa. Semuanya sah dan cocok.').waitFor()
  expect(await rowOf(page, 1)).toContain('tercetak: Siti Aminah')
  await context.close()
})
