/** Accounts of a district's staff, by the district: invited by a link, closed, opened again, begun anew by a colleague. */
import { beforeAll, describe, expect, it } from 'vitest'
import { inviteStaff, reissueStaffLink } from '../../../../worker/identity/staff/invite.ts'
import { acceptLink } from '../../../../worker/identity/staff/accept.ts'
import {
  disableStaff,
  enableStaff,
  resetStaff,
} from '../../../../worker/identity/staff/close-account.ts'
import { approveRole } from '../../../../worker/identity/staff/decide-role.ts'
import { endRole } from '../../../../worker/identity/staff/grant-role.ts'
import { findLink } from '../../../../worker/identity/staff/link.ts'
import { listStaff } from '../../../../worker/identity/staff/list-staff.ts'
import { openSession } from '../../../../worker/identity/index.ts'
import { signInStaff } from '../../../../worker/identity/sign-in-staff.ts'
import { allow, ROLES_OF, type Permission } from '../../../../worker/core/access.ts'
import { fixedClock } from '../../../../worker/core/clock.ts'
import { readOwnAccount } from '../../../../worker/identity/account/own-account.ts'
import { openSecret, readPending } from '../../../../worker/identity/second-factor/pending.ts'
import { confirmApp, finishSignIn } from '../../../../worker/identity/second-factor/steps.ts'
import { stepAt, totpCode } from '../../../../worker/identity/second-factor/totp.ts'
import { whoActs, type Context } from '../../../../worker/core/context.ts'
import { sql } from '../../../../worker/core/db.ts'
import { contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../../factories/context.ts'
import { auditOf, NEW_BROWSER, PASSWORD, valueOf } from '../../../factories/identity.ts'
import { makeDistricts } from '../../../factories/regions.ts'
import { withCookies } from '../../../factories/second-factor.ts'
import { actAs, enrol, makeAccount, makeStaffOffice, rightsOf } from '../../../factories/staff.ts'

const DISTRICT = '35.08'
const open = { startsOn: null, endsOn: null }
const OWN_WORDS = 'hujan sore di kebun teh'
const LATER = '2026-11-21T03:00:00.000Z'

beforeAll(makeDistricts)

let asked = 0
const trainer = () => {
  asked += 1
  return {
    ...open,
    district: DISTRICT,
    id: crypto.randomUUID(),
    name: 'Wati Rahmawati',
    username: `wati.${asked}`,
    role: 'TRAINER' as const,
    area: DISTRICT,
  }
}
const anyone = (at = NOW) => contextFor(PUBLIC, at)
const accept = (code: string, at = NOW, password = OWN_WORDS) =>
  acceptLink(anyone(at), NEW_BROWSER, { code, password })
const openAs = (id: string, at = NOW) =>
  openSession(contextFor(SYSTEM, at), { kind: 'staff', id, scheme: 'https' })

const detailOf = async (accountId: string) =>
  JSON.parse(
    String(
      await valueOf(
        "select detail from audit_entries where entity_id = ? and action = 'account.reset'",
        accountId,
      ),
    ),
  ) as unknown
const keepsFactor = async (code: string) => (await findLink(anyone(), NEW_BROWSER, code)).hasFactor
const waitingRole = (accountId: string) =>
  valueOf("select role from staff_proposals where account_id = ? and state = 'ASKED'", accountId)

async function shown(ctx: Context, id: string) {
  const { staff: all } = await listStaff(ctx, { district: DISTRICT })
  return all.find((member) => member.id === id)
}

describe('an invitation', () => {
  it('makes an account that nothing but its link opens, once, until its owner chose a password', async () => {
    const { admin } = await makeStaffOffice(DISTRICT)
    const wish = trainer()
    const { link, waits } = await inviteStaff(admin, wish)
    expect(waits).toBe(false)
    expect(link.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
    expect(link.expiresAt).toBe('2026-11-28T02:00:00.000Z')
    expect(await shown(admin, wish.id)).toMatchObject({
      state: 'WAITING',
      link: { kind: 'INVITE', expiresAt: link.expiresAt },
      secondFactor: false,
      lastSignInOn: null,
      roles: [{ role: 'TRAINER', area: DISTRICT, areaName: 'Kabupaten Lumajang', state: 'NOW' }],
    })
    await expect(openAs(wish.id)).rejects.toThrow('NOT_FOUND')

    await expect(accept(link.code, NOW, 'pendek')).rejects.toThrow('PASSWORD_WEAK')
    const { setCookies } = await accept(link.code.toLowerCase())
    expect(setCookies.length).toBeGreaterThan(0)
    // The link opened no session: the second factor comes first.
    expect(await valueOf('select count(*) from sessions where subject_id = ?', wish.id)).toBe(0)
    await expect(accept(link.code)).rejects.toThrow('LINK_EXPIRED')
    expect(await shown(admin, wish.id)).toMatchObject({ state: 'ACTIVE', link: null })
    expect(await rightsOf(wish.id, NOW)).toEqual(['TRAINER 35.08'])
    expect((await auditOf(wish.id)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['account.invite', 'account.accept']),
    )
  })

  it('keeps the code only as a keyed hash', async () => {
    const { admin } = await makeStaffOffice(DISTRICT)
    const { link } = await inviteStaff(admin, trainer())
    for (const table of ['staff_links', 'audit_entries']) {
      expect(
        await valueOf(
          `select count(*) from (select * from ${table}) t where instr(json_array(${table === 'staff_links' ? 'id, code_hash' : 'detail, entity_id'}), ?)`,
          link.code,
        ),
      ).toBe(0)
    }
  })

  it('ends after seven days, with a newer one, and with the account', async () => {
    const { admin } = await makeStaffOffice(DISTRICT)
    const wish = trainer()
    const { link: first } = await inviteStaff(admin, wish)
    await expect(accept(first.code, first.expiresAt)).rejects.toThrow('LINK_EXPIRED')
    // A repeat, whose first answer was lost, makes a new link too.
    const { link: second } = await inviteStaff(admin, wish)
    await expect(accept(first.code)).rejects.toThrow('LINK_EXPIRED')
    const third = await reissueStaffLink(admin, { district: DISTRICT, accountId: wish.id })
    await expect(accept(second.code)).rejects.toThrow('LINK_EXPIRED')
    await disableStaff(admin, { district: DISTRICT, accountId: wish.id, reason: 'DUPLICATE' })
    await expect(accept(third.code)).rejects.toThrow('LINK_WRONG')
    await enableStaff(admin, { district: DISTRICT, accountId: wish.id })
    await expect(accept(third.code)).rejects.toThrow('LINK_EXPIRED')
    const last = await reissueStaffLink(admin, { district: DISTRICT, accountId: wish.id })
    await accept(last.code)
    await expect(
      reissueStaffLink(admin, { district: DISTRICT, accountId: wish.id }),
    ).rejects.toThrow('STATE_NOT_FIT')
  })

  it('is refused for a user name that is taken, for roles and areas that are not the office’s, and to who may not', async () => {
    const { admin, approver } = await makeStaffOffice(DISTRICT)
    const wish = trainer()
    await inviteStaff(admin, wish)
    await expect(inviteStaff(admin, { ...trainer(), username: wish.username })).rejects.toThrow(
      'USERNAME_TAKEN',
    )
    for (const [role, area, code] of [
      ['SUPERADMIN', 'ID', 'NOT_ALLOWED'],
      ['SUPERADMIN', DISTRICT, 'NOT_ALLOWED'],
      ['PROVINCE', '35', 'NOT_ALLOWED'],
      ['TRAINER', '33.75', 'NOT_ALLOWED'],
      ['TRAINER', '35', 'NOT_ALLOWED'],
      ['SUB_DISTRICT_ADMIN', DISTRICT, 'NOT_ALLOWED'],
      ['SUB_DISTRICT_ADMIN', '35.08.99', 'NOT_FOUND'],
    ] as const) {
      await expect(inviteStaff(admin, { ...trainer(), role, area })).rejects.toThrow(code)
    }
    await expect(
      inviteStaff(admin, { ...trainer(), district: '33.75', area: '33.75' }),
    ).rejects.toThrow('NOT_FOUND')
    for (const who of [approver, contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.01'))]) {
      await expect(inviteStaff(who, trainer())).rejects.toThrow('NOT_ALLOWED')
    }
    const province = contextFor(staff('PROVINCE', '35'))
    await expect(inviteStaff(province, trainer())).rejects.toThrow('NOT_ALLOWED')
    await expect(inviteStaff(anyone(), trainer())).rejects.toThrow('SIGN_IN_NEEDED')
  })

  it('to a role that decides waits for a second person', async () => {
    const { admin, approver } = await makeStaffOffice(DISTRICT)
    const wish = { ...trainer(), role: 'APPROVER' as const }
    const { link, waits } = await inviteStaff(admin, wish)
    expect(waits).toBe(true)
    const waiting = async () => {
      const { proposals } = await listStaff(approver, { district: DISTRICT })
      return proposals.find(({ accountId }) => accountId === wish.id)
    }
    const row = await waiting()
    expect(row).toMatchObject({ role: 'APPROVER', mayDecide: true, isOwn: false })
    // Whoever holds the link could still be her, who asked first of all.
    const named = { district: DISTRICT, id: row?.id ?? '' }
    await expect(approveRole(approver, named)).rejects.toThrow('STATE_NOT_FIT')
    await accept(link.code)
    expect((await waiting())?.hasSignedIn).toBe(false)
    await expect(approveRole(approver, named)).rejects.toThrow('STATE_NOT_FIT')
    await enrol(wish.id)
    expect((await waiting())?.hasSignedIn).toBe(true)
    expect(await rightsOf(wish.id, NOW)).toEqual([])
    await approveRole(approver, named)
    expect(await rightsOf(wish.id, NOW)).toEqual(['APPROVER 35.08'])
  })

  it('lets who has no role yet sign in, and look after nothing but the own account', async () => {
    const { admin } = await makeStaffOffice(DISTRICT)
    const wish = { ...trainer(), role: 'REVIEWER' as const }
    const { link, waits } = await inviteStaff(admin, wish)
    expect(waits).toBe(true)
    const browser = withCookies((await accept(link.code)).setCookies)
    const { newFactorId, newSecret } = await readPending(anyone(), browser)
    const secret = await openSecret(anyone(), newFactorId ?? '', newSecret ?? '')
    await confirmApp(anyone(), browser, await totpCode(secret, stepAt(fixedClock(NOW))))
    const opened = await finishSignIn(anyone(), browser, { trust: false })
    if (opened.kind !== 'open') throw new Error('a step is missing')
    const ctx = contextFor(opened.actor)
    expect(await readOwnAccount(ctx)).toMatchObject({ username: wish.username })
    const permissions = Object.keys(ROLES_OF) as Permission[]
    const may = permissions.filter((permission) => {
      if ((ROLES_OF[permission] as readonly string[]).includes('PUBLIC')) return false
      expect(() => allow(ctx, permission, DISTRICT), permission).toThrow('NOT_ALLOWED')
      try {
        allow(ctx, permission, 'ID')
        return true
      } catch {
        return false
      }
    })
    expect(may.toSorted()).toEqual([
      'account.readSelf',
      'computer.forget',
      'factor.begin',
      'factor.confirm',
      'passkey.add',
      'passkey.remove',
      'passkey.rename',
      'password.change',
      'recovery.make',
      'service.begin',
      'service.link',
      'service.unlink',
      'session.close',
      'session.list',
      'session.prove',
    ])
  })
})

describe('an account that is closed', () => {
  it('ends its sessions at once, and comes back with the roles that still hold', async () => {
    const { admin } = await makeStaffOffice(DISTRICT)
    const id = await makeAccount([{ role: 'TRAINER', area: DISTRICT }])
    await openAs(id)
    const named = { district: DISTRICT, accountId: id }
    await disableStaff(admin, { ...named, reason: 'MOVED' })
    await disableStaff(admin, { ...named, reason: 'LEAVE' })
    expect(
      await valueOf(
        'select count(*) from sessions where subject_id = ? and revoked_at is null',
        id,
      ),
    ).toBe(0)
    await expect(openAs(id)).rejects.toThrow('NOT_FOUND')
    expect((await shown(admin, id))?.state).toBe('DISABLED')
    expect((await auditOf(id)).filter(({ action }) => action === 'account.disable')).toHaveLength(1)
    await enableStaff(admin, named)
    expect(await rightsOf(id, LATER)).toEqual(['TRAINER 35.08'])
  })

  it('is never one’s own, another district’s, or one that others have a say in too', async () => {
    const { admin, adminId } = await makeStaffOffice(DISTRICT)
    const both = await makeAccount([
      { role: 'TRAINER', area: DISTRICT },
      { role: 'SUPERADMIN', area: 'ID' },
    ])
    const foreign = await makeAccount([{ role: 'TRAINER', area: '33.75' }])
    for (const [accountId, code] of [
      [adminId, 'OWN_ACCOUNT'],
      [both, 'BEYOND_AREA'],
      [foreign, 'NOT_FOUND'],
    ] as const) {
      const named = { district: DISTRICT, accountId }
      await expect(disableStaff(admin, { ...named, reason: 'MOVED' })).rejects.toThrow(code)
      await expect(enableStaff(admin, named)).rejects.toThrow(code)
      await expect(resetStaff(admin, { ...named, reason: 'PHONE_LOST' })).rejects.toThrow(code)
      await expect(reissueStaffLink(admin, named)).rejects.toThrow(code)
    }
    // What she does elsewhere is nobody's business here.
    const row = await shown(admin, both)
    expect(row?.isElsewhere).toBe(true)
    expect(row?.roles.map(({ role }) => role)).toEqual(['TRAINER'])
  })

  it('is never the last admin’s', async () => {
    const root = contextFor(staff('SUPERADMIN', 'ID'))
    const { adminId, admin } = await makeStaffOffice('33.75')
    const district = '33.75'
    const last = { district, accountId: adminId }
    await expect(disableStaff(root, { ...last, reason: 'MOVED' })).rejects.toThrow('LAST_ADMIN')
    const role = { role: 'DISTRICT_ADMIN', area: district } as const
    await expect(endRole(root, { ...last, ...role, endsOn: '2027-01-01' })).rejects.toThrow(
      'LAST_ADMIN',
    )
    const other = await makeAccount([{ role: 'DISTRICT_ADMIN', area: district }])
    // The other one ends first: she does not stand in for who is without an end, on whatever day that one is to go.
    await endRole(admin, { district, accountId: other, ...role, endsOn: '2026-12-31' })
    await expect(endRole(root, { ...last, ...role, endsOn: '2027-01-01' })).rejects.toThrow(
      'LAST_ADMIN',
    )
    await expect(endRole(root, { ...last, ...role, endsOn: '2026-12-31' })).rejects.toThrow(
      'LAST_ADMIN',
    )
    await expect(endRole(root, { ...last, ...role, endsOn: '2026-12-30' })).rejects.toThrow(
      'LAST_ADMIN',
    )
    await expect(disableStaff(await actAs(other), { ...last, reason: 'MOVED' })).rejects.toThrow(
      'LAST_ADMIN',
    )
    const third = await makeAccount([{ role: 'DISTRICT_ADMIN', area: district }])
    await disableStaff(await actAs(other), { ...last, reason: 'MOVED' })
    // Hers ends with the other's: each stands in for the other.
    await expect(
      endRole(root, { district, accountId: third, ...role, endsOn: '2026-12-31' }),
    ).rejects.toThrow('LAST_ADMIN')
    await expect(
      disableStaff(root, { district, accountId: third, reason: 'MOVED' }),
    ).rejects.toThrow('LAST_ADMIN')
    await disableStaff(await actAs(third), { district, accountId: other, reason: 'MOVED' })
    await expect(
      disableStaff(root, { district, accountId: third, reason: 'MOVED' }),
    ).rejects.toThrow('LAST_ADMIN')
  })
})

describe('a sign-in that a colleague resets', () => {
  it('ends password, factor, trust and sessions, and begins anew by the link', async () => {
    const { admin } = await makeStaffOffice(DISTRICT)
    const id = await makeAccount([{ role: 'TRAINER', area: DISTRICT }])
    await openAs(id)
    const username = String(await valueOf('select username from staff_accounts where id = ?', id))
    const named = { district: DISTRICT, accountId: id }
    const link = await resetStaff(admin, { ...named, reason: 'PHONE_LOST' })
    expect(
      await valueOf(
        'select count(*) from sessions where subject_id = ? and revoked_at is null',
        id,
      ),
    ).toBe(0)
    await expect(
      signInStaff(anyone(), NEW_BROWSER, { username, password: PASSWORD }),
    ).rejects.toThrow('SIGN_IN_WRONG')
    expect(await shown(admin, id)).toMatchObject({ state: 'WAITING', link: { kind: 'RESET' } })
    await expect(resetStaff(admin, { ...named, reason: 'PHONE_LOST' })).rejects.toThrow(
      'STATE_NOT_FIT',
    )
    await accept(link.code)
    expect(await rightsOf(id, LATER)).toEqual(['TRAINER 35.08'])
    const [entry] = (await auditOf(id)).filter(({ action }) => action === 'account.reset')
    expect(entry).toMatchObject({ action: 'account.reset', actorKind: 'staff' })
  })

  it('leaves the second factor, and with it the roles, where only the password was forgotten', async () => {
    const { admin, approverId } = await makeStaffOffice(DISTRICT)
    await admin.db.batch([
      sql`insert into staff_factors (id, account_id, kind, secret, last_step, begun_in, created_at, confirmed_at)
        values (${crypto.randomUUID()}, ${approverId}, 'TOTP', 'x', 0, ${approverId}, ${NOW}, ${NOW})`,
    ])
    const link = await resetStaff(admin, {
      district: DISTRICT,
      accountId: approverId,
      reason: 'PASSWORD_FORGOTTEN',
    })
    // What her page then says comes next hangs on it.
    expect(link.waits).toBe(false)
    expect(await keepsFactor(link.code)).toBe(1)
    await accept(link.code)
    expect((await shown(admin, approverId))?.secondFactor).toBe(true)
    expect(await rightsOf(approverId, LATER)).toEqual(['APPROVER 35.08'])
    // A lost telephone is another matter: the factor goes.
    const lost = { district: DISTRICT, accountId: approverId, reason: 'PHONE_LOST' } as const
    const { code } = await resetStaff(admin, lost)
    expect((await shown(admin, approverId))?.secondFactor).toBe(false)
    expect(await keepsFactor(code)).toBe(0)
  })

  it('does not hand the power to decide to who holds the link: those roles wait for a second person again', async () => {
    const { admin, approverId } = await makeStaffOffice(DISTRICT)
    const second = await makeAccount([{ role: 'APPROVER', area: DISTRICT }])
    const link = await resetStaff(admin, {
      district: DISTRICT,
      accountId: approverId,
      reason: 'CODES_LOST',
    })
    // The office hears it with the link, and the log keeps it.
    expect(link.waits).toBe(true)
    expect(await detailOf(approverId)).toEqual({ reason: 'CODES_LOST', rolesWait: true })
    await accept(link.code)
    expect(await rightsOf(approverId, LATER)).toEqual([])
    const { proposals } = await listStaff(admin, { district: DISTRICT })
    const row = proposals.find(({ accountId }) => accountId === approverId)
    expect(row).toMatchObject({ mayDecide: false, isOwn: true })
    const named = { district: DISTRICT, id: row?.id ?? '' }
    await expect(approveRole(admin, named)).rejects.toThrow('SECOND_PERSON_NEEDED')
    await expect(approveRole(await actAs(second), named)).rejects.toThrow('STATE_NOT_FIT')
    await enrol(approverId)
    await approveRole(await actAs(second), named)
    expect(await rightsOf(approverId, LATER)).toEqual(['APPROVER 35.08'])
  })

  it('by a superadmin leaves those roles only to the last one who could give them', async () => {
    const district = '33.01'
    const { adminId, approverId } = await makeStaffOffice(district)
    const root = contextFor(staff('SUPERADMIN', 'ID'))
    const lost = { district, reason: 'PHONE_LOST' } as const
    await resetStaff(root, { ...lost, accountId: approverId })
    expect(await waitingRole(approverId)).toBe('APPROVER')
    // Now nobody else could give hers: the way back for the last admin.
    const { code, waits } = await resetStaff(root, { ...lost, accountId: adminId })
    await accept(code)
    expect(waits).toBe(false)
    expect(await waitingRole(adminId)).toBeNull()
    expect(await rightsOf(adminId, LATER)).toEqual(['DISTRICT_ADMIN 33.01'])
  })

  it('whose link is made anew by a colleague hands over no role that decides', async () => {
    const district = '17.08'
    const rootId = await makeAccount([{ role: 'SUPERADMIN', area: 'ID' }], 'Superadmin')
    const { actor } = await actAs(rootId)
    if (actor.kind !== 'staff') throw new Error('nobody')
    const root = contextFor({ ...actor, visits: [district] })
    // The only one who decides there, so her role is left to her.
    const approverId = await makeAccount([{ role: 'APPROVER', area: district }])
    await resetStaff(root, { district, accountId: approverId, reason: 'PHONE_LOST' })
    expect(await waitingRole(approverId)).toBeNull()
    const admin = await actAs(await makeAccount([{ role: 'DISTRICT_ADMIN', area: district }]))
    const link = await reissueStaffLink(admin, { district, accountId: approverId })
    await accept(link.code)
    expect(await rightsOf(approverId, LATER)).toEqual([])
    expect(await waitingRole(approverId)).toBe('APPROVER')
  })

  it('is not both admins’ at once', async () => {
    const district = '53.01'
    const one = await makeAccount([{ role: 'DISTRICT_ADMIN', area: district }])
    const other = await makeAccount([{ role: 'DISTRICT_ADMIN', area: district }])
    const [by, byOther] = [await actAs(one), await actAs(other)]
    const done = await Promise.allSettled([
      resetStaff(by, { district, accountId: other, reason: 'PHONE_LOST' }),
      resetStaff(byOther, { district, accountId: one, reason: 'PHONE_LOST' }),
    ])
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(
      await valueOf(
        "select count(*) from staff_accounts a join staff_grants g on g.account_id = a.id where g.area_code = ? and g.role = 'DISTRICT_ADMIN' and a.link_needed_since is null and g.ends_on is null",
        district,
      ),
    ).toBe(1)
  })

  it('takes back what she had begun: an ended session writes nothing more', async () => {
    const { admin, adminId } = await makeStaffOffice(DISTRICT)
    const colleague = await actAs(await makeAccount([{ role: 'DISTRICT_ADMIN', area: DISTRICT }]))
    const wish = trainer()
    await inviteStaff(colleague, wish)
    await disableStaff(admin, {
      district: DISTRICT,
      accountId: whoActs(colleague),
      reason: 'MISUSE',
    })
    for (const late of [
      () => inviteStaff(colleague, trainer()),
      () => reissueStaffLink(colleague, { district: DISTRICT, accountId: wish.id }),
      () => resetStaff(colleague, { district: DISTRICT, accountId: adminId, reason: 'PHONE_LOST' }),
    ]) {
      await expect(late()).rejects.toThrow('SIGN_IN_NEEDED')
    }
  })
})
