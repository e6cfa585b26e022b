/**
 * What cadres have shown of a course's pass rule, from every room that knows a part of it, and what the rule makes of that. The one
 * place where facts meet `assess`: candidates, the cadre's own page, the office's list and reports all come here.
 */
import type { CourseHead } from '../../contract/curriculum.ts'
import {
  assess,
  type Assessment,
  type PassFacts,
  type WaivablePart,
} from '../../contract/pass-rules.ts'
import type { District } from '../../contract/regions.ts'
import type { DateOnly, Instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { readVersions } from '../../curriculum/index.ts'
import { readPlanStates, readPractices } from '../../fieldwork/index.ts'
import { readMarks } from '../../learning/index.ts'
import { readAttended } from '../../meetings/index.ts'
import { readPersons } from '../../roster/index.ts'
import { listOpenWaivers } from './store-waivers.ts'

/** How one cadre stands in a course. */
export type Passing = Assessment & {
  readonly facts: PassFacts
  /** The version by whose rule she is judged: the one under which she met it, else the newest. */
  readonly head: CourseHead
  readonly hasBegun: boolean
  /** As it is written down now; `settle` makes it follow the rule. */
  readonly eligibleAt: Instant | null
  /** Parts of which a waiver was asked for and is not decided. */
  readonly asked: readonly WaivablePart[]
}

/**
 * By cadre, each who was asked for; `newest`: the newest version of the course. What happens outside the phone is the person's, whichever
 * of her entries was marked; marks are those of the entry. The caller answers for the scope.
 */
export async function readPassing(
  { db }: Pick<Context, 'db'>,
  district: Pick<District, 'code'>,
  newest: CourseHead,
  cadreIds: readonly string[],
  today: DateOnly,
): Promise<ReadonlyMap<string, Passing>> {
  if (cadreIds.length === 0) return new Map()
  const rows = await readMarks(db, cadreIds, newest.courseId)
  const studied = new Map(rows.map((each) => [each.cadreId, each]))
  const versions = rows.filter(({ eligibleAt }) => eligibleAt !== null)
  const heads = await readVersions(db, [...new Set(versions.map(({ versionId }) => versionId))])
  const othersOf = await readOthers({ db }, district, [newest, ...heads.values()], cadreIds, today)
  return new Map(
    cadreIds.map((cadreId): [string, Passing] => {
      const hers = studied.get(cadreId)
      const eligibleAt = hers?.eligibleAt ?? null
      const head = (eligibleAt === null ? undefined : heads.get(hers?.versionId ?? '')) ?? newest
      const { asked, ...others } = othersOf(cadreId)
      const facts: PassFacts = { ...others, marks: hers?.passes ?? [] }
      const hasBegun = hers !== undefined
      return [cadreId, { ...assess(head, facts), facts, head, hasBegun, eligibleAt, asked }]
    }),
  )
}

type Others = Omit<PassFacts, 'marks'> & Pick<Passing, 'asked'>

/** Only what one of the rules asks for is read: most courses ask for nothing of it. */
async function readOthers(
  { db }: Pick<Context, 'db'>,
  district: Pick<District, 'code'>,
  heads: readonly CourseHead[],
  cadreIds: readonly string[],
  today: DateOnly,
): Promise<(cadreId: string) => Others> {
  const [newest] = heads
  const isAsked = (part: WaivablePart) =>
    heads.some(({ passRule }) => passRule.parts?.[part] !== undefined)
  const nothing: Others = { attendance: null, practices: [], plan: null, waivers: [], asked: [] }
  const some = isAsked('attendance') || isAsked('practice') || isAsked('plan')
  if (newest === undefined || !some) return () => nothing
  const { courseId, code } = newest
  const persons = await readPersons(db, district.code)
  const entries = [...new Set(cadreIds.flatMap(persons.entries))]
  const attended = isAsked('attendance')
    ? await readAttended(db, district.code, cadreIds, code, today)
    : null
  const practiced = isAsked('practice') ? await readPractices(db, cadreIds, code) : null
  const planned = isAsked('plan') ? await readPlanStates(db, cadreIds, code) : null
  const waivers = Map.groupBy(await listOpenWaivers(db, entries, courseId, today), ({ cadreId }) =>
    persons.of(cadreId),
  )
  return (cadreId) => {
    const hers = waivers.get(persons.of(cadreId)) ?? []
    const there = attended?.get(cadreId)
    return {
      // A training that is going on is not attended yet: what is ahead counts against her until it is over.
      attendance:
        there === undefined ? null : { attended: there.attended, of: there.of + there.ahead },
      practices: practiced?.get(cadreId) ?? [],
      plan: planned?.get(cadreId) ?? null,
      waivers: hers.flatMap(({ state, part, until }) =>
        state === 'GRANTED' ? [{ part, until }] : [],
      ),
      asked: hers.flatMap(({ state, part }) => (state === 'ASKED' ? part : [])),
    }
  }
}
