/** One member of staff: her roles, and what the office may do about them and her account. One thing is done at a time. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  enableStaff,
  reissueStaffLink,
  type StaffMember,
} from '../../../../worker/contract/staff.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { historyAddress } from '../../lib/history-address.ts'
import type { OfficeArea } from '../../lib/session.ts'
import { formatDate, formatMoment } from '../../text/format.ts'
import { COLLEAGUE_SERVICE } from '../../text/sign-in-services.ts'
import {
  GRANT_WORDS,
  MEMBER,
  placeRole,
  STAFF,
  STATE_WORDS,
  termWords,
} from '../../text/staff-office.ts'
import {
  AddRole,
  CloseAccount,
  EndRole,
  isDecider,
  ResetSignIn,
  useWork,
  type Task,
} from './member-tasks.tsx'
import type { Made, Office } from './office.ts'
import { UnlinkService } from './UnlinkService.tsx'

type Props = {
  readonly area: OfficeArea
  readonly office: Office
  readonly member: StaffMember
  readonly onClose: () => void
  readonly onDone: (words: string) => void
  readonly onMade: (made: Made) => void
}

type HeldRole = StaffMember['roles'][number]
type Doing = 'add' | 'reset' | 'disable' | 'unlink' | { readonly end: HeldRole } | null

export function MemberDialog(props: Props): JSX.Element {
  const { area, office, member, onClose, onDone, onMade } = props
  const [doing, setDoing] = useState<Doing>(null)
  const task: Task = {
    district: area.districtCode,
    office,
    member,
    onBack: () => setDoing(null),
    onDone,
    onMade,
  }
  if (doing === 'add') return <AddRole {...task} />
  if (doing === 'reset') return <ResetSignIn {...task} />
  if (doing === 'unlink') return <UnlinkService {...task} />
  if (doing === 'disable') return <CloseAccount {...task} />
  if (doing !== null) return <EndRole {...task} role={doing.end} />
  return (
    <Dialog
      open
      title={member.name}
      onClose={onClose}
      actions={
        office.mayManage && !member.isSelf ? <Deeds task={task} onChoose={setDoing} /> : undefined
      }
    >
      <Facts area={area} member={member} />
      <h3>{MEMBER.roles}</h3>
      {member.roles.length === 0 && <p class="muted">{STAFF.noRole}</p>}
      <ul class="staff-roles">
        {member.roles.map((role) => (
          <li key={`${role.role} ${role.area}`}>
            <span>
              {placeRole(role)}
              <span class="help">
                {[GRANT_WORDS[role.state], termWords(role)]
                  .filter((part) => part !== '')
                  .join(', ')}
              </span>
            </span>
            {office.mayManage && !member.isSelf && role.state !== 'OVER' && (
              <button
                type="button"
                class="button quiet"
                aria-label={MEMBER.endRoleOf(placeRole(role))}
                onClick={() => setDoing({ end: role })}
              >
                {MEMBER.endRole}
              </button>
            )}
          </li>
        ))}
      </ul>
      {member.isSelf && <Notice>{MEMBER.own}</Notice>}
      {office.mayManage && member.state === 'DISABLED' && <Notice>{MEMBER.enableBody}</Notice>}
      {member.isElsewhere && !member.isSelf && <Notice>{MEMBER.elsewhere}</Notice>}
      <p>
        <a href={historyAddress(member.id)}>{MEMBER.history}</a>
      </p>
    </Dialog>
  )
}

type DeedsProps = { readonly task: Task; readonly onChoose: (doing: Doing) => void }

function Deeds({ task, onChoose }: DeedsProps): JSX.Element {
  const { district, member, onDone, onMade } = task
  const { id: accountId, name, state } = member
  const work = useWork()
  const relink = () =>
    work.run(async () => {
      const link = await call(reissueStaffLink, { district, accountId })
      const waits = isDecider(member) && !member.secondFactor
      const { secondFactor: keepsFactor } = member
      onMade({ name, kind: member.link?.kind ?? 'INVITE', waits, keepsFactor, link })
    })
  const enable = () =>
    work.run(async () => {
      await call(enableStaff, { district, accountId })
      onDone(MEMBER.enabled(name))
    })
  const busy = work.isBusy ? MEMBER.saving : undefined
  return (
    <>
      {work.error !== null && <Problem error={work.error} />}
      {state === 'WAITING' && (
        <Button kind="primary" busy={busy} onClick={() => void relink()}>
          {MEMBER.newLink}
        </Button>
      )}
      {state === 'DISABLED' ? (
        <Button kind="primary" busy={busy} onClick={() => void enable()}>
          {MEMBER.enable}
        </Button>
      ) : (
        <Button icon="plus" onClick={() => onChoose('add')}>
          {MEMBER.addRole}
        </Button>
      )}
      {state === 'ACTIVE' && !member.isElsewhere && (
        <Button icon="reload" onClick={() => onChoose('reset')}>
          {MEMBER.reset}
        </Button>
      )}
      {member.services.length > 0 && !member.isElsewhere && (
        <Button icon="unlink" onClick={() => onChoose('unlink')}>
          {COLLEAGUE_SERVICE.unlink}
        </Button>
      )}
      {state !== 'DISABLED' && !member.isElsewhere && (
        <Button kind="danger" icon="lock" onClick={() => onChoose('disable')}>
          {MEMBER.disable}
        </Button>
      )}
    </>
  )
}

function Facts({
  area,
  member,
}: {
  readonly area: OfficeArea
  readonly member: StaffMember
}): JSX.Element {
  const { username, state, link, secondFactor, lastSignInOn } = member
  const linkWords =
    link === null
      ? ''
      : link.expiresAt === null
        ? MEMBER.linkOver
        : MEMBER.linkUntil(formatMoment(link.expiresAt, area.district.timeZone))
  return (
    <dl class="facts">
      <dt>{MEMBER.username}</dt>
      <dd>{username}</dd>
      <dt>{MEMBER.state}</dt>
      <dd>
        {STATE_WORDS[state]}
        {state === 'WAITING' && <span class="help">{linkWords}</span>}
      </dd>
      <dt>{MEMBER.second}</dt>
      <dd>{secondFactor ? STAFF.yes : STAFF.no}</dd>
      {member.services.length > 0 && (
        <>
          <dt>{COLLEAGUE_SERVICE.linked}</dt>
          <dd>{member.services.join(', ')}</dd>
        </>
      )}
      <dt>{MEMBER.last}</dt>
      <dd>{lastSignInOn === null ? STAFF.never : formatDate(lastSignInOn)}</dd>
    </dl>
  )
}
