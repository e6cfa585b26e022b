/** Setting out to a district's own sign-in service and coming back, and the own identities there. Forms that work without a script. */
import {
  leavingView,
  ownServicesView,
  serviceFaultView,
  stepError,
  type ServiceErrors,
} from '../../../site/src/render/index.ts'
import { OWN_SERVICES } from '../../../site/src/text/sign-in-services.ts'
import * as contract from '../../contract/oidc.ts'
import type { Context } from '../../core/context.ts'
import { servePage, type Rendered } from '../../core/page.ts'
import { Refusal } from '../../core/refusal.ts'
import { serve, type App } from '../../core/serve.ts'
import { hostOf, type SignInService } from '../../core/sign-in-services.ts'
import { ownActor } from '../account/own-account.ts'
import { ownPasswordProblem } from '../account/pages.ts'
import { seeOther, staffPage } from '../answers.ts'
import { readBrowser } from '../browser.ts'
import { codeProblem, welcome } from '../second-factor/pages.ts'
import { STEP_ADDRESS } from '../second-factor/pending.ts'
import { readTyped } from '../second-factor/rules.ts'
import { droppedFlow, endFlow, type Returned } from './flow.ts'
import { link, listOwnServices, setOutToLink, unlinkOwn, unlinkStaff } from './link.ts'
import { redeem } from './provider.ts'
import { ServiceFault } from './rules.ts'
import { getService, setOut, signInLinked } from './sign-in.ts'

const OWN_ADDRESS = '/akun/layanan/'
const SIGN_IN_ADDRESS = '/masuk/dinas/'

export function serviceRoutes(app: App): void {
  servePage(app, contract.serviceForm, async (ctx, form, http) => {
    const issuer = form.layanan ?? ''
    if (issuer === '') return seeOther(SIGN_IN_ADDRESS, [])
    const { name } = getService(ctx, issuer)
    return orFault(ctx, { name, isLinking: false }, async () =>
      leaving(ctx, await setOut(ctx, readBrowser(http), issuer), SIGN_IN_ADDRESS),
    )
  })

  servePage(app, contract.serviceReturnPage, async (ctx, form, http) => {
    const browser = readBrowser(http)
    let returned: Returned | null = null
    const known = () => ({
      name: returned?.service.name ?? null,
      isLinking: (returned?.linking ?? null) !== null,
    })
    return orFault(ctx, known, async () => {
      returned = await endFlow(ctx, browser, form.state)
      const { service, linking, bound, use } = returned
      const purpose = linking === null ? 'signIn' : 'link'
      const claims = await redeem(ctx, service, answerOf(form), bound, purpose)
      const dropped = await droppedFlow(browser)
      if (linking !== null) {
        await link(ctx, service, linking, claims)
        return seeOther(`${OWN_ADDRESS}?selesai=hubung`, [dropped])
      }
      await use()
      const next = await signInLinked(ctx, browser, service, claims)
      const setCookies = [...next.setCookies, dropped]
      return next.kind === 'open'
        ? welcome(ctx, { ...next, setCookies })
        : seeOther(STEP_ADDRESS, setCookies)
    })
  })

  servePage(app, contract.ownServicesPage, async (ctx, form) => {
    const words: Readonly<Record<string, string>> = OWN_SERVICES.done
    const said = form.selesai === undefined ? null : (words[form.selesai] ?? null)
    return shown(ctx, said, null)
  })

  servePage(app, contract.ownServicesForm, async (ctx, form, http) => {
    ownActor(ctx)
    const issuer = form.layanan ?? ''
    if (form.jenis === 'lepaskan') {
      await unlinkOwn(ctx, issuer)
      return seeOther(`${OWN_ADDRESS}?selesai=lepas`, [])
    }
    const { name } = getService(ctx, issuer)
    const wrong = (errors: Omit<ServiceErrors, 'issuer'>, status: 422 | 429 = 422) =>
      shown(ctx, null, { issuer, ...errors }, status)
    const { sandiLama: password = '', kode: code = '' } = form
    const typed = readTyped(code)
    if (password === '') return wrong({ sandiLama: stepError('PASSWORD_MISSING') })
    if (typed === null) return wrong({ kode: stepError('CODE_SHAPE') })
    return orFault(ctx, { name, isLinking: true }, async () => {
      try {
        const given = { password, code }
        const out = await setOutToLink(ctx, readBrowser(http), issuer, given)
        return leaving(ctx, out, OWN_ADDRESS)
      } catch (error) {
        if (!(error instanceof Refusal) || error.code === 'NOT_FOUND') throw error
        const said = ownPasswordProblem(error)
        if (said !== null) return wrong({ sandiLama: said.words }, said.status)
        const { words, status } = codeProblem(error, typed.kind)
        return wrong({ kode: words }, status)
      }
    })
  })

  serve(app, contract.unlinkStaff, unlinkStaff)
}

/**
 * A page of ours that goes on by itself. No redirect: `form-action` holds for those behind a form too, and she sees where she is led.
 */
function leaving(
  ctx: Context,
  out: { readonly service: SignInService; readonly address: string; readonly setCookie: string },
  back: string,
): Rendered {
  const { service, address, setCookie } = out
  const view = leavingView({ name: service.name, host: hostOf(service), address, back })
  return {
    ...staffPage(ctx, view),
    headers: { 'set-cookie': setCookie, refresh: `0; url=${address}` },
  }
}

async function shown(
  ctx: Context,
  done: string | null,
  errors: ServiceErrors | null,
  status: 200 | 422 | 429 = 200,
): Promise<Rendered> {
  const services = await listOwnServices(ctx)
  return staffPage(ctx, ownServicesView({ services, done, errors }), status)
}

type Known = { readonly name: string | null; readonly isLinking: boolean }

async function orFault(
  ctx: Context,
  known: Known | (() => Known),
  answer: () => Promise<Response | Rendered>,
): Promise<Response | Rendered> {
  try {
    return await answer()
  } catch (error) {
    if (!(error instanceof ServiceFault)) throw error
    const told = typeof known === 'function' ? known() : known
    const page = staffPage(ctx, serviceFaultView({ fault: error.code, ...told }), 422)
    return error.code === 'DOWN' ? { ...page, status: 503 } : page
  }
}

/** What RFC 6749 section 4.1.2 and RFC 9207 name, each once; all else that a service adds is left. */
function answerOf(form: Readonly<Record<string, string | undefined>>): URLSearchParams {
  const answer = new URLSearchParams()
  for (const name of ['code', 'state', 'iss', 'error']) {
    const value = form[name]
    if (value !== undefined) answer.set(name, value)
  }
  return answer
}
