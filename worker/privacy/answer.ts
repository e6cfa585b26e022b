/** The office's side of requests: the queue with its clock, taking one up, closing it, and what came in on paper. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/privacy.ts'
import { allow, type Scope } from '../core/access.ts'
import { dateIn, instant, startOf } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import { tellLearners } from '../learning/index.ts'
import { getDistrict } from '../regions/index.ts'
import { captionOf, isSameFact, listCadreFacts } from '../roster/index.ts'
import { enter } from './ask.ts'
import { eraseCadre } from './erase-cadre.ts'
import { factOf, isOpen, isSameCode, keptFact, mayMove } from './rules.ts'
import * as store from './store-requests.ts'
import { whatStands } from './what-stands.ts'

const MOST = 200
/** A letter that lay for longer is asked about anew. */
const OLDEST_LETTER = 30 * 86_400_000

export async function listRequests(
  ctx: Context,
  { district, show = 'open' }: InputOf<typeof contract.listRequests>,
): Promise<ReplyOf<typeof contract.listRequests>> {
  const scope = allow(ctx, 'request.read', district)
  const now = instant(ctx.clock)
  const rows = await store.listRequests(ctx.db, scope, show, MOST)
  const { open, overdue, closed } = await store.countRequests(ctx.db, scope, now)
  return {
    requests: await showRequests(ctx, scope, district, rows),
    counts: { open, overdue, closed },
    now,
  }
}

export async function countRequests(
  ctx: Context,
  { district }: InputOf<typeof contract.countRequests>,
): Promise<ReplyOf<typeof contract.countRequests>> {
  const scope = allow(ctx, 'request.read', district)
  const { open, overdue, nextDueAt } = await store.countRequests(ctx.db, scope, instant(ctx.clock))
  return { open, overdue, nextDueAt }
}

/**
 * She is told of it above her courses. Refuses NOT_FOUND for a cadre of another district, INPUT_INVALID for a day that is ahead or
 * a month ago, and as `enter`.
 */
export async function recordRequest(
  ctx: Context,
  input: InputOf<typeof contract.recordRequest>,
): Promise<ReplyOf<typeof contract.recordRequest>> {
  const { district, id, cadreId, kind, topic, body, receivedOn } = input
  const by = allow(ctx, 'request.record', district)
  const { timeZone } = await getDistrict(ctx, district)
  const now = ctx.clock.now()
  const today = dateIn(timeZone, now)
  const [person] = await listCadreFacts(ctx.db, by, [cadreId], today)
  if (person === undefined) throw new Refusal('NOT_FOUND')
  const isOld = Date.parse(today) - Date.parse(receivedOn) > OLDEST_LETTER
  if (receivedOn > today || isOld) throw new Refusal('INPUT_INVALID')
  if (kind === 'CORRECTION' && topic === null) throw new Refusal('INPUT_INVALID')
  // The hour of a letter is not known: its clock begins with its day.
  const receivedAt = receivedOn === today ? now.toISOString() : startOf(timeZone, receivedOn)
  const row = await enter(
    ctx,
    by,
    { id, cadreId, via: 'LETTER', receivedAt },
    kind === 'CORRECTION' && topic !== null ? { kind, topic, body } : { kind: 'END_OF_USE', body },
    [await newsOf(ctx, { cadreId, districtCode: district })],
  )
  return { request: await showRequest(ctx, by, district, row.id) }
}

/**
 * Refuses NOT_FOUND, REASON_NEEDED without an answer, STATE_NOT_FIT for what is closed, CHANGED_MEANWHILE, NOT_CORRECTED for a
 * correction called done while what is recorded is what stood when she asked, unless that is said to be right already.
 */
export async function setRequestState(
  ctx: Context,
  input: InputOf<typeof contract.setRequestState>,
): Promise<ReplyOf<typeof contract.setRequestState>> {
  const { district, id, version, state, answer, isRightAlready = false } = input
  const by = allow(ctx, 'request.decide', district)
  const row = await getRequest(ctx, district, id)
  if (row.version !== version) throw new Refusal('CHANGED_MEANWHILE')
  if (!mayMove(row.kind, row.state, state)) throw new Refusal('STATE_NOT_FIT')
  if (state !== 'WORKING' && answer === '') throw new Refusal('REASON_NEEDED')
  const isCorrected = state === 'DONE' && (await hasChanged(ctx, by, row))
  if (state === 'DONE' && !isCorrected && !isRightAlready) throw new Refusal('NOT_CORRECTED')
  const detail = { state, kind: row.kind, ...(state === 'DONE' ? { isCorrected } : {}) }
  const entry = { entity: 'privacyRequest', entityId: id, detail }
  const done = await commit(ctx, by, entry, [
    store.moveRequest(row, { state, at: instant(ctx.clock), byName: nameOf(ctx), answer }),
    await newsOf(ctx, row),
  ])
  if (!done.applied) throw new Refusal('CHANGED_MEANWHILE')
  return { request: await showRequest(ctx, by, district, id) }
}

