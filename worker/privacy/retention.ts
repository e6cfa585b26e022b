/**
 * How long things are kept, district by district, and the clock that enforces it. Only what a kind names goes: marks, passes,
 * attendance, certificates and the log stay. What went is counted by kind and day, for the district to see.
 */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/privacy.ts'
import {
  RETENTION_BOUNDS,
  RETENTION_KINDS,
  type RetentionKind,
} from '../contract/retention-kinds.ts'
import { allow, type Scope } from '../core/access.ts'
import { dateIn, instant, instantAfter } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import { asRefusal } from '../core/problem.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import { countOldAnswers, thinAnswers } from '../learning/index.ts'
import { countOldTexts, dropTexts } from '../meetings/index.ts'
import { getDistrict, listDistricts } from '../regions/index.ts'
import { countOldPhones, dropPhones } from '../roster/index.ts'
import * as store from './store-retention.ts'

const SHOWN_DAYS = 200
/** Of one kind and district in one batch, and batches in one run. */
const BATCH = 500
const BATCHES = 4
/** D1 answers at most 1,000 queries to one run of the clock, which others use too. */
const MAX_QUERIES = 600
const HOURS = 24

export async function readRetention(
  ctx: Context,
  { district }: InputOf<typeof contract.readRetention>,
): Promise<ReplyOf<typeof contract.readRetention>> {
  const scope = allow(ctx, 'retention.read', district)
  // Refuses NOT_FOUND for a district that does not use the platform.
  await getDistrict(ctx, district)
  const rules = await rulesOf(ctx, scope, district)
  const shown: contract.RetentionRule[] = []
  for (const rule of rules) {
    shown.push({ ...rule, due: await countDue(ctx, scope, district, rule) })
  }
  return { rules: shown, days: await store.listDays(ctx.db, scope, district, SHOWN_DAYS) }
}

/** Refuses INPUT_INVALID beyond the bounds of the kind, CHANGED_MEANWHILE. */
export async function setRetention(
  ctx: Context,
  { district, kind, isOn, days, version }: InputOf<typeof contract.setRetention>,
): Promise<ReplyOf<typeof contract.setRetention>> {
  const by = allow(ctx, 'retention.set', district)
  const { least, most } = RETENTION_BOUNDS[kind]
  if (days < least || days > most) throw new Refusal('INPUT_INVALID', { least, most })
  const savedByName = ctx.actor.kind === 'staff' ? ctx.actor.name : ''
  const row = { districtCode: district, kind, isOn: isOn ? 1 : 0, days, version, savedByName }
  const entry = { entity: 'retention', entityId: kind, detail: { isOn, days } }
  const done = await commit(ctx, by, entry, [
    store.putRule({ ...row, savedAt: instant(ctx.clock) }),
  ])
  if (!done.applied) throw new Refusal('CHANGED_MEANWHILE')
  const rule = (await rulesOf(ctx, by, district)).find((each) => each.kind === kind)
  if (rule === undefined) throw new Refusal('NOT_FOUND')
  return { rule: { ...rule, due: await countDue(ctx, by, district, rule) } }
}

type Rule = Omit<contract.RetentionRule, 'due'>

async function rulesOf(ctx: Context, scope: Scope, district: AreaCode): Promise<readonly Rule[]> {
  const saved = new Map(
    (await store.listRules(ctx.db, scope, district)).map((row) => [row.kind, row]),
  )
  return RETENTION_KINDS.map((kind) => {
    const row = saved.get(kind)
    return {
      kind,
      isOn: row === undefined || row.isOn === 1,
      days: row?.days ?? RETENTION_BOUNDS[kind].days,
      version: row?.version ?? 0,
      savedAt: row?.savedAt ?? null,
      savedByName: row?.savedByName ?? null,
    }
  })
}

/** The instant before which something is old. */
function cutOf(ctx: Context, { days }: Pick<Rule, 'days'>): string {
  return instantAfter(ctx.clock, -days * 86_400)
}

function countDue(ctx: Context, scope: Scope, district: AreaCode, rule: Rule): Promise<number> {
  const cut = cutOf(ctx, rule)
  switch (rule.kind) {
    case 'ANSWERS':
      return countOldAnswers(ctx.db, scope, district, cut)
    case 'PHONES':
      return countOldPhones(ctx.db, scope, district, cut.slice(0, 10))
    case 'EVALUATIONS':
      return countOldTexts(ctx.db, scope, district, cut.slice(0, 10))
    case 'REQUESTS':
      return store.countOldRequests(ctx.db, scope, district, cut)
  }
}

function removalOf(
  ctx: Context,
  district: AreaCode,
  kind: RetentionKind,
  cut: string,
): readonly [Sql, ...Sql[]] {
  switch (kind) {
    case 'ANSWERS':
      return thinAnswers(district, cut, BATCH)
    case 'PHONES':
      return [dropPhones(district, cut.slice(0, 10), BATCH, instant(ctx.clock))]
    case 'EVALUATIONS':
      return [dropTexts(district, cut.slice(0, 10), BATCH)]
    case 'REQUESTS':
      return [store.emptyRequests(district, cut, BATCH)]
  }
}

/** By the clock, every hour: the districts whose hour of the day it is, so that each has its turn once a day. */
export async function enforceRetention(ctx: Context): Promise<void> {
  const districts = await listDistricts(ctx)
  await enforceAmong(
    ctx,
    turnOf(
      districts.map(({ code }) => code),
      ctx.clock.now(),
    ),
  )
}

/** Those of an hour, each day beginning with another one: where the queries of a run do not last, it is not always the same that wait. */
export function turnOf(districts: readonly AreaCode[], now: Date): readonly AreaCode[] {
  const own = districts.filter((_, at) => at % HOURS === now.getUTCHours())
  const start = Math.floor(now.getTime() / 86_400_000) % Math.max(own.length, 1)
  return [...own.slice(start), ...own.slice(0, start)]
}

/** One after the other while the queries last; one that fails is said and keeps nobody waiting. */
export async function enforceAmong(ctx: Context, districts: readonly AreaCode[]): Promise<void> {
  for (const district of districts) {
    if (ctx.db.meter.queries > MAX_QUERIES) return
    try {
      await enforceIn(ctx, district)
    } catch (error) {
      const { code } = asRefusal(error, ctx.log, ctx.requestId)
      ctx.log({ event: 'retention.failed', requestId: ctx.requestId, district, code })
    }
  }
}

/** Removes what is due in a district, so much at most; what is left over goes the next day. */
export async function enforceIn(ctx: Context, district: AreaCode): Promise<void> {
  const by = allow(ctx, 'retention.run', district)
  const { timeZone } = await getDistrict(ctx, district)
  const day = dateIn(timeZone, ctx.clock.now())
  for (const rule of await rulesOf(ctx, by, district)) {
    if (!rule.isOn) continue
    const { kind, days } = rule
    for (let batch = 0; batch < BATCHES; batch += 1) {
      // Known before, so that it stands in the same batch as the removal and in its line of the log.
      const due = Math.min(await countDue(ctx, by, district, rule), BATCH)
      if (due === 0) break
      const [change, ...others] = removalOf(ctx, district, kind, cutOf(ctx, rule))
      const entry = { entity: 'retention', entityId: kind, detail: { days, removed: due } }
      await commit(ctx, by, entry, [change, ...others, store.addRemoved(district, kind, day, due)])
      if (due < BATCH) break
    }
  }
}
