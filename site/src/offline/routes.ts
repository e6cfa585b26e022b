/**
 * Which requests the phone answers. Every way ends in the network or in a page of the phone in plain words; nothing that
 * goes wrong in here ever reaches the browser as an error.
 */
import type { LocalPage } from '../render/without-signal.ts'
import * as forms from './forms.ts'
import { findScript, keepScripts, LATER_SCRIPTS } from './later-scripts.ts'
import * as pages from './pages.ts'
import { drainAll, finishLeaving, findPresent, forgetPresent } from './presence.ts'
import type { Phone } from './phone.ts'
import { sync } from './sync.ts'
import { fromNetwork, localAnswer, shellCache, type Visit } from './visit.ts'

/** What the service worker hands in with a request. */
export type Arrival = Omit<Visit, 'cadreId' | 'url'> & {
  readonly isFirstWindow: () => Promise<boolean>
}

type PageMaker = (visit: Visit, ...parts: string[]) => Promise<Response | null>
type FormTaker = (
  visit: Visit,
  fields: forms.Fields,
  ...parts: string[]
) => Promise<Response | null>

const S = '([a-z0-9]+(?:-[a-z0-9]+)*)'
/** Also the address of papers that older service workers leave to the Worker. */
const QUIZ = `/belajar/${S}/kuis(?:/lembar)?`
const at = (path: string) => new RegExp(`^${path}/?$`)

/** The first that fits; `kuis` is no lesson. A maker takes as many parts as its pattern has groups. */
const PAGES: readonly (readonly [RegExp, PageMaker])[] = [
  [at('/belajar'), pages.catalog],
  [at('/(?:hp-ini|(alat/panjang-tinggi))'), pages.filledHere],
  [at(QUIZ), pages.quiz],
  [at(`/belajar/${S}/kuis/hasil/([0-9a-f-]{36})`), pages.result],
  [at(`/belajar/${S}`), pages.oneModule],
  [at(`/belajar/${S}/${S}`), pages.lesson],
]

const FORMS: readonly (readonly [RegExp, LocalPage, FormTaker])[] = [
  [at(QUIZ), 'notSaved', forms.quiz],
  [at(`/belajar/${S}/kuis/mulai`), 'testStart', forms.startTest],
  [at(`/belajar/${S}/${S}`), 'notSaved', forms.lesson],
]

/** Pages of a learner that only the Worker makes: without signal they are worded here. */
const NEEDS_SIGNAL =
  /^\/(sertifikat|nilai-dibetulkan|masuk|aktivasi|belajar\/[^/]+\/cetak|(data-saya|pesan|rtl|syarat|praktik|buka|umpan).*)?\/?$/
/** She says that she has read what became of her marks: only the Worker takes that, and until then she is told again. */
const READ = at('/nilai-dibetulkan')
/** Somebody may be signed in after these. */
const DOORS = /^\/(masuk|aktivasi)(\/|$)/
const HOME_PATIENCE = 4000
const LEAVE_PATIENCE = 8000

/** Null: not ours, the browser goes on as if there were no service worker. */
export function respond(arrival: Arrival): Promise<Response> | null {
  const { request, phone } = arrival
  const url = new URL(request.url)
  const { pathname } = url
  const isNavigation = request.mode === 'navigate'
  if (isNavigation && request.method === 'POST') {
    // What is sent from here goes out as our own. A form of another site is left to the Worker, which sees where it comes from.
    if (!request.referrer.startsWith(`${url.origin}/`)) return null
    if (pathname === '/keluar' || pathname === '/keluar/') return leave(arrival)
    if (DOORS.test(pathname)) return enter(arrival, url)
    if (READ.test(pathname)) return fetched(arrival, url)
    const form = FORMS.find(([pattern]) => pattern.test(pathname))
    return form === undefined ? null : take(arrival, url, form)
  }
  if (request.method !== 'GET') return null
  if (!isNavigation) return asset(phone, request, url)
  if (NEEDS_SIGNAL.test(pathname)) return fetched(arrival, url)
  const page = PAGES.find(([pattern]) => pattern.test(pathname))
  return page === undefined ? null : show(arrival, url, page)
}

/** Null: her old session still stands although she has left, or nobody is here. */
async function visitOf(arrival: Arrival, url: URL): Promise<Visit & { readonly hasLeft: boolean }> {
  const hasLeft = await finishLeaving(arrival.phone)
  const cadreId = hasLeft ? await findPresent(arrival.phone, arrival.isFirstWindow) : null
  if (cadreId === null) drainFor(arrival)
  return { ...arrival, url, cadreId, hasLeft }
}

/** A page without our script sends nothing by itself: what somebody left here goes out with it. */
function drainFor({ phone, later }: Arrival): void {
  later(drainAll(phone))
}

async function show(
  arrival: Arrival,
  url: URL,
  [pattern, make]: (typeof PAGES)[number],
): Promise<Response> {
  let visit: Awaited<ReturnType<typeof visitOf>> | null = null
  try {
    visit = await visitOf(arrival, url)
    // The Worker would show the pages of the one who has left.
    if (!visit.hasLeft) return await localAnswer(visit, 'leaving')
    const page = await make(visit, ...partsOf(pattern, url))
    if (page !== null) {
      // At the earliest her second page.
      arrival.later(keepScripts(arrival.phone))
      return page
    }
  } catch {
    // Storage that fails: the Worker has the page too.
  }
  const nobody = { phone: arrival.phone, cadreId: visit?.cadreId ?? null }
  return fromNetwork(arrival.request).catch(() =>
    localAnswer(nobody, nobody.cadreId === null ? 'signIn' : 'notStored'),
  )
}

