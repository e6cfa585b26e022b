/** Reads what was sent, no further than a limit: the length that a request tells of itself may be missing. */
import { Refusal } from './refusal.ts'

/** The body with its type, to be taken as text or form. Refuses BODY_TOO_LARGE beyond `limit` bytes. */
export async function readBody(
  request: Pick<Request, 'body' | 'headers'>,
  limit: number,
): Promise<Response> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const part of request.body ?? []) {
    size += part.byteLength
    if (size > limit) throw new Refusal('BODY_TOO_LARGE', { limit })
    parts.push(part)
  }
  return new Response(new Blob(parts), {
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  })
}
