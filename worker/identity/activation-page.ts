/**
 * The steps of an activation as pages: code, "is it you?", PIN. Each step posts the code again, so no step needs
 * a memory of the one before, and only the last uses the code up.
 */
import type { Context as Hc } from 'hono'
import type * as z from 'zod/mini'
import {
  choosePinView,
  codeView,
  confirmView,
  fieldError,
  notYouView,
} from '../../site/src/render/index.ts'
import type { activationForm } from '../contract/identity.ts'
import type { Context } from '../core/context.ts'
import type { Rendered } from '../core/page.ts'
import { Refusal } from '../core/refusal.ts'
import type { AppEnv } from '../core/serve.ts'
import { previewActivation } from './activation-codes.ts'
import { activate } from './activate.ts'
import { openStep, seeOther } from './answers.ts'
import { readBrowser, toHex, type Browser } from './browser.ts'
import { isMessageOffered } from './message-code/send.ts'
import type { WeakPin } from './rules.ts'

type Form = z.output<(typeof activationForm)['form']>
type PinErrors = { pin?: string; pinUlang?: string; hp?: string }

export async function activationStep(
  ctx: Context,
  form: Form,
  http: Hc<AppEnv>,
): Promise<Rendered | Response> {
  const code = (form.kode ?? '').trim().slice(0, 40)
  const codeAgain = async (error: Parameters<typeof fieldError>[0], status: 422 | 429 = 422) => {
    const canAsk = await isMessageOffered(ctx, null)
    return openStep(ctx, codeView({ code, errors: { kode: fieldError(error) }, canAsk }), status)
  }
  if (form.jawaban === 'bukan') return openStep(ctx, notYouView())
  if (code === '') return codeAgain('CODE_MISSING')
  const browser = readBrowser(http)
  try {
    if (form.jawaban === 'ya') return await choosePin(ctx, browser, { ...form, code })
    const { name, caption } = await previewActivation(ctx, browser, code)
    return openStep(ctx, confirmView({ code, name, caption }))
  } catch (error) {
    const refused = error instanceof Refusal ? error.code : null
    if (refused === 'CODE_WRONG' || refused === 'CODE_EXPIRED') return await codeAgain(refused)
    if (refused === 'TOO_MANY') return await codeAgain('TOO_MANY', 429)
    // Only a repeat whose first answer was lost, now with another PIN.
    if (refused === 'SIGN_IN_WRONG' || refused === 'LOCKED') return await codeAgain('CODE_EXPIRED')
    throw error
  }
}

async function choosePin(
  ctx: Context,
  browser: Browser,
  form: Form & { readonly code: string },
): Promise<Rendered | Response> {
  const { code, hp } = form
  const pin = (form.pin ?? '').trim()
  const key = /^[0-9a-f]{32}$/.test(form.kunci ?? '') ? form.kunci : undefined
  const pinAgain = async (errors: PinErrors, status: 200 | 422) => {
    const { name, caption } = await previewActivation(ctx, browser, code)
    const view = { code, name, caption, phone: hp ?? null, errors }
    return openStep(ctx, choosePinView({ ...view, key: key ?? toHex(ctx.ids.bytes(16)) }), status)
  }
  if (form.pin === undefined && hp === undefined) return pinAgain({}, 200)
  const errors = pinErrors(pin, (form.pinUlang ?? '').trim(), hp)
  if (Object.keys(errors).length > 0 || key === undefined) return pinAgain(errors, 422)
  try {
    const phone = hp === 'bersama' ? 'shared' : 'own'
    const { setCookies } = await activate(ctx, browser, { code, pin, phone, key })
    return seeOther('/belajar/', setCookies)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'PIN_WEAK') throw error
    // Safe: `activate` says why with the tags of `weakPin`.
    return pinAgain({ pin: fieldError(`PIN_${error.detail['why'] as WeakPin}`) }, 422)
  }
}

function pinErrors(pin: string, again: string, phone: Form['hp']): PinErrors {
  const isShaped = /^\d{6}$/.test(pin)
  return {
    ...(isShaped ? {} : { pin: fieldError('PIN_SHAPE') }),
    ...(isShaped && pin !== again ? { pinUlang: fieldError('PIN_DIFFERENT') } : {}),
    ...(phone === undefined ? { hp: fieldError('PHONE_MISSING') } : {}),
  }
}
