/**
 * Back returns to where the page was left. Rows come after the page does, so the browser's own scrolling has nothing to go
 * to yet: the place is kept with the step of the history itself, and taken up again once the rows are there.
 */
import { useEffect } from 'preact/hooks'

const KEY = 'scroll'

/** Keeps the place with the present step; for whoever is about to make a new one. */
export function keepScroll(): void {
  const state: unknown = history.state
  const kept = typeof state === 'object' && state !== null ? state : {}
  history.replaceState({ ...kept, [KEY]: scrollY }, '')
}

/** `isReady`: what was asked for is on the page. */
export function useScrollBack(isReady: boolean): void {
  useEffect(() => {
    addEventListener('pagehide', keepScroll)
    return () => removeEventListener('pagehide', keepScroll)
  }, [])
  useEffect(() => {
    if (!isReady) return
    const state: unknown = history.state
    const kept = typeof state === 'object' && state !== null ? Reflect.get(state, KEY) : undefined
    if (typeof kept === 'number' && kept > 0) scrollTo(0, kept)
  }, [isReady])
}
