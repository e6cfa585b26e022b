import { exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import {
  cookieOf,
  makeActivated,
  makeLogin,
  makeStaff,
  PASSWORD,
  PIN,
  valueOf,
} from '../../factories/identity.ts'
import { makeDistricts } from '../../factories/regions.ts'
import { appCode, makeEnrolled } from '../../factories/second-factor.ts'

beforeAll(makeDistricts)

const ORIGIN = 'https://kelas.test'

const get = (path: string, cookie = '') =>
  exports.default.fetch(`${ORIGIN}${path}`, { redirect: 'manual', headers: { cookie } })

const send = (path: string, form: Record<string, string>, cookie = '', origin = ORIGIN) =>
  exports.default.fetch(`${ORIGIN}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  })

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ')

const hidden = (text: string, name: string) =>
  new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(text)?.[1] ?? ''

it('leads a cadre from her code to signed in by forms alone', async () => {
  const { name, code, cadreId } = await makeLogin()
  const asked = await (await send('/aktivasi/', { kode: code })).text()
  expect(asked).toContain('Apakah ini Anda?')
  expect(asked).toContain(name)
  const choose = await (
    await send('/aktivasi/', { kode: hidden(asked, 'kode'), jawaban: 'ya' })
  ).text()
  expect(choose).toContain('Buat PIN 6 angka')
  const done = await send('/aktivasi/', {
    kode: hidden(choose, 'kode'),
    kunci: hidden(choose, 'kunci'),
    jawaban: 'ya',
    pin: PIN,
    pinUlang: PIN,
    hp: 'sendiri',
  })
  expect(done.status).toBe(303)
  expect(done.headers.get('location')).toBe('/belajar/')
  const cookie = cookiesOf(done)
  const mine = await (await get('/data-saya/', cookie)).text()
  expect(mine).toContain(name)
  expect(mine).toContain('Kabupaten Lumajang')
  expect(mine).toContain('Perangkat ini')

  const out = await send('/keluar', {}, cookie)
  expect(out.headers.get('location')).toBe('/masuk/?selesai=keluar')
  // What she wrote leaves the phone too, by the script that keeps it there.
  expect(await (await get('/masuk/?selesai=keluar')).text()).toContain('src="/rencana.js"')
  expect(await (await get('/masuk/')).text()).not.toContain('src="/rencana.js"')
  expect((await get('/data-saya/', cookie)).headers.get('location')).toBe('/masuk/')
  const back = await send('/masuk/', { kader: cadreId, pin: PIN }, cookie)
  expect(back.headers.get('location')).toBe('/belajar/')
})

it('says beside the field what is wrong with a PIN, keeps the choice, and never prints a PIN', async () => {
  const { code, cadreId } = await makeLogin()
  const base = { kode: code, jawaban: 'ya', kunci: 'ab'.repeat(16), hp: 'bersama' }
  const cases: [Record<string, string>, string][] = [
    [{ pin: '12', pinUlang: '12' }, 'PIN terdiri dari 6 angka'],
    [{ pin: PIN, pinUlang: '482913' }, 'Kedua PIN belum sama'],
    [{ pin: '123456', pinUlang: '123456' }, 'angkanya berurutan'],
    [{ pin: '171985', pinUlang: '171985' }, 'tanggal atau tahun lahir'],
  ]
  for (const [typed, words] of cases) {
    const answer = await send('/aktivasi/', { ...base, ...typed })
    const text = await answer.text()
    expect(answer.status).toBe(422)
    expect(text).toContain(words)
    expect(text).toMatch(/value="bersama"\s+required\s+checked/)
    expect(text).not.toContain(`value="${typed['pin']}"`)
  }
  const without = await (
    await send('/aktivasi/', { kode: code, jawaban: 'ya', pin: PIN, pinUlang: PIN })
  ).text()
  expect(without).toContain('Pilih dulu: HP sendiri atau dipakai bersama')
  expect(
    await valueOf('select used_at from activation_codes where cadre_id = ?', cadreId),
  ).toBeNull()
})

it('answers a wrong, an old and an empty code on the form, with what was typed', async () => {
  const wrong = await send('/aktivasi/', { kode: '00000-"<b>' })
  expect(wrong.status).toBe(422)
  const text = await wrong.text()
  expect(text).toContain('Kode belum cocok')
  expect(text).toContain('value="00000-&quot;&lt;b&gt;"')
  expect(await (await send('/aktivasi/', {})).text()).toContain('Ketik dulu kode aktivasinya')
  const { code } = await makeLogin()
  const used = { kode: code, jawaban: 'ya', pin: PIN, pinUlang: PIN, hp: 'sendiri' }
  await send('/aktivasi/', { ...used, kunci: '1'.repeat(32) })
  const again = await send('/aktivasi/', { ...used, kunci: '2'.repeat(32) })
  expect(again.status).toBe(422)
  expect(await again.text()).toContain('sudah terpakai atau masanya sudah lewat')
})

it('tells who is not meant to give the card back, and leaves the code alone', async () => {
  const { code, cadreId } = await makeLogin()
  expect(await (await send('/aktivasi/', { kode: code, jawaban: 'bukan' })).text()).toContain(
    'Kode ini milik orang lain',
  )
  expect(
    await valueOf('select used_at from activation_codes where cadre_id = ?', cadreId),
  ).toBeNull()
})

it('says that a PIN is wrong, then until when it is locked, in local time', async () => {
  const { cadreId, cookie } = await makeActivated()
  for (let n = 0; n < 5; n += 1) {
    const answer = await send('/masuk/', { kader: cadreId, pin: '604817' }, cookie)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('PIN belum cocok')
  }
  const locked = await send('/masuk/', { kader: cadreId, pin: PIN }, cookie)
  expect(locked.status).toBe(429)
  expect(await locked.text()).toMatch(/Coba lagi pukul \d\d\.\d\d WIB/)
  const short = await send('/masuk/', { pin: '12' }, cookie)
  expect(short.status).toBe(422)
  expect(await short.text()).toContain('PIN terdiri dari 6 angka')
})

it.each([
  ['DISTRICT_ADMIN', '35.08', '/dinas/'],
  ['SUB_DISTRICT_ADMIN', '35.08.01', '/dinas/'],
  ['APPROVER', '35.08', '/dinas/'],
  ['SUPERADMIN', 'ID', '/dinas/'],
  ['TRAINER', '35.08', '/pelatih/'],
  ['REVIEWER', '35.08', '/pelatih/'],
  ['PROVINCE', '35', '/provinsi/'],
] as const)('leads %s to the right door', async (role, area, door) => {
  const { username } = await makeEnrolled([{ role, area }])
  const first = await send('/masuk/dinas/', { nama: username, sandi: PASSWORD })
  expect(first.headers.get('location')).toBe('/masuk/dinas/langkah/')
  const code = await appCode(new Date().toISOString())
  const form = { langkah: 'kode', kode: code }
  const answer = await send('/masuk/dinas/langkah/', form, cookiesOf(first))
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(door)
})

it('keeps the user name and never the password when staff typed something wrong', async () => {
  const { username } = await makeStaff([{ role: 'TRAINER', area: '35.08' }])
  const answer = await send('/masuk/dinas/', { nama: username, sandi: 'rahasia yang salah' })
  const text = await answer.text()
  expect(answer.status).toBe(422)
  expect(text).toContain(`value="${username}"`)
  expect(text).toContain('belum cocok')
  expect(text).not.toContain('rahasia yang salah')
  for (let n = 0; n < 4; n += 1) await send('/masuk/dinas/', { nama: username, sandi: 'salah' })
  const locked = await send('/masuk/dinas/', { nama: username, sandi: PASSWORD })
  expect(locked.status).toBe(429)
  expect(await locked.text()).toMatch(/Coba lagi pukul/)
})

it('ends another own session from data saya, and not that of someone else', async () => {
  const { cadreId } = await makeLogin()
  const [here, there] = [await cookieOf(cadreId), await cookieOf(cadreId)]
  const id = hidden(await (await get('/data-saya/', here)).text(), 'sesi')
  const stranger = await cookieOf((await makeLogin()).cadreId)
  expect((await send('/data-saya/keluarkan', { sesi: id }, stranger)).status).toBe(404)
  const done = await send('/data-saya/keluarkan', { sesi: id }, here)
  expect(done.headers.get('location')).toBe('/data-saya/?selesai=keluar')
  expect((await get('/data-saya/', there)).status).toBe(303)
  const left = await (await get('/data-saya/?selesai=keluar', here)).text()
  expect(left).toContain('Perangkat itu sudah dikeluarkan')
  expect(hidden(left, 'sesi')).toBe('')
})

it('refuses forms sent from another site', async () => {
  const { cadreId, cookie } = await makeActivated()
  const answer = await send('/masuk/', { kader: cadreId, pin: PIN }, cookie, 'https://jahat.test')
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.headers.getSetCookie()).toEqual([])
  const out = await send('/keluar', {}, cookie, 'https://jahat.test')
  expect(out.headers.getSetCookie()).toEqual([])
})
