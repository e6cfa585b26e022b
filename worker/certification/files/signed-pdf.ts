/**
 * A PDF that somebody signed outside: our own file with an incremental update behind it (ISO 32000-2, 7.5.6 and 12.8.1). What
 * is told here is that nothing of ours was touched and that a signature's place follows; never whether the signature is good.
 * Pure.
 */
import type { SignedFault } from '../../contract/certificate-files.ts'
import { readToken } from '../../contract/certificate-token.ts'
import { no, ok, type Result } from '../../core/result.ts'

type Fault = { readonly reason: SignedFault }

/** One character for each byte. */
export function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}

/** The 12 characters of the certificate that a file says it is; proven by nothing. */
export function codeNamedIn(file: Uint8Array): string | null {
  const digits = /KQ1:(\d{200,1159})/.exec(latin1(file))?.[1]
  const read = digits === undefined ? null : readToken(digits)
  return read?.ok === true ? read.token.claims.code : null
}

/** What stands behind the original when it stands at the front, unchanged. */
export function behind(file: Uint8Array, original: Uint8Array): Result<Uint8Array, Fault> {
  const isFront =
    file.length >= original.length && original.every((byte, index) => file[index] === byte)
  if (!isFront) return no<Fault>({ reason: 'CHANGED' })
  return ok(file.subarray(original.length))
}

const END = /startxref\s+\d+\s+%%EOF\s*$/
const BYTE_RANGE = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g

/** Whether what stands behind an original of `length` bytes puts a signature over it, as a program that signs writes one. */
export function readSignature(update: Uint8Array, length: number): Result<'signed', Fault> {
  const text = latin1(update)
  if (text.trim() === '') return no<Fault>({ reason: 'UNSIGNED' })
  const total = length + update.length
  const isCovering = Array.from(text.matchAll(BYTE_RANGE)).some(([, ...numbers]) => {
    const [start = -1, first = 0, second = 0, last = 0] = numbers.map(Number)
    // From the first byte, over all of ours, and around a place for the signature that lies inside the file.
    return start === 0 && first >= length && second > first && second + last <= total
  })
  const isSigned = isCovering && /\/Contents\s*</.test(text) && END.test(text)
  return isSigned ? ok('signed' as const) : no<Fault>({ reason: 'NO_SIGNATURE' })
}
