/** The SQL that tells whether something shown for a pass rule was taken back between a look and a write. */
import { json, sql, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { retractionsNow } from '../../fieldwork/index.ts'
import { attendanceNow } from '../../meetings/index.ts'

type Shown = {
  readonly district: AreaCode
  readonly courseId: string
  readonly courseCode: string
  /** Of the roster. */
  readonly entryIds: readonly string[]
}

/** Of rows that are only ever added: another number than was read means that one came in. */
function takenBackNow({ district, courseId, courseCode, entryIds }: Shown): Sql {
  const theirs = sql`select value from json_each(${json(entryIds)})`
  return sql`((select count(*) from pass_waivers where state = 'WITHDRAWN' and course_id = ${courseId} and cadre_id in (${theirs}))
    + ${attendanceNow(district, courseCode)} + ${retractionsNow(theirs, courseCode)})`
}

export async function countTakenBack(db: Db, shown: Shown): Promise<number> {
  const row = await db.first<{ rows: number }>(sql`select ${takenBackNow(shown)} as rows`)
  return row?.rows ?? 0
}

/** For the `where` of a guard. */
export function hasTakenBack(shown: Shown, before: number): Sql {
  return sql`${takenBackNow(shown)} <> ${before}`
}
