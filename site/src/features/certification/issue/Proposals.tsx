/** Proposals, newest first; one is opened to be looked at, approved or sent back. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  listProposals,
  PROPOSAL_STATES,
  type Proposal,
  type ProposalState,
} from '../../../../../worker/contract/certification.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { PROPOSALS, PROPOSAL_STATE } from '../../../text/certification-office.ts'
import { CHANGE_KIND } from '../../../text/changes-office.ts'
import { SHARED } from '../../../text/frame.ts'
import { formatDates } from '../../../text/certification.ts'
import { formatMoment, formatNumber } from '../../../text/format.ts'
import { Frame, type Desk } from '../Frame.tsx'
import { ProposalDialog } from './ProposalDialog.tsx'
import { usePages } from '../../../lib/use-pages.ts'

export function Proposals(): JSX.Element {
  return (
    <Frame current="/dinas/sertifikat/usulan/" unit="optional">
      {(desk) => <List desk={desk} />}
    </Frame>
  )
}

function isState(text: string): text is ProposalState {
  return PROPOSAL_STATES.some((state) => state === text)
}

function List({ desk }: { readonly desk: Desk }): JSX.Element {
  const { district, area } = desk
  const [asked, setAsked] = useUrlState('keadaan')
  const [openId, setOpenId] = useUrlState('usulan')
  const [said, setSaid] = useState('')
  const state = isState(asked) ? asked : undefined
  const list = usePages(`${district} ${asked}`, async (after) => {
    const { proposals, next } = await call(listProposals, {
      district,
      ...(state === undefined ? {} : { state }),
      ...(after === undefined ? {} : { after }),
    })
    return { rows: proposals, next }
  })
  return (
    <>
      <Chips
        label={PROPOSALS.state}
        value={asked}
        chips={[
          { value: '', label: PROPOSALS.all },
          ...(['PROPOSED', 'ISSUED', 'RETURNED'] as const).map((value) => ({
            value,
            label: PROPOSAL_STATE[value],
          })),
        ]}
        onChange={setAsked}
      />
      {said !== '' && (
        <Notice
          kind="done"
          action={<Button href="/dinas/sertifikat/terbit/">{PROPOSALS.toRegister}</Button>}
        >
          {said}
        </Notice>
      )}
      {list.error !== null && <Problem error={list.error} onRetry={list.reload} />}
      {list.rows === null && list.error === null && <Loading label={PROPOSALS.loading} rows={5} />}
      {list.rows?.length === 0 && (
        <Empty
          title={PROPOSALS.emptyTitle}
          action={<Button href="/dinas/sertifikat/">{PROPOSALS.toCandidates}</Button>}
        >
          {state === undefined ? PROPOSALS.empty : PROPOSALS.noneOfState}
        </Empty>
      )}
      {list.rows !== null && list.rows.length > 0 && (
        <ProposalTable
          proposals={list.rows}
          timeZone={area.district.timeZone}
          mayApprove={desk.mayApprove}
          onOpen={setOpenId}
        />
      )}
      {list.more !== undefined && (
        <Button onClick={list.more} busy={list.isBusy ? SHARED.loading : undefined}>
          {PROPOSALS.more}
        </Button>
      )}
      {openId !== '' && (
        <ProposalDialog
          key={openId}
          desk={desk}
          id={openId}
          onClose={() => setOpenId('')}
          onDone={(words) => {
            setOpenId('')
            setSaid(words)
            list.reload()
            desk.reload()
          }}
        />
      )}
    </>
  )
}

const TONE: Record<ProposalState, string> = {
  PROPOSED: 'tag wait',
  APPROVED: 'tag wait',
  ISSUED: 'tag done',
  RETURNED: 'tag danger',
}

type TableProps = {
  readonly proposals: readonly Proposal[]
  readonly timeZone: Parameters<typeof formatMoment>[1]
  readonly mayApprove: boolean
  readonly onOpen: (id: string) => void
}

function ProposalTable({ proposals, timeZone, mayApprove, onOpen }: TableProps): JSX.Element {
  return (
    <Table
      label={PROPOSALS.label}
      rows={proposals}
      rowKey={(proposal) => proposal.id}
      columns={[
        {
          key: 'when',
          title: PROPOSALS.when,
          cell: ({ proposedAt }) => formatMoment(proposedAt, timeZone),
        },
        {
          key: 'course',
          title: PROPOSALS.course,
          cell: ({ courseTitle, kind }) => (
            <>
              {courseTitle}
              {kind === 'CORRECTION' && <span class="help">{CHANGE_KIND.correction}</span>}
            </>
          ),
        },
        {
          key: 'event',
          title: PROPOSALS.event,
          cell: ({ event }) => `${formatDates(event.startsOn, event.endsOn)}, ${event.place}`,
        },
        {
          key: 'members',
          title: PROPOSALS.members,
          numeric: true,
          cell: ({ members }) => formatNumber(members),
        },
        {
          key: 'state',
          title: PROPOSALS.state,
          cell: ({ state }) => <span class={TONE[state]}>{PROPOSAL_STATE[state]}</span>,
        },
        {
          key: 'open',
          title: PROPOSALS.open,
          cell: ({ id, state, isOwn }) => (
            <Button icon="eye" onClick={() => onOpen(id)}>
              {mayApprove && !isOwn && state === 'PROPOSED' ? PROPOSALS.open : PROPOSALS.look}
            </Button>
          ),
        },
      ]}
    />
  )
}
