/** The SQL of the log: its entries, the hashes over them, and its signed heads. */
import { fromHex, toHex, type Bytes } from '../../contract/byte-text.ts'
import type { LogEntry } from '../../contract/transparency-log.ts'
import { json, sql, type Db, type Sql } from '../../core/db.ts'
import type { NodeAddress, TreeNode } from './log-tree.ts'

export type NewEntry = {
  readonly certificateId: string
  readonly event: LogEntry['event']
  /** As `leafText` writes it. */
  readonly leaf: string
}

/**
 * Adds to the end of the log, in the order given. The place is found in the statement itself, so two writers can neither share
 * one nor leave a gap. Breaks `log_entries.certificate_id, log_entries.event` for what is in the log. `entries` ≤ 2,000.
 */
export function appendToLog(entries: readonly NewEntry[]): Sql {
  return sql`insert into log_entries (position, certificate_id, event, leaf)
    select key + (select coalesce(max(position) + 1, 0) from log_entries),
      value ->> 'certificateId', value ->> 'event', value ->> 'leaf'
    from json_each(${json(entries)}) order by key`
}

export type LogState = {
  /** Entries that are in the log. */
  readonly entries: number
  /** Entries under the newest signed head; 0 before the first. */
  readonly signed: number
  /** The newest signed head: of one size, the one whose key still signs. Null before the first. */
  readonly note: string | null
  /** Whether the key of that head has ended: then it is to be signed anew. */
  readonly isKeyOver: boolean
}

export async function readLogState(db: Db): Promise<LogState> {
  const row = await db.first<Omit<LogState, 'isKeyOver'> & { readonly keyOver: 0 | 1 | null }>(
    sql`select (select coalesce(max(position) + 1, 0) from log_entries) as entries,
      coalesce(h.size, 0) as signed, h.note, h.key_over
    from (select 1) left join (select c.size, c.note, coalesce(k.state, '') <> 'ACTIVE' as key_over
      from log_checkpoints c left join issuer_keys k on k.issuer = 'platform' and k.kid = c.kid
      where c.size = (select max(size) from log_checkpoints)
      order by key_over, c.at desc limit 1) h`,
  )
  if (row === null) throw new Error('a row is selected whatever the log holds')
  const { keyOver, ...state } = row
  return { ...state, isKeyOver: keyOver === 1 }
}

/** Entries from `start` up to and without `end`, in their order. */
export async function listLeaves(db: Db, start: number, end: number): Promise<string[]> {
  const rows = await db.all<{ leaf: string }>(
    sql`select leaf from log_entries where position >= ${start} and position < ${end} order by position`,
  )
  return rows.map(({ leaf }) => leaf)
}

export type StoredEntry = {
  readonly position: number
  readonly event: LogEntry['event']
  readonly leaf: string
}

/** What the log says of one certificate, first things first. */
export function listEntriesOf(db: Db, certificateId: string): Promise<StoredEntry[]> {
  return db.all<StoredEntry>(
    sql`select position, event, leaf from log_entries where certificate_id = ${certificateId} order by position`,
  )
}

/** For the tree: the hashes of these nodes in their order. Throws for one that is not kept. */
export async function fetchNodes(db: Db, nodes: readonly NodeAddress[]): Promise<Bytes[]> {
  const rows = await db.all<{ hash: string | null }>(sql`select n.hash
    from json_each(${json(nodes)}) w
    left join log_nodes n on n.level = w.value ->> 'level' and n.position = w.value ->> 'index'
    order by w.key`)
  return rows.map(({ hash }, at) => {
    const bytes = hash === null ? null : fromHex(hash)
    if (bytes === null) throw new Error(`the log has no node ${json(nodes[at])}`)
    return bytes
  })
}

export type NewHead = {
  /** Of the platform's key that signed the note. */
  readonly kid: string
  readonly size: number
  readonly root: Bytes
  readonly note: string
  readonly at: string
}

/**
 * Touches no row unless `after` is still the newest head, the key still signs, and has not signed this size: heads follow each
 * other, however many sign at once.
 */
export function putHead(head: NewHead, after: number): Sql {
  return sql`insert into log_checkpoints (size, kid, root, note, at)
    select ${head.size}, ${head.kid}, ${toHex(head.root)}, ${head.note}, ${head.at}
    where ${after} = (select coalesce(max(size), 0) from log_checkpoints)
      and exists (select 1 from issuer_keys where issuer = 'platform' and kid = ${head.kid} and state = 'ACTIVE')
      and not exists (select 1 from log_checkpoints where size = ${head.size} and kid = ${head.kid})`
}

/** `nodes` ≤ 4,000. */
export function putNodes(nodes: readonly TreeNode[]): Sql {
  const rows = nodes.map(({ level, index, hash }) => ({ level, index, hash: toHex(hash) }))
  return sql`insert into log_nodes (level, position, hash)
    select value ->> 'level', value ->> 'index', value ->> 'hash' from json_each(${json(rows)})`
}
