/** Promises of meetings, and what came of them: closing one, dropping it with the reason, opening it again. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  setActionState,
  type CarriedAction,
  type MeetingName,
  type OutcomeAction,
} from '../../../../worker/contract/meeting-outcomes.ts'
import type { ActionState } from '../../../../worker/contract/outcome-rules.ts'
import { Confirm } from '../../components/Confirm.tsx'
import { Field } from '../../components/Field.tsx'
import { call } from '../../lib/call.ts'
import {
  ACTION_STATE_LOOK,
  ACTION_STATE_WORDS,
  CLOSE_ACTION,
  OUTCOME,
} from '../../text/outcomes.ts'
import { addressOf } from './use-meeting.ts'

type Listed = OutcomeAction & {
  readonly movedTo: MeetingName | null
  readonly from?: MeetingName
}

type ActionsProps = {
  readonly actions: readonly (Listed | CarriedAction)[]
  /** The meeting on whose page they stand. */
  readonly meetingId: string
  /** Whose meeting it is. */
  readonly area: string
  readonly today: string
  readonly mayEdit: boolean
  readonly onChanged: () => void
}

type Asked = { readonly action: OutcomeAction; readonly state: ActionState }

export function Actions({ actions, mayEdit, onChanged, ...place }: ActionsProps): JSX.Element {
  const [asked, setAsked] = useState<Asked | null>(null)
  return (
    <>
      <ul class="outcome-actions">
        {actions.map((action: Listed) => (
          <li key={action.id} class={action.isOverdue ? 'outcome-late' : undefined}>
            <p class="outcome-what">{action.what}</p>
            <p class="outcome-facts">
              <span class={action.isOverdue ? 'tag danger' : ACTION_STATE_LOOK[action.state]}>
                {action.isOverdue ? OUTCOME.overdue : ACTION_STATE_WORDS[action.state]}
              </span>
              <span>{OUTCOME.inCharge(action.personInCharge)}</span>
              <span>{action.dueOn === null ? OUTCOME.noDue : OUTCOME.due(action.dueOn)}</span>
            </p>
            {action.state !== 'OPEN' && (
              <p class="small">
                {action.closedOn !== null && OUTCOME.closedOn(action.closedOn)}
                {action.note !== '' && `: ${action.note}`}
              </p>
            )}
            {action.from !== undefined && (
              <p class="small">
                <a href={addressOf('satu/', action.from.id)}>{OUTCOME.from(action.from)}</a>
              </p>
            )}
            {action.movedTo !== null && (
              <p class="small">
                <a href={addressOf('satu/', action.movedTo.id)}>
                  {OUTCOME.movedTo(action.movedTo)}
                </a>
              </p>
            )}
            {mayEdit && (
              <p class="outcome-do" role="group" aria-label={action.what}>
                {(action.state === 'OPEN'
                  ? ([
                      ['DONE', OUTCOME.done],
                      ['DROPPED', OUTCOME.drop],
                    ] as const)
                  : ([['OPEN', OUTCOME.reopen]] as const)
                ).map(([state, label]) => (
                  <button
                    key={state}
                    type="button"
                    class={state === 'DONE' ? 'button plain' : 'button quiet'}
                    onClick={() => setAsked({ action, state })}
                  >
                    <span>
                      {label}
                      <span class="unseen">{OUTCOME.of(action.what)}</span>
                    </span>
                  </button>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
      {asked !== null && (
        <CloseAction
          {...place}
          asked={asked}
          onDone={() => {
            setAsked(null)
            onChanged()
          }}
          onNo={() => setAsked(null)}
        />
      )}
    </>
  )
}

const TITLES: Readonly<Record<ActionState, string>> = {
  DONE: CLOSE_ACTION.doneTitle,
  DROPPED: CLOSE_ACTION.dropTitle,
  OPEN: CLOSE_ACTION.reopenTitle,
}
const YES: Readonly<Record<ActionState, string>> = {
  DONE: OUTCOME.done,
  DROPPED: OUTCOME.drop,
  OPEN: OUTCOME.reopen,
}

type CloseProps = {
  readonly asked: Asked
  readonly meetingId: string
  readonly area: string
  readonly today: string
  readonly onDone: () => void
  readonly onNo: () => void
}

export function CloseAction({
  asked,
  meetingId,
  area,
  today,
  onDone,
  onNo,
}: CloseProps): JSX.Element {
  const { action, state } = asked
  const [note, setNote] = useState('')
  const [on, setOn] = useState(today)
  const [wrong, setWrong] = useState<{ readonly note?: string; readonly on?: string }>({})
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function save(): Promise<void> {
    const found = {
      ...(state === 'DROPPED' && note.trim() === '' ? { note: CLOSE_ACTION.reasonNeeded } : {}),
      ...(state === 'OPEN' || (/^\d{4}-\d{2}-\d{2}$/.test(on) && on <= today)
        ? {}
        : { on: CLOSE_ACTION.onNeeded }),
    }
    setWrong(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    setError(null)
    try {
      const { id: actionId, version } = action
      const closedOn = state === 'OPEN' ? null : on
      await call(setActionState, { area, meetingId, actionId, version, state, note, closedOn })
      onDone()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Confirm
      title={TITLES[state]}
      yes={YES[state]}
      busy={isBusy ? CLOSE_ACTION.working : undefined}
      error={error}
      onYes={() => void save()}
      onNo={onNo}
    >
      <p class="outcome-what">{action.what}</p>
      {state === 'OPEN' ? (
        <p>{CLOSE_ACTION.reopenBody}</p>
      ) : (
        <>
          <Field
            label={state === 'DROPPED' ? CLOSE_ACTION.reason : CLOSE_ACTION.result}
            optional={state === 'DONE'}
            value={note}
            maxLength={200}
            error={wrong.note}
            onInput={setNote}
          />
          <Field
            label={CLOSE_ACTION.on}
            type="date"
            value={on}
            max={today}
            error={wrong.on}
            onInput={setOn}
          />
        </>
      )}
    </Confirm>
  )
}
