/** The facts of a meeting: what, whose, where, when, for how many, and what it rests on. */
import type { JSX } from 'preact'
import {
  MAX_PEOPLE,
  MEETING_KINDS,
  type MeetingKind,
} from '../../../../worker/contract/meetings.ts'
import { Field } from '../../components/Field.tsx'
import { Select, type Option } from '../../components/Select.tsx'
import type { OfficeArea } from '../../lib/session.ts'
import { MEETING_FORM, MEETING_KIND_WORDS } from '../../text/meetings.ts'
import { endedOn, startedOn, type MeetingForm, type Wrong } from './meeting-form.ts'
import { useSubDistricts } from './use-areas.ts'

type Props = {
  readonly area: OfficeArea
  readonly isNew: boolean
  readonly form: MeetingForm
  readonly wrong: Wrong
  readonly courses: readonly Option[]
  readonly onChange: (form: MeetingForm) => void
}

export function FactFields({ area, isNew, form, wrong, courses, onChange }: Props): JSX.Element {
  // Only a district's office chooses whose meeting it is, and only before it is saved.
  const isChoice = isNew && area.code === area.districtCode
  const subDistricts = useSubDistricts(isChoice ? area.districtCode : null)
  const text = (key: 'title' | 'place' | 'capacity' | 'budgetSource' | 'basis') => ({
    value: form[key],
    error: wrong[key],
    onInput: (value: string) => onChange({ ...form, [key]: value }),
  })
  return (
    <section class="panel meeting-facts-form" aria-labelledby="tentang-kegiatan">
      <h2 id="tentang-kegiatan">{MEETING_FORM.facts}</h2>
      <div class="meeting-pair">
        <Select
          label={MEETING_FORM.kind}
          value={form.kind}
          error={wrong['kind']}
          options={[
            ...(form.kind === '' ? [{ value: '', label: MEETING_FORM.chooseKind }] : []),
            ...MEETING_KINDS.map((kind) => ({ value: kind, label: MEETING_KIND_WORDS[kind] })),
          ]}
          // Safe: the options are the kinds.
          onChange={(kind) => onChange({ ...form, kind: kind as MeetingKind | '' })}
        />
        {isChoice && (
          <Select
            label={MEETING_FORM.whose}
            help={MEETING_FORM.whoseHelp}
            value={form.area}
            options={[
              {
                value: area.districtCode,
                label: MEETING_FORM.wholeDistrict(area.district.name),
              },
              ...subDistricts.map(({ code, name }) => ({
                value: code,
                label: `Kecamatan ${name}`,
              })),
              // What was chosen stays chosen while the list is read.
              ...(form.area === area.districtCode ||
              subDistricts.some(({ code }) => code === form.area)
                ? []
                : [{ value: form.area, label: form.area }]),
            ]}
            onChange={(code) => onChange({ ...form, area: code })}
          />
        )}
      </div>
      <div class="meeting-pair">
        <Field
          label={MEETING_FORM.name}
          help={MEETING_FORM.nameHelp}
          maxLength={120}
          {...text('title')}
        />
        <Field label={MEETING_FORM.place} maxLength={120} {...text('place')} />
      </div>
      <div class="meeting-pair">
        <Field
          label={MEETING_FORM.startsOn}
          help={isNew ? undefined : MEETING_FORM.startsOnHelp}
          type="date"
          value={form.startsOn}
          error={wrong['startsOn']}
          onInput={(day) => onChange(startedOn(form, day))}
        />
        <Field
          label={MEETING_FORM.endsOn}
          type="date"
          value={form.endsOn}
          error={wrong['endsOn']}
          min={form.startsOn}
          onInput={(day) => onChange(endedOn(form, day))}
        />
        <Field
          label={MEETING_FORM.capacity}
          help={MEETING_FORM.capacityHelp}
          optional
          type="number"
          inputMode="numeric"
          min={1}
          max={MAX_PEOPLE}
          {...text('capacity')}
        />
      </div>
      <div class="meeting-pair">
        <Select
          label={MEETING_FORM.course}
          help={MEETING_FORM.courseHelp}
          optional
          value={form.courseCode}
          options={[
            { value: '', label: MEETING_FORM.noCourse },
            ...courses,
            // What was chosen stays chosen, also while courses are read or when its course was withdrawn.
            ...(form.courseCode === '' || courses.some(({ value }) => value === form.courseCode)
              ? []
              : [{ value: form.courseCode, label: form.courseCode }]),
          ]}
          onChange={(courseCode) => onChange({ ...form, courseCode })}
        />
        <Field
          label={MEETING_FORM.budgetSource}
          help={MEETING_FORM.budgetHelp}
          optional
          maxLength={300}
          {...text('budgetSource')}
        />
        <Field
          label={MEETING_FORM.basis}
          help={MEETING_FORM.basisHelp}
          optional
          maxLength={300}
          {...text('basis')}
        />
      </div>
    </section>
  )
}
