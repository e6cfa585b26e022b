/**
 * The log of an area, newest first, 50 entries a page. Looking changes nothing, so it leaves no entry of its own.
 * A filter looks at so many entries and no more; what is shown then says how far back it looked.
 */
import type { AuditEntry, AuditFilter } from '../contract/audit.ts'
import type { ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/audit.ts'
import { allow, type Scope } from '../core/access.ts'
import { dateIn, startOf, type TimeZone } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { idsFrom } from '../core/ids.ts'
import { districtOf, levelOf, NATION, type AreaCode } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import { actionsOf } from './groups.ts'
import * as store from './store.ts'

const PAGE = 50
/** Entries that one request looks at when a filter passes over most of them. */
const MOST_LOOKED = 2000
// After every UUIDv7, and before.
const LAST = '~'
const FIRST = ''

export async function listEntries(
  ctx: Context,
  area: AreaCode,
  filter: AuditFilter,
  after?: string,
): Promise<ReplyOf<typeof contract.listEntries>> {
  const scope = allowLog(ctx, area)
  const found = await findEntries(ctx, scope, filter, after, { look: MOST_LOOKED, give: PAGE })
  return {
    entries: await withNames(ctx, scope, found.rows),
    next: found.next,
    searchedSince: found.isFull || found.next === null ? null : momentOf(found.next),
  }
}

/** Proves that the actor may read the log of an area; the nation's own by another permission, see `ofNobody`. */
export function allowLog(ctx: Context, area: AreaCode): Scope {
  return area === NATION ? allow(ctx, 'audit.readNation', area) : allow(ctx, 'audit.read', area)
}

type Search = {
  readonly rows: readonly store.EntryRow[]
  /** The id before which the search goes on; null at the end of the log. */
  readonly next: string | null
  /** More fit than were asked for. */
  readonly isFull: boolean
}

export async function findEntries(
  ctx: Context,
  scope: Scope,
  filter: AuditFilter,
  after: string | undefined,
  most: { readonly look: number; readonly give: number },
): Promise<Search> {
  const { before, since } = await daysOf(ctx, scope.area, filter)
  const wanted = {
    ...whoOf(filter.who),
    actions: filter.group === undefined ? undefined : actionsOf(filter.group),
    entityIds:
      filter.entity === undefined
        ? undefined
        : scope.area === NATION
          ? [filter.entity]
          : await store.listBelongings(ctx.db, scope, filter.entity),
  }
  const isOpen = wanted.actions === undefined && filter.who === undefined
  // One more than is given says whether there is more; without a filter nothing beyond that has to be looked at.
  const give = most.give + 1
  const look = isOpen ? give : most.look
  const window = {
    before: after !== undefined && after < before ? after : before,
    since,
    look,
    give,
  }
  const { rows, looked, oldest } = await store.listEntries(ctx.db, scope, wanted, window)
  const shown = rows.slice(0, most.give)
  if (rows.length > shown.length) {
    return { rows: shown, next: shown.at(-1)?.id ?? null, isFull: true }
  }
  return { rows: shown, next: looked === look ? oldest : null, isFull: false }
}

/** The moment at which an id was made. */
export function momentOf(id: string): string {
  return new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString()
}

/** The entries with the names of today: the log itself keeps none. */
export async function withNames(
  ctx: Context,
  scope: Scope,
  rows: readonly store.EntryRow[],
): Promise<AuditEntry[]> {
  const entries = rows.map(({ areaCode, detail, ...row }) => ({
    ...row,
    area: areaCode,
    // Safe: `commit` and `note` write nothing else into the column.
    detail: JSON.parse(detail) as AuditEntry['detail'],
  }))
  const ids = new Set(
    entries.flatMap((entry) => [entry.actorId, ...aboutOf(entry)].filter((id) => id !== null)),
  )
  const names = ids.size === 0 ? [] : await store.listNames(ctx.db, scope, [...ids])
  const byId = new Map(names.map((each) => [each.id, each]))
  return entries.map((entry) => {
    const actor = byId.get(entry.actorId ?? '')
    return {
      ...(scope.area === NATION ? ofNobody(entry, byId) : entry),
      actorName: actor?.name ?? null,
      hasActorEnded: actor?.hasEnded === 1,
      subject: aboutOf(entry).flatMap((id) => subjectOf(byId.get(id)))[0] ?? null,
    }
  })
}

type Facts = Pick<AuditEntry, 'actorKind' | 'actorId' | 'entityId' | 'detail'>

/**
 * Who keeps the nation sees no district's people without a visit: of accounts nothing is taken away, of all else what could be a
 * person's own id is, and what was written in own words.
 */
function ofNobody<Entry extends Facts>(
  entry: Entry,
  accounts: ReadonlyMap<string, unknown>,
): Entry {
  const isHidden = (fact: unknown) =>
    typeof fact === 'string' && IS_ID.test(fact) && !accounts.has(fact)
  return {
    ...entry,
    actorId: entry.actorKind === 'cadre' ? null : entry.actorId,
    entityId: isHidden(entry.entityId) ? '' : entry.entityId,
    detail: Object.fromEntries(
      Object.entries(entry.detail).filter(
        ([key, fact]) => !isHidden(fact) && !isOwnWords(key, fact),
      ),
    ),
  }
}

/** Reasons and names of files; where the same key says a kind or a day instead, that stays. */
function isOwnWords(key: string, fact: unknown): boolean {
  if (key === 'why') return true
  return ['reason', 'from'].includes(key) && typeof fact === 'string' && !/^[A-Z\d_-]+$/.test(fact)
}

const IS_ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i

/** What an entry was about, the best known first: an assignment is named by its cadre. */
function aboutOf({ entityId, detail }: Pick<AuditEntry, 'entityId' | 'detail'>): string[] {
  const { cadreId, keptId, replaces } = detail
  return [entityId, cadreId, keptId, replaces].filter((id) => typeof id === 'string')
}

function subjectOf(named: store.Named | undefined): { id: string; name: string }[] {
  return named === undefined ? [] : [{ id: named.id, name: named.name }]
}

function whoOf(who: AuditFilter['who']): Pick<store.Wanted, 'actorId' | 'actorKind'> {
  switch (who) {
    case undefined:
      return {}
    case 'staff':
    case 'cadre':
    case 'system':
    case 'public':
      return { actorKind: who }
    default:
      return { actorId: who }
  }
}

async function daysOf(
  ctx: Context,
  area: AreaCode,
  { from, to }: AuditFilter,
): Promise<{ before: string; since: string }> {
  if (from === undefined && to === undefined) return { before: LAST, since: FIRST }
  const zone = await zoneOf(ctx, area)
  const first = (day: string) => idsFrom(new Date(startOf(zone, day)))
  return {
    before: to === undefined ? LAST : first(dayAfter(to)),
    since: from === undefined ? FIRST : first(from),
  }
}

function dayAfter(day: string): string {
  return dateIn('Asia/Jakarta', new Date(Date.parse(day) + 86_400_000))
}

/** The clock on the district's wall; above the districts, Jakarta's. */
async function zoneOf(ctx: Context, area: AreaCode): Promise<TimeZone> {
  if (levelOf(area) === 'nation' || levelOf(area) === 'province') return 'Asia/Jakarta'
  return (await getDistrict(ctx, districtOf(area))).timeZone
}
