/**
 * Security headers of everything the Worker answers: one table, by the kind of the answer. Static assets get theirs from
 * `site/public/_headers`; the pages' script and style hashes stand in the CSP meta element that Astro writes into each
 * document. A test holds every answer and every built file to this table.
 */

/**
 * For pages and their files: nothing from elsewhere, which a worker that reads a file keeps to too. Which inline scripts and
 * styles may run says each page's own CSP meta element, by hash; both policies count.
 */
const PAGE_CSP =
  "default-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"

/** For answers that are no document: nothing in them may run, whatever they hold. */
export const DATA_CSP = "default-src 'none'; frame-ancestors 'none'; sandbox"

/** Whatever is answered, by whomever. */
const ALWAYS = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
} as const

/**
 * `page`: an HTML document. `data`: for this site's own scripts and people only, so that no other site may even embed it.
 * `public`: what any site may load, because anyone may read it; who answers it says how long it is kept.
 */
export const HEADERS_OF = {
  page: {
    ...ALWAYS,
    // What may be kept says so itself: public totals and static assets.
    'cache-control': 'private, no-store',
    'content-security-policy': PAGE_CSP,
    'cross-origin-opener-policy': 'same-origin',
  },
  data: {
    ...ALWAYS,
    'cache-control': 'private, no-store',
    'content-security-policy': DATA_CSP,
    'cross-origin-resource-policy': 'same-origin',
  },
  public: { ...ALWAYS, 'cache-control': 'private, no-store', 'content-security-policy': DATA_CSP },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>

type AnswerKind = keyof typeof HEADERS_OF

/** Of which kind an answer is, by what it says of itself. */
export function kindOf({ headers }: Pick<Response, 'headers'>): AnswerKind {
  if ((headers.get('content-type') ?? '').startsWith('text/html')) return 'page'
  const isOpen = headers.get('access-control-allow-origin') === '*'
  return isOpen || (headers.get('cache-control') ?? '').startsWith('public') ? 'public' : 'data'
}

/** A copy (an asset's headers cannot be set) with what its kind needs; what the answer says itself stands. */
export function withSecurityHeaders(answer: Response, requestId: string): Response {
  const copy = new Response(answer.body, answer)
  for (const [name, value] of Object.entries(HEADERS_OF[kindOf(answer)])) {
    if (!copy.headers.has(name)) copy.headers.set(name, value)
  }
  copy.headers.set('x-request-id', requestId)
  return copy
}
