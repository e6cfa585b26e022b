/**
 * Every page as it stands in a district at work: light enough for a poor signal, asking no other host, readable by
 * everyone, and telling nobody the answers. Pictures of all of them are left in `test/.artifacts/screens`.
 */
import { brotliCompressSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ITEMS, oneLine, SECRETS } from './answer-key.ts'
import { openBrowser } from './browser.ts'
import { focused } from './keyboard.ts'
import { PHONE } from './learner.ts'
import { createStaff } from '../../worker/identity/index.ts'
import { APPROVER, OFFICER, PASSWORD, PROVINCE, SYSTEM, TRAINER } from './lumajang.ts'
import { axe, overflow, picture, watch } from './look-over.ts'
import { DESK, signIn } from './office.ts'
import { makeOfficer } from './officer.ts'
import { startService, type Service } from './running-product.ts'
import { holdMeeting } from './held-meeting.ts'
import { startWork, type Work } from './work.ts'

const MAX_BYTES = 14_000
/** A meeting with a roll. */
const HELD = '01980000-0000-7000-8000-00000000a77e'

let service: Service
let browser: Browser
let work: Work
beforeAll(async () => {
  service = await startService()
  work = await startWork(service)
  await holdMeeting(service, HELD)
  await createStaff(service.context(SYSTEM), {
    username: WITHOUT_APP,
    name: 'Petugas Baru',
    password: PASSWORD,
    passwordIs: 'OWN',
    grants: [{ role: 'TRAINER', area: '35.08' }],
  })
  await makeOfficer(service.context(SYSTEM), {
    username: SUPERADMIN,
    name: 'Ketut Wijaya',
    password: PASSWORD,
    passwordIs: 'OWN',
    grants: [{ role: 'SUPERADMIN', area: 'ID' }],
  })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

type Who = 'stranger' | keyof Work['cookies']
type Visit = {
  /** Names the page in the table and its pictures. */
  readonly name: string
  readonly who: Who
  readonly path: (work: Work) => string
  /** What is done on the page first, where the page is the answer to a form. */
  readonly first?: (page: Page) => Promise<unknown>
  readonly status?: 404 | 422
}

const LONGEST = 'longest lesson'
/** Somebody who signs in for the first time. */
const WITHOUT_APP = 'baru.lumajang'
/** Looks at a district's people with a reason only. */
const SUPERADMIN = 'superadmin'

/** Up to what the second step asks. */
async function passwordOf(page: Page, username: string): Promise<void> {
  await page.getByLabel('Nama pengguna').fill(username)
  await page.getByLabel('Kata sandi').fill(PASSWORD)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.waitForURL('**/masuk/dinas/langkah/')
}

/** In three weeks. */
const soon = () => new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10)

const VISITS: readonly Visit[] = [
  { name: 'beranda', who: 'stranger', path: () => '/' },
  { name: 'masuk', who: 'stranger', path: () => '/masuk/' },
  { name: 'masuk-dinas', who: 'stranger', path: () => '/masuk/dinas/' },
  { name: 'undangan', who: 'stranger', path: () => '/undangan/' },
  {
    name: 'masuk-dinas-salah',
    who: 'stranger',
    path: () => '/masuk/dinas/',
    status: 422,
    first: async (page) => {
      await page.getByLabel('Nama pengguna').fill('siapa.saja')
      await page.getByLabel('Kata sandi').fill('bukan kata sandinya')
      await page.getByRole('button', { name: 'Masuk' }).click()
    },
  },
  {
    name: 'masuk-dinas-kode',
    who: 'stranger',
    path: () => '/masuk/dinas/',
    first: (page) => passwordOf(page, OFFICER),
  },
  {
    name: 'masuk-dinas-kode-salah',
    who: 'stranger',
    path: () => '/masuk/dinas/',
    first: async (page) => {
      await passwordOf(page, APPROVER)
      await page.getByText('HP hilang atau tertinggal?').click()
      await page.getByLabel('Kode pemulihan').fill('bukan kode')
      await page.getByRole('button', { name: 'Masuk dengan kode pemulihan' }).click()
      await page.getByText('terdiri dari 10 huruf dan angka').waitFor()
    },
  },
  {
    name: 'masuk-dinas-aplikasi',
    who: 'stranger',
    path: () => '/masuk/dinas/',
    first: (page) => passwordOf(page, WITHOUT_APP),
  },
  { name: 'akun', who: 'officer', path: () => '/akun/' },
  { name: 'akun-layanan', who: 'officer', path: () => '/akun/layanan/' },
  { name: 'aktivasi', who: 'stranger', path: ({ spareCode }) => `/aktivasi/#${spareCode}` },
  {
    name: 'aktivasi-siapa',
    who: 'stranger',
    path: ({ spareCode }) => `/aktivasi/#${spareCode}`,
    first: (page) => page.getByRole('button', { name: 'Lanjut' }).click(),
  },
  {
    name: 'aktivasi-pin',
    who: 'stranger',
    path: ({ spareCode }) => `/aktivasi/#${spareCode}`,
    first: async (page) => {
      await page.getByRole('button', { name: 'Lanjut' }).click()
      await page.getByRole('button', { name: 'Ya, ini saya' }).click()
    },
  },
  { name: 'periksa', who: 'stranger', path: () => '/v/' },
  { name: 'periksa-sah', who: 'stranger', path: ({ validCode }) => `/v/${validCode}` },
  { name: 'periksa-dicabut', who: 'stranger', path: ({ revokedCode }) => `/v/${revokedCode}` },
  {
    name: 'periksa-tidak-ditemukan',
    who: 'stranger',
    path: () => '/v/KPM-0000-0000-0000',
    status: 404,
  },
  { name: 'kabupaten', who: 'stranger', path: () => '/kab/35.08/' },
  { name: 'versi-kursus', who: 'stranger', path: () => '/courses/KPM-DASAR/1' },
  { name: 'pesan', who: 'stranger', path: () => '/pesan/kpm-dasar/mengenal-kpm/' },
  { name: 'pesan-daftar', who: 'stranger', path: () => '/pesan/kpm-dasar/' },
  { name: 'bantuan', who: 'stranger', path: () => '/bantuan/' },
  { name: 'privasi', who: 'stranger', path: () => '/privasi/' },
  { name: 'privasi-pemroses', who: 'stranger', path: () => '/privasi/pemroses/' },
  { name: 'tentang', who: 'stranger', path: () => '/tentang/' },
  {
    name: 'panjang-tinggi',
    who: 'stranger',
    path: () => '/alat/panjang-tinggi/?umur=30&cara=baring&hasil=88,4',
  },
  {
    name: 'panjang-tinggi-salah',
    who: 'stranger',
    path: () => '/alat/panjang-tinggi/?umur=72&hasil=8,84',
  },
  { name: 'hadir', who: 'stranger', path: () => '/hadir/' },
  { name: 'buka', who: 'stranger', path: () => '/buka/' },
  { name: 'tidak-ada', who: 'stranger', path: () => '/tidak-ada/', status: 404 },
  { name: 'belajar', who: 'learner', path: () => '/belajar/' },
  { name: 'modul', who: 'learner', path: () => '/belajar/stunting-1000-hpk/' },
  { name: 'pelajaran', who: 'finisher', path: () => LONGEST },
  { name: 'kuis', who: 'learner', path: () => '/belajar/stunting-1000-hpk/kuis/' },
  { name: 'hasil-belum', who: 'learner', path: ({ failedResult }) => failedResult },
  { name: 'hasil-lulus', who: 'learner', path: ({ passedResult }) => passedResult },
  { name: 'sertifikat-belum', who: 'learner', path: () => '/sertifikat/' },
  { name: 'syarat', who: 'learner', path: () => '/syarat/' },
  { name: 'syarat-kursus', who: 'learner', path: () => '/syarat/kpm-dasar/' },
  { name: 'data-saya', who: 'learner', path: () => '/data-saya/' },
  { name: 'data-saya-perbaikan', who: 'learner', path: () => '/data-saya/perbaikan/' },
  { name: 'data-saya-berhenti', who: 'learner', path: () => '/data-saya/berhenti/' },
  { name: 'praktik', who: 'learner', path: () => '/praktik/' },
  { name: 'rtl', who: 'learner', path: () => '/rtl/' },
  {
    name: 'rtl-tulis-salah',
    who: 'learner',
    path: () => '/rtl/kpm-dasar/tulis',
    status: 422,
    first: async (page) => {
      await page.getByLabel('Siapa yang Anda ajak?').first().fill('Pemuda dusun')
      await page.getByRole('button', { name: 'Simpan rencana' }).click()
      await page.getByRole('link', { name: 'Tulis apa yang Anda lakukan.' }).waitFor()
    },
  },
  {
    name: 'rtl-tersimpan',
    who: 'finisher',
    path: () => '/rtl/kpm-dasar/tulis',
    first: async (page) => {
      await page.getByLabel('Apa yang Anda lakukan?').first().fill('Mengajak ayah ke posyandu')
      await page.getByLabel('Siapa yang Anda ajak?').first().fill('Bu RW 3508014501900001')
      await page.getByText('Ada NIK (16 angka) di tulisan Anda').waitFor()
      await page.getByLabel('Paling lambat tanggal').first().fill(soon())
      await page.getByRole('button', { name: 'Simpan rencana' }).click()
      await page.getByText('Menunggu pelatih membaca').waitFor()
      await page.getByText('NIK (16 angka) yang Anda tulis sudah dihapus').waitFor()
    },
  },
  {
    // What she wrote and never sent is there again.
    name: 'rtl-dipasang',
    who: 'trying',
    path: () => '/rtl/kpm-dasar/tulis',
    first: async (page) => {
      await page.getByLabel('Apa yang Anda lakukan?').first().fill('Mengajak ayah ke posyandu')
      await page.reload()
      await page.getByText('dipasang lagi').waitFor()
    },
  },
  { name: 'tes-akhir', who: 'finisher', path: () => '/belajar/tes-akhir/' },
  { name: 'tes-akhir-soal', who: 'finisher', path: () => '/belajar/tes-akhir/kuis/' },
  { name: 'tes-akhir-hasil', who: 'trying', path: ({ failedTest }) => failedTest },
  { name: 'tes-akhir-menunggu', who: 'trying', path: () => '/belajar/tes-akhir/' },
  { name: 'belajar-selesai', who: 'holder', path: () => '/belajar/' },
  { name: 'sertifikat', who: 'holder', path: () => '/sertifikat/' },
  { name: 'sertifikat-dicabut', who: 'revoked', path: () => '/sertifikat/' },
]

async function contextOf(who: Who): Promise<BrowserContext> {
  const context = await browser.newContext({ ...PHONE, deviceScaleFactor: 1, baseURL: service.url })
  if (who !== 'stranger') {
    const cookies = work.cookies[who].split('; ').map((pair) => pair.split('='))
    await context.addCookies(
      cookies.map(([name = '', value = '']) => ({ name, value, url: service.url })),
    )
  }
  return context
}

/** The document's bytes as a server with the best compression sends them. */
async function weigh(who: Who, path: string): Promise<number> {
  const cookie = who === 'stranger' ? '' : work.cookies[who]
  const answer = await fetch(`${service.url}${path}`, { headers: { cookie } })
  expect(answer.status).toBeLessThan(500)
  return brotliCompressSync(Buffer.from(await answer.arrayBuffer())).length
}

async function longestLesson(): Promise<string> {
  const sizes = await Promise.all(
    work.lessons.map(async (path) => ({ path, bytes: await weigh('finisher', path) })),
  )
  return sizes.sort((one, other) => other.bytes - one.bytes)[0]?.path ?? ''
}

describe('learner and public pages', () => {
  it('weigh at most 14,000 bytes each, every lesson too', async () => {
    const weights: Record<string, number> = {}
    for (const { name, who, path, first } of VISITS) {
      if (first !== undefined || path(work) === LONGEST) continue
      weights[name] = await weigh(who, path(work).split('#')[0] ?? '')
    }
    for (const path of work.lessons) weights[path] = await weigh('finisher', path)
    console.table(weights)
    const heavy = Object.entries(weights).filter(([, bytes]) => bytes > MAX_BYTES)
    expect(heavy).toEqual([])
  })

  it.each(VISITS)(
    '$name: no other host, no complaint, axe content, fits 320 px at twice the text',
    async ({ name, who, path, first, status }) => {
      const wanted = path(work) === LONGEST ? await longestLesson() : path(work)
      const context = await contextOf(who)
      const page = await context.newPage()
      const seen = watch(page, service.url)
      const opened = await page.goto(wanted)
      if (first === undefined) expect(opened?.status()).toBe(status ?? 200)
      await first?.(page)
      const parts = seen.parts.filter((part) => !/^(image|other|manifest|fetch) /.test(part))
      // A form that was sent brought the page's own a second time.
      const scripts = new Set(parts)
      const isLearners = (await page.locator('nav[aria-label="Tempat"]').count()) > 0
      // Comfort comes by itself once the service worker holds the page: for a second document that is a matter of who is faster.
      if (isLearners && first !== undefined) scripts.delete('script /hp-lain.js')
      const found = { axe: await axe(page), overflow: await overflow(page) }
      await picture(page, name, 360)
      await picture(page, name, 1280)
      await context.close()
      expect({ ...found, ...seen, parts: [...scripts] }).toEqual({
        axe: [],
        overflow: [],
        complaints: [],
        strangers: [],
        parts: /^\/(aktivasi|undangan)/.test(wanted)
          ? ['script /aktivasi.js']
          : name === 'hadir'
            ? ['script /hadir-kader.js']
            : isLearners
              ? // Where she can sign out, the warning before it comes too.
                [
                  'script /hp.js',
                  ...(name === 'data-saya' ? ['script /hp-lain.js'] : []),
                  ...(name.startsWith('rtl-') ? ['script /rencana.js'] : []),
                ]
              : name.startsWith('periksa')
                ? ['script /periksa.js']
                : name === 'kabupaten'
                  ? ['script /gambar.js']
                  : name.startsWith('pesan')
                    ? ['script /kartu-pesan.js']
                    : [],
      })
    },
  )

  it('tell no answer before a paper is handed in, nor while the final test can be tried again', async () => {
    const papers: readonly (readonly [keyof Work['cookies'], string])[] = [
      ['learner', 'stunting-1000-hpk'],
      ['learner', 'mengenal-kpm'],
      ['finisher', 'tes-akhir'],
    ]
    let questions = 0
    for (const [who, slug] of papers) {
      const address = `/belajar/${slug}/kuis/`
      const html = await read(who, address)
      const asked = ITEMS.filter(({ stem }) => html.includes(oneLine(stem)))
      expect(asked.length).toBeGreaterThanOrEqual(5)
      questions += asked.length
      expect(html).not.toMatch(/\schecked|data-(right|benar)/)
      expectNoAnswer(html)
      const json = await read(who, `/api/v1/me/quizzes/${slug}`)
      expect(json).not.toMatch(/"(right|why|explanation|keys?)":/)
      expectNoAnswer(json)
      const hidden = Object.fromEntries(
        [...html.matchAll(/name="(percobaan|versi)" value="([^"]+)"/g)].map(
          ([, name = '', value = '']) => [name, value],
        ),
      )
      const form = new URLSearchParams(hidden)
      expectNoAnswer(await read(who, address, { method: 'POST', body: form }, 422))
    }
    const { failedTest } = work
    const attempt = failedTest.split('/').at(-2) ?? ''
    expectNoAnswer(await read('trying', failedTest))
    expectNoAnswer(await read('trying', `/api/v1/me/attempts/${attempt}`))
    console.log('no answer told', {
      papers: papers.length,
      questions,
      sentences: SECRETS.length,
    })
  })
})

