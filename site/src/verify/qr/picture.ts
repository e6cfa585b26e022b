/**
 * Finds a QR code in a picture: which pixels are dark, the three corner marks, the small mark in the fourth corner, and from
 * these four points where each module is. Copes with turned, slanted, blurred and pale pictures.
 */
import { LARGEST_VERSION, readGrid, sizeOf } from './grid.ts'

/** As a canvas gives it: four bytes a pixel. */
export type Picture = {
  readonly width: number
  readonly height: number
  readonly data: ArrayLike<number>
}

type Point = { readonly x: number; readonly y: number }
type Mark = Point & { readonly module: number; readonly seen: number }
type Dark = (x: number, y: number) => boolean
type Plane = { readonly width: number; readonly height: number; readonly isDark: Dark }

/** Parts of the picture's width over which "darker than around" is meant: fine prints first, then large ones. */
const WINDOWS = [10, 4, 24]
/** How many ways to put three marks together are tried. */
const TRIES = 5

/** The text of the first QR code that can be read; null when there is none. */
export function readPicture(picture: Picture): string | null {
  const grey = greyOf(picture)
  for (const part of WINDOWS) {
    const plane = planeOf(grey, picture.width, picture.height, part)
    for (const corners of cornersOf(marksIn(plane)).slice(0, TRIES)) {
      const text = readCorners(plane, corners)
      if (text !== null) return text
    }
  }
  return null
}

function greyOf({ width, height, data }: Picture): Uint8Array {
  const grey = new Uint8Array(width * height)
  for (let at = 0; at < grey.length; at += 1) {
    grey[at] = (value(data, at * 4) + 2 * value(data, at * 4 + 1) + value(data, at * 4 + 2)) >> 2
  }
  return grey
}

const value = (list: ArrayLike<number>, at: number): number => list[at] ?? 0

/** Dark is what is a tenth darker than the mean around it (Bradley and Roth, 2007). */
function planeOf(grey: Uint8Array, width: number, height: number, part: number): Plane {
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y += 1) {
    let row = 0
    for (let x = 0; x < width; x += 1) {
      row += value(grey, y * width + x)
      sums[(y + 1) * (width + 1) + x + 1] = value(sums, y * (width + 1) + x + 1) + row
    }
  }
  const reach = Math.max(8, Math.round(Math.max(width, height) / part / 2))
  const dark = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const top = Math.max(0, y - reach) * (width + 1)
    const end = Math.min(height, y + reach + 1) * (width + 1)
    for (let x = 0; x < width; x += 1) {
      const left = Math.max(0, x - reach)
      const right = Math.min(width, x + reach + 1)
      const sum =
        value(sums, end + right) -
        value(sums, end + left) -
        value(sums, top + right) +
        value(sums, top + left)
      const count = ((right - left) * (end - top)) / (width + 1)
      dark[y * width + x] = value(grey, y * width + x) * count < sum * 0.92 ? 1 : 0
    }
  }
  return {
    width,
    height,
    isDark: (x, y) => x >= 0 && y >= 0 && x < width && y < height && dark[y * width + x] === 1,
  }
}

/** Dark, light, dark, light, dark in 1:1:3:1:1: the module's width, or 0. */
function moduleOf(runs: readonly number[]): number {
  const module = runs.reduce((sum, one) => sum + one, 0) / 7
  if (module < 1) return 0
  const isLike = (run: number, at: number) => {
    const wanted = at === 2 ? 3 : 1
    return Math.abs(run - wanted * module) < wanted * module * 0.6
  }
  return runs.every(isLike) ? module : 0
}

/** The five runs through a point that is in the middle one, and how far from the point they begin. */
function runsThrough(isDark: Dark, x: number, y: number, dx: number, dy: number, most: number) {
  const half = (sign: number): number[] => {
    const runs: number[] = []
    let step = sign > 0 ? 1 : 0
    for (let wantsDark = true; runs.length < 3; wantsDark = !wantsDark) {
      let run = 0
      while (run <= most && isDark(x + sign * dx * step, y + sign * dy * step) === wantsDark) {
        run += 1
        step += 1
      }
      runs.push(run)
    }
    return runs
  }
  const [back = 0, back1 = 0, back2 = 0] = half(-1)
  const [on = 0, on1 = 0, on2 = 0] = half(1)
  return { runs: [back2, back1, back + on, on1, on2], centre: (on - back + 1) / 2 }
}

function marksIn(plane: Plane): Mark[] {
  const { width, height, isDark } = plane
  const marks: Mark[] = []
  const runs = [0, 0, 0, 0, 0]
  for (let y = 0; y < height; y += 1) {
    runs.fill(0)
    let run = 0
    let wasDark = false
    for (let x = 0; x <= width; x += 1) {
      const dark = isDark(x, y)
      if (dark === wasDark && x < width) {
        run += 1
        continue
      }
      runs.shift()
      runs.push(run)
      if (wasDark && moduleOf(runs) > 0) {
        const end = x - run - value(runs, 3)
        const mark = confirmed(plane, Math.floor(end - value(runs, 2) / 2), y)
        if (mark !== null) join(marks, mark)
      }
      run = 1
      wasDark = dark
    }
  }
  return marks
}

