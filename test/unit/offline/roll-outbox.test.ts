import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { keptRolls } from '../../../site/src/features/meetings/roll/kept-rolls.ts'
import type { KeptRoll } from '../../../site/src/features/meetings/roll/model.ts'
import { CallProblem } from '../../../site/src/lib/call.ts'
import { forgetSent } from '../../../site/src/lib/kept/forget-sent.ts'
import { triedOf } from '../../../site/src/lib/kept/tried.ts'
import { sendMarks, type Sending } from '../../../site/src/features/meetings/roll/send-marks.ts'
import type { AttendanceEvent } from '../../../worker/contract/attendance.ts'
import { tabLocks } from '../../link/tab-locks.ts'

type Post = Sending['post']

const AREA = { code: '35.08', name: 'Lumajang', level: 'district' }
// Safe: of a roll, sending reads whose it is and of which area, and the store its id.
const ROLL = {
  meetingId: 'm',
  owner: { id: 'me', name: 'Lilik' },
  off: 0,
  roll: { meeting: { area: AREA } },
} as unknown as KeptRoll

const mark = (id: string): AttendanceEvent => ({
  type: 'mark',
  id,
  at: 1,
  session: 's',
  person: { kind: 'CADRE', id: 'c' },
  state: 'PRESENT',
  method: 'ROLL',
})
const applied: Post = ({ events }) =>
  Promise.resolve({ now: 1, results: events.map(({ id }) => ({ id, status: 'applied' })) })

async function phone(count: number) {
  const kept = keptRolls(new IDBFactory())
  await kept.saveRoll(ROLL, [])
  const orders = await kept.add(
    Array.from({ length: count }, (_, at) => ({
      meetingId: 'm',
      owner: 'me',
      event: mark(`e${at}`),
    })),
  )
  const asked: number[] = []
  const send = (post: Post, wish: Partial<Sending> = {}) =>
    sendMarks(
      {
        kept,
        askWho: () => Promise.resolve('me'),
        post: (input) => {
          asked.push(input.events.length)
          return post(input)
        },
        now: () => 1,
        locks: undefined,
        ...wish,
      },
      ROLL,
    )
  const states = async () => (await kept.read('m')).events.map(({ state }) => state)
  return { kept, orders, asked, send, states }
}

