/**
 * What the trainer's phone shows of field practice: what the Worker had, with the phone's own work on top, folded by the rules of
 * the Worker itself. Pure: without signal it says what the Worker will answer.
 */
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import type {
  PracticeEvent,
  PracticeSheet,
  readPracticeBook,
  RecordedAssessment,
} from '../../../../../worker/contract/fieldwork.ts'
import {
  foldPractice,
  sheetKey,
  type Outcome,
  type SheetKey,
  type StepResult,
} from '../../../../../worker/contract/practice-rules.ts'
import type { EventState, KeptEvent } from '../../../lib/kept/outbox.ts'

export type Book = ReplyOf<typeof readPracticeBook>
export type Person = Book['people'][number]

/** Whose practice a book is: of all in an area, of a cohort, or of a meeting. */
export type BookOf = {
  readonly area: string
  readonly cohortId?: string
  readonly meetingId?: string
}

/** A book as it lies on the phone. */
export type KeptBook = {
  readonly bookId: string
  readonly of: BookOf
  readonly title: string
  readonly owner: { readonly id: string; readonly name: string }
  /** One that was read by an earlier version says nothing of photos. */
  readonly book: Omit<Book, 'photos'> & Partial<Pick<Book, 'photos'>>
  /** What the phone's clock is behind the Worker's, ms. */
  readonly off: number
  /** When it was read last, by the phone's clock, ms. */
  readonly readAt: number
}

/** Work that waits, with whose it is and where it goes. */
export type KeptWork = KeptEvent<PracticeEvent> & {
  readonly bookId: string
  readonly area: string
  /** The account that did it: nobody else sends it. */
  readonly owner: string
}
export type NewWork = Omit<KeptWork, 'order' | 'state' | 'code'>

/** A sheet that is not finished, of one cadre. */
export type Draft = {
  /** By `draftKey`. */
  readonly key: string
  readonly bookId: string
  readonly owner: string
  readonly cadreId: string
  /** As it was when it was begun: a version that is published meanwhile changes nothing under the assessor's hand. */
  readonly sheet: PracticeSheet
  /** One per step; null: not looked at yet. */
  readonly results: readonly (StepResult | null)[]
  readonly comment: string
  readonly place: string
  /** When it was touched last, by the phone's clock, ms. */
  readonly touchedAt: number
}

export type Done = RecordedAssessment & {
  /** `sent` too for what the Worker had when the book was read. */
  readonly state: EventState
  /** Of the event on this phone; null: from the book. */
  readonly order: number | null
}

export type Folded = {
  /** Cadre → sheet, by `sheetKey` → what it comes to. */
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, Outcome<Done>>>
  /** Cadre → her assessments, the newest first. */
  readonly history: ReadonlyMap<string, readonly Done[]>
}

export function draftKey(owner: string, cadreId: string, sheet: SheetKey): string {
  return `${owner} ${cadreId} ${sheetKey(sheet)}`
}

export function foldBook({ book, off, owner }: KeptBook, work: readonly KeptWork[]): Folded {
  const counted = work.filter(({ state }) => state !== 'rejected')
  const own = counted.flatMap(({ event, state, order }): Done[] => {
    if (event.type !== 'assess') return []
    const { at, type: _type, ...rest } = event
    return [{ ...rest, doneAt: momentOf(at, off), by: owner.name, state, order }]
  })
  const ids = new Set(own.map(({ id }) => id))
  const all: Done[] = [
    ...book.assessments
      .filter(({ id }) => !ids.has(id))
      .map((each): Done => ({ ...each, state: 'sent', order: null })),
    ...own,
  ]
  const retractions = counted.flatMap(({ event }) => (event.type === 'retract' ? [event] : []))
  const gone = new Set(retractions.map(({ assessmentId }) => assessmentId))
  const outcomes = new Map<string, Map<string, Outcome<Done>>>()
  for (const outcome of foldPractice(all, retractions, (id) => id)) {
    const hers = outcomes.get(outcome.cadreId) ?? new Map<string, Outcome<Done>>()
    outcomes.set(outcome.cadreId, hers.set(sheetKey(outcome), outcome))
  }
  const history = new Map<string, Done[]>()
  for (const each of all) {
    if (gone.has(each.id)) continue
    const hers = history.get(each.cadreId) ?? []
    hers.push(each)
    history.set(each.cadreId, hers)
  }
  for (const hers of history.values())
    hers.sort((one, other) => (one.doneAt < other.doneAt ? 1 : -1))
  return { outcomes, history }
}

