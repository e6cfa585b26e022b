/** The cases of statements of coverage: one of the own district waits, and one is in force. */
import type { Permission } from '../../../worker/core/access.ts'
import { issueStatement } from '../../../worker/dossier/statements/decide-statement.ts'
import { proposeStatement } from '../../../worker/dossier/statements/propose-statement.ts'
import { newUuid } from '../../factories/certification.ts'
import { contextFor, NOW, staff } from '../../factories/context.ts'
import type { Case } from './cases.ts'

const DISTRICT = '35.08'
const SUB_DISTRICT = '35.08.01'
const TODAY = NOW.slice(0, 10)
const IN_FORCE = '01980000-0000-7000-8000-0000000000d1'
const WAITING = '01980000-0000-7000-8000-0000000000d2'

/** `BKT-…` of the one in force. */
let inForce = ''

export async function makeStatements(): Promise<void> {
  const first = contextFor(staff('DISTRICT_ADMIN', DISTRICT, 'bukti-1'))
  const second = contextFor(staff('APPROVER', DISTRICT, 'bukti-2'))
  await proposeStatement(first, { district: DISTRICT, id: IN_FORCE, asOf: TODAY })
  const { facts } = await issueStatement(second, { district: DISTRICT, id: IN_FORCE })
  inForce = facts.code
  await proposeStatement(first, { district: DISTRICT, id: WAITING, asOf: TODAY })
}

const of = (who: Permission, area: string, input: () => Record<string, unknown>): Case => ({
  who,
  area,
  input,
})

export const STATEMENT_CASES: Readonly<Record<string, Case>> = {
  listStatements: of('statement.read', SUB_DISTRICT, () => ({ area: SUB_DISTRICT })),
  listStatementsInForce: of('statement.read', '35', () => ({ area: '35' })),
  readStatement: of('statement.read', SUB_DISTRICT, () => ({ area: SUB_DISTRICT, id: IN_FORCE })),
  readStatementList: of('statement.readList', SUB_DISTRICT, () => ({
    area: SUB_DISTRICT,
    id: IN_FORCE,
  })),
  proposeStatement: of('statement.propose', DISTRICT, () => ({
    district: DISTRICT,
    id: newUuid(),
    asOf: TODAY,
  })),
  issueStatement: of('statement.issue', DISTRICT, () => ({ district: DISTRICT, id: IN_FORCE })),
  returnStatement: of('statement.return', DISTRICT, () => ({
    district: DISTRICT,
    id: WAITING,
    reason: 'Angkanya belum lengkap',
  })),
  withdrawStatement: of('statement.withdraw', DISTRICT, () => ({
    district: DISTRICT,
    id: IN_FORCE,
    reason: 'Uji',
  })),
  readPublicStatement: {
    who: 'anyone',
    area: 'self',
    input: () => ({ code: inForce }),
  },
}

export const STATEMENT_PAGE_CASES: Readonly<Record<string, Case>> = {
  statementPage: { who: 'anyone', area: 'self', input: () => ({ file: inForce }) },
}
