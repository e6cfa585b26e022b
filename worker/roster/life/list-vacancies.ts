/** Villages without a cadre today, with who left last, and the services that end soon: what the office fills next. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import * as contract from '../../contract/roster-life.ts'
import { allow } from '../../core/access.ts'
import { dateIn } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { districtOf, isWithin, levelOf, subDistrictOf } from '../../core/region-code.ts'
import { getDistrict, listAreasWithin } from '../../regions/index.ts'
import { gazetteerOf } from '../gazetteer.ts'
import {
  listEndings,
  listServed,
  listServices,
  namedOf,
  type PastRow,
} from './store-successions.ts'

const DAY = 86_400_000

/** Refuses NOT_FOUND for an area that is no district or sub-district. */
export async function listVacancies(
  ctx: Context,
  { area }: InputOf<typeof contract.listVacancies>,
): Promise<ReplyOf<typeof contract.listVacancies>> {
  const scope = allow(ctx, 'cadre.read', area)
  if (levelOf(area) !== 'district' && levelOf(area) !== 'subDistrict') {
    throw new Refusal('NOT_FOUND')
  }
  const district = districtOf(area)
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  const gazetteer = gazetteerOf(district, await listAreasWithin(ctx.db, district))
  const villages = gazetteer.villages.filter(({ code }) => isWithin(code, area))
  const served = await listServed(ctx.db, scope, district, area, today)
  const vacant = villages.filter(({ code }) => !served.has(code)).map(({ code }) => code)
  const services = Map.groupBy(
    vacant.length === 0 ? [] : await listServices(ctx.db, scope, district, vacant),
    (row) => row.areaCode,
  )
  const until = new Date(Date.parse(today) + contract.ENDING_DAYS * DAY).toISOString().slice(0, 10)
  const endings = await listEndings(ctx.db, scope, district, {
    area,
    day: today,
    until,
    limit: contract.MAX_ENDING + 1,
  })
  const areaOf = (code: string) => {
    const found = gazetteer.byCode.get(code)
    // An area that is no more on the official list still has its code.
    return found ?? { ...UNLISTED, code, name: code, subDistrictCode: subDistrictOf(code) }
  }
  return {
    asOf: today,
    villages: villages.length,
    vacancies: vacant.map((code) => ({
      area: areaOf(code),
      ...asVacancy(services.get(code) ?? [], today),
    })),
    endings: endings.slice(0, contract.MAX_ENDING).map((row) => ({
      assignmentId: row.assignmentId,
      cadre: namedOf(row),
      area: areaOf(row.areaCode),
      endedOn: row.endedOn,
      reason: row.endReason,
      decreeNumber: row.decreeNumber,
      decreeUntil: row.decreeUntil,
      isOnly: row.isOnly === 1,
    })),
    hasMoreEndings: endings.length > contract.MAX_ENDING,
  }
}

const UNLISTED = { kind: 'desa', subDistrictName: '' } as const

/** `services` of one village, the latest end first; none runs today. */
function asVacancy(services: readonly PastRow[], today: string): Omit<contract.Vacancy, 'area'> {
  const last = services.find((row) => row.endedOn !== null && row.startedOn <= today)
  const next = services
    .filter((row) => row.startedOn > today)
    .toSorted((one, other) => (one.startedOn < other.startedOn ? -1 : 1))[0]
  return {
    last:
      last?.endedOn == null
        ? null
        : {
            cadre: namedOf(last),
            endedOn: last.endedOn,
            reason: last.endReason,
            decreeNumber: last.decreeNumber,
            decreeOn: last.decreeOn,
          },
    next: next === undefined ? null : { cadre: namedOf(next), startsOn: next.startedOn },
  }
}
