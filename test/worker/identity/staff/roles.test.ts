/** Roles with dates: who may give which to whom, the second person, and what an account may do on a day. */
import * as fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allow } from '../../../../worker/core/access.ts'
import { dayBefore } from '../../../../worker/identity/staff/grant-rules.ts'
import { endRole, grantRole } from '../../../../worker/identity/staff/grant-role.ts'
import {
  approveRole,
  declineRole,
  withdrawRole,
} from '../../../../worker/identity/staff/decide-role.ts'
import { disableStaff } from '../../../../worker/identity/staff/close-account.ts'
import { endGrant } from '../../../../worker/identity/staff/store-staff.ts'
import { listStaff } from '../../../../worker/identity/staff/list-staff.ts'
import { Refusal } from '../../../../worker/core/refusal.ts'
import { contextFor, staff } from '../../../factories/context.ts'
import { auditOf, valueOf } from '../../../factories/identity.ts'
import { makeDistricts } from '../../../factories/regions.ts'
import {
  actAs,
  enrol,
  makeAccount,
  makeStaffOffice,
  rightsOf,
  type StaffOffice,
} from '../../../factories/staff.ts'

const DISTRICT = '35.08'
const open = { startsOn: null, endsOn: null }
const TODAY = '2026-11-21'

let office: StaffOffice
beforeAll(makeDistricts)
beforeEach(async () => {
  office = await makeStaffOffice(DISTRICT)
})

const give = (
  accountId: string,
  role: 'TRAINER' | 'APPROVER' | 'DISTRICT_ADMIN' | 'SUPERADMIN' | 'PROVINCE',
  more: { startsOn?: string | null; endsOn?: string | null; area?: string; id?: string } = {},
) => ({
  district: DISTRICT,
  accountId,
  id: crypto.randomUUID(),
  role,
  area: DISTRICT,
  ...open,
  ...more,
})
const trainerId = () => makeAccount([{ role: 'TRAINER', area: DISTRICT }])

