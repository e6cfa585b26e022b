/** R1 for the office: a province by districts, a district by sub-districts, a sub-district by villages. */
import type { Coverage, CoveragePart } from '../contract/reporting.ts'
import type { District } from '../contract/regions.ts'
import { kindsIn, type CountedKind } from '../contract/reports.ts'
import { allow } from '../core/access.ts'
import { dateIn } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, levelOf, type AreaCode } from '../core/region-code.ts'
import { getDistrict, listAreas } from '../regions/index.ts'
import { figuresOf, refuseFuture, todayIn } from './figures.ts'
import type { Figures, VillageFigures } from './rules.ts'
import * as store from './store.ts'

export type CoverageQuestion = {
  readonly area: AreaCode
  readonly asOf?: string | undefined
  /** Counts the focus villages of that year only. */
  readonly focusYear?: number | undefined
  /** Counts the cadres of that kind only. */
  readonly kind?: CountedKind | undefined
}

export async function readCoverage(ctx: Context, question: CoverageQuestion): Promise<Coverage> {
  allow(ctx, 'coverage.read', question.area)
  switch (levelOf(question.area)) {
    case 'province':
      return readProvince(ctx, question)
    case 'district':
    case 'subDistrict':
      return readDistrictOrPart(ctx, question)
    case 'nation':
    case 'village':
      throw new Refusal('NOT_FOUND')
  }
}

async function readDistrictOrPart(ctx: Context, question: CoverageQuestion): Promise<Coverage> {
  const { area, asOf, focusYear } = question
  const kinds = kindsOf(question)
  const district = await getDistrict(ctx, districtOf(area))
  const focusYears = await store.listFocusYears(ctx.db, district.code)
  const focus = await focusOf(ctx, district.code, focusYear, focusYears)
  const only = focusYear === undefined ? undefined : focus
  const figures = await figuresOf(ctx, district, asOf, { only, kinds })
  const common = {
    ...headOf(district, todayIn(ctx, district)),
    asOf: figures.asOf,
    focusYear: focusYear ?? null,
    focusYears,
    recorded: figures.recorded[area] ?? 0,
  }
  if (area === district.code) {
    return {
      ...common,
      ...figures.total,
      name: district.name,
      level: 'district',
      parentName: district.provinceName,
      // A sub-district without a focus village is no part of the report on them.
      parts: figures.parts.filter((part) => focusYear === undefined || part.areas > 0),
      villageList: figures.villages.map((village) => marked(village, focus)),
    }
  }
  const part = partOf(figures, area)
  return {
    ...common,
    ...part,
    level: 'subDistrict',
    parentName: district.name,
    parts: [],
    villageList: figures.villages
      .filter((village) => village.subDistrictCode === area)
      .map((village) => marked(village, focus)),
  }
}

function kindsOf({ kind }: CoverageQuestion) {
  return kind === undefined ? undefined : kindsIn(kind)
}

/** The focus villages of the year asked for, else of the newest year known. */
async function focusOf(
  ctx: Context,
  district: AreaCode,
  asked: number | undefined,
  years: readonly number[],
): Promise<ReadonlySet<AreaCode>> {
  const year = asked ?? years[0]
  return year === undefined ? new Set() : store.listFocusVillages(ctx.db, district, year)
}

function partOf(figures: Figures, area: AreaCode): CoveragePart {
  const part = figures.parts.find((candidate) => candidate.code === area)
  if (part === undefined) throw new Refusal('NOT_FOUND')
  return part
}

function marked(village: VillageFigures, focus: ReadonlySet<AreaCode>) {
  return { ...village, isFocus: focus.has(village.code) }
}

function headOf(district: District, today: string) {
  const { officeName, cadreTitle, isDemo } = district
  return { officeName, cadreTitle, isDemo, today }
}

/** A cadre belongs to one district, so districts may be added up; their percentages may not. */
async function readProvince(ctx: Context, question: CoverageQuestion): Promise<Coverage> {
  const { area, asOf, focusYear } = question
  const kinds = kindsOf(question)
  const [province] = await listAreas(ctx.db, [area])
  if (province === undefined) throw new Refusal('NOT_FOUND')
  const districts = await store.listDistricts(ctx.db, area)
  const todays = districts.map((district) => todayIn(ctx, district))
  const today = todays.toSorted()[0] ?? dateIn('Asia/Jakarta', ctx.clock.now())
  refuseFuture(asOf, today)
  const parts: CoveragePart[] = []
  const days: string[] = []
  let recorded = 0
  for (const district of districts) {
    const only =
      focusYear === undefined
        ? undefined
        : await store.listFocusVillages(ctx.db, district.code, focusYear)
    const figures = await figuresOf(ctx, district, asOf, { only, kinds })
    days.push(figures.asOf)
    recorded += figures.recorded[district.code] ?? 0
    parts.push({ ...figures.total, name: district.name })
  }
  return {
    code: area,
    name: province.name,
    level: 'province',
    parentName: 'Indonesia',
    officeName: '',
    cadreTitle: districts[0]?.cadreTitle ?? '',
    asOf: asOf ?? days.toSorted()[0] ?? today,
    today,
    isDemo: districts.length > 0 && districts.every((district) => district.isDemo === 1),
    focusYear: focusYear ?? null,
    focusYears: await store.listFocusYears(ctx.db, area),
    ...sumOf(parts),
    recorded,
    parts,
    villageList: [],
  }
}

function sumOf(parts: readonly CoveragePart[]) {
  const sum = (key: Exclude<keyof CoveragePart, 'code' | 'name'>) =>
    parts.reduce((total, part) => total + part[key], 0)
  return {
    villages: sum('villages'),
    kelurahan: sum('kelurahan'),
    areas: sum('areas'),
    cadres: sum('cadres'),
    trained: sum('trained'),
    subDistrictCadres: sum('subDistrictCadres'),
    areasWithCadre: sum('areasWithCadre'),
    areasCovered: sum('areasCovered'),
    tpkCadres: sum('tpkCadres'),
    posyanduCadres: sum('posyanduCadres'),
    otherCadres: sum('otherCadres'),
    tpkTrained: sum('tpkTrained'),
    posyanduTrained: sum('posyanduTrained'),
    otherTrained: sum('otherTrained'),
  }
}
