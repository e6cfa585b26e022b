/** The SQL of what a cadre is told above her courses of things that other rooms keep. */
import type { Scope } from '../core/access.ts'
import type { DateOnly } from '../core/clock.ts'
import { json, sql, type Db, type Sql } from '../core/db.ts'
import { entriesOf } from '../roster/index.ts'

/** `ref`: a course code; of REQUEST empty, of NOTICE its version. */
export type LearnerNote = {
  readonly cadreId: string
  /**
   * PRACTICE: she was assessed. REQUEST: the office moved what she asked of her data; both show for a while, the others until
   * they are taken away. NOTICE: a new privacy notice.
   */
  readonly kind: 'PLAN_DUE' | 'PLAN_RETURNED' | 'PRACTICE' | 'REQUEST' | 'NOTICE'
  readonly ref: string
  /** The day in her district from which it shows. */
  readonly fromOn: DateOnly
}

/** Puts notes, or moves their day; for the batch of the room whose thing it is. */
export function tellLearners(notes: readonly LearnerNote[]): Sql {
  return sql`insert into learner_notes (cadre_id, kind, ref, from_on)
    select value ->> 'cadreId', value ->> 'kind', value ->> 'ref', value ->> 'fromOn'
    from json_each(${json(notes)}) where true
    on conflict (cadre_id, kind, ref) do update set from_on = excluded.from_on`
}

/** Takes it away, if it is there. */
export function untellLearner({ cadreId, kind, ref }: Omit<LearnerNote, 'fromOn'>): Sql {
  return sql`delete from learner_notes where cadre_id in (${entriesOf([cadreId])}) and kind = ${kind} and ref = ${ref}`
}

/** What she is told today, by whichever of her entries; `since`: the first day whose news still shows. */
export function listLearnerNotes(
  db: Db,
  _scope: Scope,
  cadreId: string,
  { today, since }: { readonly today: DateOnly; readonly since: DateOnly },
): Promise<Pick<LearnerNote, 'kind' | 'ref'>[]> {
  return db.all(sql`select distinct kind, ref from learner_notes
    where cadre_id in (${entriesOf([cadreId])}) and from_on <= ${today} and (kind not in ('PRACTICE', 'REQUEST') or from_on >= ${since})
    order by kind = 'PRACTICE', kind desc, ref`)
}
