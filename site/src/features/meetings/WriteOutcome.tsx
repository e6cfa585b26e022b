/** The form of what a meeting came to. What is typed is kept in this tab until it is saved, and stays when saving fails. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import {
  MAX_ACTIONS,
  MAX_OUTCOME_TEXT,
  readOutcome,
  saveOutcome,
} from '../../../../worker/contract/meeting-outcomes.ts'
import type { Meeting } from '../../../../worker/contract/meetings.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call, CallProblem } from '../../lib/call.ts'
import { formatDate } from '../../text/format.ts'
import { MEETING_FORM } from '../../text/meetings.ts'
import { ACTION_STATE_WORDS, OUTCOME, OUTCOME_FORM } from '../../text/outcomes.ts'
import { CheckFields } from './CheckFields.tsx'
import { forgetOutcome, keepOutcome, type KeptOutcome } from './keep-outcome.ts'
import {
  lostOfOutcome,
  outcomeFactsOf,
  outcomeFormOf,
  wrongOfOutcome,
  type ActionForm,
  type OutcomeForm,
  type Team,
  type WrongOutcome,
} from './outcome-form.ts'
import { addressOf } from './use-meeting.ts'

type Props = {
  readonly meeting: Meeting
  readonly areas: readonly { readonly code: string; readonly name: string }[]
  readonly teams: readonly Team[]
  readonly from: KeptOutcome
  /** It was found from an earlier try. */
  readonly isKept: boolean
  /** Begins again from this; null from what is saved. */
  readonly onBegin: (from: KeptOutcome | null) => void
}

export function WriteOutcome({ meeting, areas, teams, from, isKept, onBegin }: Props): JSX.Element {
  const [form, setForm] = useState(from.form)
  const [wrong, setWrong] = useState<WrongOutcome>({})
  const [error, setError] = useState<unknown>(null)
  /** What somebody else saved meanwhile, shown with the choice between the two. */
  const [theirs, setTheirs] = useState<KeptOutcome | null>(null)
  const [isSaving, setSaving] = useState(false)
  const at = { area: meeting.area.code, meetingId: meeting.id }
  useEffect(() => {
    if (form !== from.form) keepOutcome(meeting.id, { ...from, form })
  }, [form])

  function change(next: OutcomeForm): void {
    setForm(next)
    setError(null)
    setTheirs(null)
    // What was found wrong goes as it is mended; nothing new is called wrong while somebody types.
    const still = wrongOfOutcome(next)
    setWrong((last) => Object.fromEntries(Object.entries(last).filter(([key]) => key in still)))
  }
  async function save(version: number): Promise<void> {
    const found = wrongOfOutcome(form)
    setWrong(found)
    if (Object.keys(found).length > 0) {
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('.outcome-form [aria-invalid=true]')?.focus(),
      )
      return
    }
    setError(null)
    setTheirs(null)
    setSaving(true)
    try {
      await call(saveOutcome, { ...at, version, ...outcomeFactsOf(form) })
      forgetOutcome(meeting.id)
      location.assign(addressOf('satu/', meeting.id))
    } catch (problem) {
      if (problem instanceof CallProblem && problem.code === 'CHANGED_MEANWHILE') {
        await readTheirs()
      } else setError(problem)
      setSaving(false)
    }
  }
  async function readTheirs(): Promise<void> {
    try {
      const { outcome } = await call(readOutcome, at)
      setTheirs({ version: outcome.version, form: outcomeFormOf(outcome, teams) })
    } catch (problem) {
      setError(problem)
    }
  }
  const faults = Object.keys(wrong).length
  const busy = isSaving ? OUTCOME_FORM.saving : undefined
  return (
    <div class="roster outcome-form">
      {isKept && form === from.form && (
        <Notice
          kind="wait"
          action={<Button onClick={() => onBegin(null)}>{MEETING_FORM.dropDraft}</Button>}
        >
          {MEETING_FORM.restored}
        </Notice>
      )}
      <section class="panel">
        <Words
          label={OUTCOME.reached}
          help={OUTCOME_FORM.reachedHelp}
          value={form.reached}
          onInput={(reached) => change({ ...form, reached })}
        />
        <Words
          label={OUTCOME.obstacles}
          help={OUTCOME_FORM.obstaclesHelp}
          value={form.obstacles}
          onInput={(obstacles) => change({ ...form, obstacles })}
        />
      </section>
      <ActionFields
        actions={form.actions}
        wrong={wrong}
        onChange={(actions) => change({ ...form, actions })}
      />
      {meeting.kind === 'WORKSHOP' && (
        <CheckFields
          own={meeting.area}
          areas={areas}
          teams={teams}
          form={form}
          onChange={(checks) => change({ ...form, checks })}
        />
      )}
      {faults > 0 && <Notice kind="danger">{OUTCOME_FORM.fix(faults)}</Notice>}
      {theirs !== null ? (
        <Notice
          kind="wait"
          title={OUTCOME_FORM.changedTitle}
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
          <WhatGoes lines={lostOfOutcome(theirs.form, form)} />
        </Notice>
      ) : (
        <>
          {error !== null && faults === 0 && <Problem error={error} />}
          <p>
            <Button kind="primary" busy={busy} onClick={() => void save(from.version)}>
              {OUTCOME_FORM.save}
            </Button>
          </p>
        </>
      )}
    </div>
  )
}

