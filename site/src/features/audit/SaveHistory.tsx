/** The log as a file, as it is filtered. The Worker notes it before it answers; the file is made in the browser. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { exportEntries, type AuditFilter } from '../../../../worker/contract/audit.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { saveCsv, saveXlsx } from '../../lib/save-table.ts'
import type { LogPlace } from '../../lib/log-place.ts'
import { AUDIT, auditFileName, auditTable } from '../../text/audit.ts'
import { dayIn } from '../../text/audit-days.ts'
import { formatDate } from '../../text/format.ts'

type Format = 'csv' | 'xlsx'
type Props = {
  readonly log: LogPlace
  readonly filter: AuditFilter
  /** What was saved stands in the log now. */
  readonly onSaved: () => void
}

export function SaveHistory({ log: { area, zone }, filter, onSaved }: Props): JSX.Element {
  const [busy, setBusy] = useState<Format | null>(null)
  const [said, setSaid] = useState('')
  const [error, setError] = useState<unknown>(null)

  async function save(format: Format): Promise<void> {
    setBusy(format)
    setSaid('')
    setError(null)
    try {
      const { entries, since } = await call(exportEntries, { area, format, ...filter })
      const table = auditTable(entries, zone)
      const name = auditFileName(area, filter)
      if (format === 'csv') saveCsv(table, name)
      else await saveXlsx(table, name, AUDIT.sheet)
      setSaid(
        since === null
          ? AUDIT.saved(entries.length)
          : AUDIT.savedPart(entries.length, formatDate(dayIn(since, zone))),
      )
      onSaved()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(null)
    }
  }

  const button = (format: Format, label: string) => (
    <Button
      icon={format === 'csv' ? 'download' : 'sheet'}
      disabled={busy !== null}
      busy={busy === format ? AUDIT.saving : undefined}
      onClick={() => void save(format)}
    >
      {label}
    </Button>
  )
  return (
    <div class="audit-save">
      <div class="audit-save-line">
        {button('xlsx', AUDIT.xlsx)}
        {button('csv', AUDIT.csv)}
        <span class="small muted">{AUDIT.saveNote}</span>
      </div>
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {error !== null && <Problem error={error} />}
    </div>
  )
}
