/** Codes by WhatsApp, from the form to Meta's address and back: what is sent there is held by a fake of its API. */
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { buildApp } from '../../../worker/app.ts'
import type { Env } from '../../../worker/core/context.ts'
import { MESSAGE } from '../../../worker/identity/index.ts'
import { issueActivationCodes, listCadres } from '../../../worker/roster/index.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import { auditOf, makeStaff, newKey, PIN, PRESENT, valueOf } from '../../factories/identity.ts'
import { appCode, makeEnrolled } from '../../factories/second-factor.ts'
import { bringIn, makeRosterDistricts, sheet } from '../../factories/roster.ts'
import { listen } from '../access/looked.ts'

const ORIGIN = 'https://kelas.test'
const DISTRICT = '35.08'
/** Two days ago: who was put in just now gets no message. */
const EARLIER = new Date(Date.parse(PRESENT) - 2 * 86_400_000).toISOString()
const app = buildApp()

type Sent = {
  readonly to: string
  readonly code: string
  readonly request: Request
  readonly body: unknown
}
let sent: Sent[] = []
let answer: () => Response
const taken = () => Response.json({ messages: [{ id: 'wamid.1' }] })
const refused = (code: number, status = 400) =>
  Response.json({ error: { code, message: '(#1) rahasia' } }, { status })

beforeEach(() => {
  sent = []
  answer = taken
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const request = new Request(address, init)
    const body = await request.clone().json()
    const { to, template } = body as {
      to: string
      template: { components: { parameters: { text: string }[] }[] }
    }
    const codes = template.components.map(({ parameters }) => parameters[0]?.text)
    expect(new Set(codes).size).toBe(1)
    sent.push({ to, code: codes[0] ?? '', request, body })
    return answer()
  })
})
afterEach(() => vi.unstubAllGlobals())

const people = sheet([
  { name: 'Siti Aminah', areaCode: '35.08.01.2001', phone: '0812 1000 0001', decision: 'new' },
  { name: 'Dewi Lestari', areaCode: '35.08.01.2001', phone: '0812 1000 0002', decision: 'new' },
  { name: 'Rina Wati', areaCode: '35.08.01.2005', phone: '0812 1000 0003', decision: 'new' },
  { name: 'Ani Lama', areaCode: '35.08.01.2005', phone: '0812 1000 0004', decision: 'new' },
  { name: 'Umi Bersama', areaCode: '35.08.01.2001', phone: '0812 1000 0009', decision: 'new' },
])
const elsewhere = sheet([
  { name: 'Sri Bersama', areaCode: '33.75.01.1001', phone: '0812 1000 0009', decision: 'new' },
])
const ids = new Map<string, string>()
const idOf = (name: string) => ids.get(name) ?? ''
let officeCookie = ''

beforeAll(async () => {
  await makeRosterDistricts()
  const ctx = contextFor(SYSTEM, EARLIER)
  await bringIn(ctx, DISTRICT, people)
  await bringIn(ctx, '33.75', elsewhere)
  for (const area of [DISTRICT, '33.75']) {
    const { cadres } = await listCadres(ctx, { area })
    for (const { id, name } of cadres) ids.set(name, id)
  }
  await cardsFor([...ids].flatMap(([name, id]) => (name === 'Sri Bersama' ? [] : [id])))
  officeCookie = (await makeStaff([{ role: 'DISTRICT_ADMIN', area: DISTRICT }])).cookie
})

/** Codes of the office, as printed two days ago: right after one nothing is sent. */
async function cardsFor(cadreIds: string[], at = EARLIER): Promise<string[]> {
  const ctx = contextFor(SYSTEM, at)
  const { cards } = await issueActivationCodes(ctx, { district: DISTRICT, cadreIds })
  return cards.map(({ activationCode }) => activationCode)
}

