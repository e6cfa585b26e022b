/**
 * What a signed credential names, for whoever follows it: itself, and its course version. One address for browsers and for
 * programs of any origin; it answers for as long as a paper may be shown.
 */
import { courseVersionPage } from '../../site/src/render/index.ts'
import * as contract from '../contract/public-certificate.ts'
import { coursePage } from '../contract/credentials.ts'
import { wantsPage } from '../core/accept.ts'
import { DATA_CSP } from '../core/headers.ts'
import { servePage } from '../core/page.ts'
import type { App } from '../core/serve.ts'
import { courseDocument } from './credential/credential.ts'
import { readCourseVersion } from './read-course-version.ts'
import { readFile } from './files/read-file.ts'
import { readPrintedCode } from './verify/read-printed-code.ts'

export function credentialPages(app: App): void {
  servePage(app, contract.certificateFile, async (ctx, { file }, http) => {
    // With an ending it is one form of the certificate; without one it is the certificate, and a person wants to see it.
    if (file.includes('.') || !wantsPage(http.req.header('accept') ?? '')) {
      return readFile(ctx, file, http.req.raw)
    }
    const location = `/v/${await readPrintedCode(ctx, file)}`
    const headers = { location, vary: 'accept', 'cache-control': 'private, no-store' }
    return new Response(null, { status: 303, headers })
  })

  servePage(app, coursePage, async (ctx, { code, version }, http) => {
    const course = await readCourseVersion(ctx, code, version)
    const accept = http.req.header('accept') ?? ''
    if (wantsPage(accept)) {
      return { shell: 'publik', headers: { vary: 'accept' }, ...courseVersionPage(course) }
    }
    const { head, facts } = course
    const { countsAsTrained } = head
    // A version is nobody's sample: only who passed it may be.
    const document = courseDocument({ ...facts, countsAsTrained, isSample: false }, ctx.origin)
    return new Response(JSON.stringify(document), {
      headers: {
        'content-type': accept.includes('application/ld+json')
          ? 'application/ld+json'
          : 'application/json',
        'cache-control': 'public, max-age=300',
        'content-security-policy': DATA_CSP,
        vary: 'accept',
      },
    })
  })
}
