import { describe, expect, it } from 'vitest'
import { cadreStore, type Receipt } from '../../../site/src/offline/cadre-store.ts'
import { database } from '../../../site/src/offline/database.ts'
import type { PhoneEvent } from '../../../worker/contract/learning-sync.ts'
import type { QuizPaper } from '../../../worker/contract/learning.ts'
import { CADRE, NOON, onePhone, read, STATE, type OnePhone } from './one-phone.ts'

const OTHER = '01a1c32f-0100-7018-94b4-6fba22390e44'
const ATTEMPT = 'aaaaaaaa-0100-4018-94b4-6fba22390e44'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

const storeOf = (phone: OnePhone, cadreId = CADRE) => cadreStore(phone, cadreId)
const draft = { slug: 'satu', attemptId: ATTEMPT, versionId: OTHER, answers: { q1: 'a' }, at: NOON }
const submitted = {
  id: ATTEMPT,
  type: 'quiz.submitted' as const,
  body: { versionId: OTHER, slug: 'satu', answers: { q1: 'a' } },
}
const receiptOf = (event: PhoneEvent, at = NOON): Receipt => ({
  id: event.id,
  event,
  result: { id: event.id, status: 'applied' },
  at,
})
const lastSync = { at: NOON, status: 'ok' as const, isSignedOut: false }

describe('append', () => {
  it('gives an event its number, its device, an id, and the time of the phone', async () => {
    const phone = onePhone()
    const store = storeOf(phone)
    const first = await store.append(read('a'))
    phone.setClock(NOON + 5)
    const second = await store.append(read('b'))
    expect(first).toEqual({
      ...read('a'),
      id: expect.stringMatching(UUID),
      device: expect.stringMatching(UUID),
      seq: 1,
      at: NOON,
      tz: new Date(NOON).getTimezoneOffset(),
    })
    expect([second.seq, second.device, second.at]).toEqual([2, first.device, NOON + 5])
    expect(await store.pending()).toEqual([first, second])
  })

  it('keeps the first of two events with one id, whatever the second says', async () => {
    const store = storeOf(onePhone())
    const first = await store.append(submitted)
    const again = await store.append({
      ...submitted,
      body: { ...submitted.body, answers: { q1: 'b' } },
    })
    expect(again).toEqual(first)
    expect(await store.pending()).toEqual([first])
    expect((await store.append(read('a'))).seq).toBe(2)
  })

  it('recognises an event that has left already', async () => {
    const store = storeOf(onePhone())
    const first = await store.append(submitted)
    const visit = await store.visit()
    await store.settle({ visit, receipts: [receiptOf(first)], lastSync })
    expect(await store.append(submitted)).toEqual(first)
    expect(await store.count()).toBe(0)
  })

  it('numbers without gaps or doubles when two tabs write at once', async () => {
    const phone = onePhone()
    const tabs = [storeOf(phone), storeOf(phone)]
    const written = await Promise.all(
      Array.from({ length: 40 }, (_, index) => tabs[index % 2]?.append(read(`l${index}`))),
    )
    expect(new Set(written.map((event) => event?.device)).size).toBe(1)
    expect(written.map((event) => event?.seq).toSorted((a = 0, b = 0) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 1),
    )
    expect((await storeOf(phone).pending()).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 1),
    )
  })

  it('is still there after the browser was closed, and goes on counting', async () => {
    const phone = onePhone()
    const store = storeOf(phone)
    const first = await store.append(read('a'))
    store.close()
    const reopened = storeOf(phone)
    expect(await reopened.pending()).toEqual([first])
    expect(await reopened.append(read('b'))).toMatchObject({ seq: 2, device: first.device })
  })

  it('takes the draft away with the same stroke', async () => {
    const store = storeOf(onePhone())
    await store.putDraft(draft)
    await store.putDraft({ ...draft, slug: 'dua' })
    await store.append(submitted, 'satu')
    expect(await store.draft('satu')).toBeNull()
    expect(await store.draft('dua')).not.toBeNull()
  })

  it('leaves the draft and the outbox alone when it cannot be written', async () => {
    const store = storeOf(onePhone())
    await store.putDraft(draft)
    // What storage cannot copy stands for a storage that is full.
    const unwritable = { ...submitted, body: { ...submitted.body, answers: () => 0 } }
    await expect(store.append(unwritable as never, 'satu')).rejects.toThrow()
    expect(await store.draft('satu')).toEqual(draft)
    expect(await store.count()).toBe(0)
    expect((await store.append(read('a'))).seq).toBe(1)
  })

  it('answers once it is on the disk, in the strict way', async () => {
    const phone = onePhone()
    const modes: unknown[] = []
    const open = phone.idb.open.bind(phone.idb)
    phone.idb.open = (name, version) => {
      const request = open(name, version)
      request.addEventListener('success', () => {
        const begin = request.result.transaction.bind(request.result)
        request.result.transaction = (stores, mode, options) => {
          modes.push([mode, options?.durability])
          return begin(stores, mode, options)
        }
      })
      return request
    }
    const store = storeOf(phone)
    await store.append(read('a'))
    await store.putDraft(draft)
    expect(modes).toEqual([
      ['readwrite', 'strict'],
      ['readwrite', 'strict'],
    ])
  })
})

