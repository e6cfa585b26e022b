/** The whole district, one of its sub-districts, or one village of it: two lists, so that nobody has to know a code. */
import type { JSX } from 'preact'
import { readDistrict } from '../../../../worker/contract/regions.ts'
import { Select } from '../../components/Select.tsx'
import { call } from '../../lib/call.ts'
import { useReply } from '../../lib/use-reply.ts'
import { BREACH } from '../../text/privacy-office.ts'
import { areaName } from '../../text/roster.ts'

type Props = {
  readonly district: string
  /** '' for the whole district. */
  readonly value: string
  readonly onChange: (code: string) => void
}

export function AreaSelect({ district, value, onChange }: Props): JSX.Element {
  const reply = useReply(district, (signal) => call(readDistrict, { district }, { signal }))
  const areas = reply.state === 'here' ? reply.answer.areas : []
  const subDistrict = value.slice(0, 8)
  const villages = areas.filter(({ parentCode }) => parentCode === subDistrict)
  return (
    <>
      <Select
        label={BREACH.subDistrict}
        value={subDistrict}
        options={[
          { value: '', label: BREACH.wholeDistrict },
          ...areas
            .filter(({ kind }) => kind === 'kecamatan')
            .map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onChange={onChange}
      />
      <Select
        label={BREACH.village}
        value={value}
        disabled={subDistrict === ''}
        options={[
          { value: subDistrict, label: BREACH.allVillages },
          ...villages.map(({ code, name, kind }) => ({
            value: code,
            // Safe: below a sub-district there are only villages of the three kinds.
            label: areaName({ name, kind: kind as 'desa' }),
          })),
        ]}
        onChange={onChange}
      />
    </>
  )
}
