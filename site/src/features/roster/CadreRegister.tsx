/** The register of cadres: search, filters in the address, the rows, and the dialogs that change them. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  CADRE_KINDS,
  CADRE_STATUSES,
  type CadreItem,
  type CadreKind,
  type CadreStatus,
} from '../../../../worker/contract/roster.ts'
import { Button } from '../../components/Button.tsx'
import { Chips } from '../../components/Chips.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Field } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { More } from '../../components/More.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Select } from '../../components/Select.tsx'
import { Table } from '../../components/Table.tsx'
import { holdsRole, useArea, useSession, type OfficeArea } from '../../lib/session.ts'
import { useUrlState } from '../../lib/url-state.ts'
import { useSettled } from '../../lib/use-settled.ts'
import { areaWords, KIND_WORDS, LIST, STATUS_WORDS } from '../../text/roster.ts'
import { AddCadre } from './AddCadre.tsx'
import { CadreDialog } from './CadreDialog.tsx'
import { useCadreList } from './use-cadre-list.ts'
import { useDistrictAreas } from './use-district.ts'

export function CadreRegister(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={LIST.loading} rows={6} />
  const mayEdit = holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN', 'SUPERADMIN'])
  return <Register key={area.code} area={area} mayEdit={mayEdit} />
}

type Props = { readonly area: OfficeArea; readonly mayEdit: boolean }

function Register({ area, mayEdit }: Props): JSX.Element {
  const [subDistrict, setSubDistrict] = useUrlState('kecamatan')
  const [kind, setKind] = useUrlState('jenis')
  const [status, setStatus] = useUrlState('status')
  const [trained, setTrained] = useUrlState('terlatih')
  const [openId, setOpenId] = useUrlState('id')
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState('')
  const [isAdding, setAdding] = useState(false)
  const q = useSettled(typed)
  const areas = useDistrictAreas(area.districtCode)
  const isDistrict = area.code === area.districtCode
  const list = useCadreList({
    area: isDistrict && subDistrict.startsWith(`${area.districtCode}.`) ? subDistrict : area.code,
    ...(q === '' ? {} : { q }),
    ...(oneOf(CADRE_KINDS, kind) ? { kind } : {}),
    ...(oneOf(CADRE_STATUSES, status) ? { status } : {}),
    ...(trained === 'ya' ? { trained: 'yes' } : trained === 'belum' ? { trained: 'no' } : {}),
  })
  const isFiltered = q !== '' || kind !== '' || status !== '' || trained !== ''
  const isEmpty = list.cadres?.length === 0 && !isFiltered
  const clear = () => {
    setTyped('')
    for (const reset of [setKind, setStatus, setTrained]) reset('')
  }

  return (
    <div class="roster">
      <div class="toolbar">
        <Field label={LIST.search} type="search" value={typed} onInput={setTyped} maxLength={100} />
        {isDistrict && (
          <Select
            label={LIST.subDistrict}
            value={subDistrict}
            options={[
              { value: '', label: LIST.allSubDistricts },
              ...(areas?.subDistricts ?? []).map(({ code, name }) => ({
                value: code,
                label: name,
              })),
            ]}
            onChange={setSubDistrict}
          />
        )}
        {mayEdit && (
          <Button kind={isEmpty ? 'plain' : 'primary'} icon="plus" onClick={() => setAdding(true)}>
            {LIST.add}
          </Button>
        )}
      </div>
      <div class="roster-filters">
        <Chips
          label={LIST.status}
          value={status}
          chips={[
            { value: '', label: LIST.all },
            ...CADRE_STATUSES.map((value) => ({ value, label: STATUS_WORDS[value] })),
          ]}
          onChange={setStatus}
        />
        <Chips
          label={LIST.trained}
          value={trained}
          chips={[
            { value: '', label: LIST.all },
            { value: 'ya', label: LIST.trainedYes },
            { value: 'belum', label: LIST.trainedNo },
          ]}
          onChange={setTrained}
        />
        <Chips
          label={LIST.kind}
          value={kind}
          chips={[
            { value: '', label: LIST.all },
            ...CADRE_KINDS.map((value) => ({ value, label: KIND_WORDS[value] })),
          ]}
          onChange={setKind}
        />
      </div>
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {list.error !== null && <Problem error={list.error} onRetry={list.reload} />}
      {list.cadres === null ? (
        list.error === null && <Loading label={LIST.loading} rows={6} />
      ) : list.cadres.length === 0 ? (
        isFiltered ? (
          <Empty title={LIST.noMatchTitle} action={<Button onClick={clear}>{LIST.clear}</Button>}>
            {LIST.noMatchBody}
          </Empty>
        ) : (
          <Empty
            title={isDistrict && subDistrict === '' ? LIST.emptyTitleDistrict : LIST.emptyTitle}
            action={
              mayEdit && (
                <Button kind="primary" icon="import" href="/dinas/impor/">
                  {LIST.import}
                </Button>
              )
            }
          >
            {LIST.emptyBody}
          </Empty>
        )
      ) : (
        <>
          <CadreTable cadres={list.cadres} total={list.total} onOpen={setOpenId} />
          {list.more !== undefined && (
            <More
              shown={list.cadres.length}
              total={list.total}
              onMore={list.more}
              busy={list.isBusy}
            />
          )}
        </>
      )}
      {openId !== '' && (
        <CadreDialog
          key={openId}
          area={area}
          cadreId={openId}
          mayEdit={mayEdit}
          today={list.asOf}
          onClose={() => setOpenId('')}
          onChanged={(words) => {
            setSaid(words)
            list.reload()
          }}
        />
      )}
      {isAdding && (
        <AddCadre
          district={area.districtCode}
          onClose={() => setAdding(false)}
          onAdded={(words) => {
            setAdding(false)
            setSaid(words)
            list.reload()
          }}
        />
      )}
    </div>
  )
}

type TableProps = {
  readonly cadres: readonly CadreItem[]
  readonly total: number
  readonly onOpen: (id: string) => void
}

function CadreTable({ cadres, total, onOpen }: TableProps): JSX.Element {
  return (
    <Table
      label={LIST.title}
      rows={cadres}
      rowKey={(cadre) => cadre.id}
      total={total}
      columns={[
        {
          key: 'name',
          title: LIST.colName,
          cell: (cadre) => (
            <>
              <button type="button" class="roster-name" onClick={() => onOpen(cadre.id)}>
                {cadre.name}
              </button>
              <small class="num">{cadre.code}</small>
            </>
          ),
        },
        { key: 'area', title: LIST.colArea, cell: presentAreas },
        { key: 'kind', title: LIST.colKind, cell: (cadre) => KIND_WORDS[cadre.kind] },
        {
          key: 'status',
          title: LIST.colStatus,
          cell: (cadre) => <StatusTag status={cadre.status} />,
        },
        {
          key: 'trained',
          title: LIST.colTrained,
          cell: (cadre) =>
            cadre.trainedOn === null ? (
              <span class="muted">{LIST.trainedNo}</span>
            ) : (
              <span class="tag done">{LIST.trainedYes}</span>
            ),
        },
        {
          key: 'phone',
          title: LIST.colPhone,
          cell: (cadre) =>
            cadre.phoneTail === null ? (
              <span class="muted">-</span>
            ) : (
              <span class="num">•••{cadre.phoneTail}</span>
            ),
        },
      ]}
    />
  )
}

function StatusTag({ status }: { readonly status: CadreStatus }): JSX.Element {
  const look = status === 'ACTIVE' ? 'tag done' : status === 'UPCOMING' ? 'tag wait' : 'tag'
  return <span class={look}>{STATUS_WORDS[status]}</span>
}

/** Where she serves; of one who has left, where she served last. */
function presentAreas(cadre: CadreItem): JSX.Element | string {
  const open = cadre.assignments.filter((each) => each.endedOn === null)
  const shown = open.length > 0 ? open : cadre.assignments.slice(0, 1)
  if (shown.length === 0) return LIST.noArea
  return (
    <>
      {shown.map((each) => (
        <span key={each.id} class="roster-line">
          {areaWords(each.area)}
        </span>
      ))}
    </>
  )
}

function oneOf<Value extends CadreKind | CadreStatus>(
  values: readonly Value[],
  text: string,
): text is Value {
  return (values as readonly string[]).includes(text)
}
