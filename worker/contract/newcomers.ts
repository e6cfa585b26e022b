/** Peserta sementara: who came to a meeting, is not on the roster, and shall learn with the others today. */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { districtCode, instant, uuid } from './fields.ts'
import { SIGN_IN_STATES } from './identity.ts'

/** TEMPORARY: the office has not said yet who she is · ON_ROSTER: serves somewhere now · MERGED: was somebody of the roster. */
export const NEWCOMER_STATES = ['TEMPORARY', 'ON_ROSTER', 'MERGED'] as const
export type NewcomerState = (typeof NEWCOMER_STATES)[number]

export const newcomer = z.strictObject({
  cadreId: uuid,
  guestId: uuid,
  /** Kode kader. */
  code: z.string(),
  name: z.string(),
  /** The village as written on the roll; may be empty. */
  from: z.string(),
  state: z.enum(NEWCOMER_STATES),
  signIn: z.enum(SIGN_IN_STATES),
  addedAt: instant,
})
export type Newcomer = z.output<typeof newcomer>

export const listNewcomers = endpoint({
  method: 'GET',
  path: '/districts/:district/meetings/:meetingId/newcomers',
  summary:
    'Guests of a meeting of the district who are no cadre yet, and those who were let in to learn for the time being',
  input: z.strictObject({ district: districtCode, meetingId: uuid }),
  reply: z.strictObject({
    guests: z.array(z.strictObject({ guestId: uuid, name: z.string(), from: z.string() })),
    newcomers: z.array(newcomer),
  }),
})

export const admitGuest = endpoint({
  method: 'POST',
  path: '/districts/:district/meetings/:meetingId/newcomers',
  summary:
    'Enters a guest as a cadre who serves nowhere, so that she can sign in and learn, and counts her attendance as hers; again for one who has not signed in yet, a new code takes the place of the old one. STATE_NOT_FIT when she is a cadre of the roster already or has signed in',
  input: z.strictObject({
    district: districtCode,
    meetingId: uuid,
    guestId: uuid,
    /** Made by the browser: the new cadre’s id. */
    cadreId: uuid,
  }),
  reply: z.strictObject({
    /** Kode kader. */
    code: z.string(),
    name: z.string(),
    /** Shown this once and kept nowhere. */
    activationCode: z.string(),
    /** `/aktivasi/#<code>` */
    address: z.string(),
    expiresAt: instant,
  }),
})
