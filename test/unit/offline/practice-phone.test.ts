/** Field practice on the trainer's phone: what is on its disk, what leaves it, and that nothing is lost or sent twice. */
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import {
  keptPractice,
  type KeptPractice,
} from '../../../site/src/features/fieldwork/practice/kept-practice.ts'
import {
  assessmentOf,
  newDraft,
  withResult,
  type Draft,
  type KeptWork,
} from '../../../site/src/features/fieldwork/practice/model.ts'
import { tidyUp } from '../../../site/src/features/fieldwork/practice/tidy-up.ts'
import { sendKept, type Sending } from '../../../site/src/lib/kept/send.ts'
import { tabLocks } from '../../link/tab-locks.ts'
import { BOOK, keptBook, OWNER, SHEET } from '../fieldwork/book.ts'

const DAY = 86_400_000
const applied = (batch: readonly KeptWork[]): Promise<unknown> =>
  Promise.resolve({ results: batch.map(({ event }) => ({ id: event.id, status: 'applied' })) })

function draftOf(cadreId: string, now = 1): Draft {
  const begun = { bookId: BOOK, owner: OWNER, cadreId, sheet: SHEET, place: 'Posyandu Melati' }
  return withResult(newDraft(begun, now), 0, 'DONE', now)
}

const workOf = (cadreId: string, at: number, area = '35.08') => ({
  bookId: BOOK,
  area,
  owner: OWNER,
  event: assessmentOf(draftOf(cadreId), `id-${cadreId}-${at}`, at),
})

function sendingOf(kept: KeptPractice, wish: Partial<Sending<KeptWork>> = {}): Sending<KeptWork> {
  return {
    owner: OWNER,
    lock: 'praktik',
    hasUnsent: async () =>
      (await kept.readAll()).work.some(({ state }) => state === 'waiting' || state === 'tried'),
    takeBatch: () => kept.takeBatch(OWNER),
    post: applied,
    settle: (batch, answer) => kept.settle(batch, answer),
    askWho: () => Promise.resolve(OWNER),
    locks: undefined,
    ...wish,
  }
}

async function states(kept: KeptPractice): Promise<string[]> {
  return (await kept.readAll()).work.map(({ state }) => state)
}

describe('a sheet in hand', () => {
  it('is on the disk tap by tap, for each cadre of her own, and goes on after the browser is gone', async () => {
    const idb = new IDBFactory()
    const phone = keptPractice(idb)
    const first = draftOf('c1')
    await phone.saveDrafts([first, draftOf('c2')])
    await phone.saveDrafts([withResult(first, 2, 'NOT', 9)])
    const { drafts } = await keptPractice(idb).readAll()
    expect(drafts.map(({ cadreId, results }) => [cadreId, results])).toEqual([
      ['c1', ['DONE', null, 'NOT']],
      ['c2', ['DONE', null, null]],
    ])
  })

  it('becomes an assessment and no longer a draft, or stays what it was', async () => {
    const phone = keptPractice(new IDBFactory())
    const draft = draftOf('c1')
    await phone.saveDrafts([draft, draftOf('c2')])
    await phone.add([workOf('c1', 5)], [draft.key])
    const { drafts, work } = await phone.readAll()
    expect(drafts.map(({ cadreId }) => cadreId)).toEqual(['c2'])
    expect(work.map(({ event }) => event)).toMatchObject([
      {
        type: 'assess',
        cadreId: 'c1',
        results: ['DONE', 'UNSEEN', 'UNSEEN'],
        place: 'Posyandu Melati',
      },
    ])
    // What cannot be written keeps the draft.
    const bad = { ...workOf('c2', 6), unwritable: () => 0 }
    await expect(phone.add([bad], [draftOf('c2').key])).rejects.toThrow()
    expect((await phone.readAll()).drafts.map(({ cadreId }) => cadreId)).toEqual(['c2'])
  })
})

