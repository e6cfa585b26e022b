/**
 * Whose keys count: the list that the root key signed, narrowed by the list of when the archive was made. That one may close a
 * key or call it stolen; a key that only it names is used too, and everything under it is said to be vouched for by nobody.
 */
import { fromBase64Url, type Bytes } from '../../../worker/contract/byte-text.ts'
import type { Verify } from '../../../worker/contract/ed25519.ts'
import {
  isSignedByRoot,
  readIssuerList,
  rootFingerprint,
  type IssuerList,
  type ListedIssuer,
  type ListedKey,
} from '../../../worker/contract/issuer-list.ts'
import type { ArchiveData } from './data.ts'

export type TrustedKey = ListedKey & {
  readonly publicKey: Bytes
  /** Whether the root key vouches for it. */
  readonly isVouched: boolean
}
export type TrustedIssuer = Omit<ListedIssuer, 'keys'> & { readonly keys: readonly TrustedKey[] }

export type Root = {
  readonly state: 'signed' | 'unsigned' | 'wrong'
  /** To be compared by eye; null when nothing is signed. */
  readonly fingerprint: string | null
  /** As of when the signed list is. */
  readonly asOf: string | null
}

export type Trust = {
  readonly root: Root
  readonly origin: string
  readonly issuers: ReadonlyMap<string, TrustedIssuer>
}

/** Null when the archive has no list that can be read. */
export async function readTrust(
  { signed, list }: Pick<ArchiveData, 'signed' | 'list'>,
  verify: Verify,
): Promise<Trust | null> {
  const now = readIssuerList(list)
  if (now === null) return null
  const root = await readRoot(signed, verify)
  const vouched = signed !== null && root.state === 'signed' ? readIssuerList(signed.list) : null
  // Another platform's list, however well signed, says nothing about this one.
  if (vouched !== null && vouched.origin !== now.origin) return null
  return { root, origin: now.origin, issuers: merged(vouched, now) }
}

async function readRoot(signed: ArchiveData['signed'], verify: Verify): Promise<Root> {
  if (signed === null) return { state: 'unsigned', fingerprint: null, asOf: null }
  const publicKey = fromBase64Url(signed.publicKey)
  const isRight = publicKey !== null && (await isSignedByRoot(signed, publicKey, verify))
  const fingerprint = publicKey === null ? null : await rootFingerprint(publicKey)
  const asOf = readIssuerList(signed.list)?.asOf ?? null
  return { state: isRight && asOf !== null ? 'signed' : 'wrong', fingerprint, asOf }
}

function merged(vouched: IssuerList | null, now: IssuerList): Map<string, TrustedIssuer> {
  const issuers = new Map<string, TrustedIssuer>()
  const signedIssuers = vouched?.issuers ?? []
  const codes = new Set([...signedIssuers, ...now.issuers].map(({ issuer }) => issuer))
  for (const code of codes) {
    const own = signedIssuers.find(({ issuer }) => issuer === code)
    const later = now.issuers.find(({ issuer }) => issuer === code)
    const named = own ?? later
    if (named === undefined) continue
    issuers.set(code, { ...named, keys: mergedKeys(own?.keys ?? [], later?.keys ?? []) })
  }
  return issuers
}

function mergedKeys(vouched: readonly ListedKey[], now: readonly ListedKey[]): TrustedKey[] {
  const keys: TrustedKey[] = []
  for (const { kid, x } of [...vouched, ...now]) {
    const publicKey = fromBase64Url(x)
    if (publicKey === null || keys.some((key) => key.kid === kid)) continue
    const signed = vouched.find((key) => key.kid === kid && key.x === x)
    const later = now.find((key) => key.kid === kid && key.x === x)
    const from =
      [signed, later]
        .flatMap((key) => key?.from ?? [])
        .sort()
        .at(-1) ?? ''
    const until = [signed, later].flatMap((key) => key?.until ?? []).sort()[0] ?? null
    const stolen = later?.stolen ?? signed?.stolen
    const dates = { from, until, ...(stolen === undefined ? {} : { stolen }) }
    keys.push({ kid, x, ...dates, publicKey, isVouched: signed !== undefined })
  }
  return keys
}

/** Whether a key counts for what is dated `at`, to the second: documents say no more. */
export function countsAt({ from, until }: TrustedKey, at: string): boolean {
  const seconds = (moment: string) => Math.floor(Date.parse(moment) / 1000)
  return seconds(at) >= seconds(from) && (until === null || seconds(at) <= seconds(until))
}
