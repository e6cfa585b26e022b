/** One proposal: what will be printed, for whom, with which numbers; and the second person's decision. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  approveProposal,
  readProposal,
  returnProposal,
} from '../../../../worker/contract/certification.ts'
import type { ReplyOf } from '../../../../worker/contract/endpoint.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Table } from '../../components/Table.tsx'
import { call } from '../../lib/call.ts'
import { formatDates, VERIFY } from '../../text/certification.ts'
import { PROPOSALS, PROPOSAL_STATE, PROPOSE } from '../../text/certification-office.ts'
import { SHARED } from '../../text/frame.ts'
import type { Desk } from './Frame.tsx'
import { useReply } from './use-reply.ts'

type Props = {
  readonly desk: Desk
  readonly id: string
  readonly onClose: () => void
  readonly onDone: (words: string) => void
}

export function ProposalDialog({ desk, id, onClose, onDone }: Props): JSX.Element {
  const { district } = desk
  const { reply, reload } = useReply(id, () => call(readProposal, { district, id }))
  const [note, setNote] = useState('')
  const [isReturning, setReturning] = useState(false)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [busy, setBusy] = useState<'approve' | 'return' | null>(null)
  const [error, setError] = useState<unknown>(null)

  async function run(kind: 'approve' | 'return', work: () => Promise<string>): Promise<void> {
    setBusy(kind)
    setError(null)
    try {
      onDone(await work())
    } catch (problem) {
      setError(problem)
      setBusy(null)
      reload()
    }
  }
  const approve = () =>
    run('approve', async () => {
      const { proposal } = await call(approveProposal, { district, id })
      return PROPOSALS.issued(proposal.members)
    })
  const sendBack = () => {
    if (note.trim() === '') return setWrong(PROPOSE.needed)
    return run('return', async () => {
      await call(returnProposal, { district, id, note: note.trim() })
      return PROPOSALS.returned
    })
  }

  if (reply.state !== 'here') {
    return (
      <Dialog open title={PROPOSALS.label} onClose={onClose}>
        {reply.state === 'loading' ? (
          <Loading label={PROPOSALS.loading} rows={5} />
        ) : (
          <Problem error={reply.error} onRetry={reload} />
        )}
      </Dialog>
    )
  }
  const { proposal, members } = reply.answer
  const { state, isOwn } = proposal
  const mayDecide = desk.mayApprove && !isOwn
  return (
    <Dialog
      open
      title={PROPOSALS.title(proposal.members)}
      onClose={onClose}
      actions={
        mayDecide && isReturning && state === 'PROPOSED' ? (
          <>
            <Button
              kind="danger"
              busy={busy === 'return' ? PROPOSALS.returning : undefined}
              onClick={() => void sendBack()}
            >
              {PROPOSALS.return}
            </Button>
            <Button onClick={() => setReturning(false)}>{SHARED.cancel}</Button>
          </>
        ) : mayDecide && (state === 'PROPOSED' || state === 'APPROVED') ? (
          <>
            <Button
              kind="primary"
              icon="check"
              busy={busy === 'approve' ? PROPOSALS.approving : undefined}
              onClick={() => void approve()}
            >
              {state === 'APPROVED' ? PROPOSALS.finish : PROPOSALS.approve(proposal.members)}
            </Button>
            {state === 'PROPOSED' && (
              <Button icon="undo" onClick={() => setReturning(true)}>
                {PROPOSALS.return}
              </Button>
            )}
          </>
        ) : undefined
      }
    >
      {error !== null && <Problem error={error} />}
      {state === 'PROPOSED' && !mayDecide && (
        <Notice kind="wait">{isOwn ? PROPOSALS.own : PROPOSALS.notApprover}</Notice>
      )}
      <Facts answer={reply.answer} />
      {isReturning && state === 'PROPOSED' && (
        <Field
          label={PROPOSALS.returnNote}
          help={PROPOSALS.returnHelp}
          lines={3}
          value={note}
          onInput={setNote}
          error={wrong}
          maxLength={2000}
        />
      )}
      <div class="members" tabIndex={0} role="region" aria-label={PROPOSALS.membersLabel}>
        <Table
          label={PROPOSALS.membersLabel}
          rows={members}
          rowKey={(member) => member.cadreId}
          total={proposal.members}
          columns={[
            { key: 'name', title: PROPOSALS.name, cell: ({ name }) => name },
            { key: 'area', title: PROPOSALS.area, cell: ({ areaName }) => areaName },
          ]}
        />
      </div>
    </Dialog>
  )
}

function Facts({ answer }: { readonly answer: ReplyOf<typeof readProposal> }): JSX.Element {
  const { proposal, preview } = answer
  const { event, state, note, firstNumber, members, year } = proposal
  return (
    <dl class="facts">
      <dt>{PROPOSALS.state}</dt>
      <dd>{PROPOSAL_STATE[state]}</dd>
      {note !== null && (
        <>
          <dt>{PROPOSALS.note}</dt>
          <dd>{note}</dd>
        </>
      )}
      <dt>{PROPOSALS.course}</dt>
      <dd>{proposal.courseTitle}</dd>
      <dt>{PROPOSALS.event}</dt>
      <dd>{VERIFY.eventOf(formatDates(event.startsOn, event.endsOn), event.place)}</dd>
      <dt>{PROPOSALS.organiser}</dt>
      <dd>{event.organiser}</dd>
      {preview !== null && (
        <>
          <dt>{PROPOSALS.numbers}</dt>
          <dd>
            <b class="num">{preview.first}</b>
            {members > 1 && (
              <>
                {' s.d. '}
                <b class="num">{preview.last}</b>
              </>
            )}
            <span class="help">{PROPOSALS.numbersHelp}</span>
          </dd>
          <dt>{PROPOSALS.signatory}</dt>
          <dd>{preview.signatory ?? PROPOSALS.none}</dd>
        </>
      )}
      {firstNumber !== null && (
        <>
          <dt>{PROPOSALS.taken}</dt>
          <dd class="num">
            {members === 1 ? firstNumber : `${firstNumber} s.d. ${firstNumber + members - 1}`}
            {`, tahun ${year ?? ''}`}
          </dd>
        </>
      )}
    </dl>
  )
}
