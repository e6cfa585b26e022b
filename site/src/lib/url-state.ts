/**
 * State that belongs in the address: filters, the open tab. It survives a reload, can be sent to a colleague, and every
 * island of the page sees the same value. Never personal data, so no search words either: addresses end up in logs.
 */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { keepScroll } from './scroll-back.ts'

const CHANGED = 'kelas-kader:address'

function readKey(key: string): string | null {
  if (typeof location === 'undefined') return null
  return new URLSearchParams(location.search).get(key)
}

/** Writes one key without a new step in the browser's history; an empty value removes it. */
function writeUrlKey(key: string, value: string): void {
  history.replaceState(history.state, '', addressWith(key, value))
  dispatchEvent(new Event(CHANGED))
}

/** The same as a new step, for what is a place of its own: Back returns to the one before, where it was left. */
export function goToUrlKey(key: string, value: string): void {
  keepScroll()
  history.pushState(null, '', addressWith(key, value))
  scrollTo(0, 0)
  dispatchEvent(new Event(CHANGED))
}

function addressWith(key: string, value: string): URL {
  const address = new URL(location.href)
  if (value === '') address.searchParams.delete(key)
  else address.searchParams.set(key, value)
  return address
}

/** One value of the address's query: `[value, set]`. Setting it back to `initial` or to '' removes the key. */
export function useUrlState(key: string, initial = ''): [string, (value: string) => void] {
  // The first paint equals what was built ahead of time; the address is read right after it.
  const [value, setValue] = useState(initial)
  useEffect(() => {
    const read = (): void => setValue(readKey(key) ?? initial)
    read()
    addEventListener(CHANGED, read)
    addEventListener('popstate', read)
    return () => {
      removeEventListener(CHANGED, read)
      removeEventListener('popstate', read)
    }
  }, [key, initial])
  const set = useCallback(
    (next: string) => writeUrlKey(key, next === initial ? '' : next),
    [key, initial],
  )
  return [value, set]
}
