/** Petugas: who works for the district, which roles wait for a second person, and when superadmins looked at its people. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { listStaff } from '../../../../worker/contract/staff.ts'
import { AskVisit } from '../../components/AskVisit.tsx'
import { Button } from '../../components/Button.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { holdsRole, useArea, useSession, type OfficeArea } from '../../lib/session.ts'
import { useReply } from '../../lib/use-reply.ts'
import { STAFF } from '../../text/staff-office.ts'
import { InviteStaff } from './InviteStaff.tsx'
import { LinkSheet } from './LinkSheet.tsx'
import { MemberDialog } from './MemberDialog.tsx'
import type { Made } from './office.ts'
import { Proposals } from './Proposals.tsx'
import { StaffList } from './StaffList.tsx'
import { Visits } from './Visits.tsx'

export function StaffPage(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={STAFF.loading} rows={6} />
  const { districtCode } = area
  if (!holdsRole(session.who, districtCode, ['DISTRICT_ADMIN', 'APPROVER', 'SUPERADMIN'])) {
    return <Notice title={STAFF.notAllowedTitle}>{STAFF.notAllowed}</Notice>
  }
  const isVisitor = holdsRole(session.who, districtCode, ['SUPERADMIN'])
  return <District key={districtCode} area={area} isVisitor={isVisitor} />
}

type DistrictProps = { readonly area: OfficeArea; readonly isVisitor: boolean }

function District({ area, isVisitor }: DistrictProps): JSX.Element {
  const { districtCode: district } = area
  const reply = useReply(district, (signal) => call(listStaff, { district }, { signal }))
  const [isInviting, setInviting] = useState(false)
  const [openId, setOpenId] = useState<string | null>(null)
  const [made, setMade] = useState<Made | null>(null)
  const [said, setSaid] = useState('')
  const { reload } = reply

  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reload} />
  if (reply.state === 'loading') return <Loading label={STAFF.loading} rows={6} />
  const office = reply.answer
  const member = office.staff.find(({ id }) => id === openId)

  const done = (words: string): void => {
    setSaid(words)
    setOpenId(null)
    reload()
  }
  const show = (link: Made): void => {
    setMade(link)
    setSaid('')
    setInviting(false)
    setOpenId(null)
    reload()
  }
  if (made !== null) {
    return (
      <LinkSheet
        made={made}
        area={area}
        onDone={() => {
          setMade(null)
          // Meanwhile the link may have been used.
          reload()
        }}
      />
    )
  }
  const isVisiting = office.visits.some(({ isOpen, isOwn }) => isOpen && isOwn)
  return (
    <div class="staff">
      <div class="actions">
        {office.mayManage && (
          <Button kind="primary" icon="plus" onClick={() => setInviting(true)}>
            {STAFF.invite}
          </Button>
        )}
        <Button icon="shield" href="/dinas/petugas/peran/">
          {STAFF.toTable}
        </Button>
      </div>
      {!office.mayManage && <Notice>{STAFF.readOnly}</Notice>}
      {said !== '' && <Notice kind="done">{said}</Notice>}
      <Proposals area={area} office={office} onDone={done} />
      <StaffList office={office} onOpen={setOpenId} onInvite={() => setInviting(true)} />
      <Visits area={area} visits={office.visits} onDone={reload} />
      {isVisitor && !isVisiting && <AskVisit onOpened={reload} />}
      {isInviting && (
        <InviteStaff area={area} office={office} onClose={() => setInviting(false)} onMade={show} />
      )}
      {member !== undefined && (
        <MemberDialog
          key={member.id}
          area={area}
          office={office}
          member={member}
          onClose={() => setOpenId(null)}
          onDone={done}
          onMade={show}
        />
      )}
    </div>
  )
}
