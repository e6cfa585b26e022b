/** Texts that the grammar would need minutes for are named before it sees them, and what people write is not. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readLesson } from '../../../site/src/features/curriculum/editor/read.ts'
import { contentProblemWords, CONTENT_REASONS } from '../../../site/src/text/curriculum.ts'
import { overLimit } from '../../../worker/contract/lesson-limits.ts'
import { takeTitle } from '../../../worker/contract/lesson-title.ts'
import { weighLesson } from '../../../worker/curriculum/draft/weigh-lesson.ts'

const SIZE = 99_000
const HEAD = '# Judul\n\n'
const filled = (unit: string) => HEAD + unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE)

const HOSTILE = [
  '>',
  '> ',
  '*a_',
  '_a*',
  '**a',
  '~a',
  '[',
  ']',
  '![',
  '[](a',
  '![](a',
  '[](<a',
  '[a]: ',
  '[^a]',

  '<',
  '<a b="',
  '<!--',
  '`a',
  ':istilah[',
  ':istilah[a]{',
  ':a[',
  '|',
  'a|',
  '- ',
  '+ ',
  '1. ',

  'www.a.',
  'a@b.',
  '\\',
  '&#',
  ':::bahaya\n',
  '- > a\n',
  '# a\n',
  '---\n',
  'a\n',
  '[a]: b\n',
  '|\n',
].map((unit) => [unit, filled(unit)] as const)

it.each(HOSTILE)(
  'names %j without end, renders none of it, and shows it as source in the editor',
  async (_, text) => {
    const limit = overLimit(text)
    expect(limit, text.slice(9, 30)).not.toBeNull()
    expect(CONTENT_REASONS).toContain(limit?.reason)
    expect(contentProblemWords(limit ?? { reason: '', about: '' })).toContain('Naskahnya tersimpan')
    const weighed = await weighLesson({
      text,
      module: 'modul',
      lesson: 'pelajaran',
      drawings: new Map(),
      drawingBytes: new Map(),
      media: new Map(),
      earlier: [text],
      today: '2026-11-21',
    })
    expect(weighed.screens).toEqual([])
    expect(weighed.problems).toEqual([{ file: 'modul/pelajaran.md', ...limit }])
    const [title, only, more] = readLesson(text).children
    expect([title?.textContent, only?.type.name, more]).toEqual(['Judul', 'raw', undefined])
    expect(only?.attrs['text']).toBe(
      text
        .slice(HEAD.length)
        .trimEnd()
        .replace(/^(?:[ \t]*\n)+/, ''),
    )
  },
)

it.each([
  ['LINE_HUGE', 3, `${HEAD}${'kata '.repeat(600)}`],
  ['NESTED_DEEP', 3, `${HEAD}>>>>>> a`],
  ['NESTED_DEEP', 3, `${HEAD}                    - a`],
  ['TABLE_WIDE', 3, `${HEAD}${'| a '.repeat(22)}|`],
  ['PARAGRAPH_HARD', 3, `${HEAD}${'*a_'.repeat(500)}`],
  ['LESSON_HUGE', 0, HEAD + 'kata '.repeat(7000)],
])('says %s with its line', (reason, line, text) => {
  expect(overLimit(text)).toMatchObject({ reason, line })
})

it('takes what people write: every lesson that is shipped, long lists and tables', () => {
  const folder = 'db/curriculum/kpm-dasar'
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.md'))
      expect(overLimit(readFileSync(`${folder}/${name}`, 'utf8'))).toBeNull()
  }
  const words = 'Kader **mendampingi** keluarga, dan mencatat *semua* kunjungan di buku.'
  expect(overLimit(HEAD + `- ${words}\n`.repeat(100))).toBeNull()
  expect(overLimit(HEAD + `1. ${words}\n`.repeat(100))).toBeNull()
  expect(overLimit(`${HEAD}| a | b |\n| - | - |\n${`| ${words} | b |\n`.repeat(60)}`)).toBeNull()
  expect(overLimit(HEAD + `${words}\n\n`.repeat(150))).toBeNull()
})

it('reads a title in one pass', () => {
  expect(takeTitle('\n# Satu dua ## \n\nIsi')).toEqual({
    title: 'Satu dua',
    body: '\n\n\nIsi',
    titleLine: 2,
  })
  expect(takeTitle(`# a${' '.repeat(90_000)}b`).title).toHaveLength(90_002)
  expect(takeTitle('Tanpa').title).toBe('')
})
