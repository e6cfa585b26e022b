/** The imports of the last weeks: who brought how many and when, each with the way back while no course asks any of it. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { listImports, undoImport, type BankImport } from '../../../../../worker/contract/bank.ts'
import { Button } from '../../../components/Button.tsx'
import { Confirm } from '../../../components/Confirm.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { EXCHANGE, IMPORTS } from '../../../text/exchange-office.ts'
import { formatMoment, type Zone } from '../../../text/format.ts'

type Props = { readonly area: string; readonly zone: Zone; readonly mayUndo: boolean }

export function RecentImports({ area, zone, mayUndo }: Props): JSX.Element {
  const reply = useReply(area, (signal) => call(listImports, { area }, { signal }))
  const [asked, setAsked] = useState<BankImport | null>(null)
  const [undone, setUndone] = useState<number | null>(null)
  return (
    <section aria-labelledby="impor-terakhir">
      <h2 id="impor-terakhir">{IMPORTS.title}</h2>
      {undone !== null && <Notice kind="done">{EXCHANGE.undone(undone)}</Notice>}
      {reply.state === 'loading' && <Loading label={IMPORTS.loading} rows={2} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {reply.state === 'here' &&
        (reply.answer.imports.length === 0 ? (
          <p class="muted">{IMPORTS.none}</p>
        ) : (
          <ul class="exchange-list" aria-label={IMPORTS.title}>
            {reply.answer.imports.map((each) => (
              <li key={each.importId} class="exchange-import">
                <span>
                  {formatMoment(each.at, zone)}, {each.by}
                  <span class="help num">
                    {IMPORTS.counts(each.added, each.changed)}
                    {each.added > 0 && each.inUse === 0 && ` ${IMPORTS.undone}`}
                  </span>
                </span>
                {mayUndo && each.inUse > 0 && (
                  <Button kind="quiet" icon="undo" onClick={() => setAsked(each)}>
                    {IMPORTS.undo}
                    <span class="unseen">: {formatMoment(each.at, zone)}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        ))}
      {asked !== null && (
        <Undo
          each={asked}
          onClose={(count) => {
            setAsked(null)
            if (count === null) return
            setUndone(count)
            reply.reload()
          }}
        />
      )}
    </section>
  )
}

type UndoProps = {
  readonly each: BankImport
  /** How many were put aside; null: it was left. */
  readonly onClose: (count: number | null) => void
}

function Undo({ each, onClose }: UndoProps): JSX.Element {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  async function undo(): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      onClose((await call(undoImport, { importId: each.importId })).retired)
    } catch (error) {
      setProblem(error)
      setBusy(false)
    }
  }
  return (
    <Confirm
      title={EXCHANGE.undo(each.inUse)}
      yes={IMPORTS.sure}
      icon="undo"
      busy={isBusy ? EXCHANGE.undoing : undefined}
      error={problem}
      onYes={() => void undo()}
      onNo={() => onClose(null)}
    >
      <p>{IMPORTS.undoHelp}</p>
      {each.changed > 0 && <p>{EXCHANGE.undoHelp}</p>}
    </Confirm>
  )
}
