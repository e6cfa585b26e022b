/** The cadres of a proposal and what was said of their names; the office mends what is wrong from here. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  confirmName,
  NAME_STATES,
  type NameState,
  type ProposalMember,
} from '../../../../../worker/contract/names.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table, type Column } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { PROPOSALS } from '../../../text/certification-office.ts'
import { NAME_STATE, NAMES } from '../../../text/names-office.ts'
import type { Desk } from '../Frame.tsx'
import { NameTag } from '../names/NameTag.tsx'

type Props = {
  readonly desk: Desk
  readonly members: readonly ProposalMember[]
  readonly total: number
  readonly onChanged: () => void
}

export function ProposalMembers({ desk, members, total, onChanged }: Props): JSX.Element {
  const isAsked = members.some(({ nameAnswer }) => nameAnswer !== null)
  const countOf = (state: NameState) => withState(members, state).length
  const wrong = countOf('WRONG')
  const [asked, setAsked] = useState<NameState | ''>(wrong > 0 ? 'WRONG' : '')
  const [busyId, setBusyId] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const [error, setError] = useState<unknown>(null)
  const chosen = asked !== '' && countOf(asked) > 0 ? asked : ''

  async function confirm({ cadreId, name }: ProposalMember): Promise<void> {
    setBusyId(cadreId)
    setError(null)
    setSaid('')
    try {
      await call(confirmName, { district: desk.district, cadreId, name })
      setSaid(NAMES.confirmed(name))
    } catch (problem) {
      setError(problem)
    } finally {
      setBusyId(null)
      onChanged()
    }
  }

  return (
    <>
      {wrong > 0 && (
        <Notice kind="wait" title={NAMES.disputed(wrong)}>
          {desk.mayPropose ? NAMES.disputedOffice : NAMES.disputedApprover}
        </Notice>
      )}
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {error !== null && <Problem error={error} />}
      {isAsked && (
        <Chips
          label={NAMES.filter}
          value={chosen}
          chips={[
            { value: '', label: NAMES.all, count: members.length },
            ...NAME_STATES.filter((state) => countOf(state) > 0).map((value) => ({
              value,
              label: NAME_STATE[value],
              count: countOf(value),
            })),
          ]}
          onChange={(value) => setAsked(NAME_STATES.find((state) => state === value) ?? '')}
        />
      )}
      <div class="members" tabIndex={0} role="region" aria-label={PROPOSALS.membersLabel}>
        <Table
          label={PROPOSALS.membersLabel}
          rows={chosen === '' ? members : withState(members, chosen)}
          rowKey={(member) => member.cadreId}
          total={total}
          columns={[
            { key: 'name', title: PROPOSALS.name, cell: ({ name }) => name },
            { key: 'area', title: PROPOSALS.area, cell: ({ areaName }) => areaName },
            ...(isAsked ? [answerColumn(desk.mayPropose ? { busyId, confirm } : null)] : []),
          ]}
        />
      </div>
    </>
  )
}

function withState(members: readonly ProposalMember[], state: NameState): ProposalMember[] {
  return members.filter(({ nameAnswer }) => nameAnswer?.state === state)
}

type Mending = {
  readonly busyId: string | null
  readonly confirm: (member: ProposalMember) => Promise<void>
}

/** `mending` null: only to be looked at. */
function answerColumn(mending: Mending | null): Column<ProposalMember> {
  return {
    key: 'answer',
    title: NAMES.column,
    cell: (member) =>
      member.nameAnswer !== null && (
        <>
          <NameTag answer={member.nameAnswer} />
          {mending !== null && member.nameAnswer.state !== 'RIGHT' && (
            <span class="mending">
              {member.nameAnswer.state === 'WRONG' && (
                <Button kind="quiet" icon="edit" href={`/dinas/kader/?id=${member.cadreId}`}>
                  {NAMES.correct}
                </Button>
              )}
              <Button
                kind="quiet"
                icon="check"
                busy={mending.busyId === member.cadreId ? NAMES.confirming : undefined}
                onClick={() => void mending.confirm(member)}
              >
                {NAMES.confirm}
              </Button>
            </span>
          )}
        </>
      ),
  }
}
