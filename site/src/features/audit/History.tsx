/** Riwayat: who changed, opened and saved what in the district, or above all of them, day by day, filtered by what stands in the address. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { AuditEntry } from '../../../../worker/contract/audit.ts'
import { Button } from '../../components/Button.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { KeeperTabs } from '../../components/KeeperTabs.tsx'
import { NATION_LOG, useLogs, type LogPlace } from '../../lib/log-place.ts'
import { CHAIN } from '../../text/audit-chain.ts'
import { dayIn } from '../../text/audit-days.ts'
import { AUDIT } from '../../text/audit.ts'
import { formatDate } from '../../text/format.ts'
import { SHARED } from '../../text/frame.ts'
import { KEEPER } from '../../text/keeper.ts'
import { HistoryDays } from './HistoryDays.tsx'
import { HistoryFilters } from './HistoryFilters.tsx'
import { SaveHistory } from './SaveHistory.tsx'
import { useHistory, type History as Read } from './use-history.ts'
import { useQuestion, type Question } from './use-question.ts'

export function History(): JSX.Element {
  const logs = useLogs()
  if (logs === null) return <Loading label={AUDIT.loading} rows={6} />
  const { log, isKeeper, district } = logs
  if (log === null) return <Notice title={AUDIT.notAllowedTitle}>{AUDIT.notAllowed}</Notice>
  return (
    <>
      {isKeeper && (
        <KeeperTabs current={log.isNation ? 'nation' : 'district'} district={district} />
      )}
      {log.isNation && <p class="small muted">{KEEPER.nationNote}</p>}
      <p>
        <a href={`/dinas/riwayat/rantai/${log.isNation ? NATION_LOG : ''}`}>{CHAIN.toHere}</a>
      </p>
      <Entries key={log.area} log={log} />
    </>
  )
}

function Entries({ log }: { readonly log: LogPlace }): JSX.Element {
  const { area } = log
  const question = useQuestion()
  const read = useHistory(area, question.filter)
  const others = useOthers(read.entries)
  return (
    <div class="audit">
      <HistoryFilters area={area} question={question} others={others} />
      {question.thing !== '' && (
        <Notice action={<Button onClick={question.clear}>{AUDIT.showAll}</Button>}>
          {thingWords(question.thing, read.entries)}
        </Notice>
      )}
      {read.error !== null && (
        <Problem error={read.error} onRetry={read.entries === null ? read.reload : read.more} />
      )}
      {read.entries === null ? (
        read.error === null && <Loading label={AUDIT.loading} rows={6} />
      ) : (
        <>
          {read.entries.length > 0 && question.filter !== null && (
            <SaveHistory log={log} filter={question.filter} onSaved={read.reload} />
          )}
          <HistoryDays log={log} entries={read.entries} thing={question.thing} />
          <End log={log} read={read} entries={read.entries} question={question} />
        </>
      )}
    </div>
  )
}

type EndProps = {
  readonly log: LogPlace
  readonly read: Read
  readonly entries: readonly AuditEntry[]
  readonly question: Question
}

/** Under the last entry: how much is shown, how far was looked, and the way on. */
function End({ log: { zone, isNation }, read, entries, question }: EndProps): JSX.Element {
  const { searchedSince, more } = read
  const busy = read.isBusy ? SHARED.loading : undefined
  const searched =
    searchedSince === null ? '' : AUDIT.searched(formatDate(dayIn(searchedSince, zone)))
  const further = (
    <Button icon="search" onClick={more} busy={busy}>
      {AUDIT.further}
    </Button>
  )
  if (entries.length === 0) {
    if (searchedSince !== null) {
      return (
        <Empty title={AUDIT.noMatchYetTitle} action={further}>
          {searched}
        </Empty>
      )
    }
    return question.isFiltered ? (
      <Empty
        title={AUDIT.noMatchTitle}
        action={<Button onClick={question.clear}>{AUDIT.clear}</Button>}
      >
        {isNation && question.thing !== '' ? KEEPER.notHere : AUDIT.noMatch}
      </Empty>
    ) : (
      <Empty title={AUDIT.emptyTitle}>{AUDIT.empty}</Empty>
    )
  }
  return (
    <div class="audit-end" aria-live="polite">
      <span class="num">{AUDIT.shown(entries.length)}</span>
      {searchedSince !== null ? (
        <>
          <span>{searched}</span>
          {further}
        </>
      ) : (
        more !== undefined && (
          <Button onClick={more} busy={busy}>
            {AUDIT.more}
          </Button>
        )
      )}
    </div>
  )
}

/** Everybody of the staff who was seen since the page was opened. */
function useOthers(entries: readonly AuditEntry[] | null): ReadonlyMap<string, string> {
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    const staff = (entries ?? []).filter((entry) => entry.actorKind === 'staff')
    setSeen(
      (last) =>
        new Map([
          ...last,
          ...staff.flatMap(({ actorId, actorName }) =>
            actorId === null || actorName === null ? [] : [[actorId, actorName] as const],
          ),
        ]),
    )
  }, [entries])
  return seen
}

function thingWords(thing: string, entries: readonly AuditEntry[] | null): string {
  const subject = entries?.find((entry) => entry.subject?.id === thing)?.subject
  return subject == null ? AUDIT.oneThingUnknown : AUDIT.oneThingBody(subject.name)
}
