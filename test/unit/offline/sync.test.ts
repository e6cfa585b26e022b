import { describe, expect, it } from 'vitest'
import { cadreStore, type CadreStore } from '../../../site/src/offline/cadre-store.ts'
import { deviceStore } from '../../../site/src/offline/device-store.ts'
import { letGo, sync } from '../../../site/src/offline/sync.ts'
import { tabLocks } from '../../link/tab-locks.ts'
import {
  CADRE,
  json,
  NOON,
  onePhone,
  read,
  STATE,
  takesAll,
  takesByToken,
  type OnePhone,
  type Script,
} from './one-phone.ts'

const DAY = 86_400_000
const html = (status: number) =>
  new Response('<!doctype html><title>Selamat datang di WiFi</title>', {
    status,
    headers: { 'content-type': 'text/html' },
  })

async function phoneWith(
  events: number,
  wishes: Parameters<typeof onePhone>[0] = {},
): Promise<{ phone: OnePhone; store: CadreStore; ids: string[] }> {
  const phone = onePhone(wishes)
  const store = cadreStore(phone, CADRE)
  const ids: string[] = []
  for (let index = 0; index < events; index += 1) {
    ids.push((await store.append(read(`l${index}`))).id)
  }
  return { phone, store, ids }
}

const results =
  (status: string): Script =>
  ({ events }) =>
    json({ v: 1, now: NOON, results: events.map(({ id }) => ({ id, status })), cursor: 'c1' })

describe('what changes nothing', () => {
  it.each<[string, Script, string, boolean]>([
    [
      'no signal',
      () => {
        throw new TypeError('Failed to fetch')
      },
      'offline',
      false,
    ],
    ['a Wi-Fi login page', () => html(200), 'unreadable', false],
    ['a 401 of somebody else', () => html(401), 'unreadable', false],
    ['an error page', () => html(500), 'unreadable', false],
    ['a 502 without a body', () => new Response(null, { status: 502 }), 'unreadable', false],
    ['401', () => json({ code: 'SIGN_IN_NEEDED' }, 401), 'signedOut', true],
    ['403', () => json({ code: 'SENT_FROM_ELSEWHERE' }, 403), 'refused', false],
    ['409 another cadre', () => json({ code: 'OTHER_PERSON' }, 409), 'otherPerson', true],
    ['400', () => json({ code: 'INPUT_INVALID' }, 400), 'refused', false],
    ['429', () => json({ code: 'TOO_MANY' }, 429), 'refused', false],
    ['500', () => json({ code: 'UNEXPECTED' }, 500), 'refused', false],
    ['503', () => json({ code: 'DATABASE_BUSY' }, 503), 'refused', false],
    ['another version', () => json({ v: 2, results: [], cursor: 'c' }), 'unreadable', false],
    ['JSON that is no answer', () => json('ok'), 'unreadable', false],
    ['JSON null', () => json(null), 'unreadable', false],
    ['no results', () => json({ v: 1, now: NOON, cursor: 'c1' }), 'unreadable', false],
    ['empty results', () => json({ v: 1, now: NOON, results: [], cursor: 'c1' }), 'refused', false],
    [
      'broken results',
      () => json({ v: 1, results: [null, 7, {}], cursor: 'c1' }),
      'refused',
      false,
    ],
    ['retry', results('retry'), 'refused', false],
    ['a status that does not exist yet', results('postponed'), 'refused', false],
    [
      'foreign ids',
      () => json({ v: 1, results: [{ id: 'another', status: 'applied' }], cursor: 'c1' }),
      'refused',
      false,
    ],
    [
      'half an answer',
      () => new Response('{"v":1,"now":1,"results":[{"id":"'),
      'unreadable',
      false,
    ],
  ])('%s', async (_name, script, status, isSignedOut) => {
    const { phone, store, ids } = await phoneWith(3)
    phone.answerWith(script)
    const outcome = await sync(phone, store, {})
    expect(outcome).toEqual({ status, sent: 0, left: 3, isSignedOut })
    expect((await store.pending()).map(({ id }) => id)).toEqual(ids)
    expect(await store.listReceipts()).toEqual([])
    expect(await store.get('state')).toBeNull()
    expect(await store.get('lastSync')).toEqual({ at: NOON, status, isSignedOut })
    expect(phone.asked).toHaveLength(1)
    phone.answerWith(takesAll)
    expect(await sync(phone, store, {})).toMatchObject({ status: 'ok', sent: 3, left: 0 })
  })

  it('an answer that takes too long: it is not listened to any more', async () => {
    const { phone, store } = await phoneWith(1)
    let isStopped = false
    phone.answerWith(
      (asked, { signal }) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => {
            isStopped = true
            resolve(takesAll(asked, {}))
          })
        }),
    )
    const outcome = await sync(phone, store, { patience: 20 })
    expect([outcome.status, outcome.left, isStopped]).toEqual(['offline', 1, true])
    expect(await store.count()).toBe(1)
  })

  it('a body that stops in the middle', async () => {
    const { phone, store } = await phoneWith(1)
    phone.answerWith(
      () =>
        new Response(
          new ReadableStream({
            start(control) {
              control.enqueue(new TextEncoder().encode('{"v":1,'))
              control.error(new TypeError('network error'))
            },
          }),
        ),
    )
    expect(await sync(phone, store, {})).toMatchObject({ status: 'offline', left: 1 })
  })
})

