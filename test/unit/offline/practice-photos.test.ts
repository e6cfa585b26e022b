/** Photos on the trainer's phone: beside a sheet, then beside its assessment, sent after it and once, and gone with it. */
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import type { KeptPhoto } from '../../../site/src/features/fieldwork/practice/kept-photos.ts'
import {
  keptPractice,
  type KeptPractice,
} from '../../../site/src/features/fieldwork/practice/kept-practice.ts'
import {
  assessmentOf,
  newDraft,
  withResult,
  type Draft,
  type NewWork,
} from '../../../site/src/features/fieldwork/practice/model.ts'
import { BOOK, keptBook, OWNER, SHEET } from '../fieldwork/book.ts'

const draftOf = (cadreId: string): Draft =>
  withResult(
    newDraft({ bookId: BOOK, owner: OWNER, cadreId, sheet: SHEET, place: '' }, 1),
    0,
    'DONE',
    1,
  )
const photoOf = (draft: Draft, id: string, at = 1): KeptPhoto => ({
  id,
  bookId: BOOK,
  area: '35.08',
  owner: OWNER,
  cadreId: draft.cadreId,
  draft: draft.key,
  assessmentId: '',
  at,
  width: 640,
  height: 480,
  state: 'draft',
  code: '',
})
const bytes = (...content: number[]) => Uint8Array.from(content).buffer
const workOf = (draft: Draft, id: string): NewWork => ({
  bookId: BOOK,
  area: '35.08',
  owner: OWNER,
  event: assessmentOf(draft, id, 5),
})
const retraction = (assessmentId: string): NewWork => ({
  bookId: BOOK,
  area: '35.08',
  owner: OWNER,
  event: { type: 'retract', id: `r-${assessmentId}`, at: 6, assessmentId, reason: 'Salah orang' },
})
const photos = async (phone: KeptPractice) =>
  (await phone.readAll()).photos.map(({ id, state, assessmentId }) => [id, state, assessmentId])

/** Sends the work that waits and has it answered: `rejected` for those ids. */
async function sendWork(phone: KeptPractice, rejected: readonly string[] = []): Promise<void> {
  const batch = await phone.takeBatch(OWNER)
  await phone.settle(batch, {
    results: batch.map(({ event: { id } }) =>
      rejected.includes(id)
        ? { id, status: 'rejected', code: 'STEPS_DIFFER' }
        : { id, status: 'applied' },
    ),
  })
}

async function assessed(wish: { readonly idb?: IDBFactory } = {}) {
  const phone = keptPractice(wish.idb ?? new IDBFactory())
  const draft = draftOf('c1')
  await phone.keepPhoto(draft, photoOf(draft, 'f1'), bytes(1, 2, 3))
  const [order = 0] = await phone.add([workOf(draft, 'a1')], [draft.key])
  return { phone, draft, order }
}

