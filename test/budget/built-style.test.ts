/** The style that was built is read by the oldest browser that we serve: minifiers write for newer ones unless told otherwise. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const DIST = path.resolve(import.meta.dirname, '../../site/dist')

const texts = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(html|css|js)$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(DIST, file), 'utf8') }))

it('asks for widths as Chrome 64 reads them: `min-width`, never `width >=`', () => {
  const queries = texts.flatMap(({ file, text }) =>
    Array.from(text.matchAll(/@media\s*([^{}]+)\{/g), ([, query = '']) => ({ file, query })),
  )
  expect(queries.filter(({ query }) => query.includes('min-width')).length).toBeGreaterThan(10)
  expect(queries.filter(({ query }) => /[<>]/.test(query))).toEqual([])
})

it('keeps what only iPhones need', () => {
  const learner = texts.find(({ file }) => file === path.join('kerangka', 'kader', 'index.html'))
  expect(learner?.text).toContain('-webkit-text-size-adjust')
})
