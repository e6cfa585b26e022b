/** What a printed course says of time, and what stands in its margins. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lessonMinutes } from '../../../site/src/features/curriculum/course-print/lesson-minutes.ts'
import { pageStyle } from '../../../site/src/features/curriculum/course-print/page-style.ts'
import { quizWords, versionWords } from '../../../site/src/text/course-print.ts'

describe('time for lessons', () => {
  it('is shared by length in steps of five minutes', () => {
    expect(lessonMinutes(90, [100, 100])).toEqual([45, 45])
    expect(lessonMinutes(45, [300, 100, 0])).toEqual([30, 10, 5])
    expect(lessonMinutes(90, [])).toEqual([])
  })

  it('always makes up the whole, with something for each while there is enough', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }).map((quarters) => Math.round(quarters * 22.5)),
        fc.array(fc.nat(3000), { minLength: 1, maxLength: 12 }),
        (minutes, words) => {
          const shared = lessonMinutes(minutes, words)
          expect(shared.reduce((sum, each) => sum + each, 0)).toBe(minutes)
          if (minutes >= words.length * 5)
            for (const each of shared) expect(each).toBeGreaterThanOrEqual(5)
        },
      ),
    )
  })
})

it('never lets a title of a course write the style of a page', () => {
  const style = pageStyle('Judul "; } body { display: none } \\ \n <style>', true)
  expect(style).toContain('DATA CONTOH')
  expect(style.match(/"[^"]*"/g)?.join('')).toContain('body { display: none }')
  expect(style.replaceAll(/"[^"]*"/g, '')).not.toContain('body')
  expect(style).not.toContain('<')
  expect(pageStyle('Judul', false)).not.toContain('DATA CONTOH')
})

it('says which version it is, and how a quiz is taken', () => {
  const at = '2026-11-22T08:00:00.000Z'
  expect(versionWords({ number: 3, publishedAt: at }, at, 'Asia/Jakarta')).toBe(
    'Versi 3, diterbitkan 22 November 2026',
  )
  expect(versionWords(null, at, 'Asia/Makassar')).toBe(
    'Draf, disimpan 22 November 2026, 16.00 WITA',
  )
  expect(quizWords({ passMark: 70, questions: 5, minutes: 20 }, 8)).toBe(
    'Setiap kali diambil 5 soal dari 8. Lulus mulai nilai 70. Waktu 20 menit.',
  )
})
