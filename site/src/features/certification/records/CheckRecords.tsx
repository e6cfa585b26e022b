/** What would become of every row, the open ones first, each with a way to mend it on the spot. */
import type { JSX } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { RecordOutcome } from '../../../../../worker/contract/records.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Confirm } from '../../../components/Confirm.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { More } from '../../../components/More.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { leaveWords, readyWords, STATE_NAMES, WIZARD } from '../../../text/records-office.ts'
import { countStates } from './draft.ts'
import { FixRecord } from './FixRecord.tsx'
import { ReadyTable } from './ReadyTable.tsx'
import type { RecordRun } from './use-records.ts'

type View = RecordOutcome['state'] | 'ANSWERED'

/** In the order of what asks for attention. */
const VIEWS: readonly View[] = [
  'PROBLEM',
  'ASK',
  'SAME_DAY',
  'UNKNOWN',
  'ANSWERED',
  'TWICE',
  'READY',
]
const OPEN: readonly View[] = ['PROBLEM', 'ASK', 'SAME_DAY', 'UNKNOWN']
const PAGE = 20

type Props = { readonly run: RecordRun; readonly district: string }

export function CheckRecords({ run, district }: Props): JSX.Element {
  const { outcomes, draft } = run
  const counts = useMemo(() => countStates(outcomes), [outcomes])
  const answered = Object.keys(draft?.edits ?? {}).map(Number)
  const open = counts.PROBLEM + counts.ASK + counts.SAME_DAY + counts.UNKNOWN
  const countOf = (view: View) => (view === 'ANSWERED' ? answered.length : counts[view])
  const [asked, setView] = useState<View | null>(null)
  const view = asked ?? VIEWS.find((each) => countOf(each) > 0) ?? 'READY'
  const [shown, setShown] = useState(PAGE)
  const [isLeaving, setLeaving] = useState(false)
  useEffect(() => setShown(PAGE), [view])
  // What was mended here leaves the list; the next open kind comes up by itself.
  const isEmptied = asked !== null && OPEN.includes(asked) && countOf(asked) === 0
  useEffect(() => {
    if (isEmptied) setView(null)
  }, [isEmptied])

  const rows = useMemo(() => new Map(draft?.rows.map((row) => [row.line, row])), [draft?.rows])
  const listed = [...outcomes.values()]
    .filter(({ state, line }) =>
      view === 'ANSWERED' ? draft?.edits[line] !== undefined : state === view,
    )
    .sort((one, other) => one.line - other.line)
  if (draft === null) return <Empty title={WIZARD.emptyState} />

  return (
    <>
      <div class="roster-summary">
        <h2>{WIZARD.checkedTitle}</h2>
        <p>
          {readyWords(counts.READY, open)} <strong>{WIZARD.nothingSaved}</strong>
        </p>
        <div class="roster-choices">
          <Button icon="reload" disabled={run.pending.size > 0} onClick={() => void run.checkAll()}>
            {WIZARD.again}
          </Button>
          <Button
            kind="quiet"
            icon="arrow-left"
            onClick={() => (answered.length === 0 ? run.leave() : setLeaving(true))}
          >
            {WIZARD.otherFile}
          </Button>
        </div>
      </div>
      {!run.isKept && <Notice kind="wait">{WIZARD.notStored}</Notice>}
      <Chips
        label={WIZARD.show}
        value={view}
        chips={VIEWS.filter((each) => countOf(each) > 0 || each === view).map((each) => ({
          value: each,
          label: STATE_NAMES[each],
          count: countOf(each),
        }))}
        // Safe: the chips are the views.
        onChange={(value) => setView(value as View)}
      />
      {run.error !== null && <Problem error={run.error} />}
      {listed.length === 0 ? (
        <Empty title={WIZARD.emptyState} />
      ) : view === 'READY' ? (
        <ReadyTable outcomes={listed.slice(0, shown)} />
      ) : (
        <ol class="roster-fixes">
          {listed.slice(0, shown).map((outcome) => (
            <FixRecord
              key={outcome.line}
              outcome={outcome}
              draft={draft}
              row={rows.get(outcome.line)}
              district={district}
              isPending={run.pending.has(outcome.line)}
              onAnswer={(given) => void run.answer(outcome.line, given)}
            />
          ))}
        </ol>
      )}
      {listed.length > shown && (
        <More
          shown={Math.min(shown, listed.length)}
          total={listed.length}
          onMore={() => setShown(shown + PAGE * 2)}
        />
      )}
      <div class="roster-bar">
        <Button
          kind="primary"
          icon="arrow-right"
          disabled={counts.READY === 0 || run.pending.size > 0}
          onClick={() => run.go('evidence')}
        >
          {WIZARD.toEvidence}
        </Button>
      </div>
      {isLeaving && (
        <Confirm
          title={WIZARD.leaveTitle}
          yes={WIZARD.leaveYes}
          kind="danger"
          onYes={run.leave}
          onNo={() => setLeaving(false)}
        >
          <p>{leaveWords(answered.length)}</p>
        </Confirm>
      )}
    </>
  )
}
