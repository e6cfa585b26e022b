/** The changes of areas that a district recorded, and the way to record one. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  listRegionChanges,
  type RegionChange,
} from '../../../../../worker/contract/region-changes.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { holdsRole, useArea, useSession, useZone } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { formatDate, formatMoment, formatNumber } from '../../../text/format.ts'
import { changeWords, KIND_OF_CHANGE, REGION } from '../../../text/region-changes.ts'
import { forgetAreas } from '../use-district.ts'
import { ChangeWizard } from './ChangeWizard.tsx'

export function RegionChanges(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={REGION.loading} rows={6} />
  const mayEdit = holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN', 'SUPERADMIN'])
  return <DistrictChanges key={area.districtCode} district={area.districtCode} mayEdit={mayEdit} />
}

type Props = { readonly district: string; readonly mayEdit: boolean }

function DistrictChanges({ district, mayEdit }: Props): JSX.Element {
  const zone = useZone()
  const reply = useReply(district, (signal) => call(listRegionChanges, { district }, { signal }))
  const [isOpen, setOpen] = useState(false)
  const [said, setSaid] = useState('')
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  if (reply.state === 'loading') return <Loading label={REGION.loading} rows={6} />
  const { changes } = reply.answer
  const start = (
    <Button
      kind="primary"
      icon="plus"
      onClick={() => {
        setSaid('')
        setOpen(true)
      }}
    >
      {REGION.start}
    </Button>
  )
  if (isOpen) {
    return (
      <div class="roster tall">
        <ChangeWizard
          district={district}
          today={new Intl.DateTimeFormat('sv', { timeZone: zone }).format(new Date())}
          onClose={() => setOpen(false)}
          onRecorded={() => {
            forgetAreas(district)
            setOpen(false)
            setSaid(REGION.done)
            reply.reload()
          }}
        />
      </div>
    )
  }
  return (
    <div class="roster tall">
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {!mayEdit && <p class="help">{REGION.readOnly}</p>}
      {changes.length === 0 ? (
        <Empty title={REGION.emptyTitle} {...(mayEdit ? { action: start } : {})}>
          {REGION.empty}
        </Empty>
      ) : (
        <>
          {mayEdit && <div class="roster-choices">{start}</div>}
          <h2>{REGION.listTitle}</h2>
          <p class="muted">{REGION.listHelp}</p>
          <ChangeTable changes={changes} zone={zone} />
        </>
      )}
    </div>
  )
}

type TableProps = {
  readonly changes: readonly RegionChange[]
  readonly zone: ReturnType<typeof useZone>
}

function ChangeTable({ changes, zone }: TableProps): JSX.Element {
  return (
    <Table
      label={REGION.listTitle}
      rows={changes}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'what',
          title: REGION.colWhat,
          cell: (change) => (
            <>
              <strong>{KIND_OF_CHANGE[change.kind].label}</strong>
              <span class="region-words">{changeWords(change)}</span>
            </>
          ),
        },
        {
          key: 'day',
          title: REGION.colDay,
          sort: ({ effectiveOn }) => effectiveOn,
          cell: ({ effectiveOn }) => formatDate(effectiveOn),
        },
        {
          key: 'source',
          title: REGION.colSource,
          cell: ({ source, sourceOn }) => (
            <>
              {source}
              <span class="small muted roster-line">{formatDate(sourceOn)}</span>
            </>
          ),
        },
        {
          key: 'areas',
          title: REGION.colAreas,
          cell: ({ before, after }) =>
            before.areas === after.areas
              ? REGION.same(after.areas)
              : REGION.fromTo(before.areas, after.areas),
        },
        {
          key: 'moved',
          title: REGION.colMoved,
          numeric: true,
          cell: ({ moved }) => formatNumber(moved),
        },
        {
          key: 'recorded',
          title: REGION.colRecorded,
          sort: ({ recordedAt }) => recordedAt,
          cell: ({ recordedAt }) => formatMoment(recordedAt, zone),
        },
      ]}
    />
  )
}
