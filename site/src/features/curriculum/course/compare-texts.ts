/**
 * Two texts of one lesson beside each other, paragraph by paragraph, and both joined into one. Nothing of either is left out of
 * what is joined unless the other one took it out and this one left it as it was.
 */

/** Blocks of text between empty lines; a box of `:::` stays whole. */
export function paragraphsOf(text: string): readonly string[] {
  const found: string[] = []
  let open: string[] = []
  let fence = ''
  const close = (): void => {
    if (open.length > 0) found.push(open.join('\n'))
    open = []
  }
  for (const line of text.split('\n')) {
    const mark = /^\s*(:{3,})(.*)$/.exec(line)
    const colons = mark?.[1] ?? ''
    if (fence === '' && colons !== '' && (mark?.[2] ?? '').trim() !== '') fence = colons
    else if (fence !== '' && colons.length >= fence.length && mark?.[2]?.trim() === '') fence = ''
    if (line.trim() === '' && fence === '') close()
    else open.push(line)
  }
  close()
  return found
}

export type ComparedRow =
  | { readonly is: 'same'; readonly text: string }
  /** Null: this one has nothing there. */
  | { readonly is: 'different'; readonly mine: string | null; readonly theirs: string | null }

type Pair = readonly [number, number]

/** The longest run of paragraphs that both have, in order: their places in each. */
function matches(one: readonly string[], other: readonly string[]): readonly Pair[] {
  const longest = Array.from({ length: one.length + 1 }, () =>
    Array.from({ length: other.length + 1 }, () => 0),
  )
  const at = (row: number, column: number): number => longest[row]?.[column] ?? 0
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const row = longest[i]
      if (row === undefined) continue
      row[j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: Pair[] = []
  let [i, j] = [0, 0]
  while (i < one.length && j < other.length) {
    if (one[i] === other[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}

export function compareTexts(mine: string, theirs: string): readonly ComparedRow[] {
  const [left, right] = [paragraphsOf(mine), paragraphsOf(theirs)]
  const rows: ComparedRow[] = []
  let [i, j] = [0, 0]
  for (const [a, b] of [...matches(left, right), [left.length, right.length] as const]) {
    const [onlyMine, onlyTheirs] = [left.slice(i, a), right.slice(j, b)]
    for (let row = 0; row < Math.max(onlyMine.length, onlyTheirs.length); row += 1) {
      const [one, other] = [onlyMine[row] ?? null, onlyTheirs[row] ?? null]
      rows.push({ is: 'different', mine: one, theirs: other })
    }
    const same = left[a]
    if (same !== undefined) rows.push({ is: 'same', text: same })
    ;[i, j] = [a + 1, b + 1]
  }
  return rows
}

/** `text`: both joined; `isClean`: no place was changed by both, so nothing stands twice. */
export type Joined = { readonly text: string; readonly isClean: boolean }

/** What each changed of `base` is taken from each; where both changed the same place, mine stands before theirs. */
export function joinTexts(base: string, mine: string, theirs: string): Joined {
  const [from, left, right] = [base, mine, theirs].map(paragraphsOf) as [
    readonly string[],
    readonly string[],
    readonly string[],
  ]
  const inMine = new Map(matches(from, left))
  const inTheirs = new Map(matches(from, right))
  const kept = from.map((_, place) => place).filter((p) => inMine.has(p) && inTheirs.has(p))
  const parts: string[] = []
  let isClean = true
  let [b, i, j] = [0, 0, 0]
  for (const place of [...kept, from.length]) {
    const i2 = inMine.get(place) ?? left.length
    const j2 = inTheirs.get(place) ?? right.length
    const was = from.slice(b, place)
    const [one, other] = [left.slice(i, i2), right.slice(j, j2)]
    if (isSame(one, other) || isSame(other, was)) parts.push(...one)
    else if (isSame(one, was)) parts.push(...other)
    else {
      isClean = false
      parts.push(...one, ...other.filter((paragraph) => !one.includes(paragraph)))
    }
    const same = from[place]
    if (same !== undefined) parts.push(same)
    ;[b, i, j] = [place + 1, i2 + 1, j2 + 1]
  }
  return { text: `${parts.join('\n\n')}\n`, isClean }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((paragraph, at) => paragraph === other[at])
}
