/** What anyone may know of a certificate by its code: its status and every printed fact. The same keys for every answer. */
import type { PublicCertificate } from '../../contract/public-certificate.ts'
import { allow } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { NATION } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import { statusOn } from '../rules.ts'
import { findByCode, type PublicRow } from '../store.ts'
import { printCode, readCode } from './verification-code.ts'

// A code that cannot exist is looked up all the same, so that every answer takes the same way.
const NO_CODE = '-'

export async function readPublic(ctx: Context, typed: string): Promise<PublicCertificate> {
  const scope = allow(ctx, 'certificate.verify', NATION)
  const row = await findByCode(ctx.db, scope, readCode(typed) ?? NO_CODE)
  return row === null ? NOT_FOUND : asPublic(ctx, row)
}

async function asPublic(ctx: Context, row: PublicRow): Promise<PublicCertificate> {
  const { id, revokedOn, revokeReason, newerCode, olderCode, olderNumber, districtCode } = row
  const { timeZone } = await getDistrict(ctx, districtCode)
  const { format: _, courseHours = null, sessions = [], ...facts } = row.facts
  return {
    status: statusOn(row, dateIn(timeZone, ctx.clock.now())),
    id,
    ...facts,
    courseHours,
    sessions: sessions.map(({ date, title, hours }) => ({ date, title, hours })),
    revokedOn,
    revokeReason,
    replacedBy: newerCode === null ? null : printCode(newerCode),
    replaces:
      olderCode === null || olderNumber === null
        ? null
        : { number: olderNumber, verificationCode: printCode(olderCode) },
  }
}

const NOT_FOUND: PublicCertificate = {
  status: 'not_found',
  id: null,
  number: null,
  verificationCode: null,
  holderName: null,
  holderRole: null,
  villageName: null,
  subDistrictName: null,
  districtName: null,
  provinceName: null,
  courseCode: null,
  courseTitle: null,
  courseVersion: null,
  materials: null,
  totalHours: null,
  totalHoursInWords: null,
  courseHours: null,
  sessions: null,
  event: null,
  issuedOn: null,
  issuedIn: null,
  expiresOn: null,
  signatory: null,
  letterhead: null,
  cadreTitle: null,
  isSample: null,
  revokedOn: null,
  revokeReason: null,
  replacedBy: null,
  replaces: null,
}
