/**
 * What the matrix asks of every answer that shows a person to a member of the staff: that it left a line in the log. And of the
 * Worker's own lines about all of it: no name, no session.
 */
import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import { LOOKS } from '../../../worker/audit/looks.ts'
import { ENDPOINTS } from '../../../worker/contract/all.ts'
import { CANARY, type Visitor } from './world.ts'

/** Shows a name and is not logged, and why. */
export const NOT_LOGGED: Readonly<Record<string, string>> = {
  certificateFile: 'whoever holds the paper reads it: anybody, without an account',
  verifyPage: 'the same',
  listStaff: 'people of the office, not cadres',
  listAuditActors: 'people of the office, not cadres',
  listLocalFacts: 'who wrote a card: people of the office',
  endAssignment: 'a repeat, answered as the first time: that was written',
  withdrawWaiver: 'the same',
  withdrawRecord: 'the same',
  receiveAnswers: 'the same',
  endLocalFact: 'who wrote a card: people of the office',
  editCadre: 'the case changes nothing and gets back what it sent; a change is written',
}

/** `text` is what was answered to somebody who may. */
export async function lookFaults(
  name: string,
  visitor: Visitor,
  answer: Response,
  text: string,
): Promise<string[]> {
  if (visitor.role === 'PUBLIC' || visitor.role === 'CADRE' || answer.status !== 200) return []
  const to = ENDPOINTS[name]
  // R2 is the report of the case.
  const entity = to === undefined ? undefined : LOOKS.get(to)?.({ report: 'R2' }).entity
  const isNamed = text.includes(CANARY)
  if (!isNamed || Object.hasOwn(NOT_LOGGED, name)) return []
  const { results } = await env.DB.prepare(
    "select entity, detail from audit_entries where actor_kind = 'staff' and request_id = ?",
  )
    .bind(answer.headers.get('x-request-id'))
    .all<{ entity: string; detail: string }>()
  if (results.length === 0) return ['shows a name and is not logged']
  if (entity !== undefined && results.every((each) => each.entity !== entity)) {
    return [`is not logged as ${entity}`]
  }
  return results.some(({ detail }) => detail.includes(CANARY)) ? ['is logged with a name'] : []
}

/** Hears what goes to the console from now on. */
export function listen(): readonly string[] {
  const said: string[] = []
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const through = console[method].bind(console)
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      const line = words.map(String).join(' ')
      said.push(line)
      // Thousands, which nobody reads: showing them would take as long as asking.
      if (!line.startsWith('{"event":"request"')) through(...words)
    })
  }
  return said
}
