/**
 * "Siapa yang terdampak?": whose data members of staff looked at or took out in a window of time, as the log tells (UU 27/2022
 * art. 46). Where the log names cadres it is they; where it names a meeting or a cohort it is its people; where it names only an
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
/** D1 answers at most 1,000 queries to one request: beyond these, what names a meeting or a cohort counts all of its area too. */
const MAX_QUERIES = 600
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
  const search: Search = { ctx, scope: by, view, near: new Map() }
  for (const entry of entries) {
    const key = keyOf(entry)
    const reached = await (known.get(key) ?? put(known, key, reachOf(search, entry)))
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
  /** It was about one cadre, or two side by side. */
  readonly isOne: boolean
  /** The log says who; else everybody of its area is meant. */
  readonly isSure: boolean
}

type Search = {
  readonly ctx: Context
  readonly scope: Scope
  readonly view: View
  /** Who serves in a sub-district: villages are looked up by it, and there are many more of them. */
  readonly near: Map<AreaCode, Promise<readonly CadreFacts[]>>
}

function put<Value>(known: Map<string, Value>, key: string, value: Value): Value {
  known.set(key, value)
  return value
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
  readonly cadreId?: unknown
  readonly otherId?: unknown
  readonly meetingId?: unknown
  readonly meeting?: unknown
  readonly cohortId?: unknown
}

// Safe: `commit` and `note` write objects only.
const detailOf = ({ detail }: Seen) => JSON.parse(detail) as Detail

/** The cadres whom the entry itself names. */
function namedIn(entry: Seen): readonly string[] {
  if (entry.entity === 'cadre') return [entry.entityId]
  const { cadreId, otherId } = detailOf(entry)
  return [cadreId, otherId].filter((id) => typeof id === 'string')
}

/** Of one cadre, but with the names of others beside her. */
const WITH_OTHERS = 'cadreLinks'

function keyOf(entry: Seen): string {
  const named = namedIn(entry)
  if (named.length > 0) {
    return JSON.stringify([named, entry.entity === WITH_OTHERS && entry.areaCode])
  }
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

async function reachOf(search: Search, entry: Seen): Promise<Reached> {
  const { ctx, scope, view } = search
  const named = namedIn(entry)
  if (entry.entity === WITH_OTHERS) {
    const cadreIds = new Set([...named, ...(await servingIn(search, entry.areaCode))])
    return { cadreIds: [...cadreIds], isOne: false, isSure: false }
  }
  if (named.length > 0) return { cadreIds: named, isOne: true, isSure: true }
  if (!isAreaWide(entry)) return { cadreIds: [], isOne: false, isSure: true }
  const { meetingId, meeting = meetingId, cohortId } = detailOf(entry)
  const hasQueries = ctx.db.meter.queries < MAX_QUERIES
  try {
    if (hasQueries && typeof meeting === 'string') {
      const cadreIds = await listMeetingPeople(ctx, scope, view.area, meeting)
      return { cadreIds, isOne: false, isSure: true }
    }
    if (hasQueries && typeof cohortId === 'string') {
      const cadreIds = await findNamed(ctx, scope, view, { cohortId })
      return { cadreIds, isOne: false, isSure: true }
    }
  } catch (error) {
    // What it was about is gone since: then all of its area are meant.
    if (!(error instanceof Refusal)) throw error
  }
  const cadreIds = await servingIn(search, entry.areaCode)
  return { cadreIds, isOne: false, isSure: false }
}

async function servingIn(
  { ctx, scope, view, near }: Search,
  areaCode: AreaCode,
): Promise<readonly string[]> {
  const level = levelOf(areaCode)
  if (level === 'district' || level === 'subDistrict') {
    return findNamed(ctx, scope, view, { serving: areaCode })
  }
  const subDistrict = areaCode.split('.').slice(0, 3).join('.')
  const find = async () =>
    factsOf(ctx, scope, view, await findNamed(ctx, scope, view, { serving: subDistrict }))
  const facts = await (near.get(subDistrict) ?? put(near, subDistrict, find()))
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
