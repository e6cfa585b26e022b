/** Her account as she sees it: forms that work without a script. A PIN is never sent back. */
import type { Context as Hc } from 'hono'
import {
  cadreAccountView,
  fieldError,
  lockedWords,
  type CadreAccountView,
} from '../../../site/src/render/index.ts'
import * as contract from '../../contract/cadre-account.ts'
import { allowSelf } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { servePage, type Rendered } from '../../core/page.ts'
import { Refusal } from '../../core/refusal.ts'
import type { App, AppEnv } from '../../core/serve.ts'
import { getDistrict } from '../../regions/index.ts'
import { openPage, seeOther } from '../answers.ts'
import { hashOf, readBrowser } from '../browser.ts'
import { readOnPhone } from '../passkeys/cadre-keys.ts'
import { siteOf } from '../passkeys/site.ts'
import { standsAlone } from '../passkeys/store.ts'
import type { WeakPin } from '../rules.ts'
import { findLogin } from '../store.ts'
import { changePin } from './change-pin.ts'
import { setOwnPhone } from './set-phone.ts'
import { findOwnPhone, listAccountEvents } from './store.ts'

type Errors = CadreAccountView['errors']
const HERE = '/data-saya/akun/'
const NOTES = ['pin', 'hp', 'sidik-on', 'sidik-off'] as const

export function ownAccountPages(app: App): void {
  servePage(app, contract.cadreAccountPage, (ctx, { selesai = '' }, http) =>
    account(ctx, http, { note: NOTES.find((note) => note === selesai) ?? null }),
  )

  servePage(app, contract.changePinForm, async (ctx, form, http) => {
    isHers(ctx, form.orang)
    const browser = readBrowser(http)
    const [before, after, again] = [form.pinLama, form.pin, form.pinUlang].map((text = '') =>
      text.trim(),
    )
    const errors = typed(before ?? '', after ?? '', again ?? '')
    if (Object.keys(errors).length > 0) return account(ctx, http, { errors }, 422)
    try {
      await changePin(ctx, browser, { before: before ?? '', after: after ?? '' })
      return seeOther(`${HERE}?selesai=pin`, [])
    } catch (error) {
      const said = await saidOf(ctx, error, 'pinLama')
      return account(ctx, http, { errors: said.errors }, said.status)
    }
  })

  servePage(app, contract.setPhoneForm, async (ctx, form, http) => {
    isHers(ctx, form.orang)
    const browser = readBrowser(http)
    if (form.hp === undefined) {
      return account(ctx, http, { errors: { hp: fieldError('PHONE_MISSING') } }, 422)
    }
    const chosen = form.hp === 'bersama' ? 'shared' : 'own'
    const pin = (form.pinHp ?? '').trim()
    try {
      const cookies = await setOwnPhone(ctx, browser, chosen, pin)
      return seeOther(`${HERE}?selesai=hp`, cookies)
    } catch (error) {
      const said = await saidOf(ctx, error, 'pinHp')
      return account(ctx, http, { errors: said.errors, chosen }, said.status)
    }
  })
}

/** Refuses FORM_OF_OTHER for a form that was opened for somebody else on a shared phone. */
export function isHers(ctx: Context, person: string | undefined): void {
  const { cadreId } = allowSelf(ctx, 'pin.change')
  if (person !== cadreId) throw new Refusal('FORM_OF_OTHER', { form: 'ACCOUNT' })
}

function typed(before: string, after: string, again: string): Errors {
  const isShaped = (pin: string) => /^\d{6}$/.test(pin)
  return {
    ...(isShaped(before) ? {} : { pinLama: fieldError('PIN_SHAPE') }),
    ...(isShaped(after) ? {} : { pin: fieldError('PIN_SHAPE') }),
    ...(isShaped(after) && after !== again ? { pinUlang: fieldError('PIN_DIFFERENT') } : {}),
    ...(isShaped(after) && after === before ? { pin: fieldError('PIN_SAME') } : {}),
  }
}

export async function saidOf(
  ctx: Context,
  error: unknown,
  field: 'pinLama' | 'pinHp' | 'pinSidik',
): Promise<{ readonly errors: Errors; readonly status: 422 | 429 }> {
  if (!(error instanceof Refusal)) throw error
  const { code, detail } = error
  // Safe: `changePin` says why with the tags of `weakPin`.
  if (code === 'PIN_WEAK') {
    return { errors: { pin: fieldError(`PIN_${detail['why'] as WeakPin}`) }, status: 422 }
  }
  if (code === 'INPUT_INVALID') return { errors: { [field]: fieldError('PIN_SHAPE') }, status: 422 }
  if (code === 'SIGN_IN_WRONG') return { errors: { [field]: fieldError('PIN_WRONG') }, status: 422 }
  if (code !== 'LOCKED') throw error
  if (detail['officer'] === true)
    return { errors: { [field]: fieldError('PIN_OFFICER') }, status: 429 }
  const { by } = allowSelf(ctx, 'pin.change')
  const { timeZone } = await getDistrict(ctx, by.area)
  return { errors: { [field]: lockedWords('pin', String(detail['until']), timeZone) }, status: 429 }
}

export async function account(
  ctx: Context,
  http: Hc<AppEnv>,
  {
    errors = {},
    note = null,
    chosen,
  }: {
    readonly errors?: Errors
    readonly note?: (typeof NOTES)[number] | null
    readonly chosen?: 'own' | 'shared'
  },
  status: 200 | 422 | 429 = 200,
): Promise<Rendered> {
  const { by, cadreId } = allowSelf(ctx, 'pin.change')
  const device = await hashOf(readBrowser(http), 'device')
  const login = await findLogin(ctx.db, cadreId)
  const phone = device === null ? null : await findOwnPhone(ctx.db, cadreId, device)
  const { timeZone, isDemo } = await getDistrict(ctx, by.area)
  const canHaveKey =
    siteOf(ctx, http) !== null &&
    phone?.phone === 'own' &&
    (await standsAlone(ctx.db, cadreId, phone.deviceId))
  const key = canHaveKey ? await readOnPhone(ctx, cadreId, phone.deviceId) : null
  const view = cadreAccountView({
    cadreId,
    name: login?.name ?? '',
    phone: phone?.phone ?? null,
    chosen: chosen ?? phone?.phone ?? null,
    events: await listAccountEvents(ctx.db, cadreId),
    zone: timeZone,
    isDemo,
    errors,
    note,
    finger: canHaveKey ? { since: key?.since ?? null } : null,
  })
  return { ...openPage(ctx, view, status), shell: 'data', isDemo }
}
