/** Changes of a district's areas, as the office's screen records them. */
import type { CallOf } from '../../worker/contract/endpoint.ts'
import type * as contract from '../../worker/contract/region-changes.ts'
import type { Context } from '../../worker/core/context.ts'
import { previewRegionChange, recordRegionChange } from '../../worker/roster/index.ts'

type Wish = CallOf<typeof contract.previewRegionChange>

export type OwnChange = {
  readonly kind: Wish['kind']
  /** Below the district. */
  readonly from: readonly string[]
  /** By code below the district. */
  readonly to: Readonly<Record<string, string>>
  readonly effectiveOn: string
}

export const wishOf = (district: string, { from, to, ...change }: OwnChange): Wish => ({
  district,
  ...change,
  source: 'Perda Nomor 3 Tahun 2026',
  sourceOn: '2026-10-01',
  from: from.map((rest) => `${district}.${rest}`),
  to: Object.entries(to).map(([rest, name]) => ({ code: `${district}.${rest}`, name })),
})

/** Everybody goes where the preview says, but for those in `choices`, by cadre. */
export async function recordChange(
  ctx: Context,
  wish: Wish,
  choices: Readonly<Record<string, string>> = {},
) {
  const { people } = await previewRegionChange(ctx, wish)
  return recordRegionChange(ctx, {
    ...wish,
    id: ctx.ids.uuid(),
    moves: people.map(({ assignmentId, cadre, to }) => ({
      assignmentId,
      areaCode: choices[cadre.id] ?? to,
    })),
  })
}
