/**
 * Many certificates checked in one call: an officer's list of codes or numbers, with what the list says of each holder.
 * Of a certificate outside the area asked about, the printed facts are told only to whoever has its code: that is what
 * the public page shows. Its number alone tells its state.
 */
import * as z from 'zod/mini'
import { CERTIFICATE_STATUSES } from './certification.ts'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, instant } from './fields.ts'

/** What one call may carry; a longer list is sent in parts. */
export const MAX_CHECKED = 1000
export const MAX_CELL = 300

const cell = z.optional(z.string().check(z.maxLength(MAX_CELL)))

/** One row as it stands in the list; an empty or absent cell says nothing. */
export const rowToCheck = z.strictObject({
  /** The row's number in the list, so that the officer finds it. */
  line: z.int().check(z.positive()),
  /** Verification code as people write it, or a whole address; a number that stands in its column is read as one. */
  code: cell,
  /** Nomor sertifikat; a code that stands in its column is read as one. */
  number: cell,
  name: cell,
  /** Desa/kelurahan, with or without its kind, also `Desa Jarit, Kec. Candipuro`. */
  village: cell,
  subDistrict: cell,
})
export type RowToCheck = z.output<typeof rowToCheck>

/**
 * `recorded`: not issued here; an office of the area recorded the number from an old paper, which nobody can check here.
 * `not_found`: nobody issued it here. `ambiguous`: several have the number. `unreadable`: no code and no number.
 */
export const CHECK_STATES = [
  ...CERTIFICATE_STATUSES,
  'recorded',
  'not_found',
  'ambiguous',
  'unreadable',
] as const
export type CheckState = (typeof CHECK_STATES)[number]

/** `similar`: spelled otherwise, shortened or turned round; somebody has to look. */
export const LIKENESSES = ['same', 'similar', 'different'] as const
export type Likeness = (typeof LIKENESSES)[number]
const likeness = z.nullable(z.enum(LIKENESSES))

export const checkedRow = z.strictObject({
  line: z.int(),
  state: z.enum(CHECK_STATES),
  foundBy: z.nullable(z.enum(['code', 'number'])),
  /** The list's code is mistyped; its number was looked up instead. */
  isCodeUnreadable: z.boolean(),
  /** The list beside the print. Null: the list says nothing, or nothing may be told. */
  name: likeness,
  /** Village and sub-district together: the worse of the two. */
  area: likeness,
  /** Only for what was found by its code. */
  number: likeness,
  /** Null where the public page would not show it either. */
  printed: z.nullable(
    z.strictObject({
      holderName: z.string(),
      /** `Desa Jarit, Kecamatan Candipuro` */
      areaName: z.string(),
      districtName: z.string(),
      number: z.string(),
      /** `KPM-7Q4M-2XKD-9TRB` */
      verificationCode: z.string(),
      courseTitle: z.string(),
      /** Of a district that only shows how things look: no real certificate. */
      isSample: z.boolean(),
      issuedOn: dateOnly,
      expiresOn: z.nullable(dateOnly),
      revokedOn: z.nullable(dateOnly),
      /** The code of the certificate that took its place. */
      replacedBy: z.nullable(z.string()),
    }),
  ),
})
export type CheckedRow = z.output<typeof checkedRow>

export const verifyMany = endpoint({
  // Not GET: names and codes may stand in no address.
  method: 'POST',
  path: '/areas/:area/certificates/verify-many',
  summary:
    'The state of up to 1,000 certificates by code or number, and where name, village or number differ; writes nothing',
  input: z.strictObject({
    area: areaCode,
    rows: z.array(rowToCheck).check(z.minLength(1), z.maxLength(MAX_CHECKED)),
  }),
  reply: z.strictObject({
    /** In the order of the call. */
    rows: z.array(checkedRow).check(z.maxLength(MAX_CHECKED)),
    checkedAt: instant,
  }),
})
