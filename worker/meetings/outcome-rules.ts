/** What may be written of a meeting. Pure. */
import type { OutcomeCheck } from '../contract/meeting-outcomes.ts'
import type { ActionState } from '../contract/outcome-rules.ts'
import { no, ok, type Result } from '../core/result.ts'

type Facts = {
  readonly reached: string
  readonly obstacles: string
  readonly checks: readonly OutcomeCheck[]
  readonly actions: readonly {
    readonly id: string
    readonly what: string
    readonly personInCharge: string
    readonly dueOn: string | null
  }[]
}

type Known = Omit<Facts, 'actions'> & {
  readonly version: number
  readonly actions: readonly (Facts['actions'][number] & { readonly state: ActionState })[]
}

export type OutcomeIssue = { readonly path: string; readonly message: 'named_twice' | 'outside' }

/** What is wrong with the lists; `areas`: of which the meeting may speak. */
export function issuesOfOutcome(
  { checks, actions }: Pick<Facts, 'checks' | 'actions'>,
  areas: ReadonlySet<string>,
): OutcomeIssue[] {
  const twice = (keys: readonly string[], list: string): OutcomeIssue[] =>
    keys.flatMap((key, index) =>
      keys.indexOf(key) === index ? [] : [{ path: `${list}.${index}`, message: 'named_twice' }],
    )
  return [
    ...checks.flatMap(({ area }, index): OutcomeIssue[] =>
      areas.has(area) ? [] : [{ path: `checks.${index}`, message: 'outside' }],
    ),
    ...twice(
      checks.map(({ area, item }) => `${area} ${item}`),
      'checks',
    ),
    ...twice(
      actions.map(({ id }) => id),
      'actions',
    ),
  ]
}

/** Without those that say nothing. */
export function saidChecks<Check extends Pick<OutcomeCheck, 'answer' | 'note'>>(
  checks: readonly Check[],
): Check[] {
  return checks.filter(({ answer, note }) => answer !== 'UNKNOWN' || note !== '')
}

/** What saving does: the first writing, a change, or nothing because it stands there already, which is what a repeat finds. */
export function decideOutcome(
  known: Known | null,
  wanted: Facts & { readonly version: number },
): Result<'create' | 'change' | 'nothing', { readonly reason: 'CHANGED_MEANWHILE' }> {
  const stands = known === null ? 0 : known.version
  if (known !== null && isSame(known, wanted)) return ok('nothing')
  if (stands !== wanted.version) return no({ reason: 'CHANGED_MEANWHILE' as const })
  return ok(known === null ? 'create' : 'change')
}

function isSame(known: Known, wanted: Facts): boolean {
  const named = new Set(wanted.actions.map(({ id }) => id))
  // What was closed stays whether it is named or not.
  const stands = known.actions.filter(({ id, state }) => state === 'OPEN' || named.has(id))
  return JSON.stringify(inOrder({ ...known, actions: stands })) === JSON.stringify(inOrder(wanted))
}

function inOrder({ reached, obstacles, checks, actions }: Facts) {
  const said = saidChecks(checks)
    .map(({ area, item, answer, note }) => `${area} ${item} ${answer} ${note}`)
    .toSorted()
  const promised = actions.map(({ id, what, personInCharge, dueOn }) => [
    id,
    what,
    personInCharge,
    dueOn,
  ])
  return [reached, obstacles, said, promised]
}
