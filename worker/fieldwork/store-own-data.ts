/** The SQL of this room's part of a cadre's copy of her data. */
import { json, sql } from '../core/db.ts'
import type { OwnRows } from '../core/own-data.ts'

export function ownFieldwork(cadreIds: readonly string[]): readonly OwnRows[] {
  const hers = sql`(select value from json_each(${json(cadreIds)}))`
  const ofPlan = sql`join action_plans p on p.id = x.plan_id and p.cadre_id in ${hers}`
  return [
    {
      table: 'practice_assessments',
      select: sql`select id, course_code, version_id, module, sheet, results, comment, place, claimed_at, done_at, received_at,
          assessed_by_name
        from practice_assessments where cadre_id in ${hers} order by received_at, id`,
      json: ['results'],
    },
    {
      table: 'practice_retractions',
      select: sql`select r.id, r.assessment_id, r.reason, r.done_at, r.received_at from practice_retractions r
        join practice_assessments a on a.id = r.assessment_id and a.cadre_id in ${hers} order by r.received_at, r.id`,
    },
    {
      table: 'practice_photos',
      select: sql`select f.id, f.assessment_id, f.type, f.bytes, f.width, f.height, f.taken_at, f.received_at, f.added_by_name, f.removed_at
        from practice_photos f join practice_assessments a on a.id = f.assessment_id and a.cadre_id in ${hers}
        order by f.received_at, f.id`,
    },
    {
      table: 'action_plans',
      select: sql`select id, course_code, state, version, saved_at, next_on, signed_at, signed_by_name from action_plans
        where cadre_id in ${hers} order by saved_at, id`,
    },
    {
      table: 'plan_versions',
      select: sql`select x.id, x.plan_id, x.number, x.lines, x.saved_at from plan_versions x ${ofPlan} order by x.saved_at, x.id`,
      json: ['lines'],
    },
    {
      table: 'plan_progress',
      select: sql`select x.id, x.plan_id, x.line_id, x.state, x.note, x.said_at from plan_progress x ${ofPlan} order by x.said_at, x.id`,
    },
    {
      table: 'plan_notes',
      select: sql`select x.id, x.plan_id, x.kind, x.note, x.on_date, x.next_on, x.version, x.noted_at, x.noted_by_name
        from plan_notes x ${ofPlan} order by x.noted_at, x.id`,
    },
  ]
}
