/** What cadres have really done of a course, from the rooms that know: quizzes, practice sheets, days in a hall. */
import type { CertificateFacts } from '../contract/certification.ts'
import type { CourseHead } from '../contract/curriculum.ts'
import type { DateOnly } from '../core/clock.ts'
import type { Db } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import { readSheets } from '../curriculum/index.ts'
import { readPractices } from '../fieldwork/index.ts'
import { readAttended } from '../meetings/index.ts'
import { courseFacts, hoursOf } from './course-facts.ts'
import { hoursDone, printedSessions } from './done-rules.ts'

export type DoneFacts = Pick<
  CertificateFacts,
  | 'courseCode'
  | 'courseTitle'
  | 'courseVersion'
  | 'courseHours'
  | 'materials'
  | 'totalHours'
  | 'totalHoursInWords'
  | 'sessions'
>

export type Doer = {
  readonly cadreId: string
  /** The version of the course that her certificate names; of all of them the same course. */
  readonly head: CourseHead
  /** Slugs of the quizzes that she passed. */
  readonly passed: ReadonlySet<string>
}

/** By cadre, every one that was asked for. `on`: later days in a hall are not looked at. The caller answers for the scope. */
export async function readDone(
  db: Db,
  district: AreaCode,
  doers: readonly Doer[],
  on: DateOnly,
): Promise<ReadonlyMap<string, DoneFacts>> {
  const code = doers[0]?.head.code
  if (code === undefined) return new Map()
  const ids = doers.map(({ cadreId }) => cadreId)
  const sheets = Map.groupBy(
    await readSheets(
      db,
      doers.map(({ head }) => head.versionId),
    ),
    ({ versionId }) => versionId,
  )
  const practices = await readPractices(db, ids, code)
  const attended = await readAttended(db, district, ids, code, on)
  return new Map(
    doers.map(({ cadreId, head, passed }): [string, DoneFacts] => {
      const sessions = attended.get(cadreId)?.sessions ?? []
      const own = sheets.get(head.versionId) ?? []
      const able = (practices.get(cadreId) ?? []).filter((each) => each.isCompetent)
      const open = among(own.filter((sheet) => !able.some((each) => isSame(each, sheet))))
      const materials = hoursDone(head.modules, {
        passed,
        practised: new Set([...among(able)].filter((slug) => !open.has(slug))),
        withSheet: among(own),
        attended: hoursIn(sessions),
      })
      const { courseCode, courseTitle, courseVersion, totalHours } = courseFacts(head)
      return [
        cadreId,
        {
          courseCode,
          courseTitle,
          courseVersion,
          courseHours: totalHours,
          ...hoursOf(materials),
          sessions: printedSessions(sessions),
        },
      ]
    }),
  )
}

function among(of: readonly { readonly module: string | null }[]): ReadonlySet<string> {
  return new Set(of.flatMap(({ module }) => module ?? []))
}

type OfSheet = { readonly module: string | null; readonly sheet: string }

function isSame(one: OfSheet, other: OfSheet): boolean {
  return one.module === other.module && one.sheet === other.sheet
}

function hoursIn(
  sessions: readonly { readonly module: string | null; readonly hours: number }[],
): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { module, hours } of sessions) {
    if (module !== null) found.set(module, (found.get(module) ?? 0) + hours)
  }
  return found
}
