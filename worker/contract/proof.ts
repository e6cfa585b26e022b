/** Showing once more who one is, before what would hurt most in a stranger's hands at a desk left alone. */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

export const readProof = endpoint({
  method: 'GET',
  path: '/session/proof',
  summary: 'Whether this session may now do what asks for a fresh proof, without being asked again',
  input: z.strictObject({}),
  reply: z.strictObject({
    isFresh: z.boolean(),
    /** The code of this moment, on the demonstration only. */
    demoCode: z.nullable(z.string()),
    /** The account has a passkey that this address may ask for. */
    hasPasskey: z.boolean(),
  }),
})

export const proveAgain = endpoint({
  method: 'POST',
  path: '/session/proof',
  summary: 'Proves by a code of the second factor that the person of this session is still there',
  input: z.strictObject({ code: z.string().check(z.minLength(1), z.maxLength(40)) }),
  reply: z.strictObject({ isFresh: z.literal(true) }),
})