async function ask(
  method: 'GET' | 'POST',
  path: string,
  form: Record<string, string> = {},
  cookie = '',
  bindings: Env = env,
): Promise<Response> {
  const execution = createExecutionContext()
  const request = new Request(`${ORIGIN}${path}`, {
    method,
    redirect: 'manual',
    headers: { origin: ORIGIN, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    ...(method === 'POST' ? { body: new URLSearchParams(form).toString() } : {}),
  })
  const said = await app.fetch(request, bindings, execution)
  // What happens after the answer.
  await waitOnExecutionContext(execution)
  return said
}

const set = (layanan: 'ya' | 'tidak', batas = '100') =>
  ask('POST', `/dinas/kode-wa/${DISTRICT}/`, { layanan, batas }, officeCookie)
const byNumber = (nama: string, nomor: string, cookie = '') =>
  ask('POST', '/pesan-kode/', { nama, nomor }, cookie)
const cookiesOf = (said: Response) =>
  said.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ')
const activate = (kode: string, cookie: string, pin = PIN) =>
  ask(
    'POST',
    '/aktivasi/',
    { kode, jawaban: 'ya', pin, pinUlang: pin, hp: 'sendiri', kunci: newKey() },
    cookie,
  )
const signIn = (name: string, cookie: string, pin = PIN) =>
  ask('POST', '/masuk/', { kader: idOf(name), pin }, cookie)
const textOf = async (said: Response | Promise<Response>) => (await said).text()

it('is nowhere where nothing carries messages', async () => {
  const without = {
    ...env,
    WHATSAPP_TOKEN: undefined,
    WHATSAPP_PHONE_ID: undefined,
    WHATSAPP_TEMPLATE: undefined,
  }
  for (const [method, path, cookie] of [
    ['GET', '/pesan-kode/', ''],
    ['POST', '/pesan-kode/', ''],
    ['GET', `/dinas/kode-wa/${DISTRICT}/`, officeCookie],
    ['POST', `/dinas/kode-wa/${DISTRICT}/`, officeCookie],
  ] as const) {
    expect((await ask(method, path, {}, cookie, without)).status, path).toBe(404)
  }
  await set('ya')
  for (const path of ['/masuk/', '/aktivasi/']) {
    expect(await textOf(ask('GET', path, {}, '', without))).not.toContain('pesan-kode')
    expect(await textOf(ask('GET', path))).toContain('href="/pesan-kode/"')
  }
  expect(await textOf(ask('GET', '/akun/', {}, officeCookie, without))).not.toContain('kode-wa')
  expect(await textOf(ask('GET', '/akun/', {}, officeCookie))).toContain(
    `/dinas/kode-wa/${DISTRICT}/`,
  )
  await set('tidak')
  expect(await textOf(ask('GET', '/aktivasi/'))).not.toContain('pesan-kode')
})

it('sends nothing where the district has it switched off', async () => {
  await set('tidak')
  expect((await byNumber('Siti', '081210000001')).status).toBe(200)
  expect(sent).toEqual([])
  expect(await valueOf('select count(*) from message_codes')).toBe(0)
})

it('sends a code to the number of the roster, which opens her account on the phone that asked, once', async () => {
  await set('ya')
  const said = await byNumber('siti', '+62 812-1000-0001')
  const phone = cookiesOf(said)
  const [message] = sent
  expect(sent).toHaveLength(1)
  expect(message?.request.url).toBe('https://graph.facebook.com/v25.0/1234567890/messages')
  expect(message?.request.headers.get('authorization')).toBe(`Bearer ${env.WHATSAPP_TOKEN}`)
  expect(message?.body).toMatchObject({
    messaging_product: 'whatsapp',
    to: '6281210000001',
    type: 'template',
    template: {
      name: 'kode_aktivasi',
      language: { code: 'id' },
      components: [{ type: 'body' }, { type: 'button', sub_type: 'url', index: '0' }],
    },
  })
  const code = message?.code ?? ''
  expect(code).toMatch(/^[0-9A-Z]{10}$/)

  // Read out to a stranger, it opens nothing on his phone.
  const stranger = await activate(code, `__Host-dev=${'a'.repeat(64)}`)
  expect(stranger.status).toBe(422)
  expect(await stranger.text()).toContain('Kode belum cocok')
  const done = await activate(code, phone)
  expect(done.status).toBe(303)
  expect(done.headers.get('location')).toBe('/belajar/')
  expect((await activate(code, phone, '482915')).status).toBe(422)
  expect(await auditOf(idOf('Siti Aminah'))).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ action: 'message.ask', actorKind: 'system', areaCode: DISTRICT }),
      expect.objectContaining({ action: 'message.send', actorKind: 'system' }),
    ]),
  )
})

