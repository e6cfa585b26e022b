import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  itemVersion,
  type ItemVersion,
  type SimpleContent,
} from '../../../worker/contract/items.ts'
import {
  contentOf,
  freeId,
  newContent,
  retyped,
  type ContentForm,
} from '../../../site/src/features/curriculum/bank/content-form.ts'
import {
  itemFormOf,
  itemOf,
  isUntouched,
  newItem,
  nextAfter,
  tagOf,
} from '../../../site/src/features/curriculum/bank/item-form.ts'
import { sketchOf } from '../../../site/src/features/curriculum/bank/sketch-form.ts'
import { placedLints } from '../../../site/src/features/curriculum/bank/lint-place.ts'
import { readNumber, writeNumber } from '../../../site/src/features/curriculum/bank/read-number.ts'

const trimmed = (most: number, least = 0) =>
  fc
    .string({ unit: 'grapheme', maxLength: most })
    .map((text) => text.trim())
    .filter((text) => text.length >= least && text.length <= most)
const words = trimmed(200, 1)
const remark = trimmed(200)
const anyImage = fc.record({
  file: fc.stringMatching(/^[0-9a-f]{16}\.webp$/),
  alt: trimmed(60, 1),
})
const asked = fc.record(
  { stem: words, image: anyImage, explanation: remark },
  { requiredKeys: ['stem', 'explanation'] },
)
const ids = (count: number) => 'abcdefgh'.slice(0, count).split('')
const parts = <Part>(part: fc.Arbitrary<Part>, least = 2, most = 8) =>
  fc
    .array(part, { minLength: least, maxLength: most })
    .map((rows) => rows.map((row, at) => ({ id: ids(8)[at] ?? '', ...row })))
// An option has words, a picture, or both.
const anyOption = fc.oneof(
  fc.record({ text: words, right: fc.boolean(), why: remark }),
  fc.record({ text: remark, image: anyImage, right: fc.boolean(), why: remark }),
)
const line = trimmed(80, 1).filter((text) => !/[\n\r\u2028\u2029]/.test(text))
// Without the second zero: JSON has one.
const value = fc.double({ noNaN: true, min: -1e12, max: 1e12 }).map((number) => number || 0)

const simple: fc.Arbitrary<SimpleContent> = fc.oneof(
  ...(['one', 'many'] as const).map((type) =>
    fc.tuple(asked, parts(anyOption)).map(([head, options]) => ({ type, ...head, options })),
  ),
  fc.tuple(asked, fc.boolean(), remark, remark).map(([head, right, whyTrue, whyFalse]) => ({
    type: 'truth' as const,
    ...head,
    right,
    whyTrue,
    whyFalse,
  })),
  fc
    .tuple(
      asked,
      parts(fc.record({ left: words, right: words })),
      fc.array(words, { maxLength: 4 }),
    )
    .map(([head, pairs, extra]) => ({ type: 'match' as const, ...head, pairs, extra })),
  fc
    .tuple(asked, parts(fc.record({ text: words })))
    .map(([head, steps]) => ({ type: 'order' as const, ...head, steps })),
  fc
    .tuple(asked, value, value.map(Math.abs), trimmed(20))
    .map(([head, right, tolerance, unit]) => ({
      type: 'number' as const,
      ...head,
      value: right,
      tolerance,
      unit,
    })),
  fc
    .tuple(asked, fc.array(line, { minLength: 1, maxLength: 20 }))
    .map(([head, accepted]) => ({ type: 'short' as const, ...head, accepted })),
)
const content = fc.oneof(
  { weight: 6, arbitrary: simple },
  {
    weight: 1,
    arbitrary: fc
      .tuple(asked, parts(fc.record({ content: simple }), 1, 6))
      .map(([head, questions]) => ({ type: 'case' as const, ...head, questions })),
  },
)
const item: fc.Arbitrary<ItemVersion> = fc.record({
  level: fc.constantFrom(1 as const, 2 as const, 3 as const),
  objective: remark,
  source: remark,
  fact: fc.stringMatching(/^[a-z0-9-]{0,40}$/),
  shuffle: fc.boolean(),
  content,
})
const tags = fc.array(fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/), { maxLength: 12 })

