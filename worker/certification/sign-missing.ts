/**
 * Signs and logs what was issued before certificates were signed, oldest first, from the same frozen facts. A chunk is one
 * batch and is written whole or not at all, so this may be stopped and run again at any point.
 */
import { areaWithKind } from '../../site/src/text/certification.ts'
import { certificateFacts } from '../contract/certification.ts'
import { allow, type Allowed } from '../core/access.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { NATION, type AreaCode } from '../core/region-code.ts'
import { getDistrict, listAreasWithin } from '../regions/index.ts'
import { integrateLog } from './log/log.ts'
import { entryOf, putSigned, signCertificates } from './sign.ts'
import type { CertificateRow } from './store.ts'
import {
  findCredential,
  listUnsigned,
  type CredentialRow,
  type UnsignedCertificate,
} from './store-credentials.ts'
import type { NewEntry } from './log/store-log.ts'

const CHUNK = 100
// D1 answers at most 1,000 queries to one run of a Worker; what is left over is done an hour later.
const MAX_QUERIES = 400

/** Answers how many certificates were signed in this run. */
export async function signMissing(caller: Context): Promise<number> {
  const ctx = asSystem(caller)
  const by = allow(ctx, 'certificate.sign', NATION)
  let done = 0
  let after = ''
  while (ctx.db.meter.queries < MAX_QUERIES) {
    const unsigned = await listUnsigned(ctx.db, by, { after, limit: CHUNK })
    const last = unsigned.at(-1)
    if (last === undefined) break
    done += await signAll(ctx, signable(ctx, unsigned))
    after = last.id
  }
  if (done > 0) await integrateLog(ctx)
  return done
}

/** What was signed for a certificate; one from before is signed now. Refuses DATABASE_BUSY when that fails. */
export async function getCredential(
  caller: Context,
  { id, districtCode }: Pick<CertificateRow, 'id' | 'districtCode'>,
): Promise<CredentialRow> {
  const known = await findCredential(caller.db, id)
  if (known !== null) return known
  const ctx = asSystem(caller)
  const by = allow(ctx, 'certificate.sign', districtCode)
  await signAll(ctx, signable(ctx, await listUnsigned(ctx.db, by, { id })))
  const signed = await findCredential(ctx.db, id)
  if (signed === null) throw new Refusal('DATABASE_BUSY')
  return signed
}

/** Whoever came upon it: the facts were decided by two persons when it was issued, and nothing is decided here. */
function asSystem(caller: Context): Context {
  return { ...caller, actor: { kind: 'system', job: 'signMissing' } }
}

/** A batch for each district; answers how many certificates were signed. */
async function signAll(ctx: Context, unsigned: readonly UnsignedCertificate[]): Promise<number> {
  let done = 0
  for (const district of new Set(unsigned.map(({ districtCode }) => districtCode))) {
    const by = allow(ctx, 'certificate.sign', district)
    const some = unsigned.filter(({ districtCode }) => districtCode === district)
    if (await signSome(ctx, by, some)) done += some.length
  }
  return done
}

/** Those whose facts are whole. How many are not is said each hour; they hold up nothing. */
function signable(ctx: Context, unsigned: readonly UnsignedCertificate[]): UnsignedCertificate[] {
  const whole = unsigned.filter(({ facts }) => certificateFacts.safeParse(facts).success)
  const broken = unsigned.length - whole.length
  // No id: whoever has it has the certificate with its name.
  if (broken > 0) ctx.log({ event: 'certificate.unsigned', requestId: ctx.requestId, broken })
  return whole
}

async function signSome(
  ctx: Context,
  by: Allowed<'certificate.sign'>,
  unsigned: readonly UnsignedCertificate[],
): Promise<boolean> {
  const { code, timeZone } = await getDistrict(ctx, by.area)
  const areas = await areasByName(ctx, by.area)
  const signed = await signCertificates(
    ctx,
    { code, timeZone },
    unsigned.map((certificate) => ({
      ...certificate,
      areaCode: areaOf(certificate, areas),
      issuedAt: certificate.decidedAt,
    })),
  )
  const later: NewEntry[] = []
  for (const [at, { credential }] of signed.entries()) {
    const state = unsigned[at]?.state
    if (state === 'REVOKED') later.push(await entryOf(ctx, 'revoke', credential))
    if (state === 'REPLACED') later.push(await entryOf(ctx, 'replace', credential))
  }
  const entry = {
    entity: 'credential',
    entityId: unsigned[0]?.id ?? '',
    detail: { certificates: signed.length, first: unsigned[0]?.id ?? '' },
  }
  const { applied } = await commit(ctx, by, entry, putSigned(signed, later))
  return applied
}

/** `35.08.01|Desa Tempursari` → `35.08.01.2005` */
async function areasByName(
  { db }: Context,
  district: AreaCode,
): Promise<ReadonlyMap<string, AreaCode>> {
  const areas = await listAreasWithin(db, district)
  return new Map(
    areas.map(({ code, kind, name, parentCode }) => [
      `${parentCode}|${areaWithKind(kind, name)}`,
      code,
    ]),
  )
}

/** By the names that were printed; the sub-district for a village that bears another name by now. */
function areaOf(
  { facts, subDistrictCode }: UnsignedCertificate,
  areas: ReadonlyMap<string, AreaCode>,
): AreaCode {
  const printed = facts.villageName ?? ''
  // Of two villages the first one names the holder, as it does for a new certificate.
  const [first = ''] = printed.split(' dan ')
  return (
    areas.get(`${subDistrictCode}|${printed}`) ??
    areas.get(`${subDistrictCode}|${first}`) ??
    subDistrictCode
  )
}
