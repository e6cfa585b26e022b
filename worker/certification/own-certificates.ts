/** The certificates of the cadre who asks, and how far she is in the courses of which she never had one. */
import type { OwnCertificate, OwnRecord } from '../../site/src/render/index.ts'
import { OWN, VERIFY } from '../../site/src/text/certification.ts'
import type { CourseProgress } from '../contract/learning.ts'
import { allowSelf } from '../core/access.ts'
import { dateIn } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { readProgress } from '../learning/index.ts'
import { getDistrict } from '../regions/index.ts'
import { readOwnExpiries } from './validity/own-expiry.ts'
import { findOwnName, type OwnName } from './names/own-name.ts'
import { statusOn } from './rules.ts'
import { readSheets } from './files/signed-file.ts'
import { listOfCadre, type CertificateRow } from './store.ts'
import { listRecordedOf } from './records/store-records.ts'

export type Own = {
  readonly certificates: readonly OwnCertificate[]
  /** Of trainings before, as the office recorded them. */
  readonly records: readonly OwnRecord[]
  readonly courses: readonly CourseProgress[]
  /** Null when no certificate waits for it. */
  readonly name: OwnName | null
  readonly isDemo: boolean
}

export async function readOwnCertificates(ctx: Context): Promise<Own> {
  const { by, cadreId } = allowSelf(ctx, 'certificate.readSelf')
  const district = await getDistrict(ctx, by.area)
  const { timeZone, isDemo } = district
  const today = dateIn(timeZone, ctx.clock.now())
  const rows = await listOfCadre(ctx.db, by, cadreId)
  const sheets = await readSheets(ctx, timeZone, rows)
  // Whoever had one is told by the certificate itself: nobody promises a new one after a revocation.
  const certified = new Set(rows.map((row) => row.courseId))
  const progress = await readProgress(ctx)
  const expiries = await readOwnExpiries(ctx, district, rows, progress, today)
  const courses = progress.filter(
    (course) => !certified.has(course.head.courseId) && isAskedOf(course),
  )
  return {
    certificates: rows.map((row) => ({
      id: row.id,
      status: statusOn(row, today),
      number: row.number,
      verificationCode: row.facts.verificationCode,
      courseTitle: row.facts.courseTitle,
      issuedOn: row.issuedOn,
      expiry: expiries.get(row.id) ?? null,
      signed: sheets.get(row.id) ?? null,
      takenBack: takenBackWords(row),
      replacedBy: rows.find(({ id }) => id === row.replacedById)?.facts.verificationCode ?? null,
    })),
    records: (await listRecordedOf(ctx.db, by, cadreId)).map((row) => ({
      title: row.title,
      number: row.number,
      issuer: row.issuer,
      issuedOn: row.issuedOn,
      expiresOn: row.expiresOn,
      hasEnded: row.expiresOn !== null && row.expiresOn <= today,
    })),
    courses,
    name: await findOwnName(ctx, by, { cadreId, courses, timeZone }),
    isDemo,
  }
}

/** A refresher is nothing that she has yet to finish, unless she has begun it. */
function isAskedOf({ head: { refreshes = null }, modules }: CourseProgress): boolean {
  return refreshes === null || modules.some(({ state }) => state !== 'ready' && state !== 'locked')
}

function takenBackWords({ state, revokedOn, revokeReason }: CertificateRow): string | null {
  if (state === 'VALID' || revokedOn === null) return null
  return state === 'REPLACED' ? OWN.replaced(revokedOn) : VERIFY.revoked(revokedOn, revokeReason)
}