async function read(
  who: keyof Work['cookies'],
  path: string,
  more: RequestInit = {},
  status = 200,
): Promise<string> {
  const headers = { cookie: work.cookies[who], origin: service.url }
  const answer = await fetch(`${service.url}${path}`, { ...more, headers })
  expect(answer.status, path).toBe(status)
  return unescaped(await answer.text())
}

function expectNoAnswer(text: string): void {
  expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([])
}

/** As a reader sees it: HTML's and JSON's own signs undone. */
function unescaped(text: string): string {
  return oneLine(
    text
      .replaceAll('\\"', '"')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  )
}

const OFFICE_PAGES: readonly (readonly [name: string, username: string, path: string])[] = [
  ['dinas', OFFICER, '/dinas/'],
  ['dinas-kader', OFFICER, '/dinas/kader/'],
  ['dinas-kader-ganda', OFFICER, '/dinas/kader/ganda/'],
  ['dinas-kader-kosong', OFFICER, '/dinas/kader/kosong/'],
  ['dinas-lokus', OFFICER, '/dinas/lokus/'],
  ['dinas-wilayah', OFFICER, '/dinas/wilayah/'],
  ['dinas-angkatan', OFFICER, '/dinas/angkatan/'],
  ['dinas-kegiatan', TRAINER, '/dinas/kegiatan/'],
  ['dinas-kegiatan-isi', OFFICER, '/dinas/kegiatan/isi/'],
  ['dinas-kegiatan-hasil', OFFICER, '/dinas/kegiatan/hasil/'],
  ['dinas-kegiatan-tindak-lanjut', OFFICER, '/dinas/kegiatan/tindak-lanjut/'],
  ['dinas-kegiatan-hadir', TRAINER, `/dinas/kegiatan/satu/?kegiatan=${HELD}`],
  ['dinas-kegiatan-kartu', OFFICER, `/dinas/kegiatan/cetak/?kegiatan=${HELD}&lembar=kartu`],
  ['dinas-kegiatan-terisi', OFFICER, `/dinas/kegiatan/cetak/?kegiatan=${HELD}&lembar=terisi`],
  ['dinas-praktik', OFFICER, '/dinas/praktik/'],
  ['dinas-praktik-foto', OFFICER, '/dinas/praktik/foto/'],
  ['dinas-impor', OFFICER, '/dinas/impor/'],
  ['dinas-kartu', OFFICER, '/dinas/kartu/'],
  ['dinas-sertifikat', OFFICER, '/dinas/sertifikat/'],
  ['dinas-sertifikat-usulan', APPROVER, '/dinas/sertifikat/usulan/'],
  ['dinas-sertifikat-terbit', OFFICER, '/dinas/sertifikat/terbit/'],
  ['dinas-sertifikat-perubahan', APPROVER, '/dinas/sertifikat/perubahan/'],
  ['dinas-sertifikat-syarat', APPROVER, '/dinas/sertifikat/syarat/'],
  ['dinas-sertifikat-dispensasi', APPROVER, '/dinas/sertifikat/dispensasi/'],
  ['dinas-sertifikat-masa-berlaku', OFFICER, '/dinas/sertifikat/masa-berlaku/'],
  ['dinas-sertifikat-arsip', OFFICER, '/dinas/sertifikat/arsip/'],
  ['dinas-sertifikat-pengaturan', OFFICER, '/dinas/sertifikat/pengaturan/'],
  ['dinas-sertifikat-lembar', OFFICER, '/dinas/sertifikat/pengaturan/lembar/'],
  ['dinas-cakupan', OFFICER, '/dinas/cakupan/'],
  ['dinas-cakupan-belum', OFFICER, '/dinas/cakupan/belum/'],
  ['dinas-cakupan-batas', OFFICER, '/dinas/cakupan/batas/'],
  ['dinas-cakupan-publik', OFFICER, '/dinas/cakupan/publik/'],
  ['dinas-desa', OFFICER, '/dinas/desa/?kode=35.08.01.2001'],
  ['dinas-menunggu', OFFICER, '/dinas/menunggu/?jenis=masuk'],
  ['dinas-laporan', OFFICER, '/dinas/laporan/'],
  ['dinas-laporan-rekap', OFFICER, '/dinas/laporan/?laporan=R1'],
  ['dinas-laporan-kpm', OFFICER, '/dinas/laporan/?laporan=R2'],
  ['dinas-laporan-kegiatan', OFFICER, '/dinas/laporan/?laporan=R4K'],
  ['dinas-laporan-minlok', OFFICER, '/dinas/laporan/minlok/?bagian=35.08.01'],
  ['dinas-bukti', OFFICER, '/dinas/bukti/'],
  ['dinas-berkas', OFFICER, '/dinas/berkas/'],
  ['dinas-riwayat', OFFICER, '/dinas/riwayat/'],
  ['dinas-riwayat-rantai', OFFICER, '/dinas/riwayat/rantai/'],
  ['dinas-petugas', OFFICER, '/dinas/petugas/'],
  ['dinas-petugas-peran', OFFICER, '/dinas/petugas/peran/'],
  ['dinas-permintaan', OFFICER, '/dinas/permintaan/'],
  ['dinas-masa-simpan', OFFICER, '/dinas/permintaan/masa-simpan/'],
  ['dinas-insiden', OFFICER, '/dinas/permintaan/insiden/'],
  ['pelatih', TRAINER, '/pelatih/'],
  ['pelatih-bahan', TRAINER, '/pelatih/bahan/'],
  ['pelatih-kelas', TRAINER, '/pelatih/kelas/'],
  ['pelatih-praktik', TRAINER, '/pelatih/praktik/'],
  ['pelatih-rtl', TRAINER, '/pelatih/rtl/'],
  ['provinsi', PROVINCE, '/provinsi/'],
  ['provinsi-banding', PROVINCE, '/provinsi/banding/?kode=35.08'],
  ['provinsi-kabupaten', PROVINCE, '/provinsi/kabupaten/?kode=35.08'],
  ['provinsi-bukti', PROVINCE, '/provinsi/bukti/'],
  ['superadmin-dinas', SUPERADMIN, '/dinas/'],
  ['superadmin-petugas', SUPERADMIN, '/dinas/petugas/'],
  ['superadmin-rantai', SUPERADMIN, '/dinas/riwayat/rantai/'],
  ['superadmin-rahasia', SUPERADMIN, '/dinas/riwayat/rahasia/'],
]

