/**
 * The second factor of the demonstration's accounts, enrolled as every officer does it. All have one secret, so an app can be tried
 * with it: KELA SKAD ERCO NTOH DUAR IBUD UAEN AMXX. The sign-in page of a demonstration shows the code anyway.
 */
import type { Context } from '../../worker/core/context.ts'
import { confirmApp, openPending, stepAt, totpCode } from '../../worker/identity/index.ts'

const SECRET = '51160928032444e6cdc71d01140683a008d032f7'
const BROWSER = {
  scheme: 'http',
  session: null,
  device: null,
  pending: null,
  client: '',
  address: '',
} as const

/** Gives an account the demonstration's app and ten recovery codes that nobody is told. */
export async function enrolDemo(ctx: Context, accountId: string): Promise<void> {
  const secret = Uint8Array.from(SECRET.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
  // The secret is the one thing of enrolling that is 20 bytes long.
  const bytes = (length: number) => (length === secret.length ? secret : ctx.ids.bytes(length))
  const fixed = { ...ctx, ids: { ...ctx.ids, bytes } }
  const { setCookies } = await openPending(fixed, BROWSER, { accountId })
  const pending = /^p=([0-9a-f]{64});/.exec(setCookies[0] ?? '')?.[1]
  if (pending === undefined) throw new Error('the sign-in gave no cookie')
  // By the code of the step before, so that the one of now is left for signing in.
  await confirmApp(ctx, { ...BROWSER, pending }, await demoAppCode(stepAt(ctx.clock) - 1))
}

/** What the app of a demonstration's account shows in a time step. */
export function demoAppCode(step: number): Promise<string> {
  return totpCode(SECRET, step)
}
