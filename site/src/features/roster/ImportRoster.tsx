/** The import wizard: choose the file, match the columns, check and mend, save. Nothing is written before the last step. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../components/Button.tsx'
import { ChooseList } from '../../components/ChooseList.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Progress } from '../../components/Progress.tsx'
import { Steps } from '../../components/Steps.tsx'
import { holdsRole, useArea, useSession } from '../../lib/session.ts'
import { useSheetFile, type SheetFile } from '../../lib/sheet/use-sheet-file.ts'
import { FILE_FAULTS, IMPORT, partOf } from '../../text/roster-import.ts'
import { CheckRows } from './CheckRows.tsx'
import { findKept, forgetDraft, type Kept } from './keep-draft.ts'
import { MatchColumns, type Matched } from './MatchColumns.tsx'
import { findTable, type Table } from './read-sheet.ts'
import { SavedImport } from './SavedImport.tsx'
import { useImport, type Phase } from './use-import.ts'

export function ImportRoster(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={IMPORT.opening} />
  if (!holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN', 'SUPERADMIN'])) {
    return <Notice title={IMPORT.officeOnlyTitle}>{IMPORT.officeOnlyBody}</Notice>
  }
  return <Wizard key={area.districtCode} district={area.districtCode} />
}

const STEP_OF: Readonly<Record<Phase, number>> = {
  idle: 0,
  checking: 2,
  checked: 2,
  saving: 3,
  stopped: 3,
  saved: 4,
}

function Wizard({ district }: { readonly district: string }): JSX.Element {
  const run = useImport()
  const chosen = useSheetFile(findTable)
  const opened = chosen.file
  const [kept, setKept] = useState<Kept | null>(null)

  useEffect(() => {
    const comeBack = async (): Promise<void> => {
      const found = await findKept(district)
      if (found?.rows === null) setKept(found)
      else if (found !== null) await run.begin({ ...found, rows: found.rows })
    }
    comeBack().catch(forgetDraft)
    // Once, when the page opens.
  }, [])

  async function start(file: SheetFile<Table>, matched: Matched): Promise<void> {
    const before = kept?.fingerprint === file.fingerprint ? kept : null
    chosen.drop()
    setKept(null)
    await run.begin({
      importId: before?.importId ?? crypto.randomUUID(),
      district,
      fileName: file.fileName,
      fingerprint: file.fingerprint,
      rows: matched.rows,
      edits: before?.edits ?? {},
      saving: before?.saving ?? null,
    })
  }

  const isOpen = run.phase === 'idle' && opened !== null
  return (
    <div class="roster">
      <Steps label={IMPORT.steps} steps={IMPORT.step} current={isOpen ? 1 : STEP_OF[run.phase]} />
      {run.phase === 'idle' && opened === null && (
        <ChooseList
          chosen={chosen}
          words={IMPORT}
          faults={FILE_FAULTS}
          kept={kept?.fileName ?? null}
          onStartOver={() => {
            forgetDraft()
            setKept(null)
          }}
        />
      )}
      {isOpen && (
        <MatchColumns
          fileName={opened.fileName}
          tables={opened.tables}
          onBack={chosen.drop}
          onDone={(matched) => void start(opened, matched)}
        />
      )}
      {run.phase === 'checking' &&
        (run.error === null ? (
          <Progress
            label={IMPORT.checking}
            done={run.progress.done}
            total={run.progress.total}
            unit={IMPORT.unit}
          />
        ) : (
          <Problem error={run.error} onRetry={() => void run.retryCheck()} />
        ))}
      {run.phase === 'checked' && <CheckRows run={run} district={district} />}
      {run.phase === 'saving' && (
        <>
          <Progress
            label={IMPORT.saving}
            done={run.progress.done}
            total={run.progress.total}
            unit="bagian"
          />
          <p class="help">{IMPORT.savingKeepOpen}</p>
        </>
      )}
      {run.phase === 'stopped' && (
        <>
          {run.error !== null && <Problem error={run.error} />}
          <Notice
            kind="wait"
            title={IMPORT.interruptedTitle}
            action={
              <Button kind="primary" icon="reload" onClick={() => void run.resume()}>
                {IMPORT.resume}
              </Button>
            }
          >
            <p>{IMPORT.interruptedBody}</p>
            <p class="num">{partOf(run.progress.done, run.progress.total)}</p>
          </Notice>
        </>
      )}
      {run.phase === 'saved' && <SavedImport run={run} />}
    </div>
  )
}
