/** The blocks that hide faces on a photo, as shares of its sides, so that they are the same on every screen and in the file. Pure. */

/** 0 to 1, from the left upper corner. */
export type Point = { readonly x: number; readonly y: number }
export type Block = Point & { readonly width: number; readonly height: number }

/** Of the shorter side: what a tap covers, and how far a finger may slip without drawing. */
const TAP_SHARE = 0.22
const SLIP_SHARE = 0.03
export const MOST_BLOCKS = 60

type Size = { readonly width: number; readonly height: number }

const within = (share: number): number => Math.min(1, Math.max(0, share))

/** From where a finger came down to where it left: a tap puts a block around it, a drag draws one. Always inside the photo. */
export function blockOf(down: Point, up: Point, { width, height }: Size): Block {
  const shorter = Math.min(width, height)
  const [left, right] = [Math.min(down.x, up.x), Math.max(down.x, up.x)].map(within)
  const [top, bottom] = [Math.min(down.y, up.y), Math.max(down.y, up.y)].map(within)
  const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = [left, right, top, bottom]
  const isTap =
    (x1 - x0) * width < shorter * SLIP_SHARE && (y1 - y0) * height < shorter * SLIP_SHARE
  if (!isTap) return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 }
  const [half, tall] = [(shorter * TAP_SHARE) / 2 / width, (shorter * TAP_SHARE) / 2 / height]
  const [centre, middle] = [within(down.x), within(down.y)]
  const from = { x: within(centre - half), y: within(middle - tall) }
  return {
    ...from,
    width: within(centre + half) - from.x,
    height: within(middle + tall) - from.y,
  }
}

/** The pixels that a block covers, every one that it touches. */
export function pixelsOf(block: Block, { width, height }: Size): Block {
  const [x, y] = [Math.floor(block.x * width), Math.floor(block.y * height)]
  return {
    x,
    y,
    width: Math.max(1, Math.ceil((block.x + block.width) * width) - x),
    height: Math.max(1, Math.ceil((block.y + block.height) * height) - y),
  }
}

/** As large as the longest side allows, never larger than it is. */
export function fitted({ width, height }: Size, longest: number): Size {
  const scale = Math.min(1, longest / Math.max(width, height))
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
}
