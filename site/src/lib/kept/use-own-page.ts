/** Whether the service worker of a page is there: then it opens without signal. */
import { useEffect, useState } from 'preact/hooks'

const LOOK_AGAIN_AFTER = 500

/** `page`: its address, which is the scope. `ready` will not do: it may be the learner's, whose scope is above. */
export function useOwnPage(page: string): boolean {
  const [isReady, setReady] = useState(false)
  useEffect(() => {
    let timer: number | undefined
    let isGone = false
    const look = async (): Promise<void> => {
      const own = await navigator.serviceWorker?.getRegistration(page).catch(() => undefined)
      if (isGone) return
      const isOwn = own !== undefined && new URL(own.scope).pathname === page
      if (isOwn && own.active !== null) setReady(true)
      else timer = window.setTimeout(() => void look(), LOOK_AGAIN_AFTER)
    }
    if (navigator.serviceWorker !== undefined) void look()
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [page])
  return isReady
}
