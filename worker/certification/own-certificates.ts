/** The certificates of the cadre who asks, and how far she is in the courses of which she never had one. */
import type { OwnCertificate } from '../../site/src/render/index.ts'
import { VERIFY } from '../../site/src/text/certification.ts'
import type { CourseProgress } from '../contract/learning.ts'
import { allowSelf } from '../core/access.ts'
import { dateIn } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { readProgress } from '../learning/index.ts'
import { getDistrict } from '../regions/index.ts'
import { statusOn } from './rules.ts'
import { listOfCadre } from './store.ts'

export type Own = {
  readonly certificates: readonly OwnCertificate[]
  readonly courses: readonly CourseProgress[]
  readonly isDemo: boolean
}

export async function readOwnCertificates(ctx: Context): Promise<Own> {
  const { by, cadreId } = allowSelf(ctx, 'certificate.readSelf')
  const { timeZone, isDemo } = await getDistrict(ctx, by.area)
  const today = dateIn(timeZone, ctx.clock.now())
  const rows = await listOfCadre(ctx.db, by, cadreId)
  // Whoever had one is told by the certificate itself: nobody promises a new one after a revocation.
  const certified = new Set(rows.map((row) => row.courseId))
  const courses = (await readProgress(ctx)).filter(({ head }) => !certified.has(head.courseId))
  return {
    certificates: rows.map((row) => ({
      id: row.id,
      status: statusOn(row, today),
      number: row.number,
      verificationCode: row.facts.verificationCode,
      courseTitle: row.facts.courseTitle,
      issuedOn: row.issuedOn,
      revoked: row.revokedOn === null ? null : VERIFY.revoked(row.revokedOn, row.revokeReason),
    })),
    courses,
    isDemo,
  }
}
