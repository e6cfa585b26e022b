/** Which modules of an outline are unfolded: all of a few, of many the one that the address names. */
import { useEffect, useState } from 'preact/hooks'

export const FEW_MODULES = 3
const ANCHOR = '#modul-'

type Folds = {
  readonly open: ReadonlySet<string>
  readonly turn: (slug: string) => void
  /** All closed when one is open, else all open. */
  readonly turnAll: () => void
}

export function useFolds(slugs: readonly string[]): Folds {
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(slugs.length <= FEW_MODULES ? slugs : slugs.filter(isNamed)),
  )
  // The page is drawn after its address was read, so the browser found no such place.
  useEffect(() => {
    if (slugs.some(isNamed)) document.querySelector(location.hash)?.scrollIntoView()
  }, [])
  return {
    open,
    turn: (slug) => {
      const next = new Set(open)
      if (!next.delete(slug)) next.add(slug)
      setOpen(next)
    },
    turnAll: () => setOpen(new Set(open.size === 0 ? slugs : [])),
  }
}

const isNamed = (slug: string): boolean => location.hash === `${ANCHOR}${slug}`
