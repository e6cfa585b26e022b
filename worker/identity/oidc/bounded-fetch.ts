/**
 * The only way out of the Worker to a sign-in service: one request, no redirect followed, five seconds for the whole answer, a bounded
 * number of bytes. Addresses come from the deployment's settings and that service's own discovery document, never from a visitor.
 */

/** A big service's keys and discovery are about 10 kB. */
export const MAX_BYTES = 200_000
const SECONDS = 5

/** The service did not answer as far as we can wait: down, too slow, too long, or sending elsewhere. */
export class Unreachable extends Error {}

export type Sent = {
  readonly method: string
  readonly headers: Record<string, string>
  readonly body?: URLSearchParams | undefined
}

/** Throws Unreachable, also for what the service answers with a status of 500 or more, and for redirects. */
export async function boundedFetch(
  address: string,
  sent: Sent,
  milliseconds = SECONDS * 1000,
): Promise<Response> {
  const ending = AbortSignal.timeout(milliseconds)
  try {
    const answer = await fetch(address, {
      method: sent.method,
      headers: sent.headers,
      body: sent.body ?? null,
      redirect: 'manual',
      signal: ending,
    })
    const isElsewhere = answer.status >= 300 && answer.status < 400
    if (isElsewhere || answer.status >= 500) {
      await answer.body?.cancel()
      throw new Unreachable(`status ${answer.status}`)
    }
    const bytes = await readAll(answer, ending)
    const type = answer.headers.get('content-type')
    return new Response(bytes, {
      status: answer.status,
      headers: type === null ? {} : { 'content-type': type },
    })
  } catch (error) {
    if (error instanceof Unreachable) throw error
    throw new Unreachable('no answer', { cause: error })
  }
}

async function readAll(answer: Response, ending: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const reader = answer.body?.getReader()
  if (reader === undefined) return new Uint8Array()
  const over = new Promise<never>((_, refuse) => {
    ending.addEventListener('abort', () => refuse(new Unreachable('too slow')))
  })
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      // A service that sends a byte a second is as good as none.
      const { done, value } = await Promise.race([reader.read(), over])
      if (done) break
      length += value.byteLength
      if (length > MAX_BYTES) throw new Unreachable('too long')
      parts.push(value)
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined)
    throw error
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}
