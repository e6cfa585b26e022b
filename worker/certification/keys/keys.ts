/**
 * The keys of an issuer: which of them signs now, and what anyone may know of all of them. The first key of an issuer is made
 * when it is first needed. Nothing here hands out a private half that could leave the Worker.
 */
import { fromBase64Url, toBase64Url, type Bytes } from '../../contract/byte-text.ts'
import type { IssuerKey } from '../../contract/credentials.ts'
import { allow } from '../../core/access.ts'
import { instant, type Instant, type TimeZone } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { NATION, type AreaCode } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import { issuerDid, platformDid } from '../credential/did-document.ts'
import { kidOf } from '../credential/multikey.ts'
import { beginningOfDay } from './key-rules.ts'
import {
  findActive,
  firstDecisionOf,
  listKeysOf,
  putKey,
  type KeyRow,
  type NewKeyRow,
  type PublicKeyRow,
  type SigningRow,
} from './store-keys.ts'

export const PLATFORM = 'platform'

export type SigningKey = {
  /** 8 hex digits. */
  readonly kid: string
  /** 32 raw bytes. */
  readonly publicKey: Bytes
  /** What is dated before this is not of this key: what was decided before has to be dated on it. */
  readonly usableFrom: Instant
  /** Ed25519, not extractable. */
  readonly key: CryptoKey
  /** 64 bytes. */
  readonly sign: (bytes: Bytes) => Promise<Uint8Array>
}

/**
 * The active key of `35.08` or `platform`, made and published now when the issuer has none. Throws when its private half is
 * under a KEK that is not here. Whoever writes what it signed checks in the same batch that the key is still active.
 */
export async function signingKey(ctx: Context, issuer: string): Promise<SigningKey> {
  const row = await getActive(ctx, issuer)
  const key = await ctx.secrets.keys.unwrap(ownerOf(row), row)
  return {
    kid: row.kid,
    publicKey: publicKeyOf(row),
    usableFrom: row.usableFrom,
    key,
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, bytes)),
  }
}

async function getActive(caller: Context, issuer: string): Promise<SigningRow> {
  const scope = allow(caller, 'certificate.verify', areaOf(issuer))
  const known = await findActive(caller.db, scope, issuer)
  if (known !== null) return known
  // Whoever signs first: the first key of an issuer is made by the platform.
  const ctx: Context = { ...caller, actor: { kind: 'system', job: 'first-key' } }
  await makeFirstKey(ctx, issuer)
  const made = await findActive(ctx.db, scope, issuer)
  if (made === null) throw new Refusal('DATABASE_BUSY')
  return made
}

/** Active at once, and for all that was issued before it was here. Of two that come at once the first stays. */
export async function makeFirstKey(ctx: Context, issuer: string): Promise<void> {
  const by = allow(ctx, 'key.publish', areaOf(issuer))
  const first = await firstDecisionOf(ctx.db, by, issuer)
  const usableFrom = beginningOfDay(first ?? ctx.clock.now(), await zoneOf(ctx, issuer))
  const key = await newKey(ctx, issuer, { state: 'ACTIVE', usableFrom })
  await commit(ctx, by, keyEntry(key, { state: key.state }), [putKey(key)])
}

/** A new pair, its private half wrapped; not stored yet. */
export async function newKey(
  ctx: Context,
  issuer: string,
  { state, usableFrom }: Pick<NewKeyRow, 'state' | 'usableFrom'>,
): Promise<NewKeyRow> {
  const made = await ctx.secrets.keys.generate(async (publicKey) =>
    ownerOf({ issuer, kid: await kidOf(publicKey) }),
  )
  return {
    issuer,
    kid: await kidOf(made.publicKey),
    publicKey: toBase64Url(made.publicKey),
    wrapped: made.wrapped,
    kek: made.kek,
    state,
    usableFrom,
    publishedAt: instant(ctx.clock),
  }
}

/** For an office that looks after its keys, newest first. Refuses NOT_FOUND for a district that is not here. */
export async function listKeys(ctx: Context, issuer: string): Promise<IssuerKey[]> {
  const by = allow(ctx, 'key.read', areaOf(issuer))
  await zoneOf(ctx, issuer)
  return (await listKeysOf(ctx.db, by, issuer)).map(asIssuerKey)
}

/** For verifiers: those whose signatures may be checked or were once, newest first. Empty before the first. */
export function listPublicKeys(ctx: Context, issuer: string): Promise<PublicKeyRow[]> {
  return listKeysOf(ctx.db, allow(ctx, 'certificate.verify', areaOf(issuer)), issuer)
}

/** True for a key that was withdrawn before it could sign. */
export function wasWithdrawn({ usableFrom, usableUntil }: PublicKeyRow): boolean {
  return usableUntil !== null && usableUntil <= usableFrom
}

export function asIssuerKey(row: PublicKeyRow): IssuerKey {
  const { issuer, kid, state, publishedAt, usableFrom, usableUntil, destroyedAt } = row
  const isDestroyed = destroyedAt !== null
  return { issuer, kid, state, publishedAt, usableFrom, usableUntil, isDestroyed }
}

export function publicKeyOf(row: Pick<KeyRow, 'publicKey'>): Bytes {
  const bytes = fromBase64Url(row.publicKey)
  if (bytes === null) throw new Error('a stored public key is base64url')
  return bytes
}

/** What the wrapped half is bound to. */
export function ownerOf({ issuer, kid }: Pick<KeyRow, 'issuer' | 'kid'>): string {
  return `${issuer}|${kid}`
}

export function areaOf(issuer: string): AreaCode {
  return issuer === PLATFORM ? NATION : issuer
}

export function didOf(ctx: Pick<Context, 'origin'>, issuer: string): string {
  return issuer === PLATFORM ? platformDid(ctx.origin) : issuerDid(ctx.origin, issuer)
}

/** In which the years of an issuer's keys begin. Refuses NOT_FOUND for a district that is not here. */
export async function zoneOf(ctx: Context, issuer: string): Promise<TimeZone> {
  return issuer === PLATFORM ? 'Asia/Jakarta' : (await getDistrict(ctx, issuer)).timeZone
}

/** The audit row of a change of a key. */
export function keyEntry(
  key: Pick<KeyRow, 'issuer' | 'kid'>,
  detail: Readonly<Record<string, string | number | null>>,
) {
  return { entity: 'issuer_key', entityId: `${key.issuer}#${key.kid}`, detail }
}
