/**
 * Signing in: who am I, the activation code, PIN and password, and the own sessions.
 * Sessions and phones are known by cookies (HttpOnly); no answer carries a token.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, districtCode, instant, uuid } from './fields.ts'
import { page } from './page.ts'

const id = z.string().check(z.minLength(1), z.maxLength(64))
const typedCode = z.string().check(z.minLength(1), z.maxLength(40))
const pin = z.string().check(z.regex(/^\d{6}$/))
/** Made by the caller, 128 random bits as hex: repeating an activation with it is answered as the first time. */
const key = z.string().check(z.regex(/^[0-9a-f]{32}$/))

const openVisit = z.strictObject({
  id: uuid,
  district: districtCode,
  reason: z.string(),
  endsAt: instant,
})
export type OpenVisit = z.output<typeof openVisit>

export const whoAmI = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('public') }),
  z.strictObject({
    kind: z.literal('cadre'),
    cadreId: id,
    name: z.string(),
    /** `KPM Desa Tempursari, Kecamatan Tempursari` */
    caption: z.string(),
    district: districtCode,
    /** Her district is a demonstration; only the answer of `readSession` says it. */
    isDemo: z.optional(z.boolean()),
  }),
  z.strictObject({
    kind: z.literal('staff'),
    accountId: id,
    name: z.string(),
    grants: z.array(z.strictObject({ role: z.string(), area: areaCode })),
    /** A superadmin's open visits, the one that ends first first; left out without one, and where only `readSession` tells. */
    visits: z.optional(z.array(openVisit)),
  }),
])
export type WhoAmI = z.output<typeof whoAmI>

/**
 * How far a cadre has come with signing in. NONE: she has no PIN and no code that still works. CODE_ISSUED: a code
 * waits for her. ACTIVE: she has a PIN.
 */
export const SIGN_IN_STATES = ['NONE', 'CODE_ISSUED', 'ACTIVE'] as const
export type SignInState = (typeof SIGN_IN_STATES)[number]

export const ownSession = z.strictObject({
  id: uuid,
  /** What the browser said of itself, coarsely: `Chrome, Android`. */
  client: z.string(),
  openedAt: instant,
  lastSeenAt: instant,
  /** The session that asks. */
  isThis: z.boolean(),
})
export type OwnSession = z.output<typeof ownSession>

export const readSession = endpoint({
  method: 'GET',
  path: '/session',
  summary: 'Who the cookies of this request say is acting',
  input: z.strictObject({}),
  reply: whoAmI,
})

/** Who is in now; or, to a member of staff, that a step is still asked: `/session/staff/code`, or what `/masuk/dinas/langkah/` shows. */
export const staffSignIn = z.union([whoAmI, z.strictObject({ kind: z.literal('step') })])
export type StaffSignIn = z.output<typeof staffSignIn>

export const signInStaff = endpoint({
  method: 'POST',
  path: '/session/staff',
  summary:
    'The first step of staff, user name and password; the next one waits ten minutes. Five wrong tries lock the account for a while',
  input: z.strictObject({
    username: z.string().check(z.minLength(1), z.maxLength(120)),
    password: z.string().check(z.minLength(1), z.maxLength(1000)),
  }),
  reply: staffSignIn,
})

export const giveSecondFactor = endpoint({
  method: 'POST',
  path: '/session/staff/code',
  summary:
    'The second step: a code of the app, or a recovery code. `trust`: the computer stands for it for 14 days',
  input: z.strictObject({
    code: z.string().check(z.minLength(1), z.maxLength(40)),
    trust: z.boolean(),
  }),
  reply: staffSignIn,
})

export const signInCadre = endpoint({
  method: 'POST',
  path: '/session/cadre',
  summary:
    'Opens a session on an activated phone (device cookie) with a PIN; five wrong tries lock it',
  input: z.strictObject({ cadreId: id, pin }),
  reply: whoAmI,
})

