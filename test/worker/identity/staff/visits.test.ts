/** A superadmin sees people of a district only after she wrote down why, for an hour, and the district can read it. */
import { beforeAll, expect, it } from 'vitest'
import { allow, areasOf, ROLES_OF } from '../../../../worker/core/access.ts'
import { NEEDS_VISIT } from '../../../../worker/core/needs-visit.ts'
import { listCadres } from '../../../../worker/roster/index.ts'
import type { Context } from '../../../../worker/core/context.ts'
import { enableStaff, resetStaff } from '../../../../worker/identity/staff/close-account.ts'
import { approveRole } from '../../../../worker/identity/staff/decide-role.ts'
import { grantRole } from '../../../../worker/identity/staff/grant-role.ts'
import { inviteStaff, reissueStaffLink } from '../../../../worker/identity/staff/invite.ts'
import { readOwnSession } from '../../../../worker/identity/own-sessions.ts'
import { closeVisit, openVisit } from '../../../../worker/identity/staff/visits.ts'
import { listStaff } from '../../../../worker/identity/staff/list-staff.ts'
import { auditOf } from '../../../factories/identity.ts'
import { makeDistricts } from '../../../factories/regions.ts'
import { actAs, enrol, makeAccount, makeStaffOffice } from '../../../factories/staff.ts'

const DISTRICT = '35.08'
const REASON = 'Dinas meminta bantuan memeriksa daftar kader ganda'

beforeAll(makeDistricts)

const newRoot = () => makeAccount([{ role: 'SUPERADMIN', area: 'ID' }], 'Superadmin')

it('opens the people of one district for an hour, and of no other', async () => {
  const rootId = await newRoot()
  const before = await actAs(rootId)
  const area = { area: DISTRICT }
  await expect(listCadres(before, area)).rejects.toThrow('VISIT_NEEDED')
  expect(areasOf(before.actor, 'cadre.read')).toEqual([])
  // Numbers and settings need none.
  expect(() => allow(before, 'coverage.read', DISTRICT)).not.toThrow()
  expect(() => allow(before, 'key.read', DISTRICT)).not.toThrow()

  const id = crypto.randomUUID()
  const visit = { district: DISTRICT, id, reason: REASON }
  const { endsAt } = await openVisit(before, visit)
  expect(endsAt).toBe('2026-11-21T03:00:00.000Z')
  expect(await openVisit(await actAs(rootId, '2026-11-21T02:10:00.000Z'), visit)).toEqual({
    endsAt,
  })
  const during = await actAs(rootId, '2026-11-21T02:59:59.999Z')
  // Every page of hers can tell it.
  expect(await readOwnSession(during)).toMatchObject({
    visits: [{ id, district: DISTRICT, reason: REASON, endsAt }],
  })
  expect((await listCadres(during, area)).cadres).toEqual([])
  for (const other of ['33.75', '35', 'ID']) {
    expect(() => allow(during, 'cadre.read', other)).toThrow('VISIT_NEEDED')
  }
  const after = await actAs(rootId, endsAt)
  await expect(listCadres(after, area)).rejects.toThrow('VISIT_NEEDED')
  expect(await readOwnSession(after)).not.toHaveProperty('visits')
  // Another superadmin's visit opens nothing.
  const stranger = await actAs(await newRoot(), '2026-11-21T02:30:00.000Z')
  await expect(listCadres(stranger, area)).rejects.toThrow('VISIT_NEEDED')
  expect(await readOwnSession(stranger)).not.toHaveProperty('visits')
  await expect(closeVisit(stranger, { district: DISTRICT, id })).rejects.toThrow('NOT_FOUND')
  await expect(openVisit(stranger, visit)).rejects.toThrow('CONFLICT')
})

it('ends when it is ended, and tells the district who looked and why', async () => {
  const { admin } = await makeStaffOffice(DISTRICT)
  const rootId = await newRoot()
  const id = crypto.randomUUID()
  const root = await actAs(rootId)
  await openVisit(root, { district: DISTRICT, id, reason: REASON })
  await closeVisit(await actAs(rootId, '2026-11-21T02:20:00.000Z'), { district: DISTRICT, id })
  const later = await actAs(rootId, '2026-11-21T02:20:01.000Z')
  await expect(listCadres(later, { area: DISTRICT })).rejects.toThrow('VISIT_NEEDED')
  const { visits } = await listStaff(admin, { district: DISTRICT })
  expect(visits.find((visit) => visit.id === id)).toMatchObject({
    reason: REASON,
    openedAt: '2026-11-21T02:00:00.000Z',
    endsAt: '2026-11-21T02:20:00.000Z',
    isOwn: false,
  })
  expect(await auditOf(id)).toMatchObject([
    { action: 'visit.open', areaCode: DISTRICT },
    { action: 'visit.close', areaCode: DISTRICT },
  ])
  for (const change of [
    `update superadmin_visits set ends_at = '2099-01-01' where id = '${id}'`,
    `update superadmin_visits set reason = 'x' where id = '${id}'`,
    `delete from superadmin_visits where id = '${id}'`,
  ]) {
    await expect(root.db.batch([{ text: change, values: [] }])).rejects.toThrow()
  }
})

