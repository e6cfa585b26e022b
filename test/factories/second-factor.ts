/** Members of staff with an app, and the browsers in which they sign in step by step. */
import { demoAppCode, enrolDemo } from '../../db/seed/demo-factors.ts'
import type { Grant } from '../../worker/core/access.ts'
import { fixedClock } from '../../worker/core/clock.ts'
import { stepAt } from '../../worker/identity/index.ts'
import type { Browser } from '../../worker/identity/browser.ts'
import { giveCode } from '../../worker/identity/second-factor/steps.ts'
import { signInStaff } from '../../worker/identity/sign-in-staff.ts'
import { contextFor, PUBLIC, SYSTEM } from './context.ts'
import { makeStaff, NEW_BROWSER, PASSWORD, PRESENT } from './identity.ts'

const ADMIN: readonly Grant[] = [{ role: 'DISTRICT_ADMIN', area: '35.08' }]

/** An account whose app was enrolled an hour ago, so that every code of now is unused. */
export async function makeEnrolled(
  grants: readonly Grant[] = ADMIN,
): Promise<{ accountId: string; username: string; cookie: string }> {
  const made = await makeStaff(grants)
  await enrolDemo(contextFor(SYSTEM, after(-3600)), made.accountId)
  return made
}

/** So many seconds after the present of the tests. */
export function after(seconds: number): string {
  return new Date(Date.parse(PRESENT) + seconds * 1000).toISOString()
}

/** What the app shows at an instant, or so many steps later. */
export function appCode(at = PRESENT, steps = 0): Promise<string> {
  return demoAppCode(stepAt(fixedClock(at)) + steps)
}

/** A browser that carries what was handed to it. */
export function withCookies(setCookies: readonly string[], before: Browser = NEW_BROWSER): Browser {
  const given = (name: string) =>
    setCookies
      .map((each) => new RegExp(`^__Host-${name}=([0-9a-f]{64});`).exec(each)?.[1])
      .find(Boolean)
  return {
    ...before,
    session: given('s') ?? before.session,
    device: given('dev') ?? before.device,
    pending: given('p') ?? before.pending,
  }
}

/** The browser after the right password. */
export async function afterPassword(
  username: string,
  at = PRESENT,
  browser: Browser = NEW_BROWSER,
  password = PASSWORD,
): Promise<Browser> {
  const { setCookies } = await signInStaff(contextFor(PUBLIC, at), browser, { username, password })
  return withCookies(setCookies, browser)
}

/** The browser after password and code; `cookie` acts as the account. */
export async function signedIn(
  username: string,
  options: { readonly at?: string; readonly trust?: boolean; readonly browser?: Browser } = {},
): Promise<Browser> {
  const { at = PRESENT, trust = false } = options
  const browser = await afterPassword(username, at, options.browser)
  const next = await giveCode(contextFor(PUBLIC, at), browser, { code: await appCode(at), trust })
  if (next.kind !== 'open') throw new Error('a step is missing')
  return withCookies(next.setCookies, browser)
}

export function cookieHeader({ session, device, pending }: Browser): string {
  return [
    ...(session === null ? [] : [`__Host-s=${session}`]),
    ...(device === null ? [] : [`__Host-dev=${device}`]),
    ...(pending === null ? [] : [`__Host-p=${pending}`]),
  ].join('; ')
}
