/** Takes questions out of the bank page by page, with their pictures, and writes them as a file of another system. */
import { countBank, exportItems } from '../../../../../worker/contract/bank.ts'
import { call } from '../../../lib/call.ts'
import { picturesOf, type ExportedItem, type Written } from '../../../lib/exchange/writing.ts'

export type ExportFormat = 'gift' | 'moodle' | 'qti21' | 'qti30'
export type Told = (step: 'reading' | 'pictures', done: number, total: number) => void
export type Exported = {
  readonly file: Blob
  readonly ending: string
  readonly count: number
  readonly left: Written<unknown>['left']
}

/** Null when the bank has none. Throws CallProblem. */
export async function exported(
  area: string,
  tag: string | null,
  format: ExportFormat,
  tell: Told,
): Promise<Exported | null> {
  const items = await allItems(area, tag, tell)
  if (items.length === 0) return null
  const pictures = await allPictures(items, tell)
  const { file, ending, left } = await written(items, pictures, format)
  return { file, ending, left, count: items.length - left.length }
}

async function allItems(area: string, tag: string | null, tell: Told): Promise<ExportedItem[]> {
  const wanted = { area, ...(tag === null ? {} : { tag }) }
  const bank = await call(countBank, { area })
  const total = tag === null ? bank.total : (bank.tags.find((each) => each.tag === tag)?.items ?? 0)
  const items: ExportedItem[] = []
  let after: string | null = null
  do {
    tell('reading', items.length, Math.max(total, items.length))
    const page: Awaited<ReturnType<typeof call<typeof exportItems>>> = await call(exportItems, {
      ...wanted,
      ...(after === null ? {} : { after }),
    })
    items.push(...page.items)
    after = page.next
  } while (after !== null)
  return withOwnCodes(items)
}

/** Banks above may have used a code as well: the nearer question, which comes first, keeps it. */
function withOwnCodes(items: readonly ExportedItem[]): ExportedItem[] {
  const taken = new Set<string>()
  return items.map((item) => {
    let code = item.code
    for (let at = 2; taken.has(code); at += 1) code = `${item.code.slice(0, 34)}-${at}`
    taken.add(code)
    return { ...item, code }
  })
}

async function allPictures(items: readonly ExportedItem[], tell: Told) {
  const names = [...new Set(items.flatMap(({ item }) => picturesOf(item.content)))]
  const pictures = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const [at, name] of names.entries()) {
    tell('pictures', at, names.length)
    // Without its picture a question is left out, by name; the others are written.
    const answer = await fetch(`/media/${name}`).catch(() => null)
    if (answer?.ok === true) pictures.set(name, new Uint8Array(await answer.arrayBuffer()))
  }
  return pictures
}

/** Each writer is fetched when it is wanted. */
async function written(
  items: readonly ExportedItem[],
  pictures: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  format: ExportFormat,
): Promise<Omit<Exported, 'count'>> {
  switch (format) {
    case 'gift': {
      const { writeGift } = await import('../../../lib/exchange/write-gift.ts')
      const { file, left } = writeGift(items, pictures)
      return { file: new Blob([file], { type: 'text/plain' }), ending: 'gift.txt', left }
    }
    case 'moodle': {
      const { writeMoodleXml } = await import('../../../lib/exchange/write-moodle.ts')
      const { file, left } = writeMoodleXml(items, pictures)
      return { file: new Blob([file], { type: 'application/xml' }), ending: 'xml', left }
    }
    case 'qti21':
    case 'qti30': {
      const { writeQtiPackage } = await import('../../../lib/exchange/write-qti.ts')
      const version = format === 'qti21' ? '2.1' : '3.0'
      const { file, left } = await writeQtiPackage(items, pictures, version)
      return { file: new Blob([file], { type: 'application/zip' }), ending: 'qti.zip', left }
    }
  }
}
