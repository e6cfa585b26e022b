/** The list with each row's state: counts, what to look at first, and the result as a file or on paper. */
import type { JSX } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { CHECK_STATES, type CheckState } from '../../../../../worker/contract/verify-many.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { More } from '../../../components/More.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Table } from '../../../components/Table.tsx'
import { useUrlState } from '../../../lib/url-state.ts'
import { formatMoment, type Zone } from '../../../text/format.ts'
import {
  AREA_WORDS,
  CHECK,
  CHECK_STATE,
  lineWords,
  NAME_WORDS,
  printedAs,
  summary,
} from '../../../text/verify-many.ts'
import {
  inView,
  needsLook,
  readView,
  remarksOf,
  resultCsv,
  type Result,
  type View,
} from './list-result.ts'
import { breakable } from '../Register.tsx'

type Props = {
  readonly name: string
  readonly results: readonly Result[]
  readonly checkedAt: string
  readonly zone: Zone
  readonly onAgain: () => void
}

const AT_ONCE = 100

export function VerifyResults({ name, results, checkedAt, zone, onAgain }: Props): JSX.Element {
  const [asked, setAsked] = useUrlState('tampil')
  const [shown, setShown] = useState(AT_ONCE)
  const view = readView(asked)
  const chosen = useMemo(() => inView(results, view), [results, view])
  const bad = inView(results, 'lihat').length
  useEffect(() => setShown(AT_ONCE), [view])
  useEffect(() => {
    const showAll = () => setShown(results.length)
    addEventListener('beforeprint', showAll)
    return () => removeEventListener('beforeprint', showAll)
  }, [results])

  const counted = (value: View, label: string) => ({
    value,
    label,
    count: inView(results, value).length,
  })
  const chips = [
    counted('lihat', CHECK.look),
    ...CHECK_STATES.map((state) => counted(state, CHECK_STATE[state])),
    counted('nama', CHECK.nameDiffers),
    counted('desa', CHECK.areaDiffers),
    counted('ganda', CHECK.repeated),
  ].filter(({ count, value }) => count > 0 || value === view)

  function print(): void {
    setShown(results.length)
    // After the rows are there.
    setTimeout(() => window.print())
  }

  return (
    <>
      <Notice
        kind={bad === 0 ? 'done' : 'wait'}
        title={summary(results.length, results.length - bad)}
      >
        {name}. {CHECK.asOf(formatMoment(checkedAt, zone))}
      </Notice>
      <p class="check-counts num">
        {chips.map(({ label, count }) => `${label} ${count}`).join(' · ')}
      </p>
      <div class="toolbar check-tools">
        <Chips
          label={CHECK.view}
          value={view}
          chips={[counted('', CHECK.all), ...chips]}
          onChange={setAsked}
        />
        <div class="tool-buttons">
          <Button icon="download" onClick={() => save(results)}>
            {CHECK.download}
          </Button>
          <Button icon="print" onClick={print}>
            {CHECK.print}
          </Button>
        </div>
      </div>
      {chosen.length === 0 ? (
        <Empty title={view === 'lihat' ? CHECK.allGoodTitle : CHECK.noneTitle}>
          {view === 'lihat' ? CHECK.allGood : CHECK.none}
        </Empty>
      ) : (
        <ResultTable results={chosen.slice(0, shown)} />
      )}
      {chosen.length > AT_ONCE && (
        <More
          shown={Math.min(shown, chosen.length)}
          total={chosen.length}
          onMore={shown < chosen.length ? () => setShown(shown + AT_ONCE) : undefined}
        />
      )}
      <div class="actions no-print">
        <Button icon="import" onClick={onAgain}>
          {CHECK.otherFile}
        </Button>
      </div>
    </>
  )
}

const TONE: Record<CheckState, string> = {
  valid: 'tag done',
  revoked: 'tag danger',
  replaced: 'tag wait',
  expired: 'tag wait',
  recorded: 'tag wait',
  not_found: 'tag danger',
  ambiguous: 'tag wait',
  unreadable: 'tag wait',
}

function ResultTable({ results }: { readonly results: readonly Result[] }): JSX.Element {
  return (
    <Table
      label={CHECK.label}
      rows={results}
      rowKey={({ row }) => String(row.line)}
      columns={[
        {
          key: 'holder',
          title: CHECK.holder,
          cell: ({ row }) => (
            <>
              {row.name ?? CHECK.nameless}
              <span class="help">
                {[lineWords(row.line), row.village, row.subDistrict].filter(Boolean).join(', ')}
              </span>
            </>
          ),
        },
        {
          key: 'key',
          title: CHECK.key,
          cell: ({ row }) => (
            <span class="num check-key">
              {row.code !== undefined && <span class="check-match">{row.code}</span>}
              {row.number !== undefined && <span class="check-match">{breakable(row.number)}</span>}
            </span>
          ),
        },
        {
          key: 'state',
          title: CHECK.state,
          cell: (each) => (
            <>
              <span class={TONE[each.found.state]}>{CHECK_STATE[each.found.state]}</span>
              {remarksOf(each).map((sentence) => (
                <span key={sentence} class="help">
                  {sentence}
                </span>
              ))}
            </>
          ),
        },
        {
          key: 'match',
          title: CHECK.match,
          cell: (each) => <Match {...each} />,
        },
      ]}
    />
  )
}

function Match(result: Result): JSX.Element {
  const { name, area, printed } = result.found
  const compared = [
    { likeness: name, words: NAME_WORDS, print: printed?.holderName },
    { likeness: area, words: AREA_WORDS, print: printed?.areaName },
  ]
  return (
    <>
      {compared.map(
        ({ likeness, words, print }) =>
          likeness !== null && (
            <span key={words.same} class="check-match">
              {likeness === 'same' ? (
                words.same
              ) : (
                <>
                  <strong>{words[likeness]}</strong>
                  <span class="help">{printedAs(print ?? '')}</span>
                </>
              )}
            </span>
          ),
      )}
      {name === null && printed !== null && (
        <span class="check-match">{printedAs(printed.holderName)}</span>
      )}
      {printed !== null && needsLook(result) && (
        <span class="row-actions">
          <Button kind="quiet" icon="shield" href={`/v/${printed.verificationCode}`} newTab>
            {CHECK.open}
          </Button>
        </span>
      )}
    </>
  )
}

function save(results: readonly Result[]): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([resultCsv(results)], { type: 'text/csv' }))
  link.download = `${CHECK.file}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
