/** What was done above the districts: its keeper reads and saves it without a visit, and it tells her of no district's people. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { exportEntries } from '../../../worker/audit/export-entries.ts'
import { listActors } from '../../../worker/audit/list-actors.ts'
import { listEntries } from '../../../worker/audit/list-entries.ts'
import { fixedClock } from '../../../worker/core/clock.ts'
import type { Actor } from '../../../worker/core/access.ts'
import { uuidV7 } from '../../../worker/core/ids.ts'
import { createStaff } from '../../../worker/identity/index.ts'
import { contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { makeCadre } from '../../factories/roster.ts'
import { makeDistricts } from '../../factories/regions.ts'

const DAY = '2026-11-20T03:00:00.000Z'
let number = 0
const id = () => {
  number += 1
  return uuidV7(fixedClock(DAY), (length) => new Uint8Array(length).fill(number))
}
let cadreId = ''
let centre = ''

/** Without a visit to anywhere. */
const keeper = (): Actor => ({ ...staff('SUPERADMIN', 'ID'), visits: [] }) as Actor

async function put(area: string, [kind, actor]: [string, string | null], entry: object) {
  const made = { id: id(), action: 'region.load', entity: 'areas', entityId: '35', ...entry }
  const { detail = {}, ...row } = made as typeof made & { detail?: object }
  await env.DB.prepare(
    `insert into audit_entries (id, at, request_id, actor_kind, actor_id, area_code, action, entity, entity_id, detail)
     values (?, ?, 'r', ?, ?, ?, ?, ?, ?, ?)`,
  )
    .bind(
      row.id,
      DAY,
      kind,
      actor,
      area,
      row.action,
      row.entity,
      row.entityId,
      JSON.stringify(detail),
    )
    .run()
  return row.id
}

beforeAll(async () => {
  await makeDistricts()
  cadreId = (await makeCadre(contextFor(SYSTEM), '35.08.01.2001', 'Siti Aminah')).id
  const account = (username: string, area: string) =>
    createStaff(contextFor(SYSTEM), {
      username,
      name: `Nama ${username}`,
      password: 'contoh kelas kader 2026',
      grants: [{ role: 'PUBLISHER', area }],
    })
  centre = await account('penerbit.pusat', 'ID')
  await account('penerbit.lumajang', '35.08')
})

describe('the log of the nation', () => {
  it('holds what was done above the districts and nothing of a district', async () => {
    const high = await put('ID', ['staff', centre], { detail: { areas: 12 } })
    const province = await put('35', ['staff', centre], {})
    const below = await put('35.08', ['staff', centre], {})
    const { entries } = await listEntries(contextFor(keeper()), 'ID', {})
    const ids = entries.map((entry) => entry.id)
    expect(ids).toEqual(expect.arrayContaining([high, province]))
    expect(ids).not.toContain(below)
    expect(entries.filter(({ area }) => area.length > 2)).toEqual([])
    expect(entries.find((entry) => entry.id === high)).toMatchObject({
      actorName: 'Nama penerbit.pusat',
      detail: { areas: 12 },
    })
  })

  it('names no cadre, not by her code, not by an id, not by what was written of her', async () => {
    const mine = [
      await put('ID', ['cadre', cadreId], { action: 'certificate.issue', entityId: cadreId }),
      await put('ID', ['system', 'test'], {
        action: 'notice.tell',
        entityId: `${cadreId}:2026-11`,
        detail: { cadreId, why: 'Ibu Siti di Desa Tempursari', certificates: 1 },
      }),
    ]
    const { entries } = await listEntries(contextFor(keeper()), 'ID', {})
    const shown = entries.filter((entry) => mine.includes(entry.id))
    expect(shown.map(({ detail }) => detail)).toEqual([{ certificates: 1 }, {}])
    expect(
      shown.map(({ actorId, actorName, subject, entityId }) => [
        actorId,
        actorName,
        subject,
        entityId,
      ]),
    ).toEqual([
      ['test', null, null, ''],
      [null, null, null, ''],
    ])
    expect(JSON.stringify(entries)).not.toContain(cadreId)
    const { entries: saved } = await exportEntries(contextFor(keeper(), NOW), {
      area: 'ID',
      format: 'csv',
    })
    expect(saved.length).toBe(entries.length)
    expect(JSON.stringify(saved)).not.toContain(cadreId)
  })

  it('keeps kinds and days, and nothing that was typed', async () => {
    const made = [
      await put('ID', ['staff', centre], {
        action: 'course.withdraw',
        detail: { code: 'KPM', reason: 'Ibu Siti salah tulis', from: 'Soal Bu Siti.xlsx' },
      }),
      await put('ID', ['staff', centre], {
        action: 'account.disable',
        detail: { reason: 'LEFT_OFFICE', from: '2026-11-01' },
      }),
    ]
    const { entries } = await listEntries(contextFor(keeper()), 'ID', {})
    const details = entries.filter((entry) => made.includes(entry.id)).map(({ detail }) => detail)
    expect(details).toEqual([{ reason: 'LEFT_OFFICE', from: '2026-11-01' }, { code: 'KPM' }])
  })

  it('finds an account that it was about, and lists who serves above the districts', async () => {
    const read = contextFor(keeper())
    const { entries } = await listEntries(read, 'ID', { entity: centre })
    expect(entries).toMatchObject([
      { action: 'account.create', subject: { id: centre, name: 'Nama penerbit.pusat' } },
    ])
    expect((await listActors(read, 'ID')).actors.map(({ name }) => name)).toEqual([
      'Nama penerbit.pusat',
    ])
  })

  it('says in itself that it was saved, and asks for a fresh proof', async () => {
    const ctx = contextFor(keeper(), NOW)
    await exportEntries(ctx, { area: 'ID', format: 'xlsx' })
    const { entries } = await listEntries(ctx, 'ID', { group: 'export' })
    expect(entries[0]).toMatchObject({ action: 'audit.exportNation', entityId: 'ID' })
    const stale = contextFor({ ...keeper(), provedAt: '2026-11-01T00:00:00.000Z' } as Actor, NOW)
    await expect(exportEntries(stale, { area: 'ID', format: 'csv' })).rejects.toMatchObject({
      code: 'PROVE_AGAIN',
    })
  })

  it.each([
    ['DISTRICT_ADMIN', '35.08'],
    ['APPROVER', '35.08'],
    ['PROVINCE', '35'],
    ['PUBLISHER', 'ID'],
  ] as const)('is closed to %s of %s', async (role, area) => {
    await expect(listEntries(contextFor(staff(role, area)), 'ID', {})).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
  })

  it('opens no district: that asks for a visit as before', async () => {
    await expect(listEntries(contextFor(keeper()), '35.08', {})).rejects.toMatchObject({
      code: 'VISIT_NEEDED',
    })
  })
})
