/** What the nightly look at every certificate found in an area, and which they are, for whoever keeps the register. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { listDifferences, type CheckSummary } from '../../../../../worker/contract/archive.ts'
import { Button } from '../../../components/Button.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { DIFFERENCE_WORDS, NIGHTLY } from '../../../text/archive-office.ts'
import type { Zone } from '../../../text/format.ts'
import { breakable } from '../Register.tsx'

type Props = {
  readonly area: string
  readonly check: CheckSummary | null
  readonly zone: Zone
  readonly mayRead: boolean
}

export function NightlyCheck({ area, check, zone, mayRead }: Props): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  if (check === null) return <Notice title={NIGHTLY.title}>{NIGHTLY.never}</Notice>
  const { checked, differing, finishedAt } = check
  const summary =
    finishedAt === null
      ? NIGHTLY.going(checked, differing)
      : NIGHTLY.summary(checked, differing, finishedAt, zone)
  if (differing === 0) {
    return (
      <Notice kind={finishedAt === null ? 'info' : 'done'} title={summary}>
        {NIGHTLY.help}
      </Notice>
    )
  }
  return (
    <>
      <Notice
        kind="danger"
        title={summary}
        action={
          mayRead &&
          !isOpen && (
            <Button icon="eye" onClick={() => setOpen(true)}>
              {NIGHTLY.show}
            </Button>
          )
        }
      >
        {NIGHTLY.differs}
      </Notice>
      {isOpen && <Different area={area} />}
    </>
  )
}

function Different({ area }: { readonly area: string }): JSX.Element {
  const reply = useReply(area, () => call(listDifferences, { area }))
  if (reply.state === 'loading') return <Loading label={NIGHTLY.title} rows={3} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  return (
    <Table
      label={NIGHTLY.list}
      rows={reply.answer.differences}
      rowKey={({ certificateId }) => certificateId}
      columns={[
        {
          key: 'number',
          title: NIGHTLY.number,
          cell: ({ number }) => (number === null ? NIGHTLY.gone : breakable(number)),
        },
        {
          key: 'what',
          title: NIGHTLY.what,
          cell: ({ what }) => what.map((each) => DIFFERENCE_WORDS[each]).join('. '),
        },
      ]}
    />
  )
}
