/**
 * Decides what becomes of the events of a phone, one after another in the order in which they were done, over facts that were
 * read once. Pure: what it returns is written in one batch, whose constraints notice when the facts have changed meanwhile.
 */
import type { CourseHead, Question } from '../contract/curriculum.ts'
import type { EventResult, NoticeKind, PhoneEvent } from '../contract/learning-sync.ts'
import type { RefusalCode } from '../contract/problem.ts'
import type { Instant } from '../core/clock.ts'
import type { AreaCode } from '../core/region-code.ts'
import { hasLesson, type Graded, type LessonOwner } from '../curriculum/index.ts'
import { NOTICES_AN_EVENT, type Allowance } from './allowance.ts'
import { settled } from './answers.ts'
import { quizIn } from './own-course.ts'
import { isPass } from './pre-test.ts'
import { isDrawnById, phonePaper } from './paper.ts'
import { flagOf, grade, type Facts } from './rules.ts'
import type { EventRow, KnownEvent, LessonRead, NewAttempt } from './store-events.ts'
import type { NewNotice, NoticeName } from './store-notices.ts'
import type { PaperRow } from './store-papers.ts'
import type { AttemptRow } from './store.ts'

/** An event as it came: nothing but its id is sure. */
export type SentEvent = { readonly id: string; readonly [field: string]: unknown }

export type Incoming = {
  readonly sent: SentEvent
  /** SHA-256 of type and body; of what is too large it is not taken. */
  readonly contentHash: string
  readonly isTooLarge: boolean
  /** Null when it could not be read. */
  readonly event: PhoneEvent | null
  /** The id can stand in the record of events. */
  readonly isNameable: boolean
  readonly claimedAt: Instant | null
  readonly doneAt: Instant | null
}

/** What is known before. */
export type Ledger = {
  readonly known: readonly KnownEvent[]
  /** Notices that events cause which are not recorded, as far as they are there. */
  readonly noted: readonly NoticeName[]
  /** What may still be kept of her today. */
  readonly left: Allowance
  /** By course. */
  readonly facts: ReadonlyMap<string, Facts>
  /** Of these ids, whosever they are. */
  readonly attempts: readonly AttemptRow[]
  readonly misses: readonly { courseId: string; slug: string; missedAt: Instant }[]
  /** Her started tests, each with the questions that it asks. */
  readonly papers: ReadonlyMap<string, PaperRow & { readonly questions: readonly Question[] }>
  /** The newest versions of the courses that she may learn. */
  readonly newest: readonly CourseHead[]
  /** Lessons read that the newest versions do not have any more. */
  readonly former: readonly LessonOwner[]
  /** The versions answered. */
  readonly versions: ReadonlyMap<string, CourseHead>
  /** By `version/slug`. */
  readonly graded: ReadonlyMap<string, Graded>
  /** By `version/slug`: when the last day of a quiz is over, of those that close. */
  readonly closings: ReadonlyMap<string, Instant>
}

export type Sender = {
  readonly cadreId: string
  readonly districtCode: AreaCode
  readonly via: EventRow['via']
  readonly receivedAt: Instant
  newId(): string
}

export type Folded = {
  /** In the order sent. */
  readonly results: readonly EventResult[]
  readonly events: readonly EventRow[]
  /** In the order in which they count. */
  readonly attempts: readonly NewAttempt[]
  readonly reads: readonly LessonRead[]
  /** Course → the version in which something was done. */
  readonly touched: ReadonlyMap<string, string>
  readonly notices: readonly NewNotice[]
}

/** The notice that is the only trace of an event: it cannot be recorded under its id. Null for all others. */
export function onlyNoticeOf(
  { sent, contentHash, isNameable, isTooLarge }: Incoming,
  known: Pick<KnownEvent, 'cadreId' | 'contentHash'> | undefined,
  cadreId: string,
): NoticeName | null {
  if (isTooLarge) return null
  if (!isNameable) return { eventId: sent.id, kind: 'REJECTED', contentHash }
  if (known === undefined) return null
  const isSame = known.contentHash === contentHash && known.cadreId === cadreId
  return isSame ? null : { eventId: sent.id, kind: 'CONTENT_DIFFERS', contentHash }
}

