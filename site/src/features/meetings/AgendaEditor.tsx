/** The agenda day by day: begun from a template or by hand, its rows moved with the keyboard too, its JP counted while it is written. */
import type { JSX } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import { MAX_SESSIONS } from '../../../../worker/contract/meetings.ts'
import { Button } from '../../components/Button.tsx'
import { Confirm } from '../../components/Confirm.tsx'
import { Select } from '../../components/Select.tsx'
import { dayWords } from '../../text/cohorts.ts'
import { AGENDAS, type Agenda } from '../../text/meeting-agendas.ts'
import { AGENDA } from '../../text/meetings.ts'
import { filled } from './fill-agenda.ts'
import {
  added,
  dayAfter,
  dayCount,
  hoursOf,
  inOrder,
  mayMove,
  moved,
  shownDays,
  type MeetingForm,
  type SessionForm,
  type Wrong,
} from './meeting-form.ts'
import { partId, SessionRow } from './SessionRow.tsx'
import type { Courses } from './use-courses.ts'

type Props = {
  readonly form: MeetingForm
  readonly wrong: Wrong
  readonly courses: Courses
  readonly onChange: (form: MeetingForm) => void
}

const newId = () => crypto.randomUUID()

export function AgendaEditor({ form, wrong, courses, onChange }: Props): JSX.Element {
  const [template, setTemplate] = useState('')
  const [replacing, setReplacing] = useState<Agenda | null>(null)
  // Rows that move or come take the focus with them, in the turn in which they are drawn.
  const [goTo, setGoTo] = useState('')
  useLayoutEffect(() => {
    if (goTo === '') return
    const target = document.getElementById(goTo)
    // A row at the end cannot go further: the focus stays on what it still can.
    const isAtEnd = target instanceof HTMLButtonElement && target.disabled
    const place = isAtEnd ? target.parentElement : target
    const control = place?.matches('button') ? place : place?.querySelector('input, button:enabled')
    if (control instanceof HTMLElement) control.focus()
    setGoTo('')
  }, [goTo])
  const count = dayCount(form)
  const isDated = shownDays(form) > 0
  const sessions = inOrder(form.sessions)
  const outside = sessions.filter(({ day }) => day >= count)
  const isFull = sessions.length >= MAX_SESSIONS

  function use(agenda: Agenda): void {
    setReplacing(null)
    const codes = courses.options.map(({ value }) => value)
    onChange(filled(form, agenda, codes, newId))
  }
  function addTo(day: number): void {
    const id = newId()
    onChange(added(form, day, id))
    setGoTo(partId(id, 'title'))
  }
  function move(id: string, by: -1 | 1): void {
    onChange(moved(form, id, by))
    setGoTo(partId(id, by < 0 ? 'up' : 'down'))
  }
  function remove({ id, day }: SessionForm): void {
    const of = sessions.filter((each) => each.day === day)
    const at = of.findIndex((each) => each.id === id)
    const next = of[at + 1] ?? of[at - 1]
    onChange({ ...form, sessions: sessions.filter((each) => each.id !== id) })
    setGoTo(next === undefined ? `tambah-${day}` : partId(next.id, 'remove'))
  }
  const rowOf = (session: SessionForm) => (
    <SessionRow
      key={session.id}
      session={session}
      wrong={wrong}
      modules={courses.modules}
      mayUp={mayMove(form, session.id, -1)}
      mayDown={mayMove(form, session.id, 1)}
      onChange={(next) =>
        onChange({
          ...form,
          sessions: form.sessions.map((each) => (each.id === next.id ? next : each)),
        })
      }
      onMove={(by) => move(session.id, by)}
      onRemove={() => remove(session)}
    />
  )
  const chosen = AGENDAS.find(({ id }) => id === template)
  return (
    <section class="panel agenda" aria-labelledby="susunan-acara">
      <h2 id="susunan-acara">{AGENDA.title}</h2>
      <p class="help">{AGENDA.help}</p>
      <div class="toolbar">
        <Select
          label={AGENDA.template}
          value={template}
          options={[
            { value: '', label: AGENDA.chooseTemplate },
            ...AGENDAS.map(({ id, label }) => ({ value: id, label })),
          ]}
          onChange={setTemplate}
        />
        <Button
          icon="copy"
          disabled={chosen === undefined}
          title={chosen === undefined ? AGENDA.chooseTemplate : undefined}
          onClick={() => {
            if (chosen === undefined) return
            if (sessions.length > 0) setReplacing(chosen)
            else use(chosen)
          }}
        >
          {AGENDA.useTemplate}
        </Button>
      </div>
      {wrong['sessions'] !== undefined && (
        <p class="error agenda-wrong" tabIndex={-1} role="alert">
          {wrong['sessions']}
        </p>
      )}
      {Array.from({ length: count }, (_, day) => {
        const here = sessions.filter((session) => session.day === day)
        const words = isDated ? dayWords(dayAfter(form.startsOn, day)) : ''
        return (
          <section key={day} class="agenda-day" aria-labelledby={`hari-${day}`}>
            <div class="agenda-head">
              <h3 id={`hari-${day}`}>{AGENDA.day(day + 1, words)}</h3>
              <span class="num muted">
                {AGENDA.sessions(here.length)} · <b>{AGENDA.total(hoursOf(here))}</b>
              </span>
            </div>
            {here.length === 0 ? (
              <p class="muted">{AGENDA.emptyDay}</p>
            ) : (
              <ol class="agenda-rows">{here.map(rowOf)}</ol>
            )}
            <button
              id={`tambah-${day}`}
              type="button"
              class="button plain"
              disabled={isFull}
              title={isFull ? AGENDA.tooMany(MAX_SESSIONS) : undefined}
              onClick={() => addTo(day)}
            >
              {AGENDA.addOn(day + 1)}
            </button>
          </section>
        )
      })}
      {outside.length > 0 && (
        <section class="agenda-day" aria-labelledby="hari-luar">
          <div class="agenda-head">
            <h3 id="hari-luar">{AGENDA.outside}</h3>
            <Button
              icon="undo"
              onClick={() =>
                onChange({
                  ...form,
                  sessions: form.sessions.map((each) =>
                    each.day >= count ? { ...each, day: count - 1 } : each,
                  ),
                })
              }
            >
              {AGENDA.moveAll}
            </Button>
          </div>
          <p>{AGENDA.outsideHelp}</p>
          <ol class="agenda-rows">{outside.map(rowOf)}</ol>
        </section>
      )}
      <p class="agenda-total num" aria-live="polite">
        {AGENDA.totalAll(hoursOf(sessions), sessions.length)}
      </p>
      {replacing !== null && (
        <Confirm
          title={AGENDA.replaceTitle}
          yes={AGENDA.replaceYes}
          kind="danger"
          onYes={() => use(replacing)}
          onNo={() => setReplacing(null)}
        >
          <p>{AGENDA.replaceBody(sessions.length)}</p>
        </Confirm>
      )}
    </section>
  )
}
