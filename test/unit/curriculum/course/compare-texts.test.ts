import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareTexts,
  joinTexts,
  paragraphsOf,
} from '../../../../site/src/features/curriculum/course/compare-texts.ts'
import { readable, screenOfLine } from '../../../../site/src/features/curriculum/course/screens.ts'

const text = (...paragraphs: string[]): string => `${paragraphs.join('\n\n')}\n`
const paragraphs = fc.array(fc.constantFrom('satu', 'dua', 'tiga', 'empat', 'lima'), {
  maxLength: 8,
})

describe('paragraphs of a lesson', () => {
  it('are parted by empty lines, and a box stays whole', () => {
    const box = ':::kotak-bahaya\n\nSegera rujuk.\n\n:::'
    expect(paragraphsOf(text('# Judul', box, 'Akhir'))).toEqual(['# Judul', box, 'Akhir'])
  })

  it('of a box that is never closed do not swallow less than the rest', () => {
    expect(paragraphsOf(':::cerita\n\nSatu\n\nDua').join('\n')).toBe(':::cerita\n\nSatu\n\nDua')
  })
})

describe('two texts beside each other', () => {
  it('show what both have once and what differs on both sides', () => {
    expect(compareTexts(text('a', 'saya', 'b'), text('a', 'rekan', 'b', 'c'))).toEqual([
      { is: 'same', text: 'a' },
      { is: 'different', mine: 'saya', theirs: 'rekan' },
      { is: 'same', text: 'b' },
      { is: 'different', mine: null, theirs: 'c' },
    ])
  })

  it('leave no paragraph of either out, in its order', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, (mine, theirs) => {
        const rows = compareTexts(text(...mine), text(...theirs))
        const left = rows.flatMap((row) => (row.is === 'same' ? row.text : (row.mine ?? [])))
        const right = rows.flatMap((row) => (row.is === 'same' ? row.text : (row.theirs ?? [])))
        expect([left, right]).toEqual([mine, theirs])
      }),
    )
  })
})

describe('both texts joined', () => {
  it('take from each what it changed', () => {
    const base = text('a', 'b', 'c')
    const joined = joinTexts(base, text('a1', 'b', 'c'), text('a', 'b', 'c', 'd'))
    expect(joined).toEqual({ text: text('a1', 'b', 'c', 'd'), isClean: true })
  })

  it('take out what one took out and the other left alone', () => {
    const joined = joinTexts(text('a', 'b', 'c'), text('a', 'c'), text('a', 'b', 'c1'))
    expect(paragraphsOf(joined.text)).toContain('c1')
  })

  it('hold both where both changed one place, and say so', () => {
    const joined = joinTexts(text('a', 'b'), text('a', 'saya'), text('a', 'rekan'))
    expect(joined).toEqual({ text: text('a', 'saya', 'rekan'), isClean: false })
  })

  it('hold every paragraph that either of them added', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, paragraphs, (base, mine, theirs) => {
        const joined = paragraphsOf(joinTexts(text(...base), text(...mine), text(...theirs)).text)
        for (const added of [...mine, ...theirs].filter((each) => !base.includes(each)))
          expect(joined).toContain(added)
      }),
    )
  })

  it('are the other text where one changed nothing', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, (base, mine) => {
        expect(joinTexts(text(...base), text(...mine), text(...base)).text).toBe(text(...mine))
      }),
    )
  })
})

describe('where a line of a lesson stands', () => {
  it('is the screen that the breaks before it make', () => {
    const lesson = '# Judul\n\nSatu\n\n---\n\nDua\n\n***\n\nTiga'
    expect([3, 5, 7, 11].map((line) => screenOfLine(lesson, line))).toEqual([1, 2, 2, 3])
  })

  it('does not change under a heading that is underlined', () => {
    expect(screenOfLine('Judul\n---\n\nIsi', 4)).toBe(1)
  })
})

describe('a paragraph for reading', () => {
  it('names its boxes and pictures and keeps every word', () => {
    const card = ':::kartu-fakta{id="a" angka="21%" sumber="SKI"}\n\n**Satu** dari lima.\n\n:::'
    expect(readable(card)).toContain('[kartu fakta] a 21% SKI')
    expect(readable(card)).toContain('Satu dari lima.')
    expect(readable('![Peta desa](gambar/peta.svg)')).toBe('[Peta desa]')
  })
})
