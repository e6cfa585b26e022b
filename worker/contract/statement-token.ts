/**
 * The token of a statement of coverage (Bukti Cakupan): the same envelope and address as a certificate's, signed under an
 * external_aad of its own (`kpm-cover-v1`), over other claims. It names no person: a district, a day, five counts, and the first
 * bytes of the hash of the list behind them. Runs in the Worker and in browsers of 2018.
 */
import { utf8, type Bytes } from './byte-text.ts'
import { decodeCbor, encodeCbor, isCborArray, type Cbor } from './cbor.ts'
import {
  checkRead,
  packAs,
  readAs,
  type Against,
  type Checked,
  type Read,
  type Signer,
} from './cose-token.ts'
import {
  CODE,
  count,
  decodeCode,
  decodeIssuer,
  decodeStatus,
  encodeCode,
  encodeStatus,
  IAT,
  ISS,
  SAMPLE,
  STATUS,
} from './token-claims.ts'

export type StatementClaims = {
  /** District code: `35.08`. */
  readonly issuer: string
  /** 12 characters, without `BKT`. */
  readonly code: string
  /** Seconds since 1970: when the second person put it in force. */
  readonly issuedAt: number
  readonly status: { readonly list: number; readonly index: number }
  /** `2026-11-21` */
  readonly asOf: string
  readonly counts: StatementCounts
  /** What all who are counted are called. */
  readonly word: CadreWord
  /** The first LIST_HASH_LENGTH bytes of SHA-256 of the list. */
  readonly listHash: Bytes
  readonly isSample: boolean
}

export type StatementCounts = {
  readonly cadres: number
  readonly trained: number
  readonly areas: number
  readonly areasWithCadre: number
  readonly areasCovered: number
}

export type CadreWord = 'KPM' | 'kader'

export const LIST_HASH_LENGTH = 12

/** Days since 1970. */
const AS_OF = -7
/** [cadres, trained, areas, areas with a cadre, areas covered] */
const COUNTS = -8
const LIST = -9
/** 1 when not everybody who is counted is a KPM; readers that do not know it say KPM, as the tokens before it do. */
const MIXED = -10

const DAY = 86_400_000

const STATEMENT = { aad: utf8('kpm-cover-v1'), decode }

/** Answers the digits. Throws RangeError for claims that no token can hold. */
export async function packStatement(claims: StatementClaims, key: Signer): Promise<string> {
  return packAs(STATEMENT, encode(claims), key)
}

export function readStatement(digits: string): Read<StatementClaims> {
  return readAs(STATEMENT, digits)
}

/** Whether it has the form of a statement's token; a signature may still be missing. */
export function isStatement(digits: string): boolean {
  return readStatement(digits).ok
}

export function checkStatement(
  digits: string,
  against: Against,
): Promise<Checked<StatementClaims>> {
  return checkRead(readStatement(digits), against)
}

function encode(claims: StatementClaims): Bytes {
  const { cadres, trained, areas, areasWithCadre, areasCovered } = claims.counts
  const map = new Map<number, Cbor>([
    [ISS, claims.issuer],
    [IAT, claims.issuedAt],
    [CODE, encodeCode(claims.code)],
    [STATUS, encodeStatus(claims.status)],
    [AS_OF, Date.parse(claims.asOf) / DAY],
    [COUNTS, [cadres, trained, areas, areasWithCadre, areasCovered]],
    [LIST, claims.listHash],
  ])
  if (claims.isSample) map.set(SAMPLE, 1)
  if (claims.word !== 'KPM') map.set(MIXED, 1)
  return encodeCbor(map)
}

/** Claims that are not known here are passed over, as RFC 8392 section 3 asks. */
function decode(payload: Uint8Array): StatementClaims | null {
  const map = decodeCbor(payload)
  if (!(map instanceof Map)) return null
  const issuer = decodeIssuer(map.get(ISS))
  const issuedAt = count(map.get(IAT))
  const code = decodeCode(map.get(CODE))
  const status = decodeStatus(map.get(STATUS))
  const day = count(map.get(AS_OF))
  const numbers = map.get(COUNTS)
  const listHash = map.get(LIST)
  const sample = map.get(SAMPLE)
  if (issuer === null || issuedAt === null || code === null || status === null) return null
  // Later than any day that can be written with four digits of a year.
  if (day === null || day > 2_900_000 || !isCborArray(numbers) || numbers.length !== 5) return null
  if (!(listHash instanceof Uint8Array) || listHash.length !== LIST_HASH_LENGTH) return null
  if (sample !== undefined && sample !== 1) return null
  const [cadres, trained, areas, areasWithCadre, areasCovered] = numbers.map(count)
  if (cadres == null || trained == null || areas == null) return null
  if (areasWithCadre == null || areasCovered == null) return null
  return {
    issuer,
    code,
    issuedAt,
    status,
    asOf: new Date(day * DAY).toISOString().slice(0, 10),
    counts: { cadres, trained, areas, areasWithCadre, areasCovered },
    listHash: Uint8Array.from(listHash),
    word: map.get(MIXED) === 1 ? 'kader' : 'KPM',
    isSample: sample === 1,
  }
}
