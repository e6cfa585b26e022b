import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { allow } from '../../../worker/core/access.ts'
import { commit } from '../../../worker/core/commit.ts'
import { sql } from '../../../worker/core/db.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { makeDistricts } from '../../factories/regions.ts'

beforeAll(makeDistricts)

const auditRows = async () =>
  (await env.DB.prepare('select count(*) n from audit_entries').first<number>('n')) ?? 0

const rename = (code: string) => sql`update regions set name = 'Baru' where code = ${code}`

it('writes the change, its audit row and the rest in one batch', async () => {
  const ctx = contextFor(SYSTEM)
  const before = await auditRows()
  const done = await commit(
    ctx,
    allow(ctx, 'region.load', 'ID'),
    { entity: 'region', entityId: '35.08.01.2001' },
    [rename('35.08.01.2001'), rename('35.08.01')],
  )
  expect(done.applied).toBe(true)
  expect(await auditRows()).toBe(before + 1)
})

it('rolls everything back when the change touches no row', async () => {
  const ctx = contextFor(SYSTEM)
  const before = await auditRows()
  const done = await commit(
    ctx,
    allow(ctx, 'region.load', 'ID'),
    { entity: 'region', entityId: 'x' },
    [rename('99.99'), rename('35.08.10')],
  )
  expect(done).toEqual({ applied: false, constraint: 'change' })
  expect(await auditRows()).toBe(before)
  const name = await env.DB.prepare("select name from regions where code = '35.08.10'").first(
    'name',
  )
  expect(name).toBe('Lumajang')
})

it('names the broken constraint and writes nothing', async () => {
  const ctx = contextFor(SYSTEM)
  const done = await commit(
    ctx,
    allow(ctx, 'region.load', 'ID'),
    { entity: 'region', entityId: 'x' },
    [
      sql`insert into regions (code, name, kind, parent_code, name_key, valid_from) values ('35.08', 'x', 'desa', 'x', 'x', 'x')`,
    ],
  )
  expect(done).toEqual({ applied: false, constraint: 'regions.code' })
})

it('keeps the log append-only', async () => {
  await expect(env.DB.prepare('delete from audit_entries').run()).rejects.toThrow(/append-only/)
  await expect(env.DB.prepare("update audit_entries set action = 'x'").run()).rejects.toThrow(
    /append-only/,
  )
})

it.each([
  [staff('DISTRICT_ADMIN', '35.08'), '35.08', 'allowed'],
  [staff('DISTRICT_ADMIN', '35.08'), '35.08.01', 'allowed'],
  [staff('DISTRICT_ADMIN', '35.08'), '33.75', 'NOT_FOUND'],
  [staff('DISTRICT_ADMIN', '35.0'), '35.08', 'NOT_FOUND'],
  [staff('PROVINCE', '35'), '35.08', 'NOT_ALLOWED'],
  [{ kind: 'public' } as const, '35.08', 'SIGN_IN_NEEDED'],
])('%j editing a cadre in %s is %s', (actor, area, expected) => {
  const run = () => {
    allow(contextFor(actor), 'cadre.edit', area)
    return 'allowed'
  }
  if (expected === 'allowed') expect(run()).toBe('allowed')
  else expect(run).toThrow(expected)
})
