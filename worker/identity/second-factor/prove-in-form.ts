/** A proof for a form of a page without a script: it has a field for a code where the proof is not fresh any more. */
import { instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { isProved } from '../../core/proof.ts'
import { stepError } from '../../../site/src/render/index.ts'
import type { Browser } from '../browser.ts'
import { ownActor } from '../account/own-account.ts'
import { codeProblem } from './pages.ts'
import { proveAgain } from './prove-again.ts'
import { readTyped } from './rules.ts'

export type ProvedForm =
  /** `ctx` is proved; `cookies` go out with the answer. */
  | { readonly ok: true; readonly ctx: Context; readonly cookies: readonly string[] }
  /** For the field. */
  | { readonly ok: false; readonly words: string; readonly status: 422 | 429 }

/** Uses the code up where one is needed. */
export async function proveInForm(
  ctx: Context,
  browser: Browser,
  code: string,
): Promise<ProvedForm> {
  if (isProved(ctx)) return { ok: true, ctx, cookies: [] }
  const typed = readTyped(code)
  if (typed === null) return { ok: false, words: stepError('CODE_SHAPE'), status: 422 }
  try {
    const cookie = await proveAgain(ctx, browser, code)
    const actor = { ...ownActor(ctx), provedAt: instant(ctx.clock) }
    return { ok: true, ctx: { ...ctx, actor }, cookies: [cookie] }
  } catch (error) {
    return { ok: false, ...codeProblem(error, typed.kind) }
  }
}
