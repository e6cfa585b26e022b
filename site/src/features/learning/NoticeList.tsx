/** What a trainer should look at: what it means, what to do, and a button that says it was looked at. */
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import {
  closeNotice,
  listNotices,
  type LearningNotice,
} from '../../../../worker/contract/learning-sync.ts'
import { Button } from '../../components/Button.tsx'
import { Chips } from '../../components/Chips.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { useUrlState } from '../../lib/url-state.ts'
import { formatMoment, type Zone } from '../../text/format.ts'
import { SHARED } from '../../text/frame.ts'
import { NOTICE_WORDS, NOTICES, REJECTED_WORDS, REPORT_WORDS } from '../../text/learning-office.ts'

type Props = { readonly area: string; readonly zone: Zone; readonly mayClose: boolean }

type Loaded = { readonly notices: readonly LearningNotice[]; readonly next: string | null }

export function NoticeList({ area, zone, mayClose }: Props): JSX.Element {
  const [state, setState] = useUrlState('tampil')
  const isAll = state === 'semua'
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const asked = useRef(0)

  async function read(before: Loaded | null): Promise<void> {
    const turn = (asked.current += 1)
    setBusy(true)
    setError(null)
    try {
      const page = await call(listNotices, {
        area,
        open: isAll ? '0' : '1',
        ...(before?.next == null ? {} : { after: before.next }),
      })
      if (turn !== asked.current) return
      setLoaded({ ...page, notices: [...(before?.notices ?? []), ...page.notices] })
    } catch (problem) {
      if (turn === asked.current) setError(problem)
    } finally {
      if (turn === asked.current) setBusy(false)
    }
  }
  // `read` is made anew with every paint; area and state say what it asks.
  useEffect(() => {
    setLoaded(null)
    void read(null)
  }, [area, isAll])

  return (
    <section aria-labelledby="perlu-dilihat">
      <h2 id="perlu-dilihat">{NOTICES.title}</h2>
      <Chips
        label={NOTICES.show}
        value={isAll ? 'semua' : ''}
        onChange={setState}
        chips={[
          { value: '', label: NOTICES.open },
          { value: 'semua', label: NOTICES.all },
        ]}
      />
      {error !== null && <Problem error={error} onRetry={() => void read(loaded)} />}
      {loaded === null && error === null && <Loading label={NOTICES.loading} rows={5} />}
      {loaded !== null && loaded.notices.length === 0 && loaded.next === null && (
        <Empty title={NOTICES.emptyTitle}>{isAll ? NOTICES.noneAtAll : NOTICES.empty}</Empty>
      )}
      {loaded !== null && loaded.notices.length > 0 && (
        <ul class="notice-list" aria-label={NOTICES.label}>
          {loaded.notices.map((notice) => (
            <NoticeCard key={notice.id} notice={notice} zone={zone} mayClose={mayClose} />
          ))}
        </ul>
      )}
      {loaded !== null && loaded.next !== null && (
        <p>
          <Button busy={isBusy ? SHARED.loading : undefined} onClick={() => void read(loaded)}>
            {SHARED.showMore}
          </Button>
        </p>
      )}
    </section>
  )
}

type CardProps = {
  readonly notice: LearningNotice
  readonly zone: Zone
  readonly mayClose: boolean
}

function NoticeCard({ notice, zone, mayClose }: CardProps): JSX.Element {
  const { kind, name, code, about, receivedAt, doneAt } = notice
  const [isSeen, setSeen] = useState(notice.closedAt !== null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const words = NOTICE_WORDS[kind]

  async function close(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await call(closeNotice, { id: notice.id })
      setSeen(true)
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }

  return (
    <li class="panel notice-card">
      <header>
        <h3>{words.title}</h3>
        {isSeen && (
          <span class="tag done" role="status">
            {NOTICES.wasSeen}
          </span>
        )}
      </header>
      <p class="who">
        <strong>{name === '' ? NOTICES.someone : name}</strong>{' '}
        <span class="small muted">{code}</span>
      </p>
      <p>{words.means}</p>
      <dl class="facts">
        {about !== '' && <Fact label={NOTICES.about} value={about} />}
        {detailsOf(notice).map(([label, value]) => (
          <Fact key={label} label={label} value={value} />
        ))}
        <Fact label={NOTICES.received} value={formatMoment(receivedAt, zone)} />
        {doneAt !== null && (
          <Fact
            label={NOTICES.done}
            value={`${formatMoment(doneAt, zone)} (${NOTICES.doneHelp})`}
          />
        )}
        <Fact label={NOTICES.todo} value={words.todo} />
      </dl>
      {error !== null && <Problem error={error} />}
      {mayClose && !isSeen && (
        <Button
          icon="check"
          busy={isBusy ? NOTICES.saving : undefined}
          onClick={() => void close()}
        >
          {NOTICES.seen}
        </Button>
      )}
    </li>
  )
}

function Fact({ label, value }: { readonly label: string; readonly value: string }): JSX.Element {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}

/** What a report or a rejection says beside the event itself, in words. */
function detailsOf({ kind, detail }: LearningNotice): readonly (readonly [string, string])[] {
  if (kind === 'REJECTED') {
    const reason = REJECTED_WORDS[detail['code'] ?? ''] ?? REJECTED_WORDS['INPUT_INVALID'] ?? ''
    return [[NOTICES.reason, reason]]
  }
  if (kind !== 'REPORT') return []
  // Safe: an unknown kind from a newer Worker is left out.
  const report = REPORT_WORDS[detail['kind'] as keyof typeof REPORT_WORDS] ?? ''
  return [
    [NOTICES.question, detail['question'] ?? ''] as const,
    [NOTICES.report, report] as const,
    [NOTICES.note, detail['note'] ?? ''] as const,
  ].filter(([, value]) => value !== '')
}
