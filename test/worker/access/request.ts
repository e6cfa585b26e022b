/** A call of the contract as a browser sends it: parts of the address, query, JSON or form. */

const HOST = 'https://kelas.test'

export function requestFor(
  { method, path }: { readonly method: string; readonly path: string },
  input: Record<string, unknown>,
  cookie: string,
): Request {
  const rest = { ...input }
  const address = path.replaceAll(/:(\w+)/g, (_, key: string) => {
    const value = String(rest[key])
    delete rest[key]
    return encodeURIComponent(value)
  })
  const isCall = path.startsWith('/api/v1') && method !== 'GET'
  const texts = new URLSearchParams(
    Object.entries(rest).map(([key, value]) => [key, String(value)]),
  )
  const headers = new Headers(cookie === '' ? {} : { cookie })
  if (method === 'GET') {
    const query = texts.size === 0 ? '' : `?${texts.toString()}`
    return new Request(`${HOST}${address}${query}`, { headers, redirect: 'manual' })
  }
  headers.set('origin', HOST)
  headers.set('sec-fetch-site', 'same-origin')
  headers.set('content-type', isCall ? 'application/json' : 'application/x-www-form-urlencoded')
  const body = isCall ? JSON.stringify(rest) : texts
  return new Request(`${HOST}${address}`, { method, headers, body, redirect: 'manual' })
}
