/** Puts candidates forward together, in the order in which they will get their numbers: by area, then by name. */
import type { InputOf } from '../../contract/endpoint.ts'
import type { Proposal, proposeCertificates, TrainingEvent } from '../../contract/certification.ts'
import { allow, type Scope } from '../../core/access.ts'
import { dateIn, instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { findNewest } from '../../curriculum/index.ts'
import { readMarks } from '../../learning/index.ts'
import { getDistrict } from '../../regions/index.ts'
import { readPersons } from '../../roster/index.ts'
import { readCandidacies, type Met } from '../validity/candidacy.ts'
import { listHolders } from '../holders.ts'
import { personOf } from '../person.ts'
import { checkMissing } from '../passing/check-missing.ts'
import { settle } from '../passing/settle.ts'
import { asProposal } from './read-proposal.ts'
import { checkHours } from './read-printed.ts'
import {
  findProposal,
  listMembers,
  listProposed,
  putProposal,
  type ProposalRow,
} from './store-proposals.ts'
import { findUnit } from '../settings/store-units.ts'
import { daysAfter, RENEWAL_DAYS } from '../validity/validity.ts'

type Input = InputOf<typeof proposeCertificates>

/**
 * Refuses CANDIDATES_CHANGED when one of the cadres is no candidate any more, COURSE_NOT_REVIEWED when nobody is named who checked
 * the newest version of the course, REQUIREMENTS_MISSING when one lacks a part of its pass rule, HOURS_MISSING when the certificate of
 * one would print no hours; then nothing is proposed.
 */
export async function propose(ctx: Context, input: Input): Promise<Proposal> {
  const { district, id, courseId, unitId, event } = input
  const by = allow(ctx, 'certificate.propose', district)
  const person = personOf(ctx.actor)
  const place = await getDistrict(ctx, district)
  const today = dateIn(place.timeZone, ctx.clock.now())
  checkDates(input, today)

  const before = await asRepeated(ctx, by, input)
  if (before !== null) return asProposal(ctx, before)
  if ((await findUnit(ctx.db, by, unitId)) === null) throw new Refusal('NOT_FOUND')

  const newest = await findNewest(ctx.db, courseId)
  if (newest?.review.by === null) throw new Refusal('COURSE_NOT_REVIEWED')
  const cadreIds = [...new Set(input.cadreIds)]
  await settle(ctx, place, courseId)
  await checkMissing(ctx, by, place, courseId, cadreIds)
  const persons = await readPersons(ctx.db, district)
  const entries = [...new Set(cadreIds.flatMap(persons.entries))]
  const marks = await readMarks(ctx.db, entries, courseId)
  const met = new Map(
    marks.flatMap(({ cadreId, eligibleAt, versionId }): [string, Met][] =>
      eligibleAt === null ? [] : [[cadreId, { eligibleAt, versionId }]],
    ),
  )
  const { open } = await readCandidacies(ctx, place, courseId, met, today)
  const proposed = new Set([...(await listProposed(ctx.db, courseId, entries))].map(persons.of))
  const holders = await listHolders(ctx, by, cadreIds, [today])
  const serving = new Set(holders.map((holder) => holder.cadreId))
  const changed = cadreIds.filter(
    (cadreId) => !open.has(cadreId) || proposed.has(persons.of(cadreId)) || !serving.has(cadreId),
  )
  if (changed.length > 0) throw new Refusal('CANDIDATES_CHANGED', { cadreIds: changed })
  await checkHours(ctx, by, place, courseId, cadreIds)

  const proposal = {
    id,
    districtCode: district,
    courseId,
    unitId,
    event,
    proposedBy: person,
    proposedAt: instant(ctx.clock),
  }
  const entry = { entity: 'proposal', entityId: id, detail: { members: holders.length } }
  const done = await commit(
    ctx,
    by,
    entry,
    putProposal(
      proposal,
      holders.map((holder) => holder.cadreId),
      daysAfter(today, RENEWAL_DAYS),
    ),
  )
  const stored = await asRepeated(ctx, by, input)
  if (stored !== null) return asProposal(ctx, stored)
  throw new Refusal(done.applied ? 'NOT_FOUND' : 'CANDIDATES_CHANGED')
}

/** The proposal of this id when it says the same; CONFLICT when it says something else. */
async function asRepeated(ctx: Context, scope: Scope, input: Input): Promise<ProposalRow | null> {
  const stored = await findProposal(ctx.db, scope, input.id)
  if (stored === null) return null
  const members = new Set(await listMembers(ctx.db, stored.id))
  const wanted = new Set(input.cadreIds)
  const isSame =
    stored.courseId === input.courseId &&
    stored.proposedBy === personOf(ctx.actor) &&
    members.size === wanted.size &&
    [...wanted].every((cadreId) => members.has(cadreId))
  if (!isSame) throw new Refusal('CONFLICT')
  return stored
}

/** Refuses INPUT_INVALID for a training that ends before it starts, or has not ended. */
export function checkDates(
  { event }: { readonly event: Pick<TrainingEvent, 'startsOn' | 'endsOn'> },
  today: string,
): void {
  const message =
    event.endsOn < event.startsOn ? 'before_start' : event.endsOn > today ? 'in_future' : null
  if (message !== null) {
    throw new Refusal('INPUT_INVALID', { issues: [{ path: 'event.endsOn', message }] })
  }
}
