/** Whatever can be made in the editor comes back from its Markdown as it was, and the Markdown does not move by another pass. */
import * as fc from 'fast-check'
import type { Mark, Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { readLesson } from '../../../site/src/features/curriculum/editor/read.ts'
import { schema } from '../../../site/src/features/curriculum/editor/schema.ts'
import { writeLesson } from '../../../site/src/features/curriculum/editor/write.ts'
import { overLimit } from '../../../worker/contract/lesson-limits.ts'
import { renderLesson } from '../../../worker/curriculum/compile/markdown.ts'

const RUNS = { numRuns: 30 }

/** What Markdown, GFM or the directives could take for something else, beside ordinary words. */
const TRICKY = [
  '#',
  '##',
  '-',
  '+',
  '*',
  '**',
  '_',
  '__',
  '>',
  '---',
  '***',
  '===',
  '~~',
  '~~~',
  '```',
  '`',
  '1.',
  '2)',
  ':::',
  ':::bahaya',
  '::suara{berkas="a"}',
  ':istilah[x]{arti="y"}',
  ':kata',
  'jam:08',
  '[x]',
  '[ ]',
  '[a](b)',
  '![a](b)',
  '[a]:',
  '<b>',
  '<!--',
  '&amp;',
  '&lt;',
  '&#35;',
  '\\',
  '\\*',
  '|',
  '||',
  '|-|',
  'www.contoh.id',
  'https://contoh.id/a_b*c',
  'a@b.id',
  '{#id .kelas}',
  '"',
  "'",
  '(c)',
  '!',
  '[^1]',
  '[^1]:',
  '$',
  '^',
  '~',
  '=',
  '\u00A0x',
  'ibu\u00A0hamil',
  '1.000',
  '98,5%',
  '“kata”',
  '…',
  '😀',
]
const word = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('ibu', 'hamil', 'Anda', 'desa', 'gizi', 'KPM', 'ya.', '(dua)'),
  },
  { weight: 2, arbitrary: fc.constantFrom(...TRICKY) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).map(plain) },
)
/** No white space at the ends and no control characters: the first is trimmed by Markdown, the second by the editor. */
function plain(text: string): string {
  const kept = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '').trim()
  return kept === '' ? 'x' : kept
}
const words = fc
  .array(word, { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(' ').trim().replace(/ {2,}/g, ' '))
/** Bars, in a choice, are what cuts it. */
const noBar = words.map((text) => text.replaceAll('|', 'l'))

const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constantFrom(schema.mark('strong'), schema.mark('em'), schema.mark('strike')),
  fc
    .constantFrom('https://contoh.id/a', '/belajar/', '#atas', 'https://contoh.id/?a=1&b=(2)')
    .map((href) => schema.mark('link', { href })),
  words.map((arti) => schema.mark('term', { arti })),
)
const textMark = fc.constantFrom(schema.mark('strong'), schema.mark('em'), schema.mark('strike'))

/** Runs of words with a space between that carries no mark, so that where a mark ends is not a matter of taste. */
function inline(text: fc.Arbitrary<string>, marks: fc.Arbitrary<Mark>): fc.Arbitrary<Node[]> {
  const run = fc.record({ text, marks: fc.array(marks, { maxLength: 2 }) })
  return fc.array(run, { minLength: 1, maxLength: 4 }).map((runs) =>
    runs.flatMap(({ text: value, marks: given }, index) => {
      const set = given.reduce<readonly Mark[]>((all, one) => one.addToSet(all), [])
      const piece = schema.text(value, set)
      return index === 0 ? [piece] : [schema.text(' '), piece]
    }),
  )
}
const joined = (nodes: readonly Node[]): Node[] => {
  // As the document itself does: neighbours with the same marks are one text.
  const content = schema.node('paragraph', null, [...nodes]).content
  return [...content.content].length === 0 ? [] : mergeText(content.content)
}
function mergeText(nodes: readonly Node[]): Node[] {
  const merged: Node[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    if (last?.isText === true && node.isText && last.sameMarkup(node)) {
      merged[merged.length - 1] = schema.text(`${last.text ?? ''}${node.text ?? ''}`, node.marks)
    } else merged.push(node)
  }
  return merged
}
const paragraph = inline(words, mark).map((nodes) => schema.node('paragraph', null, joined(nodes)))
const broken = fc
  .tuple(inline(words, mark), inline(words, mark))
  .map(([above, below]) =>
    schema.node('paragraph', null, [...joined(above), schema.node('hard_break'), ...joined(below)]),
  )
