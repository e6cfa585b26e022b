/**
 * What field practice comes to: of many assessments, made on phones without signal and merged in any order, one outcome per
 * cadre and sheet. Pure and plain, without zod: the trainer's phone shows by these rules what the Worker answers later.
 */

/** DONE "bisa sendiri" · HELPED "dengan bantuan" · NOT "belum" · UNSEEN "tidak teramati", which proves nothing */
export const STEP_RESULTS = ['DONE', 'HELPED', 'NOT', 'UNSEEN'] as const
export type StepResult = (typeof STEP_RESULTS)[number]

/** How many events one request may carry. */
export const MAX_PRACTICE_EVENTS = 50
/** Steps of a sheet. */
export const MAX_STEPS = 80
/** Letters of a comment, of a place, of the reason why an assessment is taken back. */
export const MAX_COMMENT = 500
export const MAX_PLACE = 120
export const MAX_REASON = 200

/** Of a course there is one sheet of a module and slug, through all its versions. `module` null: of the whole course. */
export type SheetKey = {
  readonly courseCode: string
  readonly module: string | null
  readonly sheet: string
}

export type Assessment = SheetKey & {
  readonly id: string
  readonly cadreId: string
  /** Of the course's version whose sheet was in the assessor's hand: what the results stand beside. */
  readonly versionId: string
  /** One per step of that version's sheet, in its order. */
  readonly results: readonly StepResult[]
  /** UTC instant, corrected by what the phone's clock was off. */
  readonly doneAt: string
}

/** An assessment taken back, for it was of a wrong person or sheet. It stays taken back. */
export type Retraction = { readonly id: string; readonly assessmentId: string }

export type Outcome<A extends Assessment> = SheetKey & {
  readonly cadreId: string
  /** How often she was assessed; what was taken back is none. */
  readonly attempts: number
  /** The first that showed her competent, else the one with the largest share, of equal ones the later. */
  readonly best: A
  readonly latest: A
  /** Percent of steps DONE in `best`, one decimal, rounded down. */
  readonly share: number
  readonly isCompetent: boolean
}

/** Percent of the steps that are DONE, one decimal, rounded down; 0 of no steps. */
export function shareDone(results: readonly StepResult[]): number {
  if (results.length === 0) return 0
  const done = results.filter((result) => result === 'DONE').length
  return Math.floor((done * 1000) / results.length) / 10
}

/** `least`: the percent of steps that must be DONE; all of them unless a rule asks less. */
export function isCompetent(results: readonly StepResult[], least = 100): boolean {
  return results.length > 0 && shareDone(results) >= least
}

/** Of a map: one text per sheet. */
export function sheetKey({ courseCode, module, sheet }: SheetKey): string {
  return `${courseCode} ${module ?? ''} ${sheet}`
}

/**
 * One outcome per cadre and sheet. The order in which events arrive, and how often, changes nothing; `standsFor` names the entry
 * that stands for a person with two. Once competent she stays so, whatever comes after, unless that assessment is taken back.
 */
export function foldPractice<A extends Assessment>(
  assessments: readonly A[],
  retractions: readonly Retraction[],
  standsFor: (cadreId: string) => string,
  least = 100,
): Outcome<A>[] {
  const gone = new Set(retractions.map(({ assessmentId }) => assessmentId))
  const groups = new Map<string, Map<string, A>>()
  for (const assessment of assessments) {
    if (gone.has(assessment.id)) continue
    const key = `${standsFor(assessment.cadreId)} ${sheetKey(assessment)}`
    const group = groups.get(key) ?? new Map<string, A>()
    if (!group.has(assessment.id)) group.set(assessment.id, assessment)
    groups.set(key, group)
  }
  return Array.from(groups.values(), (group) =>
    outcomeOf(Array.from(group.values()), standsFor, least),
  )
}

/** Of at least one assessment of one cadre on one sheet. */
function outcomeOf<A extends Assessment>(
  assessments: readonly A[],
  standsFor: (cadreId: string) => string,
  least: number,
): Outcome<A> {
  const inTime = assessments.slice().sort(byMoment)
  const latest = inTime.reduce((_, last) => last)
  const competent = inTime.filter(({ results }) => isCompetent(results, least))[0]
  const best = competent ?? inTime.reduce((one, other) => (isBetter(other, one) ? other : one))
  const { courseCode, module, sheet } = latest
  return {
    courseCode,
    module,
    sheet,
    cadreId: standsFor(latest.cadreId),
    attempts: inTime.length,
    best,
    latest,
    share: shareDone(best.results),
    isCompetent: competent !== undefined,
  }
}

/** `other` comes later in time: of equal shares it counts. */
function isBetter(other: Assessment, one: Assessment): boolean {
  return shareDone(other.results) >= shareDone(one.results)
}

function byMoment(one: Assessment, other: Assessment): number {
  if (one.doneAt !== other.doneAt) return one.doneAt < other.doneAt ? -1 : 1
  return one.id < other.id ? -1 : 1
}