function momentOf(at: number, off: number): string {
  return new Date(Math.floor(at + off)).toISOString()
}

/** What is assessed by now. */
export function currentSheets({ sheets }: Pick<Book, 'sheets'>): PracticeSheet[] {
  return sheets.filter(({ isCurrent }) => isCurrent)
}

export type Stage = 'NONE' | 'SOME' | 'ALL'

/** Over the current sheets: not assessed at all, in part, or able in all of them. */
export function stageOf(folded: Folded, sheets: readonly PracticeSheet[], cadreId: string): Stage {
  const hers = folded.outcomes.get(cadreId)
  const found = sheets.map((sheet) => hers?.get(sheetKey(sheet)))
  if (found.every((each) => each === undefined)) return 'NONE'
  return found.every((each) => each?.isCompetent === true) ? 'ALL' : 'SOME'
}

type Begun = Pick<Draft, 'bookId' | 'owner' | 'cadreId' | 'sheet' | 'place'>

export function newDraft(begun: Begun, now: number): Draft {
  return {
    ...begun,
    key: draftKey(begun.owner, begun.cadreId, begun.sheet),
    results: begun.sheet.steps.map(() => null),
    comment: '',
    touchedAt: now,
  }
}

export function withResult(draft: Draft, step: number, result: StepResult, now: number): Draft {
  const results = draft.results.map((each, at) => (at === step ? result : each))
  return { ...draft, results, touchedAt: now }
}

export function markedSteps({ results }: Draft): number {
  return results.filter((each) => each !== null).length
}

/** The first step that somebody has no result of, from `from` on and around; null: all have all. */
export function nextStep(drafts: readonly Draft[], from: number): number | null {
  const steps = drafts[0]?.results.length ?? 0
  for (let ahead = 0; ahead < steps; ahead += 1) {
    const step = (from + ahead) % steps
    if (drafts.some(({ results }) => results[step] === null)) return step
  }
  return null
}

/** What a finished draft sends; what was not marked was not seen. */
export function assessmentOf(draft: Draft, id: string, at: number): PracticeEvent {
  const { courseCode, versionId, module, sheet } = draft.sheet
  return {
    type: 'assess',
    id,
    at,
    cadreId: draft.cadreId,
    courseCode,
    versionId,
    module,
    sheet,
    results: draft.results.map((each) => each ?? 'UNSEEN'),
    comment: draft.comment.trim(),
    place: draft.place.trim(),
  }
}

/** The people whose name, code or village holds what was typed. */
export function findPeople(
  people: readonly Person[],
  typed: string,
  placeOf: (person: Person) => string,
): Person[] {
  const q = typed.trim().toLowerCase()
  if (q === '') return [...people]
  const bare = (text: string): string => text.toLowerCase().replace(/[\s-]/g, '')
  return people.filter(
    (person) =>
      `${person.name} ${placeOf(person)}`.toLowerCase().includes(q) ||
      bare(person.code).includes(bare(q)),
  )
}

/** The day of a UTC moment where the clock is so many hours ahead. */
export function dayAhead(moment: number, ahead: number): string {
  return new Date(moment + ahead * 3_600_000).toISOString().slice(0, 10)
}

/** So long a book stays that nobody opens, ms. */
const KEPT = 7 * 86_400_000

export function isOld(readAt: number, now: number): boolean {
  return now - readAt > KEPT
}

/** Where she assessed last in this book; empty when nowhere yet. */
export function lastPlace(drafts: readonly Draft[], work: readonly KeptWork[]): string {
  const begun = drafts.reduce<Draft | null>(
    (last, draft) =>
      draft.place !== '' && draft.touchedAt > (last?.touchedAt ?? 0) ? draft : last,
    null,
  )
  let place = begun?.place ?? ''
  let at = begun?.touchedAt ?? 0
  for (const { event } of work) {
    if (event.type !== 'assess' || event.place === '' || event.at <= at) continue
    place = event.place
    at = event.at
  }
  return place
}