describe('settle', () => {
  it('takes out what it is told and nothing else, and keeps receipt, state and cursor', async () => {
    const store = storeOf(onePhone())
    const visit = await store.visit()
    const [first, second] = [await store.append(read('a')), await store.append(read('b'))]
    const receipt = receiptOf(first)
    await store.settle({ visit, receipts: [receipt], state: STATE, cursor: 'c1', lastSync })
    expect(await store.pending()).toEqual([second])
    expect(await store.receipt(first.id)).toEqual(receipt)
    expect(await store.get('state')).toEqual(STATE)
    expect(await store.get('cursor')).toBe('c1')
    expect(await store.get('lastSync')).toEqual(lastSync)
  })

  it('changes nothing at all when a part of it cannot be written', async () => {
    const store = storeOf(onePhone())
    const visit = await store.visit()
    const first = await store.append(read('a'))
    const state = { ...STATE, courses: () => 0 } as never
    const settled = store.settle({ visit, receipts: [receiptOf(first)], state, lastSync })
    await expect(settled).rejects.toThrow()
    expect(await store.pending()).toEqual([first])
    expect(await store.receipt(first.id)).toBeNull()
    expect(await store.get('lastSync')).toBeNull()
  })

  it('changes the outbox alone when she has signed out since', async () => {
    const store = storeOf(onePhone())
    const visit = await store.visit()
    const first = await store.append(read('a'))
    await store.wipe()
    await store.settle({ visit, receipts: [receiptOf(first)], state: STATE, cursor: 'c', lastSync })
    expect(await store.count()).toBe(0)
    expect(await store.get('state')).toBeNull()
    expect(await store.listReceipts()).toEqual([])
  })

  it('lets the oldest receipts go', async () => {
    const store = storeOf(onePhone())
    const visit = await store.visit()
    for (let times = 0; times < 3; times += 1) {
      const events = await Promise.all(
        Array.from({ length: 50 }, (_, index) => store.append(read(`${times}-${index}`))),
      )
      const receipts = events.map((event) => receiptOf(event, NOON + event.seq))
      await store.settle({ visit, receipts, lastSync })
    }
    const kept = await store.listReceipts()
    expect([kept.length, kept[0]?.event.seq, kept.at(-1)?.event.seq]).toEqual([100, 51, 150])
  })
})

