/** Akun saya: one page and its forms, which work without a script. */
import {
  accountView,
  newAppView,
  recoveryCodesView,
  stepError,
  type AccountErrors,
  type KeyErrors,
} from '../../../site/src/render/index.ts'
import { KEYS } from '../../../site/src/text/passkeys.ts'
import { ACCOUNT } from '../../../site/src/text/second-factor.ts'
import * as contract from '../../contract/identity.ts'
import { areasOf } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { servePage, type Rendered } from '../../core/page.ts'
import { isProved } from '../../core/proof.ts'
import { Refusal } from '../../core/refusal.ts'
import { levelOf } from '../../core/region-code.ts'
import type { App } from '../../core/serve.ts'
import { seeOther, staffPage } from '../answers.ts'
import { doorOf } from '../door.ts'
import { listOwnServices } from '../oidc/link.ts'
import { revokeSession } from '../own-sessions.ts'
import type { KeySite } from '../passkeys/rules.ts'
import { siteOf } from '../passkeys/site.ts'
import { listOwnKeys } from '../passkeys/store.ts'
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

/** By what the address says after a passkey's form. */
const KEY_DONE = {
  'kunci-pasang': KEYS.done.pasang,
  'kunci-nama': KEYS.done.nama,
  'kunci-hapus': KEYS.done.hapus,
} as const

export function accountPages(app: App): void {
  servePage(app, contract.accountPage, (ctx, form, http) =>
    account(ctx, siteOf(ctx, http), form.selesai ?? null, null),
  )

  servePage(app, contract.newAppPage, (ctx) => newApp(ctx, undefined))

  servePage(app, contract.accountForm, async (ctx, form, http) => {
    ownActor(ctx)
    const site = siteOf(ctx, http)
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
        return password(ctx, site, old, form.sandi ?? '', form.sandiUlang ?? '')
      case 'aplikasi':
        return proved(ctx, site, 'aplikasi', code, async () => {
          await beginNewApp(ctx, { password: old, code })
          return seeOther('/akun/aplikasi/', [])
        })
      case 'pemulihan':
        return proved(ctx, site, 'pemulihan', code, async () => {
          const codes = await renewRecoveryCodes(ctx, { password: old, code })
          return staffPage(ctx, recoveryCodesView({ codes, to: 'ACCOUNT' }))
        })
      case 'pasang':
        return confirm(ctx, code)
    }
  })
}

async function password(
  ctx: Context,
  site: KeySite | null,
  current: string,
  next: string,
  again: string,
): Promise<Response | Rendered> {
  const wrong = (errors: Omit<AccountErrors, 'form'>, status: 422 | 429 = 422) =>
    account(ctx, site, null, { form: 'sandi', ...errors }, status)
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
  site: KeySite | null,
  form: 'aplikasi' | 'pemulihan',
  code: string,
  answer: () => Promise<Response | Rendered>,
): Promise<Response | Rendered> {
  const typed = readTyped(code)
  const wrong = (errors: Omit<AccountErrors, 'form'>, status: 422 | 429 = 422) =>
    account(ctx, site, null, { form, ...errors }, status)
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
export function ownPasswordProblem(error: unknown): { words: string; status: 422 } | null {
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
  return staffPage(ctx, filling, error === undefined ? 200 : 422)
}

export async function account(
  ctx: Context,
  site: KeySite | null,
  said: string | null,
  errors: AccountErrors | null,
  status: 200 | 422 | 429 = 200,
  keyErrors: KeyErrors | null = null,
): Promise<Rendered> {
  const actor = ownActor(ctx)
  const roles = await rolesWithNames(ctx, actor.grants)
  const words: Readonly<Record<string, string>> = { ...ACCOUNT.done, ...KEY_DONE }
  const keys = await listOwnKeys(ctx.db, actor.accountId)
  const passkeys = {
    keys: keys.map((key) => ({ ...key, isBackedUp: key.isBackedUp === 1 })),
    canAdd: site !== null,
    isProved: isProved(ctx),
  }
  const services = await listOwnServices(ctx)
  const view = {
    ...(await readOwnAccount(ctx)),
    services,
    roles,
    door: doorOf(actor),
    errors,
    passkeys,
    keyErrors,
    messages:
      ctx.codeSender === null
        ? []
        : areasOf(actor, 'message.set').filter((area) => levelOf(area) === 'district'),
  }
  const filling = accountView({ ...view, done: said === null ? null : (words[said] ?? null) })
  return staffPage(ctx, filling, status)
}

function done(what: keyof typeof ACCOUNT.done): Response {
  return seeOther(`/akun/?selesai=${what}`, [])
}
