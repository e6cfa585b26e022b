/** The dialogs in which one thing about a member of staff is decided: a further role, its end, a reset, a closed account. */
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  DISABLE_REASONS,
  disableStaff,
  endRole,
  grantRole,
  RESET_REASONS,
  resetStaff,
  TWO_PERSON_ROLES,
  type StaffMember,
} from '../../../../worker/contract/staff.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Select } from '../../components/Select.tsx'
import { call } from '../../lib/call.ts'
import { holdsRole, useSession } from '../../lib/session.ts'
import { showFirstError } from '../../lib/show-first-error.ts'
import { SHARED } from '../../text/frame.ts'
import { DISABLE_WORDS, RESET_WORDS } from '../../text/staff-reasons.ts'
import { formatDate } from '../../text/format.ts'
import { FORM, MEMBER, placeRole } from '../../text/staff-office.ts'
import { useRoleForm } from './role-fields.tsx'
import type { Made, Office } from './office.ts'

export type Task = {
  readonly district: string
  readonly office: Office
  readonly member: StaffMember
  readonly onBack: () => void
  readonly onDone: (words: string) => void
  readonly onMade: (made: Made) => void
}

export type Work = {
  readonly isBusy: boolean
  readonly error: unknown
  readonly run: (doing: () => Promise<void>) => Promise<void>
}

/** One call at a time; what went wrong stays until the next. */
export function useWork(): Work {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  return {
    isBusy,
    error,
    async run(doing) {
      setBusy(true)
      setError(null)
      try {
        await doing()
      } catch (problem) {
        setError(problem)
        setBusy(false)
      }
    },
  }
}

type AskProps = {
  readonly title: string
  readonly yes: string
  readonly kind?: 'primary' | 'danger'
  readonly work: Work
  readonly onYes: () => void
  readonly onBack: () => void
  readonly children: ComponentChildren
}

export function Ask(props: AskProps): JSX.Element {
  const { title, yes, kind = 'primary', work, onYes, onBack, children } = props
  return (
    <Dialog
      open
      title={title}
      onClose={onBack}
      actions={
        <>
          <Button kind={kind} busy={work.isBusy ? MEMBER.saving : undefined} onClick={onYes}>
            {yes}
          </Button>
          <Button onClick={onBack}>{SHARED.cancel}</Button>
        </>
      }
    >
      {children}
      {work.error !== null && <Problem error={work.error} />}
    </Dialog>
  )
}

export function AddRole({ district, office, member, onBack, onDone }: Task): JSX.Element {
  const work = useWork()
  const form = useRoleForm(office)
  const [id] = useState<string>(() => crypto.randomUUID())
  const { id: accountId, name } = member
  const give = () => {
    const wish = form.read()
    if (wish === null) return showFirstError()
    void work.run(async () => {
      const { waits } = await call(grantRole, { district, accountId, id, ...wish })
      onDone(waits ? MEMBER.asked(name) : MEMBER.gave(name))
    })
  }
  return (
    <Ask
      title={`${MEMBER.addRole}: ${name}`}
      yes={form.waits ? FORM.propose : FORM.give}
      work={work}
      onYes={give}
      onBack={onBack}
    >
      {form.fields}
    </Ask>
  )
}

type EndProps = Task & { readonly role: StaffMember['roles'][number] }

export function EndRole({ district, office, member, role, onBack, onDone }: EndProps): JSX.Element {
  const work = useWork()
  const [endsOn, setEndsOn] = useState(office.today)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const end = () => {
    if (endsOn === '') return setWrong(FORM.missing)
    if (role.endsOn !== null && endsOn > role.endsOn)
      return setWrong(MEMBER.endLater(formatDate(role.endsOn)))
    void work.run(async () => {
      const { role: code, area } = role
      await call(endRole, { district, accountId: member.id, role: code, area, endsOn })
      onDone(MEMBER.ended(member.name))
    })
  }
  return (
    <Ask
      title={MEMBER.endTitle}
      yes={endsOn < office.today && endsOn !== '' ? MEMBER.endNow : MEMBER.endOnDay}
      kind="danger"
      work={work}
      onYes={end}
      onBack={onBack}
    >
      <p>{MEMBER.endBody(placeRole(role), member.name)}</p>
      <Field
        label={MEMBER.endsOn}
        help={MEMBER.endsHelp}
        type="date"
        error={wrong}
        value={endsOn}
        onInput={setEndsOn}
      />
    </Ask>
  )
}

/** Does she hold a role that two persons give? */
export function isDecider({ roles }: StaffMember): boolean {
  return roles.some(({ role, state }) => state !== 'OVER' && TWO_PERSON_ROLES.includes(role))
}

export function ResetSignIn({ district, member, onBack, onMade }: Task): JSX.Element {
  const session = useSession()
  const isVisitor = session.state === 'in' && holdsRole(session.who, 'ID', ['SUPERADMIN'])
  const { id: accountId, name } = member
  const ask = useReason(RESET_REASONS, RESET_WORDS)
  const keepsFactor = ask.chosen === 'PASSWORD_FORGOTTEN' && member.secondFactor
  const mayWait = isDecider(member) && !keepsFactor
  const reset = () =>
    ask.withReason(async (reason) => {
      const { waits, ...link } = await call(resetStaff, { district, accountId, reason })
      onMade({ name, kind: 'RESET', waits, keepsFactor, link })
    })
  return (
    <Ask
      title={MEMBER.resetTitle(name)}
      yes={MEMBER.reset}
      kind="danger"
      work={ask.work}
      onYes={reset}
      onBack={onBack}
    >
      <p>{MEMBER.resetBody}</p>
      {ask.field}
      {ask.chosen !== undefined && <p>{keepsFactor ? MEMBER.resetKeeps : MEMBER.resetDrops}</p>}
      {ask.chosen !== undefined && mayWait && (
        <Notice kind="wait">
          {MEMBER.resetSecond} {isVisitor && MEMBER.resetLast}
        </Notice>
      )}
    </Ask>
  )
}

export function CloseAccount({ district, member, onBack, onDone }: Task): JSX.Element {
  const { id: accountId, name } = member
  const ask = useReason(DISABLE_REASONS, DISABLE_WORDS)
  const disable = () =>
    ask.withReason(async (reason) => {
      await call(disableStaff, { district, accountId, reason })
      onDone(MEMBER.disabled(name))
    })
  return (
    <Ask
      title={MEMBER.disableTitle(name)}
      yes={MEMBER.disable}
      kind="danger"
      work={ask.work}
      onYes={disable}
      onBack={onBack}
    >
      <p>{MEMBER.disableBody}</p>
      {ask.field}
    </Ask>
  )
}

/** A reason out of a kept list; nothing is sent without one. */
function useReason<Reason extends string>(
  reasons: readonly Reason[],
  words: Readonly<Record<Reason, string>>,
): {
  readonly chosen: Reason | undefined
  readonly work: Work
  readonly field: JSX.Element
  readonly withReason: (doing: (reason: Reason) => Promise<void>) => void
} {
  const work = useWork()
  const [chosen, setChosen] = useState<Reason | undefined>(undefined)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  return {
    chosen,
    work,
    withReason(doing) {
      if (chosen === undefined) return setWrong(MEMBER.reasonFirst)
      void work.run(() => doing(chosen))
    },
    field: (
      <Select
        label={MEMBER.reason}
        value={chosen ?? ''}
        error={wrong}
        options={[
          { value: '', label: MEMBER.reasonFirst },
          ...reasons.map((value) => ({ value, label: words[value] })),
        ]}
        onChange={(value) => setChosen(reasons.find((each) => each === value))}
      />
    ),
  }
}
