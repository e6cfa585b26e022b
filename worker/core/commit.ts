/**
 * The only way to write. One D1 batch: the change, its audit row, and whatever must move with it (counters).
 * The first write is *the change*: when it touches no row (a race lost, a repeat), the whole batch is rolled back
 * and the answer is `applied: false`; the verb then answers as the first time or refuses.
 */
import type { Allowed, Permission } from './access.ts'
import { instant } from './clock.ts'
import type { Context } from './context.ts'
import { ConstraintError, json, sql, type Sql, type Written } from './db.ts'

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

/** A batch of any number of writes around one audit row; see above. */
export async function commit<P extends Permission>(
  ctx: Context,
  by: Allowed<P>,
  entry: Entry,
  writes: readonly [Sql, ...Sql[]],
): Promise<Committed> {
  const [change, ...others] = writes
  try {
    const written = await ctx.db.batch([change, onlyIfChanged, audit(ctx, by, entry), ...others])
    return { applied: true, written: [...written.slice(0, 1), ...written.slice(3)] }
  } catch (error) {
    if (error instanceof ConstraintError) {
      return {
        applied: false,
        constraint: error.constraint === 'commit_changed_a_row' ? 'change' : error.constraint,
      }
    }
    throw error
  }
}

// Breaks the named check, and with it the batch, when the statement before it changed no row.
const onlyIfChanged = sql`insert into commit_guards (changed) select 0 where changes() = 0`

function audit(ctx: Context, by: Allowed, entry: Entry): Sql {
  const { actor } = ctx
  const who = {
    public: () => null,
    system: () => (actor.kind === 'system' ? actor.job : null),
    cadre: () => (actor.kind === 'cadre' ? actor.cadreId : null),
    staff: () => (actor.kind === 'staff' ? actor.accountId : null),
  }[actor.kind]()
  return sql`insert into audit_entries
    (id, at, request_id, actor_kind, actor_id, area_code, action, entity, entity_id, detail)
    values (${ctx.ids.uuid()}, ${instant(ctx.clock)}, ${ctx.requestId}, ${actor.kind}, ${who},
      ${by.area}, ${by.permission}, ${entry.entity}, ${entry.entityId}, ${json(entry.detail ?? {})})`
}
