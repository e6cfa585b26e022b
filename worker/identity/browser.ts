/**
 * What a request says of the browser that sent it, and the cookies that it may be given.
 * On https their names begin with `__Host-`, so that no other site can set them; on plain http, which only a local
 * demonstration uses, browsers refuse such names. The hash covers the name: a token never serves under the other one.
 */
import type { Context as Hc } from 'hono'
import { sha256 } from '../core/sha256.ts'
import type { AppEnv } from '../core/serve.ts'
import { clientOf, DEVICE_SECONDS } from './rules.ts'

export type CookieKind = 'session' | 'device' | 'pending' | 'flow'
export type Browser = {
  readonly scheme: 'https' | 'http'
  readonly session: string | null
  readonly device: string | null
  /** Between the password and the second factor. */
  readonly pending: string | null
  /** On the way to a sign-in service and back. */
  readonly flow?: string | null
  readonly client: string
  /** The network address, only ever used as a keyed hash. */
  readonly address: string
}

const NAMES = {
  https: { session: '__Host-s', device: '__Host-dev', pending: '__Host-p', flow: '__Host-o' },
  http: { session: 's', device: 'dev', pending: 'p', flow: 'o' },
} as const

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/
const TOKEN = /^[0-9a-f]{64}$/

export function readBrowser(http: Hc<AppEnv>): Browser {
  const url = new URL(http.req.url)
  // Behind a proxy that ends TLS the Worker sees http too: only loopback may do without Secure.
  const scheme = url.protocol === 'http:' && LOOPBACK.test(url.hostname) ? 'http' : 'https'
  const cookies = readCookies(http.req.header('cookie') ?? '')
  return {
    scheme,
    session: cookies.get(NAMES[scheme].session) ?? null,
    device: cookies.get(NAMES[scheme].device) ?? null,
    pending: cookies.get(NAMES[scheme].pending) ?? null,
    flow: cookies.get(NAMES[scheme].flow) ?? null,
    client: clientOf(http.req.header('user-agent') ?? ''),
    address: http.req.header('cf-connecting-ip') ?? '',
  }
}

/** The hash under which a browser's cookie stands in the database; null without one. */
export function hashOf(browser: Browser, kind: CookieKind): Promise<string> | null {
  const token = browser[kind] ?? null
  return token === null ? null : tokenHash(NAMES[browser.scheme][kind], token)
}

/** The hash of the session cookie in a Cookie header; https goes first. */
export function sessionHash(header: string): Promise<string> | null {
  const cookies = readCookies(header)
  for (const { session } of [NAMES.https, NAMES.http]) {
    const token = cookies.get(session)
    if (token !== undefined) return tokenHash(session, token)
  }
  return null
}

export type NewCookie = {
  readonly hash: string
  /** A whole Set-Cookie value. */
  readonly setCookie: string
  /** `name=value`, as a Cookie header carries it. */
  readonly pair: string
}

/** A cookie to hand out; `maxAge` null makes it end with the browser. */
export async function newCookie(
  scheme: Browser['scheme'],
  kind: CookieKind,
  token: string,
  maxAge: number | null,
): Promise<NewCookie> {
  const name = NAMES[scheme][kind]
  const pair = `${name}=${token}`
  const attributes = [
    pair,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(scheme === 'https' ? ['Secure'] : []),
    ...(maxAge === null ? [] : [`Max-Age=${maxAge}`]),
  ]
  return { hash: await tokenHash(name, token), setCookie: attributes.join('; '), pair }
}

export function deviceCookie(scheme: Browser['scheme'], token: string): Promise<NewCookie> {
  return newCookie(scheme, 'device', token, DEVICE_SECONDS)
}

/** The Set-Cookie value that takes the session cookie away. */
export async function droppedSession(browser: Browser): Promise<string> {
  return (await newCookie(browser.scheme, 'session', '', 0)).setCookie
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function tokenHash(name: string, token: string): Promise<string> {
  return sha256(`${name}=${token}`)
}

/** Only values that look like our tokens; the first of a name counts. */
function readCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const part of header.split(';')) {
    const cut = part.indexOf('=')
    const name = part.slice(0, cut).trim()
    const value = part.slice(cut + 1).trim()
    if (cut > 0 && TOKEN.test(value) && !cookies.has(name)) cookies.set(name, value)
  }
  return cookies
}
