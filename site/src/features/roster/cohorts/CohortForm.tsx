/** A cohort's own facts, new or changed. Its id is made here once, so that a second press makes no second cohort. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { MAX_CAPACITY, saveCohort, type Cohort } from '../../../../../worker/contract/cohorts.ts'
import { listCourses } from '../../../../../worker/contract/curriculum.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { call } from '../../../lib/call.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { COHORT_FORM } from '../../../text/cohorts.ts'
import { SHARED } from '../../../text/frame.ts'
import { showFirstError } from '../../../lib/show-first-error.ts'

type Form = {
  readonly name: string
  readonly courseCode: string
  readonly place: string
  readonly startsOn: string
  readonly endsOn: string
  readonly capacity: string
}

const EMPTY: Form = {
  name: '',
  courseCode: '',
  place: '',
  startsOn: '',
  endsOn: '',
  capacity: '40',
}

const formOf = (cohort: Cohort): Form => ({
  name: cohort.name,
  courseCode: cohort.courseCode ?? '',
  place: cohort.place,
  startsOn: cohort.startsOn,
  endsOn: cohort.endsOn,
  capacity: String(cohort.capacity),
})

function wrongFields(form: Form): Readonly<Record<string, string>> {
  const capacity = Number(form.capacity)
  const fits = Number.isInteger(capacity) && capacity >= 1 && capacity <= MAX_CAPACITY
  return {
    ...(form.name.trim() === '' ? { name: COHORT_FORM.nameNeeded } : {}),
    ...(form.place.trim() === '' ? { place: COHORT_FORM.placeNeeded } : {}),
    ...(form.startsOn === '' ? { startsOn: COHORT_FORM.startNeeded } : {}),
    ...(form.endsOn === ''
      ? { endsOn: COHORT_FORM.endNeeded }
      : form.endsOn < form.startsOn
        ? { endsOn: COHORT_FORM.endBefore }
        : {}),
    ...(fits ? {} : { capacity: COHORT_FORM.capacityWrong }),
  }
}

type Props = {
  readonly district: string
  /** Null makes a new one. */
  readonly cohort: Cohort | null
  readonly onClose: () => void
  readonly onSaved: (cohort: Cohort) => void
}

export function CohortForm({ district, cohort, onClose, onSaved }: Props): JSX.Element {
  const [id] = useState(() => cohort?.id ?? crypto.randomUUID())
  const [form, setForm] = useState<Form>(() => (cohort === null ? EMPTY : formOf(cohort)))
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const courses = useReply(district, (signal) => call(listCourses, { area: district }, { signal }))
  const published =
    courses.state === 'here' ? courses.answer.courses.filter(({ current }) => current !== null) : []
  const set = (key: keyof Form) => (value: string) => setForm({ ...form, [key]: value })

  async function save(): Promise<void> {
    const found = wrongFields(form)
    setWrong(found)
    if (Object.keys(found).length > 0) return showFirstError()
    setSaving(true)
    setError(null)
    try {
      const reply = await call(saveCohort, {
        district,
        cohortId: id,
        version: cohort?.version ?? 0,
        name: form.name,
        courseCode: form.courseCode === '' ? null : form.courseCode,
        place: form.place,
        startsOn: form.startsOn,
        endsOn: form.endsOn,
        capacity: Number(form.capacity),
      })
      onSaved(reply.cohort)
    } catch (problem) {
      setError(problem)
    } finally {
      setSaving(false)
    }
  }

  return (
    <Dialog
      open
      title={cohort === null ? COHORT_FORM.addTitle : COHORT_FORM.editTitle}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={isSaving ? COHORT_FORM.saving : undefined}
            onClick={() => void save()}
          >
            {COHORT_FORM.save}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      <div class="roster-form">
        {error !== null && <Problem error={error} />}
        <Field
          label={COHORT_FORM.name}
          help={COHORT_FORM.nameHelp}
          value={form.name}
          error={wrong['name']}
          maxLength={120}
          onInput={set('name')}
        />
        <Field
          label={COHORT_FORM.place}
          value={form.place}
          error={wrong['place']}
          maxLength={120}
          onInput={set('place')}
        />
        <div class="roster-pair">
          <Field
            label={COHORT_FORM.startsOn}
            type="date"
            value={form.startsOn}
            error={wrong['startsOn']}
            onInput={set('startsOn')}
          />
          <Field
            label={COHORT_FORM.endsOn}
            type="date"
            value={form.endsOn}
            error={wrong['endsOn']}
            min={form.startsOn}
            onInput={set('endsOn')}
          />
          <Field
            label={COHORT_FORM.capacity}
            help={COHORT_FORM.capacityHelp}
            type="number"
            inputMode="numeric"
            min={1}
            max={MAX_CAPACITY}
            value={form.capacity}
            error={wrong['capacity']}
            onInput={set('capacity')}
          />
        </div>
        <Select
          label={COHORT_FORM.course}
          help={COHORT_FORM.courseHelp}
          optional
          value={form.courseCode}
          options={[
            { value: '', label: COHORT_FORM.noCourse },
            ...published.map(({ code, current }) => ({
              value: code,
              label: current?.title ?? code,
            })),
            // What was chosen stays chosen, also while courses are read or when its course was withdrawn.
            ...(form.courseCode === '' || published.some(({ code }) => code === form.courseCode)
              ? []
              : [{ value: form.courseCode, label: form.courseCode }]),
          ]}
          onChange={set('courseCode')}
        />
      </div>
    </Dialog>
  )
}
