/** A cadre's copy of her data holds every row of hers in every table, and nothing of anybody else. */
import { env, exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { NOTICE } from '../../../worker/contract/privacy-notice.ts'
import { ownParts } from '../../../worker/privacy/own-parts.ts'
import { COPY_COLUMNS, COPY_TABLES } from '../../../site/src/text/own-copy.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import { cookieOf, PRESENT } from '../../factories/identity.ts'
import { issueActivationCodes } from '../../../worker/roster/index.ts'
import { bringIn, makeRosterDistricts, sheet } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const HER = 'KENARI-DIRI'
const OTHER = 'KENARI-TETANGGA'
const ORIGIN = 'https://kelas.test'

/** Tables that name a cadre and are no part of her copy, with why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  person_keys: 'a key: what it seals is in the copy, open',
  erasures: 'whoever is erased has no session to ask by',
  cadre_keys: 'a key',
}

type Column = { name: string; type: string; notnull: number; pk: number }
type Reference = { table: string; from: string; to: string }

const columnsOf = async (table: string) =>
  (await env.DB.prepare(`select * from pragma_table_info('${table}')`).all<Column>()).results
const referencesOf = async (table: string) =>
  (
    await env.DB.prepare(
      `select "table", "from", "to" from pragma_foreign_key_list('${table}')`,
    ).all<Reference>()
  ).results

/** What a column must hold so that the row is read as hers. */
function fixed(
  table: string,
  column: string,
  cadreId: string,
  canary: string,
): string | number | null {
  if (table === 'sign_in_tries' && column === 'subject') return `cadre:${cadreId}`
  const isByKind = table === 'sessions' || table === 'passkeys'
  if (isByKind && column === 'kind') return 'cadre'
  if (isByKind && column === 'subject_id') return cadreId
  if (table === 'attempts' && column === 'marks') return '[]'
  if (table === 'attendance_marks' && column === 'guest_id') return null
  if (table === 'expiry_notices' && column === 'certificate_id') return `${canary} certificates.id`
  if (['cadre_id', 'kept_id', 'merged_id'].includes(column)) return cadreId
  return null
}

const planted = new Set<string>()

/** A row of the table that is this cadre's, with every row that it refers to; each text says whose it is. */
async function plant(table: string, cadreId: string, canary: string): Promise<string | number> {
  const columns = await columnsOf(table)
  const references = await referencesOf(table)
  const key = columns.find(({ pk }) => pk === 1)
  const row: Record<string, string | number | null> = {}
  for (const { name, type } of columns) {
    const at = `${canary} ${table}.${name}`
    row[name] = type === 'INTEGER' ? planted.size + 1 : type === 'REAL' ? 1 : at
    const known = fixed(table, name, cadreId, canary)
    if (known !== null || (table === 'attendance_marks' && name === 'guest_id')) row[name] = known
    const parent = references.find(({ from }) => from === name)
    if (parent !== undefined && parent.table !== 'cadres' && row[name] !== null) {
      row[name] = planted.has(`${parent.table} ${canary}`)
        ? `${canary} ${parent.table}.${parent.to}`
        : await plant(parent.table, cadreId, canary)
      if (parent.table === 'cadre_logins') row[name] = cadreId
    }
  }
  const names = Object.keys(row)
  await env.DB.prepare(
    `insert or ignore into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
  )
    .bind(...Object.values(row))
    .run()
  planted.add(`${table} ${canary}`)
  return row[key?.name ?? ''] ?? ''
}

let her = ''
let other = ''
let cookie = ''

beforeAll(async () => {
  await makeRosterDistricts()
  const office = contextFor(SYSTEM, PRESENT)
  await bringIn(
    office,
    DISTRICT,
    sheet([
      { name: `Siti ${HER}`, areaCode: '35.08.13.2001', decision: 'new', phone: '081234567890' },
      { name: `Dewi ${OTHER}`, areaCode: '35.08.13.2001', decision: 'new', phone: '081298765432' },
    ]),
  )
  const { results } = await env.DB.prepare(
    "select id, name from cadres where name like '%KENARI%'",
  ).all<{ id: string; name: string }>()
  her = results.find(({ name }) => name.includes(HER))?.id ?? ''
  other = results.find(({ name }) => name.includes(OTHER))?.id ?? ''
  await issueActivationCodes(office, { district: DISTRICT, cadreIds: [her, other] })
  for (const { table } of ownParts([her])) {
    if (['cadres', 'cadre_logins', 'assignments'].includes(table)) continue
    await plant(table, her, HER)
    await plant(table, other, OTHER)
  }
  cookie = await cookieOf(her)
})

const take = (form: string, person = her) => send('unduh', `orang=${person}&bentuk=${form}`)
const send = (path: string, body: string) =>
  exports.default.fetch(`${ORIGIN}/data-saya/${path}`, {
    method: 'POST',
    headers: {
      cookie,
      origin: ORIGIN,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body,
    redirect: 'manual',
  })

type Copy = {
  readonly format: string
  readonly tables: Readonly<Record<string, { readonly rows: readonly Record<string, unknown>[] }>>
}

it('names a table for everything that knows a cadre, or says why not', async () => {
  const { results } = await env.DB.prepare(
    "select name from sqlite_master where type = 'table' and name not glob '_cf*' and name not glob 'sqlite*'",
  ).all<{ name: string }>()
  const knowing: string[] = []
  for (const { name } of results) {
    if ((await columnsOf(name)).some((column) => column.name === 'cadre_id')) knowing.push(name)
  }
  const told = new Set(ownParts(['x']).map(({ table }) => table))
  const silent = knowing.filter((name) => !told.has(name))
  expect(silent.filter((name) => LEFT_OUT[name] === undefined)).toEqual([])
  for (const table of told) expect(COPY_TABLES[table]?.title, table).toBeTruthy()
})

it('holds a row of hers from every table, whole, and none of her neighbour', async () => {
  const answer = await take('json')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  const text = await answer.text()
  expect(text).not.toContain(OTHER)
  expect(text).not.toContain(other)
  expect(text).not.toContain('98765432')
  const copy = JSON.parse(text) as Copy
  expect(copy.format).toBe('kelas-kader/data-saya/1')
  for (const { table } of ownParts([her])) {
    const rows = copy.tables[table]?.rows ?? []
    expect(rows.length, table).toBeGreaterThan(0)
  }
  expect(copy.tables['cadres']?.rows[0]?.['phone']).toBe('+6281234567890')
  expect(text).toContain(`${HER} plan_versions.lines`)
  expect(text).toContain(`${HER} attempts.answers`)
  // Nothing that opens a door: no hash, no secret.
  for (const secret of [
    'pin_hash',
    'pinHash',
    'token_hash',
    'tokenHash',
    'signKey',
    'secretHash',
  ]) {
    expect(text).not.toContain(secret)
  }
  expect(text).not.toContain(`${HER} sessions.token_hash`)
  expect(text).not.toContain(`${HER} upload_tokens.sign_key`)
})

it('gives the same as PDF, and both ways stand in the log', async () => {
  const answer = await take('pdf')
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect(new TextDecoder().decode(bytes.slice(0, 5))).toBe('%PDF-')
  const { results } = await env.DB.prepare(
    "select detail from audit_entries where action = 'data.takeSelf' and entity_id = ?",
  )
    .bind(her)
    .all<{ detail: string }>()
  const forms = results.map(({ detail }) => (JSON.parse(detail) as { format: string }).format)
  expect(new Set(forms)).toEqual(new Set(['json', 'pdf']))
})

it('takes more rows than one page of the database, each once and in order', async () => {
  await env.DB.prepare(
    `with recursive n (i) as (select 1 union all select i + 1 from n where i < 1203)
     insert into lesson_reads (cadre_id, course_id, module, lesson, read_at)
     select ?, 'k', 'm', 'pelajaran-' || i, '2026-11-01T00:00:00.000Z' from n`,
  )
    .bind(her)
    .run()
  const copy = JSON.parse(await (await take('json')).text()) as Copy
  const lessons = (copy.tables['lesson_reads']?.rows ?? []).map(({ lesson }) => lesson)
  expect(lessons).toHaveLength(1204)
  expect(new Set(lessons).size).toBe(1204)
})

it('is not for whoever signed in on the same phone after the page was opened; nor is what she confirms', async () => {
  expect((await take('json', other)).status).toBe(409)
  expect((await send('unduh', 'bentuk=json')).status).toBe(409)
  const confirm = (person: string) =>
    send('pemberitahuan', `orang=${person}&versi=${NOTICE.version}`)
  expect((await confirm(other)).status).toBe(409)
  expect((await confirm(her)).status).toBe(303)
})

it('needs her session', async () => {
  const answer = await exports.default.fetch(`${ORIGIN}/data-saya/unduh`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'bentuk=json',
  })
  expect(answer.status).toBe(303)
})

/** Ids, codes and digests of the program: kept in the JSON. */
const TECHNICAL =
  /^(id|.*(Id|Into|Code|Hash)|sha256|level|bytes|width|height|type|position|isOpen|label|ref|outcome|device|seq|claimedAt|answers)$/

it('words every column that her paper shows', async () => {
  const { tables } = JSON.parse(await (await take('json')).text()) as Copy
  const unworded = Object.entries(tables)
    .filter(([table]) => COPY_TABLES[table]?.isTechnical !== true)
    .flatMap(([, { rows }]) => Object.keys(rows[0] ?? {}))
    .filter((column) => COPY_COLUMNS[column] === undefined && !TECHNICAL.test(column))
  expect([...new Set(unworded)]).toEqual([])
})
