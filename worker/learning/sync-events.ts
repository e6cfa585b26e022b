/**
 * Takes the learning events of a phone, each exactly once, and answers the folded state. What is decided, the events themselves
 * and the log are written in one batch; when the facts have changed meanwhile its constraints break, and it is decided anew.
 * How many queries that takes does not depend on how many events there are.
 */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import { phoneEvent, type EventResult } from '../contract/learning-sync.ts'
import type * as contract from '../contract/learning-sync.ts'
import { uuid } from '../contract/fields.ts'
import type { RefusalCode } from '../contract/problem.ts'
import { allowSelf, type Actor } from '../core/access.ts'
import { instant, type Instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf } from '../core/region-code.ts'
import { sha256 } from '../core/sha256.ts'
import { listOffers, readFormerLessons, readVersions, type Offer } from '../curriculum/index.ts'
import { readUploader, registerUpload } from '../identity/index.ts'
import { dayOf, leftOn, MOST_EVENT_BYTES } from './allowance.ts'
import {
  foldEvents,
  onlyNoticeOf,
  type Folded,
  type Incoming,
  type Ledger,
  type SentEvent,
  type Sender,
} from './fold-events.ts'
import { closedAtOf, quizIn, type Self } from './own-course.ts'
import { readGraded } from './insight/corrected-keys.ts'
import { addTallies } from './insight/store-tallies.ts'
import { talliesOfFirst } from './insight/tally.ts'
import { readGrades, readState, withGrades } from './read-state.ts'
import { doneAtOf } from './rules.ts'
import { questionsOf } from './start-quiz.ts'
import * as store from './store.ts'
import * as events from './store-events.ts'
import { addNotices, listNoted } from './store-notices.ts'

export type { SentEvent } from './fold-events.ts'

export type Sent = {
  /** The phone's clock, ms since 1970; null when it did not say. */
  readonly now: number | null
  readonly via: 'session' | 'token' | 'file'
  readonly events: readonly SentEvent[]
}

/** How often it is decided before the phone is asked to try again. */
const ROUNDS = 4
/** Bytes of JSON in one request. It is bound twice over, escaped, and D1 takes less than 2,000,000 bytes at once. */
const MOST_TEXT = 400_000

/**
 * Refuses OTHER_PERSON when the events are not those of who is signed in, SIGN_IN_NEEDED without a session or an upload token
 * that is good for them, BODY_TOO_LARGE for the request and when each of its events is.
 */
export async function syncEvents(
  ctx: Context,
  input: InputOf<typeof contract.syncEvents>,
  bearer: string | null,
): Promise<ReplyOf<typeof contract.syncEvents>> {
  const { cadre, register, now } = input
  if (cadre === undefined && input.events.length > 0) throw new Refusal('INPUT_INVALID')
  const { actor, via } = await senderOf(ctx, cadre, bearer)
  const acting = { ...ctx, actor }
  const self = allowSelf(acting, 'learning.sync')
  if (via === 'session' && register !== undefined) {
    await registerUpload(acting, { cadreId: self.cadreId, token: register })
  }
  const taken = await takeEvents(acting, self, { now, via, events: input.events })
  const { results } = taken
  // Beside others it only stays behind; alone it is refused as a request is, which the phone divides until it leaves one out.
  if (results.length > 0 && results.every(({ code }) => code === 'BODY_TOO_LARGE')) {
    throw new Refusal('BODY_TOO_LARGE', { limit: MOST_EVENT_BYTES })
  }
  const reply = { v: 1 as const, now: ctx.clock.now().getTime(), results, cursor: null }
  if (via === 'token') return reply
  const offers = taken.offers ?? (await listOffers(ctx.db, self.by.area))
  const { formats = 1 } = input
  const known = await readState(acting, self, offers, { formats, cursor: input.cursor })
  const { state, cursor, facts } = known
  const regraded =
    known.regraded.length === 0 ? [] : await store.listAttempts(ctx.db, known.regraded)
  const grades = await readGrades(acting, self, facts, [...taken.attempts, ...regraded])
  return {
    ...reply,
    results: withGrades(grades, results),
    cursor,
    ...(cursor === input.cursor ? {} : { state }),
    ...(regraded.length === 0
      ? {}
      : { regraded: known.regraded.flatMap((id) => grades.get(id) ?? []) }),
  }
}

/** Who sends: the cadre who is signed in, when it is she who is named; else the one whose upload token came along. */
async function senderOf(
  ctx: Context,
  cadre: string | undefined,
  bearer: string | null,
): Promise<{ readonly actor: Actor; readonly via: 'session' | 'token' }> {
  const { actor } = ctx
  if (actor.kind === 'cadre' && (cadre === undefined || cadre === actor.cadreId)) {
    return { actor, via: 'session' }
  }
  const uploader = bearer === null ? null : await readUploader(ctx, bearer)
  if (uploader !== null && (cadre === undefined || cadre === uploader.cadreId)) {
    return { actor: uploader, via: 'token' }
  }
  if (actor.kind === 'cadre') throw new Refusal('OTHER_PERSON')
  // A member of staff is refused by the permission, whoever is not signed in by its absence.
  return { actor, via: 'session' }
}