it('takes nothing from her until the code is used: phone, PIN and the card of the office stay good', async () => {
  await set('ya')
  const [card = ''] = await cardsFor([idOf('Dewi Lestari')])
  const own = cookiesOf(await activate(card, ''))
  const [second = ''] = await cardsFor([idOf('Dewi Lestari')])
  const asking = cookiesOf(await byNumber('Dewi', '081210000002'))
  expect(sent).toHaveLength(1)
  expect((await signIn('Dewi Lestari', own)).status).toBe(303)
  expect((await ask('POST', '/aktivasi/', { kode: second })).status).toBe(200)
  // Used, it ends the phone, whose holder is told, and the card.
  expect((await activate(sent[0]?.code ?? '', asking, '482915')).status).toBe(303)
  expect((await signIn('Dewi Lestari', own)).status).toBe(422)
  expect(await textOf(ask('GET', '/masuk/', {}, own))).toContain('Dewi Lestari')
  expect((await ask('POST', '/aktivasi/', { kode: second })).status).toBe(422)
})

it('sends nothing for a day after the office made a code for her, used or not, and says nothing else', async () => {
  await set('ya')
  await env.DB.prepare('delete from message_codes').run()
  const [card = ''] = await cardsFor([idOf('Rina Wati')], PRESENT)
  const waiting = await byNumber('Rina', '081210000003')
  // Whoever has her old phone, and with it her number, does not take the account back from the new one.
  const own = cookiesOf(await activate(card, ''))
  const used = await byNumber('Rina', '081210000003')
  await ask('POST', '/pesan-kode/', { kader: idOf('Rina Wati') }, own)
  expect(sent).toEqual([])
  expect(await valueOf('select count(*) from message_codes')).toBe(0)
  expect(await textOf(waiting)).toBe(await textOf(used))
  await env.DB.prepare('update activation_codes set issued_at = ? where cadre_id = ?')
    .bind(EARLIER, idOf('Rina Wati'))
    .run()
  await byNumber('Rina', '081210000003')
  expect(sent).toHaveLength(1)
})

it('helps on a phone that is hers without a number being typed, and on no other', async () => {
  await set('ya')
  const [card = ''] = await cardsFor([idOf('Rina Wati')])
  const own = cookiesOf(await activate(card, ''))
  const form = { kader: idOf('Rina Wati') }
  await ask('POST', '/pesan-kode/', form, `__Host-dev=${'b'.repeat(64)}`)
  expect(sent).toEqual([])
  expect(await textOf(ask('GET', '/pesan-kode/', {}, own))).toContain('Rina Wati')
  await ask('POST', '/pesan-kode/', form, own)
  expect(sent.map(({ to }) => to)).toEqual(['6281210000003'])
})

it('sends nothing to a number that stands at two persons, wherever they are', async () => {
  await set('ya')
  await byNumber('Umi', '081210000009')
  await byNumber('Sri', '081210000009')
  expect(sent).toEqual([])
  expect(await textOf(ask('GET', `/dinas/kode-wa/${DISTRICT}/`, {}, officeCookie))).toContain(
    'kader punya nomor',
  )
})