async function take(
  arrival: Arrival,
  url: URL,
  [pattern, kind, store]: (typeof FORMS)[number],
): Promise<Response> {
  // A body can be read once: the copy is for the Worker when the phone cannot keep it.
  const copy = arrival.request.clone()
  let cadreId: string | null = null
  try {
    const visit = await visitOf(arrival, url)
    cadreId = visit.cadreId
    if (!visit.hasLeft) return await localAnswer(visit, 'leaving')
    const fields = await forms.readFields(arrival.request)
    const done = cadreId === null ? null : await store(visit, fields, ...partsOf(pattern, url))
    if (done !== null) return done
  } catch {
    // The disk is full, or the browser took the storage away.
  }
  return fromNetwork(copy).catch(() => localAnswer({ phone: arrival.phone, cadreId }, kind, 507))
}

/** Signing in: whoever was here is not any more, once the Worker has let somebody in. */
async function enter(arrival: Arrival, url: URL): Promise<Response> {
  const { phone, request } = arrival
  const hasLeft = await finishLeaving(phone).catch(() => true)
  if (!hasLeft) return localAnswer({ phone, cadreId: null }, 'signIn')
  try {
    const answer = await fromNetwork(request)
    // A form that was not accepted comes back as a page.
    if (answer.type === 'opaqueredirect' || answer.redirected) {
      await forgetPresent(phone).catch(() => undefined)
    }
    return answer
  } catch {
    return localAnswer(
      { phone, cadreId: null },
      url.pathname.startsWith('/masuk') ? 'signIn' : 'needed',
    )
  }
}

/** The phone forgets her first; the Worker is told now, or as soon as there is signal. */
async function leave({ phone, request }: Arrival): Promise<Response> {
  await phone.device.set('leaving', true).catch(() => undefined)
  await forgetPresent(phone).catch(() => undefined)
  try {
    const answer = await fromNetwork(request, LEAVE_PATIENCE)
    const isTold = answer.type === 'opaqueredirect' || answer.redirected
    if (isTold) await phone.device.set('leaving', null).catch(() => undefined)
    return answer
  } catch {
    return localAnswer({ phone, cadreId: null }, 'leaving', 200)
  }
}

/** A page that only the Worker has, or a form that only it can take. */
async function fetched(arrival: Arrival, { pathname }: URL): Promise<Response> {
  const { phone, request } = arrival
  await finishLeaving(phone).catch(() => undefined)
  drainFor(arrival)
  try {
    const page = await (pathname === '/'
      ? fromNetwork(request, HOME_PATIENCE)
      : fromNetwork(request))
    if (request.method === 'POST') await renewState(phone).catch(() => undefined)
    return page
  } catch {
    const current = await phone.device.get('current').catch(() => null)
    const cadreId = current?.cadreId ?? null
    const isDoor = DOORS.test(pathname) && cadreId === null
    return localAnswer({ phone, cadreId }, isDoor ? 'signIn' : 'needed')
  }
}

/** What she has just said changes what she is told: her next page knows it. */
async function renewState({ device, storeOf, surroundings }: Phone): Promise<void> {
  const current = await device.get('current')
  if (current === null) return
  await sync(surroundings, storeOf(current.cadreId), { wants: 'state', patience: HOME_PATIENCE })
}

/** Files of the frame, and pictures and recordings that were saved. Packs are asked for by the service worker only. */
function asset(phone: Phone, request: Request, { pathname }: URL): Promise<Response> | null {
  const { caches } = phone.surroundings
  if (phone.shellFiles.indexOf(pathname) !== -1) {
    const cache = shellCache(phone.version)
    return caches
      .open(cache)
      .then((opened) => opened.match(pathname))
      .then((kept) => kept ?? fetch(request))
      .catch(() => fetch(request))
  }
  if (LATER_SCRIPTS.indexOf(pathname) !== -1) {
    return findScript(phone, pathname).then((kept) => kept ?? fetch(request))
  }
  if (!pathname.startsWith('/media/')) return null
  return phone.packs
    .medium(pathname)
    .catch(() => null)
    .then((kept) => (kept === null ? fetch(request) : partOf(kept, request.headers.get('range'))))
    .catch(() => Response.error())
}

/** A player that jumps asks for a part of a recording; a whole answer would leave it silent. */
async function partOf(kept: Response, range: string | null): Promise<Response> {
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '')
  if (asked === null) return kept
  const blob = await kept.blob()
  const from = Number(asked[1])
  const last = asked[2] === '' ? blob.size - 1 : Math.min(Number(asked[2]), blob.size - 1)
  return new Response(blob.slice(from, last + 1, blob.type), {
    status: 206,
    headers: {
      'content-type': blob.type,
      'content-range': `bytes ${from}-${last}/${blob.size}`,
      'content-length': String(last - from + 1),
    },
  })
}

function partsOf(pattern: RegExp, { pathname }: URL): string[] {
  return (pattern.exec(pathname) ?? []).slice(1)
}
