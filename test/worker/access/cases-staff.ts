/** The cases of staff administration: colleagues of the own district whom writes may change, and a superadmin's visit. */
import { grantRole } from '../../../worker/identity/staff/grant-role.ts'
import { inviteStaff } from '../../../worker/identity/staff/invite.ts'
import { openVisit } from '../../../worker/identity/staff/visits.ts'
import { newUuid } from '../../factories/certification.ts'
import { contextFor, staff } from '../../factories/context.ts'
import { PRESENT } from '../../factories/identity.ts'
import type { Case } from './cases.ts'

const DISTRICT = '35.08'
/** As `world.ts` has it, which imports this file. */
const CANARY = 'Kenari Rahasia'
const open = { startsOn: null, endsOn: null }

const PEOPLE = {
  waiting: newUuid(),
  worker: newUuid(),
  closed: newUuid(),
}
const PROPOSALS = { approve: newUuid(), decline: newUuid(), withdraw: newUuid() }
const VISIT = newUuid()

/** Colleagues, of whom three are asked to become approvers. */
export async function makeColleagues(): Promise<void> {
  const ctx = contextFor(staff('DISTRICT_ADMIN', DISTRICT), PRESENT)
  const invite = (id: string, at: number) =>
    inviteStaff(ctx, {
      ...open,
      district: DISTRICT,
      id,
      name: `${CANARY} ${at}`,
      username: `rekan.${at}`,
      role: 'TRAINER',
      area: DISTRICT,
    })
  for (const [at, id] of Object.values(PEOPLE).entries()) await invite(id, at)
  for (const [at, id] of Object.values(PROPOSALS).entries()) {
    const accountId = newUuid()
    await invite(accountId, at + 10)
    const asked = { ...open, role: 'APPROVER', area: DISTRICT } as const
    await grantRole(ctx, { district: DISTRICT, accountId, id, ...asked })
  }
}

/** A superadmin who has said why she looks at the people of the own district. */
export async function visitOwnDistrict(accountId: string): Promise<void> {
  await openVisit(contextFor(staff('SUPERADMIN', 'ID', accountId), new Date().toISOString()), {
    district: DISTRICT,
    id: VISIT,
    reason: 'Membantu dinas memeriksa daftar kader',
  })
}

const own = (who: Case['who'], input: () => Record<string, unknown> = () => ({})): Case => ({
  who,
  area: DISTRICT,
  input: () => ({ district: DISTRICT, ...input() }),
})
const trainer = { ...open, role: 'TRAINER', area: DISTRICT }

export const STAFF_CASES: Readonly<Record<string, Case>> = {
  listStaff: own('account.read'),
  readRoleTable: own('account.read'),
  inviteStaff: own('account.invite', () => ({
    ...trainer,
    id: newUuid(),
    name: 'Rekan Baru',
    username: `baru.${newUuid().slice(-6)}`,
  })),
  reissueStaffLink: own('account.invite', () => ({ accountId: PEOPLE.waiting })),
  grantRole: own('role.grant', () => ({
    ...open,
    id: newUuid(),
    accountId: PEOPLE.worker,
    role: 'PUBLISHER',
    area: DISTRICT,
  })),
  endRole: own('role.end', () => ({
    accountId: PEOPLE.worker,
    role: 'TRAINER',
    area: DISTRICT,
    endsOn: '2099-12-31',
  })),
  approveRole: own('role.approve', () => ({ id: PROPOSALS.approve })),
  declineRole: own('role.decline', () => ({ id: PROPOSALS.decline })),
  withdrawRole: own('role.withdraw', () => ({ id: PROPOSALS.withdraw })),
  disableStaff: own('account.disable', () => ({ accountId: PEOPLE.closed, reason: 'MOVED' })),
  enableStaff: own('account.enable', () => ({ accountId: PEOPLE.closed })),
  unlinkStaff: own('account.unlink', () => ({ accountId: PEOPLE.worker })),
  resetStaff: own('account.reset', () => ({ accountId: PEOPLE.worker, reason: 'PHONE_LOST' })),
  openVisit: own('visit.open', () => ({
    id: newUuid(),
    reason: 'Membantu dinas memeriksa daftar kader',
  })),
  closeVisit: { ...own('visit.close', () => ({ id: VISIT })) },
}

const anyone = (input: () => Record<string, unknown> = () => ({})): Case => ({
  who: 'anyone',
  area: 'self',
  input,
})

export const STAFF_PAGE_CASES: Readonly<Record<string, Case>> = {
  invitationPage: anyone(),
  invitationForm: anyone(() => ({ kode: '0123456789' })),
}
