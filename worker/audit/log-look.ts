/** Writes into the log that a member of the staff looked at persons: by the table in `looks.ts`, before the answer leaves. */
import { allow, areasOf } from '../core/access.ts'
import { noteLook } from '../core/commit.ts'
import { isWithin } from '../core/region-code.ts'
import type { Looker } from '../core/serve.ts'
import { LOOKS } from './looks.ts'

/** Cadres see themselves and are not logged; for the rest nothing leaves that could not be logged. */
export const logLook: Looker = async (ctx, endpoint, input, reply) => {
  const of = LOOKS.get(endpoint)
  if (of === undefined || ctx.actor.kind !== 'staff') return
  // Safe: the output of the endpoint's own schema; what is asked for by name here is a text in all of them.
  const asked = input as Readonly<Record<string, string | undefined>>
  const { by, entity, id, isForSome, detail } = of(asked, reply)
  if (by === null) return
  const areas = areasOf(ctx.actor, by)
  const area = asked['area'] ?? asked['district']
  const place = area !== undefined && areas.some((own) => isWithin(area, own)) ? area : areas[0]
  if (place === undefined && isForSome === true) return
  if (place === undefined) throw new Error(`${entity} was read without ${by}`)
  await noteLook(ctx, allow(ctx, by, place), {
    entity,
    entityId: id ?? place,
    ...(detail && { detail }),
  })
}
