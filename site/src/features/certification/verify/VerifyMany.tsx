/** Many certificates at once: choose a list, say which column is which, see each row's state. Nothing is written or kept. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { CheckedRow, RowToCheck } from '../../../../../worker/contract/verify-many.ts'
import { verifyMany } from '../../../../../worker/contract/verify-many.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Field } from '../../../components/Field.tsx'
import { FileDrop } from '../../../components/FileDrop.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Progress } from '../../../components/Progress.tsx'
import { Steps } from '../../../components/Steps.tsx'
import { Tabs } from '../../../components/Tabs.tsx'
import { call } from '../../../lib/call.ts'
import {
  holdsRole,
  useArea,
  useSession,
  type OfficeArea,
  type Staff,
} from '../../../lib/session.ts'
import { openFile } from '../../../lib/sheet/open-file.ts'
import { PLACES } from '../../../text/certification-office.ts'
import { CHECK, LIST_FAULTS } from '../../../text/verify-many.ts'
import { TABS } from '../Frame.tsx'
import { findList, sheetOfText, type ListTable } from './list-sheet.ts'
import { pair } from './list-result.ts'
import { VerifyColumns } from './VerifyColumns.tsx'
import { VerifyResults } from './VerifyResults.tsx'

const ROLES = ['SUB_DISTRICT_ADMIN', 'DISTRICT_ADMIN', 'APPROVER', 'PROVINCE', 'SUPERADMIN']
const HERE = '/dinas/sertifikat/periksa/'

export function VerifyMany(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={CHECK.loading} rows={4} />
  if (!holdsRole(session.who, area.code, ROLES)) {
    return (
      <Empty title={CHECK.notForYouTitle} action={<Button href="/v/">{CHECK.toOne}</Button>}>
        {CHECK.notForYou}
      </Empty>
    )
  }
  const isDistrict =
    area.code === area.districtCode &&
    holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN', 'APPROVER', 'SUPERADMIN'])
  return (
    <div class="certification">
      {isDistrict && <Tabs label={PLACES.label} tabs={TABS} current={HERE} />}
      <Desk key={area.code} area={widest(session.who, area)} zone={area.district.timeZone} />
    </div>
  )
}

/** A province checks against all its districts, whichever of them its page is about. */
function widest(who: Staff, { code }: OfficeArea): string {
  const held = who.grants.filter(
    ({ role, area }) => ROLES.includes(role) && (area === code || code.startsWith(`${area}.`)),
  )
  return held.map(({ area }) => area).sort((one, other) => one.length - other.length)[0] ?? code
}

/** Rows in one call: a number on the screen moves at least every second or two, also on a slow line. */
const PART = 250

type Source = { readonly name: string; readonly tables: readonly ListTable[] }
type Run = {
  readonly source: Source
  readonly rows: readonly RowToCheck[]
  readonly found: readonly CheckedRow[]
  readonly checkedAt: string
}
type DeskProps = { readonly area: string; readonly zone: OfficeArea['district']['timeZone'] }

function Desk({ area, zone }: DeskProps): JSX.Element {
  const [source, setSource] = useState<Source | null>(null)
  const [run, setRun] = useState<Run | null>(null)
  const [error, setError] = useState<unknown>(null)
  const isDone = run !== null && run.found.length === run.rows.length

  async function check(start: Run): Promise<void> {
    let now = start
    setRun(now)
    setError(null)
    try {
      while (now.found.length < now.rows.length) {
        const done = now.found.length
        const rows = now.rows.slice(done, done + PART)
        const answer = await call(verifyMany, { area, rows: [...rows] })
        now = { ...now, found: [...now.found, ...answer.rows], checkedAt: answer.checkedAt }
        setRun(now)
      }
    } catch (problem) {
      setError(problem)
    }
  }

  const startOver = () => {
    setSource(null)
    setRun(null)
    setError(null)
  }
  return (
    <>
      <div class="no-print">
        <Steps
          label={CHECK.steps}
          steps={CHECK.step}
          current={run !== null ? 2 : source === null ? 0 : 1}
        />
      </div>
      {source === null && <ChooseList onChosen={setSource} />}
      {source !== null && run === null && (
        <VerifyColumns
          name={source.name}
          tables={source.tables}
          onBack={startOver}
          onDone={(rows) => void check({ source, rows, found: [], checkedAt: '' })}
        />
      )}
      {run !== null && !isDone && (
        <>
          <Progress
            label={CHECK.checking}
            done={run.found.length}
            total={run.rows.length}
            unit={CHECK.unit}
          />
          {error !== null && (
            <>
              <Problem error={error} onRetry={() => void check(run)} />
              {run.found.length > 0 && <p class="help">{CHECK.kept(run.found.length)}</p>}
            </>
          )}
        </>
      )}
      {run !== null && isDone && (
        <VerifyResults
          name={run.source.name}
          results={pair(run.rows, run.found)}
          checkedAt={run.checkedAt}
          zone={zone}
          onAgain={startOver}
        />
      )}
    </>
  )
}

function ChooseList({ onChosen }: { readonly onChosen: (source: Source) => void }): JSX.Element {
  const [isOpening, setOpening] = useState(false)
  const [fault, setFault] = useState<string | undefined>(undefined)
  const [pasted, setPasted] = useState('')
  const [pasteFault, setPasteFault] = useState<string | undefined>(undefined)

  async function choose(file: File): Promise<void> {
    setFault(undefined)
    setOpening(true)
    const reading = await openFile(file)
    setOpening(false)
    if (!reading.ok) return setFault(LIST_FAULTS[reading.fault])
    const tables = reading.sheets.flatMap((sheet) => findList(sheet) ?? [])
    if (tables.length === 0) return setFault(LIST_FAULTS.EMPTY)
    onChosen({ name: file.name, tables })
  }

  function take(): void {
    const table = findList(sheetOfText(pasted))
    if (table === null) return setPasteFault(CHECK.pasteEmpty)
    onChosen({ name: CHECK.pasted, tables: [table] })
  }

  if (isOpening) return <Loading label={CHECK.loading} />
  return (
    <>
      <FileDrop
        label={CHECK.fileLabel}
        help={CHECK.fileHelp}
        accept=".xlsx,.csv,.xls,text/csv"
        error={fault}
        onFile={(file) => void choose(file)}
      />
      <form
        class="check-paste"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          take()
        }}
      >
        <h2>{CHECK.pasteTitle}</h2>
        <Field
          label={CHECK.pasteLabel}
          help={CHECK.pasteHelp}
          error={pasteFault}
          lines={5}
          value={pasted}
          onInput={setPasted}
        />
        <Button type="submit">{CHECK.paste}</Button>
      </form>
    </>
  )
}
