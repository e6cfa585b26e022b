import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { listActors } from '../../../worker/audit/list-actors.ts'
import { listEntries } from '../../../worker/audit/list-entries.ts'
import { entriesSql } from '../../../worker/audit/store.ts'
import type { AuditFilter } from '../../../worker/contract/audit.ts'
import { fixedClock } from '../../../worker/core/clock.ts'
import { uuidV7 } from '../../../worker/core/ids.ts'
import { createStaff } from '../../../worker/identity/index.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { makeDistricts } from '../../factories/regions.ts'

// WIB is seven hours ahead: the 120 minutes from here lie on both sides of the midnight between 21 and 22 November.
const START = Date.parse('2026-11-21T16:00:00.000Z')
const at = (minute: number) => new Date(START + minute * 60_000).toISOString()
const bytesOf = (number: number) => (length: number) => {
  const bytes = new Uint8Array(length)
  new DataView(bytes.buffer).setUint32(length - 4, number)
  return bytes
}
const id = (minute: number, number = 0) => uuidV7(fixedClock(at(minute)), bytesOf(number))

type Row = {
  readonly id: string
  readonly at: string
  readonly area: string
  readonly actor?: readonly [string, string | null]
  readonly action?: string
  readonly entityId?: string
}

async function insert(rows: readonly Row[]): Promise<void> {
  const statement = env.DB.prepare(
    `insert into audit_entries (id, at, request_id, actor_kind, actor_id, area_code, action, entity, entity_id, detail)
     values (?, ?, 'r', ?, ?, ?, ?, 'cadre', ?, '{"fields":"name"}')`,
  )
  const bound = rows.map((row) => {
    const [kind, actor] = row.actor ?? ['staff', 'a']
    const { action = 'cadre.edit', entityId = 'x' } = row
    return statement.bind(row.id, row.at, kind, actor, row.area, action, entityId)
  })
  for (let from = 0; from < bound.length; from += 500) {
    await env.DB.batch(bound.slice(from, from + 500))
  }
}

const THING = '01980000-0000-7000-8000-0000000000a1'
let budi = ''
/** What the district itself was made by: the oldest entry. */
let founding = ''

/** One entry a minute of the district, of its villages and of a neighbour whose code sorts right after. */
beforeAll(async () => {
  await makeDistricts()
  founding =
    (await env.DB.prepare("select id from audit_entries where area_code = '35.08'").first<string>(
      'id',
    )) ?? ''
  budi = await createStaff(contextFor(SYSTEM), {
    username: 'budi.lumajang',
    name: 'Budi Santoso',
    password: 'contoh kelas kader 2026',
    grants: [{ role: 'DISTRICT_ADMIN', area: '35.08' }],
  })
  await insert(
    Array.from({ length: 120 }, (_, minute): Row => {
      const area = minute % 40 === 7 ? '35.08.01.2001' : minute % 3 === 0 ? '35.08.01' : '35.08'
      const base = { id: id(minute), at: at(minute), area }
      if (minute === 5) return { ...base, actor: ['staff', budi], action: 'report.export' }
      if (minute === 6) return { ...base, actor: ['public', null], action: 'session.open' }
      if (minute === 8) return { ...base, action: 'certificate.issue', entityId: THING }
      if (minute % 10 === 0) {
        return { ...base, actor: ['cadre', 'c'], action: 'learning.sync', entityId: 'c' }
      }
      return base
    }),
  )
  await insert(
    Array.from({ length: 3000 }, (_, number): Row => ({
      id: id(number % 120, 1 + number),
      at: at(number % 120),
      area: '35.09',
      actor: number === 0 ? ['staff', 'seldom'] : ['cadre', 'c'],
      entityId: number === 1 ? THING : 'x',
    })),
  )
})

const officer = contextFor(staff('DISTRICT_ADMIN', '35.08'))

async function readAll(filter: AuditFilter, area = '35.08', actor = officer): Promise<string[][]> {
  const pages: string[][] = []
  let after: string | undefined
  do {
    const page = await listEntries(actor, area, filter, after)
    pages.push(page.entries.map((entry) => entry.id))
    after = page.next ?? undefined
  } while (after !== undefined)
  return pages
}
const minutes = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => to - index)