it('comes before a superadmin lets anybody in', async () => {
  const { admin } = await makeStaffOffice(DISTRICT)
  const rootId = await newRoot()
  const root = await actAs(rootId)
  const days = { startsOn: null, endsOn: null }
  const wish = {
    ...days,
    district: DISTRICT,
    id: crypto.randomUUID(),
    name: 'Wati Rahmawati',
    username: `kunjungan.${rootId.slice(-6)}`,
    role: 'TRAINER',
    area: DISTRICT,
  } as const
  const accountId = await enrol(await makeAccount([{ role: 'PUBLISHER', area: DISTRICT }]))
  const named = { district: DISTRICT, accountId }
  const id = crypto.randomUUID()
  const given = { ...named, ...days, id: crypto.randomUUID(), area: DISTRICT }
  await grantRole(admin, { ...given, id, role: 'REVIEWER' })
  const all = [
    (ctx: Context) => inviteStaff(ctx, wish),
    (ctx: Context) => grantRole(ctx, { ...given, role: 'TRAINER' }),
    (ctx: Context) => grantRole(ctx, { ...given, role: 'APPROVER' }),
    (ctx: Context) => enableStaff(ctx, named),
    (ctx: Context) => resetStaff(ctx, { ...named, reason: 'PHONE_LOST' }),
    (ctx: Context) => reissueStaffLink(ctx, named),
  ]
  for (const lets of all) await expect(lets(root)).rejects.toThrow('VISIT_NEEDED')
  await expect(approveRole(root, { district: DISTRICT, id })).rejects.toThrow('VISIT_NEEDED')
  await openVisit(root, { district: DISTRICT, id: crypto.randomUUID(), reason: REASON })
  const during = await actAs(rootId, '2026-11-21T02:10:00.000Z')
  for (const lets of all) await lets(during)
})

it('is a superadmin’s only, and her other roles need none', async () => {
  const { admin } = await makeStaffOffice(DISTRICT)
  await expect(
    openVisit(admin, { district: DISTRICT, id: crypto.randomUUID(), reason: REASON }),
  ).rejects.toThrow('NOT_ALLOWED')
  const both = await actAs(
    await makeAccount([
      { role: 'SUPERADMIN', area: 'ID' },
      { role: 'TRAINER', area: DISTRICT },
    ]),
  )
  expect(() => allow(both, 'cadre.read', DISTRICT)).not.toThrow()
  expect(() => allow(both, 'cadre.edit', DISTRICT)).toThrow('VISIT_NEEDED')
  expect(() => allow(both, 'cadre.read', '33.75')).toThrow('VISIT_NEEDED')
})

it('is asked for by every permission of a superadmin that names people', () => {
  // Of these nouns all show or change people; what does not is named here, with what it is about.
  const people =
    /^(activation|assignment|attendance|breach|cadre|certificate|cohort|data|evidence|guest|learning|meeting|name|notice|plan|practice|record|report|request|use|waiver)\./
  const numbersOnly = [
    'certificate.verify',
    'certificate.checkMany',
    'certificate.check',
    'practice.setPhotos',
  ]
  const open = Object.entries(ROLES_OF)
    .filter(([, roles]) => (roles as readonly string[]).includes('SUPERADMIN'))
    .map(([permission]) => permission)
    .filter((permission) => people.test(permission) && !numbersOnly.includes(permission))
    .filter((permission) => !(NEEDS_VISIT as readonly string[]).includes(permission))
  expect(open).toEqual([])
  // And what would let her read these people under another name.
  for (const permission of [
    'account.invite',
    'account.reset',
    'account.enable',
    'role.grant',
    'role.propose',
    'role.approve',
  ])
    expect(NEEDS_VISIT).toContain(permission)
  expect(NEEDS_VISIT).toContain('audit.read')
})
