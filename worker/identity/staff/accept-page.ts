/** The steps of a one-time link as pages: code, then password. Each posts the code again; only the last uses it up. */
import type { Context as Hc } from 'hono'
import type * as z from 'zod/mini'
import {
  choosePasswordView,
  linkView,
  type InvitationError,
} from '../../../site/src/render/index.ts'
import type { invitationForm } from '../../contract/staff.ts'
import type { Context } from '../../core/context.ts'
import type { Rendered } from '../../core/page.ts'
import { Refusal } from '../../core/refusal.ts'
import { NATION } from '../../core/region-code.ts'
import type { AppEnv } from '../../core/serve.ts'
import { listAreas } from '../../regions/index.ts'
import { seeOther, staffStep } from '../answers.ts'
import { readBrowser } from '../browser.ts'
import type { WeakPassword } from '../passwords.ts'
import { STEP_ADDRESS } from '../second-factor/pending.ts'
import { acceptLink } from './accept.ts'
import { grantState, type DatedGrant } from './grant-rules.ts'
import { findLink } from './link.ts'
import { todayOf } from './members.ts'
import type { LinkRow } from './store-links.ts'

type Form = z.output<(typeof invitationForm)['form']>
type PasswordErrors = { readonly sandi?: InvitationError; readonly sandiUlang?: InvitationError }

export async function invitationStep(
  ctx: Context,
  form: Form,
  http: Hc<AppEnv>,
): Promise<Rendered | Response> {
  const code = (form.kode ?? '').trim().slice(0, 40)
  const codeAgain = (error: InvitationError, status: 422 | 429 = 422) =>
    staffStep(ctx, linkView({ code, errors: { kode: error } }), status)
  if (code === '') return codeAgain('CODE_MISSING')
  const browser = readBrowser(http)
  try {
    const link = await findLink(ctx, browser, code)
    const { sandi, sandiUlang } = form
    if (sandi === undefined) return await passwordAgain(ctx, code, link, {})
    const errors = typedErrors(sandi, sandiUlang ?? '')
    if (errors !== null) return await passwordAgain(ctx, code, link, errors)
    const weak = await tried(sandi)
    return weak instanceof Response ? weak : await passwordAgain(ctx, code, link, { sandi: weak })
  } catch (error) {
    const refused = error instanceof Refusal ? error.code : null
    if (refused === 'LINK_WRONG' || refused === 'LINK_EXPIRED') return codeAgain(refused)
    if (refused === 'TOO_MANY') return codeAgain('TOO_MANY', 429)
    throw error
  }

  async function tried(password: string): Promise<Response | InvitationError> {
    try {
      const { setCookies } = await acceptLink(ctx, browser, { code, password })
      return seeOther(STEP_ADDRESS, setCookies)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'PASSWORD_WEAK') throw error
      // Safe: `acceptLink` says why with the tags of `weakPassword`.
      return `PASSWORD_${error.detail['why'] as WeakPassword}`
    }
  }
}

function typedErrors(password: string, again: string): PasswordErrors | null {
  if (password === '') return { sandi: 'PASSWORD_MISSING' }
  return password === again ? null : { sandiUlang: 'PASSWORD_DIFFERENT' }
}

async function passwordAgain(
  ctx: Context,
  code: string,
  link: LinkRow,
  errors: PasswordErrors,
): Promise<Rendered> {
  // Safe: the JSON that the store builds.
  const given = JSON.parse(link.grants) as DatedGrant[]
  const waiting = JSON.parse(link.waiting) as DatedGrant[]
  const today = todayOf(ctx)
  const living = [
    ...given.map((grant) => ({ ...grant, waits: false })),
    ...waiting.map((grant) => ({ ...grant, waits: true })),
  ].filter((grant) => grantState(grant, today) !== 'OVER')
  const areas = await listAreas(
    ctx.db,
    living.map(({ area }) => area),
  )
  const nameOf = new Map(areas.map((area) => [area.code, area.name]))
  const view = choosePasswordView({
    code,
    kind: link.kind,
    keepsFactor: link.hasFactor === 1,
    name: link.name,
    username: link.username,
    by: link.issuedByName,
    until: link.expiresAt,
    roles: living.map((grant) => ({
      ...grant,
      place: grant.area === NATION ? '' : (nameOf.get(grant.area) ?? grant.area),
    })),
    errors,
  })
  return staffStep(ctx, view, Object.keys(errors).length === 0 ? 200 : 422)
}