/**
 * Refuses NOT_FOUND, STATE_NOT_FIT for what is no open end of use, STILL_COOLING (`until`) while she may take it back,
 * CODE_NOT_HERS, CHANGED_MEANWHILE, and as `eraseCadre`.
 */
export async function endUse(
  ctx: Context,
  { district, id, version, code }: InputOf<typeof contract.endUse>,
): Promise<ReplyOf<typeof contract.endUse>> {
  const by = allow(ctx, 'use.end', district)
  const row = await getRequest(ctx, district, id)
  if (row.version !== version) throw new Refusal('CHANGED_MEANWHILE')
  if (row.kind !== 'END_OF_USE' || !['RECEIVED', 'WORKING'].includes(row.state)) {
    throw new Refusal('STATE_NOT_FIT')
  }
  const now = instant(ctx.clock)
  if (row.coolsUntil !== null && row.coolsUntil > now) {
    throw new Refusal('STILL_COOLING', { until: row.coolsUntil })
  }
  const [person] = await listCadreFacts(ctx.db, by, [row.cadreId], now.slice(0, 10))
  if (person === undefined || !isSameCode(code, person.code)) throw new Refusal('CODE_NOT_HERS')
  // Erased before, it is answered again: what broke off between the two is carried on by a repeat.
  await eraseCadre(ctx, { district, cadreId: row.cadreId, reason: 'HOLDER_ASKED' })
  const entry = { entity: 'privacyRequest', entityId: id, detail: { cadre: row.cadreId } }
  const done = await commit(ctx, by, entry, [
    store.moveRequest(row, { state: 'DONE', at: now, byName: nameOf(ctx), answer: '' }),
  ])
  if (!done.applied) throw new Refusal('CHANGED_MEANWHILE')
  return { request: await showRequest(ctx, by, district, id) }
}

/** True too where the roster has nothing to compare: marks, attendance and what came before values were kept. */
async function hasChanged(ctx: Context, scope: Scope, row: store.RequestRow): Promise<boolean> {
  if (row.recorded === null) return true
  const stands = await whatStands(ctx, scope, [row.cadreId])
  const now = factOf(row.topic, stands.get(row.cadreId))
  return now === null || !isSameFact(keptFact(row.recorded), now)
}

async function getRequest(ctx: Context, district: AreaCode, id: string): Promise<store.RequestRow> {
  const row = await store.findRequest(ctx.db, id)
  if (row?.districtCode !== district) throw new Refusal('NOT_FOUND')
  return row
}

function nameOf({ actor }: Context): string {
  return actor.kind === 'staff' ? actor.name : ''
}

/** Shown above her courses for two weeks. */
async function newsOf(
  ctx: Context,
  { cadreId, districtCode }: Pick<store.RequestRow, 'cadreId' | 'districtCode'>,
): Promise<Sql> {
  const { timeZone } = await getDistrict(ctx, districtCode)
  const fromOn = dateIn(timeZone, ctx.clock.now())
  return tellLearners([{ cadreId, kind: 'REQUEST', ref: '', fromOn }])
}

async function showRequest(
  ctx: Context,
  scope: Scope,
  district: AreaCode,
  id: string,
): Promise<contract.PrivacyRequest> {
  const [shown] = await showRequests(ctx, scope, district, [await getRequest(ctx, district, id)])
  if (shown === undefined) throw new Refusal('NOT_FOUND')
  return shown
}

/** With the names of today. */
async function showRequests(
  ctx: Context,
  scope: Scope,
  district: AreaCode,
  rows: readonly store.RequestRow[],
): Promise<contract.PrivacyRequest[]> {
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  const ids = [...new Set(rows.map(({ cadreId }) => cadreId))]
  const people = await listCadreFacts(ctx.db, scope, ids, today)
  const byId = new Map(people.map((person) => [person.id, person]))
  const compared = rows.filter(({ state, recorded }) => isOpen(state) && recorded !== null)
  const stands = await whatStands(
    ctx,
    scope,
    compared.map(({ cadreId }) => cadreId),
  )
  return rows.map(({ districtCode: _district, topic, recorded, ...row }) => {
    const person = byId.get(row.cadreId)
    const now = isOpen(row.state) ? factOf(topic, stands.get(row.cadreId)) : null
    const before = recorded === null ? null : keptFact(recorded)
    return {
      ...row,
      topic: topic === 'END' ? null : topic,
      name: person?.name ?? '',
      code: person?.code ?? '',
      caption: person === undefined ? '' : captionOf(person.kind, person.areas[0] ?? null),
      recorded:
        before === null || now === null
          ? null
          : {
              before: [...before.texts],
              now: [...now.texts],
              isChanged: !isSameFact(before, now),
            },
    }
  })
}
