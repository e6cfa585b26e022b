/** How far a rotation of the platform's secrets is: counts and names of versions, nothing of a secret and of nobody. */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { instant } from './fields.ts'

const count = z.int().check(z.nonnegative())

/**
 * What may still be under a former secret. PIN and PASSWORD follow at the next right sign-in; ACTIVATION_CODE, STAFF_LINK and
 * TEST run out by themselves; RECOVERY_CODE is made anew by its owner; all others are moved by the clock.
 */
export const SECRET_USES = [
  'PIN',
  'PASSWORD',
  'ACTIVATION_CODE',
  'STAFF_LINK',
  'RECOVERY_CODE',
  'TEST',
  'PHONE_HASH',
  'PERSON_KEY',
  'PHONE',
  'UPLOAD_KEY',
  'SECOND_FACTOR',
  'SIGNING_KEY',
] as const
export type SecretUse = (typeof SECRET_USES)[number]

const rotation = z.object({
  secret: z.enum(['PEPPER', 'DATA_KEY', 'KEK']),
  /** 8 hex digits. */
  version: z.string(),
  /** When the clock first ran with it, since it came or came back; null before that, within an hour. */
  since: z.nullable(instant),
  /** The one before, while it is set. */
  previous: z.nullable(z.string()),
  /** What is under another version than today's. All 0: the one before may be taken away. */
  left: z.array(z.object({ use: z.enum(SECRET_USES), count })),
  /** PINs and passwords whose pepper is not here any more: they need a new code, or a reset. */
  lost: count,
})
export type Rotation = z.infer<typeof rotation>

export const readRotations = endpoint({
  method: 'GET',
  path: '/secrets',
  summary: 'How far a rotation of pepper, data key and KEK is',
  input: z.strictObject({}),
  reply: z.object({ rotations: z.array(rotation) }),
})
