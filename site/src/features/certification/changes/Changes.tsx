/** What was asked for about issued certificates, newest first; one is opened to be looked at and decided. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  CHANGE_STATES,
  listChanges,
  type Change,
  type ChangeState,
} from '../../../../../worker/contract/certificate-changes.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { REASON_WORDS } from '../../../text/certification.ts'
import { CHANGE_KIND, CHANGE_STATE, CHANGES } from '../../../text/changes-office.ts'
import { SHARED } from '../../../text/frame.ts'
import { formatMoment } from '../../../text/format.ts'
import { DecideRevocation } from './DecideRevocation.tsx'
import { Frame, type Desk } from '../Frame.tsx'
import { ProposalDialog } from '../issue/ProposalDialog.tsx'
import { breakable } from '../Register.tsx'
import { usePages } from '../../../lib/use-pages.ts'

export function Changes(): JSX.Element {
  return (
    <Frame current="/dinas/sertifikat/perubahan/" unit="optional">
      {(desk) => <List desk={desk} />}
    </Frame>
  )
}

function isState(text: string): text is ChangeState {
  return CHANGE_STATES.some((state) => state === text)
}

function List({ desk }: { readonly desk: Desk }): JSX.Element {
  const { district } = desk
  const [asked, setAsked] = useUrlState('keadaan')
  const [open, setOpen] = useState<Change | null>(null)
  const [said, setSaid] = useState('')
  const state = isState(asked) ? asked : undefined
  const list = usePages(`${district} ${asked}`, async (after) => {
    const { changes, next } = await call(listChanges, {
      district,
      ...(state === undefined ? {} : { state }),
      ...(after === undefined ? {} : { after }),
    })
    return { rows: changes, next }
  })
  const done = (words: string) => {
    setOpen(null)
    setSaid(words)
    list.reload()
    desk.reload()
  }
  const dialog = { desk, onClose: () => setOpen(null), onDone: done }
  return (
    <>
      <Chips
        label={CHANGES.filter}
        value={asked}
        chips={[
          { value: '', label: CHANGES.all },
          ...CHANGE_STATES.map((value) => ({ value, label: CHANGES.states[value] })),
        ]}
        onChange={setAsked}
      />
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {list.error !== null && <Problem error={list.error} onRetry={list.reload} />}
      {list.rows === null && list.error === null && <Loading label={CHANGES.loading} rows={5} />}
      {list.rows?.length === 0 &&
        (state === undefined ? (
          <Empty
            title={CHANGES.emptyTitle}
            action={<Button href="/dinas/sertifikat/terbit/">{CHANGES.toRegister}</Button>}
          >
            {CHANGES.empty}
          </Empty>
        ) : (
          <Empty
            title={CHANGES.noneTitle}
            action={<Button onClick={() => setAsked('')}>{CHANGES.showAll}</Button>}
          >
            {CHANGES.none}
          </Empty>
        ))}
      {list.rows !== null && list.rows.length > 0 && (
        <ChangeTable desk={desk} changes={list.rows} onOpen={setOpen} />
      )}
      {list.more !== undefined && (
        <Button onClick={list.more} busy={list.isBusy ? SHARED.loading : undefined}>
          {CHANGES.more}
        </Button>
      )}
      {open?.kind === 'revocation' && <DecideRevocation key={open.id} change={open} {...dialog} />}
      {open?.kind === 'correction' && <ProposalDialog key={open.id} id={open.id} {...dialog} />}
    </>
  )
}

function toneOf({ kind, state }: Change): string {
  if (state === 'waiting') return 'tag wait'
  if (state === 'declined') return 'tag'
  return kind === 'revocation' ? 'tag danger' : 'tag done'
}

type TableProps = {
  readonly desk: Desk
  readonly changes: readonly Change[]
  readonly onOpen: (change: Change) => void
}

function ChangeTable({ desk, changes, onOpen }: TableProps): JSX.Element {
  const { timeZone } = desk.area.district
  return (
    <Table
      label={CHANGES.label}
      rows={changes}
      rowKey={(change) => change.id}
      columns={[
        {
          key: 'holder',
          title: CHANGES.holder,
          cell: ({ holderName, areaName, certificate }) => (
            <>
              {holderName}
              <span class="help">{areaName}</span>
              <span class="help num">{breakable(certificate.number)}</span>
            </>
          ),
        },
        {
          key: 'kind',
          title: CHANGES.kind,
          cell: ({ kind, reason }) => (
            <>
              {CHANGE_KIND[kind]}
              {reason !== null && <span class="help">{REASON_WORDS[reason]}</span>}
            </>
          ),
        },
        {
          key: 'when',
          title: CHANGES.when,
          cell: ({ askedAt }) => formatMoment(askedAt, timeZone),
        },
        {
          key: 'state',
          title: CHANGES.state,
          cell: (change) => (
            <>
              <span class={toneOf(change)}>{CHANGE_STATE[change.kind][change.state]}</span>
              {change.answer !== null && <span class="help">{change.answer}</span>}
            </>
          ),
        },
        {
          key: 'open',
          title: CHANGES.action,
          cell: (change) => (
            <Button icon="eye" onClick={() => onOpen(change)}>
              {desk.mayApprove && !change.isOwn && change.state === 'waiting'
                ? CHANGES.decide
                : CHANGES.look}
            </Button>
          ),
        },
      ]}
    />
  )
}