/** One result per event sent, in the order sent. `self.by` names the permission that the log will say. Refuses BODY_TOO_LARGE. */
export async function applyEvents(ctx: Context, self: Self, sent: Sent): Promise<EventResult[]> {
  return (await takeEvents(ctx, self, sent)).results
}

type Taken = {
  readonly results: EventResult[]
  /** The attempts that the events are, as they stand now. */
  readonly attempts: readonly store.AttemptRow[]
  /** Her courses; null when nobody had to look. */
  readonly offers: readonly Offer[] | null
}

async function takeEvents(ctx: Context, self: Self, sent: Sent): Promise<Taken> {
  if (sent.events.length === 0) return { results: [], attempts: [], offers: null }
  const sender: Sender = {
    cadreId: self.cadreId,
    districtCode: districtOf(self.by.area),
    via: sent.via,
    receivedAt: instant(ctx.clock),
    newId: () => ctx.ids.uuid(),
  }
  const incoming = await readEvents(sent, sender.receivedAt)
  const courses = await readCourses(ctx, self, sender, incoming)
  for (let round = 1; round <= ROUNDS; round += 1) {
    const ledger = {
      ...courses,
      ...(await readLedger(ctx, self, incoming, courses, sender.receivedAt)),
    }
    const folded = foldEvents(incoming, ledger, sender)
    if (await write(ctx, self, sender, folded, courses)) {
      sayWaiting(ctx, folded)
      const attempts = [...ledger.attempts, ...folded.attempts]
      return { results: [...folded.results], attempts, offers: courses.offers }
    }
  }
  const results = sent.events.map(({ id }) => ({ id, status: 'retry' as const }))
  return { results, attempts: [], offers: courses.offers }
}

/** For those who run it: a cadre whose phone sends more than any should. */
function sayWaiting({ log, requestId }: Context, { results }: Folded): void {
  const count = (code: RefusalCode) => results.filter((result) => result.code === code).length
  const [tooMuch, tooLarge] = [count('TOO_MUCH_TODAY'), count('BODY_TOO_LARGE')]
  if (tooMuch + tooLarge > 0) log({ event: 'sync.waiting', requestId, tooMuch, tooLarge })
}

/** Refuses BODY_TOO_LARGE, and INPUT_INVALID for what is nested deeper than can be written down. */
async function readEvents({ events: sent, now }: Sent, receivedAt: Instant): Promise<Incoming[]> {
  try {
    const sized = sent.map((event) => ({ event, bytes: bytesOf(event) }))
    const fitting = sized.filter(({ bytes }) => bytes <= MOST_EVENT_BYTES)
    if (fitting.reduce((sum, { bytes }) => sum + bytes, 0) > MOST_TEXT) {
      throw new Refusal('BODY_TOO_LARGE', { limit: MOST_TEXT })
    }
    return await Promise.all(
      sized.map(async ({ event, bytes }) =>
        bytes > MOST_EVENT_BYTES ? leftUnread(event) : readEvent(event, now, receivedAt),
      ),
    )
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('INPUT_INVALID')
    throw error
  }
}

function bytesOf(event: SentEvent): number {
  return new TextEncoder().encode(JSON.stringify(event)).length
}

function leftUnread(sent: SentEvent): Incoming {
  const unread = { contentHash: '', event: null, claimedAt: null, doneAt: null }
  return { sent, isTooLarge: true, isNameable: false, ...unread }
}

async function readEvent(
  sent: SentEvent,
  phoneNow: number | null,
  receivedAt: Instant,
): Promise<Incoming> {
  const parsed = phoneEvent.safeParse(sent)
  const event = parsed.success ? parsed.data : null
  const moments = event === null ? null : doneAtOf(event.at, phoneNow, receivedAt)
  return {
    sent,
    contentHash: await sha256(canonical({ type: sent['type'], body: sent['body'] })),
    isTooLarge: false,
    event,
    isNameable: uuid.safeParse(sent.id).success,
    claimedAt: moments?.claimedAt ?? null,
    doneAt: moments?.doneAt ?? null,
  }
}

/** The same content is the same text, in whichever order its fields were written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

type Courses = Pick<Ledger, 'newest' | 'former' | 'versions' | 'graded' | 'closings'> & {
  readonly offers: readonly Offer[]
}

/** The published courses that the events are about: they never change, however often it is decided. */
async function readCourses(
  ctx: Context,
  self: Self,
  { districtCode }: Sender,
  incoming: readonly Incoming[],
): Promise<Courses> {
  const quizzes = incoming.flatMap(({ event }) =>
    event === null || event.type === 'lesson.finished' ? [] : [event.body],
  )
  const versionIds = quizzes.map(({ versionId }) => versionId)
  const lessons = incoming.flatMap(({ event }) =>
    event?.type === 'lesson.finished' ? [event.body] : [],
  )
  const { db } = ctx
  const offers = await listOffers(db, districtCode)
  const newest = offers.map(({ head }) => head)
  const versions = await readVersions(db, versionIds)
  const closings = new Map<string, Instant>()
  for (const { versionId, slug } of quizzes) {
    const head = versions.get(versionId)
    const quiz = head === undefined ? null : quizIn(head, slug)
    const closedAt = quiz === null ? null : await closedAtOf(ctx, self, quiz)
    if (closedAt !== null) closings.set(`${versionId}/${slug}`, closedAt)
  }
  return {
    offers,
    newest,
    former: await readFormerLessons(db, newest, lessons),
    versions,
    graded: await readGraded(db, quizzes),
    closings,
  }
}

