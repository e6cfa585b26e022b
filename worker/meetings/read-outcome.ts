/** Looking at what meetings came to, and at the promises that are open. Where one is taken up is reckoned, never stored. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type {
  listOpenActions as openCall,
  MeetingName,
  Outcome,
  OutcomeAction,
  readOutcome as readCall,
} from '../contract/meeting-outcomes.ts'
import { carriedInto, isOverdue, placeOf, seriesOf } from '../contract/outcome-rules.ts'
import { allow, type Scope } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { levelOf, type AreaCode } from '../core/region-code.ts'
import { listAreas, listAreasWithin } from '../regions/index.ts'
import { viewFrom } from '../roster/index.ts'
import { getRow } from './show-meeting.ts'
import * as store from './store-outcomes.ts'
import type { ActionRow, SeriesRow } from './store-outcomes.ts'

/** What a screen can show: a district of thirty sub-districts with some promises each month. */
const MOST_ACTIONS = 500

type OpenActions = ReplyOf<typeof openCall>

export async function readOutcome(
  ctx: Context,
  { area, meetingId }: InputOf<typeof readCall>,
): Promise<ReplyOf<typeof readCall>> {
  const scope = allow(ctx, 'meeting.read', area)
  const { today } = await viewFrom(ctx, area)
  const row = await getRow(ctx, scope, area, meetingId)
  const outcome = (await outcomesOf(ctx, scope, row.kind, [row], today)).get(meetingId)
  if (outcome === undefined) throw new Error('a meeting that is there has an outcome')
  const own = await areasOf(ctx, row.areaCode)
  // An area may have ended since it was spoken of.
  const known = new Set(own.map(({ code }) => code))
  const former = [...new Set(outcome.checks.map((each) => each.area))].filter(
    (code) => !known.has(code),
  )
  const areas = [...own, ...(former.length === 0 ? [] : await listAreas(ctx.db, former))]
  return { outcome, areas: areas.map(({ code, name }) => ({ code, name })), asOf: today }
}

/** An area and its parts, of which a meeting of it speaks: first itself, then the parts by code. */
export async function areasOf(
  ctx: Pick<Context, 'db'>,
  area: AreaCode,
): Promise<{ code: AreaCode; name: string }[]> {
  const below = levelOf(area) === 'district' ? 'subDistrict' : 'village'
  const parts = await listAreasWithin(ctx.db, area)
  return [
    ...(await listAreas(ctx.db, [area])),
    ...parts.filter(({ code }) => levelOf(code) === below),
  ].map(({ code, name }) => ({ code, name }))
}

/** By meeting, of meetings of one kind. The caller answers for their being ones that may be seen. */
export async function outcomesOf(
  ctx: Pick<Context, 'db'>,
  scope: Scope,
  kind: string,
  meetings: readonly { readonly id: string; readonly areaCode: AreaCode }[],
  today: string,
): Promise<ReadonlyMap<string, Outcome>> {
  const ids = meetings.map(({ id }) => id)
  const written = await store.listOutcomes(ctx.db, scope, ids)
  const checks = Map.groupBy(
    await store.listChecks(ctx.db, scope, ids),
    ({ meetingId }) => meetingId,
  )
  const codes = [...new Set(meetings.map(({ areaCode }) => areaCode))]
  const all = await store.listSeries(ctx.db, scope, codes, kind)
  const series = Map.groupBy(all, ({ areaCode }) => areaCode)
  const promised = await store.listActions(
    ctx.db,
    scope,
    all.map(({ id }) => id),
  )
  return new Map(
    meetings.map(({ id, areaCode }): [string, Outcome] => {
      const found = written.find(({ meetingId }) => meetingId === id)
      const said = (checks.get(id) ?? []).map(({ area, item, answer, note }) => ({
        area,
        item,
        answer,
        note,
      }))
      return [
        id,
        {
          version: found?.version ?? 0,
          reached: found?.reached ?? '',
          obstacles: found?.obstacles ?? '',
          checks: said,
          ...promisesIn(series.get(areaCode) ?? [], id, promised, today),
        },
      ]
    }),
  )
}

