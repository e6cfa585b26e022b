/** A village by its kecamatan, or the kecamatan itself for a cadre who serves it whole. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Select } from '../../components/Select.tsx'
import { AREA_PICK, areaName } from '../../text/roster.ts'
import { useDistrictAreas } from './use-district.ts'

type Props = {
  readonly district: string
  /** Code of the area, '' for none. */
  readonly value: string
  readonly onChange: (code: string) => void
  readonly error?: string | undefined
}

export function AreaPicker({ district, value, onChange, error }: Props): JSX.Element {
  const areas = useDistrictAreas(district)
  const [subDistrict, setSubDistrict] = useState(value.slice(0, 8))
  const subDistricts = areas?.subDistricts ?? []
  const villages = areas?.villagesOf(subDistrict) ?? []
  return (
    <div class="roster-pick">
      <Select
        label={AREA_PICK.subDistrict}
        value={subDistrict}
        options={[
          { value: '', label: AREA_PICK.choose },
          ...subDistricts.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onChange={(code) => {
          setSubDistrict(code)
          onChange('')
        }}
      />
      <Select
        label={AREA_PICK.village}
        value={value}
        disabled={subDistrict === ''}
        error={error}
        options={[
          { value: '', label: AREA_PICK.choose },
          ...villages.map((area) => ({
            value: area.code,
            // Safe: below a sub-district there are only villages of the three kinds.
            label: areaName({ name: area.name, kind: area.kind as 'desa' }),
          })),
          ...(subDistrict === '' ? [] : [{ value: subDistrict, label: AREA_PICK.whole }]),
        ]}
        onChange={onChange}
      />
    </div>
  )
}