/** What may have changed since it was decided last. */
async function readLedger(
  ctx: Context,
  self: Self,
  incoming: readonly Incoming[],
  { graded }: Courses,
  receivedAt: Instant,
): Promise<Omit<Ledger, keyof Courses>> {
  const { db } = ctx
  const { cadreId } = self
  const read = incoming.flatMap(({ event }) => event ?? [])
  const quizIds = read.filter(({ type }) => type === 'quiz.submitted').map(({ id }) => id)
  const [known, allowance, facts, attempts, misses, papers] = await Promise.all([
    events.listKnown(
      db,
      incoming.map(({ sent }) => sent.id),
      read.map(({ device, seq }) => ({ device, seq })),
    ),
    events.findAllowance(db, cadreId),
    store.listFacts(db, cadreId),
    quizIds.length === 0 ? [] : store.listAttempts(db, quizIds),
    quizIds.length === 0 ? [] : store.listMisses(db, cadreId),
    quizIds.length === 0 ? [] : events.listPapers(db, cadreId, quizIds),
  ])
  const byId = new Map(known.map((event) => [event.id, event]))
  const odd = incoming.flatMap((each) => onlyNoticeOf(each, byId.get(each.sent.id), cadreId) ?? [])
  const noted = odd.length === 0 ? [] : await listNoted(db, odd)
  const left = leftOn(dayOf(receivedAt), allowance)
  const asked = papers.map(async (paper): Promise<[string, typeof paper & Asked]> => {
    const pack = graded.get(`${paper.versionId}/${paper.slug}`)?.pack
    const questions =
      pack === undefined
        ? []
        : await questionsOf(ctx, self, paper.versionId, pack, {
            number: paper.number,
            attemptId: paper.id,
          })
    return [paper.id, { ...paper, questions }]
  })
  return { known, noted, left, facts, attempts, misses, papers: new Map(await Promise.all(asked)) }
}

type Asked = { readonly questions: Awaited<ReturnType<typeof questionsOf>> }

/** True when all is written, now or before; false when it has to be decided anew. */
async function write(
  ctx: Context,
  { by, cadreId }: Self,
  { districtCode, via, receivedAt }: Sender,
  folded: Folded,
  { newest, graded }: Courses,
): Promise<boolean> {
  const { results, attempts, reads, touched, notices } = folded
  const [change, ...others] = [
    ...(folded.events.length === 0 ? [] : [events.addEvents(folded.events)]),
    ...(notices.length === 0 ? [] : [addNotices(notices)]),
  ]
  // All came before.
  if (change === undefined) return true
  const passed = attempts.filter((attempt) => attempt.passed === 1)
  const tallies = talliesOfFirst(
    attempts,
    (versionId, slug) => graded.get(`${versionId}/${slug}`)?.keys ?? {},
  )
  const spent = { events: folded.events.length, notices: notices.length }
  const follows: Sql[] = [
    events.spendAllowance(cadreId, dayOf(receivedAt), spent),
    ...(attempts.length === 0 ? [] : [events.addAttempts(attempts)]),
    ...(tallies.length === 0 ? [] : [addTallies(tallies)]),
    ...(passed.length === 0 ? [] : [events.putPasses(passed)]),
    ...(reads.length === 0 ? [] : [events.addLessonReads(cadreId, reads, receivedAt)]),
    ...(touched.size === 0 ? [] : [standingsOf(cadreId, districtCode, touched, receivedAt)]),
    ...newest
      .filter(({ courseId }) => attempts.some((attempt) => attempt.courseId === courseId))
      .flatMap((head) => store.noteEligible(cadreId, head, receivedAt)),
  ]
  const statuses = (status: EventResult['status']) =>
    results.filter((result) => result.status === status).length
  const done = await commit(
    ctx,
    by,
    {
      entity: 'cadre',
      entityId: cadreId,
      detail: {
        via,
        applied: statuses('applied'),
        duplicate: statuses('duplicate'),
        rejected: statuses('rejected'),
      },
    },
    [change, ...others, ...follows],
  )
  // Without an event only notices were to be written, and those that touch no row are there.
  return done.applied || (folded.events.length === 0 && done.constraint === 'change')
}

function standingsOf(
  cadreId: string,
  districtCode: string,
  touched: ReadonlyMap<string, string>,
  at: Instant,
): Sql {
  const courses = [...touched].map(([courseId, versionId]) => ({ courseId, versionId }))
  return events.touchStandings(cadreId, districtCode, courses, at)
}
