/** Calon: cadres in service who may get a certificate of a course, see `candidacy.ts`, and are in no open proposal. */
import type { Candidate } from '../../contract/certification.ts'
import { allow, type Scope } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { findCourse } from '../../curriculum/index.ts'
import { listEligible, type EligibleRow } from '../../learning/index.ts'
import { readAttended, type Attended } from '../../meetings/index.ts'
import { getDistrict } from '../../regions/index.ts'
import { readPersons } from '../../roster/index.ts'
import { readCandidacies } from '../validity/candidacy.ts'
import { holderPlace, listHolders } from '../holders.ts'
import { nameAnswerOf } from '../names/name-rules.ts'
import { listAnswers } from '../names/store-names.ts'
import { settle } from '../passing/settle.ts'
import { listProposed } from './store-proposals.ts'

const SHOWN = 2000
const PAGE = 1000

export async function listCandidates(
  ctx: Context,
  district: AreaCode,
  courseId: string,
): Promise<{ candidates: Candidate[]; total: number }> {
  const scope = allow(ctx, 'certificate.read', district)
  const place = await getDistrict(ctx, district)
  await settle(ctx, place, courseId)
  const eligible = await eligibleCadres(ctx, scope, courseId)
  const today = dateIn(place.timeZone, ctx.clock.now())
  const { open, revokedBefore } = await readCandidacies(ctx, place, courseId, eligible, today)
  const persons = await readPersons(ctx.db, district)
  const asked = [...open.keys()].flatMap(persons.entries)
  const proposed = new Set([...(await listProposed(ctx.db, courseId, asked))].map(persons.of))
  const free = [...open.keys()].filter((cadreId) => !proposed.has(persons.of(cadreId)))
  const holders = await listHolders(ctx, scope, free, [today])
  const shown = holders.slice(0, SHOWN)
  const ids = shown.map(({ cadreId }) => cadreId)
  const said = await listAnswers(ctx.db, ids)
  const course = await findCourse(ctx.db, courseId)
  const halls = await readAttended(ctx.db, district, ids, course?.code ?? '', today)
  return {
    candidates: shown.map((holder) => ({
      cadreId: holder.cadreId,
      code: holder.code,
      name: holder.name,
      areaName: holderPlace(holder),
      eligibleAt: open.get(holder.cadreId)?.metAt ?? '',
      revokedBefore: revokedBefore.has(holder.cadreId),
      attended: hallOf(halls.get(holder.cadreId)),
      nameAnswer: nameAnswerOf(said.get(holder.cadreId), holder.name),
    })),
    total: holders.length,
  }
}

function hallOf(hers: Attended | undefined): Candidate['attended'] {
  if (hers === undefined || hers.attended === 0) return null
  const { startsOn, endsOn, place } = hers.meeting
  return { startsOn, endsOn, place }
}

/** All who met the pass rule within a scope, by cadre. */
export async function eligibleCadres(
  ctx: Pick<Context, 'db'>,
  scope: Scope,
  courseId: string,
): Promise<ReadonlyMap<string, EligibleRow>> {
  const found = new Map<string, EligibleRow>()
  let after: EligibleRow | null = null
  for (;;) {
    const rows: EligibleRow[] = await listEligible(ctx.db, scope, courseId, after, PAGE)
    for (const row of rows) found.set(row.cadreId, row)
    after = rows.at(-1) ?? null
    if (rows.length < PAGE) return found
  }
}
