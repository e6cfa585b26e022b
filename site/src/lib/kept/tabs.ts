/** Word among the tabs of this browser that what the phone keeps has changed. */
export type Tabs = {
  readonly tell: () => void
  /** Answers how to stop listening. */
  readonly whenChanged: (act: () => void) => () => void
}

/** `name`: of the channel; pages with another one hear nothing. Nobody hears where the browser has none. */
export function tabsOf(name: string): Tabs {
  let line: BroadcastChannel | null | undefined
  const open = (): BroadcastChannel | null => {
    line ??= typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
    return line
  }
  return {
    tell: () => open()?.postMessage('changed'),
    whenChanged: (act) => {
      open()?.addEventListener('message', act)
      return () => open()?.removeEventListener('message', act)
    },
  }
}