/** What looks like a corner's mark from the side must look like one from above too. */
function confirmed({ isDark, height }: Plane, x: number, y: number): Mark | null {
  const down = runsThrough(isDark, x, y, 0, 1, height)
  if (moduleOf(down.runs) === 0) return null
  const middle = y + down.centre
  const across = runsThrough(isDark, x, Math.round(middle), 1, 0, height)
  const module = moduleOf(across.runs)
  if (module === 0) return null
  return { x: x + across.centre, y: middle, module: (module + moduleOf(down.runs)) / 2, seen: 1 }
}

function join(marks: Mark[], mark: Mark): void {
  const at = marks.findIndex(
    (one) => Math.abs(one.x - mark.x) < one.module * 2 && Math.abs(one.y - mark.y) < one.module * 2,
  )
  const known = marks[at]
  if (known === undefined) {
    marks.push(mark)
    return
  }
  const seen = known.seen + 1
  const mean = (old: number, added: number) => old + (added - old) / seen
  marks[at] = {
    x: mean(known.x, mark.x),
    y: mean(known.y, mark.y),
    module: mean(known.module, mark.module),
    seen,
  }
}

type Corners = { readonly topLeft: Mark; readonly topRight: Mark; readonly bottomLeft: Mark }

const away = (from: Point, to: Point): number => Math.hypot(to.x - from.x, to.y - from.y)

/** Threes of marks that stand like the corners of a square, the most likely first. */
function cornersOf(all: readonly Mark[]): Corners[] {
  const marks = all
    .slice()
    .sort((one, other) => other.seen - one.seen)
    .slice(0, 14)
  const found: { readonly corners: Corners; readonly doubt: number }[] = []
  for (const topLeft of marks) {
    for (const topRight of marks) {
      for (const bottomLeft of marks) {
        const across = away(topLeft, topRight)
        const down = away(topLeft, bottomLeft)
        const turn =
          (topRight.x - topLeft.x) * (bottomLeft.y - topLeft.y) -
          (topRight.y - topLeft.y) * (bottomLeft.x - topLeft.x)
        // Only once each, and never from behind.
        if (turn <= 0) continue
        const modules = [topLeft.module, topRight.module, bottomLeft.module]
        const least = Math.min(...modules)
        const most = Math.max(...modules)
        if (most > 2 * least || Math.min(across, down) < 10 * least) continue
        const lopsided = Math.abs(Math.log(across / down))
        const slant = Math.abs(1 - turn / (across * down))
        if (lopsided > 0.6 || slant > 0.5) continue
        const rare = 1 / Math.min(topLeft.seen, topRight.seen, bottomLeft.seen)
        found.push({
          corners: { topLeft, topRight, bottomLeft },
          doubt: lopsided + slant * 2 + (most / least - 1) + rare,
        })
      }
    }
  }
  return found.sort((one, other) => one.doubt - other.doubt).map(({ corners }) => corners)
}

/** From the middle of a mark to its outer edge on both sides of the line towards another: seven modules. */
function moduleTowards(isDark: Dark, from: Point, to: Point): number {
  const length = away(from, to)
  const side = (sign: number): number => {
    let changes = 0
    let wasDark = true
    for (let step = 0; step < length; step += 0.5) {
      const part = (sign * step) / length
      const dark = isDark(
        Math.floor(from.x + (to.x - from.x) * part),
        Math.floor(from.y + (to.y - from.y) * part),
      )
      if (dark !== wasDark) changes += 1
      wasDark = dark
      if (changes === 3) return step
    }
    return length
  }
  return (side(1) + side(-1)) / 7
}

function readCorners({ isDark }: Plane, corners: Corners): string | null {
  const { topLeft, topRight, bottomLeft } = corners
  const across = away(topLeft, topRight)
  const down = away(topLeft, bottomLeft)
  const modules =
    across / (moduleTowards(isDark, topLeft, topRight) + moduleTowards(isDark, topRight, topLeft)) +
    down / (moduleTowards(isDark, topLeft, bottomLeft) + moduleTowards(isDark, bottomLeft, topLeft))
  const guess = Math.round((modules + 7 - 17) / 4)
  for (const version of [guess, guess - 1, guess + 1]) {
    if (version < 1 || version > LARGEST_VERSION) continue
    for (const fourth of fourthsOf(isDark, corners, sizeOf(version))) {
      const at = placer(corners, fourth, sizeOf(version))
      const text = readGrid(version, (x, y) => {
        const point = at(x + 0.5, y + 0.5)
        return isDark(Math.floor(point.x), Math.floor(point.y))
      })
      if (text !== null) return text
    }
  }
  return null
}

/** A point of the picture that is known in modules from the last row and column. */
type Fourth = Point & { readonly inset: number }

