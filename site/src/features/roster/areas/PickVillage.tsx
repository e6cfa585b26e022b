/** One village that exists, by its kecamatan; where it may be so, the kecamatan itself. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Select } from '../../../components/Select.tsx'
import { REGION } from '../../../text/region-changes.ts'
import { areaName } from '../../../text/roster.ts'
import type { DistrictAreas } from '../use-district.ts'

type Props = {
  readonly areas: DistrictAreas
  /** '' for none. */
  readonly value: string
  readonly onChange: (code: string) => void
  readonly mayBeWhole: boolean
  readonly error: string | undefined
}

export function PickVillage({ areas, value, onChange, mayBeWhole, error }: Props): JSX.Element {
  const [subDistrict, setSubDistrict] = useState(value.slice(0, 8))
  return (
    <div class="roster-pick">
      <Select
        label={REGION.subDistrict}
        value={subDistrict}
        options={[
          { value: '', label: REGION.choose },
          ...areas.subDistricts.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onChange={(code) => {
          setSubDistrict(code)
          onChange('')
        }}
      />
      <Select
        label={REGION.village}
        value={value}
        disabled={subDistrict === ''}
        error={error}
        {...(value === '' ? {} : { help: REGION.codeNow(value) })}
        options={[
          { value: '', label: REGION.choose },
          ...areas.villagesOf(subDistrict).map((area) => ({
            value: area.code,
            // Safe: below a sub-district there are only villages of the three kinds.
            label: areaName({ name: area.name, kind: area.kind as 'desa' }),
          })),
          ...(mayBeWhole && subDistrict !== ''
            ? [{ value: subDistrict, label: REGION.whole }]
            : []),
        ]}
        onChange={onChange}
      />
    </div>
  )
}
