/**
 * Who is signed in and which area the office page is about. Asked for once per page and shared by all its islands.
 * The area is `?wilayah=`, else the one worked on last in this tab, else the first that the person holds a role over.
 * It only chooses what is shown: what may be done is decided by the Worker.
 */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { readSession, signOut, type WhoAmI } from '../../../worker/contract/identity.ts'
import { listDistricts, type District } from '../../../worker/contract/regions.ts'
import { call, CallProblem } from './call.ts'
import { forgetSent } from './kept/forget-sent.ts'
import { useUrlState } from './url-state.ts'

export type Staff = Extract<WhoAmI, { kind: 'staff' }>

export type SessionState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'out' }
  | { readonly state: 'in'; readonly who: Staff; readonly districts: readonly District[] }

export type OfficeArea = {
  /** What the person's role covers here: a district, or one of its sub-districts (`35.08.01`). */
  readonly code: string
  readonly districtCode: string
  readonly district: District
}

const AREA_KEY = 'wilayah'
const NATION = 'ID'

let shared: Promise<SessionState> | undefined
/** Islands that show the session. */
const watching = new Set<() => void>()

async function load(): Promise<SessionState> {
  try {
    const who = await call(readSession, {})
    if (who.kind !== 'staff') return { state: 'out' }
    const { districts } = await call(listDistricts, {})
    return { state: 'in', who, districts }
  } catch (error) {
    if (error instanceof CallProblem && error.code === 'SIGN_IN_NEEDED') return { state: 'out' }
    return { state: 'failed', error }
  }
}

export function useSession(): SessionState {
  const [session, setSession] = useState<SessionState>({ state: 'loading' })
  useEffect(() => {
    let isGone = false
    const show = async (): Promise<void> => {
      const loading = (shared ??= load())
      const loaded = await loading
      if (!isGone && shared === loading) setSession(loaded)
    }
    // `load` answers its own failures, so this promise is always kept.
    const watch = () => void show()
    watching.add(watch)
    watch()
    return () => {
      isGone = true
      watching.delete(watch)
    }
  }, [])
  return session
}

/** What may be seen has changed, as by a visit that was opened: asked for anew, and what stands there stays until it is here. */
export function renewSession(): void {
  shared = undefined
  for (const watch of watching) watch()
}

/** The areas a member of staff can open: one per role, or every district below a province's or the nation's role. */
export function areasOf(who: Staff, districts: readonly District[]): readonly OfficeArea[] {
  const areas = new Map<string, OfficeArea>()
  for (const { area } of who.grants) {
    for (const district of districts) {
      const districtCode = area.split('.').slice(0, 2).join('.')
      const isAbove = area === NATION || (area.length === 2 && district.code.startsWith(`${area}.`))
      if (isAbove)
        areas.set(district.code, { code: district.code, districtCode: district.code, district })
      else if (districtCode === district.code)
        areas.set(area, { code: area, districtCode, district })
    }
  }
  return [...areas.values()].sort((one, other) => (one.code < other.code ? -1 : 1))
}

/** All areas of the person, the chosen one, and the way to choose another. Null until known, or without any. */
export function useAreas(): {
  readonly areas: readonly OfficeArea[]
  readonly area: OfficeArea | null
  readonly choose: (code: string) => void
} {
  const session = useSession()
  const [asked, setAsked] = useUrlState(AREA_KEY)
  const areas = useMemo(
    () => (session.state === 'in' ? areasOf(session.who, session.districts) : []),
    [session],
  )
  const wanted = asked === '' && areas.length > 0 ? remembered() : asked
  const area = areas.find(({ code }) => code === wanted) ?? areas[0] ?? null
  return {
    areas,
    area,
    choose: (code) => {
      remember(code)
      setAsked(code)
    },
  }
}

/** The area that this page is about; null until known. */
export function useArea(): OfficeArea | null {
  return useAreas().area
}

/** The clock of this page: that of the district it is about, wherever the computer stands. */
export function useZone(): District['timeZone'] {
  return useArea()?.district.timeZone ?? 'Asia/Jakarta'
}

/** Does the person hold one of these roles over this area? For showing or leaving out a button, nothing more. */
export function holdsRole(who: Staff, area: string, roles: readonly string[]): boolean {
  return who.grants.some(
    (grant) =>
      roles.includes(grant.role) &&
      (grant.area === NATION || grant.area === area || area.startsWith(`${grant.area}.`)),
  )
}

/** Ends the session, takes away what was kept for it on this device, and goes to the sign-in page. */
export async function leave(): Promise<void> {
  await call(signOut, {})
  shared = undefined
  await forgetSent(indexedDB)
  location.assign('/masuk/dinas/')
}

// The area of the last page of this tab, so that the menu's links need not carry it. Storage may be switched off.
function remembered(): string {
  try {
    return sessionStorage.getItem(AREA_KEY) ?? ''
  } catch {
    return ''
  }
}

function remember(code: string): void {
  try {
    sessionStorage.setItem(AREA_KEY, code)
  } catch {
    // The address still carries it.
  }
}
