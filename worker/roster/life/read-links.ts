/** Who followed a cadre, whom she followed, and which entries are she as well; within what the reader may see. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/roster-life.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { districtOf, isWithin } from '../../core/region-code.ts'
import { namesOf } from '../show-cadre.ts'
import { findCadre } from '../store.ts'
import { listFollowed, listNamed, namedOf } from './store-successions.ts'

export async function readCadreLinks(
  ctx: Context,
  { area, cadreId }: InputOf<typeof contract.readCadreLinks>,
): Promise<ReplyOf<typeof contract.readCadreLinks>> {
  const scope = allow(ctx, 'cadre.read', area)
  const cadre = await findCadre(ctx.db, scope, area, cadreId)
  if (cadre === null) throw new Refusal('NOT_FOUND')
  const here = cadre.assignments.filter(({ areaCode }) => isWithin(areaCode, area))
  const ids = here.flatMap(({ successorId }) => successorId ?? [])
  const known = await listNamed(ctx.db, scope, [...ids, cadre.mergedInto ?? ''])
  const followed = await listFollowed(
    ctx.db,
    scope,
    districtOf(area),
    here.map(({ areaCode }) => areaCode),
    [cadre, ...cadre.others].map(({ id }) => id),
  )
  const names = await namesOf(ctx, [{ ...cadre, assignments: here }])
  return {
    successors: here.flatMap(({ id, successorId }) => {
      const heir = known.get(successorId ?? '')
      return heir === undefined ? [] : [{ assignmentId: id, cadre: heir }]
    }),
    predecessors: followed.flatMap((row) => {
      const place = names.get(row.areaCode)
      return place === undefined ? [] : [{ area: place, endedOn: row.endedOn, cadre: namedOf(row) }]
    }),
    others: cadre.others.map(({ id, code, name }) => ({ id, code, name })),
    mergedInto: known.get(cadre.mergedInto ?? '') ?? null,
  }
}
