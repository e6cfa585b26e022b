/** The pages of certificates: plain links and forms, answered whole, without sign-in but for the cadre's own. */
import * as render from '../../site/src/render/index.ts'
import * as contract from '../contract/public-certificate.ts'
import type { Context } from '../core/context.ts'
import { servePage, type Rendered } from '../core/page.ts'
import type { App } from '../core/serve.ts'
import { readOwnCorrections } from '../learning/index.ts'
import { readOwnCertificates } from './own-certificates.ts'
import { readPublic } from './verify/read-public.ts'
import { findSheet } from './files/signed-file.ts'
import {
  printCode,
  printStatementCode,
  readCode,
  readStatementCode,
} from './verify/verification-code.ts'

const UNLISTED = { 'x-robots-tag': 'noindex' }

export function pages(app: App): void {
  servePage(app, contract.verifyForm, async (ctx, { kode = '' }) => {
    const statement = readStatementCode(kode)
    if (statement !== null) return leadTo(`/bukti/${printStatementCode(statement)}`)
    const code = readCode(kode)
    if (code !== null) return leadTo(`/v/${printCode(code)}`)
    const filling = render.verifyFormView({
      typed: shownBack(kode.trim()),
      official: officialHost(ctx),
    })
    return { shell: 'periksa', ...filling, status: kode.trim() === '' ? 200 : 422 }
  })

  servePage(app, contract.verifyPage, async (ctx, { code }) => {
    const statement = readStatementCode(code)
    if (statement !== null) return leadTo(`/bukti/${printStatementCode(statement)}`)
    const certificate = await readPublic(ctx, code)
    const signed = await findSheet(ctx, code)
    const official = officialHost(ctx)
    return {
      shell: 'periksa',
      ...render.verifyView({ certificate, signed, typed: shownBack(code), official }),
      status: certificate.status === 'not_found' ? 404 : 200,
      headers: UNLISTED,
    }
  })

  servePage(app, contract.ownCertificatesPage, (ctx, _form, http) => ownPage(ctx, http.req.url))
}

/** Of what was typed no more than a code is long, even one that is written with care: the rest is nobody's slip. */
function shownBack(typed: string): string {
  return typed.slice(0, 60)
}

function leadTo(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}

/** The cadre's own page; `said` is about an answer of hers that could not be taken. Only a page that asks has fields. */
export async function ownPage(
  ctx: Context,
  address: string,
  said?: { readonly fault: render.NameFault; readonly typed: string },
): Promise<Rendered> {
  const own = await readOwnCertificates(ctx)
  const { origin } = new URL(address)
  const view = render.ownCertificatesView({
    ...own,
    origin,
    ...(said === undefined ? {} : { said }),
  })
  return {
    shell: own.name === null ? 'kader' : 'sertifikat',
    // Pages of the course are made on the phone; this one is not, so that here she hears of it.
    ...render.withCorrections(view, await readOwnCorrections(ctx)),
  }
}

/** As papers name it; whoever answers at another host must not say that this one is ours. */
function officialHost(ctx: Context): string {
  return new URL(ctx.origin).host
}
