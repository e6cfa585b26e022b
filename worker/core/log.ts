/**
 * Structured logs: one JSON line per request or job, with the request id and the route's pattern.
 * Never a path with values, a name, a telephone number, a code or a message from the database (it may quote one).
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
