/** What a cadre sees at /rtl/ and /praktik/, without a script. The clock of a served page is the real one. */
import { exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { dateIn } from '../../../worker/core/clock.ts'
import { listPlans, returnPlan, signPlan, takePractice } from '../../../worker/fieldwork/index.ts'
import { issueActivationCodes } from '../../../worker/roster/index.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { assess, publishPractice, type PracticeCourse } from '../../factories/fieldwork.ts'
import { cookieOf, PRESENT } from '../../factories/identity.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const DAY = 86_400_000
const trainer = contextFor(staff('TRAINER', DISTRICT), PRESENT)
const inDays = (days: number) => dateIn('Asia/Jakarta', new Date(Date.now() + days * DAY))

let course: PracticeCourse
beforeAll(async () => {
  await makeRosterDistricts()
  course = await publishPractice(contextFor(SYSTEM, PRESENT), 'HALAMAN')
})

async function visitor(name: string) {
  const ctx = contextFor(SYSTEM, PRESENT)
  const { id } = await makeCadre(ctx, '35.08.13.2001', name)
  await issueActivationCodes(ctx, { district: DISTRICT, cadreIds: [id] })
  return { id, cookie: await cookieOf(id) }
}
type Visitor = Awaited<ReturnType<typeof visitor>>

const get = async ({ cookie }: Pick<Visitor, 'cookie'>, path: string) => {
  const answer = await exports.default.fetch(`https://kelas.test${path}`, {
    redirect: 'manual',
    headers: { cookie },
  })
  return { status: answer.status, html: await answer.text() }
}
const post = async ({ cookie }: Visitor, path: string, fields: Record<string, string>) => {
  const answer = await exports.default.fetch(`https://kelas.test${path}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { cookie, origin: 'https://kelas.test', 'sec-fetch-site': 'same-origin' },
  })
  const location = answer.headers.get('location') ?? ''
  return { status: answer.status, location, html: await answer.text() }
}

/** The fields of the first form that posts to an address, as a browser would send them. */
function fieldsOf(html: string, action: string): Record<string, string> {
  const form = html.split('<form').find((part) => part.includes(`action="${action}"`)) ?? ''
  const body = form.slice(0, form.indexOf('</form>'))
  return Object.fromEntries(
    [...body.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]) => {
      const name = /name="([^"]*)"/.exec(tag)?.[1]
      if (name === undefined || (tag.includes('"radio"') && !tag.includes('checked'))) return []
      return [[name, /value="([^"]*)"/.exec(tag)?.[1] ?? '']]
    }),
  )
}
const WRITE = '/rtl/halaman/tulis'
const writing = async (who: Visitor) => fieldsOf((await get(who, WRITE)).html, WRITE)

it('lets her write a plan, say how far a line is, and shows what the trainer says', async () => {
  const who = await visitor('Menulis Rencana')
  expect((await get(who, '/rtl/')).html).toContain('Tulis rencana')
  const form = await writing(who)
  const saved = await post(who, WRITE, {
    ...form,
    apa2: '  Membuat tempat   cuci tangan ',
    di2: 'Posyandu',
    kapan2: inDays(7),
  })
  expect([saved.status, saved.location]).toEqual([303, '/rtl/halaman/'])
  const { html } = await get(who, '/rtl/halaman/')
  expect(html).toContain('1. Membuat tempat cuci tangan')
  expect(html).toContain('Menunggu pelatih')
  const report = fieldsOf(html, '/rtl/halaman/kabar')
  const told = { ...report, keadaan: 'DONE', catatan: 'Sudah dipakai' }
  expect((await post(who, '/rtl/halaman/kabar', told)).status).toBe(303)
  expect((await get(who, '/rtl/halaman/')).html).toContain('Sudah dipakai')

  const { plans } = await listPlans(trainer, { area: DISTRICT, courseCode: 'HALAMAN' })
  const planId = plans.find(({ cadreId }) => cadreId === who.id)?.id ?? ''
  await returnPlan(trainer, { area: DISTRICT, planId, version: 1, note: 'Tulis siapa yang diajak' })
  expect((await get(who, '/rtl/halaman/')).html).toContain('Tulis siapa yang diajak')
  expect((await get(who, '/belajar/')).html).toContain('/rtl/halaman/')
  await signPlan(trainer, { area: DISTRICT, planId, version: 1, nextOn: null })
  expect((await get(who, '/rtl/halaman/')).html).toContain('Diterima oleh Akun TRAINER')
  expect((await get(who, WRITE)).status).toBe(303)
  expect((await post(who, WRITE, { ...form, apa1: 'Terlambat', kapan1: inDays(3) })).status).toBe(
    409,
  )
})

it('gives the form back with every word and the fault beside its field', async () => {
  const who = await visitor('Kurang Tanggal')
  const form = await writing(who)
  const typed = {
    ...form,
    apa1: 'Mengajak ayah',
    apa3: 'Lusa',
    kapan3: '31 Februari',
    di2: 'Balai',
  }
  const { status, html } = await post(who, WRITE, typed)
  expect(status).toBe(422)
  expect(fieldsOf(html, WRITE)).toMatchObject({ ...typed, kirim: form['kirim'] })
  expect(html).toContain('Tanggal belum terbaca')
  // What is wrong leads to its field.
  expect(html).toMatch(/<a href="#kapan3"[^<]*Kegiatan 3: Tanggal belum terbaca/)
  const past = { ...typed, kapan1: inDays(-2), kapan3: inDays(2) }
  const again = (await post(who, WRITE, past)).html
  expect(again).toContain('Tanggal ini sudah lewat')
  expect(again).toContain('Tulis apa yang Anda lakukan.')
  expect((await get(who, '/rtl/')).html).toContain('Tulis rencana')
})

it('takes a day as people write it', async () => {
  const who = await visitor('Tanggal Biasa')
  const [year = '', month = '', day = ''] = inDays(20).split('-')
  const typed = { ...(await writing(who)), apa1: 'Rapat', kapan1: `${day}/${month}/${year}` }
  expect((await post(who, WRITE, typed)).status).toBe(303)
})

it('loses no word to another window: what was saved meanwhile stands beside what she typed', async () => {
  const who = await visitor('Dua Halaman')
  const [one, two] = [await writing(who), await writing(who)]
  await post(who, WRITE, { ...one, apa1: 'Dari jendela satu', kapan1: inDays(5) })
  const typed = { ...two, apa1: 'Dari jendela dua', kapan1: inDays(6) }
  const { status, html } = await post(who, WRITE, typed)
  expect(status).toBe(409)
  expect(html).toContain('Dari jendela satu')
  const back = fieldsOf(html, WRITE)
  expect(back).toMatchObject({ apa1: 'Dari jendela dua', versi: '1' })
  expect((await post(who, WRITE, back)).status).toBe(303)
  expect((await get(who, '/rtl/halaman/')).html).toContain('Dari jendela dua')
})

it('saves nothing for somebody else who has signed in since', async () => {
  const [one, two] = [await visitor('Pemilik Halaman'), await visitor('Orang Berikut')]
  const typed = { ...(await writing(one)), apa1: 'Rahasia', kapan1: inDays(5) }
  const { status, html } = await post(two, WRITE, typed)
  expect(status).toBe(409)
  expect(html).toContain('Orang lain sedang masuk')
  expect((await get(two, '/rtl/halaman/')).html).not.toContain('Rahasia')
})

it('shows what was seen of her and what to practise once more, and that nobody has looked yet', async () => {
  const who = await visitor('Praktik Saya')
  expect((await get(who, '/praktik/')).html).toContain('Belum dinilai')
  const now = Date.now()
  const seen = assess(course, who.id, {
    at: now - 1000,
    results: ['DONE', 'HELPED', 'UNSEEN'],
    comment: 'Baca dengan mata sejajar',
  })
  const ctx = contextFor(staff('TRAINER', DISTRICT), new Date(now).toISOString())
  await takePractice(ctx, { area: DISTRICT, now, events: [seen] })
  const { html } = await get(who, '/praktik/')
  expect(html).toContain('1 dari 3 langkah sudah bisa sendiri')
  expect(html).toContain('Baca dengan mata sejajar')
  expect(html).toContain('Latih lagi langkah ini')
  expect((await get(who, '/belajar/')).html).toContain('/praktik/')
})

it('asks strangers to sign in, and knows no course that is not there', async () => {
  expect((await get({ cookie: '' }, '/rtl/')).status).toBe(303)
  expect((await get({ cookie: '' }, '/praktik/')).status).toBe(303)
  expect((await get(await visitor('Salah Alamat'), '/rtl/tak-ada/')).status).toBe(404)
})
