/** The pages of this room: forms that work without a script. What was wrong is said on the form; a PIN is never sent back. */
import type { Context as Hc } from 'hono'
import {
  codeView,
  fieldError,
  lockedWords,
  myDataView,
  signInView,
  staffSignInView,
} from '../../site/src/render/index.ts'
import * as contract from '../contract/identity.ts'
import * as passkeys from '../contract/passkeys.ts'
import type { TimeZone } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { servePage, type Rendered } from '../core/page.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import type { App, AppEnv } from '../core/serve.ts'
import { getDistrict } from '../regions/index.ts'
import { accountPages } from './account/pages.ts'
import { activationStep } from './activation-page.ts'
import { openPage, seeOther, staffPage } from './answers.ts'
import { droppedSession, readBrowser, type Browser } from './browser.ts'
import { doorOf } from './door.ts'
import { listSessions, readSession, revokeSession, signOut } from './own-sessions.ts'
import { isMessageOffered } from './message-code/send.ts'
import { ownAccountPages } from './own-account/pages.ts'
import { readReleased } from './own-account/read-released.ts'
import { readShown } from './passkeys/ask.ts'
import { keyError } from './passkeys/key-error.ts'
import { cadreKeyPages } from './passkeys/cadre-pages.ts'
import { signInByKey } from './passkeys/cadre-keys.ts'
import { siteOf } from './passkeys/site.ts'
import { staffKeyPages } from './passkeys/staff-pages.ts'
import { rolesWithNames } from './role-names.ts'
import { stepPages, welcome } from './second-factor/pages.ts'
import { STEP_ADDRESS } from './second-factor/pending.ts'
import { listNames, signInCadre } from './sign-in-cadre.ts'
import { signInStaff } from './sign-in-staff.ts'

export function pages(app: App): void {
  servePage(app, contract.signInPage, async (ctx, form, http) => {
    const note = form.selesai === 'keluar' ? 'signedOut' : null
    return signInAgain(ctx, http, { chosen: null, errors: {}, note })
  })

  servePage(app, contract.signInForm, async (ctx, form, http) => {
    const browser = readBrowser(http)
    const cadreId = form.kader ?? ''
    const pin = (form.pin ?? '').trim()
    const errors = {
      ...(cadreId === '' ? { kader: fieldError('NAME_MISSING') } : {}),
      ...(/^\d{6}$/.test(pin) ? {} : { pin: fieldError('PIN_SHAPE') }),
    }
    const again = (said: typeof errors, status: 422 | 429) =>
      signInAgain(ctx, http, { chosen: cadreId, errors: said, note: null }, status)
    if (Object.keys(errors).length > 0) return again(errors, 422)
    try {
      const { setCookies } = await signInCadre(ctx, browser, { cadreId, pin })
      return seeOther('/belajar/', setCookies)
    } catch (error) {
      const said = await pinProblem(ctx, browser, cadreId, error)
      return again({ pin: said.words }, said.status)
    }
  })

  servePage(app, passkeys.keySignInForm, async (ctx, form, http) => {
    try {
      const shown = readShown(form.kunci ?? '')
      const { setCookies } = await signInByKey(ctx, readBrowser(http), siteOf(ctx, http), shown)
      return seeOther('/belajar/', setCookies)
    } catch (error) {
      const errors = { sidik: keyError(error) }
      return signInAgain(ctx, http, { chosen: null, errors, note: null }, 422)
    }
  })

  servePage(app, contract.staffSignInPage, async (ctx, form) => {
    const { signInServices: services } = ctx
    const notes = { habis: 'expired', keluar: 'signedOut' } as const
    const note = form.selesai === 'habis' || form.selesai === 'keluar' ? notes[form.selesai] : null
    return staffPage(ctx, staffSignInView({ username: '', errors: {}, note, services }))
  })

  servePage(app, contract.staffSignInForm, async (ctx, form, http) => {
    const username = (form.nama ?? '').trim().slice(0, 120)
    const password = form.sandi ?? ''
    const again = (errors: { nama?: string; sandi?: string }, status: 422 | 429) =>
      staffPage(ctx, staffSignInView({ username, errors, services: ctx.signInServices }), status)
    const missing = {
      ...(username === '' ? { nama: fieldError('USERNAME_MISSING') } : {}),
      ...(password === '' ? { sandi: fieldError('PASSWORD_MISSING') } : {}),
    }
    if (Object.keys(missing).length > 0) return again(missing, 422)
    try {
      const next = await signInStaff(ctx, readBrowser(http), { username, password })
      return next.kind === 'open'
        ? await welcome(ctx, next)
        : seeOther(STEP_ADDRESS, next.setCookies)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'SIGN_IN_WRONG') return again({ sandi: fieldError('PASSWORD_WRONG') }, 422)
      if (error.code !== 'LOCKED') throw error
      return again({ sandi: lockedWords('password', untilOf(error), 'Asia/Jakarta') }, 429)
    }
  })

  stepPages(app)
  accountPages(app)
  ownAccountPages(app)
  staffKeyPages(app)
  cadreKeyPages(app)

  servePage(app, contract.activationPage, async (ctx) =>
    openPage(ctx, codeView({ code: '', errors: {}, canAsk: await isMessageOffered(ctx, null) })),
  )

  servePage(app, contract.activationForm, activationStep)

  servePage(app, contract.signOutForm, async (ctx, _form, http) => {
    await signOut(ctx)
    const door = ctx.actor.kind === 'staff' ? '/masuk/dinas/' : '/masuk/'
    return seeOther(`${door}?selesai=keluar`, [await droppedSession(readBrowser(http))])
  })

  servePage(app, contract.endSessionForm, async (ctx, form) => {
    await revokeSession(ctx, form.sesi ?? '')
    return seeOther('/data-saya/?selesai=keluar', [])
  })
}

