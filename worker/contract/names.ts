/**
 * What stands between a proposal and its certificates: each cadre says whether her name is right as it will be printed, and
 * the approver says from which number on. No NIK is asked for, ever: the officer looks at the identity card, nobody types it.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { districtCode, nameLine, uuid } from './fields.ts'
import { page } from './page.ts'

export const NAME_STATES = ['RIGHT', 'UNANSWERED', 'WRONG'] as const
export type NameState = (typeof NAME_STATES)[number]

/** What was said of the name that the roster has now; an answer about an earlier name counts for nothing. */
export const nameAnswer = z.strictObject({
  state: z.enum(NAME_STATES),
  /** How it should read instead, in her words; null unless WRONG. */
  wish: z.nullable(z.string()),
  /** An officer compared it with the identity card; otherwise she said so herself. */
  byOfficer: z.boolean(),
})
export type NameAnswer = z.output<typeof nameAnswer>

export const proposalMember = z.strictObject({
  cadreId: uuid,
  name: z.string(),
  areaName: z.string(),
  code: z.string(),
  /** Null when it is not asked: once it is decided, and of a correction, which carries its own name. */
  nameAnswer: z.nullable(nameAnswer),
})
export type ProposalMember = z.output<typeof proposalMember>

export const NUMBERINGS = ['AUTO', 'MANUAL'] as const
export const numbering = z.enum(NUMBERINGS)
export type Numbering = z.output<typeof numbering>

const MOST = 999_999

/** Of an approval, beside which proposal it is. */
export const approval = {
  /** How many names nobody has answered for, as the approver saw it: she issues them all the same. */
  unanswered: z.optional(z.int().check(z.minimum(0))),
  /** Of a unit with MANUAL numbers: the first of as many numbers as there are members. */
  firstNumber: z.optional(z.int().check(z.minimum(1), z.maximum(MOST))),
}

/** Both ends belong to it. */
const range = z.strictObject({ first: z.int(), last: z.int() })
export type NumberRange = z.output<typeof range>

/** The numbers that approving would take now. */
export const numbersPreview = z.strictObject({
  /** As printed. With MANUAL numbers: those that would follow the last one. */
  first: z.string(),
  last: z.string(),
  signatory: z.nullable(z.string()),
  numbering,
  /** The highest of the year; 0 for none. */
  lastTaken: z.int(),
})
export type NumbersPreview = z.output<typeof numbersPreview>

export const previewNumbers = endpoint({
  method: 'GET',
  path: '/districts/:district/proposals/:id/numbers',
  summary: 'The numbers of a proposal as they would be printed if they began with this one',
  input: z.strictObject({
    district: districtCode,
    id: uuid,
    firstNumber: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(MOST)),
  }),
  reply: z.strictObject({
    first: z.string(),
    last: z.string(),
    numbers: range,
    /** Of these, those in use; at most five ranges. */
    taken: z.array(range),
  }),
})

export const confirmName = endpoint({
  method: 'POST',
  path: '/districts/:district/cadres/:cadreId/name/confirm',
  summary: 'Says that an officer compared the name in the roster with the cadre’s identity card',
  input: z.strictObject({
    district: districtCode,
    cadreId: uuid,
    /** The one that was compared; refused when the roster says another by now. */
    name: z.string().check(z.maxLength(200)),
  }),
  reply: z.strictObject({ nameAnswer }),
})

/** What the cadre says of her own name, on the page of her certificates. */
export const ownNameForm = page({
  method: 'POST',
  path: '/sertifikat',
  form: z.object({
    /** Whom the page was made for, and the name it showed. */
    kader: z.optional(z.string().check(z.maxLength(60))),
    nama: z.optional(z.string().check(z.maxLength(200))),
    jawaban: z.optional(z.enum(['benar', 'salah'])),
    seharusnya: z.optional(z.string().check(nameLine, z.maxLength(200))),
  }),
})
