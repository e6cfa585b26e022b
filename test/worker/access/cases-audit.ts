/** The cases of the log: read, filtered and taken out by the district's own. */
import type { Case } from './cases.ts'

const AREA = '35.08'
const log = (input: Record<string, unknown> = {}): Case => ({
  who: 'audit.read',
  area: AREA,
  input: () => ({ area: AREA, ...input }),
})

const chain = (input: Record<string, unknown> = {}): Case => ({ ...log(input), who: 'audit.check' })

export const AUDIT_CASES: Readonly<Record<string, Case>> = {
  listEntries: log({ who: 'staff', group: 'cadre', from: '2026-11-01', to: '2026-11-30' }),
  listAuditActors: log(),
  exportEntries: log({ format: 'csv' }),
  readAuditChain: chain(),
  checkAuditLinks: chain({ from: '1' }),
  checkAuditHeads: chain({ after: '2026-11-01' }),
  exportAuditHeads: chain(),
}