describe('assessments that are kept', () => {
  it('are sent by fifties and area by area, and stay as sent until a newer book shows them', async () => {
    const phone = keptPractice(new IDBFactory())
    const orders = await phone.add(
      Array.from({ length: 130 }, (_, at) => workOf('c1', at, at < 70 ? '35.08' : '35.08.01')),
      [],
    )
    const asked: (readonly [string, number])[] = []
    const post = (batch: readonly KeptWork[]) => {
      expect(new Set(batch.map(({ area }) => area)).size).toBe(1)
      asked.push([batch[0]?.area ?? '', batch.length])
      return applied(batch)
    }
    expect(await sendKept(sendingOf(phone, { post }))).toBe('sent')
    expect(asked).toEqual([
      ['35.08', 50],
      ['35.08', 20],
      ['35.08.01', 50],
      ['35.08.01', 10],
    ])
    expect(new Set(await states(phone))).toEqual(new Set(['sent']))
    expect(await sendKept(sendingOf(phone, { post }))).toBe('nothing')
    await phone.saveBook(keptBook(), orders)
    expect(await states(phone)).toEqual([])
  })

  it('stay where they are for every answer that does not name them, and are sent again with the same id', async () => {
    const answers: readonly unknown[] = [
      null,
      {},
      { results: 'ok' },
      { results: [{ id: 'other', status: 'applied' }] },
      { results: [{ id: 'id-c1-1', status: 'maybe' }, null] },
    ]
    for (const answer of answers) {
      const phone = keptPractice(new IDBFactory())
      await phone.add([workOf('c1', 1)], [])
      const post = () => Promise.resolve(answer)
      expect(await sendKept(sendingOf(phone, { post }))).toBe('unread')
      expect(await states(phone)).toEqual(['tried'])
      const ids: string[] = []
      const again = (batch: readonly KeptWork[]) => {
        ids.push(...batch.map(({ event }) => event.id))
        return applied(batch)
      }
      expect(await sendKept(sendingOf(phone, { post: again }))).toBe('sent')
      expect(ids).toEqual(['id-c1-1'])
    }
  })

  it('stay visible when they were refused, with why, until put away', async () => {
    const phone = keptPractice(new IDBFactory())
    const orders = await phone.add([workOf('c1', 1)], [])
    const post = () =>
      Promise.resolve({
        results: [{ id: 'id-c1-1', status: 'rejected', code: 'STEPS_DIFFER' }],
      })
    await sendKept(sendingOf(phone, { post }))
    const { work } = await phone.readAll()
    expect(work.map(({ state, code }) => [state, code])).toEqual([['rejected', 'STEPS_DIFFER']])
    await phone.dismiss(orders)
    expect(await states(phone)).toEqual([])
  })

  it('never leave under another name, nor without one; then nothing has left the phone', async () => {
    const phone = keptPractice(new IDBFactory())
    const [order = 0] = await phone.add([workOf('c1', 1)], [])
    const out = { askWho: () => Promise.resolve(null) }
    const other = { askWho: () => Promise.resolve('somebody') }
    expect(await sendKept(sendingOf(phone, out))).toBe('signedOut')
    expect(await sendKept(sendingOf(phone, other))).toBe('otherPerson')
    expect(await states(phone)).toEqual(['waiting'])
    expect(await phone.withdraw(order)).toBe(true)
    expect(await states(phone)).toEqual([])
  })

  it('cannot be withdrawn once a request began with them, whatever became of it', async () => {
    const phone = keptPractice(new IDBFactory())
    const [order = 0] = await phone.add([workOf('c1', 1)], [])
    const post = () => Promise.reject(new Error('no signal'))
    await expect(sendKept(sendingOf(phone, { post }))).rejects.toThrow('no signal')
    expect(await phone.withdraw(order)).toBe(false)
    expect(await states(phone)).toEqual(['tried'])
  })

  it('leave once when two tabs send at the same moment', async () => {
    const phone = keptPractice(new IDBFactory())
    await phone.add([workOf('c1', 1), workOf('c2', 1)], [])
    const locks = tabLocks()
    let requests = 0
    const post = async (batch: readonly KeptWork[]) => {
      requests += 1
      await Promise.resolve()
      return applied(batch)
    }
    const sending = sendingOf(phone, { post, locks })
    await Promise.all([sendKept(sending), sendKept(sending)])
    expect(requests).toBe(1)
  })
})

describe('what leaves the phone', () => {
  it('a book goes with its sheets in hand, never with work that is unsent', async () => {
    const phone = keptPractice(new IDBFactory())
    await phone.saveBook(keptBook(), [])
    await phone.saveDrafts([draftOf('c1')])
    expect(await phone.forget(BOOK, 'keep')).toBe('unfinished')
    const orders = await phone.add([workOf('c1', 1)], [])
    expect(await phone.forget(BOOK, 'drop')).toBe('unsent')
    expect((await phone.readAll()).books).toHaveLength(1)
    await sendKept(sendingOf(phone))
    expect(orders).toHaveLength(1)
    expect(await phone.forget(BOOK, 'drop')).toBe('gone')
    expect(await phone.readAll()).toEqual({ books: [], drafts: [], work: [], photos: [] })
  })

  it('never what was refused and not read, whoever signs in and however long it lies there', async () => {
    const phone = keptPractice(new IDBFactory())
    await phone.saveBook({ ...keptBook(), readAt: 0 }, [])
    const orders = await phone.add([workOf('c1', 1)], [])
    const results = [{ id: 'id-c1-1', status: 'rejected', code: 'STEPS_DIFFER' }]
    await sendKept(sendingOf(phone, { post: () => Promise.resolve({ results }) }))
    expect(await phone.forget(BOOK, 'drop')).toBe('unsent')
    await tidyUp(phone, 'somebody', 100 * DAY)
    expect(await states(phone)).toEqual(['rejected'])
    await phone.dismiss(orders)
    await tidyUp(phone, 'somebody', 100 * DAY)
    expect((await phone.readAll()).books).toEqual([])
  })

  it('after a week without being read, unless something is begun, and at once when somebody else signs in', async () => {
    const now = 100 * DAY
    const kept = async (readAt: number, touchedAt: number | null) => {
      const phone = keptPractice(new IDBFactory())
      await phone.saveBook({ ...keptBook(), readAt }, [])
      if (touchedAt !== null) await phone.saveDrafts([draftOf('c1', touchedAt)])
      return phone
    }
    const left = async (phone: KeptPractice, who: string | null) => {
      await tidyUp(phone, who, now)
      return (await phone.readAll()).books.length
    }
    expect(await left(await kept(now - 7 * DAY, null), OWNER)).toBe(1)
    expect(await left(await kept(now - 7 * DAY - 1, null), OWNER)).toBe(0)
    const begun = await kept(now - 90 * DAY, now - 80 * DAY)
    for (const who of [null, OWNER, 'somebody']) expect(await left(begun, who)).toBe(1)
    expect((await begun.readAll()).drafts).toHaveLength(1)
    expect(await left(await kept(now, null), 'somebody')).toBe(0)
    expect(await left(await kept(now, now), 'somebody')).toBe(1)
    const unsent = await kept(now - 30 * DAY, null)
    await unsent.add([workOf('c1', 1)], [])
    expect(await left(unsent, 'somebody')).toBe(1)
  })
})
