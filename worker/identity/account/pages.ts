/** Akun saya: one page and its forms, which work without a script. */
import {
  accountView,
  newAppView,
  recoveryCodesView,
  stepError,
  type AccountErrors,
} from '../../../site/src/render/index.ts'
import { ACCOUNT } from '../../../site/src/text/second-factor.ts'
import * as contract from '../../contract/identity.ts'
import type { Context } from '../../core/context.ts'
import { servePage, type Rendered } from '../../core/page.ts'
import { Refusal } from '../../core/refusal.ts'
import type { App } from '../../core/serve.ts'
import { openPage, seeOther } from '../answers.ts'
import { doorOf } from '../door.ts'
import { revokeSession } from '../own-sessions.ts'
import { rolesWithNames } from '../role-names.ts'
import { newAppOf } from '../second-factor/new-app.ts'
import { codeProblem, passwordProblem } from '../second-factor/pages.ts'
import { readTyped } from '../second-factor/rules.ts'
import {
  beginNewApp,
  changePassword,
  confirmNewApp,
  endOtherSessions,
  forgetComputer,
  getNewApp,
  renewRecoveryCodes,
} from './change.ts'
import { ownActor, readOwnAccount } from './own-account.ts'

export function accountPages(app: App): void {
  servePage(app, contract.accountPage, (ctx, form) => account(ctx, form.selesai ?? null, null))

  servePage(app, contract.newAppPage, (ctx) => newApp(ctx, undefined))

  servePage(app, contract.accountForm, async (ctx, form) => {
    ownActor(ctx)
    const old = form.sandiLama ?? ''
    const code = form.kode ?? ''
    switch (form.jenis) {
      case 'keluarkan':
        await revokeSession(ctx, form.id ?? '')
        return done('keluarkan')
      case 'keluarkan-lain':
        await endOtherSessions(ctx)
        return done('keluarkan-lain')
      case 'lupakan':
        await forgetComputer(ctx, form.id ?? '')
        return done('lupakan')
      case 'sandi':
        return password(ctx, old, form.sandi ?? '', form.sandiUlang ?? '')
      case 'aplikasi':
        return proved(ctx, 'aplikasi', code, async () => {
          await beginNewApp(ctx, { password: old, code })
          return seeOther('/akun/aplikasi/', [])
        })
      case 'pemulihan':
        return proved(ctx, 'pemulihan', code, async () => {
          const codes = await renewRecoveryCodes(ctx, { password: old, code })
          return openPage(ctx, recoveryCodesView({ codes, to: 'ACCOUNT' }))
        })
      case 'pasang':
        return confirm(ctx, code)
    }
  })
}

async function password(
  ctx: Context,
  current: string,
  next: string,
  again: string,
): Promise<Response | Rendered> {
  const wrong = (errors: Omit<AccountErrors, 'form'>, status: 422 | 429 = 422) =>
    account(ctx, null, { form: 'sandi', ...errors }, status)
  if (next !== again) return wrong({ sandiUlang: stepError('PASSWORD_DIFFERENT') })
  try {
    await changePassword(ctx, { current, next })
    return done('sandi')
  } catch (error) {
    const said = ownPasswordProblem(error)
    return said === null
      ? wrong({ sandi: passwordProblem(error) })
      : wrong({ sandiLama: said.words }, said.status)
  }
}

/** A form that asks for password and code. */
async function proved(
  ctx: Context,
  form: 'aplikasi' | 'pemulihan',
  code: string,
  answer: () => Promise<Response | Rendered>,
): Promise<Response | Rendered> {
  const typed = readTyped(code)
  const wrong = (errors: Omit<AccountErrors, 'form'>, status: 422 | 429 = 422) =>
    account(ctx, null, { form, ...errors }, status)
  if (typed === null) return wrong({ kode: stepError('CODE_SHAPE') })
  try {
    return await answer()
  } catch (error) {
    const said = ownPasswordProblem(error)
    if (said !== null) return wrong({ sandiLama: said.words }, said.status)
    const { words, status } = codeProblem(error, typed.kind)
    return wrong({ kode: words }, status)
  }
}

/** Words for the password of now; null when it was not what was wrong. */
function ownPasswordProblem(error: unknown): { words: string; status: 422 } | null {
  return error instanceof Refusal && error.code === 'PASSWORD_WRONG'
    ? { words: stepError('PASSWORD_WRONG'), status: 422 }
    : null
}

async function confirm(ctx: Context, typed: string): Promise<Response | Rendered> {
  if (readTyped(typed)?.kind !== 'TOTP') return newApp(ctx, stepError('CODE_SHAPE'))
  try {
    await confirmNewApp(ctx, typed)
    return done('aplikasi')
  } catch (error) {
    if (error instanceof Refusal && error.code === 'SIGN_IN_EXPIRED') return done('pasang-habis')
    return newApp(ctx, codeProblem(error, 'TOTP').words)
  }
}

async function newApp(ctx: Context, error: string | undefined): Promise<Response | Rendered> {
  const begun = await getNewApp(ctx).catch((reason: unknown) => {
    if (reason instanceof Refusal && reason.code === 'SIGN_IN_EXPIRED') return null
    throw reason
  })
  if (begun === null) return done('pasang-habis')
  const filling = newAppView({
    ...(await newAppOf(ctx, begun)),
    error,
    to: { address: '/akun/', name: 'jenis', value: 'pasang' },
  })
  return openPage(ctx, filling, error === undefined ? 200 : 422)
}

async function account(
  ctx: Context,
  said: string | null,
  errors: AccountErrors | null,
  status: 200 | 422 | 429 = 200,
): Promise<Rendered> {
  const actor = ownActor(ctx)
  const roles = await rolesWithNames(ctx, actor.grants)
  const words: Readonly<Record<string, string>> = ACCOUNT.done
  const view = { ...(await readOwnAccount(ctx)), roles, door: doorOf(actor), errors }
  const filling = accountView({ ...view, done: said === null ? null : (words[said] ?? null) })
  return openPage(ctx, filling, status)
}

function done(what: keyof typeof ACCOUNT.done): Response {
  return seeOther(`/akun/?selesai=${what}`, [])
}
