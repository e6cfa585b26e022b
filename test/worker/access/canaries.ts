/**
 * Canaries: in every column of words, in every row, a word of its own for each table, column, area and cadre. Whoever reads one in an
 * answer must be one who may see that area, or that cadre. Values of secret columns are canaries by themselves.
 */
import { env } from 'cloudflare:workers'
import type { Role } from '../../../worker/core/access.ts'
import { isWithin } from '../../../worker/core/region-code.ts'
import { classOf, WORDS } from './columns.ts'
import { readRows, runAll, type Row, type Rows } from './rows.ts'

/** Where a canary stands. `cadre`: whose row it is; empty for nobody's. */
export type Place = {
  readonly table: string
  readonly column: string
  readonly area: string
  readonly cadre: string
}
export type Canaries = {
  readonly places: readonly Place[]
  /** `table.column` of words that no row of the world holds. */
  readonly empty: readonly string[]
  /** By the last six digits. */
  readonly phones: readonly Place[]
  readonly secrets: ReadonlySet<string>
}

const CODE = /kenariq([a-z]{4})/gi
const PHONE = /812[ -]?77(\d\d)[ -]?(\d{4})/g
/** Longer than any word that is not made at random. */
const LONG = /[\w+/=$.,-]{24,}/g

/** The same person's name is compared with itself. */
const SAME_AS: Readonly<Record<string, string>> = {
  'name_answers.name': 'cadres.name',
  'cadre_logins.name': 'cadres.name',
}

/** Null says that there is none; a word alone would be no JSON. */
const JSON_OR_NULL: ReadonlySet<string> = new Set([
  'proposals.corrected',
  'privacy_requests.recorded',
])

/** Plants them, while no trigger stands in the way; goes on with `places`. What goes back: `table.column` that no row fills. */
export async function plantWords(places: Place[]): Promise<string[]> {
  const rows = await readRows()
  const belongsTo = ownersIn(rows)
  const known = new Map<string, number>()
  const statements: D1PreparedStatement[] = []
  const empty: string[] = []
  for (const [table, columns] of Object.entries(WORDS)) {
    for (const column of columns.split(' ')) {
      const full = `${table}.${column}`
      const [sameTable = '', sameColumn = ''] = (SAME_AS[full] ?? full).split('.')
      let planted = 0
      for (const row of rows.get(table) ?? []) {
        const value = row[column] ?? ''
        if (typeof value !== 'string' || (row[column] === null && JSON_OR_NULL.has(full))) continue
        const place = { table: sameTable, column: sameColumn, ...belongsTo(row) }
        const key = Object.values(place).join(' ')
        const at = known.get(key) ?? places.push(place) - 1
        known.set(key, at)
        statements.push(update(table, column, { row, value: withWord(value, wordOf(at)) }))
        planted += 1
      }
      if (planted === 0) empty.push(full)
    }
  }
  await runAll(statements)
  return empty
}

export const wordOf = (at: number): string =>
  `Kenariq${[17_576, 676, 26, 1].map((place) => String.fromCharCode(97 + (Math.floor(at / place) % 26))).join('')}`

function update(
  table: string,
  column: string,
  { row, value }: { readonly row: Row; readonly value: string },
): D1PreparedStatement {
  const rest = Object.entries(row).filter(([, each]) => each !== null)
  return env.DB.prepare(
    `update "${table}" set "${column}" = ? where ${rest.map(([name]) => `"${name}" = ?`).join(' and ')}`,
  ).bind(value, ...rest.map(([, each]) => each))
}

/** JSON stays JSON: the word goes into its sentences, or beside its facts. */
function withWord(value: string, word: string): string {
  if (!/^[[{]/.test(value)) return `${value} ${word}`.trim()
  const read: unknown = JSON.parse(value)
  const marked = marking(read, word)
  const isMarked = JSON.stringify(marked) !== JSON.stringify(read)
  if (isMarked || Array.isArray(marked) || typeof marked !== 'object') return JSON.stringify(marked)
  return JSON.stringify({ ...marked, [word]: word })
}

function marking(value: unknown, word: string): unknown {
  if (typeof value === 'string') return /[a-z] \S/.test(value) ? `${value} ${word}` : value
  if (Array.isArray(value)) return value.map((inner) => marking(inner, word))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, marking(inner, word)]),
  )
}