export const previewActivation = endpoint({
  method: 'POST',
  path: '/activation/preview',
  summary: 'Whose activation code this is; uses nothing up',
  input: z.strictObject({ code: typedCode }),
  reply: z.strictObject({ name: z.string(), caption: z.string(), expiresAt: instant }),
})

export const activate = endpoint({
  method: 'POST',
  path: '/activation',
  summary: 'Uses an activation code once: sets the PIN, binds this phone, opens a session',
  input: z.strictObject({ code: typedCode, pin, phone: z.enum(['own', 'shared']), key }),
  reply: whoAmI,
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/session',
  summary: 'Ends the session of this request; without one nothing happens',
  input: z.strictObject({}),
  reply: z.strictObject({}),
})

export const listSessions = endpoint({
  method: 'GET',
  path: '/sessions',
  summary: 'Where the caller is signed in, the latest use first',
  input: z.strictObject({}),
  reply: z.strictObject({ sessions: z.array(ownSession) }),
})

export const revokeSession = endpoint({
  method: 'DELETE',
  path: '/sessions/:id',
  summary: "Ends one of the caller's own sessions",
  input: z.strictObject({ id: uuid }),
  reply: z.strictObject({}),
})

// Forms are read leniently and checked by the page, so that what was wrong is said beside its field.
const typed = z.optional(z.string().check(z.maxLength(2000)))

export const signInPage = page({
  method: 'GET',
  path: '/masuk',
  form: z.object({ selesai: typed }),
})

export const signInForm = page({
  method: 'POST',
  path: '/masuk',
  form: z.strictObject({ kader: typed, pin: typed }),
})

export const staffSignInPage = page({
  method: 'GET',
  path: '/masuk/dinas',
  form: z.object({ selesai: typed }),
})

export const staffSignInForm = page({
  method: 'POST',
  path: '/masuk/dinas',
  form: z.strictObject({ nama: typed, sandi: typed }),
})

/** One address for all steps after the password: which of them is shown follows from the pending sign-in. */
export const stepPage = page({ method: 'GET', path: '/masuk/dinas/langkah' })

export const stepForm = page({
  method: 'POST',
  path: '/masuk/dinas/langkah',
  form: z.strictObject({
    langkah: z.enum(['kode', 'pemulihan', 'kunci', 'aplikasi', 'sandi', 'kode-baru', 'selesai']),
    kode: typed,
    sandi: typed,
    sandiUlang: typed,
    percaya: typed,
    /** What a passkey answered, as JSON. */
    kunci: z.optional(z.string().check(z.maxLength(40_000))),
  }),
})

export const accountPage = page({
  method: 'GET',
  path: '/akun',
  form: z.object({ selesai: typed }),
})

export const accountForm = page({
  method: 'POST',
  path: '/akun',
  form: z.strictObject({
    jenis: z.enum([
      'sandi',
      'aplikasi',
      'pemulihan',
      'keluarkan',
      'keluarkan-lain',
      'lupakan',
      'pasang',
    ]),
    sandiLama: typed,
    sandi: typed,
    sandiUlang: typed,
    kode: typed,
    id: typed,
  }),
})

/** A new app in place of the one before: the picture to scan and its first code. */
export const newAppPage = page({ method: 'GET', path: '/akun/aplikasi' })

export const activationPage = page({ method: 'GET', path: '/aktivasi' })

/** One address for all steps: the code is posted again with each, and never stands in an address. */
export const activationForm = page({
  method: 'POST',
  path: '/aktivasi',
  form: z.strictObject({
    kode: typed,
    jawaban: z.optional(z.enum(['ya', 'bukan'])),
    pin: typed,
    pinUlang: typed,
    hp: z.optional(z.enum(['sendiri', 'bersama'])),
    kunci: typed,
  }),
})

export const signOutForm = page({ method: 'POST', path: '/keluar', form: z.strictObject({}) })

export const myDataPage = page({
  method: 'GET',
  path: '/data-saya',
  form: z.object({ selesai: typed }),
})

export const endSessionForm = page({
  method: 'POST',
  path: '/data-saya/keluarkan',
  form: z.strictObject({ sesi: typed }),
})
