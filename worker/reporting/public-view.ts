/**
 * What the public page of a district shows. A day that cannot be shown is said in words, above the newest figures:
 * a reader without script has nothing else.
 */
import type { CoverageView } from '../../site/src/render/index.ts'
import { dateOnly } from '../contract/fields.ts'
import type { Context } from '../core/context.ts'
import { figuresOf, todayIn } from './figures.ts'
import { getPublicDistrict } from './read-public.ts'

export async function publicView(
  ctx: Context,
  code: string,
  asked: string | undefined,
): Promise<CoverageView> {
  const district = await getPublicDistrict(ctx, code)
  const today = todayIn(ctx, district)
  const trouble = troubleOf(asked, today)
  const day = trouble === undefined && asked !== '' ? asked : undefined
  const figures = await figuresOf(ctx, district, day)
  const { name, provinceName, cadreTitle, isDemo } = district
  const { asOf, total, parts, villages } = figures
  return {
    code,
    name,
    provinceName,
    cadreTitle,
    isDemo,
    asOf,
    today,
    trouble,
    total,
    parts,
    villages,
  }
}

function troubleOf(asked: string | undefined, today: string): CoverageView['trouble'] {
  if (asked === undefined || asked === '') return undefined
  if (!dateOnly.safeParse(asked).success) return 'unreadable'
  return asked > today ? 'future' : undefined
}
