/**
 * The figures that the public page of a district shows; the dossier adds the statement in force and serves the page. A day that
 * cannot be shown is said in words, above the newest figures: a reader without script has nothing else.
 */
import type { CoverageView } from '../../site/src/render/index.ts'
import { dateOnly } from '../contract/fields.ts'
import type { District } from '../contract/regions.ts'
import type { Context } from '../core/context.ts'
import { findOutlinesHead } from '../regions/index.ts'
import { figuresOf, todayIn } from './figures.ts'
import { readTrend } from './read-trend.ts'

/** Of a district whose page is open: the caller has looked. */
export async function publicView(
  ctx: Context,
  district: District,
  asked: string | undefined,
): Promise<Omit<CoverageView, 'statement'>> {
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
    trend: await readTrend(ctx, code, asOf),
    origin: ctx.origin,
    map: await findOutlinesHead(ctx, code),
  }
}

function troubleOf(asked: string | undefined, today: string): CoverageView['trouble'] {
  if (asked === undefined || asked === '') return undefined
  if (!dateOnly.safeParse(asked).success) return 'unreadable'
  return asked > today ? 'future' : undefined
}
