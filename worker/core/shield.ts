/**
 * A shield in front of the doors that cost most: whoever knocks at one far more often than a person can is sent away before the
 * database is asked. It only spares the database; what counts tries and locks is D1, whatever passes here.
 * Cloudflare's rate limiter counts loosely and for each of its places apart, so nothing is decided by it.
 *
 * What is counted is a cookie, or what was typed together with where it came from. Never the address alone, for a hall of 270
 * telephones has one; never what was typed alone, for then a stranger could shut the door for the one whose name it is (ASVS 5.0 V6.1.1).
 * The limiter is given keyed hashes. Where it is not bound, or `SHIELD` is not `on`, the shield is open.
 */
import type { Context as Hc } from 'hono'
import { attachSigned } from '../contract/certificate-files.ts'
import { bundleFileUpload } from '../contract/bundle.ts'
import { addMedium } from '../contract/curriculum.ts'
import { API } from '../contract/endpoint.ts'
import * as identity from '../contract/identity.ts'
import { sheetUpload } from '../contract/meeting-files.ts'
import { askMessageForm } from '../contract/message-codes.ts'
import { serviceForm, serviceReturnPage } from '../contract/oidc.ts'
import { addPaperPicture } from '../contract/paper-design.ts'
import * as passkeys from '../contract/passkeys.ts'
import { addPracticePhoto } from '../contract/practice-photos.ts'
import { proveAgain } from '../contract/proof.ts'
import { readPublicCertificate, verifyPage } from '../contract/public-certificate.ts'
import { evidenceUpload } from '../contract/records.ts'
import { invitationForm } from '../contract/staff.ts'
import { verifyMany } from '../contract/verify-many.ts'
import { readBody } from './body.ts'
import type { Context, Env } from './context.ts'
import type { AppEnv } from './serve.ts'

/** How often in a minute; the numbers stand in `wrangler.toml`. `FEW`: what a person types. `MANY`: what a page sends file by file, or many look up. */
export type Limiter = 'SHIELD_FEW' | 'SHIELD_MANY'
export const SHIELD_SECONDS = 60

type Cookie = 'dev' | 's' | 'p' | 'o'
type Door = {
  readonly method: string
  /** As the router matches it. */
  readonly path: string
  readonly limit: Limiter
  /** The cookie that tells who knocks: of the device, the session, between password and second factor, or of a way to a sign-in service. */
  readonly cookie: Cookie | null
  /** The field, or the part of the address, that says what is knocked at. */
  readonly field: string | null
}

type Served = { readonly method: string; readonly path: string }
const page = ({ method, path }: Served) => ({ method, path })
const call = ({ method, path }: Served) => ({ method, path: `${API}${path}` })
const typed = (served: Served, cookie: Cookie | null, field: string | null): Door => ({
  ...served,
  limit: 'SHIELD_FEW',
  cookie,
  field,
})
const sent = (served: Served): Door => ({
  ...served,
  limit: 'SHIELD_MANY',
  cookie: 's',
  field: null,
})

/** Every door that is shielded, and by what. */
export const DOORS: readonly Door[] = [
  typed(page(identity.staffSignInForm), 'dev', 'nama'),
  typed(call(identity.signInStaff), 'dev', 'username'),
  typed(page(identity.signInForm), 'dev', 'kader'),
  typed(call(identity.signInCadre), 'dev', 'cadreId'),
  typed(page(identity.stepForm), 'p', null),
  typed(call(identity.giveSecondFactor), 'p', null),
  typed(call(proveAgain), 's', null),
  typed(call(passkeys.askCadreKey), 'dev', null),
  typed(page(passkeys.keySignInForm), 'dev', null),
  typed(call(passkeys.askStepKey), 'p', null),
  typed(call(passkeys.proveByKey), 's', null),
  typed(page(serviceForm), 'dev', null),
  typed(page(serviceReturnPage), 'o', null),
  typed(page(identity.activationForm), 'dev', 'kode'),
  typed(call(identity.previewActivation), 'dev', 'code'),
  typed(call(identity.activate), 'dev', 'code'),
  typed(page(invitationForm), 'dev', 'kode'),
  typed(page(askMessageForm), 'dev', 'nomor'),
  { ...page(verifyPage), limit: 'SHIELD_MANY', cookie: null, field: 'code' },
  { ...call(readPublicCertificate), limit: 'SHIELD_MANY', cookie: null, field: 'code' },
  typed(call(verifyMany), 's', null),
  sent(page(bundleFileUpload)),
  sent(page(evidenceUpload)),
  sent(page(sheetUpload)),
  sent(call(attachSigned)),
  sent(call(addPracticePhoto)),
  sent(call(addMedium)),
  sent(call(addPaperPicture)),
]

