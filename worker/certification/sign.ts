/**
 * Signs certificates: the open badge, the token of the printed QR, a place in a status list and the log's entry, all from the
 * frozen facts. Writes nothing: what comes back goes into the batch that issues.
 */
import type { CertificateFacts } from '../contract/certification.ts'
import { packToken } from '../contract/certificate-token.ts'
import { STATUS_LIST_LENGTH } from '../contract/token-claims.ts'
import { leafText, loggedHash, loggedId, type LogEntry } from '../contract/transparency-log.ts'
import { instant, startOf, type Instant, type TimeZone } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import { sha256 } from '../core/sha256.ts'
import { openBadge } from './credential/credential.ts'
import { issuerDid, verificationMethod } from './credential/did-document.ts'
import { signCredential } from './credential/proof.ts'
import { signingKey } from './keys/keys.ts'
import {
  listGiven,
  putCredentials,
  readNewestList,
  type CredentialRow,
} from './store-credentials.ts'
import { appendToLog, type NewEntry } from './log/store-log.ts'

// A bound text may hold 2 MB; a credential with its token has 4 kB, with the longest texts 15.
const CHUNK = 100

export type ToSign = {
  readonly id: string
  readonly facts: CertificateFacts
  /** The 12 characters of the verification code. */
  readonly verificationCode: string
  /** Where the holder serves: a village's code, or a sub-district's. */
  readonly areaCode: AreaCode
  readonly sequence: number
  /** Whether the course makes a cadre count as trained. */
  readonly countsAsTrained: boolean
  /** In the printed day of issue. */
  readonly issuedAt: Instant
}

export type Signed = {
  readonly credential: CredentialRow
  /** Its first entry in the log. */
  readonly entry: NewEntry
}

/** In the order given. The issuer is the district; its key is made when it has none. */
export async function signCertificates(
  ctx: Context,
  issuer: { readonly code: AreaCode; readonly timeZone: TimeZone },
  certificates: readonly ToSign[],
): Promise<Signed[]> {
  const { list, indices } = await drawPlaces(ctx, issuer.code, certificates.length)
  const key = await signingKey(ctx, issuer.code)
  const method = verificationMethod(issuerDid(ctx.origin, issuer.code), key.kid)
  const created = instant(ctx.clock)
  const dated = (at: Instant) => secondsOf(at < key.usableFrom ? key.usableFrom : at)
  const drawn = certificates.map((certificate, at) => ({
    ...certificate,
    place: { list, index: indices[at] ?? 0 },
    subjectId: ctx.ids.uuid(),
  }))
  return Promise.all(
    drawn.map(async ({ id, facts, place, subjectId, issuedAt, ...certificate }) => {
      const badge = openBadge({
        facts,
        origin: ctx.origin,
        id,
        district: issuer.code,
        timeZone: issuer.timeZone,
        statusList: place.list,
        statusIndex: place.index,
        countsAsTrained: certificate.countsAsTrained,
        issuedAt,
        subjectId,
      })
      const signer = { key: key.key, verificationMethod: method, created }
      const document = JSON.stringify(await signCredential(badge, signer))
      const token = await packToken(
        {
          issuer: issuer.code,
          holderName: facts.holderName,
          code: certificate.verificationCode,
          issuedAt: dated(issuedAt),
          expiresAt:
            facts.expiresOn === null ? null : secondsOf(startOf(issuer.timeZone, facts.expiresOn)),
          status: place,
          area: certificate.areaCode,
          course: { code: facts.courseCode, version: facts.courseVersion },
          sequence: certificate.sequence,
          isSample: facts.isSample,
        },
        key,
      )
      const credential = {
        certificateId: id,
        issuer: issuer.code,
        kid: key.kid,
        statusList: place.list,
        statusIndex: place.index,
        document,
        documentHash: await sha256(document),
        token,
        tokenKid: key.kid,
        signedAt: created,
      }
      return { credential, entry: await entryOf(ctx, 'issue', credential) }
    }),
  )
}

/** The writes for what was signed, with later entries of the same certificates after the first ones. */
export function putSigned(
  signed: readonly Signed[],
  later: readonly NewEntry[] = [],
): [Sql, ...Sql[]] {
  const [first = [], ...others] = chunksOf(signed.map(({ credential }) => credential))
  return [
    putCredentials(first),
    ...others.map(putCredentials),
    appendToLog([...signed.map(({ entry }) => entry), ...later]),
  ]
}

/**
 * What the log will say happened to a certificate. The hash is of the credential without its proof, so that one that is signed
 * anew after a compromise still is what was logged; the id is hashed, because a plain one opens `/c/<id>.json` with its name.
 */
export async function entryOf(
  ctx: Pick<Context, 'clock'>,
  event: LogEntry['event'],
  credential: Pick<
    CredentialRow,
    'certificateId' | 'issuer' | 'statusList' | 'statusIndex' | 'document'
  >,
): Promise<NewEntry> {
  const { certificateId, issuer, statusList, statusIndex, document } = credential
  const leaf = leafText({
    time: instant(ctx.clock),
    event,
    id: await loggedId(certificateId),
    list: `${issuer}/${statusList}`,
    index: statusIndex,
    hash: await loggedHash(document),
  })
  return { certificateId, event, leaf }
}

/**
 * Free places in the list that the issuer fills now, at random: neighbours tell nothing of each other. Half of a list stays
 * empty, so that drawing stays quick and an index hides among many. Two who draw the same place are told apart by the table.
 */
async function drawPlaces(
  ctx: Context,
  issuer: AreaCode,
  count: number,
): Promise<{ list: number; indices: number[] }> {
  const newest = await readNewestList(ctx.db, issuer)
  const list = newest.given < STATUS_LIST_LENGTH / 2 ? newest.list : newest.list + 1
  const drawn = new Set<number>()
  while (drawn.size < count) {
    const fresh = new Set<number>()
    while (drawn.size + fresh.size < count) {
      const index = randomIndex(ctx)
      if (!drawn.has(index)) fresh.add(index)
    }
    const given = new Set(await listGiven(ctx.db, issuer, list, [...fresh]))
    for (const index of fresh) if (!given.has(index)) drawn.add(index)
  }
  return { list, indices: [...drawn] }
}

/** 17 bits: the length of a list is a power of two. */
export function randomIndex({ ids }: Pick<Context, 'ids'>): number {
  const [high = 0, middle = 0, low = 0] = ids.bytes(3)
  return ((high << 16) | (middle << 8) | low) % STATUS_LIST_LENGTH
}

function chunksOf<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, index) =>
    rows.slice(index * CHUNK, (index + 1) * CHUNK),
  )
}

function secondsOf(moment: Instant): number {
  return Math.floor(Date.parse(moment) / 1000)
}
