/** The table of ASVS 5.0: complete, and true as far as files can say it. Prints the counts. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { LEVEL_1, LEVEL_2 } from '../../asvs/levels.ts'
import type { Chapter, Proof, Row } from '../../asvs/row.ts'
import { V1, V2, V3 } from '../../asvs/v1-v3.ts'
import { V4, V5 } from '../../asvs/v4-v5.ts'
import { V6, V7 } from '../../asvs/v6-v7.ts'
import { V8, V9, V10, V11 } from '../../asvs/v8-v11.ts'
import { V12, V13, V14, V15, V16, V17 } from '../../asvs/v12-v17.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const TABLE: Chapter = {
  ...V1,
  ...V2,
  ...V3,
  ...V4,
  ...V5,
  ...V6,
  ...V7,
  ...V8,
  ...V9,
  ...V10,
  ...V11,
  ...V12,
  ...V13,
  ...V14,
  ...V15,
  ...V16,
  ...V17,
}
const rows = Object.entries(TABLE)
const texts = new Map<string, string | null>()

function textOf(file: string): string | null {
  const known = texts.get(file)
  if (known !== undefined) return known
  const full = path.join(ROOT, file)
  const text = existsSync(full) ? readFileSync(full, 'utf8') : null
  texts.set(file, text)
  return text
}

/** Titles stand in quotes; one that is long is broken by nobody. */
function isThere([file, title]: Proof): boolean {
  const text = textOf(`test/${file}`)
  return (
    title !== '' &&
    ["'", '"', '`'].some((quote) => text?.includes(`${quote}${title}${quote}`) === true)
  )
}

function faultsOf(id: string, row: Row): string[] {
  if (row.is === 'tested') {
    return row.by
      .filter((proof) => !isThere(proof))
      .map((proof) => `${id}: no test ${proof.join(' > ')}`)
  }
  if (row.is === 'stated') {
    return row.in
      .filter(([file, phrase]) => textOf(file)?.includes(phrase) !== true)
      .map((proof) => `${id}: not said ${proof.join(' > ')}`)
  }
  return []
}

it('has every requirement of levels 1 and 2, and none that does not exist', () => {
  expect(Object.keys(TABLE).toSorted()).toEqual(
    [...LEVEL_1, ...LEVEL_2].map((id) => `V${id}`).toSorted(),
  )
})

it('names only tests and sentences that are there', () => {
  expect(rows.flatMap(([id, row]) => faultsOf(id, row))).toEqual([])
})

it('says how many are held by what', async ({ annotate }) => {
  const count = (ids: readonly string[], is: Row['is']) =>
    ids.filter((id) => TABLE[`V${id}`]?.is === is).length
  for (const [name, ids] of [
    ['level 1', LEVEL_1],
    ['level 2', LEVEL_2],
  ] as const) {
    const parts = [count(ids, 'tested'), count(ids, 'stated'), count(ids, 'absent')] as const
    await annotate(
      `ASVS 5.0 ${name}: ${ids.length} requirements, ${parts[0]} tested, ${parts[1]} stated, ${parts[2]} about what is not here`,
      'figure',
    )
    expect(parts[0] + parts[1] + parts[2]).toBe(ids.length)
  }
})
