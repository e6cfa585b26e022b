import { exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { contextFor, NOW, SYSTEM } from '../../factories/context.ts'
import {
  courseFiles,
  publishFiles,
  publishUnreviewed,
  RIGHT,
  WRONG,
} from '../../factories/course.ts'
import { cookieOf } from '../../factories/identity.ts'
import { makeCadre } from '../../factories/roster.ts'
import { makeDistricts } from '../../factories/regions.ts'
import { editCadre, issueActivationCodes } from '../../../worker/roster/index.ts'

// The clock of a served page is the real one, so nothing here depends on a date.
beforeAll(async () => {
  await makeDistricts()
  await publishFiles(contextFor(SYSTEM), courseFiles({ attempts: 0, test: { attempts: 2 } }))
})

let made = 0

/** A cadre of Tempursari, signed in. */
async function visitor(sex: 'F' | 'M' | null = null) {
  made += 1
  const ctx = contextFor(SYSTEM, NOW)
  const { id, version } = await makeCadre(
    ctx,
    '35.08.01.2005',
    `Siti Aminah ${String.fromCharCode(64 + made)}`,
  )
  await editCadre(ctx, { district: '35.08', cadreId: id, version, sex })
  await issueActivationCodes(ctx, { district: '35.08', cadreIds: [id] })
  const cookie = await cookieOf(id)
  const send = (path: string, init: RequestInit = {}) =>
    exports.default.fetch(`https://kelas.test${path}`, {
      redirect: 'manual',
      ...init,
      headers: { cookie, origin: 'https://kelas.test', 'sec-fetch-site': 'same-origin' },
    })
  return {
    async get(path: string) {
      const reply = await send(path)
      return { status: reply.status, html: await reply.text() }
    },
    async post(path: string, fields: Record<string, string> = {}) {
      const reply = await send(path, { method: 'POST', body: new URLSearchParams(fields) })
      return {
        status: reply.status,
        location: reply.headers.get('location') ?? '',
        html: await reply.text(),
      }
    },
  }
}
type Visitor = Awaited<ReturnType<typeof visitor>>

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(html)?.[1] ?? ''
const asked = (html: string) => [
  ...new Set(Array.from(html.matchAll(/name="(j-[^"]+)"/g), ([, name]) => name ?? '')),
]
const fieldsOf = (html: string, option: string) => ({
  percobaan: hidden(html, 'percobaan'),
  versi: hidden(html, 'versi'),
  ...Object.fromEntries(asked(html).map((name) => [name, option])),
})

async function answer(who: Visitor, slug: string, option = RIGHT) {
  if (slug === 'tes-akhir') await who.post(`/belajar/${slug}/kuis/mulai`, { sendiri: 'ya' })
  const { html } = await who.get(`/belajar/${slug}/kuis/`)
  const { location } = await who.post(`/belajar/${slug}/kuis/`, fieldsOf(html, option))
  return { location, ...(await who.get(location)) }
}

it('greets with Ibu or Bapak only who is known to be one', async () => {
  const greeting = async (sex: 'F' | 'M' | null) => {
    const { html } = await (await visitor(sex)).get('/belajar/')
    return /<h1>(.*?)<\/h1>/.exec(html)?.[1]
  }
  expect(await greeting('F')).toMatch(/^Selamat datang, Ibu Siti Aminah/)
  expect(await greeting('M')).toMatch(/^Selamat datang, Bapak Siti Aminah/)
  expect(await greeting(null)).toMatch(/^Selamat datang, Siti Aminah/)
})

it('leads without a script from the first page through lessons, quizzes and test to the end', async () => {
  const who = await visitor()
  const start = await who.get('/belajar/')
  expect(start.html).toContain('Selamat datang, Siti Aminah')
  expect(start.html).toMatch(/href="\/belajar\/satu\/awal\/"[^>]*>\s*Mulai belajar/)
  // Reviewed before it was published, so nothing says that nobody has checked it.
  expect(start.html).not.toContain('Konten contoh')

  const lesson = await who.get('/belajar/satu/awal/')
  expect(lesson.html).toContain('<p>Layar dua.</p>')
  expect(await who.post('/belajar/satu/awal/')).toMatchObject({
    status: 303,
    location: '/belajar/satu/akhir/',
  })
  expect(await who.post('/belajar/satu/akhir/')).toMatchObject({
    status: 303,
    location: '/belajar/satu/#kuis',
  })
  expect((await who.get('/belajar/')).html).toContain('Lanjutkan: Kuis: Modul satu')

  const missed = await answer(who, 'satu', WRONG)
  expect(missed.html).toContain('Nilai Anda 0')
  expect(missed.html).toContain('Belum tepat')
  expect(missed.html).toContain('Pembahasan satu-k1')
  expect(missed.html).toContain('Alasan a satu-k1')
  expect(missed.html).not.toMatch(/gagal/i)
  const passed = await answer(who, 'satu')
  expect(passed.html).toContain('Nilai Anda 100')
  expect(passed.html).toContain('Modul berikutnya sudah terbuka')
  expect(passed.html).toMatch(/href="\/belajar\/dua\/awal\/"/)

  expect((await answer(who, 'dua')).html).toContain('Tes akhir sudah terbuka')
  const end = await answer(who, 'tes-akhir')
  expect(end.html).toContain('Anda sudah menyelesaikan pelatihan ini')
  expect((await who.get('/belajar/')).html).toContain('Semua modul dan tes selesai')
  expect((await who.get('/belajar/satu/awal/')).html).toContain('Sudah dibaca')
})

it('shows no key and no explanation on any page before the answer', async () => {
  const who = await visitor()
  const pages = ['/belajar/', '/belajar/satu/', '/belajar/satu/awal/', '/belajar/satu/kuis/']
  await answer(who, 'satu')
  await answer(who, 'dua')
  await who.post('/belajar/tes-akhir/kuis/mulai', { sendiri: 'ya' })
  pages.push('/belajar/tes-akhir/', '/belajar/tes-akhir/kuis/')
  for (const page of pages) {
    const { status, html } = await who.get(page)
    expect(status).toBe(200)
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
    expect(main).not.toMatch(/Alasan|Pembahasan|Sumber satu|Tujuan satu|"right"/)
  }
  const missed = await answer(who, 'tes-akhir', WRONG)
  expect(missed.html).toContain('Pembahasan dibuka setelah Anda lulus')
  expect(missed.html).not.toMatch(/Pembahasan satu|Pembahasan dua|Alasan/)
  expect((await answer(who, 'tes-akhir', WRONG)).html).toMatch(/Pembahasan satu-t/)
})

it('brings an unfinished form back with every choice kept, and counts nothing', async () => {
  const who = await visitor()
  const { html } = await who.get('/belajar/satu/kuis/')
  const [first = '', second = ''] = asked(html)
  const given = { ...fieldsOf(html, WRONG), [second]: '' }
  const back = await who.post('/belajar/satu/kuis/', given)
  expect(back.status).toBe(422)
  expect(back.html).toContain('Ada 1 soal yang belum dijawab')
  expect(back.html).toContain(`id="galat-${second.slice(2)}"`)
  expect(back.html.match(/\schecked/g)).toHaveLength(2)
  expect(back.html).toMatch(new RegExp(`name="${first}"\\s+value="a"\\s+required\\s+checked`))
  expect(hidden(back.html, 'percobaan')).toBe(given.percobaan)
  expect(asked(back.html)).toEqual(asked(html))
  expect((await who.get('/belajar/satu/kuis/')).html).toContain('Kesempatan ke-1')
})

it('leads a form that is sent twice to the one result', async () => {
  const who = await visitor()
  const { html } = await who.get('/belajar/satu/kuis/')
  const one = await who.post('/belajar/satu/kuis/', fieldsOf(html, WRONG))
  const two = await who.post('/belajar/satu/kuis/', fieldsOf(html, RIGHT))
  expect([one.status, two.status]).toEqual([303, 303])
  expect(two.location).toBe(one.location)
  expect((await who.get(two.location)).html).toContain('Nilai Anda 0')
})

it('says in plain words what is not open, used up or not there', async () => {
  const who = await visitor()
  expect(await who.get('/belajar/dua/')).toMatchObject({
    status: 200,
    html: expect.stringContaining('terbuka setelah kuis'),
  })
  for (const path of ['/belajar/dua/awal/', '/belajar/dua/kuis/', '/belajar/tes-akhir/kuis/']) {
    expect(await who.get(path)).toMatchObject({
      status: 409,
      html: expect.stringContaining('belum terbuka'),
    })
  }
  expect((await who.post('/belajar/dua/awal/')).status).toBe(409)
  for (const path of [
    '/belajar/tiada/',
    '/belajar/satu/tiada/',
    '/belajar/TIADA%22%3E/',
    '/belajar/satu/kuis/hasil/bukan-uuid/',
  ]) {
    expect((await who.get(path)).status).toBe(404)
  }
  await answer(who, 'satu')
  await answer(who, 'dua')
  await answer(who, 'tes-akhir', WRONG)
  await answer(who, 'tes-akhir', WRONG)
  expect(await who.get('/belajar/tes-akhir/kuis/')).toMatchObject({
    status: 409,
    html: expect.stringContaining('Kesempatan sudah habis'),
  })
  expect((await who.get('/belajar/')).html).toContain('Hubungi pelatih Anda')
})

it('shows a result under its own address and to its own cadre only', async () => {
  const who = await visitor()
  const { location } = await answer(who, 'satu')
  expect((await who.get(location.replace('/satu/', '/dua/'))).status).toBe(404)
  expect((await (await visitor()).get(location)).status).toBe(404)
})

it('says of a course that nobody of the health office has checked that it is an example', async () => {
  const one = 'belum-satu'
  const code = 'BELUM'
  await publishUnreviewed(contextFor(SYSTEM), courseFiles({ code, prefix: 'belum-' }), { code })
  const who = await visitor()
  const { html } = await who.get('/belajar/')
  const unreviewed = html.slice(html.indexOf(`href="/belajar/${one}/`))
  expect(unreviewed).toMatch(/class="small telaah">\s*Konten contoh\./)
  // Once, although two courses are listed: the other was reviewed.
  expect(html.split('Konten contoh')).toHaveLength(2)
})

it('answers anybody which measure of a child is written down, and takes no words from an address', async () => {
  const ask = async (query: string) => {
    const page = await exports.default.fetch(`https://kelas.test/alat/panjang-tinggi/${query}`)
    return { status: page.status, html: await page.text() }
  }
  expect((await ask('?umur=30&cara=baring&hasil=88,4')).html).toContain('TB\u00A087,7\u00A0cm')
  const { status, html } = await ask('?umur=Melati&cara=duduk&hasil=Sumbersari')
  expect(status).toBe(200)
  expect(html).not.toMatch(/Melati|duduk|Sumbersari/)
  expect(html.match(/class="field-error"/g)).toHaveLength(3)
  expect((await ask('')).html).not.toContain('class="field-error"')
})
