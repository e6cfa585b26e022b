/** What is looked at and taken out leaves a line in the log, without a word of what it was. */
import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { exportEntries } from '../../../worker/audit/export-entries.ts'
import { listEntries } from '../../../worker/audit/list-entries.ts'
import { readEvidence } from '../../../worker/certification/records/read-evidence.ts'
import { API } from '../../../worker/contract/endpoint.ts'
import { createStaff, openSession } from '../../../worker/identity/index.ts'
import { editCadre } from '../../../worker/roster/index.ts'
import { mergeCadres } from '../../../worker/roster/life/merge-cadres.ts'
import { openCadre } from '../../../worker/roster/read-cadres.ts'
import { ADMIN, DISTRICT, newUuid } from '../../factories/certification.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { makeBatch, oldRows } from '../../factories/records.ts'
import { bringIn, makeRosterDistricts, sheet } from '../../factories/roster.ts'

const NAME = 'Siti Rahasia'
const PHONE = '081377770042'
const VILLAGE = '35.08.01.2005'
let cadreId = ''
let code = ''

beforeAll(async () => {
  await makeRosterDistricts()
  const rows = sheet([{ name: NAME, areaCode: VILLAGE, phone: PHONE, decision: 'new' }])
  await bringIn(contextFor(ADMIN), DISTRICT, rows)
  const cadre = await env.DB.prepare('select id, code from cadres where name = ?')
    .bind(NAME)
    .first<{ id: string; code: string }>()
  cadreId = cadre?.id ?? ''
  code = cadre?.code ?? ''
})

const lines = async (action: string, entityId: string) =>
  (
    await env.DB.prepare(
      'select actor_id actor, detail from audit_entries where action = ? and entity_id = ? order by rowid',
    )
      .bind(action, entityId)
      .all<{ actor: string; detail: string }>()
  ).results

const asked = () => ({ area: DISTRICT, cadreId })

