/**
 * The issuer list of now, for the keeper of the root key and for archives, and taking the signature that comes back from the
 * machine without a network. A list says as of when it is: the signature may take days to come.
 */
import { PRODUCT } from '../../../site/src/text/frame.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/archive.ts'
import { ed25519Verify } from '../../contract/ed25519.ts'
import {
  isSignedByRoot,
  issuerListText,
  readIssuerList as readText,
  type IssuerList,
  type ListedKey,
} from '../../contract/issuer-list.ts'
import { allow, type Scope } from '../../core/access.ts'
import { instant, offsetHours, type Instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { NATION } from '../../core/region-code.ts'
import { sha256 } from '../../core/sha256.ts'
import { listDistricts } from '../../regions/index.ts'
import { listPublicKeys, PLATFORM, wasWithdrawn } from '../keys/keys.ts'
import { allowedOf } from '../verify/read-bundle.ts'
import { findRootKey } from './root-key.ts'
import { findSignedList, putSignedList, type SignedListRow } from './store-archive.ts'
import { listDistrictKeys, type PublicKeyRow } from '../keys/store-keys.ts'

/** Issuers that have a key, and the platform. */
export async function issuerListAt(ctx: Context, asOf: Instant): Promise<IssuerList> {
  const scope = allow(ctx, 'certificate.verify', NATION)
  const ofDistricts = Map.groupBy(await listDistrictKeys(ctx.db, scope), ({ issuer }) => issuer)
  const platform = {
    issuer: PLATFORM,
    name: PRODUCT,
    utcOffset: 7,
    keys: await keysOf(ctx, scope, (await listPublicKeys(ctx, PLATFORM)).toReversed()),
  } as const
  const issuers: IssuerList['issuers'][number][] = [platform]
  for (const { code, name, timeZone } of (await listDistricts(ctx)).toSorted(byCode)) {
    const own = ofDistricts.get(code)
    if (own === undefined) continue
    const keys = await keysOf(ctx, scope, own)
    issuers.push({ issuer: code, name, utcOffset: offsetHours(timeZone), keys })
  }
  return { origin: ctx.origin, asOf, issuers }
}

const byCode = (one: { readonly code: string }, other: { readonly code: string }) =>
  one.code < other.code ? -1 : 1

function keysOf(ctx: Context, scope: Scope, rows: readonly PublicKeyRow[]): Promise<ListedKey[]> {
  const spoke = rows.filter((row) => row.state === 'COMPROMISED' || !wasWithdrawn(row))
  return Promise.all(
    spoke.map(async (row) => ({
      kid: row.kid,
      x: row.publicKey,
      from: row.usableFrom,
      until: row.usableUntil,
      ...(row.state === 'COMPROMISED' ? { stolen: await stolenOf(ctx, scope, row) } : {}),
    })),
  )
}

async function stolenOf(ctx: Context, scope: Scope, row: PublicKeyRow) {
  const allowed = row.issuer === PLATFORM ? [] : await allowedOf(ctx, scope, row)
  return { logSize: row.logSize ?? 0, allowed }
}

export async function readIssuerList(
  ctx: Context,
): Promise<ReplyOf<typeof contract.readIssuerList>> {
  allow(ctx, 'issuers.sign', NATION)
  const root = await findRootKey(ctx)
  const list = issuerListText(await issuerListAt(ctx, instant(ctx.clock)))
  return { list, fingerprint: root?.fingerprint ?? null }
}

/**
 * Refuses ROOT_KEY_MISSING before the deployment names a root key, INPUT_INVALID for what is no list or is of a day to come,
 * SIGNATURE_WRONG, and CHANGED_MEANWHILE when issuers or keys are no longer as the list says: then the one of today is signed.
 */
export async function signIssuerList(
  ctx: Context,
  { list, signature }: InputOf<typeof contract.signIssuerList>,
): Promise<contract.SignedList> {
  const by = allow(ctx, 'issuers.sign', NATION)
  const root = await findRootKey(ctx)
  if (root === null) throw new Refusal('ROOT_KEY_MISSING')
  const at = instant(ctx.clock)
  const read = readText(list)
  if (read === null || read.asOf > at) {
    throw new Refusal('INPUT_INVALID', { issues: [{ path: 'list', message: 'no_issuer_list' }] })
  }
  if (!(await isSignedByRoot({ list, signature }, root.publicKey, ed25519Verify))) {
    throw new Refusal('SIGNATURE_WRONG')
  }
  const id = await sha256(list)
  const known = await findSignedList(ctx.db, by, { id })
  if (known !== null) return asSigned(ctx, known)
  if (!(await isCurrent(ctx, list))) throw new Refusal('CHANGED_MEANWHILE')

  const row = { id, list, kid: root.kid, signature, acceptedAt: at }
  const entry = {
    entity: 'issuer_list',
    entityId: id,
    detail: { kid: root.kid, asOf: read.asOf, issuers: read.issuers.length },
  }
  const { applied } = await commit(ctx, by, entry, [putSignedList(row)])
  // Somebody else brought the same one.
  const stored = applied ? row : await findSignedList(ctx.db, by, { id })
  if (stored === null) throw new Refusal('DATABASE_BUSY')
  return asSigned(ctx, stored)
}

/** The last list that the root key of now has signed; null before the first. */
export async function findSigned(ctx: Context, scope: Scope): Promise<contract.SignedList | null> {
  const root = await findRootKey(ctx)
  if (root === null) return null
  const row = await findSignedList(ctx.db, scope, { kid: root.kid })
  return row === null ? null : asSigned(ctx, row)
}

async function asSigned(
  ctx: Context,
  { list, signature, kid, acceptedAt }: SignedListRow,
): Promise<contract.SignedList> {
  return { list, signature, kid, acceptedAt, isCurrent: await isCurrent(ctx, list) }
}

/** Whether issuers and keys are as a list says, whatever its day. */
async function isCurrent(ctx: Context, list: string): Promise<boolean> {
  const read = readText(list)
  return read !== null && issuerListText(await issuerListAt(ctx, read.asOf)) === list
}