describe('a role', () => {
  it('holds from its first to its last day, by the clock of WIB', async () => {
    const id = await makeAccount([{ role: 'REVIEWER', area: DISTRICT }])
    await grantRole(
      office.admin,
      give(id, 'TRAINER', { startsOn: '2026-11-25', endsOn: '2026-11-26' }),
    )
    const trains = async (at: string) => (await rightsOf(id, at)).includes('TRAINER 35.08')
    expect(await trains('2026-11-24T16:59:59.999Z')).toBe(false)
    expect(await trains('2026-11-24T17:00:00.000Z')).toBe(true)
    expect(await trains('2026-11-26T16:59:59.999Z')).toBe(true)
    expect(await trains('2026-11-26T17:00:00.000Z')).toBe(false)
  })

  it('ends on a day, or at once, also for who is signed in; and may be given again afterwards', async () => {
    const id = await trainerId()
    const role = { role: 'TRAINER', area: DISTRICT } as const
    const named = { district: DISTRICT, accountId: id, ...role }
    await expect(grantRole(office.admin, give(id, 'TRAINER'))).rejects.toThrow('ROLE_STANDS')
    await endRole(office.admin, { ...named, endsOn: '2026-12-31' })
    await endRole(office.admin, { ...named, endsOn: '2026-01-01' })
    expect(await rightsOf(id, '2026-11-21T02:00:01.000Z')).toEqual([])
    await endRole(office.admin, { ...named, endsOn: '2026-12-31' })
    expect(await rightsOf(id, '2026-11-21T02:00:02.000Z')).toEqual([])
    await grantRole(office.admin, give(id, 'TRAINER', { startsOn: '2026-12-01' }))
    expect(await rightsOf(id, '2026-12-01T02:00:00.000Z')).toEqual(['TRAINER 35.08'])
    expect((await auditOf(id)).filter(({ action }) => action === 'role.end')).toHaveLength(2)
  })

  it('is given by the office, within its district, for days that are right, and never to oneself', async () => {
    const id = await trainerId()
    const { admin, adminId, approver } = office
    for (const [wish, code] of [
      [give(id, 'SUPERADMIN', { area: 'ID' }), 'NOT_ALLOWED'],
      [give(id, 'SUPERADMIN'), 'NOT_ALLOWED'],
      [give(id, 'PROVINCE', { area: '35' }), 'NOT_ALLOWED'],
      [give(id, 'TRAINER', { area: '33.75' }), 'NOT_ALLOWED'],
      [give(id, 'TRAINER', { area: 'ID' }), 'NOT_ALLOWED'],
      [give(id, 'TRAINER', { area: '35.08.99' }), 'NOT_FOUND'],
      [give(id, 'TRAINER', { area: '35.08.01', endsOn: '2026-11-20' }), 'INPUT_INVALID'],
      [give(adminId, 'TRAINER'), 'OWN_ACCOUNT'],
      [give(adminId, 'APPROVER'), 'OWN_ACCOUNT'],
      [give(crypto.randomUUID(), 'TRAINER'), 'NOT_FOUND'],
      [{ ...give(id, 'TRAINER'), district: '33.75', area: '33.75' }, 'NOT_FOUND'],
    ] as const) {
      await expect(grantRole(admin, wish)).rejects.toThrow(code)
    }
    for (const who of [approver, contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.01'))]) {
      await expect(grantRole(who, give(id, 'TRAINER', { area: '35.08.01' }))).rejects.toThrow(
        'NOT_ALLOWED',
      )
    }
    const own = { district: DISTRICT, accountId: adminId, role: 'DISTRICT_ADMIN' } as const
    await expect(endRole(admin, { ...own, area: DISTRICT, endsOn: '2027-01-01' })).rejects.toThrow(
      'OWN_ACCOUNT',
    )
  })

  it('is ended, never given on alone, and so never meets its rival', async () => {
    const { admin, approver } = office
    const id = await enrol(await trainerId())
    for (const [role, startsOn, endsOn] of [
      ['DISTRICT_ADMIN', null, '2026-11-25'],
      ['APPROVER', '2026-11-26', '2026-11-30'],
    ] as const) {
      const wish = give(id, role, { startsOn, endsOn })
      await grantRole(admin, wish)
      await approveRole(approver, { district: DISTRICT, id: wish.id })
      const later = { district: DISTRICT, accountId: id, role, area: DISTRICT } as const
      await expect(endRole(admin, { ...later, endsOn: '2026-12-31' })).rejects.toThrow(
        'INPUT_INVALID',
      )
    }
    expect(await rightsOf(id, '2026-11-25T05:00:00.000Z')).toContain('DISTRICT_ADMIN 35.08')
    expect(await rightsOf(id, '2026-12-15T02:00:00.000Z')).toEqual(['TRAINER 35.08'])
    // Of two who end it at once the earlier day stands.
    await admin.db.batch([
      endGrant({ accountId: id, role: 'TRAINER', area: DISTRICT }, '2026-11-28', TODAY),
      endGrant({ accountId: id, role: 'TRAINER', area: DISTRICT }, '2026-12-28', TODAY),
    ])
    expect(await rightsOf(id, '2026-11-29T02:00:00.000Z')).not.toContain('TRAINER 35.08')
  })

  it('outside the district is not ended from within it', async () => {
    const id = await makeAccount([
      { role: 'TRAINER', area: DISTRICT },
      { role: 'TRAINER', area: '33.75' },
    ])
    const named = { district: DISTRICT, accountId: id, role: 'TRAINER', endsOn: TODAY } as const
    await expect(endRole(office.admin, { ...named, area: '33.75' })).rejects.toThrow('NOT_FOUND')
    await expect(endRole(office.admin, { ...named, area: '35.08.01' })).rejects.toThrow('NOT_FOUND')
  })

  it('given twice in the same moment is given once', async () => {
    const id = await makeAccount([{ role: 'REVIEWER', area: DISTRICT }])
    const both = await Promise.allSettled([
      grantRole(office.admin, give(id, 'TRAINER', { endsOn: '2026-12-01' })),
      grantRole(office.admin, give(id, 'TRAINER', { endsOn: '2026-12-02' })),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('a role that decides', () => {
  const ask = async (accountId: string, more: Parameters<typeof give>[2] = {}) => {
    const wish = give(accountId, 'APPROVER', more)
    expect(await grantRole(office.admin, wish)).toEqual({ waits: true })
    // A repeat is the same request.
    await grantRole(office.admin, wish)
    return { district: DISTRICT, id: wish.id }
  }

  it('is given by a second person of the district only', async () => {
    const id = await trainerId()
    const named = await ask(id)
    await enrol(id)
    expect(await rightsOf(id, '2026-11-21T02:00:01.000Z')).toEqual(['TRAINER 35.08'])
    await expect(approveRole(office.admin, named)).rejects.toThrow('SECOND_PERSON_NEEDED')
    await expect(approveRole(await actAs(id), named)).rejects.toThrow('NOT_ALLOWED')
    const elsewhere = contextFor(staff('APPROVER', '33.75'))
    await expect(approveRole(elsewhere, named)).rejects.toThrow('NOT_FOUND')
    await expect(approveRole(elsewhere, { district: '33.75', id: named.id })).rejects.toThrow(
      'NOT_FOUND',
    )
    const root = contextFor(staff('SUPERADMIN', 'ID'))
    await expect(approveRole(root, named)).rejects.toThrow('SECOND_PERSON_NEEDED')
    await approveRole(office.approver, named)
    expect(await rightsOf(id, '2026-11-21T02:00:02.000Z')).toEqual([
      'APPROVER 35.08',
      'TRAINER 35.08',
    ])
    await expect(approveRole(office.approver, named)).rejects.toThrow('STATE_NOT_FIT')
    await expect(withdrawRole(office.admin, named)).rejects.toThrow('STATE_NOT_FIT')
  })

  it('is not given by who would get it, even with a right to decide', async () => {
    const other = await enrol(await makeAccount([{ role: 'APPROVER', area: DISTRICT }]))
    // She is an approver until tomorrow, and is asked to become admin afterwards.
    await endRole(office.admin, {
      district: DISTRICT,
      accountId: other,
      role: 'APPROVER',
      area: DISTRICT,
      endsOn: TODAY,
    })
    const wish = give(other, 'DISTRICT_ADMIN', { startsOn: '2026-11-22' })
    await grantRole(office.admin, wish)
    const named = { district: DISTRICT, id: wish.id }
    await expect(approveRole(await actAs(other), named)).rejects.toThrow('OWN_ACCOUNT')
    await approveRole(office.approver, named)
    expect(await rightsOf(other, '2026-11-22T02:00:00.000Z')).toEqual(['DISTRICT_ADMIN 35.08'])
  })

  it('and its rival are never one account on one day, nor both asked for', async () => {
    const { admin, approverId } = office
    await expect(grantRole(admin, give(approverId, 'DISTRICT_ADMIN'))).rejects.toThrow(
      'ROLES_CLASH',
    )
    const id = await trainerId()
    await ask(id)
    await expect(grantRole(admin, give(id, 'DISTRICT_ADMIN'))).rejects.toThrow('ROLES_CLASH')
    await expect(grantRole(admin, give(id, 'APPROVER'))).rejects.toThrow('ROLE_STANDS')
  })

  it('is refused, taken back, and nothing for an account that was closed or days that are over', async () => {
    const { admin, approver } = office
    const first = await ask(await trainerId())
    await expect(declineRole(admin, first)).rejects.toThrow('SECOND_PERSON_NEEDED')
    await declineRole(approver, first)
    const second = await ask(await trainerId())
    await withdrawRole(admin, second)
    await expect(approveRole(approver, second)).rejects.toThrow('STATE_NOT_FIT')
    const closedId = await trainerId()
    const third = await ask(closedId)
    await disableStaff(admin, { district: DISTRICT, accountId: closedId, reason: 'MOVED' })
    await expect(approveRole(approver, third)).rejects.toThrow('STATE_NOT_FIT')
    const fourth = await ask(await trainerId(), { endsOn: '2026-11-22' })
    const later = await actAs(office.approverId, '2026-11-23T02:00:00.000Z')
    await expect(approveRole(later, fourth)).rejects.toThrow('STATE_NOT_FIT')
  })

  it('is a superadmin’s to give where the district has no second person, and nobody’s own', async () => {
    const district = '33.75'
    const adminId = await makeAccount([{ role: 'DISTRICT_ADMIN', area: district }])
    const id = await makeAccount([{ role: 'TRAINER', area: district }])
    const wish = { ...give(id, 'APPROVER', { area: district }), district }
    await grantRole(await actAs(adminId), wish)
    await enrol(id)
    const root = contextFor(staff('SUPERADMIN', 'ID'))
    const { proposals } = await listStaff(root, { district })
    expect(proposals).toMatchObject([{ mayDecide: true, isOwn: false }])
    await approveRole(root, { district, id: wish.id })
    expect(await rightsOf(id, '2026-11-21T02:00:01.000Z')).toContain('APPROVER 33.75')
  })

  it('leaves what was asked and decided as it was', async () => {
    const named = await ask(await enrol(await trainerId()))
    await approveRole(office.approver, named)
    const { db } = office.admin
    for (const change of [
      `update staff_proposals set state = 'ASKED' where id = '${named.id}'`,
      `update staff_proposals set asked_by = 'x' where id = '${named.id}'`,
      `delete from staff_proposals where id = '${named.id}'`,
    ]) {
      await expect(db.batch([{ text: change, values: [] }])).rejects.toThrow()
    }
    expect(await valueOf('select state from staff_proposals where id = ?', named.id)).toBe(
      'GRANTED',
    )
  })
})

it('gives an account on any day exactly the grants that hold on it, whatever was given and ended before', async () => {
  const dayAt = (offset: number) =>
    new Date(Date.parse(TODAY) + offset * 86_400_000).toISOString().slice(0, 10)
  const step = fc.record({
    kind: fc.constantFrom('grant', 'end'),
    area: fc.constantFrom('35.08', '35.08.01', '35.08.10'),
    from: fc.option(fc.integer({ min: -1, max: 6 })),
    to: fc.option(fc.integer({ min: -1, max: 8 })),
    wait: fc.integer({ min: 0, max: 2 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      const id = await makeAccount([{ role: 'REVIEWER', area: DISTRICT }])
      const model = new Map<string, { startsOn: string | null; endsOn: string | null }>()
      let now = 0
      for (const { kind, area, from, to, wait } of steps) {
        now += wait
        const today = dayAt(now)
        const admin = contextFor(staff('DISTRICT_ADMIN', DISTRICT), `${today}T05:00:00.000Z`)
        const startsOn = from === null ? null : dayAt(now + from)
        const endsOn = to === null ? null : dayAt(now + to)
        const held = model.get(area)
        const isOver = (days: NonNullable<typeof held>) =>
          days.endsOn !== null &&
          (days.endsOn < today || (days.startsOn !== null && days.endsOn < days.startsOn))
        if (kind === 'grant') {
          const isRight =
            (startsOn === null || startsOn >= today) &&
            (endsOn === null || (endsOn >= today && (startsOn === null || endsOn >= startsOn)))
          const done = await settled(
            grantRole(admin, give(id, 'TRAINER', { area, startsOn, endsOn })),
          )
          const may = isRight && (held === undefined || isOver(held))
          expect(done).toBe(may)
          if (may) model.set(area, { startsOn, endsOn })
        } else {
          const last = endsOn ?? today
          const named = { district: DISTRICT, accountId: id, role: 'TRAINER', area } as const
          // Never later than it stands; of one that is over nothing is asked.
          const may =
            held !== undefined &&
            (isOver(held) || held.endsOn === null || last <= held.endsOn || last < today)
          expect(await settled(endRole(admin, { ...named, endsOn: last }))).toBe(may)
          if (held !== undefined && may && !isOver(held)) {
            model.set(area, { ...held, endsOn: last < today ? dayBefore(today) : last })
          }
        }
      }
      for (const ahead of [0, 1, 3, 7]) {
        const day = dayAt(now + ahead)
        const want = [...model]
          .filter(
            ([, { startsOn, endsOn }]) =>
              (startsOn === null || startsOn <= day) && (endsOn === null || endsOn >= day),
          )
          .map(([area]) => area)
        const { actor } = await actAs(id, `${day}T05:00:00.000Z`)
        for (const area of ['35.08', '35.08.01', '35.08.10']) {
          const may = want.some((held) => area === held || area.startsWith(`${held}.`))
          expect(mayTrain(actor, area)).toBe(may)
        }
      }
    }),
    { numRuns: 12 },
  )
})

function mayTrain(actor: Parameters<typeof allow>[0]['actor'], area: string): boolean {
  try {
    allow({ actor }, 'practice.assess', area)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

async function settled(doing: Promise<unknown>): Promise<boolean> {
  try {
    await doing
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
