/**
 * A whole course from one district to another through the screens of the built product, as one file; what stops on the way, and what
 * no file may bring; and the same course on paper, for who learns and for who teaches.
 */
import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { areasOf } from '../../db/seed/areas.ts'
import { readCourseFile } from '../../site/src/lib/course-file/read-course-file.ts'
import { loadAreas, setDistrict } from '../../worker/regions/index.ts'
import { courseFiles, withFile } from '../factories/course.ts'
import { base64Of, webp } from '../factories/media.ts'
import { openBrowser } from './browser.ts'
import { axe, picture, sideways, watch } from './look-over.ts'
import { openLumajang, PASSWORD, SYSTEM, TRAINER } from './lumajang.ts'
import { DESK, signIn } from './office.ts'
import { makeOfficer } from './officer.ts'
import { startService, type Service } from './running-product.ts'

const OTHER = 'pelatih.pekalongan'
const TITLE = 'Pelatihan berbagi'
const PICTURE = webp(64, 48, { seed: 3 })

let service: Service
let browser: Browser
let here: Page
let there: Page
beforeAll(async () => {
  service = await startService()
  await openLumajang(service)
  const ctx = service.context(SYSTEM)
  await loadAreas(ctx, areasOf('33.75'))
  await setDistrict(ctx, {
    code: '33.75',
    timeZone: 'Asia/Jakarta',
    cadreTitle: 'Kader Pembangunan Manusia',
    codePrefix: 'PKL',
    officeName: 'Dinas Pemberdayaan Masyarakat',
    isPublic: true,
    isDemo: true,
  })
  await makeOfficer(ctx, {
    username: OTHER,
    name: 'Wulan Sari',
    password: PASSWORD,
    grants: [{ role: 'TRAINER', area: '33.75' }],
  })
  browser = await openBrowser()
  here = await deskOf(TRAINER)
  there = await deskOf(OTHER)
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

async function deskOf(username: string): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ ...DESK, baseURL: service.url })
  const page = await context.newPage()
  await signIn(page, username)
  return page
}

