/**
 * "Siapa yang terdampak?": whose data members of staff looked at or took out in a window of time, as the log tells (UU 27/2022
 * art. 46). Where the log names one cadre it is she; where it names a meeting or a cohort it is its people; where it names only an
 * area it is everybody who serves there today, for it is better to tell one too many than one too few.
 */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/privacy.ts'
import { readWindow, type Seen } from '../audit/index.ts'
import { allow, type Scope } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { note } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { isWithin, levelOf, type AreaCode } from '../core/region-code.ts'
import { listMeetingPeople } from '../meetings/index.ts'
import { findNamed, listCadreFacts, viewFrom, type CadreFacts, type View } from '../roster/index.ts'

const MOST_ENTRIES = 1000
/** A year: a longer window is several questions. */
const LONGEST = 366 * 86_400_000

/** Refuses INPUT_INVALID for a window that ends before it begins or is longer than a year, NOT_FOUND for an area outside the district. */
export async function findAffected(
  ctx: Context,
  input: InputOf<typeof contract.findAffected>,
): Promise<ReplyOf<typeof contract.findAffected>> {
  const { district, from, until, accountId, area, group } = input
  const by = allow(ctx, 'breach.read', district)
  const span = Date.parse(until) - Date.parse(from)
  if (span <= 0 || span > LONGEST) throw new Refusal('INPUT_INVALID')
  if (area !== undefined && !isWithin(area, district)) throw new Refusal('NOT_FOUND')
  const { entries, isCut } = await readWindow(ctx, by, {
    from,
    until,
    accountId,
    group,
    most: MOST_ENTRIES,
  })
  const view = await viewFrom(ctx, district)
  const people = new Map<string, Found>()
  const told: ReplyOf<typeof contract.findAffected>['entries'] = []
  const known = new Map<string, Promise<Reached>>()
  for (const entry of entries) {
    const key = keyOf(entry)
    const reached = await (known.get(key) ?? put(known, key, reachOf(ctx, by, view, entry)))
    for (const cadreId of reached.cadreIds) count(people, cadreId, entry, reached.isOne)
    told.push({
      id: entry.id,
      at: entry.at,
      action: entry.action,
      actorName: entry.actorName,
      areaCode: entry.areaCode,
      people: reached.isSure ? reached.cadreIds.length : null,
    })
  }
  const facts = await factsOf(ctx, by, view, [...people.keys()])
  const shown = facts.flatMap((person): contract.AffectedPerson[] => {
    const found = people.get(person.id)
    const place = person.areas[0]
    const areaCode = place?.code ?? district
    if (found === undefined || (area !== undefined && !isWithin(areaCode, area))) return []
    const { id: cadreId, name, code } = person
    return [{ cadreId, name, code, areaCode, areaName: place?.name ?? '', ...found }]
  })
  const detail = { from, until, people: shown.length, entries: told.length }
  await note(ctx, by, { entity: 'breach', entityId: district, detail })
  return {
    people: shown.toSorted(
      (one, other) =>
        one.areaCode.localeCompare(other.areaCode) || one.name.localeCompare(other.name),
    ),
    entries: told,
    isCut,
    now: instant(ctx.clock),
  }
}

type Found = { looks: number; lists: number; firstAt: string; lastAt: string }
type Reached = {
  readonly cadreIds: readonly string[]
  /** It was about one cadre alone. */
  readonly isOne: boolean
  /** The log says who; else everybody of its area is meant. */
  readonly isSure: boolean
}

function put(
  known: Map<string, Promise<Reached>>,
  key: string,
  reached: Promise<Reached>,
): Promise<Reached> {
  known.set(key, reached)
  return reached
}

/** Newest first: the first entry seen is the last look. */
function count(people: Map<string, Found>, cadreId: string, { at }: Seen, isOne: boolean): void {
  const found = people.get(cadreId) ?? { looks: 0, lists: 0, firstAt: at, lastAt: at }
  if (isOne) found.looks += 1
  else found.lists += 1
  if (at < found.firstAt) found.firstAt = at
  people.set(cadreId, found)
}

type Detail = {
  readonly meetingId?: unknown
  readonly meeting?: unknown
  readonly cohortId?: unknown
}

// Safe: `commit` and `note` write objects only.
const detailOf = ({ detail }: Seen) => JSON.parse(detail) as Detail

function keyOf(entry: Seen): string {
  if (entry.entity === 'cadre') return `cadre ${entry.entityId}`
  const { meetingId, meeting, cohortId } = detailOf(entry)
  return JSON.stringify([
    entry.areaCode,
    meetingId ?? meeting ?? null,
    cohortId ?? null,
    isAreaWide(entry),
  ])
}

/** Entries that tell of no person: settings, the log itself, counts, and the way of another breach's search. */
const NOBODY = new Set([
  'audit.read',
  'breach.read',
  'request.read',
  'retention.read',
  'key.read',
  'coverage.export',
])

const isAreaWide = ({ action }: Seen) => !NOBODY.has(action)

async function reachOf(ctx: Context, scope: Scope, view: View, entry: Seen): Promise<Reached> {
  if (entry.entity === 'cadre') return { cadreIds: [entry.entityId], isOne: true, isSure: true }
  if (!isAreaWide(entry)) return { cadreIds: [], isOne: false, isSure: true }
  const { meetingId, meeting = meetingId, cohortId } = detailOf(entry)
  try {
    if (typeof meeting === 'string') {
      const cadreIds = await listMeetingPeople(ctx, scope, view.area, meeting)
      return { cadreIds, isOne: false, isSure: true }
    }
    if (typeof cohortId === 'string') {
      const cadreIds = await findNamed(ctx, scope, view, { cohortId })
      return { cadreIds, isOne: false, isSure: true }
    }
  } catch (error) {
    // What it was about is gone since: then all of its area are meant.
    if (!(error instanceof Refusal)) throw error
  }
  const cadreIds = await servingIn(ctx, scope, view, entry.areaCode)
  return { cadreIds, isOne: false, isSure: false }
}

async function servingIn(
  ctx: Context,
  scope: Scope,
  view: View,
  areaCode: AreaCode,
): Promise<readonly string[]> {
  const level = levelOf(areaCode)
  if (level === 'district' || level === 'subDistrict') {
    return findNamed(ctx, scope, view, { serving: areaCode })
  }
  const subDistrict = areaCode.split('.').slice(0, 3).join('.')
  const near = await findNamed(ctx, scope, view, { serving: subDistrict })
  const facts = await factsOf(ctx, scope, view, near)
  return facts
    .filter(({ areas }) => areas.some(({ code }) => code === areaCode))
    .map(({ id }) => id)
}

function factsOf(
  ctx: Context,
  scope: Scope,
  { today }: View,
  cadreIds: readonly string[],
): Promise<readonly CadreFacts[]> {
  return cadreIds.length === 0
    ? Promise.resolve([])
    : listCadreFacts(ctx.db, scope, cadreIds, today)
}
