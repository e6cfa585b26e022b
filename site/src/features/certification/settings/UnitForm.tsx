/** Letterhead, place and number of an issuing unit. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  DEFAULT_PATTERN,
  setUnit,
  type IssuingUnit,
} from '../../../../../worker/contract/certification.ts'
import { NUMBERINGS, type Numbering } from '../../../../../worker/contract/names.ts'
import { Button } from '../../../components/Button.tsx'
import { Field } from '../../../components/Field.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { RadioList } from '../../../components/RadioList.tsx'
import { call, CallProblem } from '../../../lib/call.ts'
import { PATTERN_WORDS, SETTINGS } from '../../../text/certification-office.ts'
import { SHARED } from '../../../text/frame.ts'
import { NUMBERS } from '../../../text/names-office.ts'
import type { Desk } from '../Frame.tsx'

type Props = {
  readonly desk: Desk
  readonly unit?: IssuingUnit
  readonly onSaved: () => void
  readonly onCancel: (() => void) | undefined
}

const KEYS = ['government', 'office', 'place', 'classification', 'unitCode', 'pattern'] as const
type Key = (typeof KEYS)[number] | 'line1' | 'line2' | 'line3'
type Typed = Record<Key, string>

const CODE = /^[A-Za-z0-9./-]{1,20}$/

export function UnitForm({ desk, unit, onSaved, onCancel }: Props): JSX.Element {
  const { area, district } = desk
  const [id] = useState(() => unit?.id ?? crypto.randomUUID())
  const [typed, setTyped] = useState<Typed>(() => ({
    government: unit?.letterhead.government ?? `PEMERINTAH ${area.district.name.toUpperCase()}`,
    office: unit?.letterhead.office ?? area.district.officeName.toUpperCase(),
    line1: unit?.letterhead.lines[0] ?? '',
    line2: unit?.letterhead.lines[1] ?? '',
    line3: unit?.letterhead.lines[2] ?? '',
    place: unit?.place ?? area.district.name.replace(/^(Kabupaten|Kota) /, ''),
    classification: unit?.classification ?? '',
    unitCode: unit?.unitCode ?? '',
    pattern: unit?.numberPattern ?? DEFAULT_PATTERN,
  }))
  const [numbering, setNumbering] = useState<Numbering>(unit?.numbering ?? 'AUTO')
  const [wrong, setWrong] = useState<Partial<Record<Key, string>>>({})
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)

  async function save(): Promise<void> {
    const found: Partial<Record<Key, string>> = {}
    for (const key of KEYS) if (typed[key].trim() === '') found[key] = SETTINGS.needed
    for (const key of ['classification', 'unitCode'] as const) {
      if (typed[key] !== '' && !CODE.test(typed[key])) found[key] = SETTINGS.wrongCode
    }
    setWrong(found)
    if (Object.keys(found).length > 0) return
    setSaving(true)
    setError(null)
    try {
      const lines = [typed.line1, typed.line2, typed.line3].map((line) => line.trim())
      await call(setUnit, {
        district,
        id,
        letterhead: {
          government: typed.government.trim(),
          office: typed.office.trim(),
          lines: lines.filter((line) => line !== ''),
        },
        numberPattern: typed.pattern.trim(),
        classification: typed.classification,
        unitCode: typed.unitCode,
        place: typed.place.trim(),
        numbering,
        version: unit?.version ?? 0,
      })
      onSaved()
    } catch (problem) {
      setSaving(false)
      const reason = problem instanceof CallProblem ? problem.detail['reason'] : undefined
      const words = typeof reason === 'string' ? PATTERN_WORDS[reason] : undefined
      if (words === undefined) setError(problem)
      else setWrong({ pattern: words })
    }
  }

  const field = (key: Key, label: string, help?: string, optional?: true): JSX.Element => (
    <Field
      label={label}
      {...(help === undefined ? {} : { help })}
      {...(optional === undefined ? {} : { optional })}
      value={typed[key]}
      error={wrong[key]}
      maxLength={key === 'pattern' ? 80 : 120}
      onInput={(value) => setTyped({ ...typed, [key]: value })}
    />
  )
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {error !== null && <Problem error={error} />}
      {field('government', SETTINGS.government, SETTINGS.governmentHelp)}
      {field('office', SETTINGS.office)}
      {field('line1', SETTINGS.line(1), SETTINGS.lineHelp, true)}
      {field('line2', SETTINGS.line(2), undefined, true)}
      {field('line3', SETTINGS.line(3), undefined, true)}
      {field('place', SETTINGS.place, SETTINGS.placeHelp)}
      <div class="pair">
        {field('classification', SETTINGS.classification, SETTINGS.classificationHelp)}
        {field('unitCode', SETTINGS.unitCode, SETTINGS.unitCodeHelp)}
      </div>
      {field('pattern', SETTINGS.pattern, SETTINGS.patternHelp)}
      <RadioList
        legend={NUMBERS.numbering}
        value={numbering}
        answers={NUMBERINGS.map((value) => ({
          value,
          label: NUMBERS.numberings[value],
          help: NUMBERS.help[value],
        }))}
        onChange={(value) => setNumbering(NUMBERINGS.find((each) => each === value) ?? 'AUTO')}
      />
      <div class="actions">
        <Button kind="primary" type="submit" busy={isSaving ? SETTINGS.saving : undefined}>
          {SETTINGS.save}
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{SHARED.cancel}</Button>}
      </div>
    </form>
  )
}
