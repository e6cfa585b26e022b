/** Questions out of .csv and .xlsx, one a row, by the columns of `sheet-layout.ts`. Pictures and cases have no place in a table. */
import { headingKey, mapColumns } from '../sheet/headings.ts'
import { readFile, type Sheet } from '../sheet/read-file.ts'
import { findHeadings } from '../sheet/table.ts'
import type { SimpleContent } from '../../../../worker/contract/items.ts'
import { manyOf, matchOf, oneOf, orderOf, type Asking } from './choices.ts'
import type { Carried } from './carried.ts'
import { readNumber } from './numbers.ts'
import { FileRefused, Refused, type Asked, type FileFault, type Reading } from './reading.ts'
import { settle, tagOf, type Part, type Tell } from './settle.ts'
import { OPTION_LETTERS, SHEET_HEADINGS, SHEET_TYPES, type SheetField } from './sheet-layout.ts'

/** A field of the row; empty where the column is missing. */
type Cells = (field: SheetField) => string

/** Throws FileRefused. */
export async function readSheetFile(name: string, bytes: Uint8Array, tell: Tell): Promise<Reading> {
  const opened = await readFile(name, bytes)
  if (!opened.ok) throw new FileRefused(faultOf(opened.fault))
  for (const sheet of opened.sheets) {
    const parts = partsOf(sheet)
    if (parts !== null) return settle('sheet', parts, () => new Map(), tell)
  }
  throw new FileRefused('COLUMNS_UNKNOWN')
}

type SheetFault = Extract<Awaited<ReturnType<typeof readFile>>, { ok: false }>['fault']
function faultOf(fault: SheetFault): FileFault {
  switch (fault) {
    case 'UNPACKS_TOO_BIG':
      return 'ZIP_BOMB'
    case 'TOO_MANY_ROWS':
      return 'TOO_MANY'
    case 'NOT_A_SHEET':
      return 'FORMAT_UNKNOWN'
    case 'TOO_BIG':
    case 'OLD_XLS':
    case 'PASSWORD':
    case 'DAMAGED':
    case 'EMPTY':
      return fault
  }
}

/** Null where no row has headings of a question and its key. */
function partsOf(sheet: Sheet): Part[] | null {
  const found = findHeadings(sheet, (headings) => {
    const mapping = mapColumns(headings, SHEET_HEADINGS)
    const isTable = mapping.stem !== undefined && mapping.key !== undefined
    return isTable ? Object.keys(mapping).length : 0
  })
  if (found === null) return null
  const mapping = mapColumns(found.headings, SHEET_HEADINGS)
  return sheet.rows.flatMap((row, at): Part[] => {
    if (at < found.next || row.every((cell) => cell === '')) return []
    const cells: Cells = (field) => {
      const column = mapping[field]
      return column === undefined ? '' : (row[column] ?? '').trim()
    }
    const line = at + 1
    const about = cells('stem')
    return [{ line, about, read: async () => asked(line, about, cells) }]
  })
}

function asked(line: number, about: string, cells: Cells): Asked {
  const stem = cells('stem')
  if (stem === '') throw new Refused('STEM_MISSING')
  const carried: Carried = {
    level: levelOf(cells('level')),
    objective: cells('objective'),
    source: cells('source'),
    shuffle: !/^(tidak|no|false|0|jangan)$/i.test(cells('shuffle')),
  }
  const tags = cells('tags')
    .split(/[,;|]/)
    .filter((tag) => tagOf(tag) !== undefined)
  const content = contentOf(cells, { stem, explanation: cells('explanation') }, carried)
  return { line, about, code: cells('code').toLowerCase(), tags, carried, content }
}

function levelOf(text: string): 1 | 2 | 3 {
  const key = headingKey(text)
  if (key === '' || /^(1|c1|l1|ingat|mengingat|pengetahuan)\b/.test(key)) return 1
  if (/^(2|c2|l2|paham|memahami|pemahaman)\b/.test(key)) return 2
  if (/^(3|c3|l3|terap|menerapkan|penerapan|aplikasi)\b/.test(key)) return 3
  throw new Refused('VALUE_WRONG')
}

type Filled = { readonly letter: string; readonly text: string; readonly why: string }

