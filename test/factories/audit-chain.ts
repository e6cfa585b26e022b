/** Districts with a log of their own, sealed and headed day by day, and the log's guards taken off for whoever tampers. */
import { env } from 'cloudflare:workers'
import { checkHeads, checkLinks } from '../../worker/audit/chain/check-chain.ts'
import { sealDay } from '../../worker/audit/chain/seal.ts'
import type { ChainFault } from '../../worker/contract/audit-chain.ts'
import { fixedClock } from '../../worker/core/clock.ts'
import { randomIds } from '../../worker/core/ids.ts'
import { loadAreas, setDistrict } from '../../worker/regions/index.ts'
import { contextFor, staff, SYSTEM } from './context.ts'

/** Noon of a day in Jakarta. */
export const noon = (day: string) => `${day}T05:00:00.000Z`

/** Entries of a district at moments, as `commit` writes them. Answers their ids. */
export async function addEntries(area: string, moments: readonly string[]): Promise<string[]> {
  const rows = moments.map((at, index) => {
    const id = randomIds(fixedClock(at)).uuid()
    return { id, at, detail: JSON.stringify({ fields: `name ${index}` }) }
  })
  const statement = env.DB.prepare(
    `insert into audit_entries (id, at, request_id, actor_kind, actor_id, area_code, action, entity, entity_id, detail)
     values (?, ?, 'r', 'staff', null, ?, 'cadre.edit', 'cadre', 'x', ?)`,
  )
  await env.DB.batch(rows.map(({ id, at, detail }) => statement.bind(id, at, area, detail)))
  return rows.map(({ id }) => id)
}

let made = 0

/** A district of its own with `days` days of four entries each, every day sealed and headed on the next. */
export async function makeSealedDistrict(days: readonly string[]): Promise<string> {
  made += 1
  const code = `35.${10 + made}`
  await loadAreas(contextFor(SYSTEM, noon('2026-01-01')), [
    { code: '35', name: 'Jawa Timur' },
    { code, name: `Kabupaten ${code}` },
  ])
  await setDistrict(contextFor(SYSTEM, noon('2026-01-01')), {
    code,
    timeZone: 'Asia/Jakarta',
    cadreTitle: 'Kader Pembangunan Manusia',
    codePrefix: `A${10 + made}`,
    officeName: 'Dinas',
    isPublic: false,
    isDemo: false,
  })
  for (const day of days) {
    const moments = [0, 1, 2, 3].map((minute) => noon(day).replace('05:00', `05:0${minute}`))
    await addEntries(code, moments)
    await sealDay(contextFor(SYSTEM, dayAfter(day)), code, 'Asia/Jakarta')
  }
  return code
}

/** Noon of the next one. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(noon(day)) + 86_400_000).toISOString()
}

/** Every fault that a whole walk finds. */
export async function walk(code: string): Promise<ChainFault[]> {
  const ctx = contextFor(staff('DISTRICT_ADMIN', code), noon('2026-12-31'))
  const faults: ChainFault[] = []
  for (let from: number | null = 1; from !== null;) {
    const step = await checkLinks(ctx, code, from)
    faults.push(...step.faults)
    from = step.next
  }
  let after: string | undefined
  do {
    const step = await checkHeads(ctx, code, after)
    faults.push(...step.faults)
    after = step.next ?? undefined
  } while (after !== undefined)
  return faults
}

/**
 * Runs statements as somebody with the whole database in hand: without triggers, and without the tie of links to entries. What
 * guards it is put back afterwards, as such a person would.
 */
export async function tamper(...statements: readonly string[]): Promise<void> {
  const { results } = await env.DB.prepare(
    "select name, sql from sqlite_master where type = 'trigger' and tbl_name in ('audit_entries', 'audit_links', 'audit_heads')",
  ).all<{ name: string; sql: string }>()
  await env.DB.batch([
    ...results.map(({ name }) => env.DB.prepare(`drop trigger "${name}"`)),
    env.DB.prepare('create table links_before as select * from audit_links'),
    env.DB.prepare('drop table audit_links'),
    env.DB.prepare(
      'create table audit_links (chain text not null, position integer not null, entry_id text not null unique, hash text not null, sealed_at text not null, primary key (chain, position)) strict',
    ),
    env.DB.prepare('insert into audit_links select * from links_before'),
    env.DB.prepare('drop table links_before'),
  ])
  await env.DB.batch(statements.map((text) => env.DB.prepare(text)))
  await env.DB.batch(results.map(({ sql }) => env.DB.prepare(sql)))
}