describe('office pages', () => {
  const contexts = new Map<string, BrowserContext>()
  async function signedIn(username: string): Promise<BrowserContext> {
    const known = contexts.get(username)
    if (known !== undefined) return known
    const context = await browser.newContext({ ...DESK, baseURL: service.url })
    contexts.set(username, context)
    const page = await context.newPage()
    await signIn(page, username)
    await page.close()
    return context
  }

  it('fold their places on a phone, opened and closed by keyboard', async () => {
    const page = await (await signedIn(OFFICER)).newPage()
    await page.setViewportSize(PHONE.viewport)
    await page.goto('/dinas/kader/')
    const laporan = page.getByRole('link', { name: 'Laporan', exact: true })
    await page.getByRole('button', { name: /^Menu/ }).press('Enter')
    await laporan.waitFor()
    await expect.poll(() => focused(page)).toMatchObject({ name: 'Tutup menu', isSeen: true })
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await laporan.waitFor({ state: 'hidden' })
    await expect
      .poll(() => focused(page))
      .toMatchObject({
        name: expect.stringMatching(/^Menu ?Kader$/),
        isSeen: true,
      })
    await page.close()
  })

  it.each(OFFICE_PAGES)(
    '%s: no other host, no complaint, axe content on a desk and on a phone',
    async (name, username, path) => {
      const context = await signedIn(username)
      const page = await context.newPage()
      const seen = watch(page, service.url)
      await page.goto(path)
      await page.getByRole('button', { name: 'Keluar', exact: true }).waitFor()
      await page.waitForLoadState('networkidle')
      expect(await page.getByRole('alert').allInnerTexts()).toEqual([])
      const onDesk = await axe(page)
      await picture(page, name, 1280)
      await picture(page, name, 360)
      const onPhone = await axe(page)
      const sideways = await page.evaluate<number>('document.documentElement.scrollWidth')
      await page.close()
      expect({ onDesk, onPhone, sideways, ...seen, parts: [] }).toEqual({
        onDesk: [],
        onPhone: [],
        sideways: 360,
        complaints: [],
        strangers: [],
        parts: [],
      })
    },
  )

  it('a question gives the focus back to what asked it, whichever way it is left', async () => {
    const page = await (await signedIn(OFFICER)).newPage()
    await page.goto('/tentang/komponen/dinas/')
    // It stands there before it is alive, which no page that people use does.
    await expect.poll(() => page.locator('astro-island[ssr]').count()).toBe(0)
    const asking = page.getByRole('button', { name: 'Cabut sertifikat' })
    const question = page.getByRole('dialog', { name: 'Cabut sertifikat ini?' })
    for (const key of ['Escape', 'Ya, cabut', 'Batal', 'Tutup']) {
      await asking.press('Enter')
      await question.waitFor()
      if (key === 'Escape') await page.keyboard.press(key)
      else await question.getByRole('button', { name: key }).press('Enter')
      await question.waitFor({ state: 'detached' })
      await expect.poll(() => focused(page)).toMatchObject({ name: 'Cabut sertifikat' })
    }
    await page.close()
  })

  // Last: it changes the district.
  it('the wizard of area changes: axe content at every step, on a phone with twice the text', async () => {
    const page = await (await signedIn(OFFICER)).newPage()
    await page.setViewportSize(PHONE.viewport)
    const found: Record<string, unknown> = {}
    async function look(step: string): Promise<void> {
      await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
      const width = await page.evaluate<number>('document.documentElement.scrollWidth')
      found[step] = { width, axe: await axe(page) }
    }
    await page.goto('/dinas/wilayah/')
    await page.getByText('Belum ada perubahan wilayah yang dicatat.').waitFor()
    await look('empty')
    await page.getByRole('button', { name: 'Catat perubahan' }).click()
    await page.getByLabel('Kecamatan', { exact: true }).waitFor()
    for (const kind of ['Ganti nama', 'Ganti status', 'Penggabungan', 'Pindah', 'Pemekaran']) {
      await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).check()
      await look(kind)
    }
    await page.getByRole('button', { name: 'Lihat apa yang berubah' }).click()
    await page.getByText('Pilih desa/kelurahannya.').waitFor()
    await look('objections')
    await page.getByLabel('Kecamatan', { exact: true }).selectOption({ label: 'Tempursari' })
    await page.getByLabel('Desa/kelurahan', { exact: true }).selectOption({ index: 1 })
    await page.getByLabel('Kode wilayah baru').fill('3508012099')
    await page.getByLabel('Nama sesudah perubahan').fill('Tegalrejo Timur')
    await page.getByLabel('Jenis dan nomor').fill('Perda Nomor 3 Tahun 2026')
    await page.getByLabel('Tanggal ditetapkan').fill('2026-10-01')
    await page.getByRole('button', { name: 'Lihat apa yang berubah' }).click()
    await page.getByRole('heading', { name: 'Apa yang berubah' }).waitFor()
    await look('review')
    await page.getByRole('button', { name: 'Catat perubahan ini' }).click()
    await page.getByText('Perubahan wilayah sudah dicatat.').waitFor()
    await look('recorded')
    await page.close()
    const fine = Object.keys(found).map((step) => [step, { width: 360, axe: [] }])
    expect(found).toEqual(Object.fromEntries(fine))
  })
})