describe('the log of an area', () => {
  it('comes newest first, of all codes below it, page by page, none lost and none twice', async () => {
    const pages = await readAll({})
    expect(pages.map((page) => page.length)).toEqual([50, 50, 21])
    expect(pages.flat()).toEqual([...minutes(0, 119).map((minute) => id(minute)), founding])
  })

  it('shows what was done, by whom, where', async () => {
    const { entries } = await listEntries(officer, '35.08.01.2001', {})
    expect(entries.length).toBe(3)
    expect(entries[0]).toEqual({
      id: id(87),
      at: at(87),
      actorKind: 'staff',
      actorId: 'a',
      area: '35.08.01.2001',
      action: 'cadre.edit',
      entity: 'cadre',
      entityId: 'x',
      detail: { fields: 'name' },
      actorName: null,
      hasActorEnded: false,
      subject: null,
    })
  })

  it('names staff as they are called today, also when their account was closed', async () => {
    const read = async () => (await listEntries(officer, '35.08', { who: budi })).entries
    expect(await read()).toMatchObject([
      { id: id(5), actorName: 'Budi Santoso', hasActorEnded: false },
    ])
    await env.DB.prepare(
      "update staff_accounts set name = 'Budi S.', disabled_at = '2026-11-22' where id = ?",
    )
      .bind(budi)
      .run()
    expect(await read()).toMatchObject([{ actorName: 'Budi S.', hasActorEnded: true }])
    expect(await listActors(officer, '35.08')).toEqual({
      actors: [{ id: budi, name: 'Budi S.', hasEnded: true }],
    })
  })

  it('opens to a superadmin who visits', async () => {
    const visitor = contextFor(staff('SUPERADMIN', 'ID'))
    expect((await listEntries(visitor, '35.08', {})).entries[0]?.id).toBe(id(119))
  })

  it.each([
    ['TRAINER', '35.08', 'NOT_ALLOWED'],
    ['SUB_DISTRICT_ADMIN', '35.08.01', 'NOT_ALLOWED'],
    ['APPROVER', '35.08', 'NOT_ALLOWED'],
    ['PROVINCE', '35', 'NOT_ALLOWED'],
    ['DISTRICT_ADMIN', '35.09', 'NOT_FOUND'],
  ] as const)('is closed to %s of %s', async (role, area, code) => {
    const ctx = contextFor(staff(role, area))
    await expect(listEntries(ctx, '35.08', {})).rejects.toMatchObject({ code })
    await expect(listActors(ctx, '35.08')).rejects.toMatchObject({ code })
  })
})

describe('a filter', () => {
  const found = async (filter: AuditFilter) => (await readAll(filter)).flat()

  it('is who: one person, or all of a kind', async () => {
    expect(await found({ who: 'public' })).toEqual([id(6)])
    const cadres = minutes(0, 119).filter((minute) => minute % 10 === 0)
    expect(await found({ who: 'cadre' })).toEqual(cadres.map((minute) => id(minute)))
    expect((await found({ who: 'staff' })).length).toBe(120 - 12 - 1)
    expect(await found({ who: 'system' })).toEqual([founding])
  })

  it('is a group of actions', async () => {
    expect(await found({ group: 'certificate' })).toEqual([id(8)])
    expect(await found({ group: 'export' })).toEqual([id(5)])
    expect(await found({ group: 'session' })).toEqual([id(6)])
  })

  it('is days on the wall of the district, both included', async () => {
    // 00.00 WIB on 22 November is minute 60.
    expect(await found({ to: '2026-11-21' })).toEqual([
      ...minutes(0, 59).map((each) => id(each)),
      founding,
    ])
    expect(await found({ from: '2026-11-22' })).toEqual(minutes(60, 119).map((each) => id(each)))
    expect((await found({ from: '2026-11-21', to: '2026-11-22' })).length).toBe(121)
    expect(await found({ from: '2026-11-23' })).toEqual([])
  })

  it('is one thing, within the area only', async () => {
    expect(await found({ entity: THING })).toEqual([id(8)])
    expect(await found({ entity: THING, who: 'cadre' })).toEqual([])
  })
})

describe('the cost', () => {
  it('does not grow with the log', async () => {
    const ctx = contextFor(staff('DISTRICT_ADMIN', '35.09'))
    await listEntries(ctx, '35.09', {})
    expect(ctx.db.meter.rowsRead).toBeLessThan(500)
  })

  it('stops a search that finds little, says how far it came, and goes on from there', async () => {
    const ctx = contextFor(staff('DISTRICT_ADMIN', '35.09'))
    const first = await listEntries(ctx, '35.09', { who: 'staff' })
    expect(first.entries).toEqual([])
    // 3,000 entries in 120 minutes: 2,000 of them are the newest 80.
    expect(first.searchedSince).toBe(at(40))
    expect(ctx.db.meter.rowsRead).toBeLessThan(14_000)
    const second = await listEntries(ctx, '35.09', { who: 'staff' }, first.next ?? '')
    expect(second.entries).toMatchObject([{ actorId: 'seldom' }])
    expect(second).toMatchObject({ next: null, searchedSince: null })
  })

  it('seeks in an index and scans no log, whatever is asked', async () => {
    const window = { before: '~', since: '', look: 2000, give: 51 }
    for (const [area, wanted] of [
      ['35.08', {}],
      ['35.08', { actorId: 'a', actions: ['cadre.edit'] }],
      ['ID', {}],
      ['35.08', { entityIds: ['x'] }],
    ] as const) {
      const { text, values } = entriesSql(area, wanted, window)
      const plan = await env.DB.prepare(`explain query plan ${text}`)
        .bind(...values)
        .all<{ detail: string }>()
      const steps = plan.results.map(({ detail }) => detail)
      const onLog = steps.filter((step) => /audit_entries/.test(step))
      expect(onLog.length, area).toBeGreaterThan(0)
      for (const step of onLog) expect(step).toMatch(/^SEARCH .*USING (COVERING )?INDEX/)
    }
  })
})