function WhatGoes({ lines }: { readonly lines: readonly string[] }): JSX.Element {
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

type WordsProps = {
  readonly label: string
  readonly help: string
  readonly value: string
  readonly onInput: (value: string) => void
}

function Words({ label, help, value, onInput }: WordsProps): JSX.Element {
  const left = MAX_OUTCOME_TEXT - value.length
  return (
    <Field
      label={label}
      help={left < 200 ? `${help} ${OUTCOME_FORM.left(left)}` : help}
      optional
      lines={5}
      maxLength={MAX_OUTCOME_TEXT}
      value={value}
      onInput={onInput}
    />
  )
}

type ActionFieldsProps = {
  readonly actions: readonly ActionForm[]
  readonly wrong: WrongOutcome
  readonly onChange: (actions: readonly ActionForm[]) => void
}

function ActionFields({ actions, wrong, onChange }: ActionFieldsProps): JSX.Element {
  const isFull = actions.length >= MAX_ACTIONS
  const set = (id: string, part: Partial<ActionForm>) =>
    onChange(actions.map((each) => (each.id === id ? { ...each, ...part } : each)))
  return (
    <section class="panel" aria-labelledby="tindak-lanjut">
      <h2 id="tindak-lanjut">{OUTCOME_FORM.actions}</h2>
      <p class="muted">{OUTCOME_FORM.actionsHelp}</p>
      <ol class="outcome-rows">
        {actions.map(({ id, what, personInCharge, dueOn, state }, index) => (
          <li key={id} class="outcome-row" aria-label={OUTCOME_FORM.action(index + 1)}>
            {state === 'OPEN' ? (
              <>
                <Field
                  label={OUTCOME_FORM.what}
                  maxLength={300}
                  value={what}
                  error={wrong[`actions.${id}.what`]}
                  onInput={(value) => set(id, { what: value })}
                />
                <Field
                  label={OUTCOME_FORM.inCharge}
                  maxLength={120}
                  value={personInCharge}
                  error={wrong[`actions.${id}.personInCharge`]}
                  onInput={(value) => set(id, { personInCharge: value })}
                />
                <Field
                  label={OUTCOME_FORM.due}
                  type="date"
                  optional
                  value={dueOn}
                  error={wrong[`actions.${id}.dueOn`]}
                  onInput={(value) => set(id, { dueOn: value })}
                />
                <Button
                  kind="quiet"
                  icon="remove"
                  onClick={() => onChange(actions.filter((each) => each.id !== id))}
                >
                  {OUTCOME_FORM.remove}
                  <span class="unseen">{OUTCOME.of(what)}</span>
                </Button>
              </>
            ) : (
              <p class="outcome-kept">
                <b>{what}</b>, {personInCharge}
                {dueOn !== '' && `, ${formatDate(dueOn)}`}.{' '}
                <span class="muted">
                  {ACTION_STATE_WORDS[state]}. {OUTCOME_FORM.closed}
                </span>
              </p>
            )}
          </li>
        ))}
      </ol>
      <p>
        <Button
          icon="plus"
          disabled={isFull}
          title={isFull ? OUTCOME_FORM.full(MAX_ACTIONS) : undefined}
          onClick={() =>
            onChange([
              ...actions,
              { id: crypto.randomUUID(), what: '', personInCharge: '', dueOn: '', state: 'OPEN' },
            ])
          }
        >
          {OUTCOME_FORM.add}
        </Button>
      </p>
    </section>
  )
}
