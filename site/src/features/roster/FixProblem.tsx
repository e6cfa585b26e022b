/** A problem of one row with its remedy: a candidate area, another area, or the cell written anew. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  CADRE_KINDS,
  type AreaChoice,
  type RowProblem,
} from '../../../../worker/contract/roster.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Field } from '../../components/Field.tsx'
import { Select } from '../../components/Select.tsx'
import { AREA_PICK, areaName, areaWords, FIELD_WORDS, KIND_WORDS } from '../../text/roster.ts'
import { applyToAll, IMPORT, problemSentence } from '../../text/roster-import.ts'
import { AreaPicker } from './AreaPicker.tsx'
import type { Answer, RowCell, RowEdit, Sharing } from './draft.ts'
import type { SheetRow } from './read-sheet.ts'
import { useDistrictAreas } from './use-district.ts'

type Props = {
  readonly problem: RowProblem
  readonly row: SheetRow | undefined
  readonly edit: RowEdit | undefined
  readonly district: string
  readonly sharing: Sharing | null
  readonly isPending: boolean
  readonly onAnswer: (given: RowEdit) => void
  readonly onAnswerAll: Answer
}

export function FixProblem(props: Props): JSX.Element {
  const { problem } = props
  const cell = cellOf(problem)
  return (
    <div class="roster-problem">
      <p>{problemSentence(problem)}</p>
      {cell === null ? <FixArea {...props} /> : <FixCell {...props} cell={cell} />}
    </div>
  )
}

/** The cell to write anew; null where an area is to be chosen. */
function cellOf(problem: RowProblem): RowCell | null {
  switch (problem.reason) {
    case 'NAME_MISSING':
    case 'NAME_TOO_LONG':
      return 'name'
    case 'KIND_UNKNOWN':
      return 'kind'
    case 'SEX_UNKNOWN':
      return 'sex'
    case 'PHONE_INVALID':
      return 'phone'
    case 'NIK_WRITTEN':
    case 'DATE_INVALID':
      return problem.field
    case 'DECREE_NUMBER_TOO_LONG':
      return 'decreeNumber'
    case 'DECREE_UNTIL_BEFORE_ON':
      return 'decreeUntil'
    case 'CADRE_CODE_UNKNOWN':
    case 'DECISION_STALE':
      return 'cadreCode'
    case 'AREA_MISSING':
    case 'AREA_UNKNOWN':
    case 'AREA_AMBIGUOUS':
    case 'AREA_UNCONFIRMED':
    case 'AREA_CHANGED':
    case 'AREA_CONFLICT':
    case 'OUTSIDE_DISTRICT':
      return null
  }
}

function FixArea(props: Props): JSX.Element {
  const { problem, sharing, district, isPending, onAnswer } = props
  const candidates: readonly AreaChoice[] = 'candidates' in problem ? problem.candidates : []
  const [isPicking, setPicking] = useState(candidates.length === 0)
  const [picked, setPicked] = useState('')
  const [forAll, setForAll] = useState(sharing !== null)
  if (problem.reason === 'AREA_UNKNOWN' && problem.part === 'subDistrict' && sharing !== null) {
    return <FixSubDistrict {...props} sharing={sharing} candidates={candidates} />
  }
  const choose = (code: string) => {
    if (sharing === null || !forAll) onAnswer({ areaCode: code })
    else props.onAnswerAll(new Map(sharing.lines.map((line) => [line, { areaCode: code }])))
  }
  return (
    <>
      {sharing !== null && (
        <Checkbox checked={forAll} onChange={setForAll}>
          {applyToAll(sharing.lines.length, sharing.written)}
        </Checkbox>
      )}
      <div class="roster-choices">
        {candidates.map((area) => (
          <Button key={area.code} disabled={isPending} onClick={() => choose(area.code)}>
            {areaWords(area)}
          </Button>
        ))}
        {!isPicking && (
          <Button kind="quiet" icon="search" onClick={() => setPicking(true)}>
            {IMPORT.other}
          </Button>
        )}
      </div>
      {isPicking && (
        <div class="roster-inline">
          <AreaPicker district={district} value={picked} onChange={setPicked} />
          <Button disabled={picked === '' || isPending} onClick={() => choose(picked)}>
            {AREA_PICK.use}
          </Button>
        </div>
      )}
    </>
  )
}

type SubDistrictProps = Props & {
  readonly sharing: Sharing
  readonly candidates: readonly AreaChoice[]
}

/** A misspelt kecamatan on many rows: said once, the villages then find themselves. */
function FixSubDistrict(props: SubDistrictProps): JSX.Element {
  const { sharing, candidates, district, isPending, onAnswerAll } = props
  const areas = useDistrictAreas(district)
  const near = [...new Set(candidates.map((area) => area.subDistrictName))]
  const [isPicking, setPicking] = useState(near.length === 0)
  const [picked, setPicked] = useState('')
  const write = (name: string) =>
    onAnswerAll(
      new Map(
        sharing.lines.map((line) => [line, { cells: { subDistrict: name, regionCode: '' } }]),
      ),
    )
  return (
    <>
      <p class="help">{applyToAll(sharing.lines.length, sharing.written)}:</p>
      <div class="roster-choices">
        {near.map((name) => (
          <Button key={name} disabled={isPending} onClick={() => write(name)}>
            {areaName({ kind: 'kecamatan', name })}
          </Button>
        ))}
        {!isPicking && (
          <Button kind="quiet" icon="search" onClick={() => setPicking(true)}>
            {IMPORT.otherSubDistrict}
          </Button>
        )}
      </div>
      {isPicking && (
        <div class="roster-inline">
          <Select
            label={AREA_PICK.subDistrict}
            value={picked}
            options={[
              { value: '', label: AREA_PICK.choose },
              ...(areas?.subDistricts ?? []).map(({ name }) => ({ value: name, label: name })),
            ]}
            onChange={setPicked}
          />
          <Button disabled={picked === '' || isPending} onClick={() => write(picked)}>
            {AREA_PICK.use}
          </Button>
        </div>
      )}
    </>
  )
}

function FixCell({
  problem,
  row,
  edit,
  cell,
  isPending,
  onAnswer,
}: Props & { readonly cell: RowCell }): JSX.Element {
  const [text, setText] = useState(edit?.cells?.[cell] ?? row?.[cell] ?? '')
  const isDate = cell === 'decreeOn' || cell === 'decreeUntil'
  if (problem.reason === 'DECISION_STALE') return <></>
  const words = { label: FIELD_WORDS[cell] }
  return (
    <form
      class="roster-inline"
      onSubmit={(event) => {
        event.preventDefault()
        onAnswer({ cells: { [cell]: text } })
      }}
    >
      {cell === 'kind' ? (
        <Select
          {...words}
          value={text}
          options={[
            { value: '', label: AREA_PICK.choose },
            ...CADRE_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] })),
          ]}
          onChange={setText}
        />
      ) : cell === 'sex' ? (
        <Select
          {...words}
          value={text}
          options={[
            { value: '', label: AREA_PICK.choose },
            { value: 'L', label: 'L' },
            { value: 'P', label: 'P' },
          ]}
          onChange={setText}
        />
      ) : (
        <Field
          {...words}
          optional={cell !== 'name'}
          type={cell === 'phone' ? 'tel' : 'text'}
          help={isDate ? IMPORT.dateHelp : undefined}
          value={text}
          onInput={setText}
        />
      )}
      <Button type="submit" disabled={isPending}>
        {IMPORT.correct}
      </Button>
    </form>
  )
}
