/** What a statement of coverage says, in one sentence: the same on the page, on paper and on a phone without signal. */
import type { CadreWord, StatementCounts } from '../../../worker/contract/statement-token.ts'
import { formatDate, formatNumber, formatShare } from './format.ts'

export const STATEMENT_NAME = 'Bukti Cakupan'

const part = (some: number, all: number, what: string) =>
  `${formatNumber(some)} dari ${formatNumber(all)} ${what} (${formatShare(some, all)})`

/** `word`: as the statement has it. `268 dari 268 KPM terlatih (100,0%), 205 dari 205 desa/kelurahan tercakup (100,0%)` */
export function statementLine(
  { cadres, trained, areas, areasCovered }: StatementCounts,
  word: CadreWord,
): string {
  return `${part(trained, cadres, `${word} terlatih`)}, ${part(areasCovered, areas, 'desa/kelurahan tercakup')}`
}

export function statementDay(asOf: string): string {
  return `keadaan per ${formatDate(asOf)}`
}
