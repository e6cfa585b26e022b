/** The public page of a district from inside: whether it is open, what it shows, its picture, and the switch of the office. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { setPublicPage } from '../../../../worker/contract/regions.ts'
import { Button } from '../../components/Button.tsx'
import { Confirm } from '../../components/Confirm.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { call } from '../../lib/call.ts'
import { holdsRole, useArea, useSession, type OfficeArea } from '../../lib/session.ts'
import { PUBLIC_PAGE } from '../../text/public-page.ts'
import { REPORT } from '../../text/reporting.ts'
import { PictureButtons } from './PictureButtons.tsx'
import { COVERAGE_TABS } from './coverage-tabs.ts'

export function PublicPage(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null)
    return <Loading label={PUBLIC_PAGE.loading} rows={6} />
  const mayDecide = holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN', 'SUPERADMIN'])
  return (
    <>
      <Tabs label={REPORT.tabs} current={COVERAGE_TABS.publicPage} tabs={tabs} />
      {area.code === area.districtCode ? (
        <Decision key={area.code} area={area} mayDecide={mayDecide} />
      ) : (
        <Empty title={PUBLIC_PAGE.title}>
          <p>{PUBLIC_PAGE.districtOnly}</p>
        </Empty>
      )}
    </>
  )
}

const tabs = [
  { href: COVERAGE_TABS.recap, label: REPORT.recap },
  { href: COVERAGE_TABS.uncovered, label: REPORT.uncovered },
  { href: COVERAGE_TABS.publicPage, label: PUBLIC_PAGE.title },
]

type Props = { readonly area: OfficeArea; readonly mayDecide: boolean }

function Decision({ area, mayDecide }: Props): JSX.Element {
  const district = area.districtCode
  const [isPublic, setPublic] = useState(area.district.isPublic)
  const [isAsking, setAsking] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [said, setSaid] = useState('')
  const [error, setError] = useState<unknown>(null)
  const href = `/kab/${district}/`

  async function decide(wanted: boolean): Promise<void> {
    setAsking(false)
    setSaving(true)
    setSaid('')
    setError(null)
    try {
      const now = await call(setPublicPage, { district, isPublic: wanted })
      setPublic(now.isPublic)
      setSaid(now.isPublic ? PUBLIC_PAGE.opened : PUBLIC_PAGE.closed)
    } catch (problem) {
      setError(problem)
    }
    setSaving(false)
  }

  return (
    <>
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {error !== null && <Problem error={error} />}
      <section class="panel">
        <h2>{isPublic ? PUBLIC_PAGE.isOpen : PUBLIC_PAGE.isClosed}</h2>
        <p>{isPublic ? PUBLIC_PAGE.openBody : PUBLIC_PAGE.closedBody}</p>
        <p>
          {PUBLIC_PAGE.address}: <a href={href}>{`${location.host}${href}`}</a>
        </p>
        {!mayDecide && <p class="muted">{PUBLIC_PAGE.onlyAdmin}</p>}
        <div class="actions">
          {isPublic && (
            <Button kind="primary" icon="external" href={href} newTab>
              {PUBLIC_PAGE.see}
            </Button>
          )}
          {isPublic && <PictureButtons district={district} />}
          {mayDecide && isPublic && (
            <Button
              kind="danger"
              busy={isSaving ? PUBLIC_PAGE.saving : undefined}
              onClick={() => setAsking(true)}
            >
              {PUBLIC_PAGE.close}
            </Button>
          )}
          {mayDecide && !isPublic && (
            <Button
              kind="primary"
              busy={isSaving ? PUBLIC_PAGE.saving : undefined}
              onClick={() => void decide(true)}
            >
              {PUBLIC_PAGE.open}
            </Button>
          )}
        </div>
      </section>
      <section>
        <h2>{PUBLIC_PAGE.contents}</h2>
        <ul>
          {PUBLIC_PAGE.shown.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>
          <b>{PUBLIC_PAGE.never}</b>
        </p>
      </section>
      {isAsking && (
        <Confirm
          title={PUBLIC_PAGE.askClose}
          yes={PUBLIC_PAGE.close}
          kind="danger"
          onYes={() => void decide(false)}
          onNo={() => setAsking(false)}
        >
          <p>{PUBLIC_PAGE.askCloseBody}</p>
        </Confirm>
      )}
    </>
  )
}
