/** Bringing old certificates in: choose the list, match the columns, check and mend, evidence, put forward. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { ChooseList } from '../../../components/ChooseList.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Progress } from '../../../components/Progress.tsx'
import { Steps } from '../../../components/Steps.tsx'
import { holdsRole, useArea, useSession } from '../../../lib/session.ts'
import { useSheetFile, type SheetFile } from '../../../lib/sheet/use-sheet-file.ts'
import { RECORD_FAULTS, WIZARD } from '../../../text/records-office.ts'
import { CheckRecords } from './CheckRecords.tsx'
import type { Shared } from './draft.ts'
import { EvidenceStep } from './EvidenceStep.tsx'
import { findKept, forgetDraft, type Kept } from './keep.ts'
import { MatchRecords } from './MatchRecords.tsx'
import { ProposedRecords } from './ProposedRecords.tsx'
import { findRecords, type RecordTable, type SheetRecord } from './sheet.ts'
import { useRecords, type Phase } from './use-records.ts'

const HOME = '/dinas/sertifikat/lama/'

export function ImportRecords(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={WIZARD.opening} />
  if (!holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN', 'SUPERADMIN'])) {
    return (
      <Empty title={WIZARD.officeOnlyTitle} action={<Button href={HOME}>{WIZARD.back}</Button>}>
        {WIZARD.officeOnly}
      </Empty>
    )
  }
  return <Wizard key={area.districtCode} district={area.districtCode} />
}

const STEP_OF: Readonly<Record<Phase, number>> = {
  idle: 0,
  checking: 2,
  checked: 2,
  evidence: 3,
  proposed: 4,
}

function Wizard({ district }: { readonly district: string }): JSX.Element {
  const run = useRecords()
  const chosen = useSheetFile(findRecords)
  const source = chosen.file
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

  async function start(
    { fileName, fingerprint }: SheetFile<RecordTable>,
    rows: readonly SheetRecord[],
    shared: Shared,
  ): Promise<void> {
    const before = kept?.fingerprint === fingerprint ? kept : null
    chosen.drop()
    setKept(null)
    await run.begin({
      batchId: before?.batchId ?? crypto.randomUUID(),
      district,
      fileName,
      fingerprint,
      rows,
      shared,
      edits: before?.edits ?? {},
      files: before?.files ?? [],
      countsAsTrained: before?.countsAsTrained ?? true,
    })
  }

  const { phase } = run
  return (
    <div class="roster certification record-wizard">
      <Steps
        label={WIZARD.steps}
        steps={WIZARD.step}
        current={phase === 'idle' && source !== null ? 1 : STEP_OF[phase]}
      />
      {phase === 'idle' && source === null && (
        <>
          <ChooseList
            chosen={chosen}
            words={WIZARD}
            faults={RECORD_FAULTS}
            kept={kept?.fileName ?? null}
            onStartOver={() => {
              forgetDraft()
              setKept(null)
            }}
          />
          <p>
            <Button kind="quiet" icon="arrow-left" href={HOME}>
              {WIZARD.back}
            </Button>
          </p>
        </>
      )}
      {phase === 'idle' && source !== null && (
        <MatchRecords
          fileName={source.fileName}
          tables={source.tables}
          onBack={chosen.drop}
          onDone={(rows, shared) => void start(source, rows, shared)}
        />
      )}
      {phase === 'checking' &&
        (run.error === null ? (
          <Progress label={WIZARD.checking} {...run.progress} unit={WIZARD.unit} />
        ) : (
          <Problem error={run.error} onRetry={() => void run.checkAll()} />
        ))}
      {phase === 'checked' && <CheckRecords run={run} district={district} />}
      {phase === 'evidence' && <EvidenceStep run={run} />}
      {phase === 'proposed' && <ProposedRecords run={run} />}
    </div>
  )
}
