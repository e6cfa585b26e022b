/** What waits for a person in a district or sub-district today, as counts, each of them a list elsewhere. */
import { personOf } from '../certification/index.ts'
import type { WaitingKind } from '../contract/progress.ts'
import type { Today } from '../contract/reporting.ts'
import { allow, areasOf, type Permission } from '../core/access.ts'
import { instantAfter } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, isWithin, levelOf, type AreaCode } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import { figuresOf, todayIn } from './figures.ts'
import { daysFrom } from './rules-today.ts'
import * as store from './store-today.ts'

/** Certificates are renewed in good time. */
const EXPIRING_DAYS = 60
const STUCK_DAYS = 14
const VACANT_DAYS = 90
/** Permission to correct personal data is to be answered within 3 × 24 hours (UU 27/2022, article 30). */
const NAME_HOURS = 72

const NOTHING = {
  proposalsToApprove: 0,
  proposedCadres: 0,
  correctionsToApprove: 0,
  revocationsToDecide: 0,
  recordsToAccept: 0,
  statementsToDecide: 0,
}

export async function readToday(ctx: Context, area: AreaCode): Promise<Today> {
  allow(ctx, 'coverage.read', area)
  const morning = await morningOf(ctx, area)
  const district = await getDistrict(ctx, districtOf(area))
  const { villages } = await figuresOf(ctx, district, undefined)
  const here = villages.filter((village) => isWithin(village.code, area))
  const counted = new Map((await store.countWaiting(ctx.db, morning)).map((row) => [row.kind, row]))
  const of = (kind: WaitingKind) => counted.get(kind)?.count ?? 0
  return {
    candidates: of('CANDIDATE'),
    ...(await decisions(ctx, area)),
    names: of('NAME'),
    namesDueAt: dueAtOf(counted.get('NAME')?.first ?? null),
    expiring: of('EXPIRING'),
    areasWithoutCadre: here.filter((village) => village.cadres === 0).length,
    areasUntrained: here.filter((village) => village.cadres > 0 && village.trained === 0).length,
    vacant: of('VACANT'),
    stuck: of('STUCK'),
    withoutSignIn: of('NO_SIGN_IN'),
    decreesEnded: of('DECREE_ENDED'),
    notices: await store.countNotices(ctx.db, area),
  }
}

/** The days that the counts of an area are about. Refuses NOT_FOUND for an area that is no district or sub-district. */
export async function morningOf(ctx: Context, area: AreaCode): Promise<store.Morning> {
  const level = levelOf(area)
  if (level !== 'district' && level !== 'subDistrict') throw new Refusal('NOT_FOUND')
  const today = todayIn(ctx, await getDistrict(ctx, districtOf(area)))
  return {
    area,
    today,
    soon: daysFrom(today, EXPIRING_DAYS),
    quietSince: instantAfter(ctx.clock, -STUCK_DAYS * 24 * 3600),
    leftSince: daysFrom(today, -VACANT_DAYS),
  }
}

/** Until when an answer of a cadre about her name is to be dealt with. */
export function dueAtOf(answeredAt: string | null): string | null {
  if (answeredAt === null) return null
  return instantAfter({ now: () => new Date(answeredAt) }, NAME_HOURS * 3600)
}

/** Only for who may decide them, and only for the whole district: nobody approves for a sub-district. */
async function decisions(ctx: Context, area: AreaCode): Promise<store.Decisions> {
  const district = districtOf(area)
  if (area !== district || !may(ctx, 'certificate.approve', district)) return NOTHING
  const counted = await store.countDecisions(ctx.db, district, personOf(ctx.actor))
  const { statementsToDecide, ...papers } = counted ?? NOTHING
  return {
    ...papers,
    statementsToDecide: may(ctx, 'statement.issue', district) ? statementsToDecide : 0,
  }
}

function may({ actor }: Context, permission: Permission, area: AreaCode): boolean {
  return areasOf(actor, permission).some((held) => isWithin(area, held))
}
