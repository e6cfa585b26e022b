/** Roles that wait for a second person: given, refused or taken back where they stand. */
import type { JSX } from 'preact'
import {
  approveRole,
  declineRole,
  withdrawRole,
  type RoleProposal,
} from '../../../../worker/contract/staff.ts'
import { Button } from '../../components/Button.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import type { OfficeArea } from '../../lib/session.ts'
import { formatMoment } from '../../text/format.ts'
import { MEMBER, placeRole, PROPOSALS, termWords } from '../../text/staff-office.ts'
import { useWork } from './member-tasks.tsx'
import type { Office } from './office.ts'

type Props = {
  readonly area: OfficeArea
  readonly office: Office
  readonly onDone: (words: string) => void
}

export function Proposals({ area, office, onDone }: Props): JSX.Element | null {
  if (office.proposals.length === 0) return null
  return (
    <section class="staff-waiting" aria-labelledby="usulan">
      <h2 id="usulan">{PROPOSALS.title}</h2>
      <p>{PROPOSALS.body}</p>
      <ul>
        {office.proposals.map((proposal) => (
          <One
            key={proposal.id}
            area={area}
            proposal={proposal}
            mayWithdraw={office.mayManage}
            onDone={onDone}
          />
        ))}
      </ul>
    </section>
  )
}

type OneProps = {
  readonly area: OfficeArea
  readonly proposal: RoleProposal
  readonly mayWithdraw: boolean
  readonly onDone: (words: string) => void
}

function One({ area, proposal, mayWithdraw, onDone }: OneProps): JSX.Element {
  const { districtCode: district } = area
  const { id, name, askedByName, askedAt, mayDecide, hasSignedIn, isOwn } = proposal
  const work = useWork()
  const decide = (endpoint: typeof approveRole | typeof declineRole, words: string) =>
    void work.run(async () => {
      await call(endpoint, { district, id })
      onDone(words)
    })
  const withdraw = () =>
    void work.run(async () => {
      await call(withdrawRole, { district, id })
      onDone(PROPOSALS.withdrawn(name))
    })
  const busy = work.isBusy ? MEMBER.saving : undefined
  const days = termWords(proposal)
  return (
    <li class="staff-box">
      <p>
        <strong>{PROPOSALS.what(name, placeRole(proposal))}</strong>
        {days !== '' && <span class="help">{days}</span>}
        <span class="help">
          {PROPOSALS.by(askedByName, formatMoment(askedAt, area.district.timeZone))}
        </span>
      </p>
      {mayDecide && <p>{hasSignedIn ? PROPOSALS.signedIn : PROPOSALS.notSignedIn}</p>}
      {!mayDecide && <p>{isOwn ? PROPOSALS.own : PROPOSALS.notYou}</p>}
      {work.error !== null && <Problem error={work.error} />}
      <div class="actions">
        {mayDecide && (
          <>
            {hasSignedIn && (
              <Button
                kind="primary"
                icon="check"
                busy={busy}
                onClick={() => decide(approveRole, PROPOSALS.approved(name))}
              >
                {PROPOSALS.approve}
              </Button>
            )}
            <Button
              disabled={work.isBusy}
              onClick={() => decide(declineRole, PROPOSALS.declined(name))}
            >
              {PROPOSALS.decline}
            </Button>
          </>
        )}
        {mayWithdraw && !mayDecide && (
          <Button icon="undo" busy={busy} onClick={withdraw}>
            {PROPOSALS.withdraw}
          </Button>
        )}
      </div>
    </li>
  )
}
