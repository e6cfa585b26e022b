/** The register of issued certificates as the office reads it. */
import type { ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/certification.ts'
import type { CertificateStatus, RegisterRow } from '../contract/certification.ts'
import { allow } from '../core/access.ts'
import { dateIn } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import type { AreaCode } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import { statusOn } from './rules.ts'
import { listRegister, type CertificateRow } from './store.ts'
import { listTies, NO_TIES, type Ties } from './changes/store-changes.ts'
import { readCode } from './verify/verification-code.ts'

const PAGE = 50

export async function listCertificates(
  ctx: Context,
  district: AreaCode,
  filter: {
    readonly search: string
    readonly status: CertificateStatus | null
    readonly after: string | null
  },
): Promise<ReplyOf<typeof contract.listCertificates>> {
  const scope = allow(ctx, 'certificate.read', district)
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  const { search, status, after } = filter
  const rows = await listRegister(ctx.db, scope, {
    search,
    status,
    after,
    today,
    code: readCode(search),
    limit: PAGE + 1,
  })
  const shown = rows.slice(0, PAGE)
  const ties = await listTies(ctx.db, shown)
  return {
    certificates: shown.map((row) => asRegisterRow(row, today, ties.get(row.id) ?? NO_TIES)),
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  }
}

function asRegisterRow(row: CertificateRow, today: string, ties: Ties): RegisterRow {
  const { id, number, verificationCode, cadreId, issuedOn, facts } = row
  const { revokedOn, revokeReason, revokeNote } = row
  return {
    id,
    number,
    verificationCode,
    cadreId,
    issuedOn,
    revokedOn,
    revokeReason,
    revokeNote,
    status: statusOn(row, today),
    holderName: facts.holderName,
    areaName: [facts.villageName, facts.subDistrictName].filter(Boolean).join(', '),
    courseTitle: facts.courseTitle,
    expiresOn: row.expiresOn,
    ...ties,
  }
}
