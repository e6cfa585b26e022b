/** R11: for each sub-district what was reached and which villages are open, by the numbers of R1 and R3, and what its meeting came to. */
import { formatMoment } from '../../site/src/text/format.ts'
import { printedLine } from '../../site/src/text/reporting.ts'
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type { readMeetingSheets as contract } from '../contract/meeting-sheets.ts'
import { kindsIn } from '../contract/reports.ts'
import type { CarriedAction } from '../contract/meeting-outcomes.ts'
import { allow, areasOf } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, isWithin, levelOf, type AreaCode } from '../core/region-code.ts'
import {
  listAllOpenActions,
  readLastMinutes,
  readMinutes,
  type Minutes,
} from '../meetings/index.ts'
import { getDistrict } from '../regions/index.ts'
import { figuresFromIntervals } from './figures.ts'
import { readCoverage } from './read-coverage.ts'

/** Refuses NOT_FOUND for an area that is neither a district nor a sub-district, and for a meeting that is none of its own mini lokakarya. */
export async function readMeetingSheets(
  ctx: Context,
  { area, asOf, meetingId }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  allow(ctx, 'coverage.read', area)
  const level = levelOf(area)
  if (level !== 'district' && level !== 'subDistrict') throw new Refusal('NOT_FOUND')
  const coverage = await readCoverage(ctx, { area, asOf })
  const district = await getDistrict(ctx, districtOf(area))
  const kinds = kindsIn('TPK')
  const teams = await figuresFromIntervals(ctx, district.code, coverage.asOf, { kinds })
  const parts = level === 'district' ? coverage.parts : [coverage]
  const seen = areasOf(ctx.actor, 'meeting.read').some((held) => isWithin(area, held))
  const { minutes, waiting } = seen
    ? await writtenOf(ctx, {
        area,
        meetingId,
        areas: parts.map(({ code }) => code),
        day: coverage.asOf,
        isToday: asOf === undefined || asOf === coverage.today,
      })
    : NOTHING_WRITTEN
  return {
    asOf: coverage.asOf,
    today: coverage.today,
    isDemo: coverage.isDemo,
    districtName: district.name,
    cadreTitle: coverage.cadreTitle,
    printed: printedLine(formatMoment(instant(ctx.clock), district.timeZone)),
    sheets: parts.map((part) => {
      const { code, name, villages, kelurahan, areas, cadres, trained } = part
      const { subDistrictCadres, areasWithCadre, areasCovered } = part
      const { tpkCadres, posyanduCadres, otherCadres } = part
      const team = teams.parts.find((each) => each.code === code)
      return {
        code,
        name,
        villages,
        kelurahan,
        areas,
        cadres,
        trained,
        subDistrictCadres,
        areasWithCadre,
        areasCovered,
        tpkCadres,
        posyanduCadres,
        otherCadres,
        team: { cadres: team?.cadres ?? 0, trained: team?.trained ?? 0 },
        villageTeams: teams.villages
          .filter((village) => village.subDistrictCode === code)
          .map((village) => ({
            code: village.code,
            name: village.name,
            cadres: village.cadres,
            trained: village.trained,
          })),
        minutes: minutes.get(code) ?? null,
        waiting: waiting.get(code) ?? [],
        open: coverage.villageList
          .filter((village) => village.subDistrictCode === code && village.trained === 0)
          .map((village) => ({
            code: village.code,
            name: village.name,
            kind: village.kind,
            cadres: village.cadres,
            isFocus: village.isFocus,
          })),
      }
    }),
  }
}

type Written = {
  readonly minutes: ReadonlyMap<AreaCode, Omit<Minutes, 'areaCode'>>
  readonly waiting: ReadonlyMap<AreaCode, CarriedAction[]>
}

const NOTHING_WRITTEN: Written = { minutes: new Map(), waiting: new Map() }

type Wanted = {
  readonly area: AreaCode
  readonly meetingId: string | undefined
  readonly areas: readonly AreaCode[]
  readonly day: string
  /** Promises that are open are known of today only. */
  readonly isToday: boolean
}

async function writtenOf(
  ctx: Context,
  { area, meetingId, areas, day, isToday }: Wanted,
): Promise<Written> {
  const kind = 'WORKSHOP'
  const actions = isToday ? await listAllOpenActions(ctx, { area, kind }) : []
  const waiting = Map.groupBy(actions, (each) => each.area.code)
  return {
    minutes:
      meetingId === undefined
        ? withoutArea(await readLastMinutes(ctx, area, { areas, kind, day }))
        : withoutArea(new Map([[area, await ownMinutes(ctx, area, meetingId)]])),
    waiting: new Map(
      [...waiting].map(([code, those]) => [
        code,
        those.map(({ area: _area, kind: _kind, place: _place, ...action }) => ({
          ...action,
          movedTo: null,
        })),
      ]),
    ),
  }
}

async function ownMinutes(ctx: Context, area: AreaCode, meetingId: string): Promise<Minutes> {
  const { kind, ...minutes } = await readMinutes(ctx, area, meetingId)
  if (kind !== 'WORKSHOP' || minutes.areaCode !== area) throw new Refusal('NOT_FOUND')
  return minutes
}

function withoutArea(found: ReadonlyMap<AreaCode, Minutes>): Written['minutes'] {
  return new Map(
    [...found].map(([code, { id, title, place, startsOn, endsOn, state, outcome }]) => [
      code,
      { id, title, place, startsOn, endsOn, state, outcome },
    ]),
  )
}
