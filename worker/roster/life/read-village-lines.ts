/**
 * Which village each line of a pasted list means, by the rules of the roster's import: a code, or sub-district and name.
 * A name alone is offered, never taken, also when it is the only one: names repeat.
 */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/roster-life.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { levelOf } from '../../core/region-code.ts'
import { findArea } from '../find-area.ts'
import { loadGazetteer } from '../gazetteer.ts'
import { cellsOfLine } from './village-line.ts'

export async function readVillageLines(
  ctx: Context,
  { district, lines }: InputOf<typeof contract.readVillageLines>,
): Promise<ReplyOf<typeof contract.readVillageLines>> {
  allow(ctx, 'focus.set', district)
  const gazetteer = await loadGazetteer(ctx.db, district)
  return {
    lines: lines.map((text, index) => {
      const found = findArea(gazetteer, { line: index + 1, ...cellsOfLine(text) })
      const isVillage = found.ok && levelOf(found.value.code) === 'village'
      const offered = !found.ok && 'candidates' in found ? found.candidates : []
      return {
        text,
        village: isVillage ? found.value : null,
        candidates: offered.filter(({ code }) => levelOf(code) === 'village'),
      }
    }),
  }
}
