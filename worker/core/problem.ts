/** Turns anything thrown into an answer: a Refusal by the table, anything else logged whole and told without detail. */
import { HTTPException } from 'hono/http-exception'
import { STATUS_OF, type ProblemBody, type RefusalCode } from '../contract/problem.ts'
import type { Log } from './log.ts'
import { Refusal } from './refusal.ts'

/** The code and facts of what was thrown; an unknown error becomes UNEXPECTED and its stack goes to the log. */
export function asRefusal(error: unknown, log: Log, requestId: string): Refusal {
  if (error instanceof Refusal) return error
  // Only the check of a form's origin throws these.
  if (error instanceof HTTPException && error.status === 403)
    return new Refusal('SENT_FROM_ELSEWHERE')
  const known = error instanceof Error ? error : new Error(String(error))
  log({ event: 'unexpected', requestId, name: known.name, stack: known.stack ?? known.message })
  return new Refusal(
    /D1_ERROR.*(overloaded|timed out)/i.test(known.message) ? 'DATABASE_BUSY' : 'UNEXPECTED',
  )
}

export function problemBody(refusal: Refusal, requestId: string): ProblemBody {
  const { issues, ...detail } = refusal.detail
  return {
    code: refusal.code,
    ...(Object.keys(detail).length > 0 ? { detail } : {}),
    // Safe: only `serve` sets `issues`, with this shape.
    ...(issues === undefined ? {} : { issues: issues as NonNullable<ProblemBody['issues']> }),
    requestId,
  }
}

export function statusOf(code: RefusalCode): (typeof STATUS_OF)[RefusalCode] {
  return STATUS_OF[code]
}