/** A form or a call that is typed is short; what is longer is no door's. */
const MAX_TYPED = 10_000

/** Whether this one may knock at the door; asks the limiter only. */
export async function mayKnock(http: Hc<AppEnv>, door: Door): Promise<boolean> {
  const limiter = limiterOf(http.env, door.limit)
  if (limiter === null) return true
  const keys = await keysOf(http, door)
  const answers = await Promise.all(keys.map((key) => passes(limiter, key)))
  return answers.every((isLet) => isLet)
}

/** A limiter that is out of order shuts nobody out. */
async function passes(limiter: RateLimit, key: string): Promise<boolean> {
  try {
    return (await limiter.limit({ key })).success
  } catch {
    return true
  }
}

function limiterOf(env: Env, name: Limiter): RateLimit | null {
  return env.SHIELD === 'on' ? (env[name] ?? null) : null
}

/**
 * Under what it is counted; nothing where nothing tells one who knocks from another. Who has a cookie is counted by that alone: thousands
 * of telephones have one provider's address, and none of them shall shut an officer's door on her own computer by typing her name.
 */
async function keysOf(http: Hc<AppEnv>, door: Door): Promise<string[]> {
  const { ctx } = http.var
  const token = door.cookie === null ? null : readCookie(http, door.cookie)
  if (token !== null) return [await keyOf(ctx, door, `cookie\0${token}`)]
  const name = door.field === null ? null : await readField(http, door.field)
  return name === null ? [] : [await keyOf(ctx, door, `field\0${name}\0${addressOf(http)}`)]
}

/** Each door has its own count. */
async function keyOf(ctx: Context, { method, path }: Door, what: string): Promise<string> {
  return (await ctx.secrets.keyed('shield', `${method} ${path}\0${what}`)).slice(0, 32)
}

function readCookie(http: Hc<AppEnv>, name: Cookie): string | null {
  const shape = new RegExp(`(?:^|;)\\s*(?:__Host-)?${name}=([0-9a-f]{64})(?=;|\\s|$)`)
  return shape.exec(http.req.header('cookie') ?? '')?.[1] ?? null
}

function addressOf(http: Hc<AppEnv>): string {
  return http.req.header('cf-connecting-ip') ?? ''
}

/** From the address, else from a copy of what was sent; without case, as names and codes are typed. */
async function readField(http: Hc<AppEnv>, field: string): Promise<string | null> {
  const given = http.req.param(field) ?? (await readSent(http.req.raw, field))
  const text = typeof given === 'string' ? given.trim().toLowerCase().slice(0, 200) : ''
  return text === '' ? null : text
}

async function readSent(request: Request, field: string): Promise<unknown> {
  try {
    const sentOne = await readBody(request.clone(), MAX_TYPED)
    const isCall = (request.headers.get('content-type') ?? '').startsWith('application/json')
    // The last of a name, as pages read it.
    if (!isCall) return (await sentOne.formData()).getAll(field).at(-1)
    const body: unknown = await sentOne.json()
    return body !== null && typeof body === 'object' ? Reflect.get(body, field) : null
  } catch {
    // What cannot be read is refused by whoever serves it.
    return null
  }
}
