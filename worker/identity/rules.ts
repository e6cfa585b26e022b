/** The rules of signing in: which PINs are too easy, how long a lock and a session last. Pure. */

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Wrong tries until a lock. */
export const TRIES = 5
/** What a lock lasts that only a new activation code ends: further than any clock. */
export const UNTIL_OFFICER = '9999-12-31T00:00:00.000Z'
/** The first and the second lock in a row, in seconds; what follows depends on the kind of account. */
export const LOCKS = { first: 15 * MINUTE, second: HOUR }

export const CODE_LENGTH = 10
export const CODE_DAYS = 14
/** How long a repeat of an activation, whose answer was lost on the way, is still answered. */
export const REPEAT_SECONDS = DAY

/** Wrong codes per window: one address (a hall of 200 telephones behind one router must fit), and the whole country. */
export const CODE_CEILING = { windowSeconds: 10 * MINUTE, perAddress: 300, all: 20_000 }

/** How long a telephone stays known: Chrome keeps no cookie longer. */
export const DEVICE_SECONDS = 400 * DAY

/** Sessions by kind: seconds without use, seconds altogether, and whether the cookie outlives the browser. */
export const SESSION_LIFE = {
  own: { idle: 30 * DAY, absolute: 180 * DAY, keep: true },
  shared: { idle: 12 * HOUR, absolute: 7 * DAY, keep: false },
  staff: { idle: 12 * HOUR, absolute: 7 * DAY, keep: false },
} as const
export type SessionLife = keyof typeof SESSION_LIFE

/**
 * Upload tokens: how long one lives, how old a registration must be to be renewed (seconds), how many a cadre may have, and in
 * how many seconds she may make as many anew: then none is made that drives another of the same day out.
 */
export const UPLOAD = { life: 180 * DAY, prolong: DAY, most: 10, window: DAY }

/** Use moves a session's end at most this often, so that a page view seldom writes. */
export const TOUCH_SECONDS = 10 * MINUTE

export type WeakPin = 'SHAPE' | 'REPEATED' | 'SEQUENCE' | 'BIRTH'

/** Why a PIN is too easy to guess for those who know her; null when it may be used. */
export function weakPin(pin: string): WeakPin | null {
  if (!/^\d{6}$/.test(pin)) return 'SHAPE'
  if (new Set(pin).size <= 2 || /^(\d{2})\1\1$|^(\d{3})\2$|^(\d)\3(\d)\4(\d)\5$/.test(pin))
    return 'REPEATED'
  if ('01234567890123456789'.includes(pin) || '98765432109876543210'.includes(pin))
    return 'SEQUENCE'
  return isBirth(pin) ? 'BIRTH' : null
}

/** A year 19xx or 20xx at either end, or a date as DDMMYY. */
function isBirth(pin: string): boolean {
  const day = Number(pin.slice(0, 2))
  const month = Number(pin.slice(2, 4))
  const isDate = day >= 1 && day <= 31 && month >= 1 && month <= 12
  return isDate || /^(19|20)/.test(pin) || /(19|20)\d{2}$/.test(pin)
}

/** What one line has: an IPv4 address, or the first 64 bits of an IPv6 one, for the other 64 are its owner's to choose. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!address.includes(':')) return address
  const [left = [], right = []] = address
    .toLowerCase()
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''))
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}

/** User names are compared without case, as people type them. */
export function usernameKey(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

export type CodeState = 'live' | 'used' | 'over'

/** Whether a code may still be used at an instant. `over`: run out, or a newer one took its place. */
export function codeState(
  code: {
    readonly usedAt: string | null
    readonly voidedAt: string | null
    readonly expiresAt: string
  },
  now: string,
): CodeState {
  if (code.usedAt !== null) return 'used'
  return code.voidedAt !== null || code.expiresAt <= now ? 'over' : 'live'
}

// Edge, Opera, Samsung and UC also call themselves Chrome, and Chrome calls itself Safari: order matters.
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Opera Mini|OPR\/|OPiOS/, 'Opera'],
  [/SamsungBrowser/, 'Samsung Internet'],
  [/UCBrowser|UCWEB/, 'UC Browser'],
  [/Edg(A|iOS)?\//, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iPhone'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
]

/** Browser and system by name, `Chrome, Android`: enough to know one's own telephone, too little to follow anyone. */
export function clientOf(userAgent: string): string {
  const named = (known: readonly (readonly [RegExp, string])[]) =>
    known.find(([shape]) => shape.test(userAgent))?.[1]
  return [named(BROWSERS), named(SYSTEMS)].filter((name) => name !== undefined).join(', ')
}
