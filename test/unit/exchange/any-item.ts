/** Questions of every kind, with everything that a text can hold, for properties of the formats. */
import * as fc from 'fast-check'
import {
  itemVersion,
  type ItemContent,
  type ItemVersion,
  type SimpleContent,
} from '../../../worker/contract/items.ts'
import { pictureName } from '../../../site/src/lib/exchange/pictures.ts'
import type { ExportedItem } from '../../../site/src/lib/exchange/writing.ts'

/** The head of a WebP and some bytes that make it another. */
const webp = (mark: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(48)
  bytes.set([...'RIFF'].map((sign) => sign.charCodeAt(0)))
  bytes.set(
    [...'WEBPVP8X'].map((sign) => sign.charCodeAt(0)),
    8,
  )
  bytes[40] = mark
  return bytes
}

export const PICTURES = new Map<string, Uint8Array<ArrayBuffer>>(
  await Promise.all(
    [1, 2, 3].map(async (mark): Promise<[string, Uint8Array<ArrayBuffer>]> => [
      await pictureName(webp(mark)),
      webp(mark),
    ]),
  ),
)

/** Signs that mean something in one of the formats, beside ordinary words and letters of all kinds. */
const SIGNS = [
  ...'abcé =~#{}:\\[]()%*<>&"\'-_/|.,;?!$@`^+0123456789',
  '\n',
  '  ',
  '\t',
  '->',
  '//',
  '::',
  '####',
  '%50%',
  '[html]',
  '[plain]',
  '<b>',
  '</p>',
  '&amp;',
  '&lt;',
  ']]>',
  '-->',
  '<!--',
  '<![CDATA[',
  '\\n',
  '\\=',
  '{T}',
  '=x',
  'T',
  '1',
  'ANSWER: A',
  '@@PLUGINFILE@@',
  'ibu',
  'bayi',
  'ASI',
  '≥',
  'ﬁ',
  '\u00A0',
  '😀',
  'é',
  'ж',
  'ก',
  '&nbsp;',
  '&#32;',
  '\n\n',
]
const text = (most: number) =>
  fc
    .array(fc.oneof(fc.constantFrom(...SIGNS), fc.string({ unit: 'grapheme', maxLength: 8 })), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => clean(parts.join('')))
    .filter((made) => made !== '' && made.length <= most)
/** What the bank may hold beside this no file of text can: control characters and halves of characters. */
const clean = (made: string) =>
  made
    .toWellFormed()
    .replaceAll(/(?![\n\t])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .trim()

const remark = fc.oneof(fc.constant(''), text(400))
const image = fc.record({ file: fc.constantFrom(...PICTURES.keys()), alt: text(200) })
const ids = (count: number) =>
  fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,6}$/), { minLength: count, maxLength: count })

const asked = fc
  .record({ stem: text(600), image: fc.option(image, { nil: undefined }), explanation: remark })
  .map(({ image: shown, ...rest }) => (shown === undefined ? rest : { ...rest, image: shown }))

const option = fc
  .record({
    text: text(300),
    image: fc.option(image, { nil: undefined, freq: 4 }),
    why: remark,
    wordless: fc.boolean(),
  })
  .map(({ image: shown, wordless, ...rest }) =>
    shown === undefined ? rest : { ...rest, text: wordless ? '' : rest.text, image: shown },
  )

const numbered = <T>(count: number, part: fc.Arbitrary<T>) =>
  fc
    .tuple(ids(count), fc.array(part, { minLength: count, maxLength: count }))
    .map(([names, parts]) => parts.map((each, at) => ({ ...each, id: names[at] ?? '' })))
const count = fc.integer({ min: 2, max: 8 })

const one = fc
  .tuple(
    asked,
    count.chain((n) => fc.tuple(numbered(n, option), fc.nat({ max: n - 1 }))),
  )
  .map(([given, [options, key]]) => ({
    type: 'one' as const,
    ...given,
    options: options.map((each, at) => ({ ...each, right: at === key })),
  }))
const many = fc
  .tuple(
    asked,
    count.chain((n) =>
      fc.tuple(
        numbered(n, option),
        fc.nat({ max: n - 1 }),
        fc.array(fc.boolean(), { minLength: n, maxLength: n }),
      ),
    ),
  )
  .map(([given, [options, key, others]]) => ({
    type: 'many' as const,
    ...given,
    options: options.map((each, at) => ({ ...each, right: at === key || others[at] === true })),
  }))
const truth = fc
  .tuple(asked, fc.record({ right: fc.boolean(), whyTrue: remark, whyFalse: remark }))
  .map(([given, rest]) => ({ type: 'truth' as const, ...given, ...rest }))
const match = fc
  .tuple(
    asked,
    count.chain((n) => numbered(n, fc.record({ left: text(200), right: text(200) }))),
    fc.array(text(200), { maxLength: 4 }),
  )
  .map(([given, pairs, extra]) => ({ type: 'match' as const, ...given, pairs, extra }))
const order = fc
  .tuple(
    asked,
    count.chain((n) => numbered(n, fc.record({ text: text(200) }))),
  )
  .map(([given, steps]) => ({ type: 'order' as const, ...given, steps }))
const amount = fc
  .double({ noNaN: true, min: -1e12, max: 1e12 })
  .map((value) => (value === 0 ? 0 : value))
const number = fc
  .tuple(
    asked,
    fc.record({
      value: amount,
      tolerance: amount.map(Math.abs),
      unit: fc.oneof(fc.constant(''), text(20)),
    }),
  )
  .map(([given, rest]) => ({ type: 'number' as const, ...given, ...rest }))
const short = fc
  .tuple(asked, fc.array(text(100), { minLength: 1, maxLength: 20 }))
  .map(([given, accepted]) => ({ type: 'short' as const, ...given, accepted }))

const simple: fc.Arbitrary<SimpleContent> = fc.oneof(one, many, truth, match, order, number, short)
const situation = fc
  .tuple(
    asked,
    fc.integer({ min: 1, max: 6 }).chain((n) => numbered(n, fc.record({ content: simple }))),
  )
  .map(([given, questions]) => ({ type: 'case' as const, ...given, questions }))
const content: fc.Arbitrary<ItemContent> = fc.oneof({ weight: 5, arbitrary: simple }, situation)

const item: fc.Arbitrary<ItemVersion> = fc
  .record({
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    objective: remark,
    source: remark,
    fact: fc.oneof(fc.constant(''), fc.stringMatching(/^[a-z0-9-]{1,40}$/)),
    shuffle: fc.boolean(),
    content,
  })
  .map((made) => itemVersion.parse(made))

const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/)
export const anyItems: fc.Arbitrary<ExportedItem[]> = fc.uniqueArray(
  fc.record({ code: slug, item, tags: fc.uniqueArray(slug, { maxLength: 4 }) }),
  { minLength: 1, maxLength: 4, selector: ({ code }) => code },
)
