/** Adds one cadre: a roster of one row, weighed by the same rules. Her id comes from the browser and is the key of repeats. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/roster.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { changeRoster } from './change-roster.ts'
import type { Verdict } from './decide-rows.ts'
import { planWrites } from './plan-writes.ts'
import { readCadre } from './read-cadres.ts'
import { findCadre } from './store.ts'
import { outcomeOf, weighRows } from './weigh-rows.ts'

type Input = InputOf<typeof contract.addCadre>

export async function addCadre(
  ctx: Context,
  { district, id, row }: Input,
): Promise<ReplyOf<typeof contract.addCadre>> {
  const by = allow(ctx, 'cadre.edit', district)
  const { outcome, cadreId } = await changeRoster(ctx, by, district, async (state) => {
    const weighed = await weighRows(ctx, by, district, [row])
    const [verdict] = weighed.verdicts
    if (verdict === undefined) throw new Error('one row gives one verdict')
    if ((await findCadre(ctx.db, by, district, id)) !== null) {
      return { answer: { outcome: asFirst(verdict), cadreId: id } }
    }
    const written = writtenId(verdict, id)
    const answer = { outcome: outcomeOf(verdict), cadreId: written }
    if (written === null) return { answer }
    const { writes, lastNumber } = await planWrites(ctx, weighed, state.lastNumber, () => id)
    const entry = { entity: 'cadre', entityId: written, detail: { added: written === id } }
    return { answer, write: { entry, writes, lastNumber } }
  })
  if (cadreId === null) return { outcome, cadre: null }
  const { cadre } = await readCadre(ctx, { area: district, cadreId })
  return { outcome, cadre }
}

/** Who is written: the new cadre, or the one whom the officer named. */
function writtenId(verdict: Verdict, id: string): string | null {
  if (verdict.state === 'NEW') return id
  if (verdict.state !== 'KNOWN' || verdict.edit.changes.length === 0) return null
  const { decision } = verdict.read.row
  return typeof decision === 'object' && 'sameAs' in decision ? verdict.cadre.id : null
}

/** The answer of the first time, when she was new. */
function asFirst(verdict: Verdict): ReturnType<typeof outcomeOf> {
  return 'read' in verdict
    ? outcomeOf({ state: 'NEW', read: verdict.read, joins: null })
    : outcomeOf(verdict)
}