export function foldEvents(incoming: readonly Incoming[], ledger: Ledger, sender: Sender): Folded {
  const fold = new Fold(ledger, sender)
  const results = new Map<Incoming, EventResult>()
  for (const each of inOrder(incoming)) results.set(each, fold.take(each))
  return {
    results: incoming.flatMap((each) => results.get(each) ?? []),
    events: fold.events,
    attempts: fold.attempts,
    reads: fold.reads,
    touched: fold.touched,
    notices: fold.notices,
  }
}

/** By the phone's own count; what cannot be read comes last. */
function inOrder(incoming: readonly Incoming[]): Incoming[] {
  const seqOf = ({ event }: Incoming) => event?.seq ?? Infinity
  return incoming.toSorted((a, b) => (seqOf(a) === seqOf(b) ? 0 : seqOf(a) - seqOf(b)))
}

function waits(id: string): EventResult {
  return { id, status: 'retry', code: 'TOO_MUCH_TODAY' }
}

/** As it is kept of an answer; of a question that is not known here, as it came. */
function answerIn(
  answers: Readonly<Record<string, string>>,
  questions: readonly Question[],
  id: string,
): string | null {
  const given = answers[id]
  const question = questions.find((each) => each.id === id)
  if (given === undefined || question === undefined) return given ?? null
  return settled(question, given)
}

function nameOf({ eventId, kind, contentHash }: NoticeName): string {
  return JSON.stringify([eventId, kind, contentHash])
}

type EventOf<Type extends PhoneEvent['type']> = Extract<PhoneEvent, { type: Type }>
type Standing = { used: number; missedAt: Instant | null }
/** Null: applied. */
type Verdict = RefusalCode | null

class Fold {
  readonly events: EventRow[] = []
  readonly attempts: NewAttempt[] = []
  readonly reads: LessonRead[] = []
  readonly touched = new Map<string, string>()
  readonly notices: NewNotice[] = []
  readonly #ledger: Ledger
  readonly #sender: Sender
  readonly #known: Map<string, Pick<KnownEvent, 'cadreId' | 'contentHash' | 'outcome' | 'code'>>
  /** `device/seq` → the event that has the number. */
  readonly #numbers: Map<string, string>
  readonly #noted: Set<string>
  readonly #attempts: Map<string, Pick<AttemptRow, 'cadreId' | 'marks'>>
  /** By `course/slug`. */
  readonly #standings = new Map<string, Standing>()

  constructor(ledger: Ledger, sender: Sender) {
    this.#ledger = ledger
    this.#sender = sender
    this.#known = new Map(ledger.known.map((event) => [event.id, event]))
    this.#numbers = new Map(ledger.known.map(({ id, device, seq }) => [`${device}/${seq}`, id]))
    this.#noted = new Set(ledger.noted.map(nameOf))
    this.#attempts = new Map(ledger.attempts.map((attempt) => [attempt.id, attempt]))
    for (const [courseId, { quizzes }] of ledger.facts) {
      for (const { slug, used, before = 0 } of quizzes) {
        this.#standings.set(`${courseId}/${slug}`, { used: before + used, missedAt: null })
      }
    }
    for (const { courseId, slug, missedAt } of ledger.misses) {
      this.#standingOf(courseId, slug).missedAt = missedAt
    }
  }

