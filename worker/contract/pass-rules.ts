/**
 * The one pass rule: what a version of a course asks, what a cadre has shown of it, and what is missing. Pure and without schemas, so
 * that the Worker, pages, reports and screens all judge alike.
 */
import type { CourseHead } from './curriculum.ts'

/** The parts of a rule, in the order in which they are told. total: what the weights make of the others. */
export const PASS_PARTS = [
  'modules',
  'finalTest',
  'attendance',
  'practice',
  'plan',
  'total',
] as const
export type PassPart = (typeof PASS_PARTS)[number]

/** Of what happens in the hall and in the field a person may be let off; what is known by heart is never waived. */
export const WAIVABLE_PARTS = ['attendance', 'practice', 'plan'] as const
export type WaivablePart = (typeof WAIVABLE_PARTS)[number]

/** What of a version decides. */
export type RuleHead = {
  readonly passRule: CourseHead['passRule']
  readonly modules: readonly { readonly slug: string }[]
  readonly finalTest: { readonly slug: string } | null
}

type BestMark = { readonly slug: string; readonly bestScore: number }

export type PassFacts = {
  /** The best marks of quizzes and of the final test that were passed, 0 to 100. */
  readonly marks: readonly BestMark[]
  /** Of the meeting in which she was most: sessions attended, of those that count. Null: she was in none. */
  readonly attendance: { readonly attended: number; readonly of: number } | null
  /** The best assessment of each practice sheet; `share`: 0 to 100, the steps done right. */
  readonly practices: readonly {
    readonly module: string | null
    readonly sheet: string
    readonly share: number
    readonly isCompetent: boolean
  }[]
  readonly plan: 'WRITTEN' | 'SIGNED' | null
  /** In force on the day that is asked about; `until`: the last day. */
  readonly waivers: readonly { readonly part: WaivablePart; readonly until: string }[]
}

export const NO_PASS_FACTS: PassFacts = {
  marks: [],
  attendance: null,
  practices: [],
  plan: null,
  waivers: [],
}

/**
 * One part. `needed` and `reached` are counts of modules and of practice sheets, marks of the final test and the total (0 to 100),
 * percent of the sessions, 1 or 0 of the plan.
 */
export type PartResult = {
  readonly part: PassPart
  readonly needed: number
  readonly reached: number
  /** Reached, or waived. */
  readonly isMet: boolean
  /** Only where a waiver stands in for what was not reached. */
  readonly waivedUntil?: string
  /** What is not there yet: of modules their slugs, of practice `module/sheet`. */
  readonly lacks: readonly string[]
}

export type Assessment = {
  /** Those that the rule has. */
  readonly parts: readonly PartResult[]
  /** Those of them that are not met; empty exactly when she is eligible. */
  readonly missing: readonly PartResult[]
  readonly isEligible: boolean
  /** 0 to 100: the weighted total; without weights that of `markOf`. Null before there is anything. */
  readonly mark: number | null
}

/** Whether more is asked than quizzes and tests: then passing the last of these makes nobody eligible yet. */
export function asksMore({ passRule }: Pick<RuleHead, 'passRule'>): boolean {
  const { parts = {}, minimumTotal } = passRule
  return minimumTotal !== undefined || Object.keys(parts).length > 0
}

/** Quiz or test → the least best mark that the pass rule asks for. 0: passing it is enough. */
export function requiredPasses(
  head: RuleHead,
): readonly { readonly slug: string; readonly minimum: number }[] {
  const { passRule, finalTest } = head
  const modules = head.modules.filter(
    ({ slug }) => passRule.modules === 'all' || passRule.modules.includes(slug),
  )
  const isTested = passRule.finalTest && finalTest !== null
  return [
    ...modules.map(({ slug }) => ({ slug, minimum: isTested ? 0 : passRule.minimumMark })),
    ...(isTested ? [{ slug: finalTest.slug, minimum: passRule.minimumMark }] : []),
  ]
}

/** The mark of a course: the best of the final test; without one, the mean of the modules' best. Null before. */
export function markOf(
  { finalTest, modules }: Pick<RuleHead, 'finalTest' | 'modules'>,
  passes: readonly BestMark[],
): number | null {
  const best = (slug: string) => passes.find((pass) => pass.slug === slug)?.bestScore
  if (finalTest !== null) return best(finalTest.slug) ?? null
  const marks = modules.map(({ slug }) => best(slug)).filter((mark) => mark !== undefined)
  if (marks.length === 0) return null
  return Math.round(marks.reduce((sum, mark) => sum + mark, 0) / marks.length)
}

export function assess(head: RuleHead, facts: PassFacts): Assessment {
  const { weights, minimumTotal } = head.passRule
  const shown = [...onlineParts(head, facts), ...otherParts(head, facts)]
  const total = weights === undefined ? null : totalOf(head, facts, shown)
  const parts = [
    ...shown,
    ...(minimumTotal === undefined ? [] : [part('total', minimumTotal, total ?? 0)]),
  ]
  const missing = parts.filter(({ isMet }) => !isMet)
  return {
    parts,
    missing,
    isEligible: missing.length === 0,
    mark: weights === undefined ? markOf(head, facts.marks) : total,
  }
}

