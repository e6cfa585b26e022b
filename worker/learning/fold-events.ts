/**
 * Decides what becomes of the events of a phone, one after another in the order in which they were done, over facts that were
 * read once. Pure: what it returns is written in one batch, whose constraints notice when the facts have changed meanwhile.
 */
import type { CourseHead, Question } from '../contract/curriculum.ts'
import type { EventResult, NoticeKind, PhoneEvent } from '../contract/learning-sync.ts'
import type { RefusalCode } from '../contract/problem.ts'
import type { Instant } from '../core/clock.ts'
import type { AreaCode } from '../core/region-code.ts'
import type { Graded } from '../curriculum/index.ts'
import { quizIn } from './own-course.ts'
import { flagOf, grade, type Facts } from './rules.ts'
import type { EventRow, KnownEvent, LessonRead, NewAttempt } from './store-events.ts'
import type { NewNotice } from './store-notices.ts'
import type { PaperRow } from './store-papers.ts'
import type { AttemptRow } from './store.ts'

/** An event as it came: nothing but its id is sure. */
export type SentEvent = { readonly id: string; readonly [field: string]: unknown }

export type Incoming = {
  readonly sent: SentEvent
  /** SHA-256 of type and body. */
  readonly contentHash: string
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
  /** By course. */
  readonly facts: ReadonlyMap<string, Facts>
  /** Of these ids, whosever they are. */
  readonly attempts: readonly AttemptRow[]
  readonly misses: readonly { courseId: string; slug: string; missedAt: Instant }[]
  /** Her started tests, each with the questions that it asks. */
  readonly papers: ReadonlyMap<string, PaperRow & { readonly questions: readonly Question[] }>
  /** The newest versions of the courses that she may learn. */
  readonly newest: readonly CourseHead[]
  /** The versions answered. */
  readonly versions: ReadonlyMap<string, CourseHead>
  /** By `version/slug`. */
  readonly graded: ReadonlyMap<string, Graded>
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
  readonly #attempts: Map<string, Pick<AttemptRow, 'cadreId' | 'marks'>>
  /** By `course/slug`. */
  readonly #standings = new Map<string, Standing>()

  constructor(ledger: Ledger, sender: Sender) {
    this.#ledger = ledger
    this.#sender = sender
    this.#known = new Map(ledger.known.map((event) => [event.id, event]))
    this.#numbers = new Map(ledger.known.map(({ id, device, seq }) => [`${device}/${seq}`, id]))
    this.#attempts = new Map(ledger.attempts.map((attempt) => [attempt.id, attempt]))
    for (const [courseId, { quizzes }] of ledger.facts) {
      for (const { slug, used } of quizzes) {
        this.#standings.set(`${courseId}/${slug}`, { used, missedAt: null })
      }
    }
    for (const { courseId, slug, missedAt } of ledger.misses) {
      this.#standingOf(courseId, slug).missedAt = missedAt
    }
  }

  take(incoming: Incoming): EventResult {
    const { sent, contentHash, event } = incoming
    const { id } = sent
    if (!incoming.isNameable) {
      this.#notice(incoming, 'REJECTED', { code: 'INPUT_INVALID' })
      return { id, status: 'rejected', code: 'INPUT_INVALID' }
    }
    const known = this.#known.get(id)
    if (known !== undefined) {
      if (known.contentHash !== contentHash || known.cadreId !== this.#sender.cadreId) {
        this.#notice(incoming, 'CONTENT_DIFFERS')
        return { id, status: 'rejected', code: 'CONFLICT' }
      }
      return known.outcome === 'APPLIED'
        ? { id, status: 'duplicate' }
        : { id, status: 'rejected', code: known.code ?? 'INPUT_INVALID' }
    }
    const verdict = event === null ? 'INPUT_INVALID' : this.#decide(incoming, event)
    if (verdict !== null) this.#notice(incoming, 'REJECTED', { code: verdict })
    this.#record(incoming, verdict)
    return verdict === null ? { id, status: 'applied' } : { id, status: 'rejected', code: verdict }
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
    const head = this.#ledger.newest.find(({ modules }) =>
      modules.some(
        ({ slug, lessons }) => slug === module && lessons.some((each) => each.slug === lesson),
      ),
    )
    if (head === undefined) return 'NOT_FOUND'
    this.reads.push({ courseId: head.courseId, module, lesson })
    this.touched.set(head.courseId, head.versionId)
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
      const isSame = posted.marks.every(
        ({ itemId, chosen }) => (answers[itemId] ?? null) === chosen,
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
    if (quiz.kind === 'test') {
      if (paper?.versionId !== versionId || paper.slug !== slug) return 'NOT_STARTED'
      if (paper.number !== number) return 'CONFLICT'
    } else if (paper !== undefined) {
      // The id of a started test: as a quiz it would take the test away.
      return 'CONFLICT'
    } else if (quiz.attempts > 0 && standing.used >= quiz.attempts) {
      return 'ATTEMPTS_USED_UP'
    }
    const questions = paper?.questions ?? graded.pack.questions
    const asked = new Set(questions.map((question) => question.id))
    if (Object.keys(answers).some((question) => !asked.has(question))) return 'INPUT_INVALID'

    const { marks, score } = grade(questions, graded.keys, answers)
    const isPassed = score >= quiz.passMark
    const flag = flagOf({
      receivedAt,
      doneAt: incoming.doneAt,
      dueAt: paper?.dueAt ?? null,
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
