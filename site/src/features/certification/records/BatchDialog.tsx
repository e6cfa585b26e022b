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
import { Dialog } from '../../../components/Dialog.tsx'
import { Icon } from '../../../components/Icon.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { formatSize } from '../../../text/format.ts'
import { BATCH, BATCH_STATE, RECORDS } from '../../../text/records-office.ts'
import { DecisionButtons, ReturnNote, useDecision } from '../decision.tsx'
import type { Desk } from '../Frame.tsx'
import { usePages } from '../../../lib/use-pages.ts'
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
  const decision = useDecision(onDone, pages.reload)
  const [withdrawing, setWithdrawing] = useState<Recorded | null>(null)
  const [said, setSaid] = useState('')
  const accept = () =>
    decision.accept(async () =>
      BATCH.accepted((await call(acceptRecords, { district, id })).batch.rows),
    )
  const sendBack = () =>
    decision.sendBack(async (note) => {
      await call(returnRecords, { district, id, note })
      return BATCH.returned
    })

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
        mayDecide ? (
          <DecisionButtons
            decision={decision}
            yes={{
              words: BATCH.accept(batch.rows),
              busy: BATCH.accepting,
              kind: 'primary',
              icon: 'check',
              onPress: () => void accept(),
            }}
            no={{
              words: BATCH.return,
              busy: BATCH.returning,
              kind: 'danger',
              onPress: () => void sendBack(),
            }}
          />
        ) : undefined
      }
    >
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {decision.error !== null && <Problem error={decision.error} />}
      {pages.error !== null && <Problem error={pages.error} onRetry={pages.reload} />}
      {isOpen && !mayDecide && (
        <Notice kind="wait">{batch.isOwn ? BATCH.own : BATCH.notApprover}</Notice>
      )}
      <Facts batch={batch} />
      <Evidence desk={desk} batch={batch} />
      {decision.isReturning && (
        <ReturnNote decision={decision} label={BATCH.returnNote} help={BATCH.returnHelp} />
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
