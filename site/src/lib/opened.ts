/** For whom WhatsApp was opened already: ids only, in this browser only, under the name of the round. */

const PREFIX = 'kelas-kader:pesan:'

export function readOpened(round: string): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + round) ?? '[]')
    return new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [])
  } catch {
    // Storage switched off, or something else wrote there: nobody was opened.
    return new Set()
  }
}

export function keepOpened(round: string, ids: ReadonlySet<string>): void {
  try {
    if (ids.size === 0) localStorage.removeItem(PREFIX + round)
    else localStorage.setItem(PREFIX + round, JSON.stringify([...ids]))
  } catch {
    // The ticks then last as long as the page.
  }
}
