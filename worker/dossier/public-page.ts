/**
 * The public page of a district, `/kab/35.08/`: reporting's figures, and the statement that is in force. Counts only. It is the
 * page that certificates name as their issuer's, so it answers in words also while the figures are not public.
 */
import {
  closedPage,
  coveragePage,
  type Filling,
  type Html,
  type ShownStatement,
} from '../../site/src/render/index.ts'
import { qrPath } from '../certification/index.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import type { AreaCode } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import { publicView } from '../reporting/index.ts'
import { readInForce } from './statements/read-public-statement.ts'

/** `asked`: the day that the address names, as typed. Refuses NOT_FOUND for a regency that is no district. */
export async function publicPage(
  ctx: Context,
  code: AreaCode,
  asked: string | undefined,
): Promise<Filling & { readonly head?: Html }> {
  allow(ctx, 'coverage.readPublic', code)
  const district = await getDistrict(ctx, code)
  if (!district.isPublic) return closedPage(district)
  const view = await publicView(ctx, district, asked)
  return coveragePage({ ...view, statement: await shownStatement(ctx, code) })
}

async function shownStatement(ctx: Context, district: AreaCode): Promise<ShownStatement | null> {
  const found = await readInForce(ctx, district)
  if (found === null) return null
  const { code, asOf, total } = found.facts
  return { code, asOf, total, qr: found.scan === null ? null : qrPath(found.scan) }
}
