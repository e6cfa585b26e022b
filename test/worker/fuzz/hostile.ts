/** What somebody sends who looks for a fault: values that are of the wrong kind, too large, or written to be run somewhere. */
import * as fc from 'fast-check'

/** Nothing of them may come back as more than text, and none may end in an error that nobody foresaw. */
const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u202Eterbalik\u2066',
  '\uD800',
  '\uFEFF\u200B\u2028\u2029',
  'é'.repeat(60),
  '👩‍👩‍👧‍👦'.repeat(20),
  'A'.repeat(70_000),
  '9'.repeat(400),
  `'`,
  `' OR '1'='1' --`,
  `"; DROP TABLE cadres; --`,
  `%' AND 1=(SELECT 1/0) --`,
  '1 UNION SELECT name FROM sqlite_master',
  '%',
  '_'.repeat(60),
  '*'.repeat(200),
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '{{7*7}}${7*7}<%= 7*7 %>',
  '../../../../etc/passwd',
  '..%2f..%2f',
  '%00',
  '%E0%A4%A',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  "=cmd|' /C calc'!A0",
  '\r\nSet-Cookie: s=1',
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  '0x1F',
  'null',
  'undefined',
  '[object Object]',
  '__proto__',
  'constructor',
  '0000-00-00',
  '9999-12-31T23:59:60.999999999Z',
  '2026-02-30',
  '+275760-09-13T00:00:00.001Z',
  'ID',
  '99.99',
  '35.08.01.2005',
  '33.75',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '(a+)+$',
  `${'a'.repeat(3000)}!`,
  '٣٥',
]

const HOSTILE_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  1e308,
  -1e308,
  Number.MAX_SAFE_INTEGER,
  2 ** 53,
  -(2 ** 63),
  [],
  {},
  [null],
  [[]],
  { length: 1 },
  { toString: 'x', valueOf: 1 },
  nested(200),
  Array.from({ length: 3000 }, () => 'x'),
  Array.from({ length: 300 }, () => ({})),
]

function nested(depth: number): unknown {
  let value: unknown = 'x'
  for (let at = 0; at < depth; at += 1) value = at % 2 === 0 ? [value] : { a: value }
  return value
}

/** Names that reach into what a program is made of, and one that no contract has. */
const HOSTILE_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'role', 'id; --']

export const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'binary', maxLength: 60 }),
)
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_VALUES) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)

/** Of a value: one place is replaced, left out, doubled, or gets a name that nobody asked for. */
type Change = {
  readonly how: 'replace' | 'remove' | 'add' | 'repeat'
  /** Picks the place; taken modulo how many there are. */
  readonly where: number
  readonly key: string
  readonly value: unknown
}
/** `known`: what exists elsewhere, tried in every place. */
export const changeOf = (known: readonly string[]): fc.Arbitrary<Change> =>
  fc.record({
    how: fc.constantFrom('replace', 'replace', 'remove', 'add', 'repeat'),
    where: fc.nat({ max: 10_000 }),
    key: fc.constantFrom(...HOSTILE_KEYS),
    value: fc.oneof(hostileValue, fc.constantFrom(...known)),
  })

type Place = { readonly holder: Record<string, unknown>; readonly key: string }

/** Changes a copy. */
export function changed(
  value: Record<string, unknown>,
  changes: readonly Change[],
): Record<string, unknown> {
  const copy = structuredClone(value)
  for (const { how, where, key, value: hostile } of changes) {
    const places = [...placesOf(copy)]
    const place = places[where % Math.max(1, places.length)]
    const holder = place?.holder ?? copy
    if (how === 'add' || place === undefined) setOwn(holder, key, structuredClone(hostile))
    else if (how === 'remove') delete holder[place.key]
    else if (how === 'repeat' && Array.isArray(holder[place.key])) {
      const list = holder[place.key] as unknown[]
      holder[place.key] = [...list, ...list, ...list]
    } else setOwn(holder, place.key, structuredClone(hostile))
  }
  return copy
}

/** Also `__proto__` becomes a name of its own here, as JSON carries it. */
function setOwn(holder: object, key: string, value: unknown): void {
  Object.defineProperty(holder, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

function* placesOf(value: unknown, depth = 0): Generator<Place> {
  if (typeof value !== 'object' || value === null || depth > 6) return
  // Safe: arrays are read by their index as text.
  const holder = value as Record<string, unknown>
  for (const key of Object.keys(holder).slice(0, 40)) {
    yield { holder, key }
    yield* placesOf(holder[key], depth + 1)
  }
}
