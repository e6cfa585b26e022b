/**
 * The only way to write. One D1 batch: the change, its audit row, and whatever must move with it (counters).
 * The first write is *the change*: when it touches no row (a race lost, a repeat), the whole batch is rolled back
 * and the answer is `applied: false`; the verb then answers as the first time or refuses.
 */
import type { Actor, Allowed, Permission } from './access.ts'
import { instant, type Instant } from './clock.ts'
import type { Context } from './context.ts'
import { ConstraintError, json, sql, type Sql, type Written } from './db.ts'
import { idsFrom } from './ids.ts'
import { demandProof } from './proof.ts'
import { Refusal } from './refusal.ts'

export type Entry = {
  /** What kind of thing changed, as its table is named: `certificate`. */
  readonly entity: string
  readonly entityId: string
  /** Facts for the reader of the log; no names, telephone numbers or codes. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>
}

export type Committed =
  | { readonly applied: true; readonly written: readonly Written[] }
  /** Nothing was written. `constraint` names what was in the way: `certificates.number`, or `change` for no row. */
  | { readonly applied: false; readonly constraint: string }

/**
 * A batch of any number of writes around one audit row; see above. Refuses PROVE_AGAIN where the second factor has to be
 * shown anew, and SIGN_IN_NEEDED when a member of staff's session was ended since the request began; nothing is written then.
 */
export async function commit<P extends Permission>(
  ctx: Context,
  by: Allowed<P>,
  entry: Entry,
  writes: readonly [Sql, ...Sql[]],
): Promise<Committed> {
  demandProof(ctx, by)
  const [change, ...others] = writes
  const { actor } = ctx
  // In front: the change itself may end the session.
  const first =
    actor.kind === 'staff' ? [onlyUnless(sql`exists (${sessionEnded(actor.sessionId)})`)] : []
  try {
    const all = [...first, change, onlyIfChanged, audit(ctx, by, entry), ...others] as const
    const written = (await ctx.db.batch(all)).slice(first.length)
    return { applied: true, written: [...written.slice(0, 1), ...written.slice(3)] }
  } catch (error) {
    if (error instanceof ConstraintError) {
      if (actor.kind === 'staff' && (await ctx.db.first(sessionEnded(actor.sessionId))) !== null) {
        throw new Refusal('SIGN_IN_NEEDED')
      }
      return {
        applied: false,
        constraint: error.constraint === 'commit_changed_a_row' ? 'change' : error.constraint,
      }
    }
    throw error
  }
}

/**
 * Writes into the log that something was looked at or taken out of the house, where the law or the office wants to know it:
 * whole telephone numbers, lists of names that become files, evidence. Before the answer, so that nothing leaves unlogged.
 * Refuses PROVE_AGAIN like `commit`.
 */
export async function note<P extends Permission>(
  ctx: Context,
  by: Allowed<P>,
  entry: Entry,
): Promise<void> {
  demandProof(ctx, by)
  await ctx.db.batch([audit(ctx, by, entry)])
}

/** `note`, unless the last one of this thing says the same. One query where it does. */
export async function noteNews<P extends Permission>(
  ctx: Context,
  by: Allowed<P>,
  entry: Entry,
): Promise<void> {
  const said = json(entry.detail ?? {})
  if ((await lastNote(ctx, by, entry))?.detail === said) return
  await ctx.db.batch([
    audit(
      ctx,
      by,
      entry,
      sql`where coalesce((select detail from (${lastSaid(by, entry)})), '') <> ${said}`,
    ),
  ])
}

/** What the log says last of a thing, `detail` as JSON; null when it never said anything. */
export function lastNote(
  ctx: Context,
  by: Allowed,
  thing: Pick<Entry, 'entity' | 'entityId'>,
): Promise<{ readonly at: Instant; readonly detail: string } | null> {
  return ctx.db.first(lastSaid(by, thing))
}

// Ids of one millisecond have no order.
const lastSaid = (by: Allowed, { entity, entityId }: Pick<Entry, 'entity' | 'entityId'>): Sql =>
  sql`select at, detail from audit_entries
    where entity_id = ${entityId} and action = ${by.permission} and entity = ${entity} order by rowid desc limit 1`

const LOOK_SECONDS = 600

/**
 * `note` for a look at one thing: the same actor who looks at it again within ten minutes is still looking. A screen reads
 * anew after every change, and a log full of that would hide who opened what. Of another area, or with another detail, it is
 * another look: a sub-district's list does not stand for the district's.
 */
export async function noteLook<P extends Permission>(
  ctx: Context,
  by: Allowed<P>,
  entry: Entry,
): Promise<void> {
  const since = idsFrom(new Date(ctx.clock.now().getTime() - LOOK_SECONDS * 1000))
  await ctx.db.batch([
    audit(
      ctx,
      by,
      entry,
      sql`where not exists (select 1 from audit_entries where entity_id = ${entry.entityId} and id >= ${since}
        and actor_kind = ${ctx.actor.kind} and actor_id is ${actorId(ctx.actor)} and action = ${by.permission}
        and entity = ${entry.entity} and area_code = ${by.area} and detail = ${json(entry.detail ?? {})})`,
    ),
  ])
}

// Breaks the named check, and with it the batch, when the statement before it changed no row.
const onlyIfChanged = sql`insert into commit_guards (changed) select 0 where changes() = 0`

const sessionEnded = (id: string): Sql =>
  sql`select 1 as ended from sessions where id = ${id} and revoked_at is not null`

/** Breaks the batch when `condition` holds: what was decided on is not so any more. Not for the first place. */
export function onlyUnless(condition: Sql): Sql {
  return sql`insert into commit_guards (changed) select 0 where ${condition}`
}

const always = sql`where true`

function audit(ctx: Context, by: Allowed, entry: Entry, when: Sql = always): Sql {
  return sql`insert into audit_entries
    (id, at, request_id, actor_kind, actor_id, area_code, action, entity, entity_id, detail)
    select ${ctx.ids.uuid()}, ${instant(ctx.clock)}, ${ctx.requestId}, ${ctx.actor.kind}, ${actorId(ctx.actor)},
      ${by.area}, ${by.permission}, ${entry.entity}, ${entry.entityId}, ${json(entry.detail ?? {})} ${when}`
}

function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case 'public':
      return null
    case 'system':
      return actor.job
    case 'cadre':
      return actor.cadreId
    case 'staff':
      return actor.accountId
  }
}
