/** The pages of certificates: plain links and forms, answered whole, without sign-in but for the cadre's own. */
import * as render from '../../site/src/render/index.ts'
import * as contract from '../contract/certification.ts'
import { servePage } from '../core/page.ts'
import type { App } from '../core/serve.ts'
import { readOwnCertificates } from './own-certificates.ts'
import { readFile } from './read-file.ts'
import { readPublic } from './read-public.ts'
import { printCode, readCode } from './verification-code.ts'

const UNLISTED = { 'x-robots-tag': 'noindex' }

export function pages(app: App): void {
  servePage(app, contract.verifyForm, async (_ctx, { kode = '' }, http) => {
    const code = readCode(kode)
    if (code !== null) {
      return new Response(null, {
        status: 303,
        headers: { location: `/v/${printCode(code)}`, 'cache-control': 'no-store' },
      })
    }
    const { host } = new URL(http.req.url)
    const filling = render.verifyFormView({ typed: kode.trim(), host })
    return { shell: 'publik', ...filling, status: kode.trim() === '' ? 200 : 422 }
  })

  servePage(app, contract.verifyPage, async (ctx, { code }, http) => {
    const { host } = new URL(http.req.url)
    const certificate = await readPublic(ctx, code)
    return {
      shell: 'publik',
      ...render.verifyView({ certificate, typed: code, host }),
      status: certificate.status === 'not_found' ? 404 : 200,
      headers: UNLISTED,
    }
  })

  servePage(app, contract.ownCertificatesPage, async (ctx, _form, http) => {
    const own = await readOwnCertificates(ctx)
    const { origin } = new URL(http.req.url)
    return { shell: 'kader', ...render.ownCertificatesView({ ...own, origin }) }
  })

  servePage(app, contract.certificateFile, (ctx, { file }, http) =>
    readFile(ctx, file, new URL(http.req.url).origin),
  )
}
