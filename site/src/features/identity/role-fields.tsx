/** Which role, where, from when until when: the same four fields for an invitation and for a further role. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { OFFICE_ROLES, TWO_PERSON_ROLES } from '../../../../worker/contract/staff.ts'
import { Field } from '../../components/Field.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Select } from '../../components/Select.tsx'
import { ROLE_NAMES } from '../../text/identity.ts'
import { FORM, ROLE_HELP } from '../../text/staff-office.ts'
import type { Office } from './office.ts'

type OfficeRole = (typeof OFFICE_ROLES)[number]

export type RoleWish = {
  readonly role: OfficeRole
  readonly area: string
  readonly startsOn: string | null
  readonly endsOn: string | null
}

type Wrong = { readonly startsOn?: string; readonly endsOn?: string }

export type RoleForm = {
  readonly role: OfficeRole
  readonly waits: boolean
  /** Null, and the fields say why, while something is wrong. */
  readonly read: () => RoleWish | null
  readonly fields: JSX.Element
}

export function useRoleForm(office: Office): RoleForm {
  const { areas, today } = office
  const [role, setRole] = useState<OfficeRole>('TRAINER')
  const [chosen, setChosen] = useState('')
  const [startsOn, setStartsOn] = useState('')
  const [endsOn, setEndsOn] = useState('')
  const [wrong, setWrong] = useState<Wrong>({})
  const [district, ...subDistricts] = areas
  const fitting =
    role === 'SUB_DISTRICT_ADMIN' ? subDistricts : role === 'TRAINER' ? areas : areas.slice(0, 1)
  const area = fitting.find(({ code }) => code === chosen)?.code ?? fitting[0]?.code ?? ''
  const waits = TWO_PERSON_ROLES.includes(role)

  const read = (): RoleWish | null => {
    const faults: Wrong = {
      ...(startsOn !== '' && startsOn < today ? { startsOn: FORM.datePast } : {}),
      ...(endsOn === '' || endsOn >= today
        ? endsOn !== '' && startsOn !== '' && endsOn < startsOn
          ? { endsOn: FORM.dateTurned }
          : {}
        : { endsOn: FORM.datePast }),
    }
    setWrong(faults)
    if (Object.keys(faults).length > 0) return null
    return { role, area, startsOn: startsOn || null, endsOn: endsOn || null }
  }
  const fields = (
    <>
      <Select
        label={FORM.role}
        value={role}
        help={ROLE_HELP[role]}
        options={OFFICE_ROLES.map((value) => ({ value, label: ROLE_NAMES[value] ?? value }))}
        onChange={(value) => setRole(OFFICE_ROLES.find((each) => each === value) ?? 'TRAINER')}
      />
      {waits && <Notice kind="wait">{FORM.second}</Notice>}
      <Select
        label={FORM.area}
        value={area}
        options={fitting.map(({ code, name }) => ({
          value: code,
          label: code === district?.code ? name : `Kecamatan ${name}`,
        }))}
        onChange={setChosen}
      />
      <div class="staff-days">
        <Field
          label={FORM.startsOn}
          help={FORM.startsHelp}
          type="date"
          optional
          min={today}
          error={wrong.startsOn}
          value={startsOn}
          onInput={setStartsOn}
        />
        <Field
          label={FORM.endsOn}
          help={FORM.endsHelp}
          type="date"
          optional
          min={today}
          error={wrong.endsOn}
          value={endsOn}
          onInput={setEndsOn}
        />
      </div>
    </>
  )
  return { role, waits, read, fields }
}
