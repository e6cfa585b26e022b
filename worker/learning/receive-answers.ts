/**
 * Takes the answers that a cadre saved to a file or sent as a message. Who handed the text in does not matter: the signature
 * says whose answers they are, and each event counts once, however it comes.
 */
import * as z from 'zod/mini'
import { unpackAnswers, type AnswerText } from '../contract/answer-text.ts'
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import { uuid } from '../contract/fields.ts'
import { MAX_EVENTS, type EventResult } from '../contract/learning-sync.ts'
import type * as contract from '../contract/learning-sync.ts'
import { allow } from '../core/access.ts'
import { dateIn } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { NATION } from '../core/region-code.ts'
import { readSignKeys } from '../identity/index.ts'
import { getDistrict } from '../regions/index.ts'
import { listCadreFacts } from '../roster/index.ts'
import { allowOver } from './reach.ts'
import { applyEvents } from './sync-events.ts'

const MOST_EVENTS = 2_000

const content = z.object({
  v: z.literal(1),
  cadre: uuid,
  /** The phone's clock when the text was made, ms. */
  now: z.number(),
  /** Names the upload token whose key signed. */
  token: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  events: z
    .array(z.looseObject({ id: z.string().check(z.maxLength(80)) }))
    .check(z.maxLength(MOST_EVENTS)),
})

/**
 * Refuses ANSWERS_UNREADABLE, ANSWERS_UNSIGNED when no live or run-out token of the cadre signed it, NOT_FOUND for a
 * cadre of another district, and when something is left to be sent again, though the others were taken: TOO_MUCH_TODAY and
 * BODY_TOO_LARGE (both with `taken` and `left`), DATABASE_BUSY.
 */
export async function receiveAnswers(
  ctx: Context,
  { text }: InputOf<typeof contract.receiveAnswers>,
): Promise<ReplyOf<typeof contract.receiveAnswers>> {
  mayReceiveAnywhere(ctx)
  const found = unpackAnswers(text)
  const read = found === null ? null : content.safeParse(parsed(found.json))
  if (found === null || read?.success !== true) throw new Refusal('ANSWERS_UNREADABLE')
  const { cadre: cadreId, token: label, events } = read.data

  const keys = await readSignKeys(ctx, { cadreId, label })
  const signers = await Promise.all(keys.map(({ key }) => isSignedWith(key, found)))
  const signer = keys[signers.indexOf(true)]
  if (signer === undefined) throw new Refusal('ANSWERS_UNSIGNED')
  const { district } = signer
  const by = await allowOver(ctx, 'learning.receive', { district, cadreId })

  const results: EventResult[] = []
  for (let start = 0; start < events.length; start += MAX_EVENTS) {
    const chunk = events.slice(start, start + MAX_EVENTS)
    // A file is days on its way: when it was written says nothing of what the phone's clock is off.
    const sent = { now: null, via: 'file', events: chunk } as const
    results.push(...(await applyEvents(ctx, { by, cadreId }, sent)))
  }
  const count = (wanted: EventResult['status']) =>
    results.filter(({ status }) => status === wanted).length
  refuseRest(results)

  const { timeZone } = await getDistrict(ctx, district)
  const [facts] = await listCadreFacts(ctx.db, by, [cadreId], dateIn(timeZone, ctx.clock.now()))
  return {
    cadreId,
    name: facts?.name ?? '',
    applied: count('applied'),
    duplicate: count('duplicate'),
    rejected: count('rejected'),
  }
}

function refuseRest(results: readonly EventResult[]): void {
  const waiting = results.filter(({ status }) => status === 'retry')
  const counts = { taken: results.length - waiting.length, left: waiting.length }
  for (const code of ['TOO_MUCH_TODAY', 'BODY_TOO_LARGE'] as const) {
    if (waiting.some((result) => result.code === code)) throw new Refusal(code, counts)
  }
  if (waiting.length > 0) throw new Refusal('DATABASE_BUSY')
}

/** A role over some area, or a superadmin's visit to some district. */
const ELSEWHERE: ReadonlySet<string> = new Set(['NOT_FOUND', 'VISIT_NEEDED'])

/** Before anything is read: which district it is about is only known from the text. */
function mayReceiveAnywhere(ctx: Context): void {
  try {
    allow(ctx, 'learning.receive', NATION)
  } catch (error) {
    const isElsewhere = error instanceof Refusal && ELSEWHERE.has(error.code)
    if (!isElsewhere) throw error
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** Compared by the runtime in constant time. */
async function isSignedWith(keyHex: string, { signed, signature }: AnswerText): Promise<boolean> {
  const key = await crypto.subtle.importKey(
    'raw',
    bytesOf(keyHex),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  )
  return crypto.subtle.verify('HMAC', key, bytesOf(signature), new TextEncoder().encode(signed))
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
