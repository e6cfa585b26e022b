/**
 * Security headers of everything the Worker answers. Static assets get theirs from `site/public/_headers`; the pages'
 * script and style hashes stand in the CSP meta element that Astro writes into each document.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
  // What may be kept says so itself: public totals and static assets.
  'cache-control': 'private, no-store',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy':
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
}

/** For answers that are no document: nothing in them may run, whatever they hold. */
export const DATA_CSP = "default-src 'none'; frame-ancestors 'none'; sandbox"