const heading = fc
  .tuple(fc.constantFrom(2, 3, 4), inline(words, mark))
  .map(([level, nodes]) => schema.node('heading', { level }, joined(nodes)))
const address = fc.constantFrom('gambar/peta.svg', 'media/0123456789abcdef.webp')
const picture = fc
  .record({ src: address, alt: words, caption: fc.option(words, { nil: '' }) })
  .map((attrs) => schema.node('picture', attrs))
const audio = words.map((judul) => schema.node('audio', { berkas: '0123456789abcdef.webm', judul }))
const video = words.map((judul) => schema.node('video', { href: 'https://contoh.id/v', judul }))
const cell = (name: 'table_header' | 'table_cell', align: string | null) =>
  fc
    .oneof(fc.constant<Node[]>([]), inline(words, mark))
    .map((nodes) => schema.node(name, { align }, [schema.node('paragraph', null, joined(nodes))]))
const table = fc
  .tuple(
    fc.array(fc.constantFrom(null, 'left', 'right', 'center'), { minLength: 1, maxLength: 3 }),
    fc.integer({ min: 0, max: 2 }),
  )
  .chain(([aligns, rows]) => {
    const row = (name: 'table_header' | 'table_cell') =>
      fc
        .tuple(...aligns.map((align) => cell(name, align)))
        .map((cells) => schema.node('table_row', null, cells))
    return fc
      .tuple(row('table_header'), ...Array.from({ length: rows }, () => row('table_cell')))
      .map((all) => schema.node('table', null, all))
  })
const choice = fc
  .record({ isRight: fc.boolean(), text: inline(noBar, textMark), said: inline(noBar, mark) })
  .map(({ isRight, text, said }) =>
    schema.node('choice', { isRight }, [
      schema.node('choice_text', null, joined(text)),
      schema.node('choice_feedback', null, joined(said)),
    ]),
  )
const practice = fc
  .record({ pertanyaan: words, choices: fc.array(choice, { minLength: 2, maxLength: 4 }) })
  .map(({ pertanyaan, choices }) => schema.node('practice', { pertanyaan }, choices))
/** What is right in a line: without the sign that stands before it, and with no space at its ends. */
const right = words.map((text) => text.replaceAll(/[|>=]/g, '').trim().replace(/ {2,}/g, ' '))
const lineOf = (name: 'sorted' | 'counted', attribute: string) =>
  fc
    .record({ answer: right, text: inline(noBar, textMark), said: inline(noBar, mark) })
    .map(({ answer, text, said }) =>
      schema.node(name, { [attribute]: answer }, [
        schema.node('choice_text', null, joined(text)),
        schema.node('choice_feedback', null, joined(said)),
      ]),
    )
const sort = fc
  .record({
    pertanyaan: words,
    kelompok: words,
    lines: fc.array(lineOf('sorted', 'kelompok'), { minLength: 1, maxLength: 4 }),
  })
  .map(({ pertanyaan, kelompok, lines }) => schema.node('sort', { pertanyaan, kelompok }, lines))
const counted = fc
  .record({
    pertanyaan: words,
    lines: fc.array(lineOf('counted', 'jawaban'), { minLength: 1, maxLength: 4 }),
  })
  .map(({ pertanyaan, lines }) => schema.node('count', { pertanyaan }, lines))
const leafBlock = fc.oneof(
  paragraph,
  broken,
  heading,
  picture,
  audio,
  video,
  table,
  practice,
  sort,
  counted,
)

