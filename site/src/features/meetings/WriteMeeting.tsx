/** The form of a meeting with its agenda. What is typed is kept in this tab until it is saved, and stays when saving fails. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { readMeeting, saveMeeting } from '../../../../worker/contract/meetings.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call, CallProblem } from '../../lib/call.ts'
import type { OfficeArea } from '../../lib/session.ts'
import { MEETING_FORM } from '../../text/meetings.ts'
import { AgendaEditor } from './AgendaEditor.tsx'
import { lostOf, type Lost } from './compare-forms.ts'
import { FactFields } from './FactFields.tsx'
import { forgetForm, keepForm, type KeptForm } from './keep-form.ts'
import {
  factsOf,
  formOf,
  wordsOfIssues,
  wrongOf,
  type MeetingForm,
  type Wrong,
} from './meeting-form.ts'
import { useCourses } from './use-courses.ts'
import { addressOf } from './use-meeting.ts'

type Props = {
  readonly area: OfficeArea
  /** The meeting's id; empty for a new one. */
  readonly of: string
  readonly from: KeptForm
  /** It was found from an earlier try. */
  readonly isKept: boolean
  /** Begins again from this; null from what is saved. */
  readonly onBegin: (from: KeptForm | null) => void
}

export function WriteMeeting({ area, of, from, isKept, onBegin }: Props): JSX.Element {
  const { meetingId } = from
  const [form, setForm] = useState(from.form)
  const [wrong, setWrong] = useState<Wrong>({})
  const [error, setError] = useState<unknown>(null)
  /** What somebody else saved meanwhile, shown with the choice between the two. */
  const [theirs, setTheirs] = useState<KeptForm | null>(null)
  const [isSaving, setSaving] = useState(false)
  const courses = useCourses(area.districtCode, form.courseCode)
  useEffect(() => {
    if (form !== from.form) keepForm(area.code, of, { ...from, form })
  }, [form])

  function change(next: MeetingForm): void {
    setForm(next)
    setError(null)
    setTheirs(null)
    // What was found wrong goes as it is mended; nothing new is called wrong while somebody types.
    const still = wrongOf(next)
    setWrong((last) => Object.fromEntries(Object.entries(last).filter(([at]) => at in still)))
  }
  function showWrong(found: Wrong): void {
    setWrong(found)
    requestAnimationFrame(() => {
      const first = document.querySelector<HTMLElement>(
        '.meeting-form [aria-invalid=true], .meeting-form .agenda-wrong',
      )
      first?.focus()
    })
  }
  async function save(version: number): Promise<void> {
    const found = wrongOf(form)
    if (Object.keys(found).length > 0) return showWrong(found)
    setWrong({})
    setError(null)
    setTheirs(null)
    setSaving(true)
    const facts = factsOf(form)
    try {
      await call(saveMeeting, { area: form.area, meetingId, version, ...facts })
      forgetForm(area.code, of)
      location.assign(addressOf('satu/', meetingId))
    } catch (problem) {
      if (problem instanceof CallProblem && problem.code === 'CHANGED_MEANWHILE') {
        await readTheirs()
      } else setError(problem)
      setSaving(false)
      if (problem instanceof CallProblem && problem.code === 'INPUT_INVALID') {
        showWrong(wordsOfIssues(problem.detail['issues'], facts.sessions))
      }
    }
  }
  async function readTheirs(): Promise<void> {
    try {
      const { meeting, sessions } = await call(readMeeting, { area: area.code, meetingId })
      setTheirs({ meetingId, version: meeting.version, form: formOf(meeting, sessions) })
    } catch (problem) {
      setError(problem)
    }
  }
  const faults = Object.keys(wrong).length
  const busy = isSaving ? MEETING_FORM.saving : undefined
  return (
    <div class="roster meeting-form">
      {isKept && form === from.form && (
        <Notice
          kind="wait"
          action={<Button onClick={() => onBegin(null)}>{MEETING_FORM.dropDraft}</Button>}
        >
          {MEETING_FORM.restored}
        </Notice>
      )}
      <FactFields
        area={area}
        isNew={of === ''}
        form={form}
        wrong={wrong}
        courses={courses.options}
        onChange={change}
      />
      <AgendaEditor form={form} wrong={wrong} courses={courses} onChange={change} />
      {faults > 0 && <Notice kind="danger">{MEETING_FORM.fix(faults)}</Notice>}
      {theirs !== null ? (
        <Notice
          kind="wait"
          title={MEETING_FORM.changedTitle}
          action={
            <div class="roster-choices">
              <Button busy={busy} onClick={() => void save(theirs.version)}>
                {MEETING_FORM.keepMine}
              </Button>
              <Button kind="quiet" disabled={isSaving} onClick={() => onBegin(theirs)}>
                {MEETING_FORM.takeTheirs}
              </Button>
            </div>
          }
        >
          <p>{MEETING_FORM.changedBody}</p>
          <WhatGoes lost={lostOf(theirs.form, form)} />
        </Notice>
      ) : (
        <>
          {error !== null && faults === 0 && <Problem error={error} />}
          <p>
            <Button kind="primary" busy={busy} onClick={() => void save(from.version)}>
              {MEETING_FORM.save}
            </Button>
          </p>
        </>
      )}
    </div>
  )
}

function WhatGoes({ lost: { facts, gone, replaced } }: { readonly lost: Lost }): JSX.Element {
  const lines = [
    ...facts.map(({ label, value }) => MEETING_FORM.lostFact(label, value)),
    ...(gone.length > 0 ? [MEETING_FORM.lostSessions(gone)] : []),
    ...(replaced.length > 0 ? [MEETING_FORM.replacedSessions(replaced)] : []),
  ]
  if (lines.length === 0) return <p>{MEETING_FORM.lostNothing}</p>
  return (
    <>
      <p>{MEETING_FORM.lost}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
