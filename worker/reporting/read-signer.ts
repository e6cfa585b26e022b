/** Who signs a report for the office of a district. */
import { printedPosition } from '../../site/src/text/certification.ts'
import type { ReportSigner } from '../contract/reports.ts'
import type { Context } from '../core/context.ts'
import type { AreaCode } from '../core/region-code.ts'
import { findSigner } from './store-reports.ts'

/** Null where nobody is set for that day. */
export async function readSigner(
  ctx: Pick<Context, 'db'>,
  district: AreaCode,
  day: string,
): Promise<ReportSigner | null> {
  const found = await findSigner(ctx.db, district, day)
  if (found === null) return null
  const { standing, position, ...rest } = found
  return { ...rest, position: printedPosition(standing, position) }
}
