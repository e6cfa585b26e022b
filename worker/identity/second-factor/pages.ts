/** The page of the second step: one address, of which the pending sign-in says what it asks. Works without a script. */
import {
  codeStepView,
  factorLockedWords,
  newAppView,
  ownPasswordView,
  recoveryCodesView,
  stepError,
  type Filling,
  type PasswordErrors,
} from '../../../site/src/render/index.ts'
import * as contract from '../../contract/identity.ts'
import type { Context } from '../../core/context.ts'
import { servePage, type Rendered } from '../../core/page.ts'
import { Refusal } from '../../core/refusal.ts'
import type { App } from '../../core/serve.ts'
import { hasNews } from '../account/own-account.ts'
import { seeOther, staffPage } from '../answers.ts'
import { readBrowser, type Browser } from '../browser.ts'
import { doorOf } from '../door.ts'
import { readShown } from '../passkeys/ask.ts'
import { keyError } from '../passkeys/key-error.ts'
import type { KeySite } from '../passkeys/rules.ts'
import { siteOf } from '../passkeys/site.ts'
import { giveKey } from '../passkeys/step.ts'
import { listOffered } from '../passkeys/store.ts'
import type { WeakPassword } from '../passwords.ts'
import type { Opened } from '../session.ts'
import { demoCode } from './demo-code.ts'
import { newAppOf } from './new-app.ts'
import { readPending, STEP_ADDRESS, type Pending } from './pending.ts'
import { readTyped } from './rules.ts'
import {
  choosePassword,
  confirmApp,
  finishSignIn,
  giveCode,
  makeCodesAgain,
  type Next,
} from './steps.ts'

type Errors = PasswordErrors & {
  readonly kode?: string | undefined
  readonly pemulihan?: string | undefined
  readonly kunci?: string | undefined
}

export function stepPages(app: App): void {
  servePage(app, contract.stepPage, (ctx, _form, http) => {
    const browser = readBrowser(http)
    return orPassword(async () =>
      shown(ctx, siteOf(ctx, http), await readPending(ctx, browser), {}),
    )
  })

  servePage(app, contract.stepForm, (ctx, form, http) => {
    const browser = readBrowser(http)
    const site = siteOf(ctx, http)
    const trust = form.percaya === 'ya'
    return orPassword(async () => {
      switch (form.langkah) {
        case 'kode':
        case 'pemulihan':
          return codeGiven(ctx, site, browser, form.langkah, form.kode ?? '', trust)
        case 'kunci':
          return keyGiven(ctx, site, browser, form.kunci ?? '')
        case 'aplikasi':
          return appGiven(ctx, site, browser, form.kode ?? '')
        case 'sandi':
          return passwordGiven(ctx, site, browser, form.sandi ?? '', form.sandiUlang ?? '')
        case 'kode-baru':
          return codesPage(ctx, await makeCodesAgain(ctx, browser))
        case 'selesai':
          return onwards(ctx, await finishSignIn(ctx, browser, { trust }))
      }
    })
  })
}

/** Where she goes after her session opened: Akun saya first when others changed something, or a recovery code was used. */
export async function welcome(ctx: Context, opened: Opened, said = ''): Promise<Response> {
  const { actor, setCookies } = opened
  const news = actor.kind === 'staff' && (await hasNews({ ...ctx, actor }, actor))
  const door = said !== '' || news ? `/akun/${said}` : doorOf(actor)
  return seeOther(door, setCookies)
}

async function codeGiven(
  ctx: Context,
  site: KeySite | null,
  browser: Browser,
  field: 'kode' | 'pemulihan',
  typed: string,
  trust: boolean,
): Promise<Response | Rendered> {
  const wanted = field === 'kode' ? 'TOTP' : 'RECOVERY'
  const again = async (words: string, status: 422 | 429 = 422) =>
    shown(ctx, site, await readPending(ctx, browser), { [field]: words }, status)
  // What cannot be a code costs no try.
  if (readTyped(typed)?.kind !== wanted) {
    return again(stepError(wanted === 'TOTP' ? 'CODE_SHAPE' : 'RECOVERY_SHAPE'))
  }
  try {
    const next = await giveCode(ctx, browser, { code: typed, trust })
    return await onwards(ctx, next, wanted === 'RECOVERY' ? '?selesai=pemulihan' : '')
  } catch (error) {
    const said = codeProblem(error, wanted)
    return again(said.words, said.status)
  }
}

