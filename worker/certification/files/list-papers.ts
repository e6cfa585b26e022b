/** The papers of a selection, for whoever fetches them all. Writes nothing. */
import type { ReplyOf } from '../../contract/endpoint.ts'
import { PAPERS_AT_ONCE, type listPapers as contract } from '../../contract/certificate-files.ts'
import { allow } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import * as store from './store-files.ts'
import { printCode, readCode } from '../verify/verification-code.ts'

export type PaperWish = {
  readonly proposalId?: string | undefined
  readonly subDistrict?: AreaCode | undefined
  readonly search?: string | undefined
  readonly after?: string | undefined
}

export async function listPapers(
  ctx: Context,
  district: AreaCode,
  wish: PaperWish,
): Promise<ReplyOf<typeof contract>> {
  const scope = allow(ctx, 'certificate.read', district)
  const { timeZone } = await getDistrict(ctx, district)
  const { proposalId = null, subDistrict = null, search = '', after = '' } = wish
  const filter: store.PaperFilter = {
    proposalId,
    subDistrict,
    search,
    code: readCode(search),
    today: dateIn(timeZone, ctx.clock.now()),
  }
  const limit = PAPERS_AT_ONCE + 1
  const rows = await store.listPapers(ctx.db, scope, filter, { after, limit })
  const shown = rows.slice(0, PAPERS_AT_ONCE)
  const isWhole = after === '' && rows.length === shown.length
  return {
    papers: shown.map((row) => ({ ...row, verificationCode: printCode(row.verificationCode) })),
    total: isWhole ? shown.length : await store.countPapers(ctx.db, scope, filter),
    next: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
    origin: ctx.origin,
  }
}
