/**
 * The districts of a province as a file: all of them, or some side by side. The tables are those of the screen. They hold counts
 * only; the log still says who took them, because a province's numbers are quoted against its districts.
 */
import { comparisonTable, districtsTable, districtTotals } from '../../site/src/render/index.ts'
import { cadreWord } from '../../site/src/text/counted-kinds.ts'
import { districtsFoot, districtsHead } from '../../site/src/text/province.ts'
import type { DistrictsAsked, ProvinceCoverage } from '../contract/reporting.ts'
import { allow } from '../core/access.ts'
import { dateIn, instant } from '../core/clock.ts'
import { note } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { NATION } from '../core/region-code.ts'
import { listAreas } from '../regions/index.ts'
import { asDownload } from './csv.ts'
import { csvOfReport, XLSX } from './files.ts'
import { listDistrictCoverage } from './list-districts.ts'
import { workbookOf, type Sheet } from './workbook.ts'

type DistrictsFile = Sheet & { readonly fileName: string }

export async function districtsCsvFile(ctx: Context, asked: DistrictsAsked): Promise<Response> {
  const file = await takeOut(ctx, asked, 'csv')
  return asDownload(csvOfReport(file), 'text/csv; charset=utf-8', `${file.fileName}.csv`)
}

export async function districtsXlsxFile(ctx: Context, asked: DistrictsAsked): Promise<Response> {
  const file = await takeOut(ctx, asked, 'xlsx')
  return asDownload(await workbookOf(file), XLSX, `${file.fileName}.xlsx`)
}

/** Refuses NOT_FOUND a district that is not counted within the area. */
async function takeOut(
  ctx: Context,
  { area, districts }: DistrictsAsked,
  format: 'csv' | 'xlsx',
): Promise<DistrictsFile> {
  const by = allow(ctx, 'coverage.export', area)
  const [named] = await listAreas(ctx.db, [area])
  if (named === undefined && area !== NATION) throw new Refusal('NOT_FOUND')
  const all = await listDistrictCoverage(ctx, area)
  const chosen = districts === undefined ? null : chosenOf(all, districts.split('-'))
  const table = chosen === null ? districtsTable(all) : comparisonTable(chosen)
  const shown = chosen ?? all.districts
  const name = named?.name ?? 'Indonesia'
  const today = dateIn('Asia/Jakarta', ctx.clock.now())
  const detail = { format, districts: shown.map(({ code }) => code).join(' ') }
  await note(ctx, by, { entity: 'districts', entityId: area, detail })
  return {
    table,
    head: districtsHead(table.title, { code: area, name, districts: shown }),
    foot: districtsFoot(instant(ctx.clock), cadreWord(districtTotals(shown))),
    fileName: `${chosen === null ? 'kabupaten-kota' : 'banding'}-${area}-${today}`,
  }
}

function chosenOf({ districts }: ProvinceCoverage, codes: readonly string[]) {
  return codes.map((code) => {
    const found = districts.find((district) => district.code === code)
    if (found === undefined) throw new Refusal('NOT_FOUND')
    return found
  })
}