describe('a photo on the phone', () => {
  it('lies beside the sheet in hand, one of each, and is of its assessment afterwards', async () => {
    const idb = new IDBFactory()
    const phone = keptPractice(idb)
    const [draft, other] = [draftOf('c1'), draftOf('c2')]
    await phone.keepPhoto(draft, photoOf(draft, 'f0'), bytes(9))
    await phone.keepPhoto(draft, photoOf(draft, 'f1'), bytes(1, 2, 3))
    await phone.keepPhoto(other, photoOf(other, 'f2'), bytes(4))
    expect(await photos(phone)).toEqual([
      ['f1', 'draft', ''],
      ['f2', 'draft', ''],
    ])
    expect(await phone.readPixels('f0')).toBeNull()
    // Nothing is sent of a sheet that is not finished.
    expect(await phone.takePhoto(OWNER)).toBeNull()
    await phone.add([workOf(draft, 'a1')], [draft.key])
    const again = keptPractice(idb)
    expect(await photos(again)).toEqual([
      ['f1', 'waiting', 'a1'],
      ['f2', 'draft', ''],
    ])
    expect(new Uint8Array((await again.readPixels('f1')) ?? bytes())).toEqual(
      Uint8Array.of(1, 2, 3),
    )
  })

  it('is sent after its assessment, with the same id until an answer came, also by a browser that was restarted', async () => {
    const idb = new IDBFactory()
    const { phone } = await assessed({ idb })
    expect(await phone.takePhoto(OWNER)).toBeNull()
    await phone.takeBatch(OWNER)
    // The request with the assessment was begun; nobody knows whether it came.
    expect(await phone.takePhoto(OWNER)).toBeNull()
    await sendWork(phone)
    expect(await phone.takePhoto('somebody')).toBeNull()
    const first = await phone.takePhoto(OWNER)
    expect(first?.photo).toMatchObject({ id: 'f1', assessmentId: 'a1', state: 'tried' })
    // The answer is lost, and with it the browser.
    const again = await keptPractice(idb).takePhoto(OWNER)
    expect(again).toEqual(first)
    expect(await phone.dropPhoto('f1')).toBe(false)
    await phone.settlePhoto('f1', '')
    expect(await photos(phone)).toEqual([['f1', 'sent', 'a1']])
    expect(await phone.readPixels('f1')).toBeNull()
    expect(await phone.takePhoto(OWNER)).toBeNull()
    await phone.saveBook(keptBook(), [])
    expect(await photos(phone)).toEqual([])
  })

  it('that was refused is told, holds up nothing, and goes when it was read', async () => {
    const { phone } = await assessed()
    const draft = draftOf('c2')
    await phone.keepPhoto(draft, photoOf(draft, 'f2', 2), bytes(4))
    await phone.add([workOf(draft, 'a2')], [draft.key])
    await sendWork(phone)
    await phone.takePhoto(OWNER)
    await phone.settlePhoto('f1', 'PHOTOS_OFF')
    expect((await phone.takePhoto(OWNER))?.photo.id).toBe('f2')
    await phone.settlePhoto('f2', '')
    const { work, photos: left } = await phone.readAll()
    expect(work.map(({ state }) => state)).toEqual(['sent', 'sent'])
    expect(left.map(({ id, state, code }) => [id, state, code])).toEqual([
      ['f1', 'rejected', 'PHOTOS_OFF'],
      ['f2', 'sent', ''],
    ])
    await phone.saveBook(keptBook(), [])
    expect(await phone.forget(BOOK, 'drop')).toBe('unsent')
    expect(await phone.dropPhoto('f1')).toBe(true)
    expect(await photos(phone)).toEqual([])
  })

  it('goes with what it is of: a sheet dropped, an assessment withdrawn, refused or taken back', async () => {
    const dropped = keptPractice(new IDBFactory())
    const draft = draftOf('c1')
    await dropped.keepPhoto(draft, photoOf(draft, 'f1'), bytes(1))
    await dropped.dropDrafts([draft.key])
    expect([await photos(dropped), await dropped.readPixels('f1')]).toEqual([[], null])

    const withdrawn = await assessed()
    expect(await withdrawn.phone.withdraw(withdrawn.order)).toBe(true)
    expect(await photos(withdrawn.phone)).toEqual([])

    const refused = await assessed()
    await sendWork(refused.phone, ['a1'])
    expect(await refused.phone.takePhoto(OWNER)).toBeNull()
    await refused.phone.dismiss([refused.order])
    expect(await photos(refused.phone)).toEqual([])

    const back = await assessed()
    await sendWork(back.phone)
    await back.phone.takePhoto(OWNER)
    await back.phone.add([retraction('a1')], [])
    expect(await photos(back.phone)).toEqual([])
    await back.phone.settlePhoto('f1', '')
    expect(await photos(back.phone)).toEqual([])
  })

  it('holds its book on the phone until it was sent', async () => {
    const { phone } = await assessed()
    await phone.saveBook(keptBook(), [])
    await sendWork(phone)
    expect(await phone.forget(BOOK, 'drop')).toBe('unsent')
    await phone.takePhoto(OWNER)
    await phone.settlePhoto('f1', '')
    expect(await phone.forget(BOOK, 'drop')).toBe('gone')
    expect(await phone.readAll()).toEqual({ books: [], drafts: [], work: [], photos: [] })
  })

  it('comes to a phone that kept practice before there were photos', async () => {
    const idb = new IDBFactory()
    const draft = draftOf('c1')
    await new Promise<void>((done, fail) => {
      const request = idb.open('kelas-kader-praktik', 1)
      request.addEventListener('upgradeneeded', () => {
        request.result.createObjectStore('books', { keyPath: 'bookId' })
        request.result.createObjectStore('drafts', { keyPath: 'key' }).put(draft)
        request.result.createObjectStore('work', { keyPath: 'order', autoIncrement: true })
      })
      request.addEventListener('error', () => fail(request.error))
      request.addEventListener('success', () => {
        request.result.close()
        done()
      })
    })
    const phone = keptPractice(idb)
    expect((await phone.readAll()).drafts).toEqual([draft])
    await phone.keepPhoto(draft, photoOf(draft, 'f1'), bytes(1))
    expect(await photos(phone)).toEqual([['f1', 'draft', '']])
  })
})
