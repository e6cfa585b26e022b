/** Bringing old certificates in: choose the list, match the columns, check and mend, evidence, put forward. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { FileDrop } from '../../../components/FileDrop.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Progress } from '../../../components/Progress.tsx'
import { Steps } from '../../../components/Steps.tsx'
import { holdsRole, useArea, useSession } from '../../../lib/session.ts'
import { openFile } from '../../../lib/sheet/open-file.ts'
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

type Source = {
  readonly fileName: string
  readonly fingerprint: string
  readonly tables: readonly RecordTable[]
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
  const [source, setSource] = useState<Source | null>(null)
  const [isOpening, setOpening] = useState(false)
  const [fault, setFault] = useState<keyof typeof RECORD_FAULTS | null>(null)
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

  async function choose(file: File): Promise<void> {
    setFault(null)
    setOpening(true)
    const reading = await openFile(file)
    setOpening(false)
    if (!reading.ok) return setFault(reading.fault)
    const tables = reading.sheets.flatMap((sheet) => findRecords(sheet) ?? [])
    if (tables.length === 0) return setFault('NO_TABLE')
    setSource({ fileName: file.name, fingerprint: reading.fingerprint, tables })
  }

  async function start(
    { fileName, fingerprint }: Source,
    rows: readonly SheetRecord[],
    shared: Shared,
  ): Promise<void> {
    const before = kept?.fingerprint === fingerprint ? kept : null
    setSource(null)
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
          {kept !== null && (
            <Notice
              kind="wait"
              action={
                <Button
                  onClick={() => {
                    forgetDraft()
                    setKept(null)
                  }}
                >
                  {WIZARD.startOver}
                </Button>
              }
            >
              {WIZARD.chooseSame} <strong>{kept.fileName}</strong>
            </Notice>
          )}
          {isOpening ? (
            <Loading label={WIZARD.opening} />
          ) : (
            <FileDrop
              label={WIZARD.fileLabel}
              help={WIZARD.fileHelp}
              accept=".xlsx,.csv,.xls,text/csv"
              error={fault === null ? undefined : RECORD_FAULTS[fault]}
              onFile={(file) => void choose(file)}
            />
          )}
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
          onBack={() => setSource(null)}
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
