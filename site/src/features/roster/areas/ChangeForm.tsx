/** The first step: what changes, into what, since when and by which decree. */
import type { JSX } from 'preact'
import {
  MAX_AREA_NAME,
  MAX_CHANGED_AREAS,
  MAX_SOURCE,
  REGION_CHANGE_KINDS,
  type RegionChangeKind,
} from '../../../../../worker/contract/region-changes.ts'
import { Button } from '../../../components/Button.tsx'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { Field } from '../../../components/Field.tsx'
import { RadioList } from '../../../components/RadioList.tsx'
import { Select } from '../../../components/Select.tsx'
import { KIND_OF_CHANGE, REGION } from '../../../text/region-changes.ts'
import { areaName } from '../../../text/roster.ts'
import type { DistrictAreas } from '../use-district.ts'
import { PickVillage } from './PickVillage.tsx'
import {
  asksCode,
  asksParts,
  dotted,
  EMPTY_PART,
  ofKind,
  type Draft,
  type Part,
  type Wrong,
} from './wish.ts'

type Props = {
  readonly areas: DistrictAreas
  readonly draft: Draft
  readonly wrong: Wrong
  readonly today: string
  readonly nameOf: (code: string) => string
  readonly onChange: (draft: Draft) => void
}

const replaced = <Item,>(items: readonly Item[], index: number, item: Item): readonly Item[] =>
  items.map((each, at) => (at === index ? item : each))

export function ChangeForm(props: Props): JSX.Element {
  const { areas, draft, wrong, today, nameOf, onChange } = props
  const { kind, from, parts } = draft
  const set = (own: Partial<Draft>) => onChange({ ...draft, ...own })

  function choose(index: number, code: string): void {
    const [first = EMPTY_PART] = parts
    // A new code mostly keeps the name.
    const isNamed = kind === 'RECODE' || kind === 'MOVE'
    set({
      from: replaced(from, index, code),
      heir: '',
      ...(isNamed && code !== '' ? { parts: [{ ...first, name: nameOf(code) }] } : {}),
    })
  }

  return (
    <div class="region-change">
      <RadioList
        legend={REGION.kind}
        value={kind}
        answers={REGION_CHANGE_KINDS.map((value) => ({ value, ...KIND_OF_CHANGE[value] }))}
        // Safe: the answers are these.
        onChange={(value) => onChange(ofKind(draft, value as RegionChangeKind))}
      />
      <h3>{kind === 'MERGE' ? REGION.villages : REGION.village}</h3>
      {from.map((code, index) => (
        <div class="roster-inline" key={`${kind} ${index}`}>
          <PickVillage
            areas={areas}
            value={code}
            mayBeWhole={kind === 'RENAME'}
            error={wrong[`from.${index}`]}
            onChange={(chosen) => choose(index, chosen)}
          />
          {index > 1 && (
            <Button
              kind="quiet"
              icon="remove"
              onClick={() => set({ from: from.filter((_, at) => at !== index), heir: '' })}
            >
              {REGION.remove}
            </Button>
          )}
        </div>
      ))}
      {kind === 'MERGE' && from.length < MAX_CHANGED_AREAS && (
        <div class="roster-choices">
          <Button icon="plus" onClick={() => set({ from: [...from, ''] })}>
            {REGION.addVillage}
          </Button>
        </div>
      )}
      <h3>{REGION.result}</h3>
      {kind === 'MERGE' && (
        <Select
          label={REGION.heir}
          value={draft.heir}
          options={[
            { value: '', label: REGION.heirNew },
            ...from
              .filter((code) => code !== '')
              .map((code) => ({ value: code, label: `${nameOf(code)} (${code})` })),
          ]}
          onChange={(heir) => set({ heir })}
        />
      )}
      {kind === 'SPLIT' && (
        <Checkbox
          checked={draft.keeps}
          onChange={(keeps) =>
            set({ keeps, parts: keeps || parts.length > 1 ? parts : [...parts, EMPTY_PART] })
          }
        >
          {REGION.keeps}
        </Checkbox>
      )}
      {asksParts(draft) &&
        parts.map((part, index) => (
          <div class={kind === 'SPLIT' ? 'roster-assignment' : 'region-change'} key={index}>
            {kind === 'SPLIT' && (
              <p>
                <strong>{REGION.part(index + 1)}</strong>
              </p>
            )}
            <PartFields
              draft={draft}
              part={part}
              index={index}
              areas={areas}
              wrong={wrong}
              onChange={(next) => set({ parts: replaced(parts, index, next) })}
            />
            {index >= (draft.keeps ? 1 : 2) && (
              <div class="roster-choices">
                <Button
                  kind="quiet"
                  icon="remove"
                  onClick={() => set({ parts: parts.filter((_, at) => at !== index) })}
                >
                  {REGION.remove}
                </Button>
              </div>
            )}
          </div>
        ))}
      {kind === 'SPLIT' && parts.length < MAX_CHANGED_AREAS - 1 && (
        <div class="roster-choices">
          <Button icon="plus" onClick={() => set({ parts: [...parts, EMPTY_PART] })}>
            {REGION.addPart}
          </Button>
        </div>
      )}
      <h3>{REGION.decree}</h3>
      <Field
        label={REGION.source}
        help={REGION.sourceHelp}
        value={draft.source}
        error={wrong['source']}
        maxLength={MAX_SOURCE}
        onInput={(source) => set({ source })}
      />
      <div class="roster-pair">
        <Field
          label={REGION.sourceOn}
          type="date"
          max={today}
          value={draft.sourceOn}
          error={wrong['sourceOn']}
          onInput={(sourceOn) => set({ sourceOn })}
        />
        <Field
          label={REGION.effectiveOn}
          help={REGION.effectiveOnHelp}
          type="date"
          max={today}
          value={draft.effectiveOn}
          error={wrong['effectiveOn']}
          onInput={(effectiveOn) => set({ effectiveOn })}
        />
      </div>
    </div>
  )
}

type PartProps = {
  readonly draft: Draft
  readonly part: Part
  readonly index: number
  readonly areas: DistrictAreas
  readonly wrong: Wrong
  readonly onChange: (part: Part) => void
}

function PartFields({ draft, part, index, areas, wrong, onChange }: PartProps): JSX.Element {
  const code = dotted(part.code)
  const subDistrict = areas.subDistricts.find((each) => code.startsWith(`${each.code}.`))
  const kind = ({ '1': 'kelurahan', '2': 'desa', '3': 'desa_adat' } as const)[code[9] ?? '']
  const said =
    subDistrict === undefined || kind === undefined || code.length !== 13
      ? REGION.newCodeHelp
      : REGION.codeSays(areaName({ kind, name: part.name.trim() }).trim(), subDistrict.name)
  return (
    <div class="roster-pair">
      {asksCode(draft) && (
        <Field
          label={REGION.newCode}
          help={said}
          inputMode="numeric"
          value={part.code}
          error={wrong[`part.${index}.code`]}
          maxLength={20}
          onInput={(next) => onChange({ ...part, code: next })}
        />
      )}
      <Field
        label={REGION.newName}
        value={part.name}
        error={wrong[`part.${index}.name`]}
        maxLength={MAX_AREA_NAME}
        onInput={(name) => onChange({ ...part, name })}
      />
    </div>
  )
}
