import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { listEntries } from '../../../worker/audit/index.ts'
import { Refusal } from '../../../worker/core/refusal.ts'
import { contextFor, staff } from '../../factories/context.ts'

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** 120 entries of the district, 3 of one of its villages among them, and 500 of a neighbour whose code sorts right after. */
beforeAll(async () => {
  const insert = (number: number, area: string) =>
    env.DB.prepare(
      `insert into audit_entries (id, at, request_id, actor_kind, actor_id, area_code, action, entity, entity_id, detail)
       values (?, '2026-11-21T02:00:00.000Z', 'r', 'staff', 'a', ?, 'cadre.edit', 'cadre', 'x', '{"fields":2}')`,
    ).bind(id(number), area)
  const all = Array.from({ length: 120 }, (_, index) =>
    insert(index * 2, index % 40 === 7 ? '35.08.01.2001' : '35.08'),
  )
  const others = Array.from({ length: 500 }, (_, index) => insert(index * 2 + 1, '35.09'))
  await env.DB.batch([...all, ...others])
})

const officer = contextFor(staff('DISTRICT_ADMIN', '35.08'))

it('shows the log of an area and all below it, newest first, page by page', async () => {
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await listEntries(officer, '35.08', after)
    expect(page.entries.length).toBeLessThanOrEqual(50)
    seen.push(...page.entries.map((entry) => entry.id))
    after = page.next ?? undefined
  } while (after !== undefined)
  expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => id(238 - index * 2)))
})

it('shows what was done, by whom, where', async () => {
  const { entries } = await listEntries(officer, '35.08.01.2001', undefined)
  expect(entries.length).toBe(3)
  expect(entries[0]).toEqual({
    id: id(174),
    at: '2026-11-21T02:00:00.000Z',
    actorKind: 'staff',
    actorId: 'a',
    area: '35.08.01.2001',
    action: 'cadre.edit',
    entity: 'cadre',
    entityId: 'x',
    detail: { fields: 2 },
  })
})

it('reads no more of a long log than of a short one', async () => {
  const ctx = contextFor(staff('DISTRICT_ADMIN', '35.09'))
  await listEntries(ctx, '35.09', undefined)
  expect(ctx.db.meter.rowsRead).toBeLessThan(300)
})

it('shows the whole country to the superadmin only', async () => {
  const { entries } = await listEntries(contextFor(staff('SUPERADMIN', 'ID')), 'ID', undefined)
  expect(entries[0]?.area).toBe('35.09')
  const refused = await listEntries(officer, 'ID', undefined).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'NOT_FOUND' })
})

it('is closed to other roles and other districts', async () => {
  for (const [actor, code] of [
    [staff('TRAINER', '35.08'), 'NOT_ALLOWED'],
    [staff('DISTRICT_ADMIN', '35.09'), 'NOT_FOUND'],
  ] as const) {
    const refused: unknown = await listEntries(contextFor(actor), '35.08', undefined).catch(
      (error: unknown) => error,
    )
    expect(refused).toBeInstanceOf(Refusal)
    expect(refused).toMatchObject({ code })
  }
})
