/**
 * Hand-made files of every format, valid and broken: each is read as its expectation file says, question for question and line
 * for line. `expectations.json` beside the files is reviewed by a person; `said.ts` tells how a line of it is read.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'gift-pegjs'
import { decodeText } from '../../../site/src/lib/decode-text.ts'
import { readQuestions } from '../../../site/src/lib/exchange/read-questions.ts'
import { saidItem, saidRefusal } from './said.ts'

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures/exchange')
const FORMATS = ['gift', 'moodle-xml', 'aiken', 'qti', 'sheet'] as const

type Expected =
  | { readonly fault: string }
  | { readonly items: readonly string[]; readonly refused: readonly string[] }

const bytesOf = (format: string, name: string) =>
  new Uint8Array(readFileSync(path.join(FIXTURES, format, name)))

async function readAsSaid(format: string, name: string): Promise<Expected> {
  const reading = await readQuestions(name, bytesOf(format, name))
  if (!reading.ok) return { fault: `${reading.line} ${reading.fault}` }
  expect(reading.format).toBe(format)
  return { items: reading.items.map(saidItem), refused: reading.refused.map(saidRefusal) }
}

describe.for(FORMATS)('corpus of %s', (format) => {
  const expectations = JSON.parse(
    readFileSync(path.join(FIXTURES, format, 'expectations.json'), 'utf8'),
  ) as Record<string, Expected>
  const names = readdirSync(path.join(FIXTURES, format)).filter(
    (name) => name !== 'expectations.json',
  )

  it('has at least sixty files, each with its expectation', () => {
    expect(names.length).toBeGreaterThanOrEqual(60)
    expect(Object.keys(expectations).sort()).toEqual(names.sort())
  })

  it.for(names)('%s', async (name) => {
    expect(await readAsSaid(format, name)).toEqual(expectations[name])
  })
})

/** Kinds as gift-pegjs calls them; an ordering is a matching there, and our case a description. */
const KINDS: Readonly<Record<string, string>> = {
  one: 'MC',
  many: 'MC',
  truth: 'TF',
  match: 'Matching',
  order: 'Matching',
  number: 'Numerical',
  short: 'Short',
}

describe('two readers of GIFT', () => {
  const names = readdirSync(path.join(FIXTURES, 'gift')).filter((name) => name.endsWith('.gift'))

  it('agree on every file of which both take every question', async () => {
    let agreed = 0
    for (const name of names) {
      const bytes = bytesOf('gift', name)
      const ours = await readQuestions(name, bytes)
      const theirs = parsedByOthers(decodeText(bytes).replace(/^\uFEFF/, ''))
      if (!ours.ok || ours.refused.length > 0 || theirs === null) continue
      if (ours.items.some(({ item }) => item.content.type === 'case')) continue
      const kinds = ours.items.map(({ item }) => KINDS[item.content.type])
      expect({ name, kinds: theirs }).toEqual({ name, kinds })
      agreed += 1
    }
    expect(agreed).toBeGreaterThan(30)
  })
})

/** Null where it stops. */
function parsedByOthers(text: string): readonly string[] | null {
  try {
    return parse(text).flatMap(({ type }) => (type === 'Category' ? [] : [type]))
  } catch {
    return null
  }
}
