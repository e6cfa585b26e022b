/** The numbers of passkeys, and where they can be. Pure. */

/** How long a question waits for its answer. */
export const CHALLENGE_SECONDS = 5 * 60

/** How long the browser lets its owner look for the device. */
export const ASK_MILLISECONDS = 2 * 60 * 1000

/** Passkeys of one account: a few computers, a telephone, a key in the drawer. */
export const MOST_KEYS = 10

const LABEL_LENGTH = 40

/** Where a passkey belongs: the domain that it is bound to, and the only address whose pages may ask for it. */
export type KeySite = { readonly rpId: string; readonly origin: string }

/**
 * Null where no browser would take part: an address that is neither the official one nor `localhost`, or whose host is a number
 * (WebAuthn Level 3, 5.1.2: an RP ID is a domain; `localhost` is one, 127.0.0.1 is not). `address`: of the request. `official`: ORIGIN.
 */
export function keySite(address: string, official: string): KeySite | null {
  const asked = new URL(address)
  const home = new URL(official)
  const isLocal = asked.hostname === 'localhost' && asked.protocol === 'http:'
  if (!isLocal && asked.host !== home.host) return null
  const { hostname, origin } = isLocal ? asked : home
  return /^[\d.]+$|^\[/.test(hostname) ? null : { rpId: hostname, origin }
}

/**
 * Whether a count tells of a copy: it must go up with every signature, unless the device does not count at all (0 before and now).
 * WebAuthn Level 3, 6.1.1.
 */
export function isCopied(before: number, now: number): boolean {
  return (before > 0 || now > 0) && now <= before
}

/** The owner's word for a device; null when there is none, or it is no single short line. */
export function keyLabel(typed: string): string | null {
  // oxlint-disable-next-line no-control-regex -- that is what is looked for
  const label = typed.replaceAll(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ').trim()
  return label === '' || label.length > LABEL_LENGTH ? null : label
}
