/** What every page about certificates begins with: its tabs, who may work here, and whether the office is set up. */
import type { ComponentChildren, JSX } from 'preact'
import { readIssuing } from '../../../../worker/contract/certification.ts'
import type { ReplyOf } from '../../../../worker/contract/endpoint.ts'
import { Button } from '../../components/Button.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { call } from '../../lib/call.ts'
import { holdsRole, useArea, useSession, type OfficeArea } from '../../lib/session.ts'
import { SIGNED } from '../../text/certificate-files-office.ts'
import { ARCHIVE_HEAD } from '../../text/archive-office.ts'
import { GATE, PLACES } from '../../text/certification-office.ts'
import { RECORDS } from '../../text/records-office.ts'
import { useReply } from '../../lib/use-reply.ts'

export const TABS = [
  { href: '/dinas/sertifikat/', label: PLACES.candidates },
  { href: '/dinas/sertifikat/syarat/', label: PLACES.lacking },
  { href: '/dinas/sertifikat/dispensasi/', label: PLACES.waivers },
  { href: '/dinas/sertifikat/usulan/', label: PLACES.proposals },
  { href: '/dinas/sertifikat/terbit/', label: PLACES.register },
  { href: '/dinas/sertifikat/perubahan/', label: PLACES.changes },
  { href: '/dinas/sertifikat/masa-berlaku/', label: PLACES.validity },
  { href: '/dinas/sertifikat/ttd/', label: SIGNED.place },
  { href: '/dinas/sertifikat/lama/', label: RECORDS.place },
  { href: '/dinas/sertifikat/periksa/', label: PLACES.checkMany },
  { href: '/dinas/sertifikat/arsip/', label: ARCHIVE_HEAD.place },
  { href: '/dinas/sertifikat/pengaturan/', label: PLACES.settings },
]

export type Issuing = ReplyOf<typeof readIssuing>
export type UnitView = Issuing['units'][number]

export type Desk = {
  readonly district: string
  readonly area: OfficeArea
  readonly units: readonly UnitView[]
  readonly mayPropose: boolean
  readonly mayApprove: boolean
  readonly reload: () => void
}

type Props = {
  readonly current: string
  /** `needed`: nothing can be done here before a unit exists. */
  readonly unit: 'needed' | 'optional'
  readonly children: (desk: Desk) => ComponentChildren
}

export function Frame(props: Props): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={GATE.loading} rows={6} />
  const { code, districtCode } = area
  if (code !== districtCode) {
    return (
      <Empty
        title={GATE.districtOnlyTitle}
        action={<Button href="/dinas/kader/">{GATE.toCadres}</Button>}
      >
        {GATE.districtOnly}
      </Empty>
    )
  }
  const holds = (...roles: string[]) => holdsRole(session.who, districtCode, roles)
  return (
    <DistrictFrame
      key={districtCode}
      area={area}
      mayPropose={holds('DISTRICT_ADMIN', 'SUPERADMIN')}
      mayApprove={holds('APPROVER')}
      {...props}
    />
  )
}

type DistrictProps = Props & Pick<Desk, 'area' | 'mayPropose' | 'mayApprove'>

function DistrictFrame(props: DistrictProps): JSX.Element {
  const { area, current, unit, mayPropose, mayApprove, children } = props
  const district = area.districtCode
  const reply = useReply(district, () => call(readIssuing, { district }))
  return (
    <div class="certification">
      <Tabs label={PLACES.label} tabs={TABS} current={current} />
      {reply.state === 'loading' && <Loading label={GATE.loading} rows={6} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {reply.state === 'here' && (
        <>
          <SetupNotice units={reply.answer.units} mayPropose={mayPropose} current={current} />
          {(unit === 'optional' || reply.answer.units.length > 0) &&
            children({
              district,
              area,
              units: reply.answer.units,
              mayPropose,
              mayApprove,
              reload: reply.reload,
            })}
        </>
      )}
    </div>
  )
}

type SetupProps = {
  readonly units: readonly UnitView[]
  readonly mayPropose: boolean
  readonly current: string
}

const SETTINGS_HREF = '/dinas/sertifikat/pengaturan/'
const RECORDS_HREF = '/dinas/sertifikat/lama/'

function SetupNotice({ units, mayPropose, current }: SetupProps): JSX.Element | null {
  // Old certificates need no unit of ours.
  if (current === SETTINGS_HREF || current === RECORDS_HREF) return null
  const isSigned = units.some(({ signatoryToday }) => signatoryToday !== null)
  if (units.length > 0 && isSigned) return null
  const [title, body] =
    units.length === 0 ? [GATE.noUnitTitle, GATE.noUnit] : [GATE.noSignatoryTitle, GATE.noSignatory]
  return (
    <Notice
      kind="wait"
      title={title}
      action={
        mayPropose && (
          <Button kind="primary" href={SETTINGS_HREF}>
            {GATE.toSettings}
          </Button>
        )
      }
    >
      {mayPropose ? body : GATE.askAdmin}
    </Notice>
  )
}
