/** Who is behind a count of the morning page: one list at a time, chosen in the address; each row leads to where it is done. */
import type { JSX } from 'preact'
import {
  listWaiting,
  WAITING_KINDS,
  type WaitingKind,
  type WaitingRow,
} from '../../../../../worker/contract/progress.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table, type Column } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { useScrollBack } from '../../../lib/scroll-back.ts'
import { useArea, type OfficeArea } from '../../../lib/session.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { formatDate, formatMoment, type Zone } from '../../../text/format.ts'
import { TRAIL, WAITING_LISTS, WAITING_PAGE } from '../../../text/morning.ts'
import { areaName, areaWords } from '../../../text/roster.ts'
import { cadreHref, villageHref } from './places.ts'
import { Trail } from './Trail.tsx'

export function WaitingPage(): JSX.Element {
  const area = useArea()
  if (area === null) return <Loading label={WAITING_PAGE.loading} rows={6} />
  return <Lists key={area.code} area={area} />
}

function Lists({ area }: { readonly area: OfficeArea }): JSX.Element {
  const [key, setKey] = useUrlState('jenis', WAITING_LISTS.NAME.key)
  const kind = WAITING_KINDS.find((each) => WAITING_LISTS[each].key === key) ?? 'NAME'
  const reply = useReply(`${area.code} ${kind}`, (signal) =>
    call(listWaiting, { area: area.code, kind }, { signal }),
  )
  useScrollBack(reply.state === 'here')
  return (
    <>
      <Trail
        steps={[{ label: TRAIL.start, href: '/dinas/' }, { label: WAITING_LISTS[kind].title }]}
      />
      <div class="waiting-lists">
        <Chips
          label={WAITING_PAGE.kinds}
          value={WAITING_LISTS[kind].key}
          onChange={setKey}
          chips={WAITING_KINDS.map((each) => ({
            value: WAITING_LISTS[each].key,
            label: WAITING_LISTS[each].title,
          }))}
        />
      </div>
      {reply.state === 'loading' && <Loading label={WAITING_PAGE.loading} rows={6} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {reply.state === 'here' &&
        (reply.answer.rows.length === 0 ? (
          <Empty
            title={WAITING_PAGE.doneTitle}
            action={<Button href="/dinas/">{WAITING_PAGE.back}</Button>}
          >
            {WAITING_PAGE.done}
          </Empty>
        ) : (
          <section aria-labelledby="daftar">
            <h2 id="daftar">{WAITING_LISTS[kind].title}</h2>
            <Table
              label={WAITING_LISTS[kind].title}
              rows={reply.answer.rows}
              rowKey={(row) => `${row.cadreId} ${row.areaCode}`}
              total={reply.answer.total}
              columns={columnsOf(kind, area.district.timeZone)}
            />
          </section>
        ))}
    </>
  )
}

function columnsOf(kind: WaitingKind, zone: Zone): readonly Column<WaitingRow>[] {
  const { day, act } = WAITING_LISTS[kind]
  const isVillage = kind === 'VACANT'
  const name: Column<WaitingRow> = {
    key: 'name',
    title: WAITING_PAGE.name,
    cell: (row) => (
      <>
        <a href={cadreHref(row.areaCode, row.cadreId)}>{row.name}</a>
        {row.wish !== null && (
          <span class="small under">
            {WAITING_PAGE.wish} <b>{row.wish}</b>
          </span>
        )}
      </>
    ),
    sort: (row) => row.name,
  }
  const place: Column<WaitingRow> = {
    key: 'area',
    title: WAITING_PAGE.area,
    cell: (row) =>
      isVillage ? (
        <>
          <a href={villageHref(row.areaCode)}>{placeWords(row)}</a>
          <span class="small muted under">{WAITING_PAGE.left(row.name)}</span>
        </>
      ) : (
        placeWords(row)
      ),
    sort: (row) => row.areaCode,
  }
  return [
    ...(isVillage ? [place] : [name, place]),
    ...(day === ''
      ? []
      : [
          {
            key: 'at',
            title: day,
            cell: (row: WaitingRow) => dayWords(row, zone),
            sort: (row: WaitingRow) => row.at ?? '',
          },
        ]),
    {
      key: 'act',
      title: WAITING_PAGE.action,
      cell: (row) => <a href={actHref(kind, row)}>{act}</a>,
    },
  ]
}

function placeWords({ areaCode, areaName: name, areaKind: kind, subDistrictName }: WaitingRow) {
  return kind === 'kecamatan'
    ? areaName({ kind, name })
    : areaWords({
        code: areaCode,
        name,
        kind,
        subDistrictName,
        subDistrictCode: areaCode.slice(0, 8),
      })
}

function dayWords({ at, dueAt }: WaitingRow, zone: Zone): JSX.Element | string {
  if (dueAt !== null) {
    const isLate = Date.parse(dueAt) < Date.now()
    return <span class={isLate ? 'tag danger' : 'tag wait'}>{formatMoment(dueAt, zone)}</span>
  }
  return at === null ? '-' : formatDate(at)
}

/** Where it is done: her data for what the office mends, else how far she is. */
function actHref(kind: WaitingKind, { cadreId, areaCode }: WaitingRow): string {
  switch (kind) {
    case 'NAME':
    case 'DECREE_ENDED':
    case 'NO_SIGN_IN':
      return `/dinas/kader/?id=${cadreId}`
    case 'VACANT':
      return '/dinas/kader/'
    case 'CANDIDATE':
    case 'EXPIRING':
    case 'STUCK':
      return cadreHref(areaCode, cadreId)
  }
}