describe('what the Worker names', () => {
  it('leaves, whether it was applied, there before, or rejected; the rest stays', async () => {
    const { phone, store, ids } = await phoneWith(4)
    const [applied, duplicate, rejected, open] = ids
    phone.answerWith(() =>
      json({
        v: 1,
        now: NOON,
        results: [
          { id: applied, status: 'applied' },
          { id: duplicate, status: 'duplicate' },
          { id: rejected, status: 'rejected', code: 'ATTEMPTS_USED_UP' },
          { id: open, status: 'retry' },
        ],
        cursor: 'c1',
        state: STATE,
      }),
    )
    expect(await sync(phone, store, {})).toMatchObject({ status: 'refused', sent: 3, left: 1 })
    expect((await store.pending()).map(({ id }) => id)).toEqual([open])
    expect((await store.receipt(rejected ?? ''))?.result.code).toBe('ATTEMPTS_USED_UP')
    expect(await store.get('state')).toEqual(STATE)
  })

  it('is sent again with the same content when the answer was lost, and then leaves', async () => {
    const { phone, store } = await phoneWith(2)
    phone.answerWith(() => {
      throw new TypeError('the answer is lost')
    })
    await sync(phone, store, {})
    phone.answerWith(results('duplicate'))
    expect(await sync(phone, store, {})).toMatchObject({ status: 'ok', sent: 2, left: 0 })
    expect(phone.asked[1]?.events).toEqual(phone.asked[0]?.events)
  })

  it('goes in requests of fifty, in the order in which it happened', async () => {
    const { phone, store, ids } = await phoneWith(120)
    phone.answerWith(takesAll)
    expect(await sync(phone, store, {})).toEqual({
      status: 'ok',
      sent: 120,
      left: 0,
      isSignedOut: false,
    })
    expect(phone.asked.map(({ events }) => events.length)).toEqual([50, 50, 20])
    expect(phone.asked.flatMap(({ events }) => events.map(({ id }) => id))).toEqual(ids)
  })

  it('keeps what was taken when the signal goes in the middle', async () => {
    const { phone, store, ids } = await phoneWith(120)
    phone.answerWith((asked, init) => {
      if (phone.asked.length > 1) throw new TypeError('Failed to fetch')
      return takesAll(asked, init)
    })
    expect(await sync(phone, store, {})).toMatchObject({ status: 'offline', sent: 50, left: 70 })
    expect((await store.pending()).map(({ id }) => id)).toEqual(ids.slice(50))
  })

  it('also takes along what is written while it is under way', async () => {
    const { phone, store } = await phoneWith(1)
    phone.answerWith(async (asked, init) => {
      if (phone.asked.length === 1) await store.append(read('late'))
      return takesAll(asked, init)
    })
    expect(await sync(phone, store, {})).toMatchObject({ status: 'ok', sent: 2, left: 0 })
  })

  it('does not wait behind events that the Worker cannot decide now', async () => {
    const { phone, store, ids } = await phoneWith(60)
    phone.answerWith(({ events }) =>
      json({
        v: 1,
        now: NOON,
        results: events.map(({ id }) => ({
          id,
          status: ids.indexOf(id) < 49 ? 'retry' : 'applied',
        })),
        cursor: 'c1',
      }),
    )
    expect(await sync(phone, store, {})).toMatchObject({ status: 'refused', sent: 11, left: 49 })
    expect(await store.get('lastSync')).toEqual({ at: NOON, status: 'refused', isSignedOut: false })
    expect(phone.asked).toHaveLength(2)
  })
})