  take(incoming: Incoming): EventResult {
    const { sent, event } = incoming
    const { id } = sent
    if (incoming.isTooLarge) return { id, status: 'retry', code: 'BODY_TOO_LARGE' }
    const known = this.#known.get(id)
    const only = onlyNoticeOf(incoming, known, this.#sender.cadreId)
    if (only !== null) {
      if (!this.#noted.has(nameOf(only)) && !this.#hasRoom(0, 1)) return waits(id)
      const code = only.kind === 'REJECTED' ? 'INPUT_INVALID' : 'CONFLICT'
      this.#notice(incoming, only.kind, only.kind === 'REJECTED' ? { code } : {})
      return { id, status: 'rejected', code }
    }
    if (known !== undefined) {
      return known.outcome === 'APPLIED'
        ? { id, status: 'duplicate' }
        : { id, status: 'rejected', code: known.code ?? 'INPUT_INVALID' }
    }
    // Before it is decided: what waits must have changed nothing.
    if (!this.#hasRoom(1, NOTICES_AN_EVENT)) return waits(id)
    const verdict = event === null ? 'INPUT_INVALID' : this.#decide(incoming, event)
    if (verdict !== null) this.#notice(incoming, 'REJECTED', { code: verdict })
    this.#record(incoming, verdict)
    return verdict === null ? { id, status: 'applied' } : { id, status: 'rejected', code: verdict }
  }

  #hasRoom(events: number, notices: number): boolean {
    const { left } = this.#ledger
    return (
      this.events.length + events <= left.events && this.notices.length + notices <= left.notices
    )
  }

  #decide(incoming: Incoming, event: PhoneEvent): Verdict {
    const number = `${event.device}/${event.seq}`
    if (this.#numbers.has(number)) this.#notice(incoming, 'SEQ_REUSED')
    this.#numbers.set(number, event.id)
    switch (event.type) {
      case 'lesson.finished':
        return this.#finishLesson(event)
      case 'quiz.submitted':
        return this.#submitQuiz(incoming, event)
      case 'question.reported':
        return this.#reportQuestion(incoming, event)
    }
  }

  #finishLesson({ body: { module, lesson } }: EventOf<'lesson.finished'>): Verdict {
    const { newest, former } = this.#ledger
    // It may have lain on the phone since before the lesson got another name.
    const found =
      newest.find(hasLesson(module, lesson)) ??
      former.find((each) => each.module === module && each.lesson === lesson)
    if (found === undefined) return 'NOT_FOUND'
    this.reads.push({ courseId: found.courseId, module, lesson })
    this.touched.set(found.courseId, found.versionId)
    return null
  }

  /** A module's quiz is asked neither for its lock nor for its wait: without signal nobody can know them. */
  #submitQuiz(incoming: Incoming, event: EventOf<'quiz.submitted'>): Verdict {
    const { id, body } = event
    const { versionId, slug, answers } = body
    const { cadreId, receivedAt } = this.#sender
    const posted = this.#attempts.get(id)
    if (posted !== undefined) {
      if (posted.cadreId !== cadreId) return 'CONFLICT'
      // Handed in by the web form: that one counts, and what the phone says is kept.
      const asked = this.#ledger.graded.get(`${versionId}/${slug}`)?.pack.questions ?? []
      const isSame = posted.marks.every(
        ({ itemId, chosen }) => answerIn(answers, asked, itemId) === chosen,
      )
      if (!isSame) this.#notice(incoming, 'CONTENT_DIFFERS')
      return null
    }
    const head = this.#versionOf(versionId)
    const quiz = head === null ? null : quizIn(head, slug)
    const graded = this.#ledger.graded.get(`${versionId}/${slug}`)
    if (head === null || quiz === null || graded === undefined) return 'NOT_FOUND'
    const { courseId } = head
    const standing = this.#standingOf(courseId, slug)
    const number = standing.used + 1
    const paper = this.#ledger.papers.get(id)
    if (quiz.kind !== 'module') {
      if (paper?.versionId !== versionId || paper.slug !== slug) return 'NOT_STARTED'
      if (paper.number !== number) return 'CONFLICT'
    } else if (paper !== undefined) {
      // The id of a started test: as a quiz it would take the test away.
      return 'CONFLICT'
    } else if (quiz.attempts > 0 && standing.used >= quiz.attempts) {
      return 'ATTEMPTS_USED_UP'
    }
    const { pack } = graded
    const questions =
      paper?.questions ?? (isDrawnById(pack) ? phonePaper(pack, id) : pack.questions)
    const asked = new Set(questions.map((question) => question.id))
    if (Object.keys(answers).some((question) => !asked.has(question))) return 'INPUT_INVALID'

    const { marks, score } = grade(questions, graded.keys, answers)
    const isPassed = isPass(quiz, score)
    const flag = flagOf({
      receivedAt,
      doneAt: incoming.doneAt,
      dueAt: paper?.dueAt ?? null,
      closedAt: this.#ledger.closings.get(`${versionId}/${slug}`) ?? null,
      missedAt: paper === undefined ? standing.missedAt : null,
      coolDownMinutes: quiz.coolDownMinutes,
    })
    const attempt: NewAttempt = {
      id,
      cadreId,
      courseId,
      versionId,
      slug,
      number,
      answers,
      marks,
      score,
      passed: isPassed ? 1 : 0,
      submittedAt: receivedAt,
      flag,
    }
    this.attempts.push(attempt)
    this.#attempts.set(id, attempt)
    this.touched.set(courseId, versionId)
    if (flag !== null) this.#notice(incoming, flag)
    standing.used = number
    if (!isPassed) standing.missedAt = incoming.doneAt ?? receivedAt
    return null
  }

