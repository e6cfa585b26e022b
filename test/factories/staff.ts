/** A district's office with an admin and an approver of its own, and contexts that act as the account's grants of a day say. */
import { enrolDemo } from '../../db/seed/demo-factors.ts'
import type { Actor, Grant } from '../../worker/core/access.ts'
import type { Context } from '../../worker/core/context.ts'
import { createStaff, openSession, readActor } from '../../worker/identity/index.ts'
import { contextFor, NOW, SYSTEM } from './context.ts'
import { PASSWORD } from './identity.ts'

let made = 0

/** An account as a script makes it; returns its id. */
export async function makeAccount(grants: readonly Grant[], name = 'Petugas'): Promise<string> {
  made += 1
  return createStaff(contextFor(SYSTEM), {
    username: `akun.${made}`,
    name: `${name} ${made}`,
    password: PASSWORD,
    passwordIs: 'OWN',
    grants,
  })
}

/** The account has signed in with a second factor of its own, as it must before a second person gives it a role. */
export async function enrol(accountId: string): Promise<string> {
  await enrolDemo(contextFor(SYSTEM), accountId)
  return accountId
}

/** Who acts when the account comes in at that moment, read as every request is: through a session of its own. */
export async function actAs(accountId: string, at = NOW): Promise<Context> {
  const ctx = contextFor(SYSTEM, at)
  const { cookie } = await openSession(ctx, { kind: 'staff', id: accountId, scheme: 'https' })
  return contextFor(await readActor(ctx.db, ctx.clock, cookie), at)
}

/** The roles that the account has at a moment, `ROLE area`, sorted. */
export async function rightsOf(accountId: string, at: string): Promise<string[]> {
  const { actor } = await actAs(accountId, at)
  return grantsIn(actor)
    .map(({ role, area }) => `${role} ${area}`)
    .toSorted()
}

function grantsIn(actor: Actor): readonly Grant[] {
  return actor.kind === 'staff' ? actor.grants : []
}

export type StaffOffice = {
  readonly district: string
  readonly adminId: string
  readonly approverId: string
  readonly admin: Context
  readonly approver: Context
}

export async function makeStaffOffice(district: string): Promise<StaffOffice> {
  const adminId = await makeAccount([{ role: 'DISTRICT_ADMIN', area: district }], 'Admin')
  const approverId = await makeAccount([{ role: 'APPROVER', area: district }], 'Penyetuju')
  return {
    district,
    adminId,
    approverId,
    admin: await actAs(adminId),
    approver: await actAs(approverId),
  }
}
