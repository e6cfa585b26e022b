/** Step 3: what would become of every row, the open ones first, each with a way to mend it on the spot. */
import type { JSX } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { RowOutcome } from '../../../../worker/contract/roster.ts'
import { Button } from '../../components/Button.tsx'
import { Chips } from '../../components/Chips.tsx'
import { Confirm } from '../../components/Confirm.tsx'
import { Empty } from '../../components/Empty.tsx'
import { More } from '../../components/More.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { IMPORT, leaveBody, STATE_WORDS, stillOpen, willSave } from '../../text/roster-import.ts'
import { countStates, sharedProblems, type Sharing } from './draft.ts'
import { FixRow } from './FixRow.tsx'
import { OutcomeTable } from './OutcomeTable.tsx'
import type { ImportRun } from './use-import.ts'

type View = RowOutcome['state'] | 'ANSWERED'

/** In the order of what asks for attention. */
const VIEWS: readonly View[] = ['PROBLEM', 'ASK', 'ANSWERED', 'NEW', 'CHANGED', 'UNCHANGED']
const PAGE = 20

type Props = { readonly run: ImportRun; readonly district: string }

export function CheckRows({ run, district }: Props): JSX.Element {
  const { outcomes, draft } = run
  const counts = useMemo(() => countStates(outcomes), [outcomes])
  const answered = Object.keys(draft?.edits ?? {}).map(Number)
  const open = counts.PROBLEM + counts.ASK
  const countOf = (view: View) => (view === 'ANSWERED' ? answered.length : counts[view])
  const [asked, setView] = useState<View | null>(null)
  const view = asked ?? VIEWS.find((each) => countOf(each) > 0) ?? 'NEW'
  const [shown, setShown] = useState(PAGE)
  const [isAsking, setAsking] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  useEffect(() => setShown(PAGE), [view])
  // What was mended here leaves the list; the next open kind comes up by itself.
  useEffect(() => {
    if ((asked === 'PROBLEM' || asked === 'ASK') && counts[asked] === 0) setView(null)
  }, [asked, counts])

  const shared = useMemo(
    () => (draft === null ? new Map<number, Sharing>() : sharedProblems(draft, outcomes)),
    [draft, outcomes],
  )
  const listed = useMemo(() => {
    if (view === 'ANSWERED') {
      return [...outcomes.values()].filter(({ line }) => draft?.edits[line] !== undefined)
    }
    const found = [...outcomes.values()].filter(({ state }) => state === view)
    return view === 'PROBLEM' ? firstOfEach(found, shared) : found
  }, [outcomes, view, draft, shared])
  const rows = useMemo(() => new Map(draft?.rows.map((row) => [row.line, row])), [draft?.rows])
  if (draft === null) return <Empty title={IMPORT.emptyState} />
  const willWrite = counts.NEW + counts.CHANGED

  return (
    <>
      <div class="roster-summary">
        <h2>{IMPORT.checkedTitle}</h2>
        <p>
          {willWrite > 0 ? willSave(counts.NEW, counts.CHANGED) : open === 0 && IMPORT.nothingNew}{' '}
          <strong>{IMPORT.nothingSaved}</strong>
        </p>
        {open > 0 ? <p>{stillOpen(open)}</p> : willWrite > 0 && <p>{IMPORT.allSolved}</p>}
        <Button
          kind="quiet"
          icon="arrow-left"
          onClick={() => (answered.length === 0 ? run.leave() : setLeaving(true))}
        >
          {IMPORT.otherFile}
        </Button>
      </div>
      {!run.isKept && <Notice kind="wait">{IMPORT.notStored}</Notice>}
      <Chips
        label={IMPORT.show}
        value={view}
        chips={VIEWS.filter((each) => countOf(each) > 0 || each === view).map((each) => ({
          value: each,
          label: each === 'ANSWERED' ? IMPORT.answered : STATE_WORDS[each],
          count: countOf(each),
        }))}
        // Safe: the chips are the views.
        onChange={(value) => setView(value as View)}
      />
      {run.error !== null && <Problem error={run.error} onRetry={() => void run.retryCheck()} />}
      {listed.length === 0 ? (
        <Empty title={IMPORT.emptyState} />
      ) : view === 'PROBLEM' || view === 'ASK' || view === 'ANSWERED' ? (
        <ol class="roster-fixes">
          {listed.slice(0, shown).map((outcome) => (
            <FixRow
              key={outcome.line}
              outcome={outcome}
              draft={draft}
              rows={rows}
              outcomes={outcomes}
              sharing={shared.get(outcome.line) ?? null}
              district={district}
              isPending={run.pending.has(outcome.line)}
              onAnswer={(given) => void run.answer(given)}
            />
          ))}
        </ol>
      ) : (
        <OutcomeTable outcomes={listed.slice(0, shown)} rows={rows} view={view} />
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
          icon="check"
          disabled={willWrite === 0 || run.pending.size > 0}
          onClick={() => setAsking(true)}
        >
          {IMPORT.save}
        </Button>
      </div>
      {isAsking && (
        <Confirm
          title={IMPORT.confirmTitle}
          yes={IMPORT.confirmYes}
          onYes={() => {
            setAsking(false)
            void run.save()
          }}
          onNo={() => setAsking(false)}
        >
          <p>{willSave(counts.NEW, counts.CHANGED)}</p>
          {open > 0 && <p>{stillOpen(open)}</p>}
        </Confirm>
      )}
      {isLeaving && (
        <Confirm
          title={IMPORT.leaveTitle}
          yes={IMPORT.leaveYes}
          kind="danger"
          onYes={run.leave}
          onNo={() => setLeaving(false)}
        >
          <p>{leaveBody(answered.length)}</p>
        </Confirm>
      )}
    </>
  )
}

/** Rows that one answer settles together are shown once; a row with another problem besides, for that one. */
function firstOfEach(
  found: readonly RowOutcome[],
  shared: ReadonlyMap<number, Sharing>,
): readonly RowOutcome[] {
  return found.filter((outcome) => {
    const first = shared.get(outcome.line)?.lines[0] ?? outcome.line
    const hasOther = outcome.state === 'PROBLEM' && outcome.problems.length > 1
    return first === outcome.line || hasOther
  })
}
