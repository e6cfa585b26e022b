/** What a trainer does with a plan: accept it, give it back, note what came of looking after it. Typed words survive a refusal. */
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import {
  addFollowUp,
  returnPlan,
  signPlan,
  type Plan,
} from '../../../../../worker/contract/plans.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call, CallProblem } from '../../../lib/call.ts'
import type { OfficeArea } from '../../../lib/session.ts'
import { formatDate } from '../../../text/format.ts'
import { SHARED } from '../../../text/frame.ts'
import { PLAN } from '../../../text/plans-office.ts'

type Props = {
  readonly area: OfficeArea
  readonly plan: Plan
  /** Today in the district. */
  readonly asOf: string
  readonly onClose: () => void
  readonly onDone: (plan: Plan, words: string) => void
  /** The cadre has changed it since: it is read anew behind the question. */
  readonly onStale: () => void
}

/** Longest note, as the contract has it. */
const MAX_NOTE = 2000
/** A plan is looked at again after about a month. */
const LATER = 30

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

function useSaving({ onStale }: Pick<Props, 'onStale'>) {
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  async function run(work: () => Promise<void>): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (problem) {
      setError(problem)
      setBusy(false)
      if (problem instanceof CallProblem && problem.code === 'CHANGED_MEANWHILE') onStale()
    }
  }
  return { error, busy: isBusy ? PLAN.working : undefined, run }
}

export function SignPlan(props: Props): JSX.Element {
  const { area, plan, asOf, onClose, onDone } = props
  const [note, setNote] = useState('')
  const [nextOn, setNextOn] = useState(dayAfter(asOf, LATER))
  const { error, busy, run } = useSaving(props)
  const isWrong = nextOn !== '' && nextOn <= asOf
  function sign(): void {
    if (isWrong) return
    void run(async () => {
      const input = { area: area.code, planId: plan.id, version: plan.version }
      const said = note.trim() === '' ? {} : { note: note.trim() }
      const { plan: changed } = await call(signPlan, { ...input, ...said, nextOn: nextOn || null })
      onDone(changed, PLAN.signed)
    })
  }
  return (
    <Dialog
      open
      title={PLAN.signTitle(plan.name)}
      onClose={onClose}
      actions={<Answers yes={PLAN.sign} busy={busy} onYes={sign} onNo={onClose} />}
    >
      <p>{PLAN.signBody}</p>
      <Field
        label={PLAN.note}
        help={PLAN.noteHelp}
        lines={3}
        maxLength={MAX_NOTE}
        value={note}
        onInput={setNote}
        optional
      />
      <NextDay value={nextOn} onInput={setNextOn} after={asOf} isWrong={isWrong} />
      {error !== null && <Problem error={error} />}
    </Dialog>
  )
}

export function ReturnPlan(props: Props): JSX.Element {
  const { area, plan, onClose, onDone } = props
  const [note, setNote] = useState('')
  const [isTold, setTold] = useState(false)
  const { error, busy, run } = useSaving(props)
  function giveBack(): void {
    setTold(true)
    if (note.trim() === '') return
    void run(async () => {
      const { id: planId, version } = plan
      const input = { area: area.code, planId, version, note: note.trim() }
      const { plan: changed } = await call(returnPlan, input)
      onDone(changed, PLAN.returned)
    })
  }
  return (
    <Dialog
      open
      title={PLAN.returnTitle(plan.name)}
      onClose={onClose}
      actions={<Answers yes={PLAN.return} busy={busy} onYes={giveBack} onNo={onClose} />}
    >
      <p>{PLAN.returnBody}</p>
      {plan.state === 'SIGNED' && <Notice kind="wait">{PLAN.returnSigned}</Notice>}
      <Field
        label={PLAN.note}
        help={PLAN.noteHelp}
        lines={4}
        maxLength={MAX_NOTE}
        value={note}
        onInput={setNote}
        {...(isTold && note.trim() === '' ? { error: PLAN.noteNeeded } : {})}
      />
      {error !== null && <Problem error={error} />}
    </Dialog>
  )
}

export function FollowUp(props: Props): JSX.Element {
  const { area, plan, asOf, onClose, onDone } = props
  const [note, setNote] = useState('')
  const [on, setOn] = useState(asOf)
  const [nextOn, setNextOn] = useState(dayAfter(asOf, LATER))
  const [isTold, setTold] = useState(false)
  const { error, busy, run } = useSaving(props)
  // Pressed again after a lost answer it is the same note.
  const id = useRef(crypto.randomUUID())
  const isOnWrong = on === '' || on > asOf
  const isNextWrong = nextOn !== '' && nextOn <= on
  function save(): void {
    setTold(true)
    if (note.trim() === '' || isOnWrong || isNextWrong) return
    void run(async () => {
      const { plan: changed } = await call(addFollowUp, {
        area: area.code,
        planId: plan.id,
        id: id.current,
        note: note.trim(),
        on,
        nextOn: nextOn || null,
      })
      onDone(changed, PLAN.followed)
    })
  }
  return (
    <Dialog
      open
      title={PLAN.followTitle}
      onClose={onClose}
      actions={<Answers yes={PLAN.save} busy={busy} onYes={save} onNo={onClose} />}
    >
      <p>{PLAN.followBody}</p>
      <Field
        label={PLAN.note}
        help={PLAN.noteHelp}
        lines={4}
        maxLength={MAX_NOTE}
        value={note}
        onInput={setNote}
        {...(isTold && note.trim() === '' ? { error: PLAN.followNeeded } : {})}
      />
      <Field
        label={PLAN.on}
        type="date"
        max={asOf}
        value={on}
        onInput={setOn}
        {...(isOnWrong ? { error: PLAN.onWrong } : {})}
      />
      <NextDay value={nextOn} onInput={setNextOn} after={on} isWrong={isNextWrong} />
      {error !== null && <Problem error={error} />}
    </Dialog>
  )
}

type NextProps = {
  readonly value: string
  readonly onInput: (value: string) => void
  readonly after: string
  readonly isWrong: boolean
}

function NextDay({ value, onInput, after, isWrong }: NextProps): JSX.Element {
  return (
    <Field
      label={PLAN.nextDay}
      help={PLAN.nextHelp}
      type="date"
      value={value}
      onInput={onInput}
      optional
      {...(after === '' ? {} : { min: dayAfter(after, 1) })}
      {...(isWrong ? { error: PLAN.nextWrong(formatDate(after)) } : {})}
    />
  )
}

type AnswersProps = {
  readonly yes: string
  readonly busy: string | undefined
  readonly onYes: () => void
  readonly onNo: () => void
}

function Answers({ yes, busy, onYes, onNo }: AnswersProps): JSX.Element {
  return (
    <>
      <Button kind="primary" busy={busy} onClick={onYes}>
        {yes}
      </Button>
      <Button onClick={onNo}>{SHARED.cancel}</Button>
    </>
  )
}
