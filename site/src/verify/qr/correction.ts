/** Reed-Solomon correction over GF(256) as QR codes use it (ISO/IEC 18004, polynomial 0x11d, first root 1). */
const EXP: number[] = []
const LOG: number[] = []
for (let power = 0, value = 1; power < 255; power += 1) {
  EXP[power] = value
  EXP[power + 255] = value
  LOG[value] = power
  value *= 2
  if (value > 255) value ^= 0x11d
}

const of = (list: readonly number[], at: number): number => list[at] ?? 0

const times = (left: number, right: number): number =>
  left === 0 || right === 0 ? 0 : of(EXP, of(LOG, left) + of(LOG, right))

const inverse = (value: number): number => of(EXP, 255 - of(LOG, value))

/** The value of a polynomial, lowest power first. */
const valueAt = (polynomial: readonly number[], x: number): number =>
  polynomial.reduceRight((sum, one) => times(sum, x) ^ one, 0)

/** The words as they were written, `checks` of them at the end; null when more than half of `checks` are wrong. */
export function corrected(words: readonly number[], checks: number): number[] | null {
  const syndromes: number[] = []
  for (let root = 0; root < checks; root += 1) {
    syndromes.push(words.reduce((sum, one) => times(sum, of(EXP, root)) ^ one, 0))
  }
  if (syndromes.every((one) => one === 0)) return words.slice()

  const locator = locatorOf(syndromes)
  const wrong = locator.length - 1
  if (wrong > checks / 2) return null
  const omega = syndromes.map((_, at) =>
    locator.reduce(
      (sum, one, back) => sum ^ times(one, at < back ? 0 : of(syndromes, at - back)),
      0,
    ),
  )
  // Odd powers only: in this field the others fall out of a derivative.
  const slope = locator.map((_, at) => (at % 2 === 0 ? of(locator, at + 1) : 0))
  const right = words.slice()
  let found = 0
  for (let place = 0; place < words.length; place += 1) {
    const root = of(EXP, 255 - place)
    if (valueAt(locator, root) !== 0) continue
    found += 1
    const size = times(
      of(EXP, place),
      times(valueAt(omega.slice(0, checks), root), inverse(valueAt(slope, root))),
    )
    const at = words.length - 1 - place
    right[at] = of(right, at) ^ size
  }
  return found === wrong ? right : null
}

/** Berlekamp and Massey: the shortest polynomial whose roots are where the wrong words stand. */
function locatorOf(syndromes: readonly number[]): number[] {
  let locator = [1]
  let before = [1]
  let errors = 0
  let shift = 1
  let last = 1
  for (let at = 0; at < syndromes.length; at += 1) {
    const gap = locator.reduce((sum, one, back) => sum ^ times(one, of(syndromes, at - back)), 0)
    if (gap === 0) {
      shift += 1
      continue
    }
    const scale = times(gap, inverse(last))
    const next = locator.slice()
    before.forEach((one, place) => {
      next[place + shift] = of(next, place + shift) ^ times(scale, one)
    })
    if (2 * errors <= at) {
      before = locator
      errors = at + 1 - errors
      last = gap
      shift = 1
    } else {
      shift += 1
    }
    locator = Array.from(next, (one: number | undefined) => one ?? 0)
  }
  while (locator.length > 1 && of(locator, locator.length - 1) === 0) locator.pop()
  return locator
}
