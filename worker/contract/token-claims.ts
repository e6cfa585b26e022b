/**
 * The claims of a certificate's token as deterministic CBOR (RFC 8392, with private claims below zero): what the paper says,
 * as short as it can be said. Two claims that differ never have one encoding.
 */
import type { Bytes } from './byte-text.ts'
import { decodeCbor, encodeCbor, isCborArray, type Cbor } from './cbor.ts'

export type TokenClaims = {
  /** District code: `35.08`. */
  readonly issuer: string
  readonly holderName: string
  /** The 12 characters by which people and the server know the certificate. */
  readonly code: string
  /** Seconds since 1970, in the printed day of issue. Which key may sign is decided by it. */
  readonly issuedAt: number
  /** Seconds since 1970: the start of the first day on which it no longer holds; null for no end. */
  readonly expiresAt: number | null
  /** `list` counts from 1; `index` is below 131,072. */
  readonly status: { readonly list: number; readonly index: number }
  /** Region code inside the issuer's: `35.08.01.2005`, or `35.08.01` of who serves a sub-district whole. */
  readonly area: string
  readonly course: { readonly code: string; readonly version: number }
  /** The running number inside the printed one. */
  readonly sequence: number | null
  /** DATA CONTOH is printed across. */
  readonly isSample: boolean
}

export const STATUS_LIST_LENGTH = 131_072

export const ISS = 1
const SUB = 2
const EXP = 4
export const IAT = 6
/** 8 bytes: 4 bits of zero, then 5 bits a character. */
export const CODE = -1
/** (list - 1) × 131,072 + index. */
export const STATUS = -2
/** `35.08.01.2005` → 12005; `35.08.01` → 1. */
const AREA = -3
/** [code, version] */
const COURSE = -4
const SEQUENCE = -5
/** 1, or not there. */
export const SAMPLE = -6

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_SHAPE = /^[0-9A-HJKMNP-TV-Z]{12}$/
const VILLAGES = 10_000

/** Throws RangeError for claims that cannot be said in it. */
export function encodeClaims(claims: TokenClaims): Bytes {
  const map = new Map<number, Cbor>([
    [ISS, claims.issuer],
    [SUB, claims.holderName],
    [IAT, claims.issuedAt],
    [CODE, encodeCode(claims.code)],
    [STATUS, encodeStatus(claims.status)],
    [AREA, encodeArea(claims.area, claims.issuer)],
    [COURSE, [claims.course.code, claims.course.version]],
  ])
  if (claims.expiresAt !== null) map.set(EXP, claims.expiresAt)
  if (claims.sequence !== null) map.set(SEQUENCE, claims.sequence)
  if (claims.isSample) map.set(SAMPLE, 1)
  return encodeCbor(map)
}

/** Claims that are not known here are passed over, as RFC 8392 section 3 asks: a later token may say more. */
export function decodeClaims(payload: Uint8Array): TokenClaims | null {
  const map = decodeCbor(payload)
  if (!(map instanceof Map)) return null
  const issuer = decodeIssuer(map.get(ISS))
  const holderName = text(map.get(SUB), /^[^]{1,200}$/)
  const issuedAt = count(map.get(IAT))
  const code = decodeCode(map.get(CODE))
  const status = decodeStatus(map.get(STATUS))
  const areaNumber = count(map.get(AREA))
  const course = readCourse(map.get(COURSE))
  const expiresAt = map.has(EXP) ? count(map.get(EXP)) : undefined
  const sequence = map.has(SEQUENCE) ? count(map.get(SEQUENCE)) : undefined
  const sample = map.get(SAMPLE)
  if (issuer === null || holderName === null || issuedAt === null || code === null) return null
  if (status === null || areaNumber === null || course === null) return null
  if (expiresAt === null || sequence === null || (sample !== undefined && sample !== 1)) return null
  const area = decodeArea(areaNumber, issuer)
  if (area === null) return null
  return {
    issuer,
    holderName,
    code,
    issuedAt,
    expiresAt: expiresAt ?? null,
    status,
    area,
    course,
    sequence: sequence ?? null,
    isSample: sample === 1,
  }
}

export function decodeIssuer(value: Cbor | undefined): string | null {
  return text(value, /^\d{2}\.\d{2}$/)
}

function text(value: Cbor | undefined, shape: RegExp): string | null {
  return typeof value === 'string' && shape.test(value) ? value : null
}

export function count(value: Cbor | undefined): number | null {
  return typeof value === 'number' && value >= 0 ? value : null
}

function readCourse(value: Cbor | undefined): TokenClaims['course'] | null {
  if (!isCborArray(value) || value.length !== 2) return null
  const code = text(value[0], /^[A-Z0-9]+(?:-[A-Z0-9]+)*$/)
  const version = count(value[1])
  return code === null || version === null ? null : { code, version }
}

export function encodeStatus({ list, index }: TokenClaims['status']): number {
  if (list < 1 || index < 0 || index >= STATUS_LIST_LENGTH) throw new RangeError('no such status')
  return (list - 1) * STATUS_LIST_LENGTH + index
}

export function decodeStatus(value: Cbor | undefined): TokenClaims['status'] | null {
  const place = count(value)
  if (place === null) return null
  return { list: Math.floor(place / STATUS_LIST_LENGTH) + 1, index: place % STATUS_LIST_LENGTH }
}

function encodeArea(area: string, issuer: string): number {
  const [, subDistrict = '', village = ''] =
    /^\d{2}\.\d{2}\.(\d{2})(?:\.(\d{4}))?$/.exec(area) ?? []
  const number =
    village === '' ? Number(subDistrict) : Number(subDistrict) * VILLAGES + Number(village)
  if (decodeArea(number, issuer) !== area) throw new RangeError('not an area of the issuer')
  return number
}

function decodeArea(number: number, issuer: string): string | null {
  const padded = (part: number, length: number) => String(part).padStart(length, '0')
  if (number < 1 || number >= 100 * VILLAGES) return null
  if (number < 100) return `${issuer}.${padded(number, 2)}`
  if (number < VILLAGES) return null
  return `${issuer}.${padded(Math.floor(number / VILLAGES), 2)}.${padded(number % VILLAGES, 4)}`
}

export function encodeCode(code: string): Bytes {
  if (!CODE_SHAPE.test(code)) throw new RangeError('not a verification code')
  const bits = Array.from(code, (character) =>
    CROCKFORD.indexOf(character).toString(2).padStart(5, '0'),
  ).join('')
  const octets = `0000${bits}`.match(/.{8}/g) ?? []
  return Uint8Array.from(octets, (octet) => Number.parseInt(octet, 2))
}

export function decodeCode(value: Cbor | undefined): string | null {
  if (!(value instanceof Uint8Array) || value.length !== 8) return null
  const bits = Array.from(value, (byte) => byte.toString(2).padStart(8, '0')).join('')
  if (!bits.startsWith('0000')) return null
  const places = bits.slice(4).match(/.{5}/g) ?? []
  return places.map((place) => CROCKFORD[Number.parseInt(place, 2)]).join('')
}
