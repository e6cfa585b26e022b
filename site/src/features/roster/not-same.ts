/**
 * Pairs that this officer looked at and called two persons: ids only, on this computer, so that they are not shown to her again.
 * Nothing is decided by it, so nothing of it is sent. Storage may be switched off: then they are shown again.
 */
const KEY = 'kelas-kader:bukan-sama:'

export function readNotSame(district: string): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY + district) ?? '[]')
    return new Set(Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : [])
  } catch {
    return new Set()
  }
}

export function hideNotSame(district: string, pair: string): ReadonlySet<string> {
  const all = new Set([...readNotSame(district), pair])
  try {
    localStorage.setItem(KEY + district, JSON.stringify([...all]))
  } catch {
    // Hidden until the page is left.
  }
  return all
}

export function forgetNotSame(district: string): ReadonlySet<string> {
  try {
    localStorage.removeItem(KEY + district)
  } catch {
    // Nothing was kept.
  }
  return new Set()
}
