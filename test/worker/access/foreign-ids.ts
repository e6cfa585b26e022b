/**
 * Ids of one district inside another's own area: each case of the matrix is called by somebody who holds its permission
 * elsewhere, with the own area in it and everything else as it was. Whatever is answered, nothing of the district may
 * show, none of its rows may change, and no new row may hold one of its ids.
 */
import { env, exports } from 'cloudflare:workers'
import { ROLES_OF, type Role } from '../../../worker/core/access.ts'
import type { Case } from './cases.ts'
import { KNOWN } from './cells.ts'
import { requestFor } from './request.ts'
import type { Planted } from './planted-world.ts'
import { leakFaults, readerOf, wordsOf } from './seen.ts'
import type { Visit, Visitor, World } from './world.ts'

type Swap = Readonly<Record<string, string>>
/** The area of the asker in place of the one asked about. */
const SWAPS: Readonly<Record<string, Swap>> = {
  '33.75': { '35.08': '33.75', '35.08.01': '33.75', '35': '33.75' },
  '33.75.01': { '35.08': '33.75.01', '35.08.01': '33.75.01', '35': '33.75.01' },
  '35.08.02': { '35.08': '35.08.02', '35.08.01': '35.08.02' },
  // Another cadre of the same district, and her ids as they are.
  '35.08': {},
}

/** A row of these says who is signed in, what was asked, or how often a course's answer was given, whoever asks. */
const OWN_AFFAIRS = new Set(['sessions', 'sign_in_tries', 'audit_entries', 'item_tallies'])

type Swept = {
  readonly faults: string[]
  readonly calls: number
  readonly answers: Record<number, number>
}

/** `rowsWritten`: by the Worker so far. */
export async function sweepForeignIds(
  { world, canaries }: Planted,
  rowsWritten: () => number,
): Promise<Swept> {
  const faults: string[] = []
  const answers: Record<number, number> = {}
  let calls = 0
  const visits = new Map<Visitor, Visit>()
  let rows = await readRows()
  for (const { name, method, path, given } of KNOWN) {
    for (const visitor of askers(world, given)) {
      const visit = visits.get(visitor) ?? (await visitor.open())
      visits.set(visitor, visit)
      const before = rowsWritten()
      const swap = SWAPS[visitor.area] ?? {}
      const input = swapped(given.input(world, visit), swap) as Record<string, unknown>
      const answer = await exports.default.fetch(requestFor({ method, path }, input, visit.cookie))
      const bytes = new Uint8Array(await answer.arrayBuffer())
      calls += 1
      answers[answer.status] = (answers[answer.status] ?? 0) + 1
      const label = `${name} as ${visitor.label}`
      if (answer.status >= 500) faults.push(`${label}: ${answer.status}`)
      const words = await wordsOf({ answer, bytes, text: new TextDecoder().decode(bytes) })
      faults.push(
        ...leakFaults(name, readerOf(visitor), words, canaries).map(
          (fault) => `${label}: ${fault}`,
        ),
      )
      // What reading leaves behind the matrix has looked at.
      if (method === 'GET' || rowsWritten() === before) continue
      const after = await readRows()
      // A course is everybody's.
      const shared = [world.courseId, world.versionId]
      const sent = [...idsIn(input)].filter((id) => !shared.includes(id) && rows.all.includes(id))
      faults.push(
        ...changedRows(rows, after, { sent, own: visitor.self?.id ?? '33.75' }).map(
          (fault) => `${label}: ${fault}`,
        ),
      )
      rows = after
    }
  }
  return { faults, calls, answers }
}

/** One for each area who holds the permission there; for her own record the other cadres. */
function askers(world: World, { who }: Case): Visitor[] {
  // What any session may ask is about that session.
  if (who === 'anyone' || who === 'signed-in') return []
  const roles: readonly Role[] = ROLES_OF[who]
  const others = world.visitors.filter(
    ({ role, area, isOwner }) =>
      isOwner !== true &&
      roles.includes(role) &&
      (area.startsWith('33.75') || area === '35.08.02' || (role === 'CADRE' && area === '35.08')),
  )
  const first = new Map(
    others.toReversed().map((visitor) => [`${visitor.area} ${visitor.role === 'CADRE'}`, visitor]),
  )
  return [...first.values()]
}

function swapped(value: unknown, swap: Swap): unknown {
  if (typeof value === 'string') return swap[value] ?? value
  if (Array.isArray(value)) return value.map((inner) => swapped(inner, swap))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, swapped(inner, swap)]),
  )
}

function* idsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) yield value
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* idsIn(inner)
  }
}

type Rows = {
  readonly byTable: ReadonlyMap<string, ReadonlySet<string>>
  readonly all: string
}

let tables: string[] = []

/** Every row of every table as text. */
async function readRows(): Promise<Rows> {
  if (tables.length === 0) {
    const found = await env.DB.prepare(
      "select name from sqlite_master where type = 'table' and name not glob '_cf*' and name not glob 'sqlite*' and name <> 'd1_migrations'",
    ).all<{ name: string }>()
    tables = found.results.map(({ name }) => name)
  }
  const answers = await env.DB.batch(
    tables.map((name) => env.DB.prepare(`select * from "${name}"`)),
  )
  const byTable = new Map(
    answers.map(({ results }, at) => [
      tables[at] ?? '',
      new Set(results.map((row) => JSON.stringify(row))),
    ]),
  )
  return { byTable, all: [...byTable.values()].flatMap((rows) => [...rows]).join('\n') }
}

/** `sent`: ids of the other district that were in the call; a row with `own` in it is the asker's. */
function changedRows(
  before: Rows,
  after: Rows,
  { sent, own }: { readonly sent: readonly string[]; readonly own: string },
): string[] {
  const faults: string[] = []
  for (const [table, rows] of before.byTable) {
    if (OWN_AFFAIRS.has(table)) continue
    const now = after.byTable.get(table) ?? new Set()
    for (const row of rows) {
      if (!now.has(row) && !row.includes('33.75') && !row.includes(own))
        faults.push(`changed ${table}: ${row.slice(0, 160)}`)
    }
    for (const row of now) {
      if (!rows.has(row) && sent.some((id) => row.includes(id)))
        faults.push(`took into ${table}: ${row.slice(0, 160)}`)
    }
  }
  return faults
}
