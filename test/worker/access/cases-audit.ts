/** The cases of the log: read, filtered and taken out by the district's own, and the nation's by its keeper. */
import type { Case } from './cases.ts'

const AREA = '35.08'
const log = (input: Record<string, unknown> = {}): Case => ({
  who: 'audit.read',
  area: AREA,
  input: () => ({ area: AREA, ...input }),
})

const chain = (input: Record<string, unknown> = {}): Case => ({ ...log(input), who: 'audit.check' })

/** The same endpoints, asked about what was done above all districts. */
const nation = (who: Case['who'], input: Record<string, unknown> = {}): Case => ({
  who,
  area: 'ID',
  input: () => ({ area: 'ID', ...input }),
})
export const NATION_CASES: readonly (readonly [endpoint: string, given: Case])[] = [
  ['listEntries', nation('audit.readNation', { who: 'system' })],
  ['listAuditActors', nation('audit.readNation')],
  ['exportEntries', nation('audit.exportNation', { format: 'xlsx' })],
  ['readAuditChain', nation('audit.check')],
  ['checkAuditLinks', nation('audit.check', { from: '1' })],
  ['checkAuditHeads', nation('audit.check')],
  ['exportAuditHeads', nation('audit.check')],
]

export const AUDIT_CASES: Readonly<Record<string, Case>> = {
  listEntries: log({ who: 'staff', group: 'cadre', from: '2026-11-01', to: '2026-11-30' }),
  listAuditActors: log(),
  exportEntries: log({ format: 'csv' }),
  readAuditChain: chain(),
  checkAuditLinks: chain({ from: '1' }),
  checkAuditHeads: chain({ after: '2026-11-01' }),
  exportAuditHeads: chain(),
}