describe('a request that is too much', () => {
  it.each([413, 422])('%d: is sent in smaller parts, and all arrives once', async (status) => {
    const { phone, store, ids } = await phoneWith(120)
    const taken: string[] = []
    phone.answerWith((asked, init) => {
      if (asked.events.length > 12) return json({ code: 'BODY_TOO_LARGE' }, status)
      taken.push(...asked.events.map(({ id }) => id))
      return takesAll(asked, init)
    })
    expect(await sync(phone, store, {})).toMatchObject({ status: 'ok', sent: 120, left: 0 })
    expect(taken).toEqual(ids)
    expect(phone.asked.length).toBeLessThan(30)
  })

  it('leaves one event that is never taken behind, and sends the others', async () => {
    const { phone, store, ids } = await phoneWith(20)
    phone.answerWith((asked, init) =>
      asked.events.some(({ id }) => id === ids[7])
        ? json({ code: 'INPUT_INVALID' }, 422)
        : takesAll(asked, init),
    )
    expect(await sync(phone, store, {})).toMatchObject({ status: 'refused', sent: 19, left: 1 })
    expect((await store.pending()).map(({ id }) => id)).toEqual([ids[7]])
    expect(await store.get('lastSync')).toEqual({ at: NOON, status: 'refused', isSignedOut: false })
    expect(phone.asked.length).toBeLessThan(20)
  })

  it('ends, with everything kept, when nothing at all is taken', async () => {
    const { phone, store } = await phoneWith(5)
    phone.answerWith(() => json({ code: 'BODY_TOO_LARGE' }, 413))
    expect(await sync(phone, store, {})).toMatchObject({ status: 'refused', sent: 0, left: 5 })
    phone.asked.length = 0
    const empty = cadreStore(phone, '01a1c32f-0100-7018-94b4-6fba22390e44')
    expect(await sync(phone, empty, { wants: 'state' })).toMatchObject({ status: 'refused' })
    expect(phone.asked).toHaveLength(1)
  })
})

describe('the upload token', () => {
  it('drains 120 answers and tells nothing', async () => {
    const { phone, store } = await phoneWith(120)
    phone.answerWith(takesByToken)
    expect(await sync(phone, store, {})).toEqual({
      status: 'ok',
      sent: 120,
      left: 0,
      isSignedOut: true,
    })
    expect(phone.asked.map(({ events }) => events.length)).toEqual([50, 50, 20])
    expect([await store.get('state'), await store.get('cursor')]).toEqual([null, null])
    expect(await store.get('registeredAt')).toBeNull()
  })

  it('goes with every request, and is registered once a month', async () => {
    const { phone, store } = await phoneWith(0)
    const token = await store.token()
    const heads: unknown[] = []
    phone.answerWith((asked, init) => {
      heads.push([new Headers(init.headers).get('authorization'), asked.register ?? null])
      return takesAll(asked, init)
    })
    await sync(phone, store, { wants: 'state' })
    phone.setClock(NOON + DAY)
    await sync(phone, store, { wants: 'state' })
    phone.setClock(NOON + 31 * DAY)
    await sync(phone, store, { wants: 'state' })
    // A clock that was set back says nothing of how old it is.
    phone.setClock(NOON - 31 * DAY)
    await sync(phone, store, { wants: 'state' })
    const bearer = `Bearer ${token}`
    expect(heads).toEqual([
      [bearer, token],
      [bearer, null],
      [bearer, token],
      [bearer, token],
    ])
  })

  it('is registered anew after it was not taken any more', async () => {
    const { phone, store } = await phoneWith(0)
    phone.answerWith(takesAll)
    await sync(phone, store, { wants: 'state' })
    phone.answerWith(() => json({ code: 'SIGN_IN_NEEDED' }, 401))
    await sync(phone, store, { wants: 'state' })
    phone.answerWith(takesAll)
    await sync(phone, store, { wants: 'state' })
    const registered = phone.asked.map(({ register }) => register !== undefined)
    expect(registered).toEqual([true, false, true])
  })
})

describe('the state', () => {
  it('is asked for although there is nothing to send, once', async () => {
    const { phone, store } = await phoneWith(0)
    phone.answerWith(takesAll)
    expect(await sync(phone, store, {})).toMatchObject({ status: 'idle' })
    expect(phone.asked).toEqual([])
    expect(await sync(phone, store, { wants: 'state' })).toMatchObject({ status: 'ok', sent: 0 })
    expect(phone.asked).toHaveLength(1)
    expect(phone.asked[0]).toMatchObject({ v: 1, now: NOON, cadre: CADRE, events: [] })
    expect(await store.get('state')).toEqual(STATE)
  })

  it('stays when the Worker says that it is the same', async () => {
    const { phone, store } = await phoneWith(0)
    phone.answerWith(takesAll)
    await sync(phone, store, { wants: 'state' })
    phone.answerWith(() => json({ v: 1, now: NOON, results: [], cursor: 'c1' }))
    await sync(phone, store, { wants: 'state' })
    expect(phone.asked[1]?.cursor).toBe('c1')
    expect(await store.get('state')).toEqual(STATE)
  })

  it('is asked for whole again after signing out', async () => {
    const { phone, store } = await phoneWith(0)
    phone.answerWith(takesAll)
    await sync(phone, store, { wants: 'state' })
    await store.wipe()
    await sync(phone, store, { wants: 'state' })
    expect(phone.asked[1]).not.toHaveProperty('cursor')
    expect(phone.asked[1]?.register).toBe(await store.token())
  })

  it('does not come back by an answer that was under way while she signed out', async () => {
    const { phone, store } = await phoneWith(1)
    phone.answerWith(async (asked, init) => {
      await store.wipe()
      return takesAll(asked, init)
    })
    expect(await sync(phone, store, { wants: 'state' })).toMatchObject({ sent: 1, left: 0 })
    expect(await store.get('state')).toBeNull()
    expect(await store.listReceipts()).toEqual([])
    expect(await store.count()).toBe(0)
  })

  it('that finds no room does not keep answers on the phone that are with the Worker', async () => {
    const { phone, store } = await phoneWith(2)
    phone.answerWith(takesAll)
    const full: CadreStore = { ...store, settle: () => Promise.reject(new Error('no room')) }
    expect(await sync(phone, full, {})).toMatchObject({ status: 'ok', sent: 2, left: 0 })
    expect(await store.count()).toBe(0)
  })
})

