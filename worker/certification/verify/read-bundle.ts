/**
 * `/issuers.json`: what a phone keeps to check papers without signal. As of the start of the hour, though it may hold later
 * revocations: it never says that it knows more than it does, and it stays the same file for an hour.
 */
import { areaWithKind } from '../../../site/src/text/certification.ts'
import { claimsFingerprint, readToken } from '../../contract/certificate-token.ts'
import {
  packIndices,
  type BundleIssuer,
  type BundleKey,
  type VerifierBundle,
} from '../../contract/verifier-bundle.ts'
import { allow, type Scope } from '../../core/access.ts'
import { offsetHours, type Instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { districtOf, isWithin, NATION, type AreaCode } from '../../core/region-code.ts'
import { listVersionTitles } from '../../curriculum/index.ts'
import { listAreasWithin, listDistricts } from '../../regions/index.ts'
import { ownerOf, wasWithdrawn } from '../keys/keys.ts'
import { startOfHour } from './read-status-list.ts'
import { listDistrictKeys, type PublicKeyRow } from '../keys/store-keys.ts'
import { listStatementPlaces } from '../statements/store-signed.ts'
import { listLastLists, listTakenBack, listTokensBefore } from './store-verifiers.ts'

const STATE_OF = {
  PUBLISHED: 'next',
  ACTIVE: 'active',
  RETIRED: 'retired',
  COMPROMISED: 'compromised',
} as const satisfies Record<PublicKeyRow['state'], BundleKey['state']>

/** Issuers within an area that have a key. Names of villages come along for a part of the country: of all they have 4 MB. */
export async function readBundle(ctx: Context, area: AreaCode): Promise<VerifierBundle> {
  const scope = allow(ctx, 'certificate.verify', area)
  const at = startOfHour(ctx.clock.now())
  const districts = (await listDistricts(ctx)).filter(({ code }) => isWithin(code, area))
  const keys = Map.groupBy(await listDistrictKeys(ctx.db, scope), ({ issuer }) => issuer)
  const lists = await listsOf(ctx, scope, at)
  const areas = area === NATION ? null : await areasOf(ctx, area)
  const courses = await listVersionTitles(ctx.db)
  const issuers: BundleIssuer[] = []
  for (const district of districts) {
    const own = keys.get(district.code)
    if (own === undefined) continue
    issuers.push({
      code: district.code,
      name: district.name,
      utcOffset: offsetHours(district.timeZone),
      keys: await Promise.all(
        own.filter((key) => !wasWithdrawn(key)).map((key) => asBundleKey(ctx, scope, key)),
      ),
      lists: lists.get(district.code) ?? [],
      ...(areas === null ? {} : { areas: areas.get(district.code) ?? {} }),
    })
  }
  return { v: 1, at, issuers, courses }
}

async function listsOf(
  ctx: Context,
  scope: Scope,
  at: Instant,
): Promise<ReadonlyMap<AreaCode, BundleIssuer['lists']>> {
  const places = Map.groupBy(
    await listTakenBack(ctx.db, scope),
    ({ issuer, list }) => `${issuer}/${list}`,
  )
  const rows = await listLastLists(ctx.db, scope)
  const statements = await statementListsOf(ctx, scope, at)
  return new Map(
    rows.map(({ issuer, last }) => [
      issuer,
      [
        ...Array.from({ length: last }, (_, before) => {
          const revoked = places.get(`${issuer}/${before + 1}`) ?? []
          return { list: before + 1, at, revoked: packIndices(revoked.map(({ place }) => place)) }
        }),
        ...(statements.get(issuer) ?? []),
      ],
    ]),
  )
}

/** The lists from 1001 on, of those districts that have stated their coverage. */
async function statementListsOf(
  ctx: Context,
  scope: Scope,
  at: Instant,
): Promise<ReadonlyMap<AreaCode, BundleIssuer['lists']>> {
  const places = await listStatementPlaces(ctx.db, scope)
  const byIssuer = Map.groupBy(places, ({ issuer }) => issuer)
  return new Map(
    Array.from(byIssuer, ([issuer, own]) => [
      issuer,
      Array.from(
        Map.groupBy(own, ({ list }) => list),
        ([list, rows]) => {
          const taken = rows.flatMap(({ place, isTakenBack }) => (isTakenBack === 1 ? [place] : []))
          return { list, at, revoked: packIndices(taken) }
        },
      ),
    ]),
  )
}

async function asBundleKey(ctx: Context, scope: Scope, key: PublicKeyRow): Promise<BundleKey> {
  return {
    kid: key.kid,
    x: key.publicKey,
    from: secondsOf(key.usableFrom),
    until: key.usableUntil === null ? null : secondsOf(key.usableUntil),
    state: STATE_OF[key.state],
    ...(key.state === 'COMPROMISED' ? { allowed: await allowedOf(ctx, scope, key) } : {}),
  }
}

/** By key: what it signed until the last good instant is decided once and never changes. */
const allowed = new Map<string, readonly string[]>()

/** `claimsFingerprint` of every certificate that a compromised key signed and the log held at its last good instant. */
export async function allowedOf(
  ctx: Context,
  scope: Scope,
  key: PublicKeyRow,
): Promise<readonly string[]> {
  const owner = ownerOf(key)
  const known = allowed.get(owner)
  if (known !== undefined) return known
  const { issuer, kid, logSize } = key
  const tokens = await listTokensBefore(ctx.db, scope, { issuer, kid, logSize: logSize ?? 0 })
  const fingerprints = await Promise.all(tokens.map(fingerprintOf))
  allowed.set(owner, fingerprints)
  return fingerprints
}

function fingerprintOf(digits: string): Promise<string> {
  const read = readToken(digits)
  if (!read.ok) throw new Error('a stored token can be read')
  return claimsFingerprint(read.token.claims)
}

/** By district: `35.08.01.2005` → `Desa Tempursari, Kecamatan Tempursari`. */
async function areasOf(
  ctx: Context,
  area: AreaCode,
): Promise<ReadonlyMap<AreaCode, Readonly<Record<string, string>>>> {
  const rows = await listAreasWithin(ctx.db, area)
  const names = new Map(rows.map(({ code, kind, name }) => [code, areaWithKind(kind, name)]))
  const districts = new Map<AreaCode, Record<string, string>>()
  for (const { code, kind, parentCode } of rows) {
    if (kind === 'kabupaten' || kind === 'kota') continue
    const parent = kind === 'kecamatan' ? undefined : names.get(parentCode)
    const own = districts.get(districtOf(code)) ?? {}
    own[code] = [names.get(code), parent].filter(Boolean).join(', ')
    districts.set(districtOf(code), own)
  }
  return districts
}

function secondsOf(at: Instant): number {
  return Math.floor(Date.parse(at) / 1000)
}
