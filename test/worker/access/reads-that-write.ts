/** What reading may leave behind, and why; everything else that is read leaves the database and the files as they were. */
import { LOOKS } from '../../../worker/audit/looks.ts'
import { ENDPOINTS } from '../../../worker/contract/all.ts'

/** Beside the looks at persons that `serve` logs by the table `LOOKS`: the files and lists that log themselves. */
export const LOGGED: ReadonlySet<string> = new Set([
  'attendanceCsv',
  'attendanceXlsx',
  'bundleFileDownload',
  'bundleZip',
  'districtsCsv',
  'districtsXlsx',
  'evidenceDownload',
  'listDuplicates',
  'practicePhotoFile',
  'readCadre',
  'readMeetingSheets',
  'readReport',
  'readStatementList',
  'reportCsv',
  'sheetDownload',
  'uncoveredFile',
])

/** Writes something else, and why. */
export const WRITES: Readonly<Record<string, string>> = {
  readAuditChain: 'seals what the log has gained since, so that what is shown reaches to now',
}

/** The only tables in which reading may leave a trace, and where files begin that it may. */
export const TRACES: Readonly<Record<string, string>> = {
  audit_entries: 'looks and files are logged',
  audit_links: 'the chain is sealed as far as it is looked at',
  audit_heads: 'and its head signed',
  sessions: 'when a session was last seen',
  'file {"key":"audit-heads/': 'the signed heads of the chain are kept as files too',
}

export function mayWrite(name: string): boolean {
  const endpoint = ENDPOINTS[name]
  const isLook = endpoint !== undefined && LOOKS.has(endpoint)
  return isLook || LOGGED.has(name) || Object.hasOwn(WRITES, name)
}
