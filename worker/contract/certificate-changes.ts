/**
 * What may happen to an issued certificate: one person asks for its revocation or a correction, another decides. A correction
 * is a proposal: it is approved and returned as one, and its certificate takes the place of the one before.
 */
import * as z from 'zod/mini'
import {
  certificateLink,
  correctable,
  proposal,
  REVOKE_REASONS,
  trainingEvent,
} from './certification.ts'
import { endpoint } from './endpoint.ts'
import { cursor, dateOnly, districtCode, instant, longText, shortText, uuid } from './fields.ts'
import { MAX_NAME } from './roster-rows.ts'

const certificateInput = { district: districtCode, certificateId: uuid }
const requestInput = { district: districtCode, id: uuid }

export const CHANGE_KINDS = ['revocation', 'correction'] as const
export const CHANGE_STATES = ['waiting', 'done', 'declined'] as const
export type ChangeState = (typeof CHANGE_STATES)[number]

export const change = z.strictObject({
  /** Of the request, or of the proposal. */
  id: uuid,
  kind: z.enum(CHANGE_KINDS),
  state: z.enum(CHANGE_STATES),
  certificate: certificateLink,
  holderName: z.string(),
  areaName: z.string(),
  issuedOn: dateOnly,
  /** Of a revocation. */
  reason: z.nullable(z.enum(REVOKE_REASONS)),
  /** Of a revocation: for the office only. */
  note: z.nullable(z.string()),
  askedAt: instant,
  /** Whether whoever asks put it forward: then another person must decide. */
  isOwn: z.boolean(),
  decidedAt: z.nullable(instant),
  /** Why it was declined. */
  answer: z.nullable(z.string()),
})
export type Change = z.output<typeof change>

const changeReply = z.strictObject({ change })

export const listChanges = endpoint({
  method: 'GET',
  path: '/districts/:district/certificate-changes',
  summary: 'Revocations and corrections that were asked for, newest first',
  input: z.strictObject({
    district: districtCode,
    state: z.optional(z.enum(CHANGE_STATES)),
    after: cursor,
  }),
  reply: z.strictObject({ changes: z.array(change), next: z.nullable(z.string()) }),
})

export const askRevocation = endpoint({
  method: 'POST',
  path: '/districts/:district/certificates/:certificateId/revocation-requests',
  summary:
    'Asks another person to revoke a certificate; nobody else learns of it before it is done',
  input: z.strictObject({
    ...certificateInput,
    id: uuid,
    reason: z.enum(REVOKE_REASONS),
    note: longText,
  }),
  reply: changeReply,
})

export const revokeCertificate = endpoint({
  method: 'POST',
  path: '/districts/:district/revocation-requests/:id/revoke',
  summary: 'Revokes for good as the second person; the certificate keeps its number and its page',
  input: z.strictObject(requestInput),
  reply: changeReply,
})

export const declineRevocation = endpoint({
  method: 'POST',
  path: '/districts/:district/revocation-requests/:id/decline',
  summary:
    'Declines a revocation as the second person, with an answer; the certificate stays valid',
  input: z.strictObject({ ...requestInput, answer: longText }),
  reply: changeReply,
})

export const readCorrectable = endpoint({
  method: 'GET',
  path: '/districts/:district/certificates/:certificateId/correctable',
  summary: 'What is printed on a certificate beside what the roster says of its holder today',
  input: z.strictObject(certificateInput),
  reply: z.strictObject({
    certificate: certificateLink,
    /** Whose it is: the log names her. */
    cadreId: uuid,
    printed: correctable,
    /** Null when she serves nowhere today. */
    today: z.nullable(z.omit(correctable, { event: true })),
  }),
})

export const correctCertificate = endpoint({
  method: 'POST',
  path: '/districts/:district/certificates/:certificateId/corrections',
  summary:
    'Puts a corrected certificate forward in the place of a valid one; another person approves',
  input: z.strictObject({
    ...certificateInput,
    /** Of the proposal. */
    id: uuid,
    holderName: shortText.check(z.maxLength(MAX_NAME)),
    event: z.pick(trainingEvent, { startsOn: true, endsOn: true, place: true, organiser: true }),
    /** As printed, or where she serves today. */
    village: z.enum(['printed', 'today']),
  }),
  reply: z.strictObject({ proposal }),
})
