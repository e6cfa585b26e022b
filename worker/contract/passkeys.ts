/**
 * Passkeys (W3C Web Authentication Level 3): what a browser is asked, and what a device answers. Every binary value is base64url.
 * Answers that come with a form are JSON in its field `kunci`; without a script no device can be asked, so none comes.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { page } from './page.ts'

const base64url = (most: number) => z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(most))
/** CTAP 2.1 allows a device ids of 1,023 bytes. */
const credentialId = base64url(1364)
const transport = z.string().check(z.regex(/^[a-z-]+$/), z.maxLength(20))
const transports = z.array(transport).check(z.maxLength(10))

/** What a device says when it has made a key. */
export const createdKey = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url(4000),
    attestationObject: base64url(20_000),
    transports,
  }),
})
export type CreatedKey = z.output<typeof createdKey>

/** What a device says when it has signed with one. */
export const shownKey = z.object({
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(4000),
    signature: base64url(2000),
    userHandle: z.optional(base64url(100)),
  }),
})
export type ShownKey = z.output<typeof shownKey>

const listedKey = z.strictObject({
  id: credentialId,
  type: z.literal('public-key'),
  transports: z.optional(transports),
})

/** PublicKeyCredentialRequestOptionsJSON. */
export const keyQuestion = z.strictObject({
  challenge: base64url(100),
  rpId: z.string(),
  timeout: z.number(),
  userVerification: z.literal('required'),
  allowCredentials: z.array(listedKey),
})
export type KeyQuestion = z.output<typeof keyQuestion>

/** PublicKeyCredentialCreationOptionsJSON, as far as it is used. */
export type KeyWish = {
  readonly rp: { readonly id?: string | undefined; readonly name: string }
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string }
  readonly challenge: string
  readonly excludeCredentials?: readonly { readonly id: string }[] | undefined
}

export const askStepKey = endpoint({
  method: 'POST',
  path: '/session/staff/passkey',
  summary: 'What a passkey has to sign as the second step of staff; good once, for five minutes',
  input: z.strictObject({}),
  reply: keyQuestion,
})

export const askCadreKey = endpoint({
  method: 'POST',
  path: '/session/cadre/passkey',
  summary:
    'What a passkey has to sign in place of a PIN, on a phone where one of its cadres has one',
  input: z.strictObject({}),
  reply: keyQuestion,
})

export const askProofKey = endpoint({
  method: 'POST',
  path: '/session/proof/passkey/question',
  summary: 'What a passkey has to sign to prove that the person of this session is still there',
  input: z.strictObject({}),
  reply: keyQuestion,
})

export const proveByKey = endpoint({
  method: 'POST',
  path: '/session/proof/passkey',
  summary: 'Proves by a passkey that the person of this session is still there',
  input: shownKey,
  reply: z.strictObject({ isFresh: z.literal(true) }),
})

// Forms are read leniently and checked by the page, so that what was wrong is said beside its field.
const typed = z.optional(z.string().check(z.maxLength(2000)))
const answer = z.optional(z.string().check(z.maxLength(40_000)))

/** A member of staff's own: begin (password and code), save what the device made, rename, remove. */
export const ownKeyForm = page({
  method: 'POST',
  path: '/akun/kunci',
  form: z.strictObject({
    langkah: z.enum(['mulai', 'simpan', 'nama', 'hapus']),
    id: typed,
    nama: typed,
    sandiLama: typed,
    kode: typed,
    kunci: answer,
  }),
})

/** A cadre's, on this telephone: begin (PIN), save what it made, switch off. */
export const phoneKeyForm = page({
  method: 'POST',
  path: '/data-saya/akun/sidik-jari',
  form: z.strictObject({
    langkah: z.enum(['mulai', 'simpan', 'hapus']),
    orang: typed,
    pinSidik: z.optional(z.string().check(z.maxLength(20))),
    kunci: answer,
  }),
})

export const keySignInForm = page({
  method: 'POST',
  path: '/masuk/sidik-jari',
  form: z.strictObject({ kunci: answer }),
})