it('sends nothing to who shares a phone: another one holds the WhatsApp that shows it', async () => {
  await set('ya')
  const [rina = '', ani = ''] = await cardsFor([idOf('Rina Wati'), idOf('Ani Lama')])
  const shared = cookiesOf(await activate(rina, ''))
  await activate(ani, shared)
  const form = { kader: idOf('Rina Wati') }
  await ask('POST', '/pesan-kode/', form, shared)
  expect(sent).toEqual([])
  await env.DB.prepare('update device_logins set revoked_at = ? where cadre_id = ?')
    .bind(PRESENT, idOf('Ani Lama'))
    .run()
  await ask('POST', '/pesan-kode/', form, shared)
  expect(sent).toHaveLength(1)
})

it('sends nothing to a number that was put in less than a day ago', async () => {
  await set('ya')
  await env.DB.prepare('update cadres set updated_at = ? where id = ?')
    .bind(new Date(Date.parse(PRESENT) - 23 * 3_600_000).toISOString(), idOf('Ani Lama'))
    .run()
  await byNumber('Ani', '081210000004')
  expect(sent).toEqual([])
})

it('answers everybody the same, and keeps nothing of who is not there', async () => {
  await set('ya')
  const before = await valueOf('select count(*) from message_codes')
  const found = await byNumber('Ani', '081210000004')
  const nobody = await byNumber('Siapa Saja', '081999999999')
  const otherName = await byNumber('Dewi', '081210000001')
  const texts = await Promise.all([found, nobody, otherName].map((said) => said.text()))
  expect(new Set(texts).size).toBe(1)
  expect(texts[0]).toContain('Periksa WhatsApp Anda')
  for (const said of [found, nobody, otherName]) {
    expect(said.status).toBe(200)
    expect(cookiesOf(said)).toMatch(/^__Host-dev=[0-9a-f]{64}$/)
  }
  expect(await valueOf('select count(*) from message_codes')).toBe(before)
  expect(sent).toEqual([])
})

it('sends three a day to one person and no more, a burst too, and no more than the month allows', async () => {
  await set('ya')
  await env.DB.batch([
    env.DB.prepare('delete from message_codes'),
    env.DB.prepare('update cadres set updated_at = ?').bind(EARLIER),
  ])
  const burst = () => Promise.all(Array.from({ length: 8 }, () => byNumber('Ani', '081210000004')))
  await burst()
  expect(sent).toHaveLength(MESSAGE.perCadre)
  await set('ya', String(MESSAGE.perCadre + 1))
  await byNumber('Siti', '081210000001')
  await byNumber('Dewi', '081210000002')
  expect(sent.map(({ to }) => to).slice(3)).toEqual(['6281210000001'])
  expect(await textOf(ask('GET', `/dinas/kode-wa/${DISTRICT}/`, {}, officeCookie))).toContain(
    'Batas bulan ini sudah tercapai',
  )
})

it('lives ten minutes', async () => {
  await set('ya')
  await env.DB.prepare('delete from message_codes').run()
  const phone = cookiesOf(await byNumber('Rina', '081210000003'))
  const lives =
    'select (julianday(expires_at) - julianday(issued_at)) * 86400 from activation_codes'
  const seconds = await valueOf(
    `${lives} where for_device is not null order by issued_at desc limit 1`,
  )
  expect(Math.round(Number(seconds))).toBe(600)
  await env.DB.prepare(
    'update activation_codes set expires_at = issued_at where for_device is not null',
  ).run()
  expect((await activate(sent[0]?.code ?? '', phone)).status).toBe(422)
})

it.each([
  [131026, 'Nomor tidak punya WhatsApp'],
  [190, 'Token, nomor pengirim, atau templat'],
  [132001, 'Token, nomor pengirim, atau templat'],
  [131042, 'Pembayaran akun WhatsApp'],
  [130429, 'sedang membatasi'],
  [2, 'tidak menjawab'],
] as const)(
  'counts what failed with %i for the office and lets nobody use its code',
  async (number, words) => {
    await set('ya')
    await env.DB.prepare('delete from message_codes').run()
    answer = () => refused(number)
    const phone = cookiesOf(await byNumber('Siti', '081210000001'))
    expect((await activate(sent[0]?.code ?? '', phone)).status).toBe(422)
    const page = await textOf(ask('GET', `/dinas/kode-wa/${DISTRICT}/`, {}, officeCookie))
    expect(page).toContain(words)
    expect(page).not.toContain('rahasia')
  },
)

