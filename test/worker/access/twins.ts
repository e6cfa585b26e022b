/**
 * Two twins of all that the world holds of its sub-district: one in the other district, one in another sub-district of the own. Each
 * row is there again with ids of its own, and each id of the world has a twin: whatever a list forgets to leave out is there
 * to be left out, and whatever names an object can name one of one's own beside one of another's.
 */
import { env } from 'cloudflare:workers'
import { readRows, type Row, type Rows } from './rows.ts'

/** `mark`: two digits that stand in the twins' ids, which are of version 8: no id of the world is one, whatever its digits are. */
type Twin = {
  readonly mark: string
  readonly areas: readonly (readonly [from: string, to: string])[]
}

const TWINS = {
  district: {
    mark: 'd1',
    areas: [
      ['35.08.01.2005', '33.75.01.1001'],
      ['35.08.01.2001', '33.75.01.1001'],
      ['35.08.01', '33.75.01'],
      ['35.08', '33.75'],
    ],
  },
  subDistrict: {
    mark: '5b',
    areas: [
      ['35.08.01.2005', '35.08.10.2008'],
      ['35.08.01.2001', '35.08.10.1001'],
      ['35.08.01', '35.08.10'],
    ],
  },
} as const satisfies Record<string, Twin>

/** What is of the nation, of a course, of the platform, or counted and chained: there is one of it. */
const SHARED =
  /^(?:audit_\w+|bank_\w+|certificate_checks|commit_guards|course\w*|coverage_(?:areas|days|totals)|credentials|district\w*|draft_\w+|issuer_keys|item_tallies|key_corrections|log_\w+|published_facts|regrades|regraded_attempts|region\w*|number_series|retention_\w+|rosters|sign_in_tries|signed_issuer_lists|statement_credentials|person_keys|sessions|pending_sign_ins|trusted_computers|devices|focus_villages|passkey\w*|service_\w+)$/
/** Of a district as a whole: a twin in the same district keeps the one that is there. */
const OF_DISTRICT =
  /^(?:issuing_units|signatories|paper_\w+|staff_\w+|superadmin_visits|evidence_\w+|coverage_statements|statement_lists)$/

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The ids that have a twin, and how a text of the world reads in the twin's. */
export type Twins = {
  readonly has: ReadonlySet<string>
  /** Behind what must be there once only, and stands for itself. */
  readonly mark: string
  of(text: string): string
}

/** While no trigger stands in the way. */
export async function makeTwins(): Promise<{
  readonly district: Twins
  readonly subDistrict: Twins
}> {
  const rows = await readRows()
  const uniques = await readUniques()
  const district = twinsOf(rows, TWINS.district, (table) => !SHARED.test(table))
  const subDistrict = twinsOf(
    rows,
    TWINS.subDistrict,
    (table) => !SHARED.test(table) && !OF_DISTRICT.test(table),
  )
  const references = await readReferences()
  const both = [
    ...copies(rows, uniques, { twins: district, skip: [SHARED] }),
    ...copies(rows, uniques, { twins: subDistrict, skip: [SHARED, OF_DISTRICT] }),
  ]
  const whole = withParents(both, rows, references)
  // Rows come before what they name.
  const late = env.DB.prepare('pragma defer_foreign_keys = on')
  await env.DB.batch([late, ...whole.map(({ table, row }) => insert(table, row))])
  for (const twins of [district, subDistrict]) await copyFiles(twins)
  return { district, subDistrict }
}

function twinsOf(rows: Rows, { mark, areas }: Twin, isTwinned: (table: string) => boolean): Twins {
  const has = new Set<string>()
  for (const [table, all] of rows) {
    if (!isTwinned(table)) continue
    for (const row of all) {
      // What is the other district's already has no twin there.
      if (typeof row['id'] === 'string' && !JSON.stringify(row).includes('33.75'))
        has.add(row['id'])
    }
  }
  const one = (id: string) =>
    has.has(id) ? `${id.slice(0, 14)}8${id.slice(15, 24)}${mark}${id.slice(26)}` : id
  return {
    has,
    mark: mark === 'd1' ? 'z' : 'zz',
    of: (text) =>
      areas.reduce(
        (all, [from, to]) => all.replaceAll(new RegExp(`(?<![\\d.])${from}(?!\\d)`, 'g'), to),
        text.replaceAll(UUID, one),
      ),
  }
}

/** What belongs to a row with a twin belongs to the twin too. */
async function copyFiles(twins: Twins): Promise<void> {
  const { objects } = await env.FILES.list({ include: ['customMetadata', 'httpMetadata'] })
  for (const { key, httpMetadata, customMetadata } of objects) {
    const copy = twins.of(key)
    const file = copy === key ? null : await env.FILES.get(key)
    if (file === null) continue
    await env.FILES.put(copy, await file.arrayBuffer(), {
      ...(httpMetadata === undefined ? {} : { httpMetadata }),
      ...(customMetadata === undefined ? {} : { customMetadata }),
    })
  }
}

