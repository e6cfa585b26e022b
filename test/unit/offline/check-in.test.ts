import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { keptCodes, type CheckedIn, type KeptCode } from '../../../site/src/check-in/kept-codes.ts'
import { sendCodes, type Sending } from '../../../site/src/check-in/send-codes.ts'
import { codesView, type Seen } from '../../../site/src/check-in/view.ts'
import { forgetWhoLeft, whoIsHere } from '../../../site/src/check-in/who.ts'
import { deviceStore } from '../../../site/src/offline/device-store.ts'
import { problemWords } from '../../../site/src/text/problems.ts'
import { tabLocks } from '../../link/tab-locks.ts'
import { CADRE, NOON, onePhone } from './one-phone.ts'

const HOUR = 3_600_000
const reply: CheckedIn = {
  status: 'applied',
  meetingTitle: 'Pelatihan <KPM>',
  session: {
    id: 's',
    date: '2026-12-01',
    startsAt: '08:30',
    endsAt: '09:15',
    title: 'Peran KPM',
  },
  state: 'LATE',
  at: new Date(NOON).toISOString(),
}
const code = (id: string, wish: Partial<KeptCode> = {}): KeptCode => ({
  id,
  cadreId: CADRE,
  code: 'ABCD-EFGH',
  at: NOON,
  state: 'waiting',
  notBefore: 0,
  problem: '',
  detail: {},
  reply: null,
  ...wish,
})

type Sent = { id: string; cadreId: string; code: string; at: number; now: number }
type Answer = (sent: Sent) => { status: number; body: unknown }

async function phone(...codes: readonly KeptCode[]) {
  const kept = keptCodes(new IDBFactory())
  for (const each of codes) await kept.add(each)
  const sent: Sent[] = []
  const send = (answer: Answer, wish: Partial<Sending> = {}) =>
    sendCodes({
      kept,
      fetch: async (_, init) => {
        // Safe: what the code under test has just written.
        const given = JSON.parse(init.body as string) as Sent
        sent.push(given)
        const { status, body } = answer(given)
        return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })
      },
      now: () => NOON,
      locks: undefined,
      ...wish,
    })
  const states = async () =>
    Object.fromEntries((await kept.list()).map(({ id, state }) => [id, state]))
  return { kept, sent, send, states }
}
const problem = (given: string, detail: object = {}) => ({
  status: 409,
  body: { code: given, detail, requestId: 'r' },
})

describe('codes that are kept', () => {
  it('go out oldest first, each with whose it is and when it was entered, and once', async () => {
    const { sent, send, states } = await phone(code('b', { at: NOON + 1 }), code('a'))
    expect(await send(() => ({ status: 200, body: reply }))).toBeNull()
    expect(sent.map(({ id, cadreId, at, now }) => [id, cadreId, at, now])).toEqual([
      ['a', CADRE, NOON, NOON],
      ['b', CADRE, NOON + 1, NOON],
    ])
    expect(await states()).toEqual({ a: 'taken', b: 'taken' })
    expect(await send(() => ({ status: 200, body: reply }))).toBeNull()
    expect(sent).toHaveLength(2)
  })

  it('stay for every answer that is none of ours', async () => {
    const { send, states } = await phone(code('a'))
    const answers: readonly [number, unknown][] = [
      [200, '<html>Masuk Wi-Fi</html>'],
      [200, {}],
      [200, null],
      [200, { session: null }],
      [302, ''],
      [500, { code: 'UNEXPECTED', requestId: 'r' }],
      [503, { code: 'DATABASE_BUSY', requestId: 'r' }],
      [429, { code: 'TOO_MANY', requestId: 'r' }],
      [404, '404'],
    ]
    for (const [status, body] of answers) {
      // A response may not have the status of a redirect with a body of its own.
      expect(await send(() => ({ status: status === 302 ? 200 : status, body }))).toBe('busy')
      expect(await states()).toEqual({ a: 'waiting' })
    }
    const gone = await send(() => ({ status: 200, body: reply }), {
      fetch: () => Promise.reject(new TypeError('no signal')),
    })
    expect(gone).toBe('offline')
    expect(await send(() => problem('SIGN_IN_NEEDED'))).toBe('signedOut')
    expect(await states()).toEqual({ a: 'waiting' })
  })

  it('wait for their own cadre, and let hers through who is here', async () => {
    const { send, states } = await phone(code('a', { cadreId: 'other' }), code('b'))
    const answer: Answer = ({ cadreId }) =>
      cadreId === CADRE ? { status: 200, body: reply } : problem('OTHER_PERSON')
    expect(await send(answer)).toBe('otherPerson')
    expect(await states()).toEqual({ a: 'waiting', b: 'taken' })
    expect(await send(() => problem('NOT_ALLOWED'))).toBe('otherPerson')
    expect(await states()).toEqual({ a: 'waiting', b: 'taken' })
  })

  it('that came too early go out again when their session opens, with the same id and moment', async () => {
    const { kept, sent, send, states } = await phone(code('a'))
    const detail = { date: '2026-12-01', startsAt: '08:30', endsAt: '09:15', opensIn: HOUR }
    expect(await send(() => problem('CHECK_IN_EARLY', detail))).toBeNull()
    expect(await states()).toEqual({ a: 'waiting' })
    await send(() => ({ status: 200, body: reply }))
    expect(sent).toHaveLength(1)
    const now = () => NOON + HOUR
    await send(() => ({ status: 200, body: reply }), { now })
    expect(sent.map(({ id, at }) => [id, at])).toEqual([
      ['a', NOON],
      ['a', NOON],
    ])
    expect((await kept.list())[0]).toMatchObject({ state: 'taken', reply })
  })

  it('are refused for good by what no later try changes, and never after an answer', async () => {
    const refusals = ['WRONG', 'STALE', 'EARLY', 'CLOSED', 'EXPIRED', 'ELSEWHERE'] as const
    for (const each of refusals) {
      const { kept, send, states } = await phone(code('a'))
      await send(() => problem(`CHECK_IN_${each}`))
      expect(await states()).toEqual({ a: 'refused' })
      await kept.settle(code('a', { state: 'taken', reply }))
      expect(await states()).toEqual({ a: 'refused' })
    }
    const { send, states } = await phone(code('a'))
    await send(() => problem('CHECK_IN_LOCKED'))
    expect(await states()).toEqual({ a: 'waiting' })
  })

  it('are sent by one tab at a time', async () => {
    const { sent, send } = await phone(code('a'), code('b'))
    const locks = tabLocks()
    const done = await Promise.all(
      [1, 2, 3].map(() => send(() => ({ status: 200, body: reply }), { locks })),
    )
    expect(done).toEqual([null, null, null])
    expect(sent).toHaveLength(2)
  })
})