function contentOf(cells: Cells, asking: Asking, carried: Carried): SimpleContent {
  const filled = OPTION_LETTERS.map((letter): Filled => ({
    letter,
    text: cells(`option-${letter}`),
    why: cells(`why-${letter}`),
  })).filter(({ text, why }) => text !== '' || why !== '')
  const key = cells('key')
  const type = typeOf(cells('type'), filled, key)
  switch (type) {
    case 'one':
    case 'many': {
      const keys = keysOf(key, filled)
      if (type === 'one' && keys.size > 1) throw new Refused('KEY_TWICE')
      const weight = type === 'one' ? 100 : 100 / keys.size
      const choices = filled.map(({ letter, text, why }) => ({
        text,
        why,
        weight: keys.has(letter) ? weight : 0,
      }))
      return type === 'one' ? oneOf(asking, choices, carried) : manyOf(asking, choices, carried)
    }
    case 'truth': {
      const right = truthOf(key)
      if (right === null) throw new Refused(key === '' ? 'KEY_MISSING' : 'KEY_UNKNOWN')
      const why = (letter: string) => filled.find((each) => each.letter === letter)?.why ?? ''
      return { type, ...asking, right, whyTrue: why('a'), whyFalse: why('b') }
    }
    case 'match':
      return matchOf(
        asking,
        filled.map(({ text }) => pairOf(text)),
        carried,
      )
    case 'order':
      return orderOf(
        asking,
        filled.map(({ text }) => text),
        carried,
      )
    case 'number': {
      if (key === '') throw new Refused('KEY_MISSING')
      const tolerance = cells('tolerance')
      return {
        type,
        ...asking,
        value: readNumber(key),
        tolerance: tolerance === '' ? 0 : readNumber(tolerance),
        unit: cells('unit'),
      }
    }
    case 'short': {
      const accepted = key
        .split(/[|;]/)
        .flatMap((form) => (form.trim() === '' ? [] : [form.trim()]))
      if (accepted.length === 0) throw new Refused('KEY_MISSING')
      return { type, ...asking, accepted }
    }
  }
}

/** Kinds that tables of other offices name and the bank has not. */
const NOT_OURS = /^(uraian|esai|essay|essai|isian panjang|cloze|rumpang|kasus|case)\b/

function typeOf(named: string, filled: readonly Filled[], key: string): SimpleContent['type'] {
  const said = headingKey(named)
  if (said !== '') {
    if (NOT_OURS.test(said))
      throw new Refused(/^(uraian|es+a)/.test(said) ? 'ESSAY' : 'TYPE_UNKNOWN')
    const known = SHEET_TYPES.find(([, says]) => says.test(said))
    if (known === undefined) throw new Refused('TYPE_UNKNOWN')
    return known[0]
  }
  const texts = filled.filter(({ text }) => text !== '')
  // Without a name the key tells: a letter, letters, or one of two words.
  if (texts.length === 0 && truthOf(key) !== null) return 'truth'
  if (texts.length === 0) throw new Refused(key === '' ? 'KEY_MISSING' : 'TYPE_UNKNOWN')
  return keysOf(key, filled).size > 1 ? 'many' : 'one'
}

/** `B`, `A, C`, `A dan C`, `2`, or the words of an option. */
function keysOf(key: string, filled: readonly Filled[]): ReadonlySet<string> {
  if (key === '') throw new Refused('KEY_MISSING')
  const whole = filled.filter(({ text }) => text.toLowerCase() === key.toLowerCase())
  if (whole.length === 1) return new Set(whole.map(({ letter }) => letter))
  const named = key
    .toLowerCase()
    .split(/[\s,;.&+/]+|dan/)
    .filter((each) => each !== '')
    .map((each) => (/^\d$/.test(each) ? (OPTION_LETTERS[Number(each) - 1] ?? each) : each))
  const known = new Set(filled.map(({ letter }) => letter))
  if (named.length === 0 || named.some((each) => !known.has(each))) throw new Refused('KEY_UNKNOWN')
  return new Set(named)
}

function truthOf(key: string): boolean | null {
  if (/^(benar|b|betul|true|t|ya|1)$/i.test(key)) return true
  return /^(salah|s|false|f|tidak|0)$/i.test(key) ? false : null
}

/** `ASI -> 6 bulan` or `ASI = 6 bulan`; without a left side it is a partner that fits none. */
function pairOf(text: string): { left: string; right: string } {
  const [left, ...right] = text.split(/\s*(?:->|→|=>|=)\s*/)
  if (left === undefined || right.length !== 1) throw new Refused('PAIR_MISSING')
  return { left: left.trim(), right: (right[0] ?? '').trim() }
}
