/** What is asked over the roll: another state, a reason, a walk-in, who a guest is, and the questions before something large. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ATTENDANCE_STATES } from '../../../../../worker/contract/attendance-rules.ts'
import { Button } from '../../../components/Button.tsx'
import { Confirm } from '../../../components/Confirm.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { MATCH, REASON, ROLL, SENDING, STATE_WORDS, WALK_IN } from '../../../text/roll.ts'
import { CodeScreen } from './CodeScreen.tsx'
import { MatchGuest } from './MatchGuest.tsx'
import { ScanCards } from './ScanCards.tsx'
import { unmarked, type Person, type RollSession } from './model.ts'
import type { Marking } from './use-marking.ts'
import type { RollHere } from './use-roll.ts'

type Props = {
  readonly here: RollHere
  readonly session: RollSession
  readonly marking: Marking
}

export function RollDialogs({ here, session, marking }: Props): JSX.Element | null {
  const { asking, close } = marking
  if (asking === null) return null
  switch (asking.kind) {
    case 'mark':
    case 'match': {
      const person = here.folded.people.find(({ key }) => key === asking.key)
      if (person === undefined) return null
      return asking.kind === 'mark' ? (
        <ChooseState here={here} session={session} marking={marking} person={person} />
      ) : (
        <MatchGuest
          here={here}
          guest={person}
          onMatch={(cadre) => marking.match(person, cadre)}
          onClose={close}
        />
      )
    }
    case 'reason':
      return (
        <AskReason
          onClose={close}
          onReason={(reason) => {
            close()
            void keepAndGo(here, session.id, reason, asking.go)
          }}
        />
      )
    case 'all': {
      const count = unmarked(here.folded, session.id).length
      return (
        <Confirm
          title={ROLL.allPresentTitle}
          yes={ROLL.allPresentYes(count)}
          onYes={marking.markRest}
          onNo={close}
        >
          <p>{ROLL.allPresentBody(count)}</p>
        </Confirm>
      )
    }
    case 'walkIn':
      return <WalkIn onAdd={marking.addGuest} onClose={close} />
    case 'code':
      return <CodeScreen kept={here.kept} session={session} onClose={close} />
    case 'scan':
      return <ScanCards here={here} session={session} marking={marking} />
    case 'forget':
      return <AskForget here={here} onClose={close} />
  }
}

/** The mark follows only when the reason is on the disk. */
async function keepAndGo(
  here: RollHere,
  session: string,
  reason: string,
  go: (reason: string) => Promise<unknown>,
): Promise<void> {
  if (await here.keepReason(session, reason)) await go(reason)
}

function ChooseState({
  here,
  session,
  marking,
  person,
}: Props & { readonly person: Person }): JSX.Element {
  const now = here.folded.standing.get(session.id)?.get(person.key)?.state
  const clear = marking.clear(person)
  return (
    <Dialog open title={person.name} onClose={marking.close}>
      <div class="roll-choices">
        {ATTENDANCE_STATES.map((state) => (
          <button
            key={state}
            type="button"
            class="roll-choice"
            aria-pressed={state === now}
            onClick={() => (state === now ? marking.close() : marking.set(person, state))}
          >
            {STATE_WORDS[state]}
          </button>
        ))}
        {(now === undefined || clear !== null) && (
          <button
            type="button"
            class="roll-choice"
            aria-pressed={now === undefined}
            onClick={clear ?? marking.close}
          >
            {STATE_WORDS.NONE}
          </button>
        )}
      </div>
      {now !== undefined && clear === null && <p class="small muted">{ROLL.noClear}</p>}
      {person.person.kind === 'GUEST' && (
        <p>
          <Button icon="search" onClick={() => marking.open({ kind: 'match', key: person.key })}>
            {MATCH.open}
          </Button>
        </p>
      )}
    </Dialog>
  )
}

type ReasonProps = {
  readonly onReason: (reason: string) => void
  readonly onClose: () => void
}

function AskReason({ onReason, onClose }: ReasonProps): JSX.Element {
  const [typed, setTyped] = useState('')
  const [isTold, setTold] = useState(false)
  return (
    <Dialog open title={REASON.title} onClose={onClose}>
      <p>{REASON.body}</p>
      <div class="roll-choices">
        {REASON.choices.map((choice) => (
          <button key={choice} type="button" class="roll-choice" onClick={() => onReason(choice)}>
            {choice}
          </button>
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setTold(true)
          if (typed.trim() !== '') onReason(typed.trim())
        }}
      >
        <Field
          label={REASON.label}
          help={REASON.help}
          value={typed}
          onInput={setTyped}
          maxLength={200}
          {...(isTold && typed.trim() === '' ? { error: REASON.needed } : {})}
        />
        <Button kind="primary" type="submit">
          {REASON.save}
        </Button>
      </form>
    </Dialog>
  )
}

type WalkInProps = {
  readonly onAdd: (name: string, from: string) => void
  readonly onClose: () => void
}

function WalkIn({ onAdd, onClose }: WalkInProps): JSX.Element {
  const [name, setName] = useState('')
  const [from, setFrom] = useState('')
  const [isTold, setTold] = useState(false)
  return (
    <Dialog open title={WALK_IN.title} onClose={onClose}>
      <p>{WALK_IN.body}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTold(true)
          if (name.trim() !== '') onAdd(name.trim(), from.trim())
        }}
      >
        <Field
          label={WALK_IN.name}
          value={name}
          onInput={setName}
          maxLength={120}
          {...(isTold && name.trim() === '' ? { error: WALK_IN.nameNeeded } : {})}
        />
        <Field label={WALK_IN.from} value={from} onInput={setFrom} maxLength={120} optional />
        <Button kind="primary" type="submit">
          {WALK_IN.save}
        </Button>
      </form>
    </Dialog>
  )
}

type ForgetProps = { readonly here: RollHere; readonly onClose: () => void }

function AskForget({ here, onClose }: ForgetProps): JSX.Element {
  const [isRefused, setRefused] = useState(false)
  async function forget(): Promise<void> {
    if (await here.forget()) location.assign(location.pathname)
    else setRefused(true)
  }
  return (
    <Confirm
      title={SENDING.forgetTitle}
      yes={SENDING.forgetYes}
      kind="danger"
      icon="remove"
      onNo={onClose}
      onYes={() => void forget()}
    >
      <p>{SENDING.forgetBody}</p>
      {isRefused && <Notice kind="wait">{SENDING.notForgotten}</Notice>}
    </Confirm>
  )
}