describe('a question in the editor', () => {
  it('comes out as it went in, for every type', () => {
    fc.assert(
      fc.property(item, tags, (before, labels) => {
        const made = itemOf(itemFormOf(before, labels))
        expect(made).toEqual({ ok: true, item: before, tags: labels })
      }),
      { numRuns: 500 },
    )
  })

  it('is accepted by the contract whenever nothing is said to be missing', () => {
    const anyForm = fc
      .tuple(item, fc.array(fc.constantFrom('stem', 'value', 'accepted')))
      .map(([version, emptied]) => {
        const form = itemFormOf(version, [])
        const blank = Object.fromEntries(emptied.map((field) => [field, ' ']))
        return { ...form, content: { ...form.content, ...blank } }
      })
    fc.assert(
      fc.property(anyForm, (form) => {
        const made = itemOf(form)
        if (made.ok) expect(itemVersion.safeParse(made.item).success).toBe(true)
        else expect(made.gaps.length).toBeGreaterThan(0)
      }),
    )
  })

  it('can be sketched from its first letter on', () => {
    for (const type of [
      'one',
      'many',
      'truth',
      'match',
      'order',
      'number',
      'short',
      'case',
    ] as const) {
      const sketch = sketchOf({ ...newContent(type), stem: 'B' })
      expect([type, sketch.ok]).toEqual([type, true])
      if (!sketch.ok) continue
      const version = { ...newItemNotes, content: sketch.content }
      expect([type, itemVersion.safeParse(version).success]).toEqual([type, true])
    }
  })
})
const newItemNotes = { level: 1, objective: '', source: '', fact: '', shuffle: true }

const gapsOf = (form: ContentForm): string[] => {
  const made = contentOf(form)
  return made.ok ? [] : made.gaps.map(({ at, reason }) => `${at} ${reason}`)
}

describe('what is missing', () => {
  it('is said at the field that it is about', () => {
    const form = newContent('one')
    expect(gapsOf(form)).toEqual(['stem EMPTY', 'options FEW'])
    const [first, ...others] = form.options
    if (first === undefined) throw new Error('a new question has options')
    const image = { file: '0123456789abcdef.webp', alt: '' }
    expect(gapsOf({ ...form, stem: 'Apa?', options: [{ ...first, image }, ...others] })).toEqual([
      `option.${first.id}.image EMPTY`,
      'options FEW',
    ])
  })

  it('is said inside the question of a case', () => {
    const form = { ...newContent('case'), stem: 'Ibu Sari datang.' }
    expect(gapsOf(form)).toEqual(['a/stem EMPTY', 'a/options FEW'])
  })

  it('is no option that has a word for who chose it and says nothing itself', () => {
    const form = newContent('one')
    const options = form.options.map((option) => ({ ...option, why: 'Karena itu.' }))
    expect(gapsOf({ ...form, stem: 'Apa?', options })).toContain('option.b EMPTY')
  })

  it('is the answer of a sentence that nobody has called true or false', () => {
    expect(gapsOf({ ...newContent('truth'), stem: 'Bayi minum kopi.' })).toEqual(['truth EMPTY'])
  })

  it('tells a word from a number', () => {
    const form = { ...newContent('number'), stem: 'Berapa?', value: 'enam', tolerance: '-1' }
    expect(gapsOf(form)).toEqual(['tolerance NUMBER', 'value NUMBER'])
    const far = { ...form, value: '-1e13', tolerance: '2000000000000' }
    expect(gapsOf(far)).toEqual(['tolerance FAR', 'value FAR'])
  })

  it('counts what is too long instead of cutting it off', () => {
    const long = 'a'.repeat(1001)
    expect(gapsOf({ ...newContent('short'), stem: long, accepted: 'ya' })).toEqual(['stem LONG'])
  })

  it('takes a fact only by its id', () => {
    const form = newItem('truth')
    const made = itemOf({
      ...form,
      fact: 'Berat Lahir',
      content: { ...form.content, stem: 'Ya', isTrue: true },
    })
    expect(made).toEqual({ ok: false, gaps: [{ at: 'fact', reason: 'NUMBER' }] })
  })
})

describe('a new question', () => {
  it('has letters that say nothing of who stands first', () => {
    const first = Array.from({ length: 100 }, () => newContent('one').options[0]?.id)
    expect(new Set(first)).toEqual(new Set(['a', 'b', 'c', 'd']))
    const letters = newContent('many').options.map(({ id }) => id)
    expect(letters.toSorted()).toEqual(['a', 'b', 'c', 'd'])
  })
})

