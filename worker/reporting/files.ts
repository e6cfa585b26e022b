/** R1 and R3 as files: the letterhead lines, the day, the table with its total, and under it what the words mean. */
import {
  recapTable,
  reportFoot,
  reportHead,
  uncoveredTable,
  type ReportTable,
} from '../../site/src/render/index.ts'
import type { Coverage, UncoveredVillage } from '../contract/reporting.ts'
import { instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { districtOf } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import { asDownload, csvOf } from './csv.ts'
import { listUncovered } from './list-uncovered.ts'
import { readCoverage, type CoverageQuestion } from './read-coverage.ts'

export async function recapFile(ctx: Context, question: CoverageQuestion): Promise<Response> {
  const coverage = await readCoverage(ctx, question)
  return answer(ctx, coverage, recapTable(coverage), 'rekap')
}

export async function uncoveredFile(ctx: Context, question: CoverageQuestion): Promise<Response> {
  const villages: UncoveredVillage[] = []
  let after: string | undefined
  do {
    const page = await listUncovered(ctx, { ...question, after })
    villages.push(...page.villages)
    after = page.next ?? undefined
  } while (after !== undefined)
  const coverage = await readCoverage(ctx, question)
  return answer(ctx, coverage, uncoveredTable(villages), 'belum-tercakup')
}

async function answer(
  ctx: Context,
  coverage: Coverage,
  table: ReportTable,
  name: string,
): Promise<Response> {
  const zone =
    coverage.level === 'province'
      ? 'Asia/Jakarta'
      : (await getDistrict(ctx, districtOf(coverage.code))).timeZone
  const lines = [
    ...reportHead(coverage, table.title).map((line) => [line]),
    [],
    table.columns.map((column) => column.title),
    ...table.rows.map((row) => row.cells),
    table.total.cells,
    [],
    ...reportFoot(coverage, instant(ctx.clock), zone).map((line) => [line]),
  ]
  return asDownload(csvOf(lines), `${name}-${coverage.code}-${coverage.asOf}.csv`)
}
