/**
 * What a cadre asks of her own data: that something is put right, or that her use ends. Sent twice it is asked once. She may take
 * back what is not done yet.
 */
import { MAX_MONTH_REQUESTS, MAX_OPEN_REQUESTS, type CorrectionTopic } from '../contract/privacy.ts'
import { allowSelf, type Allowed } from '../core/access.ts'
import { instant, instantAfter } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import { Refusal } from '../core/refusal.ts'
import { listOwnEntries } from '../roster/index.ts'
import { clocksOf, factOf, isOpen, keptAs } from './rules.ts'
import * as store from './store-requests.ts'
import { whatStands } from './what-stands.ts'

export type Asked =
  | { readonly kind: 'CORRECTION'; readonly topic: CorrectionTopic; readonly body: string }
  | { readonly kind: 'END_OF_USE'; readonly body: string }

const MONTH_SECONDS = 30 * 86_400

/**
 * `id` is made with the form. Refuses REQUESTS_FULL while five wait (`why: OPEN`) and after twenty of her own in thirty days
 * (`why: MONTH`), CONFLICT for an id that is another's or while an end of use waits.
 */
export async function ask(ctx: Context, id: string, asked: Asked): Promise<void> {
  const { by, cadreId } = allowSelf(ctx, 'request.ask')
  await enter(ctx, by, { id, cadreId, via: 'SELF', receivedAt: instant(ctx.clock) }, asked)
}

/** Writes a request down, by whichever door it came, and what moves with it; see `ask`. What came on paper counts in no month. */
export async function enter(
  ctx: Context,
  by: Allowed<'request.ask' | 'request.record'>,
  from: {
    readonly id: string
    readonly cadreId: string
    readonly via: 'SELF' | 'LETTER'
    readonly receivedAt: string
  },
  asked: Asked,
  others: readonly Sql[] = [],
): Promise<store.RequestRow> {
  const { kind, body } = asked
  const topic = asked.kind === 'CORRECTION' ? asked.topic : 'END'
  const now = instant(ctx.clock)
  const stands = await whatStands(ctx, by, kind === 'CORRECTION' ? [from.cadreId] : [])
  const row: store.RequestRow = {
    ...from,
    ...clocksOf(kind, from.receivedAt, now),
    districtCode: by.area,
    kind,
    topic,
    body,
    state: 'RECEIVED',
    takenAt: null,
    takenByName: null,
    closedAt: null,
    closedByName: null,
    answer: '',
    recorded: keptAs(factOf(topic, stands.get(from.cadreId))),
    version: 0,
  }
  const entry = { entity: 'privacyRequest', entityId: row.id, detail: { kind, topic } }
  const done = await commit(ctx, by, entry, [
    store.addRequest(row, {
      open: MAX_OPEN_REQUESTS,
      month: MAX_MONTH_REQUESTS,
      since: instantAfter(ctx.clock, -MONTH_SECONDS),
    }),
    ...others,
  ])
  if (done.applied) return row
  const known = await store.findRequest(ctx.db, row.id)
  if (known !== null) {
    if (known.cadreId === row.cadreId && known.kind === kind) return known
    throw new Refusal('CONFLICT')
  }
  if (done.constraint !== 'change') throw new Refusal('CONFLICT')
  const open = await store.countOpenOf(ctx.db, by, row.cadreId)
  throw new Refusal('REQUESTS_FULL', { why: open < MAX_OPEN_REQUESTS ? 'MONTH' : 'OPEN' })
}

/** Refuses NOT_FOUND for what is not hers, STATE_NOT_FIT for what is closed. */
export async function withdraw(ctx: Context, id: string): Promise<void> {
  const { by, cadreId } = allowSelf(ctx, 'request.withdraw')
  const row = await store.findRequest(ctx.db, id)
  if (row === null || !(await listOwnEntries(ctx.db, cadreId)).includes(row.cadreId)) {
    throw new Refusal('NOT_FOUND')
  }
  if (row.state === 'WITHDRAWN') return
  if (!isOpen(row.state)) throw new Refusal('STATE_NOT_FIT')
  const done = await commit(ctx, by, { entity: 'privacyRequest', entityId: id }, [
    store.moveRequest(row, {
      state: 'WITHDRAWN',
      at: instant(ctx.clock),
      byName: null,
      answer: '',
    }),
  ])
  if (!done.applied) throw new Refusal('CHANGED_MEANWHILE')
}