async function signInAgain(
  ctx: Context,
  http: Hc<AppEnv>,
  view: {
    readonly chosen: string | null
    readonly errors: { readonly kader?: string; readonly pin?: string; readonly sidik?: string }
    readonly note: 'signedOut' | null
  },
  status: 200 | 422 | 429 = 200,
): Promise<Rendered> {
  const browser = readBrowser(http)
  const names = await listNames(ctx, browser)
  const rpId = siteOf(ctx, http)?.rpId ?? ''
  const byKey = names.filter(({ keyRpId }) => keyRpId === rpId).map(({ name }) => name)
  const note = view.note ?? (ctx.actor.kind === 'cadre' ? 'already' : null)
  const released = await readReleased(ctx, browser)
  const zone = await zoneOf(ctx, released[0]?.districtCode)
  const districts = names.map(({ districtCode }) => districtCode)
  const canAsk = await isMessageOffered(ctx, names.length === 0 ? null : districts)
  return openPage(ctx, signInView({ ...view, names, byKey, note, released, zone, canAsk }), status)
}

/** Words for a PIN that was refused; anything that is no answer to a PIN is thrown on. */
async function pinProblem(
  ctx: Context,
  browser: Browser,
  cadreId: string,
  error: unknown,
): Promise<{ words: string; status: 422 | 429 }> {
  if (!(error instanceof Refusal)) throw error
  if (error.code === 'SIGN_IN_WRONG') return { words: fieldError('PIN_WRONG'), status: 422 }
  if (error.code !== 'LOCKED') throw error
  if (error.detail['officer'] === true) return { words: fieldError('PIN_OFFICER'), status: 429 }
  const login = (await listNames(ctx, browser)).find((name) => name.cadreId === cadreId)
  const zone = await zoneOf(ctx, login?.districtCode)
  return { words: lockedWords('pin', untilOf(error), zone), status: 429 }
}

function untilOf(locked: Refusal): string {
  return String(locked.detail['until'])
}

async function zoneOf(ctx: Context, district: AreaCode | undefined): Promise<TimeZone> {
  return district === undefined ? 'Asia/Jakarta' : (await getDistrict(ctx, district)).timeZone
}

/** What is kept of a member of staff, and where that person is signed in; a cadre's own page is made above this room. */
export async function staffData(ctx: Context, hasEnded: boolean): Promise<Rendered> {
  const sessions = await listSessions(ctx)
  const who = await readSession(ctx)
  if (who.kind !== 'staff') throw new Refusal('SIGN_IN_NEEDED')
  const roles = await rolesWithNames(ctx, ctx.actor.kind === 'staff' ? ctx.actor.grants : [])
  const staff = { name: who.name, roles, door: doorOf(ctx.actor) }
  const isDemo = ctx.secrets.forDemo
  const zone = 'Asia/Jakarta'
  return { shell: 'petugas', ...myDataView({ who: staff, sessions, zone, hasEnded, isDemo }) }
}
