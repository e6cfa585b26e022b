/** One proposal: what will be printed, for whom, with which numbers; and the second person's decision. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  approveProposal,
  readProposal,
  returnProposal,
  type Proposal,
} from '../../../../../worker/contract/certification.ts'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { ZIP } from '../../../text/certificate-files-office.ts'
import { formatDates, VERIFY } from '../../../text/certification.ts'
import { PROPOSALS, PROPOSAL_STATE } from '../../../text/certification-office.ts'
import { CORRECTION } from '../../../text/changes-office.ts'
import { NUMBERS } from '../../../text/names-office.ts'
import { ApprovalForm, approvalOf, type Approval, type Typed } from './ApprovalForm.tsx'
import { CompareCorrection } from '../changes/CompareCorrection.tsx'
import { DecisionButtons, ReturnNote, useDecision } from '../decision.tsx'
import { DownloadPapers } from '../files/DownloadPapers.tsx'
import type { Desk } from '../Frame.tsx'
import { ProposalMembers } from './ProposalMembers.tsx'
import { useReply } from '../../../lib/use-reply.ts'

type Props = {
  readonly desk: Desk
  readonly id: string
  readonly onClose: () => void
  readonly onDone: (words: string) => void
}

export function ProposalDialog({ desk, id, onClose, onDone }: Props): JSX.Element {
  const { district } = desk
  const reply = useReply(id, () => call(readProposal, { district, id }))
  const [typed, setTyped] = useState<Typed>({ isAcknowledged: false, first: '' })
  const decision = useDecision(onDone, reply.reload)
  const approve = (approval: Approval) =>
    decision.accept(async () => {
      const { proposal } = await call(approveProposal, { district, id, ...approval })
      return proposal.kind === 'CORRECTION' ? CORRECTION.issued : PROPOSALS.issued(proposal.members)
    })
  const sendBack = () =>
    decision.sendBack(async (note) => {
      const { proposal } = await call(returnProposal, { district, id, note })
      return proposal.kind === 'CORRECTION' ? CORRECTION.returned : PROPOSALS.returned
    })

  if (reply.state !== 'here') {
    return (
      <Dialog open title={PROPOSALS.label} onClose={onClose}>
        {reply.state === 'loading' ? (
          <Loading label={PROPOSALS.loading} rows={5} />
        ) : (
          <Problem error={reply.error} onRetry={reply.reload} />
        )}
      </Dialog>
    )
  }
  const { proposal, members, correction } = reply.answer
  const { state, isOwn } = proposal
  const mayDecide = desk.mayApprove && !isOwn
  // What was approved already is only finished: nothing is asked again.
  const approval = state === 'PROPOSED' ? approvalOf(reply.answer, typed) : {}
  return (
    <Dialog
      open
      title={correction === null ? PROPOSALS.title(proposal.members) : CORRECTION.title}
      onClose={onClose}
      actions={
        mayDecide && (state === 'PROPOSED' || state === 'APPROVED') ? (
          <DecisionButtons
            decision={decision}
            yes={{
              words: state === 'APPROVED' ? PROPOSALS.finish : approveWords(proposal),
              busy: PROPOSALS.approving,
              kind: 'primary',
              icon: 'check',
              disabled: approval === null,
              onPress: () => {
                if (approval !== null) void approve(approval)
              },
            }}
            no={
              state === 'PROPOSED'
                ? {
                    words: PROPOSALS.return,
                    busy: PROPOSALS.returning,
                    kind: 'danger',
                    onPress: () => void sendBack(),
                  }
                : null
            }
          />
        ) : undefined
      }
    >
      {decision.error !== null && <Problem error={decision.error} />}
      {state === 'PROPOSED' && !mayDecide && (
        <Notice kind="wait">{isOwn ? PROPOSALS.own : PROPOSALS.notApprover}</Notice>
      )}
      {correction !== null && (
        <CompareCorrection before={correction.before} after={correction.after} />
      )}
      <Facts answer={reply.answer} />
      {state === 'ISSUED' && (
        <DownloadPapers
          selection={{ district, proposalId: id }}
          name={ZIP.ofProposal(proposal.issuedAt?.slice(0, 10) ?? '')}
        />
      )}
      {decision.isReturning && state === 'PROPOSED' && (
        <ReturnNote decision={decision} label={PROPOSALS.returnNote} help={PROPOSALS.returnHelp} />
      )}
      {correction === null && (
        <ProposalMembers
          desk={desk}
          members={members}
          total={proposal.members}
          onChanged={reply.reload}
        />
      )}
      {mayDecide && !decision.isReturning && state === 'PROPOSED' && (
        <ApprovalForm district={district} answer={reply.answer} typed={typed} onType={setTyped} />
      )}
    </Dialog>
  )
}

function approveWords({ kind, members }: Proposal): string {
  return kind === 'CORRECTION' ? CORRECTION.approve : PROPOSALS.approve(members)
}

function Facts({ answer }: { readonly answer: ReplyOf<typeof readProposal> }): JSX.Element {
  const { proposal, preview, correction } = answer
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
      {correction !== null && (
        <>
          <dt>{CORRECTION.replaces}</dt>
          <dd class="num">{correction.certificate.number}</dd>
        </>
      )}
      <dt>{PROPOSALS.course}</dt>
      <dd>{proposal.courseTitle}</dd>
      {correction === null && (
        <>
          <dt>{PROPOSALS.event}</dt>
          <dd>{VERIFY.eventOf(formatDates(event.startsOn, event.endsOn), event.place)}</dd>
          <dt>{PROPOSALS.organiser}</dt>
          <dd>{event.organiser}</dd>
        </>
      )}
      {preview !== null && (
        <>
          <dt>{PROPOSALS.numbers}</dt>
          <dd>
            {preview.numbering === 'MANUAL' ? (
              NUMBERS.chosenByApprover
            ) : (
              <>
                <b class="num">{preview.first}</b>
                {members > 1 && (
                  <>
                    {' s.d. '}
                    <b class="num">{preview.last}</b>
                  </>
                )}
                <span class="help">{PROPOSALS.numbersHelp}</span>
              </>
            )}
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
