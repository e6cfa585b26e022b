/** Inviting a colleague: who she is, what for, and a link that is shown once. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { inviteStaff } from '../../../../worker/contract/staff.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import type { OfficeArea } from '../../lib/session.ts'
import { showFirstError } from '../../lib/show-first-error.ts'
import { SHARED } from '../../text/frame.ts'
import { FORM } from '../../text/staff-office.ts'
import { useRoleForm } from './role-fields.tsx'
import type { Made, Office } from './office.ts'

type Props = {
  readonly area: OfficeArea
  readonly office: Office
  readonly onClose: () => void
  readonly onMade: (made: Made) => void
}

const USERNAME = /^[a-z0-9][a-z0-9._-]{2,39}$/

export function InviteStaff({ area, office, onClose, onMade }: Props): JSX.Element {
  const { districtCode: district } = area
  const [name, setName] = useState('')
  const [username, setUsername] = useState('')
  const [wrong, setWrong] = useState<{ readonly name?: string; readonly username?: string }>({})
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [id] = useState<string>(() => crypto.randomUUID())
  const form = useRoleForm(office)

  async function invite(): Promise<void> {
    const faults = {
      ...(name.trim() === '' ? { name: FORM.missing } : {}),
      ...(USERNAME.test(username) ? {} : { username: FORM.usernameShape }),
    }
    setWrong(faults)
    const wish = form.read()
    if (Object.keys(faults).length > 0 || wish === null) return showFirstError()
    setBusy(true)
    setError(null)
    try {
      const { link, waits } = await call(inviteStaff, { district, id, name, username, ...wish })
      onMade({ name, kind: 'INVITE', waits, keepsFactor: false, link })
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      title={FORM.inviteTitle}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={isBusy ? FORM.making : undefined}
            onClick={() => void invite()}
          >
            {FORM.make}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      <Field
        label={FORM.name}
        help={FORM.nameHelp}
        error={wrong.name}
        value={name}
        onInput={setName}
        maxLength={120}
      />
      <Field
        label={FORM.username}
        help={FORM.usernameHelp}
        error={wrong.username}
        value={username}
        onInput={(typed) => setUsername(typed.trim().toLowerCase())}
        maxLength={40}
      />
      {form.fields}
      {error !== null && <Problem error={error} />}
    </Dialog>
  )
}
