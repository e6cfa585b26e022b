/**
 * One tab writes a thing at a time: two tabs of one person would store over each other on the same computer. The tab that comes
 * later is told, and may take over.
 */
import { useEffect, useState } from 'preact/hooks'

export type Turn = {
  readonly is: 'asking' | 'mine' | 'elsewhere'
  readonly take: () => void
}

export function useOnlyTab(key: string | null): Turn {
  const [is, setIs] = useState<Turn['is']>('asking')
  const [mode, setMode] = useState<LockOptions>({ ifAvailable: true })
  useEffect(() => {
    if (key === null) return
    const { locks } = navigator
    // Without the browser's locks nothing can be known of other tabs.
    if (locks === undefined) {
      setIs('mine')
      return
    }
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const hold = async (): Promise<void> => {
      try {
        await locks.request(`tulis/${key}`, mode, async (lock) => {
          setIs(lock === null ? 'elsewhere' : 'mine')
          if (lock !== null) await held
        })
      } catch {
        // Another tab took over.
        setIs('elsewhere')
      }
    }
    void hold()
    return () => release()
  }, [key, mode])
  return { is, take: () => setMode({ steal: true }) }
}
