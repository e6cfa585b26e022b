/** Decides what becomes of the events of an assessor's phone over facts that were read once. Pure; written in one batch. */
import { correctedAt } from '../contract/attendance-rules.ts'
import { practiceEvent, type PracticeEvent, type PracticeResult } from '../contract/fieldwork.ts'
import type { RefusalCode } from '../contract/problem.ts'
import type { Instant } from '../core/clock.ts'
import type { AreaCode } from '../core/region-code.ts'
import type { NewAssessment, NewRetraction } from './store-practice.ts'

/** As it came: nothing but its id is sure. */
export type SentEvent = { readonly id: string; readonly [field: string]: unknown }

/** What is known before. */
export type Ledger = {
  /** Type and id → the district in whose record it is. */
  readonly known: ReadonlyMap<string, AreaCode>
  /** Entries of the roster whom the area may see. */
  readonly cadres: ReadonlySet<string>
  /** Version, course, module and slug → how many steps the sheet has, of versions that the district may use. */
  readonly sheets: ReadonlyMap<string, number>
  /** Assessments of people whom the area may see. */
  readonly assessments: ReadonlySet<string>
  /** Of all this, the cadres whose data were erased and the assessments of them: nothing more is kept about these. */
  readonly erased: ReadonlySet<string>
}

export type Assessor = {
  readonly districtCode: AreaCode
  /** The phone's clock, ms. */
  readonly phoneNow: number
  readonly receivedAt: Instant
  readonly id: string
  readonly name: string
}

export type Decided = {
  /** In the order sent. */
  readonly results: readonly PracticeResult[]
  readonly assessments: readonly NewAssessment[]
  readonly retractions: readonly NewRetraction[]
}

export const knownKey = (type: PracticeEvent['type'], id: string): string => `${type} ${id}`

export const stepsKey = (of: {
  readonly versionId: string
  readonly courseCode: string
  readonly module: string | null
  readonly sheet: string
}): string => `${of.versionId} ${of.courseCode} ${of.module ?? ''} ${of.sheet}`

export function readEvent(sent: SentEvent): PracticeEvent | null {
  const parsed = practiceEvent.safeParse(sent)
  return parsed.success ? parsed.data : null
}

export function decidePractice(
  sent: readonly SentEvent[],
  ledger: Ledger,
  assessor: Assessor,
): Decided {
  const [assessments, retractions]: [NewAssessment[], NewRetraction[]] = [[], []]
  const seen = new Set<string>()
  const standing = new Set(ledger.assessments)
  const received = Date.parse(assessor.receivedAt)

  const take = (event: PracticeEvent | null): Omit<PracticeResult, 'id'> => {
    if (event === null) return rejected('INPUT_INVALID')
    const key = knownKey(event.type, event.id)
    const where = ledger.known.get(key)
    if (where !== undefined && where !== assessor.districtCode) return rejected('CONFLICT')
    if (where !== undefined || seen.has(key)) return { status: 'duplicate' }
    if (isSettled(event)) return { status: 'duplicate' }
    const moment = correctedAt(event.at, assessor.phoneNow, received)
    if (moment === null) return rejected('INPUT_INVALID')
    const fault = write(event, new Date(moment).toISOString())
    if (fault !== null) return rejected(fault)
    seen.add(key)
    return { status: 'applied' }
  }

  const gone = new Set(ledger.erased)
  const isSettled = (event: PracticeEvent): boolean => {
    if (event.type === 'retract') return gone.has(event.assessmentId)
    if (gone.has(event.cadreId)) gone.add(event.id)
    return gone.has(event.id)
  }

  const write = (event: PracticeEvent, doneAt: Instant): RefusalCode | null => {
    const { districtCode, receivedAt, id: takenBy, name: takenByName } = assessor
    const taken = { claimedAt: claimed(event.at, doneAt), doneAt, receivedAt, takenBy, takenByName }
    if (event.type === 'retract') {
      const { id, assessmentId, reason } = event
      if (!standing.has(assessmentId)) return 'NOT_FOUND'
      retractions.push({ ...taken, id, assessmentId, reason })
      return null
    }
    const { type: _, at: __, ...about } = event
    const steps = ledger.sheets.get(stepsKey(about))
    if (steps === undefined || !ledger.cadres.has(about.cadreId)) return 'NOT_FOUND'
    if (steps !== about.results.length) return 'STEPS_DIFFER'
    standing.add(about.id)
    assessments.push({ ...taken, ...about, districtCode })
    return null
  }

  const events = sent.map(readEvent)
  const results = new Map<number, PracticeResult>()
  // Assessments first: what else was sent may take one of them back, in whatever order it came.
  for (const isRetraction of [false, true]) {
    for (const [at, event] of events.entries()) {
      if ((event?.type === 'retract') !== isRetraction) continue
      results.set(at, { id: sent[at]?.id ?? '', ...take(event) })
    }
  }
  return { results: sent.flatMap((_, at) => results.get(at) ?? []), assessments, retractions }
}

function rejected(code: RefusalCode): Omit<PracticeResult, 'id'> {
  return { status: 'rejected', code }
}

/** By the phone's clock; one that is beyond all calendars is as good as none. */
function claimed(at: number, doneAt: Instant): Instant {
  const moment = new Date(at)
  const year = moment.getUTCFullYear()
  return year >= 1970 && year <= 9999 ? moment.toISOString() : doneAt
}
