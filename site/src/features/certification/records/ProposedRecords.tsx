/** After the list was put forward: what waits for whom, and the rows that were not part of it. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { WIZARD } from '../../../text/records-office.ts'
import { restTable } from './tables.ts'
import type { RecordRun } from './use-records.ts'

export function ProposedRecords({ run }: { readonly run: RecordRun }): JSX.Element {
  const { batch, draft, outcomes } = run
  const [isBusy, setBusy] = useState(false)
  const left = draft?.rows.length ?? 0

  async function download(kind: 'xlsx' | 'csv'): Promise<void> {
    if (draft === null) return
    setBusy(true)
    const files = await import('./files.ts')
    const table = restTable(draft, outcomes)
    if (kind === 'csv') files.saveCsv(table, WIZARD.restName)
    else await files.saveXlsx(table, WIZARD.restName)
    setBusy(false)
  }

  return (
    <>
      <Notice kind="done" title={WIZARD.doneTitle}>
        {WIZARD.done(batch?.rows ?? 0)}
      </Notice>
      {left > 0 && (
        <Notice
          kind="wait"
          title={WIZARD.restTitle(left)}
          action={
            <div class="roster-choices">
              <Button icon="edit" onClick={() => void run.continueWithRest()}>
                {WIZARD.fixRest}
              </Button>
              <Button icon="download" disabled={isBusy} onClick={() => void download('xlsx')}>
                {WIZARD.downloadXlsx}
              </Button>
              <Button icon="download" disabled={isBusy} onClick={() => void download('csv')}>
                {WIZARD.downloadCsv}
              </Button>
            </div>
          }
        >
          {WIZARD.rest}
        </Notice>
      )}
      <div class="actions">
        <Button kind="primary" icon="eye" href="/dinas/sertifikat/lama/">
          {WIZARD.toList}
        </Button>
        <Button icon="import" onClick={run.leave}>
          {WIZARD.another}
        </Button>
      </div>
    </>
  )
}