describe('opening a cadre', () => {
  it('is logged once in ten minutes for each who looks, with whether the number was shown', async () => {
    const officer = staff('DISTRICT_ADMIN', DISTRICT, 'pembuka')
    const look = (at: string) => openCadre(contextFor(officer, at), asked())
    expect((await look('2026-11-21T03:00:00.000Z')).cadre.phone).toBe('+6281377770042')
    await look('2026-11-21T03:09:59.000Z')
    expect(await lines('cadre.readPhone', cadreId)).toEqual([{ actor: 'pembuka', detail: '{}' }])
    await look('2026-11-21T03:10:01.000Z')
    expect((await lines('cadre.readPhone', cadreId)).length).toBe(2)

    const colleague = staff('DISTRICT_ADMIN', DISTRICT, 'rekan')
    await openCadre(contextFor(colleague, '2026-11-21T03:10:02.000Z'), asked())
    expect((await lines('cadre.readPhone', cadreId)).map(({ actor }) => actor)).toContain('rekan')

    const trainer = staff('TRAINER', DISTRICT, 'pelatih')
    expect((await openCadre(contextFor(trainer), asked())).cadre.phone).toBeNull()
    expect((await lines('cadre.read', cadreId)).map(({ actor }) => actor)).toEqual(['pelatih'])
  })

  it('leaves nothing when it was refused', async () => {
    const stranger = contextFor(staff('DISTRICT_ADMIN', '33.75', 'orang-lain'))
    await expect(openCadre(stranger, asked())).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(
      openCadre(contextFor(staff('DISTRICT_ADMIN', DISTRICT, 'salah')), {
        ...asked(),
        cadreId: newUuid(),
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const left = await env.DB.prepare(
      "select count(*) n from audit_entries where actor_id in ('orang-lain', 'salah')",
    ).first<number>('n')
    expect(left).toBe(0)
  })

  it('is what the address does: a request, a line', async () => {
    const id = await createStaff(contextFor(SYSTEM), {
      username: 'petugas.riwayat',
      name: 'Petugas Riwayat',
      password: 'contoh kelas kader 2026',
      grants: [{ role: 'DISTRICT_ADMIN', area: DISTRICT }],
    })
    const { cookie } = await openSession(contextFor(SYSTEM, new Date().toISOString()), {
      kind: 'staff',
      id,
      scheme: 'https',
    })
    const get = (path: string) =>
      exports.default.fetch(`https://kelas.test${API}${path}`, { headers: { cookie } })
    expect((await get(`/areas/${DISTRICT}/cadres/${cadreId}`)).status).toBe(200)
    const answer = await get(`/audit/${DISTRICT}?who=${id}&group=view`)
    const { entries } = await answer.json<{ entries: unknown[] }>()
    expect(entries).toMatchObject([
      {
        action: 'cadre.readPhone',
        actorName: 'Petugas Riwayat',
        subject: { id: cadreId, name: code },
        detail: {},
      },
    ])
  })
})

it('shows a cadre’s own history: her data, her assignments, and who opened them', async () => {
  const { entries } = await listEntries(contextFor(ADMIN), DISTRICT, { entity: cadreId })
  expect(entries.length).toBeGreaterThanOrEqual(3)
  expect(entries.map(({ subject }) => subject)).toEqual(
    entries.map(() => ({ id: cadreId, name: code })),
  )
})

it('counts what was merged into her, and that it was, as hers', async () => {
  const twin = sheet([{ name: 'Siti Kembar', areaCode: VILLAGE, decision: 'new' }])
  await bringIn(contextFor(ADMIN), DISTRICT, twin)
  const mergedId =
    (await env.DB.prepare("select id from cadres where name = 'Siti Kembar'").first<string>(
      'id',
    )) ?? ''
  await openCadre(contextFor(ADMIN), { area: DISTRICT, cadreId: mergedId })
  const id = newUuid()
  await mergeCadres(contextFor(ADMIN), { district: DISTRICT, id, keptId: cadreId, mergedId })
  const { entries } = await listEntries(contextFor(ADMIN), DISTRICT, { entity: cadreId })
  expect(entries.find((entry) => entry.entityId === mergedId)?.action).toBe('cadre.read')
  expect(entries.find((entry) => entry.entityId === id)).toMatchObject({
    action: 'cadre.merge',
    subject: { id: cadreId, name: code },
  })
})

it('logs that the evidence of an old certificate was opened', async () => {
  const rows = oldRows([
    { name: NAME, village: 'Tempursari', subDistrict: 'Tempursari', number: '77/2024' },
  ])
  const { id: batchId, fileId } = await makeBatch(rows)
  const reader = contextFor(staff('APPROVER', DISTRICT, 'pembaca-bukti'))
  await readEvidence(reader, { district: DISTRICT, batchId, fileId })
  await readEvidence(reader, { district: DISTRICT, batchId, fileId })
  expect(await lines('record.readEvidence', fileId)).toEqual([
    { actor: 'pembaca-bukti', detail: JSON.stringify({ batch: batchId }) },
  ])
})

describe('taking the log out', () => {
  const officer = staff('DISTRICT_ADMIN', DISTRICT, 'pengekspor')
  const taken = () => lines('report.export', DISTRICT)

  it('gives what the filter shows and is logged each time', async () => {
    const filter = { who: 'staff', group: 'view' } as const
    const shown = await listEntries(contextFor(officer), DISTRICT, filter)
    const file = await exportEntries(contextFor(officer), {
      area: DISTRICT,
      format: 'csv',
      ...filter,
    })
    expect(file).toEqual({ entries: shown.entries, since: null })
    expect(file.entries.length).toBeGreaterThan(2)
    const later = contextFor(officer, '2026-11-21T04:00:00.000Z')
    await exportEntries(later, { area: DISTRICT, format: 'xlsx' })
    expect((await taken()).map(({ actor, detail }) => [actor, JSON.parse(detail)])).toEqual([
      ['pengekspor', { ...filter, format: 'csv', entries: file.entries.length }],
      ['pengekspor', { format: 'xlsx', entries: expect.any(Number) }],
    ])
  })

  it.each([
    ['TRAINER', DISTRICT, 'NOT_ALLOWED'],
    ['APPROVER', DISTRICT, 'NOT_ALLOWED'],
    ['SUB_DISTRICT_ADMIN', '35.08.01', 'NOT_ALLOWED'],
    ['PROVINCE', '35', 'NOT_ALLOWED'],
    ['DISTRICT_ADMIN', '33.75', 'NOT_FOUND'],
  ] as const)('is refused to %s of %s and leaves no line', async (role, area, refused) => {
    const before = (await taken()).length
    const ctx = contextFor(staff(role, area))
    await expect(exportEntries(ctx, { area: DISTRICT, format: 'csv' })).rejects.toMatchObject({
      code: refused,
    })
    expect((await taken()).length).toBe(before)
  })
})

it('keeps no name and no number of anybody in the log', async () => {
  await editCadre(contextFor(ADMIN), {
    district: DISTRICT,
    cadreId,
    version: (await openCadre(contextFor(ADMIN), asked())).cadre.version,
    name: 'Siti Rahasia Baru',
    phone: '081377770043',
  })
  const { results } = await env.DB.prepare('select * from audit_entries').all()
  const text = JSON.stringify(results)
  expect(results.length).toBeGreaterThan(8)
  for (const secret of ['Rahasia', '77770042', '77770043', 'Petugas Riwayat', 'petugas.riwayat']) {
    expect(text).not.toContain(secret)
  }
})
