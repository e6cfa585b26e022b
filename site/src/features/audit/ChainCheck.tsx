/** Keutuhan riwayat: reckons the log anew in steps, says whether it is whole, what is wrong where, and what to do. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { exportAuditHeads } from '../../../../worker/contract/audit-chain.ts'
import { Button } from '../../components/Button.tsx'
import { Empty } from '../../components/Empty.tsx'
import { KeeperTabs } from '../../components/KeeperTabs.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Progress } from '../../components/Progress.tsx'
import { call } from '../../lib/call.ts'
import { saveFile } from '../../lib/save-file.ts'
import { NATION_LOG, useLogs, type LogPlace } from '../../lib/log-place.ts'
import { dayIn } from '../../text/audit-days.ts'
import { CHAIN, findingsOf, headsFile, headsFileName } from '../../text/audit-chain.ts'
import { ChainDays } from './ChainDays.tsx'
import { useChain, type Chain, type Walk } from './use-chain.ts'

export function ChainCheck(): JSX.Element {
  const logs = useLogs()
  if (logs === null) return <Loading label={CHAIN.loading} rows={4} />
  const { log, isKeeper, district } = logs
  if (log === null) return <Notice title={CHAIN.notAllowedTitle}>{CHAIN.notAllowed}</Notice>
  return (
    <>
      {isKeeper && (
        <KeeperTabs
          current={log.isNation ? 'nation' : 'district'}
          page="/dinas/riwayat/rantai/"
          district={district}
        />
      )}
      <p>
        <a href={`/dinas/riwayat/${log.isNation ? NATION_LOG : ''}`}>{CHAIN.back}</a>
      </p>
      <Chained key={log.area} log={log} />
    </>
  )
}

function Chained({ log }: { readonly log: LogPlace }): JSX.Element {
  const { chain, walk, error, isRunning, resume, again } = useChain(log.area)
  if (chain === null) {
    return error === null ? (
      <Loading label={CHAIN.loading} rows={4} />
    ) : (
      <Problem error={error} onRetry={resume} />
    )
  }
  if (chain.sealed === 0 && chain.heads === 0 && !isRunning && walk.faults.length === 0) {
    return (
      <Empty title={CHAIN.emptyTitle} action={<Button onClick={again}>{CHAIN.again}</Button>}>
        {CHAIN.empty}
      </Empty>
    )
  }
  const broken = new Set(walk.faults.flatMap(({ day }) => day ?? []))
  return (
    <div class="chain">
      {isRunning && <Running chain={chain} walk={walk} />}
      {error !== null && (
        <>
          <Problem error={error} />
          <Button icon="reload" onClick={resume}>
            {CHAIN.resume}
          </Button>
        </>
      )}
      <Result log={log} chain={chain} walk={walk} />
      {chain.isBehind && <Notice kind="wait">{CHAIN.behind}</Notice>}
      <ChainDays
        days={[...new Set([...chain.days.map(({ day }) => day), ...walk.days])].toSorted()}
        checked={new Set(walk.days)}
        broken={broken}
      />
      <Outside log={log} canSave={chain.heads > 0} />
      {!isRunning && error === null && (
        <Button icon="reload" onClick={again}>
          {CHAIN.again}
        </Button>
      )}
    </div>
  )
}

type Looked = { readonly chain: Chain; readonly walk: Walk }

function Running({ chain, walk }: Looked): JSX.Element {
  return (
    <div class="chain-running">
      {walk.phase === 'links' ? (
        <Progress
          label={CHAIN.links}
          done={walk.position}
          total={Math.max(chain.sealed, walk.position)}
          unit={CHAIN.linksUnit}
        />
      ) : (
        <Progress
          label={CHAIN.heads}
          done={walk.days.length}
          total={Math.max(chain.heads, walk.days.length)}
          unit={CHAIN.headsUnit}
        />
      )}
      <p class="small muted">{CHAIN.running}</p>
    </div>
  )
}

const MOST_FINDINGS = 30

/** Findings stand there as soon as they are found; that all is well is said at the end only. */
function Result({
  log: { zone },
  chain,
  walk,
}: Looked & { readonly log: LogPlace }): JSX.Element | null {
  if (walk.faults.length === 0) {
    return walk.phase === 'done' ? (
      <Notice kind="done" title={CHAIN.wholeTitle(walk.position)}>
        {CHAIN.whole(chain.sealedAt, zone, walk.days.length)}
      </Notice>
    ) : null
  }
  const findings = findingsOf(walk.faults, walk.days)
  const shown = findings.slice(0, MOST_FINDINGS)
  return (
    <>
      <Notice kind="danger" title={CHAIN.brokenTitle(findings.length)}>
        {CHAIN.broken}
      </Notice>
      <section class="chain-found" aria-labelledby="temuan">
        <h2 id="temuan">{CHAIN.found}</h2>
        <ol>
          {shown.map(({ key, what, where, why }) => (
            <li key={key}>
              <strong>{what}</strong>: <span class="num">{where}</span>
              <span class="chain-why">{why}</span>
            </li>
          ))}
        </ol>
        {findings.length > shown.length && <p>{CHAIN.moreFound(findings.length - shown.length)}</p>}
        <h2>{CHAIN.doTitle}</h2>
        <ol>
          {CHAIN.todo.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ol>
      </section>
    </>
  )
}

/** The heads as a file: what is kept elsewhere nobody here can change. */
function Outside({
  log: { area, name, zone, isNation },
  canSave,
}: {
  readonly log: LogPlace
  readonly canSave: boolean
}): JSX.Element | null {
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const [error, setError] = useState<unknown>(null)
  if (!canSave) return null

  async function save(): Promise<void> {
    setBusy(true)
    setSaid('')
    setError(null)
    try {
      const today = dayIn(new Date().toISOString(), zone)
      const { notes, keys } = await call(exportAuditHeads, { area })
      const text = headsFile({ name, area, today, notes, keys })
      saveFile(new Blob([text], { type: 'text/plain' }), headsFileName(area, today))
      setSaid(CHAIN.exported(notes.length))
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class="audit-save">
      <div class="audit-save-line">
        <Button
          icon="download"
          disabled={busy}
          busy={busy ? CHAIN.exporting : undefined}
          onClick={() => void save()}
        >
          {CHAIN.export}
        </Button>
        <span class="small muted">{CHAIN.exportNote(isNation)}</span>
      </div>
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {error !== null && <Problem error={error} />}
    </div>
  )
}
