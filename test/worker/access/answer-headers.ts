/**
 * What every answer must carry, held against the table of `worker/core/headers.ts`. A kind of content that is not named
 * here is a fault, and so is anything that a cache may keep and is not named as meant for all.
 */
import { HEADERS_OF, kindOf } from '../../../worker/core/headers.ts'

const PUBLIC_CACHE = /^public, max-age=\d+(, immutable|, must-revalidate)?$/
const ASKED_ANEW = /^(private, )?no-cache$/

/** Operations and pages whose answers name nobody, or were made public by their holder, and may be kept. */
const MAY_BE_KEPT: ReadonlySet<string> = new Set([
  'readPublicCoverage',
  'coveragePage',
  'coverageMap',
  'statementPage',
  'coursePage',
  'catalogFile',
  'packFile',
  'mediaFile',
  'messagesPage',
  'messageModulesPage',
  'platformDid',
  'issuerDid',
  'verifierBundle',
  'statusList',
  'logConsistency',
])

/** What changes and is kept nevertheless: shown again only when it is still the same. */
const MAY_BE_ASKED_ANEW: ReadonlySet<string> = new Set([
  'certificateFile',
  'certificateProof',
  'logCheckpoint',
  'logEntries',
  // A step of a form, so that going back shows the step before; its code is about to be used up.
  'activationForm',
  'invitationForm',
])

/** Content types, and whether a browser must save them or may show them. */
const TYPES: Readonly<Record<string, 'shown' | 'saved' | 'either'>> = {
  'text/html; charset=utf-8': 'shown',
  // A cadre's copy of her data is saved, all others are shown.
  'application/json': 'either',
  'application/json; charset=utf-8': 'shown',
  'application/vc': 'shown',
  'application/did+json': 'shown',
  'text/plain; charset=utf-8': 'shown',
  'image/svg+xml; charset=utf-8': 'shown',
  'image/svg+xml': 'shown',
  'image/png': 'either',
  'image/jpeg': 'either',
  'image/webp': 'shown',
  'audio/mp4': 'shown',
  // Certificates are shown, what was uploaded is saved: both in a sandbox.
  'application/pdf': 'either',
  'application/zip': 'saved',
  'text/csv; charset=utf-8': 'saved',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'saved',
}

const COOKIE = /^__Host-[a-z]+=[^;]*; /

/** RFC 6266: a plain name, and the whole one encoded; nothing of a name can end it or begin another line. */
const DISPOSITION = /^(inline|attachment); filename="[\w.-]+"(; filename\*=UTF-8''[\w%.!~*'()-]+)?$/

/** What is wrong with an answer to operation or page `name`; empty when nothing is. */
export function headerFaults(name: string, answer: Response): string[] {
  const { headers, status } = answer
  // Where the server of the assets refuses or sends on, there is no body, and the headers of every asset.
  const isAssets = status === 405 || status === 307
  const kind = isAssets ? 'page' : kindOf(answer)
  const faults: string[] = []
  for (const [header, wanted] of Object.entries(HEADERS_OF[kind])) {
    if (header === 'cache-control') continue
    if (headers.get(header) !== wanted) faults.push(`${header}: ${headers.get(header)}`)
  }
  faults.push(...cacheFaults(name, headers.get('cache-control') ?? '', status))
  const type = headers.get('content-type')
  if (type === null) {
    if (![204, 303, 304, 307, 405, 416].includes(status) && answer.body !== null)
      faults.push(`no content-type at ${status}`)
  } else {
    const use = TYPES[type]
    const isSaved = headers.get('content-disposition')?.startsWith('attachment') === true
    if (use === undefined) faults.push(`content-type: ${type}`)
    else if (use !== 'either' && isSaved !== (use === 'saved'))
      faults.push(`${type}: ${headers.get('content-disposition')}`)
  }
  const disposition = headers.get('content-disposition')
  if (disposition !== null && !DISPOSITION.test(disposition)) faults.push(disposition)
  // Nobody is led to another site but to a service of the settings, by a page that names it: `identity/oidc`.
  const refresh = headers.get('refresh') ?? ''
  const elsewhere = [headers.get('location') ?? '/', refresh.replace(/^\d+; *url=/, '')]
  faults.push(...elsewhere.filter((one) => !isOurs(one)).map((one) => `leads to ${one}`))
  if (headers.has('access-control-allow-credentials')) faults.push('credentials for other origins')
  for (const cookie of headers.getSetCookie()) {
    const attributes = cookie.split('; ').slice(1)
    const isSafe =
      COOKIE.test(cookie) &&
      ['Path=/', 'HttpOnly', 'Secure'].every((attribute) => attributes.includes(attribute)) &&
      attributes.some((attribute) => /^SameSite=(Lax|Strict)$/.test(attribute)) &&
      !attributes.some((attribute) => attribute.startsWith('Domain'))
    if (!isSafe) faults.push(`cookie: ${cookie.replace(/=[^;]*/, '=…')}`)
    if (cookie.length > 4096) faults.push('a cookie too long to be kept')
  }
  return faults
}

/** As a browser reads it: `//elsewhere.test` and `/\elsewhere.test` are other sites. */
function isOurs(address: string): boolean {
  const here = 'https://kelas.test'
  return URL.canParse(address, here) && new URL(address, here).origin === here
}

function cacheFaults(name: string, cache: string, status: number): string[] {
  if (cache === 'private, no-store' || cache === 'no-store') return []
  const isFine = status < 400
  if (isFine && MAY_BE_KEPT.has(name) && PUBLIC_CACHE.test(cache)) return []
  if (MAY_BE_ASKED_ANEW.has(name) && ASKED_ANEW.test(cache)) return []
  // The built page for what is not there.
  if (status === 404 && cache === 'public, max-age=0, must-revalidate') return []
  return [`cache-control: ${cache}`]
}
