/** Desa lokus: the villages with priority in a year, as the district's decree lists them. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/roster.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { levelOf } from '../core/region-code.ts'
import { listAreasWithin } from '../regions/index.ts'
import { changeRoster } from './change-roster.ts'
import { clearFocus, listFocus, putFocus } from './store-focus.ts'

/** Refuses INPUT_INVALID when a code is no village of the district, CHANGED_MEANWHILE when the list is not `seen` any more. */
export async function setFocusVillages(
  ctx: Context,
  { district, year, villages, seen }: InputOf<typeof contract.setFocusVillages>,
): Promise<ReplyOf<typeof contract.setFocusVillages>> {
  const by = allow(ctx, 'focus.set', district)
  const areas = await listAreasWithin(ctx.db, district)
  const known = new Set(areas.flatMap(({ code }) => (levelOf(code) === 'village' ? [code] : [])))
  const wanted = [...new Set(villages)].toSorted()
  const strange = wanted.findIndex((code) => !known.has(code))
  if (strange >= 0) {
    const path = `villages.${villages.indexOf(wanted[strange] ?? '')}`
    throw new Refusal('INPUT_INVALID', { issues: [{ path, message: 'not_a_village_here' }] })
  }
  await changeRoster(ctx, by, district, async () => {
    const now = (await listFocus(ctx.db, by, district, year)).filter((code) => known.has(code))
    if (now.join() === wanted.join()) return { answer: null }
    if (seen !== undefined && now.join() !== [...new Set(seen)].toSorted().join()) {
      throw new Refusal('CHANGED_MEANWHILE')
    }
    return {
      answer: null,
      write: {
        entry: {
          entity: 'focusVillages',
          entityId: `${district}/${year}`,
          detail: { villages: wanted.length },
        },
        writes: [clearFocus(district, year, [...known]), putFocus(district, year, wanted)],
      },
    }
  })
  return { villages: wanted }
}

export async function listFocusVillages(
  ctx: Context,
  { district, year }: InputOf<typeof contract.listFocusVillages>,
): Promise<ReplyOf<typeof contract.listFocusVillages>> {
  const scope = allow(ctx, 'cadre.read', district)
  const known = new Set((await listAreasWithin(ctx.db, district)).map(({ code }) => code))
  const listed = await listFocus(ctx.db, scope, district, year)
  return { villages: listed.filter((code) => known.has(code)) }
}
