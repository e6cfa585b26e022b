/** Certificates that end, with a message for each cadre; under them who learned an older version of a course. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  END_GROUPS,
  listEnds,
  markSent,
  type End,
} from '../../../../../worker/contract/validity.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { Table } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { formatDate, formatMoment, type Zone } from '../../../text/format.ts'
import { dayBefore, endMessage, ENDS, GROUP_LABEL } from '../../../text/validity-office.ts'
import { CourseChanges } from './CourseChanges.tsx'
import { Frame, type Desk } from '../Frame.tsx'
import { breakable } from '../Register.tsx'

export function Validity(): JSX.Element {
  return (
    <Frame current="/dinas/sertifikat/masa-berlaku/" unit="optional">
      {(desk) => (
        <>
          <Ends desk={desk} />
          <CourseChanges desk={desk} />
        </>
      )}
    </Frame>
  )
}

function Ends({ desk }: { readonly desk: Desk }): JSX.Element {
  const { district } = desk
  const reply = useReply(district, () => call(listEnds, { district }))
  const [askedGroup, setGroup] = useUrlState('berakhir')
  const [area, setArea] = useUrlState('kecamatan')
  const [said, setSaid] = useState('')
  if (reply.state === 'loading') return <Loading label={ENDS.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />

  const { ends, total, isAnyLimited } = reply.answer
  if (ends.length === 0) {
    return isAnyLimited ? (
      <Empty title={ENDS.noneTitle}>{ENDS.none}</Empty>
    ) : (
      <Empty title={ENDS.unlimitedTitle}>{ENDS.unlimited}</Empty>
    )
  }
  const here = ends.filter((end) => area === '' || end.subDistrictCode === area)
  const countOf = (group: number) => cadresOf(here.filter((end) => end.group === group)).length
  const group =
    END_GROUPS.find((each) => String(each) === askedGroup) ??
    END_GROUPS.find((each) => countOf(each) > 0) ??
    90
  const rows = cadresOf(here.filter((end) => end.group === group))
  return (
    <>
      <div class="toolbar">
        <Select
          label={ENDS.subDistrict}
          value={area}
          options={[{ value: '', label: ENDS.allSubDistricts }, ...subDistrictsOf(ends)]}
          onChange={setArea}
        />
        <Chips
          label={ENDS.groups}
          value={String(group)}
          chips={END_GROUPS.map((each) => ({
            value: String(each),
            label: GROUP_LABEL[each],
            count: countOf(each),
          }))}
          onChange={setGroup}
        />
      </div>
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {total > ends.length && <Notice kind="info">{ENDS.total(ends.length, total)}</Notice>}
      {rows.length === 0 ? (
        <Empty title={ENDS.groupEmptyTitle}>{ENDS.groupEmpty(group, area !== '')}</Empty>
      ) : (
        <>
          <p class="help">{ENDS.help}</p>
          <CadreTable
            desk={desk}
            rows={rows}
            onMarked={(name) => {
              setSaid(ENDS.marked(name))
              reply.reload()
            }}
          />
        </>
      )}
    </>
  )
}

/** All that ends of one cadre in one group. */
type CadreEnds = { readonly first: End; readonly ends: readonly End[] }

function cadresOf(ends: readonly End[]): CadreEnds[] {
  const byCadre = new Map<string, End[]>()
  for (const end of ends) {
    const known = byCadre.get(end.cadreId)
    if (known === undefined) byCadre.set(end.cadreId, [end])
    else known.push(end)
  }
  return [...byCadre.values()].flatMap((hers) => {
    const [first] = hers
    return first === undefined ? [] : [{ first, ends: hers }]
  })
}

function subDistrictsOf(ends: readonly End[]): { value: string; label: string }[] {
  const names = new Map(ends.map((end) => [end.subDistrictCode, end.subDistrictName]))
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((one, other) => one.label.localeCompare(other.label, 'id'))
}

type TableProps = {
  readonly desk: Desk
  readonly rows: readonly CadreEnds[]
  readonly onMarked: (name: string) => void
}

function CadreTable({ desk, rows, onMarked }: TableProps): JSX.Element {
  return (
    <Table
      label={ENDS.label}
      rows={rows}
      rowKey={({ first }) => first.cadreId}
      columns={[
        {
          key: 'name',
          title: ENDS.name,
          cell: ({ first }) => (
            <>
              {first.name}
              <span class="help">{first.areaName}</span>
            </>
          ),
        },
        {
          key: 'course',
          title: ENDS.course,
          cell: ({ ends }) =>
            ends.map((end) => (
              <div key={end.id}>
                {end.courseTitle}
                <span class="help">
                  <span class="num">{breakable(end.number)}</span>
                  {end.isRecorded && ` · ${ENDS.recorded}`}
                </span>
              </div>
            )),
        },
        {
          key: 'end',
          title: ENDS.endsOn,
          cell: ({ ends }) =>
            ends.map(({ id, expiresOn, daysLeft }) => (
              <div key={id}>
                <span class="nowrap">{formatDate(dayBefore(expiresOn))}</span>
                <span class="help">
                  {daysLeft > 0 ? ENDS.daysLeft(daysLeft) : ENDS.ended(-daysLeft)}
                </span>
              </div>
            )),
        },
        {
          key: 'message',
          title: ENDS.message,
          cell: (row) => <Message desk={desk} row={row} onMarked={onMarked} />,
        },
      ]}
    />
  )
}

type MessageProps = Omit<TableProps, 'rows'> & { readonly row: CadreEnds }

function Message({ desk, row, onMarked }: MessageProps): JSX.Element {
  const { first, ends } = row
  const { district, area, mayPropose } = desk
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const text = endMessage(first.name, ends, {
    learn: `${location.origin}/belajar/`,
    office: area.district.officeName,
  })
  const unsent = ends.filter(({ sentAt }) => sentAt === null)

  async function mark(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      for (const { id, group } of unsent) await call(markSent, { district, id, group })
      onMarked(first.name)
    } catch (problem) {
      setError(problem)
    }
    setBusy(false)
  }
  return (
    <>
      <span class="row-actions">
        <Button
          kind="quiet"
          icon="send"
          href={`https://wa.me/?text=${encodeURIComponent(text)}`}
          newTab
        >
          {ENDS.open}
        </Button>
        {mayPropose && unsent.length > 0 && (
          <Button
            kind="quiet"
            icon="done"
            onClick={() => void mark()}
            busy={isBusy ? ENDS.marking : undefined}
          >
            {ENDS.mark}
          </Button>
        )}
      </span>
      {unsent.length === 0 && first.sentAt !== null && (
        <span class="help">
          <span class="tag done">{ENDS.sent(dayOf(first.sentAt, area.district.timeZone))}</span>
        </span>
      )}
      {error !== null && <Problem error={error} onRetry={() => void mark()} />}
    </>
  )
}

/** Without the time of day: a label stands on one line. */
function dayOf(at: string, zone: Zone): string {
  return formatMoment(at, zone).replace(/,.*/, '')
}
