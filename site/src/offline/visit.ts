/** One request that the service worker answers, and the answers it can give without the network. */
import { fillShell, type Filling } from '../render/shell.ts'
import { localPage, type LocalPage } from '../render/without-signal.ts'
import type { Phone } from './phone.ts'
import { within } from './patience.ts'

export type Visit = {
  readonly phone: Phone
  readonly url: URL
  readonly request: Request
  /** Who is learning here; null: nobody. */
  readonly cadreId: string | null
  /** Keeps the worker alive for work that the answer does not wait for. */
  readonly later: (work: Promise<unknown>) => void
  /** Asks the browser to wake the service worker when there is signal; rejects where it cannot. */
  readonly wake: (tag: string) => Promise<void>
}

/** So long the network is waited for when only it has the page; then the phone says so in plain words. */
const PATIENCE = 8000
/** What she has typed is in the form alone: it gets every chance to arrive. */
const FORM_PATIENCE = 20_000
export const SHELL = '/kerangka/kader/'

export function shellCache(version: string): string {
  return `kerangka-${version}`
}

export async function answer(
  { phone, cadreId }: Pick<Visit, 'phone' | 'cadreId'>,
  filling: Filling,
  status = 200,
): Promise<Response> {
  const { caches } = phone.surroundings
  const kept = await (await caches.open(shellCache(phone.version))).match(SHELL)
  // The browser took the cache away: the bare words are better than its own page of failure.
  const shell = kept === undefined ? BARE : await kept.text()
  const reader = cadreId === null ? {} : { reader: cadreId }
  return new Response(fillShell(shell, { ...filling, ...reader, from: 'hp' }), {
    status,
    headers: HEADERS,
  })
}

export function localAnswer(
  visit: Pick<Visit, 'phone' | 'cadreId'>,
  kind: LocalPage,
  status = 503,
): Promise<Response> {
  return answer(visit, localPage(kind), status)
}

export function seeOther(path: string): Response {
  return Response.redirect(new URL(path, location.href).href, 303)
}

/** The page as the Worker has it; rejects when nothing comes in time. */
export function fromNetwork(
  request: Request,
  patience = request.method === 'GET' ? PATIENCE : FORM_PATIENCE,
): Promise<Response> {
  // A navigation cannot be given a signal; what comes too late is let go.
  return within(patience, () => fetch(request))
}

/** As of the Worker's own pages, see `worker/core/headers.ts`; what a page may load says its own CSP meta element. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy':
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
}

const BARE =
  '<!doctype html><html lang="id"><meta name="viewport" content="width=device-width"><title>%%JUDUL%%</title><main><!--isi--></main></html>'
