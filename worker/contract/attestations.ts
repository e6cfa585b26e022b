/**
 * Piagam: what an office gives for having been at a meeting where there is no exam. It attests attendance, it certifies nothing;
 * it has no entry in the register and no code to check.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, uuid } from './fields.ts'
import { MEETING_KINDS } from './meetings.ts'
import { reportSigner } from './reports.ts'
import { areaChoice } from './roster.ts'

/** What is asked for when nobody says otherwise, in percent. */
export const USUAL_SHARE = 80

const place = z.strictObject({
  code: areaCode,
  name: z.string(),
  level: z.enum(['district', 'subDistrict']),
})

export const takeAttestations = endpoint({
  method: 'POST',
  path: '/attestations/:area/:meetingId',
  summary:
    'The names for the papers of a held meeting, logged as taken: who attended at least a share of the counted sessions, or who spoke; STATE_NOT_FIT before it is held',
  input: z.strictObject({
    /** Whose meeting it is. */
    area: areaCode,
    meetingId: uuid,
    whom: z.enum(['PARTICIPANTS', 'SPEAKERS']),
    /** In percent; of speakers it means nothing. */
    share: z.int().check(z.gte(1), z.lte(100)),
  }),
  reply: z.strictObject({
    isDemo: z.boolean(),
    meeting: z.strictObject({
      title: z.string(),
      kind: z.enum(MEETING_KINDS),
      place: z.string(),
      startsOn: dateOnly,
      endsOn: dateOnly,
      area: place,
    }),
    /** Sessions in which attendance was taken, and their JP. */
    counted: z.strictObject({ sessions: z.number(), hours: z.number() }),
    /** By name; empty for speakers. */
    people: z.array(
      z.strictObject({
        name: z.string(),
        /** Where she serves; null for a guest. */
        area: z.nullable(areaChoice),
        /** Of a guest, the village as written; else empty. */
        from: z.string(),
        attended: z.number(),
        /** JP of the sessions that she attended. */
        hours: z.number(),
      }),
    ),
    /** Attended something, but less than the share. */
    below: z.number(),
    /** By name; empty for participants. */
    speakers: z.array(
      z.strictObject({
        name: z.string(),
        institution: z.string(),
        /** What was spoken of, in the order of the days. */
        topics: z.array(z.string()),
        hours: z.number(),
      }),
    ),
    /** Null where nobody is set for that day, and for a sub-district. */
    signer: z.nullable(reportSigner),
    /** Under the line where it is signed, when nobody is set. */
    signsAs: z.string(),
    asOf: dateOnly,
    /** Where and when it was made. */
    printed: z.string(),
  }),
})
