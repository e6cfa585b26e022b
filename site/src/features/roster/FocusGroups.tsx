/** The villages of a district by kecamatan, each with a box to tick. Groups with a choice stand open. */
import type { JSX } from 'preact'
import type { Area } from '../../../../worker/contract/regions.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Empty } from '../../components/Empty.tsx'
import { areaName } from '../../text/roster.ts'
import { FOCUS } from '../../text/roster-life.ts'
import type { DistrictAreas } from './use-district.ts'

type Props = {
  readonly areas: DistrictAreas
  readonly chosen: ReadonlySet<string>
  /** Part of a name of a village or kecamatan, or of a code. */
  readonly q: string
  /** Only what is chosen. */
  readonly only: boolean
  readonly disabled: boolean
  readonly onChange: (chosen: ReadonlySet<string>) => void
}

export function FocusGroups({ areas, chosen, q, only, disabled, onChange }: Props): JSX.Element {
  const sought = q.trim().toLocaleLowerCase('id')
  const fits = ({ name, code }: Area) =>
    name.toLocaleLowerCase('id').includes(sought) || code.startsWith(sought)
  const isNarrowed = sought !== '' || only
  const groups = areas.subDistricts.flatMap((subDistrict) => {
    const all = areas.villagesOf(subDistrict.code)
    const shown = all.filter(
      (village) => (fits(village) || fits(subDistrict)) && (!only || chosen.has(village.code)),
    )
    return shown.length === 0 ? [] : [{ subDistrict, all, shown }]
  })
  if (groups.length === 0) return <Empty title={FOCUS.noMatch} />
  const set = (codes: readonly string[], isChosen: boolean) => {
    const next = new Set(chosen)
    for (const code of codes) {
      if (isChosen) next.add(code)
      else next.delete(code)
    }
    onChange(next)
  }
  return (
    <div class="focus-groups">
      {groups.map(({ subDistrict, all, shown }) => {
        const count = all.filter(({ code }) => chosen.has(code)).length
        const codes = shown.map(({ code }) => code)
        return (
          <details
            key={`${subDistrict.code} ${isNarrowed}`}
            class="focus-group"
            open={isNarrowed || count > 0}
          >
            <summary>
              <span>Kecamatan {subDistrict.name}</span>
              <span class="num muted">{FOCUS.inSubDistrict(count, all.length)}</span>
            </summary>
            {!disabled && (
              <div class="roster-choices">
                <Button kind="quiet" onClick={() => set(codes, true)}>
                  {FOCUS.all}
                </Button>
                <Button kind="quiet" onClick={() => set(codes, false)}>
                  {FOCUS.none}
                </Button>
              </div>
            )}
            <div class="focus-boxes">
              {shown.map((village) => (
                <Checkbox
                  key={village.code}
                  checked={chosen.has(village.code)}
                  disabled={disabled}
                  onChange={(isChosen) => set([village.code], isChosen)}
                >
                  {/* Safe: below a sub-district there are only villages of the three kinds. */}
                  {areaName({ name: village.name, kind: village.kind as 'desa' })}
                </Checkbox>
              ))}
            </div>
          </details>
        )
      })}
    </div>
  )
}
