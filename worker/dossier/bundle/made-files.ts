/** What the platform lays beside the uploads: reports as workbooks, the register of certificates, the statement in force. */
import { signatureLines } from '../../../site/src/render/index.ts'
import { INDEX, MADE_WORDS } from '../../../site/src/text/bundle.ts'
import { worded } from '../../../site/src/text/counted-kinds.ts'
import { formatDate } from '../../../site/src/text/format.ts'
import type { MadePart } from '../../contract/bundle.ts'
import type { District } from '../../contract/regions.ts'
import type { CadreWord } from '../../contract/statement-token.ts'
import type { Scope } from '../../core/access.ts'
import type { DateOnly } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { csvOfReport, readReport, reportPdf, workbookOf } from '../../reporting/index.ts'
import { registerFoot, registerTable } from './register-table.ts'
import { findStatement } from './store-bundle.ts'

export type MadeFile = {
  readonly part: MadePart
  /** With its ending. */
  readonly name: string
  /** The folder of a meeting, in one line of the checklist only. */
  readonly meeting?: { readonly id: string; readonly number: number; readonly folder: string }
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The day that it tells of. */
  readonly asOf: DateOnly
}

type About = {
  readonly district: District
  readonly asOf: DateOnly
  /** What the district's cadres are called on that day. */
  readonly word: CadreWord
}

const REPORT_PARTS = ['R1', 'R2', 'R3', 'R6', 'R8'] as const

/** In the order of the parts; without those that there is nothing to say of yet. */
export async function makeFiles(ctx: Context, scope: Scope, about: About): Promise<MadeFile[]> {
  const { district } = about
  const made: MadeFile[] = []
  // One after another: each holds a whole district in memory.
  for (const part of REPORT_PARTS) made.push(...(await reportFiles(ctx, part, about)))
  made.push(...(await registerFiles(ctx, about)))
  made.push(...(await statementFiles(ctx, scope, district.code)))
  return made
}

/** As a workbook to count with and as a PDF to print. */
async function reportFiles(
  ctx: Context,
  part: (typeof REPORT_PARTS)[number],
  { district, asOf, word }: About,
): Promise<MadeFile[]> {
  // Marks and progress are known as they are now only.
  const day = part === 'R6' || part === 'R8' ? {} : { asOf }
  try {
    const report = await readReport(ctx, { area: district.code, report: part, ...day })
    const name = worded(MADE_WORDS[part], word)
    const signed = { ...report, signature: signatureLines(report) }
    return [
      { part, name: `${name}.pdf`, bytes: await reportPdf(signed), asOf: report.asOf },
      { part, name: `${name}.xlsx`, bytes: await workbookOf(report), asOf: report.asOf },
    ]
  } catch (error) {
    // No course counts as trained yet: there are no marks to tell of.
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return []
    throw error
  }
}

async function registerFiles(ctx: Context, { district, asOf, word }: About): Promise<MadeFile[]> {
  const part = 'REGISTER'
  const table = await registerTable(ctx, district.code, asOf)
  if (table.rows.length === 0) return []
  const day = `${INDEX.asOf} ${formatDate(asOf)}`
  const sheet = { table, head: [district.officeName, table.title, day], foot: registerFoot(word) }
  return [
    { part, name: `${table.title}.xlsx`, bytes: await workbookOf(sheet), asOf },
    { part, name: `${table.title}.csv`, bytes: utf8(csvOfReport(sheet)), asOf },
  ]
}

/** What was stated, with who stands behind it; the signed document has the address that the file names. */
async function statementFiles(ctx: Context, scope: Scope, district: AreaCode): Promise<MadeFile[]> {
  const row = await findStatement(ctx.db, scope, district)
  if (row === null) return []
  // Safe: frozen by this room as its contract has it.
  const facts = JSON.parse(row.facts) as { readonly code: string }
  const address = `${ctx.origin}/bukti/${facts.code}`
  const { listHash, proposedByName, decidedByName, decidedAt } = row
  const document = {
    address,
    signed: `${address}.json`,
    listHash,
    proposedByName,
    decidedByName,
    decidedAt,
    facts,
  }
  const name = `${MADE_WORDS.STATEMENT} ${facts.code}.json`
  const bytes = utf8(`${JSON.stringify(document, null, 2)}\n`)
  return [{ part: 'STATEMENT', name, bytes, asOf: row.asOf }]
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text))
}
