/** Who signs, as what, and from when to when. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  setSignatory,
  STANDINGS,
  type Signatory,
} from '../../../../../worker/contract/certification.ts'
import { Button } from '../../../components/Button.tsx'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { Field } from '../../../components/Field.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { call } from '../../../lib/call.ts'
import { SETTINGS } from '../../../text/certification-office.ts'
import { SHARED } from '../../../text/frame.ts'
import type { Desk } from '../Frame.tsx'

type Props = {
  readonly desk: Desk
  readonly unitId: string
  readonly signatory?: Signatory
  readonly onSaved: () => void
  readonly onCancel: () => void
}

type Key = 'name' | 'position' | 'employeeNumber' | 'validFrom' | 'validUntil'

export function SignatoryForm(props: Props): JSX.Element {
  const { desk, unitId, signatory, onSaved, onCancel } = props
  const [id] = useState(() => signatory?.id ?? crypto.randomUUID())
  const [name, setName] = useState(signatory?.name ?? '')
  const [keepTitles, setKeepTitles] = useState(false)
  const [standing, setStanding] = useState<Signatory['standing']>(
    signatory?.standing ?? 'DEFINITIF',
  )
  const [position, setPosition] = useState(signatory?.position ?? '')
  const [rank, setRank] = useState(signatory?.rank ?? '')
  const [employeeNumber, setEmployeeNumber] = useState(signatory?.employeeNumber ?? '')
  const [validFrom, setValidFrom] = useState(signatory?.validFrom ?? '')
  const [validUntil, setValidUntil] = useState(signatory?.validUntil ?? '')
  const [wrong, setWrong] = useState<Partial<Record<Key, string>>>({})
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)

  async function save(): Promise<void> {
    const digits = employeeNumber.replaceAll(/\D/g, '')
    const found: Partial<Record<Key, string>> = {
      ...(name.trim() === '' ? { name: SETTINGS.needed } : {}),
      ...(position.trim() === '' ? { position: SETTINGS.needed } : {}),
      ...(employeeNumber.trim() !== '' && digits.length !== 18
        ? { employeeNumber: SETTINGS.wrongNumber }
        : {}),
      ...(validFrom === '' ? { validFrom: SETTINGS.needed } : {}),
      ...(validUntil !== '' && validUntil < validFrom ? { validUntil: SETTINGS.wrongPeriod } : {}),
    }
    setWrong(found)
    if (Object.keys(found).length > 0) return
    setSaving(true)
    setError(null)
    try {
      await call(setSignatory, {
        district: desk.district,
        id,
        unitId,
        name: name.trim(),
        keepTitles,
        position: position.trim(),
        standing,
        rank: rank.trim() === '' ? null : rank.trim(),
        employeeNumber: digits === '' ? null : digits,
        validFrom,
        validUntil: validUntil === '' ? null : validUntil,
      })
      onSaved()
    } catch (problem) {
      setSaving(false)
      setError(problem)
    }
  }

  return (
    <form
      noValidate
      class="sub-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h4>{SETTINGS.signatoryTitle}</h4>
      {error !== null && <Problem error={error} />}
      <Field
        label={SETTINGS.name}
        help={SETTINGS.nameHelp}
        value={name}
        onInput={setName}
        error={wrong.name}
        maxLength={120}
      />
      <Checkbox checked={keepTitles} onChange={setKeepTitles}>
        {SETTINGS.keepTitles}
      </Checkbox>
      <div class="pair">
        <Select
          label={SETTINGS.standing}
          value={standing}
          options={STANDINGS.map((value) => ({ value, label: SETTINGS.standings[value] }))}
          onChange={(value) => setStanding(STANDINGS.find((each) => each === value) ?? standing)}
        />
        <Field
          label={SETTINGS.rank}
          help={SETTINGS.rankHelp}
          value={rank}
          onInput={setRank}
          maxLength={60}
          optional
        />
      </div>
      <Field
        label={SETTINGS.position}
        help={SETTINGS.positionHelp}
        value={position}
        onInput={setPosition}
        error={wrong.position}
        maxLength={120}
      />
      <Field
        label={SETTINGS.employeeNumber}
        help={SETTINGS.employeeNumberHelp}
        inputMode="numeric"
        value={employeeNumber}
        onInput={setEmployeeNumber}
        error={wrong.employeeNumber}
        maxLength={30}
        optional
      />
      <div class="pair">
        <Field
          label={SETTINGS.validFrom}
          type="date"
          value={validFrom}
          onInput={setValidFrom}
          error={wrong.validFrom}
        />
        <Field
          label={SETTINGS.validUntil}
          help={SETTINGS.validUntilHelp}
          type="date"
          value={validUntil}
          onInput={setValidUntil}
          error={wrong.validUntil}
          optional
        />
      </div>
      <div class="actions">
        <Button kind="primary" type="submit" busy={isSaving ? SETTINGS.saving : undefined}>
          {SETTINGS.saveSignatory}
        </Button>
        <Button onClick={onCancel}>{SHARED.cancel}</Button>
      </div>
    </form>
  )
}
