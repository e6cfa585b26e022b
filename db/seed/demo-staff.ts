/** What Lumajang's page of its staff shows: a colleague invited for a while, a role that waits for a second person, a visit. */
import type { Actor } from '../../worker/core/access.ts'
import { dateIn, instant, instantAfter, systemClock } from '../../worker/core/clock.ts'
import { closeVisit, grantRole, inviteStaff, openVisit } from '../../worker/identity/index.ts'
import { ACCOUNTS } from './demo-accounts.ts'
import { officer, stream } from './demo-steps.ts'
import { PROVED, type Stage } from './stage.ts'

const DISTRICT = '35.08'
const DAY = 86_400

/** By the real clock: links live a week. */
export async function seedStaff(stage: Stage): Promise<void> {
  const admin = officer(DISTRICT, 'DISTRICT_ADMIN')
  const ctx = stage.as(admin, instantAfter(systemClock, -DAY), stream(DISTRICT, 90))
  const inDays = (days: number) => dateIn('Asia/Jakarta', instantAfter(systemClock, days * DAY))
  const open = { startsOn: null, endsOn: null }
  await inviteStaff(ctx, {
    district: DISTRICT,
    id: ctx.ids.uuid(),
    name: 'Rekan Contoh Pasirian',
    username: 'rekan.pasirian',
    role: 'TRAINER',
    area: DISTRICT,
    startsOn: inDays(2),
    endsOn: inDays(92),
  })
  const accountId = accountOf('penerbit.lumajang').id
  const approver = { role: 'APPROVER', area: DISTRICT, ...open } as const
  await grantRole(ctx, { district: DISTRICT, accountId, id: ctx.ids.uuid(), ...approver })

  const root = superadmin()
  const began = stage.as(root, instantAfter(systemClock, -3 * DAY), stream(DISTRICT, 91))
  const id = began.ids.uuid()
  const reason = 'Dinas meminta bantuan mencari kader yang tercatat dua kali'
  await openVisit(began, { district: DISTRICT, id, reason })
  const ended = new Date(Date.parse(instant(began.clock)) + 20 * 60_000).toISOString()
  await closeVisit(stage.as(root, ended, stream(DISTRICT, 92)), { district: DISTRICT, id })
}

function superadmin(): Actor {
  const { id, name, grants } = accountOf('superadmin')
  return { kind: 'staff', accountId: id, name, grants, sessionId: 'demo', provedAt: PROVED }
}

function accountOf(username: string) {
  const account = ACCOUNTS.find((each) => each.username === username)
  if (account === undefined) throw new Error(`no account ${username}`)
  return account
}