/** Where the small mark of the fourth corner is seen, and as if the code lay flat. */
function fourthsOf(
  isDark: Dark,
  { topLeft, topRight, bottomLeft }: Corners,
  size: number,
): Fourth[] {
  const span = size - 7
  const right = { x: (topRight.x - topLeft.x) / span, y: (topRight.y - topLeft.y) / span }
  const below = { x: (bottomLeft.x - topLeft.x) / span, y: (bottomLeft.y - topLeft.y) / span }
  const placed = (x: number, y: number): Point => ({
    x: topLeft.x + right.x * x + below.x * y,
    y: topLeft.y + right.y * x + below.y * y,
  })
  const flat = { ...placed(span, span), inset: 3.5 }
  if (size === 21) return [flat]
  const guess = { x: span - 3, y: span - 3 }
  const coarse = mostLike(isDark, placed, guess, { reach: 8, step: 0.5 })
  if (coarse.likeness < 17) return [flat]
  const fine = mostLike(isDark, placed, coarse, { reach: 0.8, step: 0.1 })
  return [{ ...placed(fine.x, fine.y), inset: 6.5 }, flat]
}

type Placed = (x: number, y: number) => Point

/** The middle of the places, in modules, that look most like the small mark; the nearer to the guess the better. */
function mostLike(
  isDark: Dark,
  placed: Placed,
  guess: Point,
  { reach, step }: { readonly reach: number; readonly step: number },
): Point & { readonly likeness: number } {
  let best = 0
  let sum = { x: 0, y: 0, count: 0 }
  for (let dx = -reach; dx <= reach; dx += step) {
    for (let dy = -reach; dy <= reach; dy += step) {
      const x = guess.x + dx
      const y = guess.y + dy
      const likeness = likenessAt(isDark, placed, x, y) - Math.hypot(dx, dy) * 0.25
      if (likeness < best) continue
      if (likeness > best + 0.5) sum = { x: 0, y: 0, count: 0 }
      best = likeness
      sum = { x: sum.x + x, y: sum.y + y, count: sum.count + 1 }
    }
  }
  return { x: sum.x / sum.count, y: sum.y / sum.count, likeness: best }
}

/** How many of 25 modules are as in a mark of dark, light and a dark middle. */
function likenessAt(isDark: Dark, placed: Placed, x: number, y: number): number {
  let count = 0
  for (let dx = -2; dx <= 2; dx += 1) {
    for (let dy = -2; dy <= 2; dy += 1) {
      const { x: px, y: py } = placed(x + dx, y + dy)
      const ring = Math.max(Math.abs(dx), Math.abs(dy))
      if (isDark(Math.floor(px), Math.floor(py)) === (ring !== 1)) count += 1
    }
  }
  return count
}

/** From modules to pixels by the plane projection that takes the four known points where they are seen. */
function placer(
  { topLeft, topRight, bottomLeft }: Corners,
  fourth: Fourth,
  size: number,
): (x: number, y: number) => Point {
  const near = 3.5
  const far = size - 3.5
  const last = size - fourth.inset
  const toModules = projection([
    { x: near, y: near },
    { x: far, y: near },
    { x: last, y: last },
    { x: near, y: far },
  ])
  const toPixels = projection([topLeft, topRight, fourth, bottomLeft])
  const whole = product(toPixels, adjugate(toModules))
  return (x, y) => {
    const [a, b, c] = [0, 3, 6].map(
      (row) => value(whole, row) * x + value(whole, row + 1) * y + value(whole, row + 2),
    )
    return { x: (a ?? 0) / (c ?? 1), y: (b ?? 0) / (c ?? 1) }
  }
}

/** Nine numbers, row by row: takes the unit square to these corners, in their order around it (Heckbert, 1989). */
function projection([p0, p1, p2, p3]: readonly [Point, Point, Point, Point]): number[] {
  const dx = p0.x - p1.x + p2.x - p3.x
  const dy = p0.y - p1.y + p2.y - p3.y
  const scale = (p1.x - p2.x) * (p3.y - p2.y) - (p3.x - p2.x) * (p1.y - p2.y)
  const g = (dx * (p3.y - p2.y) - dy * (p3.x - p2.x)) / scale
  const h = (dy * (p1.x - p2.x) - dx * (p1.y - p2.y)) / scale
  return [
    p1.x - p0.x + g * p1.x,
    p3.x - p0.x + h * p3.x,
    p0.x,
    p1.y - p0.y + g * p1.y,
    p3.y - p0.y + h * p3.y,
    p0.y,
    g,
    h,
    1,
  ]
}

/** The inverse but for a factor, which a projection does not mind. */
function adjugate(m: readonly number[]): number[] {
  return m.map((_, at) => {
    const row = Math.floor(at / 3)
    const column = at % 3
    const cell = (r: number, c: number) => value(m, (r % 3) * 3 + (c % 3))
    return (
      cell(column + 1, row + 1) * cell(column + 2, row + 2) -
      cell(column + 1, row + 2) * cell(column + 2, row + 1)
    )
  })
}

function product(left: readonly number[], right: readonly number[]): number[] {
  return left.map((_, at) => {
    const row = at - (at % 3)
    return [0, 1, 2].reduce(
      (sum, step) => sum + value(left, row + step) * value(right, step * 3 + (at % 3)),
      0,
    )
  })
}