  #reportQuestion(incoming: Incoming, { body }: EventOf<'question.reported'>): Verdict {
    const { versionId, slug, question, kind, note } = body
    const graded = this.#ledger.graded.get(`${versionId}/${slug}`)
    if (this.#versionOf(versionId) === null || graded === undefined) return 'NOT_FOUND'
    const reported = graded.pack.questions.find(({ id }) => id === question)
    if (reported === undefined) return 'NOT_FOUND'
    this.#notice(incoming, 'REPORT', { question: reported.stem, kind, note })
    return null
  }

  /** A version, old or new, of a course that she may learn. */
  #versionOf(versionId: string): CourseHead | null {
    const head = this.#ledger.versions.get(versionId)
    const isHers = this.#ledger.newest.some(({ courseId }) => courseId === head?.courseId)
    return head !== undefined && isHers ? head : null
  }

  #standingOf(courseId: string, slug: string): Standing {
    const key = `${courseId}/${slug}`
    const standing = this.#standings.get(key) ?? { used: 0, missedAt: null }
    this.#standings.set(key, standing)
    return standing
  }

  #record({ sent, event, contentHash, claimedAt, doneAt }: Incoming, verdict: Verdict): void {
    const { cadreId, receivedAt, via } = this.#sender
    const row: EventRow = {
      id: sent.id,
      cadreId,
      device: event?.device ?? null,
      seq: event?.seq ?? null,
      type: event?.type ?? 'unknown',
      body: JSON.stringify(event?.body ?? sent),
      contentHash,
      claimedAt,
      doneAt,
      receivedAt,
      via,
      outcome: verdict === null ? 'APPLIED' : 'REJECTED',
      code: verdict,
    }
    this.events.push(row)
    this.#known.set(row.id, row)
  }

  #notice(
    { sent, contentHash, doneAt }: Incoming,
    kind: NoticeKind,
    detail: Readonly<Record<string, string>> = {},
  ): void {
    const { cadreId, districtCode, receivedAt } = this.#sender
    const name = nameOf({ eventId: sent.id, kind, contentHash })
    if (this.#noted.has(name)) return
    this.#noted.add(name)
    this.notices.push({
      id: this.#sender.newId(),
      districtCode,
      cadreId,
      kind,
      eventId: sent.id,
      contentHash,
      event: sent,
      detail,
      doneAt,
      receivedAt,
    })
  }
}
