/** Waivers that were asked for, newest first; one is opened to be looked at, decided or taken back. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  listWaivers,
  WAIVER_STATES,
  type Waiver,
  type WaiverState,
} from '../../../../../worker/contract/passing.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { usePages } from '../../../lib/use-pages.ts'
import { formatDate, formatMoment } from '../../../text/format.ts'
import { SHARED } from '../../../text/frame.ts'
import { WAIVER_PARTS, WAIVERS, waiverState } from '../../../text/requirements-office.ts'
import { Frame, type Desk } from '../Frame.tsx'
import { DecideWaiver } from './DecideWaiver.tsx'

export function Waivers(): JSX.Element {
  return (
    <Frame current="/dinas/sertifikat/dispensasi/" unit="optional">
      {(desk) => <List desk={desk} />}
    </Frame>
  )
}

function isState(text: string): text is WaiverState {
  return WAIVER_STATES.some((state) => state === text)
}

function List({ desk }: { readonly desk: Desk }): JSX.Element {
  const { district } = desk
  const [asked, setAsked] = useUrlState('keadaan')
  const [open, setOpen] = useState<Waiver | null>(null)
  const [said, setSaid] = useState('')
  const state = isState(asked) ? asked : undefined
  const list = usePages(`${district} ${asked}`, async (after) => {
    const { waivers, next } = await call(listWaivers, {
      district,
      ...(state === undefined ? {} : { state }),
      ...(after === undefined ? {} : { after }),
    })
    return { rows: waivers, next }
  })
  return (
    <>
      <Chips
        label={WAIVERS.filter}
        value={state ?? ''}
        chips={[
          { value: '', label: WAIVERS.all },
          ...WAIVER_STATES.map((value) => ({ value, label: WAIVERS.states[value] })),
        ]}
        onChange={setAsked}
      />
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {list.error !== null && <Problem error={list.error} onRetry={list.reload} />}
      {list.rows === null && list.error === null && <Loading label={WAIVERS.loading} rows={5} />}
      {list.rows?.length === 0 &&
        (state === undefined ? (
          <Empty
            title={WAIVERS.emptyTitle}
            action={<Button href="/dinas/sertifikat/syarat/">{WAIVERS.toLacking}</Button>}
          >
            {WAIVERS.empty}
          </Empty>
        ) : (
          <Empty
            title={WAIVERS.noneTitle}
            action={<Button onClick={() => setAsked('')}>{WAIVERS.showAll}</Button>}
          >
            {WAIVERS.none}
          </Empty>
        ))}
      {list.rows !== null && list.rows.length > 0 && (
        <WaiverTable desk={desk} waivers={list.rows} onOpen={setOpen} />
      )}
      {list.more !== undefined && (
        <Button onClick={list.more} busy={list.isBusy ? SHARED.loading : undefined}>
          {WAIVERS.more}
        </Button>
      )}
      {open !== null && (
        <DecideWaiver
          key={open.id}
          desk={desk}
          waiver={open}
          onClose={() => setOpen(null)}
          onDone={(words) => {
            setOpen(null)
            setSaid(words)
            list.reload()
          }}
        />
      )}
    </>
  )
}

function toneOf({ state, isOver }: Waiver): string {
  if (state === 'asked') return 'tag wait'
  return state === 'granted' && !isOver ? 'tag done' : 'tag'
}

type TableProps = {
  readonly desk: Desk
  readonly waivers: readonly Waiver[]
  readonly onOpen: (waiver: Waiver) => void
}

function WaiverTable({ desk, waivers, onOpen }: TableProps): JSX.Element {
  const { timeZone } = desk.area.district
  return (
    <Table
      label={WAIVERS.label}
      rows={waivers}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'holder',
          title: WAIVERS.holder,
          cell: ({ name, areaName }) => (
            <>
              {name}
              <span class="help">{areaName}</span>
            </>
          ),
        },
        {
          key: 'part',
          title: WAIVERS.part,
          cell: ({ part, courseCode }) => (
            <>
              {WAIVER_PARTS[part]}
              <span class="help">{courseCode}</span>
            </>
          ),
        },
        {
          key: 'until',
          title: WAIVERS.until,
          cell: ({ until }) => <span class="nowrap">{formatDate(until)}</span>,
        },
        {
          key: 'asked',
          title: WAIVERS.asked,
          cell: ({ askedAt, askedByName }) => (
            <>
              {formatMoment(askedAt, timeZone)}
              {askedByName !== null && <span class="help">{askedByName}</span>}
            </>
          ),
        },
        {
          key: 'state',
          title: WAIVERS.state,
          cell: (waiver) => <span class={toneOf(waiver)}>{waiverState(waiver)}</span>,
        },
        {
          key: 'open',
          title: WAIVERS.action,
          cell: (waiver) => (
            <Button icon="eye" onClick={() => onOpen(waiver)}>
              {desk.mayApprove && !waiver.isOwn && waiver.state === 'asked'
                ? WAIVERS.decide
                : WAIVERS.look}
            </Button>
          ),
        },
      ]}
    />
  )
}
