/** Takes away a colleague's identities at sign-in services. */
import type { JSX } from 'preact'
import { unlinkStaff } from '../../../../worker/contract/oidc.ts'
import { call } from '../../lib/call.ts'
import { COLLEAGUE_SERVICE } from '../../text/sign-in-services.ts'
import { Ask, useWork, type Task } from './member-tasks.tsx'

export function UnlinkService({ district, member, onBack, onDone }: Task): JSX.Element {
  const work = useWork()
  const { id: accountId, name, services } = member
  const unlink = () =>
    work.run(async () => {
      await call(unlinkStaff, { district, accountId })
      onDone(COLLEAGUE_SERVICE.done(name))
    })
  return (
    <Ask
      title={COLLEAGUE_SERVICE.title(name)}
      yes={COLLEAGUE_SERVICE.unlink}
      kind="danger"
      work={work}
      onYes={() => void unlink()}
      onBack={onBack}
    >
      <p>{COLLEAGUE_SERVICE.body(services.join(', '))}</p>
    </Ask>
  )
}
