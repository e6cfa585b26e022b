/**
 * Structured logs: one JSON line per request or job, with the request id and the route's pattern, in UTC by the platform's clock.
 * Never a path with values, a name, a telephone number, a code, a secret or an error's message (it may quote one).
 * What has to be seen is in the line of its request: a sign-in by its route and `code` (empty when right, SIGN_IN_WRONG, LOCKED),
 * bad input INPUT_INVALID, a form of elsewhere SENT_FROM_ELSEWHERE, no right NOT_ALLOWED. Beside it `outside` for another
 * district's things and `unexpected` for faults. Who of the staff it was: `account`; of cadres nothing is said.
 */
export type LogLine = {
  readonly event: string
  readonly requestId: string
  readonly [field: string]: string | number | boolean | null
}

export type Log = (line: LogLine) => void

export const consoleLog: Log = (line) => {
  console.log(JSON.stringify(line))
}