function promisesIn(
  series: readonly SeriesRow[],
  id: string,
  promised: readonly ActionRow[],
  today: string,
): Pick<Outcome, 'actions' | 'carried'> {
  const named = new Map(series.map((each) => [each.id, nameOf(each)]))
  const movedTo = ({ state, meetingId }: ActionRow): MeetingName | null => {
    const place = state === 'OPEN' ? placeOf(series, meetingId) : id
    return place === id ? null : (named.get(place) ?? null)
  }
  return {
    actions: promised
      .filter(({ meetingId }) => meetingId === id)
      .map((action) => ({ ...shownAction(action, today), movedTo: movedTo(action) })),
    carried: carriedInto(series, id, inOrder(series, promised)).map((action) => {
      const from = named.get(action.meetingId)
      if (from === undefined) throw new Error('a promise belongs to a meeting of its series')
      return { ...shownAction(action, today), from, movedTo: movedTo(action) }
    }),
  }
}

/** By the day of the meeting they were made in. */
function inOrder(series: readonly SeriesRow[], actions: readonly ActionRow[]): ActionRow[] {
  const order = new Map(series.map(({ id }, index) => [id, index]))
  const at = ({ meetingId }: ActionRow) => order.get(meetingId) ?? -1
  return actions.toSorted((one, other) => at(one) - at(other) || one.position - other.position)
}

export async function listOpenActions(
  ctx: Context,
  { area, kind }: InputOf<typeof openCall>,
): Promise<OpenActions> {
  const limit = MOST_ACTIONS + 1
  const { actions, asOf } = await openActionsOf(ctx, area, { kind: kind ?? null, limit })
  return { actions: actions.slice(0, MOST_ACTIONS), isCut: actions.length === limit, asOf }
}

/** All of them, however many: on paper each area has its own. Refuses like `listOpenActions`. */
export async function listAllOpenActions(
  ctx: Context,
  { area, kind }: InputOf<typeof openCall>,
): Promise<OpenActions['actions']> {
  return (await openActionsOf(ctx, area, { kind: kind ?? null, limit: null })).actions
}

async function openActionsOf(
  ctx: Context,
  area: AreaCode,
  wanted: { readonly kind: string | null; readonly limit: number | null },
): Promise<Omit<OpenActions, 'isCut'>> {
  const scope = allow(ctx, 'meeting.read', area)
  const { today } = await viewFrom(ctx, area)
  const actions = await store.listOpenActions(ctx.db, scope, area, wanted)
  const meetings = await store.listOpenSeries(ctx.db, scope, area)
  const series = seriesOf(meetings)
  const byId = new Map(meetings.map((each) => [each.id, each]))
  const codes = [...new Set(meetings.map(({ areaCode }) => areaCode))]
  const names = new Map((await listAreas(ctx.db, codes)).map(({ code, name }) => [code, name]))
  return {
    actions: actions.map((action) => {
      const from = byId.get(action.meetingId)
      const own = series.get(`${from?.areaCode} ${from?.kind}`) ?? []
      const place = byId.get(placeOf(own, action.meetingId))
      if (from === undefined || place === undefined) {
        throw new Error('a promise belongs to a meeting of its series')
      }
      return {
        ...shownAction(action, today),
        area: {
          code: from.areaCode,
          name: names.get(from.areaCode) ?? from.areaCode,
          level: levelOf(from.areaCode) === 'district' ? 'district' : 'subDistrict',
        },
        kind: from.kind,
        from: nameOf(from),
        place: nameOf(place),
      }
    }),
    asOf: today,
  }
}

function nameOf({ id, title, startsOn, state }: SeriesRow): MeetingName {
  return { id, title, startsOn, state }
}

export function shownAction(action: ActionRow, today: string): OutcomeAction {
  const { id, what, personInCharge, dueOn, state, note, closedOn, version } = action
  const late = isOverdue(action, today)
  return { id, what, personInCharge, dueOn, state, note, closedOn, version, isOverdue: late }
}
