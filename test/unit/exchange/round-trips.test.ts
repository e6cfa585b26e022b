/** From the bank to a format and back: nothing is different. And other people's parser reads what we write. */
import * as fc from 'fast-check'
import { parse } from 'gift-pegjs'
import { describe, expect, it } from 'vitest'
import { readGift } from '../../../site/src/lib/exchange/read-gift.ts'
import { readMoodleXml } from '../../../site/src/lib/exchange/read-moodle.ts'
import { readQtiPackage } from '../../../site/src/lib/exchange/read-qti-package.ts'
import type { Reading } from '../../../site/src/lib/exchange/reading.ts'
import { writeGift } from '../../../site/src/lib/exchange/write-gift.ts'
import { writeMoodleXml } from '../../../site/src/lib/exchange/write-moodle.ts'
import { writeQtiPackage } from '../../../site/src/lib/exchange/write-qti.ts'
import type { ExportedItem, Written } from '../../../site/src/lib/exchange/writing.ts'
import { anyItems, PICTURES } from './any-item.ts'

const RUNS = { numRuns: 100 }
/** Making the questions takes most of the time. */
const PATIENCE = 120_000

const kept = ({ items, refused }: Reading) => ({
  items: items.map(({ code, item, tags }) => ({ code, item, tags })),
  refused,
})

/** Written, read again, and held against what was written. */
async function expectSame<File>(
  items: readonly ExportedItem[],
  write: () => Written<File> | Promise<Written<File>>,
  read: (file: File, tell: () => void) => Promise<Reading>,
): Promise<void> {
  const { file, left } = await write()
  expect(left).toEqual([])
  const reading = await read(file, () => undefined)
  expect(kept(reading)).toEqual({ items, refused: [] })
  for (const [name, bytes] of reading.pictures) expect(bytes).toEqual(PICTURES.get(name))
}

describe('GIFT', { timeout: PATIENCE }, () => {
  it('gives back every question as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyItems, (items) =>
        expectSame(items, () => writeGift(items, PICTURES), readGift),
      ),
      RUNS,
    )
  })

  it('is read by gift-pegjs whole, question for question', () => {
    const kinds = {
      one: 'MC',
      many: 'MC',
      truth: 'TF',
      match: 'Matching',
      order: 'Matching',
      number: 'Numerical',
      short: 'Short',
      case: 'Description',
    } as const
    fc.assert(
      fc.property(anyItems, (items) => {
        const wanted = items.flatMap(({ code, item: { content } }) => [
          { title: code, type: kinds[content.type] },
          ...(content.type === 'case'
            ? content.questions.map((part) => ({
                title: `${code}-${part.id}`,
                type: kinds[part.content.type],
              }))
            : []),
        ])
        const parsed = parse(writeGift(items, PICTURES).file)
        expect(parsed.map(({ title, type }) => ({ title, type }))).toEqual(wanted)
      }),
      RUNS,
    )
  })
})

describe('Moodle XML', { timeout: PATIENCE }, () => {
  it('gives back every question as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyItems, (items) =>
        expectSame(items, () => writeMoodleXml(items, PICTURES), readMoodleXml),
      ),
      RUNS,
    )
  })
})

describe('QTI', { timeout: PATIENCE }, () => {
  it.for(['2.1', '3.0'] as const)('%s gives back every question as it was', async (version) => {
    await fc.assert(
      fc.asyncProperty(anyItems, (items) =>
        expectSame(items, () => writeQtiPackage(items, PICTURES, version), readQtiPackage),
      ),
      RUNS,
    )
  })
})