describe('marks that are kept', () => {
  it('are sent by the hundred, and stay as sent until a newer roll shows them', async () => {
    const { kept, asked, send, states, orders } = await phone(230)
    expect(await send(applied)).toBe('sent')
    expect(asked).toEqual([100, 100, 30])
    expect(new Set(await states())).toEqual(new Set(['sent']))
    expect(await send(applied)).toBe('nothing')
    await kept.saveRoll(ROLL, orders)
    expect(await states()).toEqual([])
  })

  it('stay where they are for every answer that does not name them', async () => {
    const answers: readonly unknown[] = [
      null,
      {},
      { results: 'ok' },
      { results: [{ id: 'e9', status: 'applied' }] },
      { results: [{ id: 'e0', status: 'maybe' }, { status: 'applied' }, null] },
    ]
    for (const answer of answers) {
      const { send, states } = await phone(1)
      expect(await send(() => Promise.resolve(answer))).toBe('unread')
      expect(await states()).toEqual(['tried'])
    }
    const { send, states } = await phone(1)
    await expect(send(() => Promise.reject(new Error('no signal')))).rejects.toThrow('no signal')
    expect(await states()).toEqual(['tried'])
    expect(await send(applied)).toBe('sent')
  })

  it('leave one by one: what an answer leaves out is sent again', async () => {
    const { send, states, asked } = await phone(3)
    await send(({ events: [first, ...others] }) =>
      Promise.resolve({
        results: (others.length === 2 ? [first, others[0]] : [first]).map((each) => ({
          id: each?.id,
          status: 'applied',
        })),
      }),
    )
    expect(asked).toEqual([3, 1])
    expect(await states()).toEqual(['sent', 'sent', 'sent'])
  })

  it('stay visible when they were refused, with why, until put away', async () => {
    const { kept, send, orders } = await phone(1)
    await send(() =>
      Promise.resolve({ results: [{ id: 'e0', status: 'rejected', code: 'REASON_NEEDED' }] }),
    )
    const { events } = await kept.read('m')
    expect(events.map(({ state, code }) => [state, code])).toEqual([['rejected', 'REASON_NEEDED']])
    expect(await kept.forget('m')).toBe(false)
    await kept.dismiss(orders)
    expect((await kept.read('m')).events).toEqual([])
    expect(await kept.forget('m')).toBe(true)
  })

  it('never leave under another name, nor without one; then nothing has left the phone', async () => {
    for (const [who, said] of [
      [null, 'signedOut'],
      ['other', 'otherPerson'],
    ] as const) {
      const { send, states, asked } = await phone(1)
      expect(await send(applied, { askWho: () => Promise.resolve(who) })).toBe(said)
      expect([asked, await states()]).toEqual([[], ['waiting']])
    }
  })

  it('say whose they are with every request, for another may sign in between two', async () => {
    const { send, states } = await phone(150)
    const owners: unknown[] = []
    const post: Post = (input) => {
      owners.push(input.owner)
      return owners.length === 1
        ? applied(input)
        : Promise.reject(new CallProblem('OTHER_PERSON', {}, ''))
    }
    expect(await triedOf(() => send(post))).toBe('otherPerson')
    expect(owners).toEqual(['me', 'me'])
    expect((await states()).filter((state) => state === 'tried')).toHaveLength(50)
  })

  it('are sent once by two tabs that begin together', async () => {
    const { send, asked } = await phone(5)
    const locks = tabLocks()
    expect(await Promise.all([send(applied, { locks }), send(applied, { locks })])).toEqual([
      'sent',
      'nothing',
    ])
    expect(asked).toEqual([5])
  })

  it('can be taken back until a request began with them, all or none', async () => {
    const { kept, orders, send, states } = await phone(2)
    const [first = 0, second = 0] = orders
    expect(await kept.withdraw([first])).toBe(true)
    await expect(send(() => Promise.reject(new Error('no signal')))).rejects.toThrow('no signal')
    const [third = 0] = await kept.add([{ meetingId: 'm', owner: 'me', event: mark('e7') }])
    expect(await kept.withdraw([second, third])).toBe(false)
    expect(await states()).toEqual(['tried', 'waiting'])
    expect(await kept.withdraw([third])).toBe(true)
  })

  it('hold the roll on the phone; all of it goes once they are sent', async () => {
    const { kept, send } = await phone(1)
    await kept.keepReason({ session: 's', meetingId: 'm', reason: 'salah ketuk' })
    expect(await kept.forget('m')).toBe(false)
    expect((await kept.read('m')).reasons.get('s')).toBe('salah ketuk')
    await send(applied)
    expect(await kept.forget('m')).toBe(true)
    expect(await kept.read('m')).toEqual({ roll: undefined, events: [], reasons: new Map() })
  })
})

it('leaves the phone with who signs out, but never while something is unsent', async () => {
  const idb = new IDBFactory()
  await forgetSent(idb)
  expect(await idb.databases()).toEqual([])
  const kept = keptRolls(idb)
  await kept.saveRoll(ROLL, [])
  await kept.add([{ meetingId: 'm', owner: 'me', event: mark('e') }])
  await forgetSent(idb)
  expect((await kept.list()).rolls).toHaveLength(1)
  await kept.settle(await kept.takeBatch('m'), { results: [{ id: 'e', status: 'applied' }] })
  await forgetSent(idb)
  expect(await kept.list()).toEqual({ rolls: [], events: [] })
  await kept.saveRoll(ROLL, [])
  expect((await kept.list()).rolls).toHaveLength(1)
})
