/**
 * A way to a service and back, bound to the browser that set out by a cookie of ten minutes. The cookie says which service, what for
 * and until when, beside 168 random bits; state, nonce and PKCE verifier are keyed from it under PEPPER, so that nobody can make up a
 * cookie whose state comes back, and whoever reads the database could finish nobody's way (ASVS 5.0 V10.1.2).
 * Setting out to sign in writes nothing, for anybody may do it as often as a machine can.
 */
import { instant, instantAfter } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { sha256 } from '../../core/sha256.ts'
import type { SignInService } from '../../core/sign-in-services.ts'
import { hashOf, newCookie, toHex, type Browser } from '../browser.ts'
import type { Bound } from './provider.ts'
import { FLOW_SECONDS, ServiceFault } from './rules.ts'
import { takeFlow, useWay, type FlowRow } from './store-oidc.ts'

/** Who sets out to link: the account, and the session in which password and code were shown. */
export type Linking = { readonly accountId: string; readonly sessionId: string }
type Purpose = 'signIn' | 'link'

export type Flow = {
  readonly tokenHash: string
  readonly bound: Bound
  readonly setCookie: string
  readonly expiresAt: string
}

export async function newFlow(
  ctx: Context,
  browser: Browser,
  service: SignInService,
  purpose: Purpose,
): Promise<Flow> {
  const expiresAt = instantAfter(ctx.clock, FLOW_SECONDS)
  const token = await newToken(ctx, service, purpose, expiresAt)
  const cookie = await newCookie(browser.scheme, 'flow', token, FLOW_SECONDS)
  const { hash: tokenHash, setCookie } = cookie
  return { tokenHash, bound: await boundTo(ctx, token), setCookie, expiresAt }
}

/** What is kept of one who sets out to link: which session it has to come back in. */
export function linkingRow(
  ctx: Context,
  { tokenHash, expiresAt }: Flow,
  { issuer }: SignInService,
  linking: Linking,
): FlowRow {
  const now = instant(ctx.clock)
  return { id: ctx.ids.uuid(), tokenHash, issuer, ...linking, now, expiresAt }
}

export type Returned = {
  readonly service: SignInService
  readonly linking: Linking | null
  readonly bound: Bound
  /**
   * Uses a way to sign in up, once the service has said who comes: before that whoever asks could write a row. Throws ServiceFault
   * OVER where it was used. One to link was used up when it came back.
   */
  readonly use: () => Promise<void>
}

/**
 * The way on which this browser comes back. A wrong state uses nothing up: a page elsewhere could send her here with one.
 * Throws ServiceFault OVER, also when the deployment has not got that service any more.
 */
export async function endFlow(
  ctx: Context,
  browser: Browser,
  state: string | undefined,
): Promise<Returned> {
  const token = browser.flow ?? null
  const hash = await hashOf(browser, 'flow')
  if (token === null || hash === null) throw new ServiceFault('OVER')
  const bound = await boundTo(ctx, token)
  // In constant time it need not be: both are HMACs that whoever asks cannot steer.
  if (state !== bound.state) throw new ServiceFault('OVER')
  // From here on the cookie is one that we made: nobody else knows its state.
  const now = instant(ctx.clock)
  const { purpose, tag, expiresAt } = readToken(token)
  const tags = await Promise.all(ctx.signInServices.map(tagOf))
  const service = ctx.signInServices[tags.indexOf(tag)]
  if (service === undefined || expiresAt <= now) throw new ServiceFault('OVER')
  const { issuer } = service
  if (purpose === 'link') {
    const linking = await takeFlow(ctx.db, hash, now)
    if (linking === null) throw new ServiceFault('OVER')
    return { service, linking, bound, use: () => Promise.resolve() }
  }
  const use = async () => {
    const row = { id: ctx.ids.uuid(), tokenHash: hash, issuer, now, expiresAt }
    if (!(await useWay(ctx.db, row))) throw new ServiceFault('OVER')
  }
  return { service, linking: null, bound, use }
}

/** The Set-Cookie value that takes the cookie of the way away. */
export async function droppedFlow(browser: Browser): Promise<string> {
  return (await newCookie(browser.scheme, 'flow', '', 0)).setCookie
}

const PURPOSES: readonly Purpose[] = ['signIn', 'link']

/** 32 bytes in hex: 21 random, one of what for, 6 of which service, 4 of its end in seconds since 1970. */
async function newToken(
  ctx: Context,
  service: SignInService,
  purpose: Purpose,
  expiresAt: string,
): Promise<string> {
  const random = toHex(ctx.ids.bytes(21))
  const what = PURPOSES.indexOf(purpose).toString(16).padStart(2, '0')
  const end = Math.floor(Date.parse(expiresAt) / 1000)
  return `${random}${what}${await tagOf(service)}${end.toString(16).padStart(8, '0')}`
}

function readToken(token: string): {
  readonly purpose: Purpose | undefined
  readonly tag: string
  readonly expiresAt: string
} {
  const end = Number.parseInt(token.slice(56), 16)
  return {
    purpose: PURPOSES[Number.parseInt(token.slice(42, 44), 16)],
    tag: token.slice(44, 56),
    expiresAt: new Date(end * 1000).toISOString(),
  }
}

async function tagOf({ issuer }: SignInService): Promise<string> {
  return (await sha256(issuer)).slice(0, 12)
}

async function boundTo({ secrets }: Context, token: string): Promise<Bound> {
  const keyed = (what: string) => secrets.keyed(`service-${what}`, token)
  const [state, nonce, verifier] = await Promise.all([
    keyed('state'),
    keyed('nonce'),
    keyed('verifier'),
  ])
  return { state, nonce, verifier }
}
