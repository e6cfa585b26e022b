/** After saving: what was written, and what was not, as a file or to mend here. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { IMPORT, notSaved, wasSaved } from '../../text/roster-import.ts'
import { asSent } from './draft.ts'
import type { ImportRun } from './use-import.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function SavedImport({ run }: { readonly run: ImportRun }): JSX.Element {
  const { draft, outcomes } = run
  const [busy, setBusy] = useState(false)
  const saving = draft?.saving
  const rest = (draft?.rows ?? []).flatMap((row) => {
    const outcome = outcomes.get(row.line)
    return outcome === undefined ? [] : [{ row: asSent(row, draft?.edits[row.line]), outcome }]
  })

  async function download(kind: 'xlsx' | 'csv'): Promise<void> {
    setBusy(true)
    const files = await import('./rest-file.ts')
    const content =
      kind === 'csv'
        ? new Blob([files.restCsv(rest)], { type: 'text/csv' })
        : // Safe: the writer fills a buffer of its own, never a shared one.
          new Blob([(await files.restXlsx(rest)) as Uint8Array<ArrayBuffer>], { type: XLSX })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(content)
    link.download = `kader-belum-tersimpan.${kind}`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
    setBusy(false)
  }

  return (
    <>
      <Notice kind="done" title={IMPORT.doneTitle}>
        {saving && <p class="num">{wasSaved(saving.added, saving.changed, saving.unchanged)}</p>}
      </Notice>
      {rest.length > 0 && (
        <Notice
          kind="wait"
          title={notSaved(rest.length)}
          action={
            <div class="roster-choices">
              <Button icon="edit" onClick={run.continueWithRest}>
                {IMPORT.fixRest}
              </Button>
              <Button icon="download" disabled={busy} onClick={() => void download('xlsx')}>
                {IMPORT.downloadXlsx}
              </Button>
              <Button icon="download" disabled={busy} onClick={() => void download('csv')}>
                {IMPORT.downloadCsv}
              </Button>
            </div>
          }
        >
          {IMPORT.downloadHelp}
        </Notice>
      )}
      <div class="actions">
        <Button kind="primary" icon="users" href="/dinas/kader/">
          {IMPORT.toList}
        </Button>
        <Button icon="card" href="/dinas/kartu/">
          {IMPORT.toCards}
        </Button>
        <Button icon="import" onClick={run.leave}>
          {IMPORT.again}
        </Button>
      </div>
    </>
  )
}
