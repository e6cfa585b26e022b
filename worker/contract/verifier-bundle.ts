/**
 * What a device keeps to check certificates without signal: the issuers of a province with their keys, what each has
 * revoked, and the names behind the codes of a token. It carries no signature of its own: it is trusted as far as the
 * address that it was fetched from.
 */
import { fromBase64Url, toBase64Url } from './byte-text.ts'

export type VerifierBundle = {
  readonly v: 1
  /** When it was made, UTC: `2026-11-21T08:30:00.000Z`. */
  readonly at: string
  readonly issuers: readonly BundleIssuer[]
  /** Every version that a certificate of these issuers names. */
  readonly courses: readonly BundleCourse[]
}

export type BundleIssuer = {
  /** District code, `35.08`. */
  readonly code: string
  /** `Kabupaten Lumajang` */
  readonly name: string
  /** Hours ahead of UTC, for dates as they are printed. */
  readonly utcOffset: 7 | 8 | 9
  readonly keys: readonly BundleKey[]
  readonly lists: readonly BundleList[]
  /** `Desa Tempursari, Kecamatan Tempursari` by region code; whoever is not in it is shown by the code. */
  readonly areas?: Readonly<Record<string, string>>
}

export type BundleKey = {
  /** First 4 bytes of SHA-256 of the raw public key, as hex. */
  readonly kid: string
  /** The raw public key, base64url. */
  readonly x: string
  /** Seconds since 1970: the key speaks for certificates issued from `from` up to and with `until`. */
  readonly from: number
  readonly until: number | null
  readonly state: 'next' | 'active' | 'retired' | 'compromised'
  /**
   * Of a compromised key, what it signed before: `claimsFingerprint` of each certificate that the log held at the last good
   * instant. Whoever has the key can write any date and any index that others can read, but no claims of this fingerprint.
   */
  readonly allowed?: readonly string[]
}

export type BundleList = {
  /** From 1, as in `/status/35.08/1`. */
  readonly list: number
  /** As of when, UTC. */
  readonly at: string
  /** The revoked indices as `packIndices` writes them. */
  readonly revoked: string
}

export type BundleCourse = {
  readonly code: string
  readonly version: number
  readonly title: string
  /** Jam Pelajaran. */
  readonly hours: number
}

/** Whether a place in a status list is revoked, and as of when that is known; `at` is null when the list is not here. */
export type Revocations = (
  issuer: string,
  list: number,
  index: number,
) => { readonly revoked: boolean; readonly at: string | null }

export function revocationsIn(bundle: VerifierBundle): Revocations {
  const opened = new Map<BundleList, ReadonlySet<number>>()
  return (issuer, list, index) => {
    const found = issuerIn(bundle, issuer)?.lists.find((one) => one.list === list)
    if (found === undefined) return { revoked: false, at: null }
    const revoked = opened.get(found) ?? new Set(unpackIndices(found.revoked))
    opened.set(found, revoked)
    return { revoked: revoked.has(index), at: found.at }
  }
}

export function issuerIn(bundle: VerifierBundle, code: string): BundleIssuer | undefined {
  return bundle.issuers.find((issuer) => issuer.code === code)
}

/**
 * Indices in ascending order as base64url of their distances, each in groups of 7 bits, lowest first, with the high bit on
 * all but the last (LEB128). Throws RangeError when they are out of order or twice.
 */
export function packIndices(indices: readonly number[]): string {
  const bytes: number[] = []
  let next = 0
  for (const index of indices) {
    let distance = index - next
    if (!Number.isSafeInteger(index) || distance < 0) throw new RangeError('indices must ascend')
    for (; distance >= 128; distance = Math.floor(distance / 128))
      bytes.push((distance % 128) + 128)
    bytes.push(distance)
    next = index + 1
  }
  return toBase64Url(Uint8Array.from(bytes))
}

/** Throws RangeError for a damaged text: reading it as "nothing revoked" would vouch for what was taken back. */
export function unpackIndices(text: string): number[] {
  const bytes = fromBase64Url(text)
  if (bytes === null) throw new RangeError('not base64url')
  const indices: number[] = []
  let next = 0
  let distance = 0
  let unit = 1
  for (const byte of bytes) {
    distance += (byte % 128) * unit
    if (byte >= 128) {
      unit *= 128
      continue
    }
    indices.push(next + distance)
    next += distance + 1
    distance = 0
    unit = 1
  }
  if (unit !== 1 || !Number.isSafeInteger(next)) throw new RangeError('indices are cut off')
  return indices
}