/** Whose a row is: by its own columns, else by those of what it names. */
export function ownersIn(rows: Rows): (row: Row) => Pick<Place, 'area' | 'cadre'> {
  const placed = new Map<string, string>()
  const textOf = (row: Row, column: string) => {
    const value = row[column]
    return typeof value === 'string' ? value : ''
  }
  for (const row of rows.get('assignments') ?? [])
    placed.set(
      textOf(row, 'cadre_id'),
      textOf(row, 'sub_district_code') || textOf(row, 'district_code'),
    )
  for (const row of rows.get('staff_grants') ?? [])
    placed.set(textOf(row, 'account_id'), textOf(row, 'area_code'))
  const cadres = new Set((rows.get('cadres') ?? []).map((row) => textOf(row, 'id')))
  const byId = new Map<string, Row>()
  for (const all of rows.values()) {
    for (const row of all) if (textOf(row, 'id') !== '') byId.set(textOf(row, 'id'), row)
  }
  const owner = (row: Row, depth = 0): Pick<Place, 'area' | 'cadre'> => {
    const id = textOf(row, 'id')
    const own = textOf(row, 'cadre_id') || (cadres.has(id) ? id : '')
    const parents = Object.entries(row)
      .filter(([name, value]) => name.endsWith('_id') && typeof value === 'string')
      .map(([, value]) => byId.get(String(value)))
      .filter((parent) => parent !== undefined)
    const above = depth > 3 ? [] : parents.map((parent) => owner(parent, depth + 1))
    const cadre = own || (above.find((each) => each.cadre !== '')?.cadre ?? '')
    const area =
      placed.get(cadre) ||
      placed.get(id) ||
      textOf(row, 'sub_district_code') ||
      textOf(row, 'area_code').slice(0, 8) ||
      textOf(row, 'district_code')
    const nearest = above.toSorted((a, b) => b.area.length - a.area.length)[0]?.area
    return { cadre, area: area || (nearest ?? 'ID') }
  }
  return owner
}

export function secretsIn(rows: Rows): Set<string> {
  const found = new Set<string>()
  for (const [table, all] of rows) {
    for (const row of all) {
      for (const [column, value] of Object.entries(row)) {
        const isOne = typeof value === 'string' && value.length >= 24
        if (isOne && classOf(table, column) === 'secret') found.add(value)
      }
    }
  }
  return found
}

/** Every place whose canary a text holds. */
export function placesIn(text: string, { places, phones }: Canaries): Set<Place> {
  const found = new Set<Place>()
  for (const [, letters = ''] of text.matchAll(CODE)) {
    const place = places[numberOf(letters.toLowerCase())]
    if (place !== undefined) found.add(place)
  }
  for (const [, begin = '', end = ''] of text.matchAll(PHONE)) {
    const place = phones[Number(begin + end)]
    if (place !== undefined) found.add(place)
  }
  return found
}

/** Whether a value of a secret column stands in it. */
export function showsSecret(text: string, { secrets }: Canaries): boolean {
  return [...text.matchAll(LONG)].some(([long]) => secrets.has(long))
}

const numberOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 97, 0)

export type Reader = { readonly role: Role; readonly area: string; readonly cadre: string }

/** By area and person alone. The superadmin of the world visits the own district. */
export function maySee({ role, area, cadre }: Reader, place: Place): boolean {
  if (role === 'PUBLIC' || role === 'PROVINCE') return false
  if (role === 'CADRE') return place.cadre === cadre
  return isWithin(place.area, role === 'SUPERADMIN' ? '35.08' : area)
}
