/** The sheet that an official signed outside, as the office brought it back: `/c/<id>-ttd.pdf`, and that there is one. */
import type { SignedSheet } from '../../../site/src/render/index.ts'
import { dateIn, type TimeZone } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { getDistrict } from '../../regions/index.ts'
import type { CertificateRow } from '../store.ts'
import { findSigned, findSignedByCode, listSigned, type SignedRow } from './store-files.ts'
import { readCode } from '../verify/verification-code.ts'

/** Where its bytes are in the file store. */
export function signedKey({ certificateId, sha256 }: Pick<SignedRow, 'certificateId' | 'sha256'>) {
  return `signed/${certificateId}/${sha256}.pdf`
}

/**
 * `headers`: those of every form of a certificate. Refuses NOT_FOUND when none was brought back, and for a certificate that was
 * revoked or replaced: nobody can print that across a signed sheet.
 */
export async function readSignedFile(
  ctx: Context,
  row: CertificateRow,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const signed = row.state === 'VALID' ? await findSigned(ctx.db, row.id) : null
  const file = signed === null ? null : await ctx.files().get(signedKey(signed))
  if (file === null) throw new Refusal('NOT_FOUND')
  return new Response(file.body, { headers: { ...headers, 'content-length': String(file.size) } })
}

/** By certificate. */
export async function readSheets(
  ctx: Context,
  timeZone: TimeZone,
  rows: readonly Pick<CertificateRow, 'id'>[],
): Promise<ReadonlyMap<string, SignedSheet>> {
  const found =
    rows.length === 0
      ? []
      : await listSigned(
          ctx.db,
          rows.map(({ id }) => id),
        )
  return new Map(found.map((row) => [row.certificateId, asSheet(row, timeZone)]))
}

// A code that cannot exist is looked up all the same, so that every answer takes the same way.
const NO_CODE = '-'

/** Of the certificate with a code as people type it. */
export async function findSheet(ctx: Context, typed: string): Promise<SignedSheet | null> {
  const row = await findSignedByCode(ctx.db, readCode(typed) ?? NO_CODE)
  if (row === null) return null
  const { timeZone } = await getDistrict(ctx, row.districtCode)
  return asSheet(row, timeZone)
}

function asSheet({ uploadedAt, bytes }: SignedRow, timeZone: TimeZone): SignedSheet {
  return { on: dateIn(timeZone, uploadedAt), bytes }
}
