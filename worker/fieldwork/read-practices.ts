/** What is known of people's field practice, for the rooms to the right; the caller answers for the scope. */
import { foldPractice } from '../contract/practice-rules.ts'
import { dateIn, type DateOnly } from '../core/clock.ts'
import type { Db } from '../core/db.ts'
import { getDistrict } from '../regions/index.ts'
import * as store from './store-practice.ts'

/** One sheet of a course on which she was assessed. */
export type Practiced = {
  readonly module: string | null
  readonly sheet: string
  /** Percent of steps done alone in the assessment that counts, one decimal, rounded down. */
  readonly share: number
  /** Every step done alone, once: it stays so. */
  readonly isCompetent: boolean
  /** The day of the assessment that counts, in her district's zone. */
  readonly on: DateOnly
}

/**
 * Cadre → her sheets of a course, by every entry that was asked for, whichever of hers was assessed. Whoever was never assessed
 * is left out.
 */
export async function readPractices(
  db: Db,
  cadreIds: readonly string[],
  courseCode: string,
): Promise<ReadonlyMap<string, readonly Practiced[]>> {
  const rows = await store.listAssessedOf(db, cadreIds, courseCode)
  if (rows.length === 0) return new Map()
  const districts = [...new Set(rows.map(({ districtCode }) => districtCode))]
  const zones = new Map(
    await Promise.all(
      districts.map(async (code) => [code, (await getDistrict({ db }, code)).timeZone] as const),
    ),
  )
  const stands = await store.listStandsFor(db, cadreIds)
  const outcomes = foldPractice(rows, [], (id) => id)
  const byPerson = Map.groupBy(outcomes, ({ cadreId }) => cadreId)
  return new Map(
    cadreIds.flatMap((id): [string, Practiced[]][] => {
      const hers = byPerson.get(stands.get(id) ?? id) ?? []
      const practiced = hers.map(({ module, sheet, share, isCompetent, best }) => {
        const zone = zones.get(best.districtCode) ?? 'Asia/Jakarta'
        return { module, sheet, share, isCompetent, on: dateIn(zone, best.doneAt) }
      })
      return practiced.length === 0 ? [] : [[id, practiced]]
    }),
  )
}
