/** Browsers that go to a district's sign-in service and back, in a deployment that has some. */
import { env } from 'cloudflare:workers'
import { buildApp } from '../../worker/app.ts'
import type { SignInService } from '../../worker/core/sign-in-services.ts'

const ORIGIN = 'https://kelas-kader.example'
export const BACK = '/masuk/dinas/kembali/'

const app = buildApp()

export type Surfer = {
  /** GET, or POST of a form. */
  go(path: string, form?: Readonly<Record<string, string>>): Promise<Response>
  /** The address to which the service's button leads; the page must not fail. */
  setOut(service: Pick<SignInService, 'issuer'>): Promise<URL>
  cookie(name: 's' | 'p' | 'o' | 'dev'): string | undefined
  take(cookies: string): void
}

/** A browser with cookies of its own, at a deployment with these services. */
export function surfer(services: readonly SignInService[]): Surfer {
  const jar = new Map<string, string>()
  const bindings = { ...env, OIDC: JSON.stringify(services) }
  const take = (pair: string) => {
    const cut = pair.indexOf('=')
    jar.set(pair.slice(0, cut).trim(), pair.slice(cut + 1).trim())
  }
  const go: Surfer['go'] = async (path, form) => {
    const headers = new Headers({
      cookie: Array.from(jar, ([name, value]) => `${name}=${value}`).join('; '),
    })
    if (form !== undefined) headers.set('origin', ORIGIN)
    const request = new Request(`${ORIGIN}${path}`, {
      method: form === undefined ? 'GET' : 'POST',
      headers,
      redirect: 'manual',
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    })
    const answer = await app.fetch(request, bindings)
    for (const cookie of answer.headers.getSetCookie()) {
      const isDropped = cookie.includes('Max-Age=0')
      const pair = cookie.split(';')[0] ?? ''
      if (isDropped) jar.delete(pair.split('=')[0] ?? '')
      else take(pair)
    }
    return answer
  }
  return {
    go,
    async setOut({ issuer }) {
      const answer = await go('/masuk/dinas/layanan/', { layanan: issuer })
      return ledTo(answer)
    },
    cookie: (name) => jar.get(`__Host-${name}`),
    take(cookies) {
      for (const pair of cookies.split(';')) take(pair)
    },
  }
}

/** Where a page goes on to by itself. */
export function ledTo(answer: Response): URL {
  const refresh = answer.headers.get('refresh') ?? ''
  return new URL(refresh.replace(/^0; url=/, ''))
}

/** The certified provider, which signs `who` in; the address with which it sends the browser back, from its path on. */
export async function throughService(address: URL, who: string): Promise<string> {
  address.searchParams.set('login_hint', who)
  const jar = new Map<string, string>()
  let next = address
  for (let hops = 0; hops < 6; hops += 1) {
    const answer = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: Array.from(jar, ([name, value]) => `${name}=${value}`).join('; ') },
    })
    await answer.body?.cancel()
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`the service answers ${answer.status}`)
    next = new URL(location, next)
    if (next.origin === ORIGIN) return `${next.pathname}${next.search}`
  }
  throw new Error('the service sends round in circles')
}