/** What the page's own calls would get. */
async function ask(page: Page, method: string, path: string, body?: unknown): Promise<unknown> {
  return page.evaluate(
    async ([verb, address, text]) => {
      const answer = await fetch(`/api/v1${address}`, {
        method: verb,
        ...(text === null ? {} : { body: text, headers: { 'content-type': 'application/json' } }),
      })
      return answer.json()
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  )
}

type Exported = {
  readonly files: readonly { readonly path: string; readonly text: string }[]
  readonly media: readonly string[]
}

async function courseOfLumajang(): Promise<string> {
  const added = await ask(here, 'POST', '/course-media', {
    ownerArea: '35.08',
    base64: base64Of(PICTURE),
  })
  // Safe: the reply of `addMedium`.
  const { name } = added as { name: string }
  const files = withFile(
    courseFiles({ code: 'BAGI', title: TITLE }),
    'bagi-satu/awal.md',
    (text) => `${text}\n![Kader mengukur bayi](media/${name})\n`,
  )
  const made = await ask(here, 'PUT', '/course-imports/BAGI', {
    ownerArea: '35.08',
    files,
    version: 0,
  })
  // Safe: the reply of `importCourse`.
  return (made as { courseId: string }).courseId
}

const countCourses = () => service.db.prepare('select count(*) n from courses').first<number>('n')

async function look(page: Page, name: string): Promise<void> {
  expect(await axe(page)).toEqual([])
  expect(await sideways(page)).toEqual([])
  await picture(page, name, 360)
  await picture(page, name, 1280)
}

it('hands a course from one district to another as one file, whole', async () => {
  const seen = watch(there, service.url)
  const courseId = await courseOfLumajang()
  await here.goto(`/pelatih/kursus/?kursus=${courseId}`)
  await here.getByText('Berkas dan cetak').click()
  const download = here.waitForEvent('download')
  await here.getByRole('button', { name: 'Simpan ke berkas' }).click()
  const file = await (await download).path()
  await here.getByText(/pelatihan-bagi-.*\.zip tersimpan/).waitFor()
  expect(await axe(here)).toEqual([])
  const reading = await readCourseFile(new Uint8Array(readFileSync(file)))
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
  expect([...reading.course.media.values()]).toEqual([PICTURE])

  await there.goto('/pelatih/')
  await there.getByRole('link', { name: 'Buka pelatihan dari berkas' }).click()
  const choose = there.locator('input[type=file]')
  await choose.setInputFiles({ name: 'rusak.zip', mimeType: 'application/zip', buffer: cut(file) })
  await there.getByText('Berkas ini tidak bisa dibuka').waitFor()
  await look(there, 'pelatih-berkas-rusak')
  await choose.setInputFiles(file)
  await there.getByRole('heading', { name: 'Periksa dulu' }).waitFor()
  await there.getByText('12 soal baru.').waitFor()
  await look(there, 'pelatih-berkas-periksa')

  // The line breaks where the texts are sent: nothing is half there, and once more is enough.
  const before = await countCourses()
  await there.route('**/api/v1/course-imports/BAGI-2', (route) => route.abort())
  await there.getByRole('button', { name: 'Simpan pelatihan' }).click()
  await there.getByText('Belum ada pelatihan yang berubah.').waitFor()
  expect(await countCourses()).toBe(before)
  await there.unroute('**/api/v1/course-imports/BAGI-2')
  await there.getByRole('button', { name: 'Simpan lagi' }).click()
  await there.getByText('Pelatihan sudah masuk').waitFor()
  await there.getByRole('link', { name: 'Buka susunannya' }).click()
  await there.getByRole('heading', { name: TITLE }).waitFor()

  const brought = new URL(there.url()).searchParams.get('kursus') ?? ''
  // Safe: the reply of `exportCourse`.
  const again = (await ask(there, 'GET', `/workshop/courses/${brought}/export`)) as Exported
  const named = withFile(reading.course.texts, 'course.yaml', (text) =>
    text.replace('code: BAGI', 'code: BAGI-2'),
  )
  expect(again.files).toEqual(named)
  expect(again.media).toEqual([...reading.course.media.keys()])
  expect(seen.complaints.filter((line) => !line.includes('net::ERR_FAILED'))).toEqual([])
  expect(seen.strangers).toEqual([])
})

/** The file without its end. */
function cut(file: string): Buffer {
  const whole = readFileSync(file)
  return whole.subarray(0, whole.length - 200)
}

it('prints a booklet without keys and a handbook with them', async () => {
  const courseId = await service.db
    .prepare("select id from courses where code = 'BAGI-2'")
    .first<string>('id')
  const seen = watch(there, service.url)
  await there.goto(`/pelatih/kursus/cetak/?kursus=${courseId}&untuk=peserta`)
  const book = there.locator('.buku')
  await book.getByText('Soal bagi-2').or(book.getByText('Soal bagi-satu-k1?')).first().waitFor()
  const booklet = await book.innerText()
  expect(booklet).toContain('Draf, disimpan')
  expect(booklet).toContain('Kalimat pertama.')
  expect(booklet).not.toMatch(/Alasan|Pembahasan|Sumber bagi|Soal bagi-satu-t1/)
  await look(there, 'pelatih-cetak-peserta')
  await there.getByRole('button', { name: 'Pelatih', exact: true }).click()
  await book.getByText('Buku pegangan pelatih').first().waitFor()
  const handbook = await book.innerText()
  expect(handbook).toMatch(/Pilihan dua bagi-satu-k1\s+BENAR\s+Alasan b bagi-satu-k1/i)
  expect(handbook).toContain('Soal bagi-satu-t1?')
  expect(handbook).toContain('Pembahasan bagi-satu-k1')
  await look(there, 'pelatih-cetak-pelatih')
  const paper = await there.pdf({ preferCSSPageSize: true, printBackground: true })
  // A4 in points, on every sheet.
  const sizes = [...paper.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
  expect(sizes.length).toBeGreaterThan(4)
  for (const [, width, height] of sizes)
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
  expect(seen.complaints).toEqual([])
})