type Uniques = ReadonlyMap<string, readonly (readonly string[])[]>

/** The columns of each key and unique index of each table, as the migrations write them. */
async function readUniques(): Promise<Uniques> {
  const { results } = await env.DB.prepare(
    `select tbl_name as "table", sql from sqlite_master where sql is not null and type in ('table', 'index')`,
  ).all<{ table: string; sql: string }>()
  const found = new Map<string, (readonly string[])[]>()
  for (const { table, sql } of results) {
    const columns = [
      ...sql.matchAll(/^CREATE UNIQUE INDEX[^(]+\(([^)]+)\)|PRIMARY KEY\s?\(([^)]+)\)/gi),
    ].map(([, index = '', key = '']) => namesIn(index + key))
    const single = [...sql.matchAll(/[`"](\w+)[`"] \w+ PRIMARY KEY/gi)].map(([, name = '']) => [
      name,
    ])
    found.set(table, [...(found.get(table) ?? []), ...columns, ...single])
  }
  return found
}

const namesIn = (list: string): string[] =>
  list.split(',').map((name) => name.replaceAll(/[`" ]/g, ''))

type Copy = { readonly twins: Twins; readonly skip: readonly RegExp[] }

type Placed = { readonly table: string; readonly row: Row }
type Reference = {
  readonly table: string
  readonly column: string
  readonly to: string
  readonly key: string
}

async function readReferences(): Promise<Reference[]> {
  const { results } = await env.DB.prepare(
    `select tbl_name as "table", sql from sqlite_master where type = 'table' and sql is not null`,
  ).all<{ table: string; sql: string }>()
  return results.flatMap(({ table, sql }) =>
    [
      ...sql.matchAll(/FOREIGN KEY \([`"](\w+)[`"]\) REFERENCES [`"](\w+)[`"]\([`"](\w+)[`"]\)/g),
    ].map(([, column = '', to = '', key = '']) => ({ table, column, to, key })),
  )
}

/** Without those that name what has no twin, and what names them. */
function withParents(
  copied: readonly Placed[],
  rows: Rows,
  references: readonly Reference[],
): readonly Placed[] {
  const keyOf = (table: string, column: string, row: Row) => `${table} ${column} ${row[column]}`
  const there = new Set(
    references.flatMap(({ to, key }) => [
      ...(rows.get(to) ?? []).map((row) => keyOf(to, key, row)),
      ...copied.filter(({ table }) => table === to).map(({ row }) => keyOf(to, key, row)),
    ]),
  )
  const whole = copied.filter(({ table, row }) =>
    references.every(
      ({ table: of, column, to, key }) =>
        of !== table || row[column] === null || there.has(`${to} ${key} ${row[column]}`),
    ),
  )
  return whole.length === copied.length ? whole : withParents(whole, rows, references)
}

function copies(rows: Rows, uniques: Uniques, { twins, skip }: Copy): Placed[] {
  return [...rows].flatMap(([table, all]) =>
    skip.some((pattern) => pattern.test(table))
      ? []
      : all.flatMap((row) => {
          const copy = copyOf(row, twins, uniques.get(table) ?? [])
          return copy === null ? [] : [{ table, row: copy }]
        }),
  )
}

/** Null where a twin would be the same row, or of the same thing. */
function copyOf(row: Row, twins: Twins, uniques: readonly (readonly string[])[]): Row | null {
  const text = JSON.stringify(row)
  if (text.includes('33.75') || twins.of(text) === text) return null
  const copy: Record<string, string | number | null> = Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'string' ? twins.of(value) : value,
    ]),
  )
  for (const columns of uniques) {
    const known = columns.filter((column) => Object.hasOwn(row, column))
    if (known.some((column) => copy[column] !== row[column] || row[column] === null)) continue
    const free = known.findLast((column) => !/_id$|^\w*(?:area|district|course)_code$/.test(column))
    const value = free === undefined ? null : row[free]
    if (free === undefined || value === undefined || value === null) return null
    copy[free] = typeof value === 'number' ? value + 1000 * twins.mark.length : value + twins.mark
  }
  return copy
}

function insert(table: string, row: Row): D1PreparedStatement {
  const names = Object.keys(row)
  return env.DB.prepare(
    `insert into "${table}" (${names.map((name) => `"${name}"`).join(', ')})
      values (${names.map(() => '?').join(', ')})`,
  ).bind(...Object.values(row))
}
