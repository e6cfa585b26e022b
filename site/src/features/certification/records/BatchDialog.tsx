/** One list of old certificates: its evidence, its rows, the second person's decision, and the withdrawal of a row. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  acceptRecords,
  readRecordBatch,
  returnRecords,
  type RecordBatch,
  type Recorded,
} from '../../../../../worker/contract/records.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Icon } from '../../../components/Icon.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { formatSize } from '../../../text/format.ts'
import { SHARED } from '../../../text/frame.ts'
import { BATCH, BATCH_STATE, RECORDS } from '../../../text/records-office.ts'
import type { Desk } from '../Frame.tsx'
import { usePages } from '../use-pages.ts'
import { BatchRows } from './BatchRows.tsx'
import { evidenceHref } from './upload.ts'
import { WithdrawForm } from './WithdrawForm.tsx'

type Props = {
  readonly desk: Desk
  readonly id: string
  readonly onClose: () => void
  /** Something in it changed; it stays open. */
  readonly onChanged: () => void
  readonly onDone: (words: string) => void
}

export function BatchDialog({ desk, id, onClose, onChanged, onDone }: Props): JSX.Element {
  const { district } = desk
  const [batch, setBatch] = useState<RecordBatch | null>(null)
  const pages = usePages(id, async (after) => {
    const answer = await call(readRecordBatch, {
      district,
      id,
      ...(after === undefined ? {} : { after }),
    })
    setBatch(answer.batch)
    return answer
  })
  const [note, setNote] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [isReturning, setReturning] = useState(false)
  const [withdrawing, setWithdrawing] = useState<Recorded | null>(null)
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState<'accept' | 'return' | null>(null)
  const [error, setError] = useState<unknown>(null)

  async function run(kind: 'accept' | 'return', work: () => Promise<string>): Promise<void> {
    setBusy(kind)
    setError(null)
    try {
      onDone(await work())
    } catch (problem) {
      setError(problem)
      setBusy(null)
      pages.reload()
    }
  }
  const accept = () =>
    run('accept', async () =>
      BATCH.accepted((await call(acceptRecords, { district, id })).batch.rows),
    )
  const sendBack = () => {
    if (note.trim() === '') return setWrong(BATCH.needed)
    return run('return', async () => {
      await call(returnRecords, { district, id, note: note.trim() })
      return BATCH.returned
    })
  }

  if (batch === null || pages.rows === null) {
    return (
      <Dialog open title={RECORDS.label} onClose={onClose}>
        {pages.error === null ? (
          <Loading label={RECORDS.loading} rows={5} />
        ) : (
          <Problem error={pages.error} onRetry={pages.reload} />
        )}
      </Dialog>
    )
  }
  const isOpen = batch.state === 'PROPOSED'
  const mayDecide = desk.mayApprove && !batch.isOwn && isOpen
  if (withdrawing !== null) {
    return (
      <WithdrawForm
        district={district}
        batchId={id}
        record={withdrawing}
        onBack={() => setWithdrawing(null)}
        onDone={(words) => {
          setWithdrawing(null)
          setSaid(words)
          pages.reload()
          onChanged()
        }}
      />
    )
  }
  return (
    <Dialog
      open
      title={BATCH.title(batch.rows)}
      onClose={onClose}
      actions={
        mayDecide && isReturning ? (
          <>
            <Button
              kind="danger"
              busy={busy === 'return' ? BATCH.returning : undefined}
              onClick={() => void sendBack()}
            >
              {BATCH.return}
            </Button>
            <Button onClick={() => setReturning(false)}>{SHARED.cancel}</Button>
          </>
        ) : mayDecide ? (
          <>
            <Button
              kind="primary"
              icon="check"
              busy={busy === 'accept' ? BATCH.accepting : undefined}
              onClick={() => void accept()}
            >
              {BATCH.accept(batch.rows)}
            </Button>
            <Button icon="undo" onClick={() => setReturning(true)}>
              {BATCH.return}
            </Button>
          </>
        ) : undefined
      }
    >
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {error !== null && <Problem error={error} />}
      {pages.error !== null && <Problem error={pages.error} onRetry={pages.reload} />}
      {isOpen && !mayDecide && (
        <Notice kind="wait">{batch.isOwn ? BATCH.own : BATCH.notApprover}</Notice>
      )}
      <Facts batch={batch} />
      <Evidence desk={desk} batch={batch} />
      {isReturning && (
        <Field
          label={BATCH.returnNote}
          help={BATCH.returnHelp}
          lines={3}
          value={note}
          error={wrong}
          onInput={setNote}
          maxLength={2000}
        />
      )}
      <BatchRows
        district={district}
        batch={batch}
        rows={pages.rows}
        more={pages.more}
        isBusy={pages.isBusy}
        onWithdraw={desk.mayPropose && batch.state === 'ACCEPTED' ? setWithdrawing : undefined}
      />
    </Dialog>
  )
}

function Facts({ batch }: { readonly batch: RecordBatch }): JSX.Element {
  return (
    <>
      <p class="small muted">{BATCH.label}</p>
      <dl class="facts">
        <dt>{RECORDS.state}</dt>
        <dd>{BATCH_STATE[batch.state]}</dd>
        {batch.note !== null && (
          <>
            <dt>{BATCH.note}</dt>
            <dd>{batch.note}</dd>
          </>
        )}
        <dt>{BATCH.from}</dt>
        <dd>{batch.fileName}</dd>
        <dt>{BATCH.counts}</dt>
        <dd>{batch.countsAsTrained ? RECORDS.counted : RECORDS.notCounted}</dd>
      </dl>
    </>
  )
}

function Evidence({
  desk,
  batch,
}: {
  readonly desk: Desk
  readonly batch: RecordBatch
}): JSX.Element {
  const mayOpen = desk.mayPropose || desk.mayApprove
  const place = { district: desk.district, batchId: batch.id }
  return (
    <section>
      <h3>{BATCH.evidence}</h3>
      <p class="help">{mayOpen ? BATCH.evidenceHelp : BATCH.evidenceStaff}</p>
      <ul class="record-files">
        {batch.files.map((file) => (
          <li key={file.id}>
            <Icon name="sheet" size={20} />
            <span class="record-file">
              {mayOpen ? (
                <a href={evidenceHref(place, file.id)} download>
                  {file.name}
                </a>
              ) : (
                file.name
              )}{' '}
              <span class="num muted">{formatSize(file.bytes)}</span>
              <br />
              <span class="small muted">
                {BATCH.hash} <code>{file.sha256}</code>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
