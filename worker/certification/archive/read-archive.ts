/**
 * What an archive of verification is made from. The archive itself is put together in the browser, from the same public
 * addresses that anyone may read: a Worker would have to hold a log of megabytes and wait for hundreds of its own answers,
 * and whoever makes an archive that way has followed every address that it promises.
 */
import type { ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/archive.ts'
import { toHex } from '../../contract/byte-text.ts'
import { issuerListText } from '../../contract/issuer-list.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { isWithin, levelOf, NATION, type AreaCode } from '../../core/region-code.ts'
import { listDistricts } from '../../regions/index.ts'
import { findSigned, issuerListAt } from './issuer-list.ts'
import { integrateLog, nodesOf } from '../log/log.ts'
import { consistencyProof, rootAt } from '../log/log-tree.ts'
import { readCheckSummary } from './read-checks.ts'
import { findRootKey } from './root-key.ts'
import { countSigned, listDocuments } from './store-archive.ts'

const PAGE = 100

/** Refuses NOT_FOUND for an area below a district, and for one without a district that is here. */
export async function readArchive(
  ctx: Context,
  area: AreaCode,
): Promise<ReplyOf<typeof contract.readArchive>> {
  const scope = allow(ctx, 'archive.read', area)
  const districts = (await listDistricts(ctx)).filter(({ code }) => isWithin(code, area))
  const [first] = districts
  if (first === undefined || !['nation', 'province', 'district'].includes(levelOf(area))) {
    throw new Refusal('NOT_FOUND')
  }
  const at = instant(ctx.clock)
  const root = await findRootKey(ctx)
  const signed = await countSigned(ctx.db, scope)
  const counted = new Map(signed.map((each) => [each.issuer, each]))
  const name = { nation: 'Indonesia', province: first.provinceName, district: first.name }[
    // Safe: the other levels were refused above.
    levelOf(area) as 'nation' | 'province' | 'district'
  ]
  return {
    area: { code: area, name },
    at,
    root: root === null ? null : { publicKey: ctx.rootKey ?? '', fingerprint: root.fingerprint },
    signed: await findSigned(ctx, scope),
    list: issuerListText(await issuerListAt(ctx, at)),
    districts: districts.flatMap(({ code, name: district }) => {
      const own = counted.get(code)
      return own === undefined
        ? []
        : [{ code, name: district, certificates: own.certificates, lists: own.lists }]
    }),
    logSize: (await integrateLog(ctx)).signed,
    check: await readCheckSummary(ctx, scope),
  }
}

/** Names stand in them: for whoever may read the register of the district. */
export async function listArchiveCredentials(
  ctx: Context,
  district: AreaCode,
  after: string | null,
): Promise<ReplyOf<typeof contract.listArchiveCredentials>> {
  const scope = allow(ctx, 'certificate.read', district)
  const rows = await listDocuments(ctx.db, scope, { after, limit: PAGE + 1 })
  const credentials = rows.slice(0, PAGE)
  return { credentials, next: rows.length > PAGE ? (credentials.at(-1)?.id ?? null) : null }
}

/** Refuses NOT_FOUND for a size that the log has never had. */
export async function readLogHead(
  ctx: Context,
  size: number,
): Promise<ReplyOf<typeof contract.readLogHead>> {
  allow(ctx, 'certificate.verify', NATION)
  const { signed } = await integrateLog(ctx)
  if (size > signed) throw new Refusal('NOT_FOUND')
  const nodes = nodesOf(ctx)
  const proof = await consistencyProof(size, signed, nodes)
  return {
    size,
    root: toHex(await rootAt(size, nodes)),
    newest: { size: signed, root: toHex(await rootAt(signed, nodes)) },
    proof: proof.map(toHex),
  }
}