/** A list is loose when something else than a list follows in one of its items, and may be when it has two items. */
function list(inner: fc.Arbitrary<Node>): fc.Arbitrary<Node> {
  const item = fc.tuple(paragraph, fc.array(inner, { maxLength: 1 }))
  return fc
    .record({
      items: fc.array(item, { minLength: 1, maxLength: 3 }),
      isOrdered: fc.boolean(),
      start: fc.integer({ min: 0, max: 12 }),
      may: fc.boolean(),
    })
    .map(({ items, isOrdered, start, may }) => {
      const isLoose = items.some(([, rest]) => rest.length > 0) || (may && items.length > 1)
      const nodes = items.map(([first, rest]) => schema.node('list_item', null, [first, ...rest]))
      return isOrdered
        ? schema.node('ordered_list', { start, isLoose }, nodes)
        : schema.node('bullet_list', { isLoose }, nodes)
    })
}
const BOXES = ['danger', 'actions', 'refer'] as const
function boxed(inner: fc.Arbitrary<Node>): fc.Arbitrary<Node> {
  const inside = fc.array(inner, { minLength: 1, maxLength: 3 })
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...BOXES), inside)
      .map(([name, nodes]) => schema.node(name, null, nodes)),
    fc.tuple(words, inside).map(([judul, nodes]) => schema.node('story', { judul }, nodes)),
    fc
      .tuple(
        fc.record({ angka: words, sumber: words, daerah: fc.constantFrom('', 'ya', 'tidak') }),
        inside,
      )
      .map(([given, nodes]) =>
        schema.node(
          'fact',
          { ...given, id: 'a-1', ditinjau: '2026-11-21', 'tinjau-ulang': '2027-11-21' },
          nodes,
        ),
      ),
    inside.map((nodes) => schema.node('blockquote', null, nodes)),
  )
}
const block = fc.oneof(
  { weight: 4, arbitrary: leafBlock },
  { weight: 2, arbitrary: list(fc.oneof(paragraph, list(paragraph), boxed(leafBlock))) },
  { weight: 2, arbitrary: boxed(fc.oneof(leafBlock, list(paragraph), boxed(leafBlock))) },
)
const screens = fc.array(fc.array(block, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 3,
})
/** What is over a limit of lessons is read as one block of source: `lesson-limits.test.ts`. */
const lesson = fc
  .tuple(words, screens)
  .map(([title, all]) =>
    schema.node('doc', null, [
      schema.node('title', null, [schema.text(title)]),
      ...all.flatMap((blocks, index) =>
        index === 0 ? blocks : [schema.node('screen_break'), ...blocks],
      ),
    ]),
  )
  .filter((doc) => overLimit(writeLesson(doc)) === null)

describe('a lesson made in the editor', () => {
  test('comes back from its Markdown as the same document', () => {
    fc.assert(
      fc.property(lesson, (doc) => {
        doc.check()
        expect(readLesson(writeLesson(doc)).toJSON()).toEqual(doc.toJSON())
      }),
      RUNS,
    )
  }, 120_000)

  test('is written the same again after it was read', () => {
    fc.assert(
      fc.property(lesson, (doc) => {
        const text = writeLesson(doc)
        expect(writeLesson(readLesson(text))).toBe(text)
      }),
      RUNS,
    )
  }, 120_000)

  test('holds nothing that the Worker takes for raw HTML, a footnote, or a directive it does not know', () => {
    const never = [
      'HTML_REFUSED',
      'FOOTNOTE_REFUSED',
      'DIRECTIVE_UNKNOWN',
      'TASK_LIST_REFUSED',
      'BREAK_INSIDE_BLOCK',
      'SECOND_TITLE',
      'PRACTICE_FORM',
      'TITLE_MISSING',
      'IMAGE_NOT_ALONE',
    ]
    fc.assert(
      fc.property(lesson, (doc) => {
        const { problems, screens: rendered } = renderLesson(writeLesson(doc), new Map())
        expect(problems.filter(({ reason }) => never.includes(reason))).toEqual([])
        expect(rendered).toHaveLength(
          doc.children.filter(({ type }) => type.name === 'screen_break').length + 1,
        )
      }),
      RUNS,
    )
  }, 120_000)
})
