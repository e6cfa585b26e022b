/**
 * The SQL of the chain: entries that wait for their link, links, and heads. Nothing here changes or removes a row. The two
 * writes leave no entry in the log, which would wait for its link in turn; what they write is itself a record.
 */
import type { Allowed, Scope } from '../../core/access.ts'
import { ConstraintError, json, sql, type Db } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { codesOf } from '../store.ts'
import type { ChainEnd, LinkRow, SealedEntry } from './chain-rules.ts'

const ENTRY = sql`e.id, e.at, e.request_id, e.actor_kind, e.actor_id, e.area_code, e.action, e.entity, e.entity_id, e.detail`

/** Entries without a link in their order, from the id `since` on. */
export function listUnsealed(
  db: Db,
  _scope: Scope,
  { chain, since, most }: { chain: AreaCode; since: string; most: number },
): Promise<SealedEntry[]> {
  return db.all<SealedEntry>(sql`with recursive ${codesOf(chain)}
    select ${ENTRY} from codes cross join audit_entries e on e.area_code = codes.code and e.id >= ${since}
    where codes.code is not null and not exists (select 1 from audit_links l where l.entry_id = e.id)
    order by e.id limit ${most}`)
}

/** Areas of which something from the id `since` on waits for its link. */
export async function listWaitingAreas(db: Db, _scope: Scope, since: string): Promise<string[]> {
  const rows = await db.all<{
    areaCode: string
  }>(sql`select distinct e.area_code from audit_entries e
    where e.id >= ${since} and not exists (select 1 from audit_links l where l.entry_id = e.id)`)
  return rows.map(({ areaCode }) => areaCode)
}

export type ChainState = ChainEnd & { readonly sealedAt: string | null }

/** Where the chain ends; null before its first link. */
export function findEnd(db: Db, _scope: Scope, chain: AreaCode): Promise<ChainState | null> {
  return db.first<ChainState>(sql`select position, hash, sealed_at from audit_links
    where chain = ${chain} order by position desc limit 1`)
}

export type NewLink = { readonly entryId: string; readonly hash: string }

/**
 * Puts links behind `end`, and says whether it did. Touches no row unless the chain still ends there: of those who seal at once
 * one goes on, and the others see that they were late.
 */
export async function appendLinks(
  db: Db,
  by: Allowed<'audit.seal'>,
  { end, links, sealedAt }: { end: ChainEnd; links: readonly NewLink[]; sealedAt: string },
): Promise<boolean> {
  const chain = by.area
  const last = sql`(select position || ' ' || hash from audit_links where chain = ${chain} order by position desc limit 1)`
  const before = end.position === 0 ? '' : `${end.position} ${end.hash}`
  try {
    const [written] = await db.batch([
      sql`insert into audit_links (chain, position, entry_id, hash, sealed_at)
        select ${chain}, cast(${end.position} as integer) + key + 1, value ->> 'entryId', value ->> 'hash', ${sealedAt}
        from json_each(${json(links)}) where coalesce(${last}, '') = ${before} order by key`,
    ])
    return (written?.changes ?? 0) > 0
  } catch (error) {
    if (error instanceof ConstraintError) return false
    throw error
  }
}

type FlatRow = Omit<LinkRow, 'entry'> & Omit<SealedEntry, 'id'> & { readonly id: string | null }

/** Links from a place on with the entries that they were made of. */
export async function listLinks(
  db: Db,
  _scope: Scope,
  { chain, from, most }: { chain: AreaCode; from: number; most: number },
): Promise<LinkRow[]> {
  const rows = await db.all<FlatRow>(sql`select l.position, l.hash, l.sealed_at, ${ENTRY}
    from audit_links l left join audit_entries e on e.id = l.entry_id
    where l.chain = ${chain} and l.position >= ${from} order by l.position limit ${most}`)
  return rows.map(({ position, hash, sealedAt, id, ...entry }) => ({
    position,
    hash,
    sealedAt,
    entry: id === null ? null : { id, ...entryOf(entry) },
  }))
}

function entryOf(row: Omit<SealedEntry, 'id'>): Omit<SealedEntry, 'id'> {
  const { at, requestId, actorKind, actorId, areaCode, action, entity, entityId, detail } = row
  return { at, requestId, actorKind, actorId, areaCode, action, entity, entityId, detail }
}

/** The hashes at some places; a place without a link is left out. */
export async function hashesAt(
  db: Db,
  _scope: Scope,
  chain: AreaCode,
  positions: readonly number[],
): Promise<Map<number, string>> {
  const rows = await db.all<ChainEnd>(sql`select position, hash from audit_links
    where chain = ${chain} and position in (select value from json_each(${json(positions)}))`)
  return new Map(rows.map(({ position, hash }) => [position, hash]))
}

export type HeadRow = ChainEnd & { readonly day: string; readonly note: string }

export function findHead(
  db: Db,
  _scope: Scope,
  chain: AreaCode,
  day: string,
): Promise<HeadRow | null> {
  return db.first<HeadRow>(sql`select day, position, hash, note from audit_heads
    where chain = ${chain} and day = ${day}`)
}

/** Changes nothing when the day has its head. */
export async function addHead(
  db: Db,
  by: Allowed<'audit.seal'>,
  head: HeadRow,
  at: string,
): Promise<void> {
  const chain = by.area
  await db.batch([
    sql`insert into audit_heads (chain, day, position, hash, note, at)
      select ${chain}, ${head.day}, cast(${head.position} as integer), ${head.hash}, ${head.note}, ${at}
      where not exists (select 1 from audit_heads where chain = ${chain} and day = ${head.day})`,
  ])
}

/** Days after one, oldest first. */
export function listHeads(
  db: Db,
  _scope: Scope,
  { chain, after, most }: { chain: AreaCode; after: string; most: number },
): Promise<HeadRow[]> {
  return db.all<HeadRow>(sql`select day, position, hash, note from audit_heads
    where chain = ${chain} and day > ${after} order by day limit ${most}`)
}

/** The days that were signed before the end of a stretch of the chain: those within it, and the newest before it. */
export function listHeadsBefore(
  db: Db,
  _scope: Scope,
  { chain, from, to }: { chain: AreaCode; from: number; to: number },
): Promise<{ readonly day: string; readonly position: number }[]> {
  return db.all(sql`select day, position from audit_heads where chain = ${chain} and position < ${to}
    and day >= coalesce((select max(day) from audit_heads where chain = ${chain} and position < ${from}), '')`)
}

/** The newest days, newest first. */
export function listNewestHeads(
  db: Db,
  _scope: Scope,
  chain: AreaCode,
  most: number,
): Promise<HeadRow[]> {
  return db.all<HeadRow>(sql`select day, position, hash, note from audit_heads
    where chain = ${chain} order by day desc limit ${most}`)
}

export async function countHeads(db: Db, _scope: Scope, chain: AreaCode): Promise<number> {
  const row = await db.first<{ heads: number }>(
    sql`select count(*) as heads from audit_heads where chain = ${chain}`,
  )
  return row?.heads ?? 0
}

export type ChainDay = { readonly chain: AreaCode; readonly day: string }

/** Those of the days that have no head yet. */
export function listDueDays(db: Db, _scope: Scope, days: readonly ChainDay[]): Promise<ChainDay[]> {
  return db.all<ChainDay>(sql`select value ->> 'chain' as chain, value ->> 'day' as day from json_each(${json(days)})
    where not exists (select 1 from audit_heads h where h.chain = value ->> 'chain' and h.day = value ->> 'day')
    order by key`)
}