it('counts silence as an outage', async () => {
  await set('ya')
  await env.DB.prepare('delete from message_codes').run()
  answer = () => {
    throw new TypeError('network')
  }
  await byNumber('Siti', '081210000001')
  expect(await valueOf('select failure from message_codes')).toBe('OUTAGE')
  // It may have gone, and then it is paid for: the month's one message is used up.
  answer = () => Response.json({})
  await set('ya', '1')
  await byNumber('Dewi', '081210000002')
  expect(await valueOf('select count(*) from message_codes')).toBe(1)
})

it('is switched by the office of the district only, with an entry each time that it changes', async () => {
  const other = (await makeStaff([{ role: 'DISTRICT_ADMIN', area: '33.75' }])).cookie
  const trainer = (await makeStaff([{ role: 'TRAINER', area: DISTRICT }])).cookie
  const path = `/dinas/kode-wa/${DISTRICT}/`
  await set('tidak')
  for (const [cookie, status] of [
    [other, 404],
    [trainer, 403],
  ] as const) {
    expect((await ask('POST', path, { layanan: 'ya', batas: '5' }, cookie)).status).toBe(status)
    expect((await ask('GET', path, {}, cookie)).status).toBe(status)
  }
  const entries = async () =>
    (await auditOf(DISTRICT)).filter(({ action }) => action === 'message.set').length
  const before = await entries()
  expect((await set('ya', '5')).status).toBe(303)
  await set('ya', '5')
  expect(await entries()).toBe(before + 1)
  for (const batas of ['0', '2001', 'banyak', '']) {
    const said = await set('ya', batas)
    expect(said.status).toBe(422)
    expect(await said.text()).toContain('Isi angka 1 sampai 2.000.')
  }
})

it('asks the office for a code where its proof is not fresh, and is switched with one', async () => {
  const { accountId, cookie } = await makeEnrolled([{ role: 'DISTRICT_ADMIN', area: DISTRICT }])
  await valueOf(
    `update sessions set proved_at = '2020-01-01T00:00:00.000Z' where subject_id = ? returning id`,
    accountId,
  )
  const path = `/dinas/kode-wa/${DISTRICT}/`
  const monthly = () =>
    valueOf('select monthly from message_settings where district_code = ?', DISTRICT)
  await set('ya', '100')
  const wanted = { layanan: 'ya', batas: '7' }
  const without = await ask('POST', path, wanted, cookie)
  expect(without.status).toBe(422)
  const page = await without.text()
  expect(page).toContain('name="kode"')
  expect(page).toContain('value="7"')
  expect(await monthly()).toBe(100)
  const kode = await appCode(new Date().toISOString())
  const withCode = await ask('POST', path, { ...wanted, kode }, cookie)
  expect(withCode.status).toBe(303)
  expect(withCode.headers.getSetCookie().some((each) => each.startsWith('__Host-s='))).toBe(true)
  expect(await monthly()).toBe(7)
})

it('writes neither telephone nor code into any line or row', async () => {
  await set('ya', '100')
  await env.DB.prepare('delete from message_codes').run()
  const lines = listen()
  await byNumber('Siti', '081210000001')
  const code = sent[0]?.code ?? ''
  const said = lines.join('\n')
  expect(said).toContain('"outcome":"SENT"')
  for (const secret of [code, '81210000001', 'Siti']) expect(said).not.toContain(secret)
  for (const table of ['audit_entries', 'message_codes', 'activation_codes']) {
    const { results } = await env.DB.prepare(`select * from ${table}`).all()
    expect(JSON.stringify(results)).not.toContain(code)
    expect(JSON.stringify(results)).not.toContain('81210000001')
  }
})
