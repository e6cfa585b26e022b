/** Whether people have a follow-up plan, for the rooms to the right; the caller answers for the scope. */
import type { Db } from '../core/db.ts'
import { listStatesOf } from './store-plans.ts'
import { listStandsFor } from './store-practice.ts'

/**
 * Cadre → how far her plan for a course is, by every entry that was asked for, whichever of hers wrote it; one that was returned
 * is WRITTEN. Whoever has none is left out.
 */
export async function readPlanStates(
  db: Db,
  cadreIds: readonly string[],
  courseCode: string,
): Promise<ReadonlyMap<string, 'WRITTEN' | 'SIGNED'>> {
  const rows = await listStatesOf(db, cadreIds, courseCode)
  if (rows.length === 0) return new Map()
  const stands = await listStandsFor(db, cadreIds)
  const written = new Set(rows.map(({ cadreId }) => cadreId))
  const signed = new Set(rows.flatMap(({ cadreId, state }) => (state === 'SIGNED' ? cadreId : [])))
  return new Map(
    cadreIds.flatMap((id): [string, 'WRITTEN' | 'SIGNED'][] => {
      const person = stands.get(id) ?? id
      return written.has(person) ? [[id, signed.has(person) ? 'SIGNED' : 'WRITTEN']] : []
    }),
  )
}
