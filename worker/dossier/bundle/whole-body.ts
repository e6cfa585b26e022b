/** A body as one piece of memory: what `readBody` answers would be copied twice more, and 25 MB thrice is much for a Worker. */
import { Refusal } from '../../core/refusal.ts'

const FIRST = 64_000

/** Refuses BODY_TOO_LARGE beyond `limit` bytes, whatever the request says of its length. */
export async function wholeBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const told = Number(request.headers.get('content-length') ?? 0)
  if (told > limit) throw new Refusal('BODY_TOO_LARGE', { limit })
  let bytes = new Uint8Array(told > 0 ? told : FIRST)
  let size = 0
  for await (const part of request.body ?? []) {
    if (size + part.byteLength > limit) throw new Refusal('BODY_TOO_LARGE', { limit })
    if (size + part.byteLength > bytes.length) {
      const larger = new Uint8Array(
        Math.min(limit, Math.max(2 * bytes.length, size + part.byteLength)),
      )
      larger.set(bytes.subarray(0, size))
      bytes = larger
    }
    bytes.set(part, size)
    size += part.byteLength
  }
  return bytes.subarray(0, size)
}
