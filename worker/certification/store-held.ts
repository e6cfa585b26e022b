/**
 * What cadres hold, from both sources: certificates issued here, and old ones that the office recorded and a second person
 * accepted. Whether a cadre counts as trained follows from these rows and nothing else.
 */
import { json, sql, type Db, type Sql } from '../core/db.ts'

export type HeldRow = {
  readonly id: string
  readonly cadreId: string
  /** Null for a recorded one: it is of no course of ours. */
  readonly courseId: string | null
  readonly countsAsTrained: number
  readonly issuedOn: string
  readonly expiresOn: string | null
  /** Of a replaced one: the day from which another stands in its place. */
  readonly revokedOn: string | null
  /** A recorded one that was withdrawn is REVOKED; one that nobody accepted is not held. */
  readonly state: 'VALID' | 'REVOKED' | 'REPLACED'
}

export function listHeld(db: Db, cadreIds: readonly string[]): Promise<HeldRow[]> {
  const these = sql`(select value from json_each(${json(cadreIds)}))`
  return db.all<HeldRow>(sql`select id, cadre_id, course_id, counts_as_trained, issued_on, expires_on, revoked_on, state
    from certificates where cadre_id in ${these}
    union all
    select r.id, r.cadre_id, null, b.counts_as_trained, r.issued_on, r.expires_on, r.withdrawn_on,
      case r.state when 'ACCEPTED' then 'VALID' else 'REVOKED' end
    from recorded_certificates r join record_batches b on b.id = r.batch_id
    where r.cadre_id in ${these} and r.state in ('ACCEPTED', 'WITHDRAWN')`)
}

/**
 * How many rows of `listHeld` are VALID now, as a number for the `where` of a guarded write: another number than was read
 * means that somebody issued, revoked, accepted or withdrew meanwhile. `cadres` is a select of their ids.
 */
export function heldNow(cadres: Sql): Sql {
  return sql`((select count(*) from certificates where state = 'VALID' and cadre_id in (${cadres}))
    + (select count(*) from recorded_certificates where state = 'ACCEPTED' and cadre_id in (${cadres})))`
}

/** A change that ends in a `where`, made only while the VALID rows of these cadres are `held` in number. */
export function ifHeld(change: Sql, cadreIds: readonly string[], held: number): Sql {
  const these = sql`select value from json_each(${json(cadreIds)})`
  return sql`${change} and ${held} = ${heldNow(these)}`
}
