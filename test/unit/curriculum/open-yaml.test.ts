/** YAML that the reader would need seconds or minutes for is named before it sees it. */
import { expect, it } from 'vitest'
import { CONTENT_REASONS } from '../../../site/src/text/curriculum.ts'
import { parseYaml } from '../../../worker/curriculum/compile/source.ts'

const SIZE = 90_000
const filled = (unit: string) => unit.repeat(SIZE / unit.length)
const faultOf = (source: string) => {
  const read = parseYaml(source)
  return read.ok ? null : read.faults[0]
}

it.each([
  ['FILE_LINE_HUGE', filled('[')],
  ['FILE_LINE_HUGE', filled('- ')],
  ['FILE_LINE_HUGE', filled('{a: ')],
  ['FILE_NESTED', '[\n'.repeat(40)],
  ['FILE_NESTED', `${' '.repeat(80)}a: 1`],
  ['FILE_LINES_MANY', Array.from({ length: 6_000 }, (_, at) => `a${at}: 1`).join('\n')],
  ['FILE_HUGE', filled('a: b\n').repeat(2)],
])('says %s', (reason, source) => {
  expect(faultOf(source)).toMatchObject({ reason })
  expect(CONTENT_REASONS).toContain(reason)
})

it('still finds a key that is there twice, by its line', () => {
  expect(faultOf('a: 1\nb:\n  c: 1\n  c: 2\n')).toEqual({
    line: 4,
    reason: 'YAML_BROKEN',
    about: 'DUPLICATE_KEY',
  })
})

it('names the line of what is broken', () => {
  expect(faultOf('a: 1\nb: "x\n')).toMatchObject({ reason: 'YAML_BROKEN' })
})