/** Words for a code that was refused; anything else is thrown on. */
export function codeProblem(
  error: unknown,
  wanted: 'TOTP' | 'RECOVERY',
): { readonly words: string; readonly status: 422 | 429 } {
  if (!(error instanceof Refusal)) throw error
  if (error.code === 'SECOND_FACTOR_WRONG') {
    return { words: stepError(wanted === 'TOTP' ? 'CODE_WRONG' : 'RECOVERY_WRONG'), status: 422 }
  }
  if (error.code === 'SECOND_FACTOR_USED') {
    return { words: stepError('CODE_USED'), status: 422 }
  }
  if (error.code !== 'LOCKED') throw error
  return { words: factorLockedWords(String(error.detail['until'])), status: 429 }
}

async function keyGiven(
  ctx: Context,
  site: KeySite | null,
  browser: Browser,
  answer: string,
): Promise<Response | Rendered> {
  try {
    return await onwards(ctx, await giveKey(ctx, browser, site, readShown(answer)))
  } catch (error) {
    if (error instanceof Refusal && error.code === 'SIGN_IN_EXPIRED') throw error
    const words = keyError(error)
    return shown(ctx, site, await readPending(ctx, browser), { kunci: words }, 422)
  }
}

async function appGiven(
  ctx: Context,
  site: KeySite | null,
  browser: Browser,
  typed: string,
): Promise<Rendered> {
  const again = async (words: string) =>
    shown(ctx, site, await readPending(ctx, browser), { kode: words }, 422)
  if (readTyped(typed)?.kind !== 'TOTP') return again(stepError('CODE_SHAPE'))
  try {
    return codesPage(ctx, await confirmApp(ctx, browser, typed))
  } catch (error) {
    return again(codeProblem(error, 'TOTP').words)
  }
}

async function passwordGiven(
  ctx: Context,
  site: KeySite | null,
  browser: Browser,
  typed: string,
  typedAgain: string,
): Promise<Response | Rendered> {
  const again = async (errors: PasswordErrors) =>
    shown(ctx, site, await readPending(ctx, browser), errors, 422)
  if (typed !== typedAgain) return again({ sandiUlang: stepError('PASSWORD_DIFFERENT') })
  try {
    return await onwards(ctx, await choosePassword(ctx, browser, typed))
  } catch (error) {
    return again({ sandi: passwordProblem(error) })
  }
}

/** Words for a password that was refused; anything else is thrown on. */
export function passwordProblem(error: unknown): string {
  if (!(error instanceof Refusal) || error.code !== 'PASSWORD_WEAK') throw error
  // Safe: the reasons of `weakPassword`, and SAME of `hashOwnPassword`.
  return stepError(`PASSWORD_${error.detail['why'] as WeakPassword | 'SAME'}`)
}

function onwards(ctx: Context, next: Next, said = ''): Promise<Response> | Response {
  return next.kind === 'open' ? welcome(ctx, next, said) : seeOther(STEP_ADDRESS, [])
}

function codesPage(ctx: Context, codes: readonly string[]): Rendered {
  return staffPage(ctx, recoveryCodesView({ codes, to: 'SIGN_IN' }))
}

async function shown(
  ctx: Context,
  site: KeySite | null,
  pending: Pending,
  errors: Errors,
  status: 200 | 422 | 429 = 200,
): Promise<Rendered> {
  return staffPage(ctx, await viewOf(ctx, site, pending, errors), status)
}

async function viewOf(
  ctx: Context,
  site: KeySite | null,
  pending: Pending,
  errors: Errors,
): Promise<Filling> {
  switch (pending.step) {
    case 'PASSWORD':
      return ownPasswordView({ errors })
    case 'CODES':
      return recoveryCodesView({ codes: null, to: 'SIGN_IN' })
    case 'ENROL':
      return newAppView({
        ...(await newAppOf(ctx, newFactorOf(pending))),
        error: errors.kode,
        to: { address: STEP_ADDRESS, name: 'langkah', value: 'aplikasi' },
      })
    case 'CODE': {
      const code = await demoCode(ctx, pending.accountId)
      const demo = code === null ? (ctx.secrets.forDemo ? 'WAIT' : null) : { code }
      const keys = site === null ? [] : await listOffered(ctx.db, pending.accountId, site.rpId)
      return codeStepView({
        demo,
        error: errors.kode,
        recoveryError: errors.pemulihan,
        hasKey: keys.length > 0,
        keyError: errors.kunci,
      })
    }
  }
}

function newFactorOf({ newFactorId, newSecret, username }: Pending) {
  if (newFactorId === null || newSecret === null) throw new Refusal('SIGN_IN_EXPIRED')
  return { id: newFactorId, secret: newSecret, username }
}

/** Without a pending sign-in, or with one whose step has passed, the password is asked again. */
async function orPassword(
  answer: () => Promise<Response | Rendered>,
): Promise<Response | Rendered> {
  try {
    return await answer()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'SIGN_IN_EXPIRED') {
      return seeOther('/masuk/dinas/?selesai=habis', [])
    }
    throw error
  }
}