describe('who is here', () => {
  const current = (wish: object = {}) => ({
    cadreId: CADRE,
    phone: 'own' as const,
    seenAt: NOON,
    ...wish,
  })

  it('is whose pages the phone shows, and nobody once she has left', async () => {
    const device = deviceStore(onePhone())
    expect(await whoIsHere(device, NOON)).toBeNull()
    await device.enter(current())
    expect(await whoIsHere(device, NOON + 100 * HOUR)).toBe(CADRE)
    await device.set('leaving', true)
    expect(await whoIsHere(device, NOON)).toBeNull()
  })

  it('is forgotten on a phone of several when the browser was closed, or nobody looked for half a day', async () => {
    const device = deviceStore(onePhone())
    await device.enter(current({ phone: 'shared' }))
    expect(await whoIsHere(device, NOON + 11 * HOUR)).toBe(CADRE)
    expect(await whoIsHere(device, NOON + 13 * HOUR)).toBeNull()
    await forgetWhoLeft(device, 1)
    expect(await whoIsHere(device, NOON)).toBe(CADRE)
    await forgetWhoLeft(device, 0)
    expect(await whoIsHere(device, NOON)).toBeNull()
    await device.enter(current())
    await forgetWhoLeft(device, 0)
    expect(await whoIsHere(device, NOON)).toBe(CADRE)
  })
})

describe('what she is told', () => {
  const view = (codes: readonly KeptCode[], wish: Partial<Seen> = {}) =>
    codesView({
      codes,
      here: CADRE,
      isSending: false,
      hindrance: 'offline',
      isCalled: true,
      now: NOON,
      ...wish,
    }).text

  it('is that her code lies on the phone, what became of it, and why not', () => {
    expect(view([code('a')])).toContain('Tersimpan di HP ini, belum terkirim')
    expect(view([code('a')], { hindrance: 'signedOut' })).toContain('href="/masuk/"')
    expect(view([code('a')], { isCalled: false })).toContain('Buka halaman ini lagi')
    expect(view([code('a')], { isSending: true })).toContain('Mencatat kehadiran Anda')
    const taken = view([code('a', { state: 'taken', reply })])
    expect(taken).toContain('Anda tercatat hadir')
    expect(taken).toContain('Pelatihan &lt;KPM&gt;')
    expect(taken).toContain('(terlambat)')
    for (const each of ['WRONG', 'STALE', 'EARLY', 'CLOSED', 'EXPIRED', 'ELSEWHERE']) {
      const refused = view([code('a', { state: 'refused', problem: `CHECK_IN_${each}` })])
      expect(refused).toContain(problemWords(`CHECK_IN_${each}`, {}).title)
    }
    const early = { notBefore: NOON + HOUR, problem: 'CHECK_IN_EARLY' }
    expect(view([code('a', early)])).toContain('Sesi belum dibuka, kode Anda tersimpan')
  })

  it('names the next day when her code must be there, or goes out, after midnight', () => {
    const [day, evening] = [8, 22].map((hour) => new Date(2026, 10, 23, hour, 30).getTime())
    if (day === undefined || evening === undefined) throw new Error('two moments')
    const until = (at: number, now: number) =>
      /paling lambat (.*?)\./.exec(view([code('a', { at })], { now }))?.[1]
    expect(until(day, day)).toBe('pukul 20')
    expect(until(evening, evening)).toBe('besok pukul 10')
    expect(until(evening, evening + 3 * HOUR)).toBe('pukul 10')
    const opens = (now: number) =>
      view([code('a', { at: now, notBefore: now + 9 * HOUR, problem: 'CHECK_IN_EARLY' })], { now })
    expect(opens(evening)).toContain('mulai besok pukul 07.30.')
    expect(opens(day)).toContain('mulai pukul 17.30.')
  })

  it('is of others only that something of theirs waits, never what became of it', () => {
    const others = [
      code('a', { cadreId: 'other' }),
      code('b', { cadreId: 'other', state: 'taken', reply }),
    ]
    expect(view(others)).toContain('1 kode belum terkirim')
    expect(view(others)).not.toContain('Pelatihan')
    expect(view(others, { here: null })).toContain('Masuk dengan akun yang sama')
    expect(view([])).toBe('')
  })
})
