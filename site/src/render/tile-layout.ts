/** Where the tiles of a whole district lie in a rectangle: a block per sub-district, all tiles of one size. Pure numbers. */
export type Laid = {
  /** Length of a tile's side. */
  readonly side: number
  /** Upper left corners, in the order of the areas. */
  readonly corners: readonly { readonly x: number; readonly y: number }[]
}

const LARGEST = 64
/** Of a tile's pitch: what stays free beside it, and between two blocks. */
const GAP = 0.14
const BETWEEN = 0.7

/** `sizes`: how many areas each sub-district has. Takes the largest tiles that fit; at worst they are one unit wide. */
export function layTiles(sizes: readonly number[], width: number, height: number): Laid {
  const blocks = sizes.filter((size) => size > 0)
  for (let pitch = LARGEST; pitch > 1; pitch -= 1) {
    const laid = layAt(blocks, pitch, width)
    if (laid.height <= height) return laid
  }
  return layAt(blocks, 1, width)
}

function layAt(sizes: readonly number[], pitch: number, width: number): Laid & { height: number } {
  const corners: { x: number; y: number }[] = []
  const between = pitch * BETWEEN
  let [left, top, rowHeight] = [0, 0, 0]
  for (const size of sizes) {
    const columns = Math.min(
      Math.ceil(Math.sqrt(size * 1.5)),
      Math.max(1, Math.floor(width / pitch)),
    )
    const rows = Math.ceil(size / columns)
    if (left > 0 && left + columns * pitch > width) {
      top += rowHeight + between
      left = 0
      rowHeight = 0
    }
    for (let index = 0; index < size; index += 1) {
      corners.push({
        x: left + (index % columns) * pitch,
        y: top + Math.floor(index / columns) * pitch,
      })
    }
    left += columns * pitch + between
    rowHeight = Math.max(rowHeight, rows * pitch)
  }
  return { side: pitch * (1 - GAP), corners, height: top + rowHeight }
}