describe('another type', () => {
  it('loses no word, and back again the question is the same', () => {
    const form = { ...newContent('one'), stem: 'Apa?', explanation: 'Itu.', accepted: 'ya' }
    expect(retyped(retyped(form, 'match'), 'one')).toEqual(form)
  })

  it('leaves one right option where one is asked for', () => {
    const many = newContent('many')
    const all = { ...many, options: many.options.map((option) => ({ ...option, right: true })) }
    expect(retyped(all, 'one').options.filter(({ right }) => right)).toHaveLength(1)
  })
})

describe('the next question', () => {
  it('keeps type, tags, level and source, and no word of the one before', () => {
    const form = newItem('short')
    const written = {
      ...form,
      level: 3 as const,
      tags: ['gizi'],
      source: 'Buku KIA',
      objective: 'x',
      content: { ...form.content, stem: 'Apa?', accepted: 'ya' },
    }
    const next = nextAfter(written)
    expect(next).toEqual({
      ...newItem('short'),
      content: next.content,
      level: 3,
      tags: ['gizi'],
      source: 'Buku KIA',
    })
    expect(isUntouched(next)).toBe(true)
  })

  it('has an id that no part had', () => {
    const rows: { id: string }[] = []
    for (let count = 0; count < 60; count += 1) rows.push({ id: freeId(rows) })
    expect(new Set(rows.map(({ id }) => id)).size).toBe(60)
  })
})

describe('numbers as they are typed', () => {
  it.each([
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['1.250', 1250],
    ['1.250,75', 1250.75],
    ['0.125', 0.125],
    ['-3', -3],
    [' 12 ', 12],
    ['1 000', 1000],
    ['enam', null],
    ['', null],
    ['1,2,3', null],
    ['12cm', null],
  ])('%j is %s', (typed, number) => {
    expect(readNumber(typed)).toBe(number)
  })

  it('are read back as they were written', () => {
    fc.assert(
      fc.property(value, (number) => {
        expect(readNumber(writeNumber(number))).toBe(number)
      }),
    )
  })
})

describe('tags', () => {
  it.each([
    ['ASI Eksklusif', 'asi-eksklusif'],
    ['  gizi / ibu hamil ', 'gizi-ibu-hamil'],
    ['Éclair', 'eclair'],
    ['!!', ''],
  ])('%j becomes %j', (typed, tag) => {
    expect(tagOf(typed)).toBe(tag)
  })

  it('always fit the contract', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), (typed) => {
        expect(tagOf(typed)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/)
        expect(tagOf(typed).length).toBeLessThanOrEqual(40)
      }),
    )
  })
})

describe('a weakness', () => {
  const placesOf = (form: ContentForm, lints: Parameters<typeof placedLints>[1]) =>
    placedLints(form, lints).map(({ at, isBlocking }) => `${at}${isBlocking ? '!' : ''}`)

  it('stands beside the option that it is about', () => {
    expect(
      placesOf(newContent('one'), [
        { reason: 'OPTION_TWICE', about: 'b' },
        { reason: 'ALT_MISSING', about: 'c' },
        { reason: 'RIGHT_MISSING', about: '' },
        { reason: 'WHY_MISSING', about: 'a, b' },
        { reason: 'EXPLANATION_MISSING', about: '' },
        { reason: 'ALT_MISSING', about: '' },
      ]),
    ).toEqual(['option.b!', 'option.c.image!', 'options!', 'options', 'explanation', 'image!'])
  })

  it('stands in the question of a case', () => {
    const form = newContent('case')
    const question = form.questions[0]
    if (question === undefined) throw new Error('a new case has a question')
    const asking = {
      ...form,
      questions: [{ id: 'a', form: { ...question.form, stem: 'Yang bukan gizi:' } }],
    }
    expect(
      placesOf(asking, [
        { reason: 'OPTION_TWICE', about: 'a.b' },
        { reason: 'EXPLANATION_MISSING', about: 'a' },
        { reason: 'NEGATIVE_STEM', about: 'bukan' },
        { reason: 'STEM_LONG', about: '130' },
      ]),
    ).toEqual(['a/option.b!', 'a/explanation', 'a/stem', 'stem'])
  })
})
