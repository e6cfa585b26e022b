/** The staff of a district as its office sees them. */
import type { ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/staff.ts'
import type { RoleProposal, StaffMember, StaffRoleName, Visit } from '../../contract/staff.ts'
import { allow, areasOf } from '../../core/access.ts'
import { instant, instantAfter } from '../../core/clock.ts'
import { whoActs, type Context } from '../../core/context.ts'
import { isWithin, levelOf, NATION, type AreaCode } from '../../core/region-code.ts'
import { getDistrict, listAreas, listAreasWithin } from '../../regions/index.ts'
import { nameOfService } from '../oidc/rules.ts'
import { maySecond } from './decide-role.ts'
import { grantState } from './grant-rules.ts'
import { asMember, livingGrants, todayOf, type Member } from './members.ts'
import { listVisits, type VisitRow } from './store-links.ts'
import { listDeciders, listMembers, listProposals } from './store-staff.ts'

const VISITS_SECONDS = 30 * 86_400

export async function listStaff(
  ctx: Context,
  { district }: { readonly district: AreaCode },
): Promise<ReplyOf<typeof contract.listStaff>> {
  const by = allow(ctx, 'account.read', district)
  const { name: districtName } = await getDistrict(ctx, district)
  const today = todayOf(ctx)
  const members = (await listMembers(ctx.db, by)).map(asMember)
  const proposals = await listProposals(ctx.db, by)
  const deciders = (await listDeciders(ctx.db, by, today)).map(({ id }) => id)
  const since = instantAfter(ctx.clock, -VISITS_SECONDS)
  const visits = await listVisits(ctx.db, by, since)
  const nameOf = await areaNames(ctx, [...members.flatMap(({ grants }) => grants), ...proposals])
  // A superadmin is shown what she may do, and asked for her reason when she does it.
  const mayManage = areasOf(ctx.actor, 'account.disable').some((own) => isWithin(district, own))
  return {
    today,
    staff: members.map((member) => asShown(ctx, member, district, today, nameOf)),
    proposals: proposals.map((row) => asProposal(ctx, row, deciders, nameOf)),
    visits: visits.map((row) => asVisit(ctx, row)),
    mayManage,
    areas: [
      { code: district, name: districtName },
      ...(await listAreasWithin(ctx.db, district))
        .filter(({ code }) => levelOf(code) === 'subDistrict')
        .map(({ code, name }) => ({ code, name })),
    ],
  }
}

/** Roles outside the district are not shown to it, only that there are some. */
function asShown(
  ctx: Context,
  member: Member,
  district: AreaCode,
  today: string,
  nameOf: (area: AreaCode) => string,
): StaffMember {
  const { id, name, username, disabledAt, linkNeededSince, lastSignInOn, hasFactor, link } = member
  const isWaiting = linkNeededSince !== null
  const expiresAt = link?.expiresAt ?? null
  return {
    id,
    name,
    username,
    state: disabledAt !== null ? 'DISABLED' : isWaiting ? 'WAITING' : 'ACTIVE',
    link:
      isWaiting && link !== null
        ? {
            kind: link.kind,
            expiresAt: expiresAt !== null && expiresAt > instant(ctx.clock) ? expiresAt : null,
          }
        : null,
    secondFactor: hasFactor === 1,
    services: member.issuers.map((issuer) => nameOfService(ctx.signInServices, issuer)),
    lastSignInOn,
    roles: member.grants
      .filter(({ area }) => isWithin(area, district))
      .map((grant) => ({
        ...grant,
        areaName: nameOf(grant.area),
        state: grantState(grant, today),
      })),
    isSelf: whoActs(ctx) === id,
    isElsewhere: livingGrants(member, today).some(({ area }) => !isWithin(area, district)),
  }
}

function asProposal(
  ctx: Context,
  row: Awaited<ReturnType<typeof listProposals>>[number],
  deciders: readonly string[],
  nameOf: (area: AreaCode) => string,
): RoleProposal {
  const { id, accountId, name, area, startsOn, endsOn, askedByName, askedAt } = row
  // Safe: written by this folder only.
  const role = row.role as StaffRoleName
  return {
    id,
    accountId,
    name,
    role,
    area,
    areaName: nameOf(area),
    startsOn,
    endsOn,
    askedByName,
    askedAt,
    mayDecide: maySecond(ctx, row, deciders),
    hasSignedIn: row.hasSignedIn === 1,
    isOwn: row.askedBy === whoActs(ctx),
  }
}

function asVisit(ctx: Context, row: VisitRow): Visit {
  const { id, accountName: name, reason, openedAt, endsAt } = row
  const isOpen = endsAt > instant(ctx.clock)
  return { id, name, reason, openedAt, endsAt, isOpen, isOwn: row.accountId === whoActs(ctx) }
}

async function areaNames(
  ctx: Context,
  places: readonly { readonly area: AreaCode }[],
): Promise<(area: AreaCode) => string> {
  const codes = [...new Set(places.map(({ area }) => area))].filter((area) => area !== NATION)
  const names = new Map((await listAreas(ctx.db, codes)).map(({ code, name }) => [code, name]))
  return (area) => names.get(area) ?? area
}