describe('two tabs', () => {
  it('with locks: one sends, the other finds nothing left when its turn comes', async () => {
    const { phone, store } = await phoneWith(20, { locks: tabLocks() })
    phone.answerWith(takesAll)
    const other = cadreStore(phone, CADRE)
    const outcomes = await Promise.all([sync(phone, store, {}), sync(phone, other, {})])
    expect(outcomes.map(({ status }) => status)).toEqual(['ok', 'idle'])
    expect(phone.asked.map(({ events }) => events.length)).toEqual([20])
  })

  it('with locks: one that must not wait is told that another is at it', async () => {
    const { phone, store } = await phoneWith(20, { locks: tabLocks() })
    phone.answerWith(takesAll)
    const other = cadreStore(phone, CADRE)
    const first = sync(phone, store, {})
    expect(await sync(phone, other, { turn: 'leave' })).toMatchObject({ status: 'busy', left: -1 })
    expect(await first).toMatchObject({ status: 'ok', sent: 20 })
    expect(phone.asked).toHaveLength(1)
  })

  it('with locks: a page that wants her state gets it after a try that failed', async () => {
    const { phone, store } = await phoneWith(0, { locks: tabLocks() })
    phone.answerWith(() => json({ code: 'DATABASE_BUSY' }, 503))
    const before = sync(phone, cadreStore(phone, CADRE), { wants: 'state' })
    const next = sync(phone, store, { wants: 'state' })
    expect(await before).toMatchObject({ status: 'refused' })
    phone.answerWith(takesAll)
    expect(await next).toMatchObject({ status: 'ok' })
    expect(await store.get('state')).toEqual(STATE)
  })

  it('without locks: both send the same, each event leaves once', async () => {
    const { phone, store, ids } = await phoneWith(20)
    const taken = new Set<string>()
    phone.answerWith(({ events }) => {
      const given = events.map(({ id }) => ({
        id,
        status: taken.has(id) ? 'duplicate' : 'applied',
      }))
      for (const { id } of given) taken.add(id)
      return json({ v: 1, now: NOON, results: given, cursor: 'c1', state: STATE })
    })
    await Promise.all([sync(phone, store, {}), sync(phone, cadreStore(phone, CADRE), {})])
    expect([...taken]).toEqual(ids)
    expect(await store.count()).toBe(0)
    expect(await store.listReceipts()).toHaveLength(20)
  })
})

describe('letting go of a cadre', () => {
  const current = { cadreId: CADRE, phone: 'shared' as const, seenAt: NOON }

  it('clears what she left and forgets that she was here, once everything is sent', async () => {
    const { phone, store } = await phoneWith(1)
    const device = deviceStore(phone)
    await device.enter(current)
    await device.set('current', null)
    await letGo(phone, device, store)
    expect([await store.count(), await device.listCadres()]).toEqual([1, [CADRE]])
    phone.answerWith(takesByToken)
    await sync(phone, store, {})
    await letGo(phone, device, store)
    expect(await store.get('token')).toBeNull()
    expect(await device.listCadres()).toEqual([])
  })

  it('waits while her state is taken home, and then finds that she is here', async () => {
    const { phone, store } = await phoneWith(0, { locks: tabLocks() })
    const device = deviceStore(phone)
    let going: Promise<void> | undefined
    phone.answerWith(async (asked, init) => {
      // She was nobody's when the other tab began to tidy up.
      going = letGo(phone, device, cadreStore(phone, CADRE))
      await device.enter(current)
      return takesAll(asked, init)
    })
    await sync(phone, store, { wants: 'state' })
    await going
    expect(await store.get('state')).toEqual(STATE)
    expect(await device.listCadres()).toEqual([CADRE])
  })
})
