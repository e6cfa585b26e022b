/** The SQL of notices for trainers. */
import type { NoticeKind } from '../contract/learning-sync.ts'
import type { Scope } from '../core/access.ts'
import type { Instant } from '../core/clock.ts'
import { json, sql, type Db, type Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'

export type NewNotice = {
  readonly id: string
  readonly districtCode: AreaCode
  readonly cadreId: string
  readonly kind: NoticeKind
  readonly eventId: string
  readonly contentHash: string
  /** The event as it came. */
  readonly event: unknown
  readonly detail: Readonly<Record<string, string>>
  readonly doneAt: Instant | null
  readonly receivedAt: Instant
}

/** Kept once for the same event, kind and content. */
export function addNotice(notice: NewNotice): Sql {
  return sql`insert into learning_notices
      (id, district_code, cadre_id, kind, event_id, content_hash, event, detail, done_at, received_at)
    values (${notice.id}, ${notice.districtCode}, ${notice.cadreId}, ${notice.kind}, ${notice.eventId},
      ${notice.contentHash}, ${json(notice.event)}, ${json(notice.detail)}, ${notice.doneAt}, ${notice.receivedAt})
    on conflict do nothing`
}

/** The same for several. */
export function addNotices(notices: readonly NewNotice[]): Sql {
  const rows = notices.map((notice) => ({ ...notice, event: json(notice.event) }))
  return sql`insert into learning_notices
      (id, district_code, cadre_id, kind, event_id, content_hash, event, detail, done_at, received_at)
    select value ->> 'id', value ->> 'districtCode', value ->> 'cadreId', value ->> 'kind', value ->> 'eventId',
      value ->> 'contentHash', value ->> 'event', value -> 'detail', value ->> 'doneAt', value ->> 'receivedAt'
    from json_each(${json(rows)}) where true on conflict do nothing`
}

export type NoticeName = Pick<NewNotice, 'eventId' | 'kind' | 'contentHash'>

/** Those of these notices that are there. */
export function listNoted(db: Db, names: readonly NoticeName[]): Promise<NoticeName[]> {
  return db.all<NoticeName>(sql`select n.event_id, n.kind, n.content_hash
    from json_each(${json(names)}) sought cross join learning_notices n
      on n.event_id = sought.value ->> 'eventId' and n.kind = sought.value ->> 'kind'
      and n.content_hash = sought.value ->> 'contentHash'`)
}

export type NoticeRow = {
  readonly id: string
  readonly districtCode: AreaCode
  readonly cadreId: string
  readonly kind: NoticeKind
  /** JSON. */
  readonly event: string
  /** JSON. */
  readonly detail: string
  readonly doneAt: Instant | null
  readonly receivedAt: Instant
  readonly closedAt: Instant | null
}

/** Newest first, those that come after the notice `after`. */
export function listNotices(
  db: Db,
  _scope: Scope,
  wish: {
    readonly district: AreaCode
    readonly isOpen: boolean
    readonly after: string | null
    readonly limit: number
  },
): Promise<NoticeRow[]> {
  const state = wish.isOpen ? sql`closed_at is null` : sql`1 = 1`
  const rest =
    wish.after === null
      ? sql`1 = 1`
      : sql`(received_at, id) < (select received_at, id from learning_notices where id = ${wish.after})`
  return db.all<NoticeRow>(sql`select id, district_code, cadre_id, kind, event, detail, done_at, received_at, closed_at
    from learning_notices
    where district_code = ${wish.district} and ${state} and ${rest}
    order by received_at desc, id desc limit ${wish.limit}`)
}

export function findNotice(
  db: Db,
  id: string,
): Promise<Pick<NoticeRow, 'id' | 'districtCode' | 'cadreId' | 'closedAt'> | null> {
  return db.first(
    sql`select id, district_code, cadre_id, closed_at from learning_notices where id = ${id}`,
  )
}

export function closeNotice(id: string, by: string, at: Instant): Sql {
  return sql`update learning_notices set closed_at = ${at}, closed_by = ${by}
    where id = ${id} and closed_at is null`
}
