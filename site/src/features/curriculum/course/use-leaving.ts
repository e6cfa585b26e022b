/**
 * Leaving a page whose text is not saved: a link of the page first sends what is waiting and goes on when it has arrived; whatever
 * else leads away, and a save that does not come through, the browser asks about.
 */
import { useEffect, useRef } from 'preact/hooks'

/** How long a link waits for the save. */
const PATIENCE_MS = 4000

export function useLeaving(isUnsaved: boolean, sendNow: () => void): void {
  const wanted = useRef<string | null>(null)
  const send = useRef(sendNow)
  send.current = sendNow
  useEffect(() => {
    if (isUnsaved) return
    const address = wanted.current
    wanted.current = null
    if (address !== null) location.assign(address)
  }, [isUnsaved])
  useEffect(() => {
    if (!isUnsaved) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    const follow = (event: MouseEvent): void => {
      const address = linkOf(event)
      if (address === null) return
      event.preventDefault()
      wanted.current = address
      send.current()
      clearTimeout(timer)
      timer = setTimeout(() => {
        wanted.current = null
        location.assign(address)
      }, PATIENCE_MS)
    }
    addEventListener('beforeunload', ask)
    document.addEventListener('click', follow)
    return () => {
      clearTimeout(timer)
      removeEventListener('beforeunload', ask)
      document.removeEventListener('click', follow)
    }
  }, [isUnsaved])
}

/** Where a plain click on a link leads, if it leaves this page. */
function linkOf(event: MouseEvent): string | null {
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!isPlain || event.defaultPrevented || !(link instanceof HTMLAnchorElement)) return null
  if (link.target !== '' || link.hasAttribute('download')) return null
  const isHere = link.pathname === location.pathname && link.search === location.search
  return link.origin !== location.origin || isHere ? null : link.href
}
