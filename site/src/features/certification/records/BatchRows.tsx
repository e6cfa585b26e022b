/** The certificates of one list: who it was recorded for beside what the paper says. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { RecordBatch, Recorded } from '../../../../../worker/contract/records.ts'
import { Button } from '../../../components/Button.tsx'
import { More } from '../../../components/More.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table, type Column } from '../../../components/Table.tsx'
import { formatDate } from '../../../text/format.ts'
import { SHARED } from '../../../text/frame.ts'
import { BATCH, FIELD_NAMES, RECORD_STATE_WORDS } from '../../../text/records-office.ts'

type Props = {
  readonly district: string
  readonly batch: RecordBatch
  readonly rows: readonly Recorded[]
  readonly more: (() => void) | undefined
  readonly isBusy: boolean
  /** Undefined for who may not. */
  readonly onWithdraw: ((record: Recorded) => void) | undefined
}

export function BatchRows(props: Props): JSX.Element {
  const { district, batch, rows, more, isBusy, onWithdraw } = props
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function save(): Promise<void> {
    setSaving(true)
    setError(null)
    try {
      const { saveBatch } = await import('./files.ts')
      await saveBatch(district, batch.id)
    } catch (problem) {
      setError(problem)
    }
    setSaving(false)
  }

  const last: Column<Recorded> = {
    key: 'state',
    title: BATCH.withdraw,
    cell: (row) =>
      row.state === 'WITHDRAWN' ? (
        <>
          <span class="tag danger">{RECORD_STATE_WORDS.WITHDRAWN}</span>
          <span class="help">{row.withdrawNote}</span>
        </>
      ) : (
        onWithdraw !== undefined && (
          <Button kind="quiet" icon="ban" onClick={() => onWithdraw(row)}>
            {BATCH.withdraw}
          </Button>
        )
      ),
  }
  return (
    <section class="record-rows">
      <h3>{BATCH.rows}</h3>
      <Table
        label={BATCH.rows}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'holder',
            title: BATCH.holder,
            cell: ({ cadreName, cadreCode, areaName }) => (
              <>
                {cadreName}
                <span class="help">
                  <span class="num">{cadreCode}</span>
                  {areaName !== '' && `, ${areaName}`}
                </span>
              </>
            ),
          },
          {
            key: 'paper',
            title: BATCH.paper,
            cell: ({ holderName, cadreName }) =>
              holderName === cadreName ? <span class="muted">{BATCH.sameName}</span> : holderName,
          },
          {
            key: 'number',
            title: FIELD_NAMES.number,
            cell: ({ number, title, hours }) => (
              <>
                <span class="num record-number">{number}</span>
                <span class="help">
                  {title}
                  {hours !== null && `, ${BATCH.hours(hours)}`}
                </span>
              </>
            ),
          },
          {
            key: 'issued',
            title: BATCH.issued,
            cell: ({ issuedOn, issuer, expiresOn }) => (
              <>
                {formatDate(issuedOn)}
                {expiresOn !== null && `, ${BATCH.until(expiresOn)}`}
                <span class="help">{issuer}</span>
              </>
            ),
          },
          ...(onWithdraw !== undefined || rows.some(({ state }) => state === 'WITHDRAWN')
            ? [last]
            : []),
        ]}
      />
      <More shown={rows.length} total={batch.rows} onMore={more} busy={isBusy} />
      {error !== null && <Problem error={error} />}
      <p>
        <Button
          icon="download"
          busy={isSaving ? SHARED.loading : undefined}
          onClick={() => void save()}
        >
          {BATCH.download}
        </Button>
      </p>
    </section>
  )
}
