/**
 * Whether two series of measurements come from one source: the Mann-Whitney test (are those of one larger?) and the two-sample
 * Kolmogorov-Smirnov test (is their shape another?), both by their usual approximations for large samples. Pure.
 */

/** The value below which the given part (0 to 1) of the measurements lies, between neighbours in proportion. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (sorted.length - 1) * part
  const below = sorted[Math.floor(at)] ?? Number.NaN
  const above = sorted[Math.ceil(at)] ?? below
  return below + (above - below) * (at - Math.floor(at))
}

/**
 * Two-sided, with ties and the correction for continuity (Mann and Whitney 1947). `larger`: how often one drawn from `a` is larger
 * than one from `b`, 0.5 where they are alike. `p`: how often chance alone parts two equal sources so far.
 */
export function mannWhitney(
  a: readonly number[],
  b: readonly number[],
): { readonly larger: number; readonly p: number } {
  const all = [
    ...a.map((value) => ({ value, isA: true })),
    ...b.map((value) => ({ value, isA: false })),
  ].toSorted((one, other) => one.value - other.value)
  const count = all.length
  let rankSum = 0
  let ties = 0
  for (let from = 0; from < count;) {
    let to = from
    while (to < count && all[to]?.value === all[from]?.value) to += 1
    const size = to - from
    // Who are equal share the middle of their ranks.
    const rank = (from + 1 + to) / 2
    rankSum += rank * all.slice(from, to).filter(({ isA }) => isA).length
    ties += size ** 3 - size
    from = to
  }
  const pairs = a.length * b.length
  const u = rankSum - (a.length * (a.length + 1)) / 2
  const spread = Math.sqrt((pairs / 12) * (count + 1 - ties / (count * (count - 1))))
  const distance = Math.max(0, Math.abs(u - pairs / 2) - 0.5)
  return { larger: u / pairs, p: spread === 0 ? 1 : 2 * upperTail(distance / spread) }
}

/** `most`: the largest distance between the two cumulative curves, 0 to 1 (Smirnov 1948). */
export function kolmogorovSmirnov(
  a: readonly number[],
  b: readonly number[],
): { readonly most: number; readonly p: number } {
  const share = (values: readonly number[], limit: number) =>
    values.filter((value) => value <= limit).length / values.length
  const most = Math.max(...[...a, ...b].map((at) => Math.abs(share(a, at) - share(b, at))))
  const root = Math.sqrt((a.length * b.length) / (a.length + b.length))
  const lambda = (root + 0.12 + 0.11 / root) * most
  if (lambda < 0.2) return { most, p: 1 }
  let sum = 0
  for (let term = 1; term <= 100; term += 1) {
    sum += (term % 2 === 1 ? 2 : -2) * Math.exp(-2 * term * term * lambda * lambda)
  }
  return { most, p: Math.min(1, Math.max(0, sum)) }
}

/** Of the standard normal distribution, for x of 0 and more; wrong by less than 8e-8 (Abramowitz and Stegun 26.2.17). */
function upperTail(x: number): number {
  const t = 1 / (1 + 0.2316419 * x)
  const factors = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
  const sum = factors.reduceRight((inner, factor) => (inner + factor) * t, 0)
  return (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * sum
}
