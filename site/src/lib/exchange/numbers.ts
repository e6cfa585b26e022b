/** Numbers as formats write them: digits with a point, no exponent. */
import { Refused } from './reading.ts'

/** `1e-7` → `0.0000001`: the formats know no exponent. */
export function plainNumber(value: number): string {
  const [digits = '0', exponent] = String(value).split('e')
  if (exponent === undefined) return digits
  const isNegative = digits.startsWith('-')
  const [whole = '0', part = ''] = digits.replace('-', '').split('.')
  const point = whole.length + Number(exponent)
  const all = whole + part
  const written =
    point <= 0
      ? `0.${'0'.repeat(-point)}${all}`
      : point >= all.length
        ? all.padEnd(point, '0')
        : `${all.slice(0, point)}.${all.slice(point)}`
  return `${isNegative ? '-' : ''}${written}`
}

/** `3,5` and `3.5` are the same; thousands are not set apart. Throws Refused NUMBER_WRONG. */
export function readNumber(text: string): number {
  const written = text.trim().replace(',', '.')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(written)) throw new Refused('NUMBER_WRONG')
  const value = Number(written)
  if (!Number.isFinite(value)) throw new Refused('NUMBER_WRONG')
  // No negative zero: it is written without its sign.
  return value === 0 ? 0 : value
}

/** From one bound to the other → its middle and how far it reaches. */
export function rangeOf(low: number, high: number): { value: number; tolerance: number } {
  if (low > high) throw new Refused('NUMBER_WRONG')
  const exact = (value: number) => Number(value.toPrecision(12))
  return { value: exact((low + high) / 2), tolerance: exact((high - low) / 2) }
}
