/**
 * Who is signed in, the area the page is about, and the way out. It also tells the page (`data-masuk` on the body)
 * whether to show the work or the invitation to sign in, and whether the data are made up.
 */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { CallProblem } from '../lib/call.ts'
import { answerProof } from '../lib/proof.ts'
import {
  leave,
  useAreas,
  useSession,
  type OfficeArea,
  type SessionState,
  type Staff,
} from '../lib/session.ts'
import { OFFICE } from '../text/frame.ts'
import { ROLE_NAMES } from '../text/identity.ts'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { Problem } from './Problem.tsx'

type SignedIn = Extract<SessionState, { state: 'in' }>

export function WhoAmI(): JSX.Element | null {
  const session = useSession()
  const { area, areas, choose } = useAreas()
  useEffect(() => {
    document.body.dataset['masuk'] = session.state
  }, [session.state])
  useEffect(() => {
    document.body.dataset['contoh'] = area?.district.isDemo === true ? '1' : '0'
  }, [area])
  useEffect(() => (session.state === 'in' ? answerWhenAsked() : undefined), [session.state])
  useEffect(() => {
    if (session.state === 'in') void showVisits(session)
  }, [session])
  switch (session.state) {
    case 'loading':
      return <p class="who small muted">{OFFICE.checking}</p>
    case 'failed':
      return <Problem error={session.error} onRetry={() => location.reload()} />
    case 'out':
      // The page itself invites to sign in.
      return null
    case 'in':
      return (
        <>
          <AreaName area={area} areas={areas} onChoose={choose} />
          <div class="who">
            <div class="who-person">
              <p class="who-name">{session.who.name}</p>
              <p class="small muted">{rolesOf(session.who)}</p>
            </div>
            <a class="who-account" href="/akun/">
              {OFFICE.account}
            </a>
            <SignOut />
          </div>
        </>
      )
  }
}

/** Apart from what the page needs to be seen. */
const proof = () => import('./ProveAgain.tsx')

/** Fetched while nothing else is going on, so that the dialog is there when it is asked for, also after a new version was put up. */
function answerWhenAsked(): () => void {
  const early = setTimeout(() => void proof().catch(() => undefined), 2000)
  const stop = answerProof(async () => {
    const { proveInDialog } = await proof().catch(() => {
      throw new CallProblem('OFFLINE', {}, '')
    })
    return proveInDialog()
  })
  return () => {
    clearTimeout(early)
    stop()
  }
}

let hasStrip = false

async function showVisits({ who, districts }: SignedIn): Promise<void> {
  const place = document.querySelector('#kunjungan')
  if (place === null || (who.visits === undefined && !hasStrip)) return
  hasStrip = true
  const strip = await import('./VisitStrip.tsx')
  strip.showVisits(place, { visits: who.visits ?? [], districts })
}

type AreaNameProps = {
  readonly area: OfficeArea | null
  readonly areas: readonly OfficeArea[]
  readonly onChoose: (code: string) => void
}

function AreaName({ area, areas, onChoose }: AreaNameProps): JSX.Element | null {
  if (area === null) return null
  if (areas.length === 1) return <p class="who-area">{nameOf(area)}</p>
  return (
    <label class="who-choice">
      <span class="unseen">{OFFICE.area}</span>
      <span class="who-chosen" aria-hidden="true">
        {nameOf(area)}
      </span>
      <Icon name="down" size={20} />
      <select value={area.code} onChange={(event) => onChoose(event.currentTarget.value)}>
        {areas.map((choice) => (
          <option key={choice.code} value={choice.code}>
            {nameOf(choice)}
          </option>
        ))}
      </select>
    </label>
  )
}

function SignOut(): JSX.Element {
  const [error, setError] = useState<unknown>(undefined)
  const [isLeaving, setLeaving] = useState(false)
  return (
    <>
      <Button
        kind="quiet"
        icon="sign-out"
        busy={isLeaving ? OFFICE.leaving : undefined}
        onClick={() => {
          setLeaving(true)
          leave().catch((reason: unknown) => {
            setLeaving(false)
            setError(reason)
          })
        }}
      >
        {OFFICE.signOut}
      </Button>
      {error !== undefined && <Problem error={error} />}
    </>
  )
}

function nameOf({ code, districtCode, district }: OfficeArea): string {
  return code === districtCode ? district.name : `${district.name}, kecamatan ${code}`
}

function rolesOf(who: Staff): string {
  return [...new Set(who.grants.map(({ role }) => ROLE_NAMES[role] ?? role))].join(', ')
}
