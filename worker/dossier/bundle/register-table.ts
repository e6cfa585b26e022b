/** The register of certificates as a report: each with the address at which anybody checks it. */
import { dayCell, textCell, type ReportTable } from '../../../site/src/render/index.ts'
import { MADE_WORDS, REGISTER_COLUMNS, REGISTER_NOTE } from '../../../site/src/text/bundle.ts'
import { STATUS_LABEL } from '../../../site/src/text/certification.ts'
import { listCertificates } from '../../certification/index.ts'
import { worded } from '../../../site/src/text/counted-kinds.ts'
import type { RegisterRow } from '../../contract/certification.ts'
import type { CadreWord } from '../../contract/statement-token.ts'
import type { Context } from '../../core/context.ts'
import type { AreaCode } from '../../core/region-code.ts'

/** Certificates that were issued up to a day, the oldest first, with what holds of each now. */
export async function registerTable(
  ctx: Context,
  district: AreaCode,
  upTo: string,
): Promise<ReportTable> {
  const rows: RegisterRow[] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listCertificates>> = await listCertificates(
      ctx,
      district,
      { search: '', status: null, after },
    )
    rows.push(...page.certificates.filter(({ issuedOn }) => issuedOn <= upTo))
    after = page.next
  } while (after !== null)
  return {
    title: MADE_WORDS.REGISTER,
    columns: REGISTER_COLUMNS.map((title) => ({ key: title, title, numeric: false })),
    rows: rows.toReversed().map((row, index) => ({
      code: row.id,
      cells: [
        textCell(String(index + 1)),
        textCell(row.number),
        textCell(row.holderName),
        textCell(row.areaName),
        textCell(row.courseTitle),
        dayCell(row.issuedOn),
        textCell(STATUS_LABEL[row.status]),
        textCell(`${ctx.origin}/v/${row.verificationCode}`),
      ],
    })),
    total: null,
  }
}

/** What stands under it. */
export function registerFoot(word: CadreWord): string[] {
  return [worded(REGISTER_NOTE, word)]
}