describe('a phone of several cadres', () => {
  it('keeps each cadre by herself', async () => {
    const phone = onePhone()
    const [hers, other] = [storeOf(phone), storeOf(phone, OTHER)]
    const event = await hers.append(read('a'))
    await hers.putDraft(draft)
    expect(await other.pending()).toEqual([])
    expect(await other.draft('satu')).toBeNull()
    expect(await other.token()).not.toBe(await hers.token())
    expect((await other.append(read('a'))).device).not.toBe(event.device)
  })

  it('signing out takes away what others could read, and nothing that could be lost', async () => {
    const store = storeOf(onePhone())
    const visit = await store.visit()
    const [sent, waiting] = [await store.append(read('a')), await store.append(read('b'))]
    await store.settle({ visit, receipts: [receiptOf(sent)], state: STATE, cursor: 'c', lastSync })
    await store.putDraft(draft)
    // Safe: only the slug is looked at.
    await store.putPaper({ slug: 'tes-akhir' } as unknown as QuizPaper)
    const token = await store.token()
    await store.wipe()
    expect(await store.listReceipts()).toEqual([])
    expect([await store.get('state'), await store.get('cursor')]).toEqual([null, null])
    expect(await store.paper('tes-akhir')).toBeNull()
    expect(await store.pending()).toEqual([waiting])
    expect(await store.draft('satu')).toEqual(draft)
    expect(await store.token()).toBe(token)
    expect((await store.append(read('c'))).seq).toBe(3)
  })

  it('is cleared only when no answer and no draft is left', async () => {
    const store = storeOf(onePhone())
    const visit = await store.visit()
    await store.putDraft(draft)
    expect(await store.clearWhenSent()).toBe(false)
    const event = await store.append(submitted, 'satu')
    expect(await store.clearWhenSent()).toBe(false)
    expect(await store.pending()).toEqual([event])
    await store.settle({ visit, receipts: [receiptOf(event)], lastSync })
    expect(await store.listReceipts()).toHaveLength(1)
    expect(await store.clearWhenSent()).toBe(true)
    expect([await store.listReceipts(), await store.get('visit')]).toEqual([[], null])
  })

  it('keeps the answer that another tab writes while it is cleared', async () => {
    const phone = onePhone()
    const store = storeOf(phone)
    const [, event] = await Promise.all([
      store.clearWhenSent(),
      storeOf(phone).append(read('a')),
      store.clearWhenSent(),
    ])
    expect(await store.pending()).toEqual([event])
  })
})

describe('the token', () => {
  it('is made once, of 256 random bits, also by two tabs at once', async () => {
    const phone = onePhone()
    const tokens = await Promise.all([storeOf(phone).token(), storeOf(phone).token()])
    expect(tokens[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(tokens[1]).toBe(tokens[0])
  })
})

describe('the database', () => {
  const NAME = 'uji'
  const open = ({ idb }: OnePhone, version = 1) =>
    database(idb, NAME, version, (opened, from) => {
      if (from === 0) opened.createObjectStore('a')
    })
  const put = (stored: ReturnType<typeof open>, value: unknown, key = 'k') =>
    stored.run<void>(['a'], 'readwrite', (transaction) => {
      transaction.objectStore('a').put(value, key)
    })
  const get = (stored: ReturnType<typeof open>, key = 'k') =>
    stored.run(['a'], 'readonly', (transaction, answer) => {
      const request = transaction.objectStore('a').get(key)
      request.onsuccess = () => answer(request.result ?? null)
    })

  it('writes nothing when the work breaks off in the middle', async () => {
    const stored = open(onePhone())
    const broken = stored.run(['a'], 'readwrite', (transaction) => {
      transaction.objectStore('a').put(1, 'k')
      throw new Error('in the middle')
    })
    await expect(broken).rejects.toThrow('in the middle')
    expect(await get(stored)).toBeNull()
  })

  it('lets a newer version of the product through and goes on with it', async () => {
    const phone = onePhone()
    const old = open(phone)
    await put(old, 1)
    const newer = open(phone, 2)
    expect(await get(newer)).toBe(1)
    await expect(put(old, 2)).rejects.toThrow()
    await put(newer, 3)
    expect(await get(newer)).toBe(3)
  })

  it('comes back empty after the browser threw the storage away', async () => {
    const phone = onePhone()
    const stored = open(phone)
    await put(stored, 1)
    await new Promise((done) => (phone.idb.deleteDatabase(NAME).onsuccess = done))
    expect(await get(stored)).toBeNull()
    await put(stored, 2)
    expect(await get(stored)).toBe(2)
  })

  it('opens anew after a failure to open', async () => {
    const phone = onePhone()
    const real = phone.idb.open.bind(phone.idb)
    let failures = 2
    phone.idb.open = (name, version) => {
      if (failures === 0) return real(name, version)
      failures -= 1
      throw new DOMException('full', 'QuotaExceededError')
    }
    const stored = open(phone)
    await expect(put(stored, 1)).rejects.toThrow('full')
    await put(stored, 2)
    expect(await get(stored)).toBe(2)
  })
})
