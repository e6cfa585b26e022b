/**
 * The districts' own sign-in services (OpenID Connect), as the deployment names them: the variable `OIDC` and any whose name begins
 * with `OIDC_`, each a JSON list. Cloudflare takes 5 kB in one and 128 of them: each holds about fifteen services, or a district has
 * its own (`OIDC_3508`) and changes its secret alone. Nothing set: nothing is shown. No client secret leaves the Worker but to its service.
 */
import * as z from 'zod/mini'
import { SettingsError } from './secrets.ts'

/** 128 random bits in base64url (RFC 6749 section 10.10). */
const MIN_SECRET = 22
const MIN_DISTINCT = 8
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/
const PLACEHOLDER = /change|ganti|rahasia|password|contoh|example|default/i

const words = z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.minLength(1))

const service = z.strictObject({
  /** Whose people it knows: `ID`, a province or a district. It opens only accounts whose every role lies there. */
  area: z.string().check(z.regex(/^(ID|\d{2}(\.\d{2})?)$/)),
  /** As people know it: `SSO Kabupaten Lumajang`. */
  name: z.string().check(z.regex(/^[\p{L}\p{N}][\p{L}\p{N} .,'()&/-]{2,59}$/u)),
  /** The issuer identifier, to the letter, as its discovery document says it. */
  issuer: z.string().check(z.maxLength(200), z.refine(isIssuer)),
  clientId: z.string().check(z.regex(/^[\x21-\x7e]{1,200}$/)),
  clientSecret: z.string().check(z.maxLength(500), z.refine(isSecret)),
  /**
   * What in its ID token says that it asked for a second factor itself; one of `amr` (RFC 8176), or `acr`. Left out: our own step is
   * always asked, for then one factor has to be assumed (ASVS 5.0 V6.8.4).
   */
  secondFactor: z.optional(
    z.union([z.strictObject({ amr: words }), z.strictObject({ acr: words })]),
  ),
})
export type SignInService = z.output<typeof service>

const services = z.array(service)

let known: { readonly key: string; readonly services: readonly SignInService[] } | undefined

/** By name. Throws a SettingsError that names the variable and what in it is wrong, and shows no value. */
export function readSignInServices(env: object): readonly SignInService[] {
  const texts = Object.entries(env).flatMap(([name, text]) =>
    /^OIDC(_[A-Z0-9_]+)?$/.test(name) && typeof text === 'string' && text.trim() !== ''
      ? [{ name, text }]
      : [],
  )
  if (texts.length === 0) return []
  const key = JSON.stringify(texts)
  if (known?.key === key) return known.services
  const read = texts
    .flatMap(({ name, text }) => readList(name, text))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'id'))
  for (const [at, { issuer }] of read.entries()) {
    if (read.findIndex((each) => each.issuer === issuer) !== at) {
      throw new SettingsError('two services of OIDC have the same issuer')
    }
  }
  known = { key, services: read }
  return read
}

function readList(name: string, text: string): readonly SignInService[] {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    throw new SettingsError(`${name} is no JSON`)
  }
  const parsed = services.safeParse(given)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.map(({ path }) => path.join('.')).join(', ')
  throw new SettingsError(`${name} is not as it must be at: ${where === '' ? 'its top' : where}`)
}

/** `https://HOST[/path]`; plain http only on this machine, for tests and demonstrations. */
function isIssuer(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '') return false
  if (text.includes('?') || text.includes('#')) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))
}

function isSecret(text: string): boolean {
  if (text.length < MIN_SECRET || new Set(text).size < MIN_DISTINCT) return false
  return !PLACEHOLDER.test(text)
}

/** Whether an issuer is of this machine. */
export function isLoopback(issuer: string): boolean {
  return LOOPBACK.test(new URL(issuer).hostname)
}

/** The host as people read it before they go there. */
export function hostOf({ issuer }: Pick<SignInService, 'issuer'>): string {
  return new URL(issuer).host
}
