/** What a cadre's plan must hold, how far its lines are, and what follows from that. Pure. */
import { isLineDue, MAX_LINES, type LineState } from '../contract/plan-rules.ts'

/** A line as it is kept. */
export type Line = {
  readonly id: string
  readonly what: string
  readonly withWhom: string
  readonly where: string
  readonly dueOn: string
}

/** The fields of a line as a form sends them; a line without any text is none. */
export type GivenLine = Line

export type LineFault = {
  readonly line: number
  readonly field: 'what' | 'dueOn'
  /** MISSING · PAST: a new line's day is over already · FAR: beyond two years */
  readonly reason: 'MISSING' | 'PAST' | 'FAR'
}

/** Nobody plans further; a slip in the year shows. */
const FARTHEST_YEARS = 2

/** What is wrong with filled lines, `known` being the lines that stood before: their days may be over. */
export function faultsIn(
  lines: readonly GivenLine[],
  known: readonly Line[],
  today: string,
): LineFault[] {
  const before = new Map(known.map((line) => [line.id, line.dueOn]))
  return lines.flatMap((line, at): LineFault[] => {
    const faults: LineFault[] = []
    if (line.what === '') faults.push({ line: at, field: 'what', reason: 'MISSING' })
    const reason = dayFault(line, before.get(line.id), today)
    if (reason !== null) faults.push({ line: at, field: 'dueOn', reason })
    return faults
  })
}

function dayFault(
  { dueOn }: GivenLine,
  before: string | undefined,
  today: string,
): LineFault['reason'] | null {
  if (dueOn === '') return 'MISSING'
  if (dueOn === before) return null
  if (dueOn < today) return 'PAST'
  const farthest = `${Number(today.slice(0, 4)) + FARTHEST_YEARS}${today.slice(4)}`
  return dueOn > farthest ? 'FAR' : null
}

/** Lines with anything in them, at most as many as a plan may have. */
export function filled(lines: readonly GivenLine[]): GivenLine[] {
  return lines
    .filter(({ what, withWhom, where, dueOn }) => `${what}${withWhom}${where}${dueOn}` !== '')
    .slice(0, MAX_LINES)
}

export function isSamePlan(one: readonly Line[], other: readonly Line[]): boolean {
  return JSON.stringify(one.map(inOrder)) === JSON.stringify(other.map(inOrder))
}

function inOrder({ id, what, withWhom, where, dueOn }: Line) {
  return [id, what, withWhom, where, dueOn]
}

export type Said = {
  readonly lineId: string
  readonly state: LineState
  readonly note: string
  readonly saidAt: string
}

/** The latest of each line; `said` oldest first. */
export function latestByLine<S extends Said>(said: readonly S[]): ReadonlyMap<string, S> {
  return new Map(said.map((each) => [each.lineId, each]))
}

/** The lines whose day has come and that are not done. */
export function dueLines(
  lines: readonly Line[],
  said: ReadonlyMap<string, Said>,
  today: string,
): Line[] {
  return lines.filter(({ id, dueOn }) => isLineDue(dueOn, said.get(id)?.state ?? 'NOT_YET', today))
}

/** The first day on which a line falls due; null when all are done. */
export function nextDueOn(lines: readonly Line[], said: ReadonlyMap<string, Said>): string | null {
  const open = lines.filter(({ id }) => said.get(id)?.state !== 'DONE')
  return open.map(({ dueOn }) => dueOn).toSorted()[0] ?? null
}
