/**
 * What a meeting came to, as rules: which questions are asked, where a promise that is not kept yet is taken up again, and what
 * the figures propose. Pure and plain, without zod: screens, papers and the Worker answer alike.
 */

/** Tiga standar: TPK terlatih · alat ukur tersedia · prosedur operasional terlaksana. */
export const STANDARD_ITEMS = ['TEAM_TRAINED', 'TOOLS_READY', 'PROCEDURE_FOLLOWED'] as const
/** Empat pasti: terdata · memperoleh layanan · memanfaatkan · tercatat dan terlaporkan. */
export const CERTAINTY_ITEMS = ['ALL_LISTED', 'ALL_SERVED', 'ALL_USED', 'ALL_REPORTED'] as const
export const CHECK_ITEMS = [...STANDARD_ITEMS, ...CERTAINTY_ITEMS] as const
export type CheckItem = (typeof CHECK_ITEMS)[number]

export const CHECK_ANSWERS = ['YES', 'PARTLY', 'NO', 'UNKNOWN'] as const
export type CheckAnswer = (typeof CHECK_ANSWERS)[number]

export const ACTION_STATES = ['OPEN', 'DONE', 'DROPPED'] as const
export type ActionState = (typeof ACTION_STATES)[number]

/** A meeting as its series sees it: the same area and kind, by the first day. */
export type InSeries = {
  readonly id: string
  readonly areaCode: string
  readonly kind: 'TRAINING' | 'COORDINATION' | 'WORKSHOP' | 'COACHING'
  readonly startsOn: string
  readonly state: 'PLANNED' | 'HELD' | 'CANCELLED'
}

type Promised = {
  /** Where it was promised. */
  readonly meetingId: string
  readonly state: ActionState
  /** The meeting on whose page it was closed. */
  readonly closedIn: string | null
}

/** Series by series, each in its order. */
export function seriesOf<One extends InSeries>(meetings: readonly One[]): Map<string, One[]> {
  const sorted = meetings.toSorted((one, other) =>
    one.startsOn === other.startsOn
      ? one.id < other.id
        ? -1
        : 1
      : one.startsOn < other.startsOn
        ? -1
        : 1,
  )
  return Map.groupBy(sorted, ({ areaCode, kind }) => `${areaCode} ${kind}`)
}

/** Those after a meeting that were not called off, in their order. */
function after(series: readonly InSeries[], meetingId: string): InSeries[] {
  const at = series.findIndex(({ id }) => id === meetingId)
  return series.slice(at + 1).filter(({ state }) => state !== 'CANCELLED')
}

/**
 * Where an open promise of `meetingId` is taken up: the next meeting of its series that was not held yet; when all after it were
 * held, the last of them; and where it was made while there is none. So it is open in one place, whatever meetings come or go.
 */
export function placeOf(series: readonly InSeries[], meetingId: string): string {
  const later = after(series, meetingId)
  const next = later.find(({ state }) => state === 'PLANNED') ?? later.at(-1)
  return next?.id ?? meetingId
}

/**
 * What a meeting has before it from those before: promises that were open when it met, whatever came of them since. Of a
 * meeting that was called off nothing.
 */
export function carriedInto<One extends Promised>(
  series: readonly InSeries[],
  meetingId: string,
  actions: readonly One[],
): One[] {
  const order = new Map(series.map(({ id }, index) => [id, index]))
  const own = order.get(meetingId)
  if (own === undefined || series[own]?.state === 'CANCELLED') return []
  return actions.filter((action) => {
    const from = order.get(action.meetingId)
    if (from === undefined || from >= own) return false
    // Open ones stop where they are taken up; closed ones where they were closed.
    const until = action.state === 'OPEN' ? placeOf(series, action.meetingId) : action.closedIn
    const end = until === null ? undefined : order.get(until)
    return end !== undefined && own <= end
  })
}

export function isOverdue(
  { state, dueOn }: { readonly state: ActionState; readonly dueOn: string | null },
  today: string,
): boolean {
  return state === 'OPEN' && dueOn !== null && dueOn < today
}

/** What the roster proposes for `TEAM_TRAINED`; that no TPK is recorded says nothing of whether there is one. */
export function proposeTeam({
  cadres,
  trained,
}: {
  readonly cadres: number
  readonly trained: number
}): CheckAnswer {
  if (cadres === 0) return 'UNKNOWN'
  return trained === 0 ? 'NO' : trained < cadres ? 'PARTLY' : 'YES'
}
