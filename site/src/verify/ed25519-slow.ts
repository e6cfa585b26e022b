/**
 * Checking Ed25519 signatures by plain arithmetic (RFC 8032 section 5.1.7), for browsers whose own cryptography has it not.
 * Checks only: it never holds a secret, so it need not take the same time for every number. Needs BigInt.
 */
import type { Verify } from '../../../worker/contract/ed25519.ts'

/** Where it is missing every number below is zero and nothing is checked: the page works on without. */
const n = (typeof BigInt === 'undefined' ? () => 0 : BigInt) as typeof BigInt
const ZERO = n(0)
const ONE = n(1)
const TWO = n(2)
const P = (ONE << n(255)) - n(19)
/** The order of the base point. */
const L = (ONE << n(252)) + n('27742317777372353535851937790883648493')
const D = mod(n(-121665) * power(n(121666), P - TWO))
const ROOT_OF_MINUS_ONE = power(TWO, (P - ONE) / n(4))

/** Extended coordinates: x = X/Z, y = Y/Z, x·y = T/Z. */
type Point = readonly [X: bigint, Y: bigint, Z: bigint, T: bigint]
const NEUTRAL: Point = [ZERO, ONE, ONE, ZERO]
const BASE = decode(mod(n(4) * power(n(5), P - TWO)), ZERO)

/** As WebCrypto answers: without cofactor, R compared byte by byte, S below the order, no point of small order. Rejects without BigInt. */
export const verifySlowly: Verify = async (publicKey, signature, message) => {
  if (typeof BigInt === 'undefined') throw new Error('BigInt')
  if (publicKey.length !== 32 || signature.length !== 64) return false
  const y = numberOf(publicKey)
  const key = decode(y & ((ONE << n(255)) - ONE), y >> n(255))
  const S = numberOf(signature.subarray(32))
  if (key === null || BASE === null || S >= L) return false
  const hashed = new Uint8Array(64 + message.length)
  hashed.set(signature.subarray(0, 32))
  hashed.set(publicKey, 32)
  hashed.set(message, 64)
  const k = numberOf(new Uint8Array(await crypto.subtle.digest('SHA-512', hashed))) % L
  const minus: Point = [mod(-key[0]), key[1], key[2], mod(-key[3])]
  const R = twice(S, BASE, k, minus)
  if (isSmall(key) || isSmall(R)) return false
  return encode(R) === numberOf(signature.subarray(0, 32))
}

/** One of the eight points that eight times themselves are nothing: such a key would have signed anything. */
function isSmall(point: Point): boolean {
  let eightfold = point
  for (let doubled = 0; doubled < 3; doubled += 1) eightfold = add(eightfold, eightfold)
  return eightfold[0] === ZERO && eightfold[1] === eightfold[2]
}

/** a·A + b·B, bit by bit. */
function twice(a: bigint, A: Point, b: bigint, B: Point): Point {
  let sum = NEUTRAL
  for (let bit = n(252); bit >= ZERO; bit -= ONE) {
    sum = add(sum, sum)
    if ((a >> bit) & ONE) sum = add(sum, A)
    if ((b >> bit) & ONE) sum = add(sum, B)
  }
  return sum
}

/** RFC 8032 section 5.1.4; holds for every two points. */
function add([X1, Y1, Z1, T1]: Point, [X2, Y2, Z2, T2]: Point): Point {
  const a = mod((Y1 - X1) * (Y2 - X2))
  const b = mod((Y1 + X1) * (Y2 + X2))
  const c = mod(TWO * T1 * mod(D * T2))
  const d = mod(TWO * Z1 * Z2)
  const e = b - a
  const f = d - c
  const g = d + c
  const h = b + a
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)]
}

/** RFC 8032 section 5.1.3; null when no point has this y. */
function decode(y: bigint, sign: bigint): Point | null {
  const u = mod(y * y - ONE)
  const v = mod(D * y * y + ONE)
  let x = mod(u * v * v * v * power(u * power(v, n(7)), (P - n(5)) / n(8)))
  if (mod(v * x * x - u) !== ZERO) x = mod(x * ROOT_OF_MINUS_ONE)
  if (y >= P || mod(v * x * x - u) !== ZERO || (x === ZERO && sign === ONE)) return null
  if ((x & ONE) !== sign) x = P - x
  return [x, y, ONE, mod(x * y)]
}

/** The 32 bytes of a point as one number. */
function encode([X, Y, Z]: Point): bigint {
  const inverse = power(Z, P - TWO)
  return mod(Y * inverse) | ((mod(X * inverse) & ONE) << n(255))
}

function mod(value: bigint): bigint {
  const rest = value % P
  return rest < ZERO ? rest + P : rest
}

function power(base: bigint, exponent: bigint): bigint {
  let result = ONE
  let square = mod(base)
  for (let left = exponent; left > ZERO; left >>= ONE) {
    if (left & ONE) result = mod(result * square)
    square = mod(square * square)
  }
  return result
}

/** Lowest byte first. */
function numberOf(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << n(8)) | n(byte), ZERO)
}
