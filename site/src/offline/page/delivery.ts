/**
 * Sends what is unsent: on opening a page, when signal comes back, when the page is looked at again, and at growing
 * distances while it is looked at. Nothing ticks while nobody looks.
 */
import { cadreStore, type CadreStore, type LastSync } from '../cadre-store.ts'
import { letGo, sync, type SyncOutcome } from '../sync.ts'
import { recall, type Here } from './here.ts'
import { showStanding } from './status-line.ts'

const SOONEST = 10_000
const LATEST = 300_000
/** So long a state that was taken home is fresh enough to ask for nothing. */
const FRESH = 600_000
/** When she last looked at what came back, ms. */
export const SEEN_REFUSED = 'ditolak-dilihat'

/** The wait before the next try: double the last, 10 s to 5 min, spread so that a village does not call all at once. */
export function nextWait(
  last: number,
  chance: number,
): { readonly wait: number; readonly in: number } {
  const wait = Math.min(Math.max(last * 2, SOONEST), LATEST)
  return { wait, in: Math.round(wait * (0.7 + chance * 0.6)) }
}

/** Asking for the state costs a request even when nothing is unsent. */
export function wantsOf(
  now: number,
  last: LastSync | null,
  hasState: boolean,
): 'state' | 'delivery' {
  const isFresh = last !== null && last.status === 'ok' && Math.abs(now - last.at) < FRESH
  return hasState && isFresh ? 'delivery' : 'state'
}

/** Something is unsent, or her first state has not come; and another try could change that. */
export function isWorthAnother(outcome: SyncOutcome, hasState: boolean): boolean {
  return (outcome.left > 0 || !hasState) && !outcome.isSignedOut
}

export type Delivery = {
  /** Tries now. Resolves when it was tried; never rejects. */
  readonly now: (wants?: 'state') => Promise<void>
  /** Says how it stands without asking anybody; never rejects. */
  readonly refresh: () => Promise<void>
}

/**
 * `welcome` writes down who is here, before anything is asked for. Where the phone's storage failed then, it is tried again once her
 * state is here: she may have signed out in another tab meanwhile, which takes it away.
 */
export function delivery(here: Here, welcome: () => Promise<void>): Delivery {
  const { store } = here
  let isWelcome: boolean | null = null
  let wait = 0
  let timer = 0
  let isRunning = false
  let hasSent = false

  const tellStanding = async () => {
    if (store === null) return
    const [unsent, last, state, receipts] = await Promise.all([
      store.count(),
      store.get('lastSync'),
      store.get('state'),
      store.listReceipts(),
    ])
    const seen = Number(recall(SEEN_REFUSED) ?? 0)
    showStanding({
      unsent,
      refused: receipts.filter(({ result, at }) => result.status === 'rejected' && at > seen)
        .length,
      last,
      isSignedOut: last?.isSignedOut ?? false,
      hasSent,
      zone: state?.zone ?? 'Asia/Jakarta',
    })
  }

  // The phone's storage failed: the line stays as it is.
  const refresh = () => tellStanding().catch(() => undefined)

  const later = (isWorthIt: boolean) => {
    clearTimeout(timer)
    if (!isWorthIt) {
      wait = 0
      return
    }
    if (document.hidden) return
    const next = nextWait(wait, Math.random())
    wait = next.wait
    timer = self.setTimeout(() => void now(), next.in)
  }

  const now = async (wants?: 'state') => {
    if (isRunning) return
    isRunning = true
    clearTimeout(timer)
    if (isWelcome === null) isWelcome = await succeeds(welcome())
    // Stays so when the phone's storage fails: what is in it may be reached the next time.
    let isWorthIt = store !== null
    try {
      if (store !== null) {
        const outcome = await deliverOwn(here, store, wants)
        const hasState = (await store.get('state')) !== null
        if (!isWelcome && hasState) isWelcome = await succeeds(welcome())
        isWorthIt = (!isWelcome && hasState) || isWorthAnother(outcome, hasState)
        hasSent = hasSent || outcome.sent > 0
        await refresh()
        await openGrade(store)
      }
      await deliverOthers(here)
    } catch {
      // Said by `isWorthIt`.
    }
    isRunning = false
    later(isWorthIt)
  }

  addEventListener('online', () => {
    wait = 0
    void now()
  })
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer)
    if (!document.hidden) void now()
  })
  if ('serviceWorker' in navigator) {
    navigator.serviceWorker.addEventListener('message', () => {
      void refresh()
      if (store !== null) openGrade(store).catch(() => undefined)
    })
  }
  return { now, refresh }
}

const succeeds = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  )

async function deliverOwn(
  { surroundings, device }: Here,
  store: CadreStore,
  wants: 'state' | undefined,
): Promise<SyncOutcome> {
  const [last, before] = await Promise.all([store.get('lastSync'), store.get('state')])
  const outcome = await sync(surroundings, store, {
    wants: wants ?? wantsOf(surroundings.now(), last, before !== null),
  })
  const state = await store.get('state')
  const current = await device.get('current')
  // Somebody may have signed out meanwhile: only who is still there is written down anew.
  if (state !== null && current?.cadreId === store.cadreId && current.phone !== state.phone) {
    await device.set('current', { ...current, phone: state.phone })
  }
  return outcome
}

/** Others who used this phone: their answers are sent as well, with nothing of them shown; then their store goes. */
async function deliverOthers({ surroundings, device, store }: Here): Promise<void> {
  const current = await device.get('current')
  for (const cadreId of await device.listCadres()) {
    if (cadreId === store?.cadreId || cadreId === current?.cadreId) continue
    const other = cadreStore(surroundings, cadreId)
    if ((await other.count()) > 0) await sync(surroundings, other, {})
    await letGo(surroundings, device, other)
    other.close()
  }
}

/** The page that waits for a grade is loaded again when the grade is there, once. */
async function openGrade(store: CadreStore): Promise<void> {
  const id = document.querySelector<HTMLElement>('[data-menunggu]')?.dataset['menunggu']
  if (id === undefined) return
  const receipt = await store.receipt(id)
  if (receipt === null) return
  const key = `dibuka-${id}`
  try {
    if (sessionStorage.getItem(key) !== null) return
    sessionStorage.setItem(key, '1')
  } catch {
    // Without a memory it could load for ever.
    return
  }
  location.reload()
}
