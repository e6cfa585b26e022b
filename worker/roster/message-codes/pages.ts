/** The pages of codes by message: where she asks for one, and the office's switch. Without something that carries messages there is no such page. */
import {
  askMessageView,
  messageError,
  messageSettingsView,
  messageSentView,
  type MessageErrors,
} from '../../../site/src/render/index.ts'
import * as contract from '../../contract/message-codes.ts'
import type { Context } from '../../core/context.ts'
import { servePage, type Rendered } from '../../core/page.ts'
import { isProved } from '../../core/proof.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import type { App } from '../../core/serve.ts'
import {
  askingDevice,
  listNames,
  MESSAGE,
  openPage,
  staffPage,
  proveInForm,
  readBrowser,
  readMessageSettings,
  seeOther,
  setMessageSettings,
} from '../../identity/index.ts'
import { getDistrict } from '../../regions/index.ts'
import { personWords, readPhone } from '../rules.ts'
import { askForMessage, type Wish } from './ask.ts'
import { countReach } from './store-targets.ts'
import { allow } from '../../core/access.ts'

type Typed = Readonly<Partial<Record<'kader' | 'nama' | 'nomor', string | undefined>>>

export function messageCodePages(app: App): void {
  servePage(app, contract.askMessagePage, async (ctx, _form, http) => {
    demandSender(ctx)
    const names = await listNames(ctx, readBrowser(http))
    return openPage(ctx, askMessageView({ names, typed: {}, errors: {} }))
  })

  servePage(app, contract.askMessageForm, async (ctx, form, http) => {
    demandSender(ctx)
    const browser = readBrowser(http)
    const wish = wishOf(form)
    if ('errors' in wish) {
      const names = await listNames(ctx, browser)
      return openPage(ctx, askMessageView({ names, typed: form, errors: wish.errors }), 422)
    }
    const device = await askingDevice(ctx, browser)
    // Nothing of it before she is answered: neither words nor time tell whether anybody was found.
    http.executionCtx.waitUntil(askForMessage(ctx, wish, device.hash))
    return { ...openPage(ctx, messageSentView()), headers: { 'set-cookie': device.setCookie } }
  })

  servePage(app, contract.messageSettingsPage, (ctx, { district, selesai }) => {
    demandSender(ctx)
    return settings(ctx, district, { isDone: selesai === 'ubah' })
  })

  servePage(app, contract.messageSettingsForm, async (ctx, given, http) => {
    demandSender(ctx)
    const { district, layanan, batas = '', kode = '' } = given
    const monthly = /^\d{1,4}$/.test(batas.trim()) ? Number(batas) : 0
    const isFit = monthly >= MESSAGE.leastMonthly && monthly <= MESSAGE.mostMonthly
    // First, so that who may not hears that and not of a number.
    allow(ctx, 'message.set', district)
    if (!isFit || layanan === undefined) {
      const errors = {
        ...(layanan === undefined ? { layanan: messageError('SWITCH_MISSING') } : {}),
        ...(isFit ? {} : { batas: messageError('LIMIT_SHAPE') }),
      }
      return settings(
        ctx,
        district,
        { typed: { isOn: layanan === 'ya', monthly: batas }, errors },
        422,
      )
    }
    const wanted = { isOn: layanan === 'ya', monthly }
    const proved = await proveInForm(ctx, readBrowser(http), kode)
    if (!proved.ok) {
      const typed = { isOn: wanted.isOn, monthly: batas }
      return settings(ctx, district, { typed, errors: { kode: proved.words } }, proved.status)
    }
    await setMessageSettings(proved.ctx, district, wanted)
    return seeOther(`/dinas/kode-wa/${district}/?selesai=ubah`, proved.cookies)
  })
}

/** Nothing set up: the address is nobody's. */
function demandSender(ctx: Context): void {
  if (ctx.codeSender === null) throw new Refusal('NOT_FOUND')
}

function wishOf({ kader = '', nama = '', nomor = '' }: Typed): Wish | { errors: MessageErrors } {
  if (kader !== '') return { way: 'PHONE', cadreId: kader.slice(0, 64) }
  const name = nama.trim().slice(0, 120)
  const phone = readPhone(nomor.slice(0, 40))
  const number = phone.ok ? phone.value : null
  if (personWords(name).some((word) => word.length > 2) && number !== null) {
    return { way: 'NUMBER', name, phone: number }
  }
  const isNamed = personWords(name).some((word) => word.length > 2)
  return {
    errors: {
      ...(isNamed ? {} : { nama: messageError(name === '' ? 'NAME_MISSING' : 'NAME_SHORT') }),
      ...(number === null
        ? { nomor: messageError(nomor.trim() === '' ? 'NUMBER_MISSING' : 'NUMBER_SHAPE') }
        : {}),
    },
  }
}

type Extra = Pick<Parameters<typeof messageSettingsView>[0], 'typed' | 'errors' | 'isDone'>

async function settings(
  ctx: Context,
  district: AreaCode,
  extra: Extra,
  status: 200 | 422 | 429 = 200,
): Promise<Rendered> {
  const by = allow(ctx, 'message.read', district)
  const { name, kind, timeZone } = await getDistrict(ctx, district)
  const state = await readMessageSettings(ctx, district, timeZone)
  const reach = await countReach(ctx.db, by)
  const ceilings = {
    perCadre: MESSAGE.perCadre,
    perDay: MESSAGE.perDistrict,
    most: MESSAGE.mostMonthly,
  }
  const view = {
    district,
    name,
    kind,
    ...state,
    reach,
    ceilings,
    isProved: isProved(ctx),
    ...extra,
  }
  return staffPage(ctx, messageSettingsView(view), status)
}
