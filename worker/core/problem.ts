/**
 * Turns anything thrown into an answer: a Refusal by the table, anything else logged and told without detail. An error's message
 * stays out of the log too: it may quote a row, or what somebody typed. Where it was thrown says which it is.
 */
import { HTTPException } from 'hono/http-exception'
import { STATUS_OF, type ProblemBody, type RefusalCode } from '../contract/problem.ts'
import type { Log } from './log.ts'
import { Refusal } from './refusal.ts'

/** The code and facts of what was thrown; an unknown error becomes UNEXPECTED and where it was thrown goes to the log. */
export function asRefusal(error: unknown, log: Log, requestId: string): Refusal {
  if (error instanceof Refusal) {
    // For whoever watches: somebody with a role asked for what lies outside of it.
    if (error.isOutside) log({ event: 'outside', requestId, code: error.code })
    return error
  }
  // Only the check of a form's origin throws these.
  if (error instanceof HTTPException && error.status === 403)
    return new Refusal('SENT_FROM_ELSEWHERE')
  const known = error instanceof Error ? error : new Error(String(error))
  log({
    event: 'unexpected',
    requestId,
    name: known.name,
    kind: kindOf(known),
    stack: framesOf(known),
  })
  return new Refusal(
    /D1_ERROR.*(overloaded|timed out)/i.test(known.message) ? 'DATABASE_BUSY' : 'UNEXPECTED',
  )
}

/** What the database calls it, which quotes nothing: `SQLITE_CONSTRAINT_TRIGGER`. Empty for what is not of the database. */
function kindOf({ message }: Error): string {
  return (
    /\bSQLITE_[A-Z]+(?:_[A-Z]+)*\b/.exec(message)?.[0] ?? (/\bD1_[A-Z]+\b/.exec(message)?.[0] || '')
  )
}

/** The stack from below its message. */
function framesOf({ name, message, stack = '' }: Error): string {
  const head = message === '' ? name : `${name}: ${message}`
  const frames = stack.startsWith(head) ? stack.slice(head.length) : ''
  return frames.trim()
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
