/** What anyone may check of a certificate, the forms it is kept in, and the pages where both are found. */
import * as z from 'zod/mini'
import {
  CERTIFICATE_STATUSES,
  certificateFacts,
  printedSession,
  REVOKE_REASONS,
} from './certification.ts'
import { endpoint } from './endpoint.ts'
import { dateOnly, uuid } from './fields.ts'
import { page } from './page.ts'

const facts = certificateFacts.shape

/** All keys are always there; without a certificate all but `status` are null. */
export const publicCertificate = z.strictObject({
  status: z.enum([...CERTIFICATE_STATUSES, 'not_found']),
  id: z.nullable(uuid),
  number: z.nullable(facts.number),
  verificationCode: z.nullable(facts.verificationCode),
  holderName: z.nullable(facts.holderName),
  holderRole: z.nullable(facts.holderRole),
  villageName: facts.villageName,
  subDistrictName: z.nullable(facts.subDistrictName),
  districtName: z.nullable(facts.districtName),
  provinceName: z.nullable(facts.provinceName),
  courseCode: z.nullable(facts.courseCode),
  courseTitle: z.nullable(facts.courseTitle),
  courseVersion: z.nullable(facts.courseVersion),
  materials: z.nullable(facts.materials),
  totalHours: z.nullable(facts.totalHours),
  totalHoursInWords: z.nullable(facts.totalHoursInWords),
  /** JP of the whole course; null where `totalHours` are those. */
  courseHours: z.nullable(z.number()),
  /** Those that were attended in a hall and are printed; who spoke there is on the paper only. */
  sessions: z.nullable(z.array(z.pick(printedSession, { date: true, title: true, hours: true }))),
  event: z.nullable(facts.event),
  issuedOn: z.nullable(facts.issuedOn),
  issuedIn: z.nullable(facts.issuedIn),
  expiresOn: facts.expiresOn,
  signatory: z.nullable(facts.signatory),
  letterhead: z.nullable(facts.letterhead),
  cadreTitle: z.nullable(facts.cadreTitle),
  isSample: z.nullable(facts.isSample),
  revokedOn: z.nullable(dateOnly),
  revokeReason: z.nullable(z.enum(REVOKE_REASONS)),
  /** The code of the certificate that took its place. */
  replacedBy: z.nullable(z.string()),
  /** The one whose place it took. */
  replaces: z.nullable(z.strictObject({ number: z.string(), verificationCode: z.string() })),
})
export type PublicCertificate = z.output<typeof publicCertificate>

export const readPublicCertificate = endpoint({
  method: 'GET',
  path: '/public/certificates/:code',
  summary: 'Whether a certificate is valid, and every fact printed on it',
  input: z.strictObject({ code: z.string().check(z.maxLength(60)) }),
  reply: publicCertificate,
  open: true,
})

/** `?kode=` leads on to `/v/<kode>`. */
export const verifyForm = page({
  method: 'GET',
  path: '/v',
  form: z.object({ kode: z.optional(z.string().check(z.maxLength(120))) }),
})
export const verifyPage = page({
  method: 'GET',
  path: '/v/:code',
  form: z.object({ code: z.string() }),
})
/** `<id>.pdf`, `<id>.json`, the badge as `<id>.svg` and `<id>.png`, or `<id>-ttd.pdf`: the sheet that was signed outside */
export const certificateFile = page({
  method: 'GET',
  path: '/c/:file',
  form: z.object({ file: z.string().check(z.maxLength(60)) }),
})
export const ownCertificatesPage = page({ method: 'GET', path: '/sertifikat' })
