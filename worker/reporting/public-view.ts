/**
 * What the public page of a district shows. A day that cannot be shown is said in words, above the newest figures:
 * a reader without script has nothing else.
 */
import {
  closedPage,
  coveragePage,
  type CoverageView,
  type Filling,
} from '../../site/src/render/index.ts'
import { dateOnly } from '../contract/fields.ts'
import type { District } from '../contract/regions.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import type { AreaCode } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import { figuresOf, todayIn } from './figures.ts'

/** The page that certificates name as their issuer's: it answers in words also while the figures are not public. */
export async function publicPage(
  ctx: Context,
  code: AreaCode,
  asked: string | undefined,
): Promise<Filling> {
  allow(ctx, 'coverage.readPublic', code)
  const district = await getDistrict(ctx, code)
  return district.isPublic
    ? coveragePage(await publicView(ctx, district, asked))
    : closedPage(district)
}

export async function publicView(
  ctx: Context,
  district: District,
  asked: string | undefined,
): Promise<CoverageView> {
  const today = todayIn(ctx, district)
  const trouble = troubleOf(asked, today)
  const day = trouble === undefined && asked !== '' ? asked : undefined
  const figures = await figuresOf(ctx, district, day)
  const { code, name, provinceName, cadreTitle, isDemo } = district
  const { asOf, total, parts, villages, recorded } = figures
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
    recorded: recorded[code] ?? 0,
  }
}

function troubleOf(asked: string | undefined, today: string): CoverageView['trouble'] {
  if (asked === undefined || asked === '') return undefined
  if (!dateOnly.safeParse(asked).success) return 'unreadable'
  return asked > today ? 'future' : undefined
}
