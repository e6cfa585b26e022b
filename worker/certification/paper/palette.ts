/** At most 256 colours for a picture, by median cut; pure white stays pure white, or a logo would stand in a grey box. Pure. */

export type Palette = {
  /** Red, green and blue of each colour. */
  readonly colors: Uint8Array<ArrayBuffer>
  /** Which colour each pixel has. */
  readonly indexes: Uint8Array
}

const MOST = 256

/** Colours that are told apart by their five highest bits each, with the sums of all that fell together. */
type Entry = { readonly key: number; count: number; readonly sums: [number, number, number] }
type Box = { readonly entries: Entry[]; readonly part: number; readonly error: number }

export function paletteOf(rgb: Uint8Array): Palette {
  const entries = countedColors(rgb)
  const boxes = cut([...entries.values()])
  const colors = new Uint8Array(3 * (boxes.length + 1)).fill(255, 0, 3)
  const indexOf = new Uint8Array(1 << 15)
  for (const [at, box] of boxes.entries()) {
    const count = box.entries.reduce((sum, each) => sum + each.count, 0)
    for (let part = 0; part < 3; part += 1) {
      const sum = box.entries.reduce((all, { sums }) => all + (sums[part] ?? 0), 0)
      colors[(at + 1) * 3 + part] = Math.round(sum / count)
    }
    for (const { key } of box.entries) indexOf[key] = at + 1
  }
  const indexes = new Uint8Array(rgb.length / 3)
  for (let pixel = 0; pixel < indexes.length; pixel += 1) {
    indexes[pixel] = isWhite(rgb, pixel * 3) ? 0 : (indexOf[keyAt(rgb, pixel * 3)] ?? 0)
  }
  return { colors, indexes }
}

function countedColors(rgb: Uint8Array): ReadonlyMap<number, Entry> {
  const entries = new Map<number, Entry>()
  for (let at = 0; at < rgb.length; at += 3) {
    if (isWhite(rgb, at)) continue
    const key = keyAt(rgb, at)
    let entry = entries.get(key)
    if (entry === undefined) {
      entry = { key, count: 0, sums: [0, 0, 0] }
      entries.set(key, entry)
    }
    entry.count += 1
    entry.sums[0] += rgb[at] ?? 0
    entry.sums[1] += rgb[at + 1] ?? 0
    entry.sums[2] += rgb[at + 2] ?? 0
  }
  return entries
}

const isWhite = (rgb: Uint8Array, at: number) =>
  rgb[at] === 255 && rgb[at + 1] === 255 && rgb[at + 2] === 255
const keyAt = (rgb: Uint8Array, at: number) =>
  (((rgb[at] ?? 0) >> 3) << 10) | (((rgb[at + 1] ?? 0) >> 3) << 5) | ((rgb[at + 2] ?? 0) >> 3)
const partOf = ({ key }: Entry, part: number) => (key >> (10 - part * 5)) & 31

/** Halves the box that errs most, along its widest colour, until there are as many as may be or each holds one colour. */
function cut(entries: Entry[]): Box[] {
  if (entries.length === 0) return []
  const boxes = [weighed(entries)]
  while (boxes.length < MOST - 1) {
    let worst = 0
    for (const [at, { error }] of boxes.entries()) {
      if (error > (boxes[worst]?.error ?? 0)) worst = at
    }
    const box = boxes[worst]
    if (box === undefined || box.error === 0) break
    const sorted = box.entries.sort(
      (one, two) => partOf(one, box.part) - partOf(two, box.part) || one.key - two.key,
    )
    const half = sorted.reduce((sum, { count }) => sum + count, 0) / 2
    let passed = 0
    let middle = 1
    for (; middle < sorted.length - 1; middle += 1) {
      passed += sorted[middle - 1]?.count ?? 0
      if (passed >= half) break
    }
    boxes.splice(worst, 1, weighed(sorted.slice(0, middle)), weighed(sorted.slice(middle)))
  }
  return boxes
}

function weighed(entries: Entry[]): Box {
  let count = 0
  const least = [31, 31, 31]
  const most = [0, 0, 0]
  for (const entry of entries) {
    count += entry.count
    for (let part = 0; part < 3; part += 1) {
      const value = partOf(entry, part)
      if (value < (least[part] ?? 0)) least[part] = value
      if (value > (most[part] ?? 0)) most[part] = value
    }
  }
  const spreads = most.map((value, part) => value - (least[part] ?? 0))
  const widest = Math.max(...spreads)
  return { entries, part: spreads.indexOf(widest), error: widest ** 2 * Math.sqrt(count) }
}