function part(
  name: PassPart,
  needed: number,
  reached: number,
  { lacks = [], until }: { lacks?: readonly string[]; until?: string | undefined } = {},
): PartResult {
  const isReached = reached >= needed
  const waived = isReached || until === undefined ? {} : { waivedUntil: until }
  return {
    part: name,
    needed,
    reached,
    isMet: isReached || until !== undefined,
    ...waived,
    lacks,
  }
}

function onlineParts(head: RuleHead, { marks }: PassFacts): PartResult[] {
  const required = requiredPasses(head)
  const best = new Map(marks.map(({ slug, bestScore }) => [slug, bestScore]))
  const modules = required.filter(({ slug }) => slug !== head.finalTest?.slug)
  const test = required.find(({ slug }) => slug === head.finalTest?.slug)
  const lacks = modules.flatMap(({ slug, minimum }) =>
    (best.get(slug) ?? -1) >= minimum ? [] : slug,
  )
  return [
    ...(modules.length === 0
      ? []
      : [part('modules', modules.length, modules.length - lacks.length, { lacks })]),
    // One that was not passed has no mark: 0 is less than any rule asks.
    ...(test === undefined ? [] : [part('finalTest', test.minimum, best.get(test.slug) ?? 0)]),
  ]
}

function otherParts({ passRule }: RuleHead, facts: PassFacts): PartResult[] {
  const { attendance, practice, plan } = passRule.parts ?? {}
  const until = (waivable: WaivablePart): string | undefined =>
    facts.waivers
      .filter((waiver) => waiver.part === waivable)
      .map((waiver) => waiver.until)
      .reduce<string | undefined>(
        (last, day) => (last === undefined || day > last ? day : last),
        undefined,
      )
  const written = facts.plan === null ? 0 : 1
  return [
    ...(attendance === undefined
      ? []
      : [
          part('attendance', attendance.minimumShare, shareAttended(facts), {
            until: until('attendance'),
          }),
        ]),
    ...(practice === undefined ? [] : [practicePart(practice.sheets, facts, until('practice'))]),
    ...(plan === undefined
      ? []
      : [
          part('plan', 1, plan === 'signed' && facts.plan !== 'SIGNED' ? 0 : written, {
            until: until('plan'),
          }),
        ]),
  ]
}

/** Whole percent, never rounded up: 79.9 is less than 80. */
function shareAttended({ attendance }: PassFacts): number {
  if (attendance === null || attendance.of === 0) return 0
  return Math.floor((attendance.attended * 100) / attendance.of)
}

type Sheet = { readonly module: string; readonly sheet: string }

function practicePart(
  sheets: readonly Sheet[],
  { practices }: PassFacts,
  until: string | undefined,
): PartResult {
  const lacks = sheets.flatMap((sheet) =>
    practices.some((each) => each.isCompetent && isOf(sheet, each))
      ? []
      : `${sheet.module}/${sheet.sheet}`,
  )
  return part('practice', sheets.length, sheets.length - lacks.length, { lacks, until })
}

function isOf(sheet: Sheet, practice: PassFacts['practices'][number]): boolean {
  return practice.module === sheet.module && practice.sheet === sheet.sheet
}

/** Percent by the weights; what was waived is left out and the others weigh as much more. Null before there is anything. */
function totalOf(head: RuleHead, facts: PassFacts, shown: readonly PartResult[]): number | null {
  const { weights = {}, parts } = head.passRule
  const best = new Map(facts.marks.map(({ slug, bestScore }) => [slug, bestScore]))
  const required = requiredPasses(head).map(({ slug }) => slug)
  const mean = (marks: readonly number[]) =>
    marks.length === 0 ? 0 : marks.reduce((sum, mark) => sum + mark, 0) / marks.length
  const quizzes = required.filter((slug) => slug !== head.finalTest?.slug)
  const markIn = {
    modules: mean(quizzes.map((slug) => best.get(slug) ?? 0)),
    finalTest: best.get(head.finalTest?.slug ?? '') ?? 0,
    attendance: shareAttended(facts),
    practice: mean(
      (parts?.practice?.sheets ?? []).map(
        (sheet) => facts.practices.find((each) => isOf(sheet, each))?.share ?? 0,
      ),
    ),
  }
  const counted = (['modules', 'finalTest', 'attendance', 'practice'] as const).filter(
    (name) => shown.find((each) => each.part === name)?.waivedUntil === undefined,
  )
  const whole = counted.reduce((sum, name) => sum + (weights[name] ?? 0), 0)
  if (whole === 0 || counted.every((name) => markIn[name] === 0)) return null
  const weighed = counted.reduce((sum, name) => sum + (weights[name] ?? 0) * markIn[name], 0)
  // Never rounded up; but thirds of a mean must not lose the point that they sum to.
  return Math.floor(weighed / whole + 1e-9)
}
