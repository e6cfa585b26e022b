import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { MAX_EVENTS } from '../../../worker/contract/learning-sync.ts'
import type { Context } from '../../../worker/core/context.ts'
import { registerUpload } from '../../../worker/identity/index.ts'
import { receiveAnswers } from '../../../worker/learning/receive-answers.ts'
import { syncEvents } from '../../../worker/learning/sync-events.ts'
import { issueActivationCodes } from '../../../worker/roster/index.ts'
import { answerText, lessonEvent, newToken } from '../../factories/answers.ts'
import { cadre, contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { courseFiles, publishFiles } from '../../factories/course.ts'
import { makeActivated } from '../../factories/identity.ts'
import { makeCadre } from '../../factories/roster.ts'
import { makeDistricts } from '../../factories/regions.ts'

const system = contextFor(SYSTEM)
const TOMORROW = '2026-11-22T00:00:00.000Z'
type Events = Parameters<typeof syncEvents>[1]['events']

beforeAll(async () => {
  await makeDistricts()
  await publishFiles(system, courseFiles())
})

function send(
  cadreId: string,
  events: Events,
  ctx: Context = contextFor(cadre(cadreId, '35.08')),
  bearer: string | null = null,
) {
  return syncEvents(ctx, { v: 1, now: Date.parse(NOW), cadre: cadreId, events }, bearer)
}
const tomorrow = (cadreId: string) => contextFor(cadre(cadreId, '35.08'), TOMORROW)
const statuses = (reply: { results: readonly { status: string; code?: string | undefined }[] }) =>
  reply.results.map(({ status, code }) => (code === undefined ? status : `${status} ${code}`))
const all = (count: number, status: string) => Array.from({ length: count }, () => status)

/** Lessons read, as one phone writes them down. */
function lessons(count: number, from = 1, device: string = crypto.randomUUID()) {
  return Array.from({ length: count }, (_, index) =>
    lessonEvent('satu', 'awal', from + index, device),
  )
}
/** Events whose id cannot stand in the record: each is only told to the trainer. */
const nameless = (cadreId: string, count: number, from = 0): Events =>
  Array.from({ length: count }, (_, index) => ({ id: `${cadreId}/${from + index}` }))

const count = async (text: string, ...values: string[]) =>
  Number(
    await env.DB.prepare(text)
      .bind(...values)
      .first('n'),
  )
const eventsOf = (cadreId: string) =>
  count('select count(*) n from learning_events where cadre_id = ?', cadreId)
const noticesOf = (cadreId: string) =>
  count('select count(*) n from learning_notices where cadre_id = ?', cadreId)
const auditsOf = (cadreId: string) =>
  count(
    "select count(*) n from audit_entries where entity_id = ? and action like 'learning.%'",
    cadreId,
  )

/** A cadre of whom so much may still be kept today. */
async function left(events: number, notices: number, cadreId: string = crypto.randomUUID()) {
  await env.DB.prepare('insert into sync_allowances values (?, ?, ?, ?)')
    .bind(cadreId, NOW.slice(0, 10), events, notices)
    .run()
  return cadreId
}

describe('events of a day', () => {
  it('keeps 2,000 of a cadre, leaves what is over it on the phone, and takes that a day later', async () => {
    const cadreId = crypto.randomUUID()
    const device = crypto.randomUUID()
    const events = lessons(2_001, 1, device)
    for (let start = 0; start < 2_000; start += MAX_EVENTS) {
      const reply = await send(cadreId, events.slice(start, start + MAX_EVENTS))
      expect(statuses(reply)).toEqual(all(MAX_EVENTS, 'applied'))
    }
    const audits = await auditsOf(cadreId)
    const over = await send(cadreId, events.slice(-1))
    expect(statuses(over)).toEqual(['retry TOO_MUCH_TODAY'])
    expect(over.state?.cadreId).toBe(cadreId)
    const last = events.slice(-3)
    expect(statuses(await send(cadreId, last))).toEqual([
      'duplicate',
      'duplicate',
      'retry TOO_MUCH_TODAY',
    ])
    expect(await eventsOf(cadreId)).toBe(2_000)
    expect(await auditsOf(cadreId)).toBe(audits)
    expect(statuses(await send(crypto.randomUUID(), lessons(1)))).toEqual(['applied'])
    expect(statuses(await send(cadreId, last, tomorrow(cadreId)))).toEqual([
      'duplicate',
      'duplicate',
      'applied',
    ])
  })

  it('takes the earliest of a request as far as they fit', async () => {
    const cadreId = await left(2, 500)
    const events = lessons(4)
    expect(statuses(await send(cadreId, events.toReversed()))).toEqual([
      'retry TOO_MUCH_TODAY',
      'retry TOO_MUCH_TODAY',
      'applied',
      'applied',
    ])
  })

  it('keeps no more when many requests come at once', async () => {
    const cadreId = await left(10, 500)
    const parts = Array.from({ length: 8 }, () => lessons(4))
    const replies = await Promise.all(parts.map((part) => send(cadreId, part)))
    const applied = replies.flatMap(statuses).filter((status) => status === 'applied')
    expect(await eventsOf(cadreId)).toBe(applied.length)
    expect(applied.length).toBeLessThanOrEqual(10)
    for (const part of parts) await send(cadreId, part)
    expect(await eventsOf(cadreId)).toBe(10)
  })

  it('counts what a token sends, and says nothing more to it', async () => {
    const { cadreId } = await makeActivated()
    await left(1, 500, cadreId)
    const token = newToken()
    await registerUpload(contextFor(cadre(cadreId, '35.08')), { cadreId, token })
    const reply = await send(cadreId, lessons(2), contextFor(PUBLIC), `Bearer ${token}`)
    expect(statuses(reply)).toEqual(['applied', 'retry TOO_MUCH_TODAY'])
    expect(reply).toMatchObject({ cursor: null })
  })

  it('does not begin the day anew for a request that began before midnight and comes after it', async () => {
    const cadreId = crypto.randomUUID()
    await send(cadreId, lessons(1), tomorrow(cadreId))
    await env.DB.prepare('update sync_allowances set events_left = 1 where cadre_id = ?')
      .bind(cadreId)
      .run()
    expect(statuses(await send(cadreId, lessons(2)))).toEqual(['applied', 'retry TOO_MUCH_TODAY'])
    expect(statuses(await send(cadreId, lessons(1), tomorrow(cadreId)))).toEqual([
      'retry TOO_MUCH_TODAY',
    ])
  })

  it('counts a file of answers too, says how much is left of it, and takes the rest a day later', async () => {
    const { id: cadreId } = await makeCadre(system, '35.08.01.2005', 'Siti Batas')
    await issueActivationCodes(system, { district: '35.08', cadreIds: [cadreId] })
    const token = newToken()
    await registerUpload(contextFor(cadre(cadreId, '35.08')), { cadreId, token })
    await left(2, 500, cadreId)
    const text = await answerText({ cadreId, token, events: lessons(3) })
    const trainer = (at: string) => contextFor(staff('TRAINER', '35.08'), at)
    await expect(receiveAnswers(trainer(NOW), { text })).rejects.toMatchObject({
      code: 'TOO_MUCH_TODAY',
      detail: { taken: 2, left: 1 },
    })
    expect(await receiveAnswers(trainer(TOMORROW), { text })).toMatchObject({
      applied: 1,
      duplicate: 2,
      rejected: 0,
    })
  })
})

describe('notices of a day', () => {
  it('keeps 500 of a cadre, and what would cause more stays on the phone', async () => {
    const cadreId = crypto.randomUUID()
    for (let from = 0; from < 500; from += MAX_EVENTS) {
      const reply = await send(cadreId, nameless(cadreId, MAX_EVENTS, from))
      expect(statuses(reply)).toEqual(all(MAX_EVENTS, 'rejected INPUT_INVALID'))
    }
    expect(statuses(await send(cadreId, nameless(cadreId, 2, 499)))).toEqual([
      'rejected INPUT_INVALID',
      'retry TOO_MUCH_TODAY',
    ])
    expect(await noticesOf(cadreId)).toBe(500)
    expect(statuses(await send(cadreId, nameless(cadreId, 1, 500), tomorrow(cadreId)))).toEqual([
      'rejected INPUT_INVALID',
    ])
  })

  it('leaves an id that came with another content on the phone until the trainer can be told', async () => {
    const cadreId = crypto.randomUUID()
    const [first, second] = lessons(2)
    if (first === undefined || second === undefined) throw new Error('none made')
    await send(cadreId, [first, second])
    const other = [first, second].map(({ id }) => ({ ...lessonEvent('dua', 'awal', 9), id }))
    await env.DB.prepare('update sync_allowances set notices_left = 1 where cadre_id = ?')
      .bind(cadreId)
      .run()
    const expected = ['rejected CONFLICT', 'retry TOO_MUCH_TODAY']
    expect(statuses(await send(cadreId, other))).toEqual(expected)
    expect(statuses(await send(cadreId, other))).toEqual(expected)
    expect(statuses(await send(cadreId, [first, second]))).toEqual(all(2, 'duplicate'))
    expect(await noticesOf(cadreId)).toBe(1)
    expect(statuses(await send(cadreId, other, tomorrow(cadreId)))).toEqual(
      all(2, 'rejected CONFLICT'),
    )
  })

  it('changes nothing by an event that waits', async () => {
    const cadreId = await left(100, 1)
    expect(statuses(await send(cadreId, lessons(1)))).toEqual(['retry TOO_MUCH_TODAY'])
    expect(await count('select count(*) n from lesson_reads where cadre_id = ?', cadreId)).toBe(0)
    expect(await auditsOf(cadreId)).toBe(0)
  })

  it('counts a notice that is told again once', async () => {
    const cadreId = await left(100, 50)
    await send(cadreId, nameless(cadreId, 10))
    await send(cadreId, nameless(cadreId, 10))
    expect(
      await count('select notices_left n from sync_allowances where cadre_id = ?', cadreId),
    ).toBe(40)
    expect(await auditsOf(cadreId)).toBe(1)
  })
})

describe('the size of one event', () => {
  const flood = (text: string) => ({ ...lessonEvent('satu', 'awal', 1), note: text })

  it('leaves one that is too large behind, and takes those that came with it', async () => {
    const cadreId = crypto.randomUUID()
    const [before, after] = lessons(2)
    if (before === undefined || after === undefined) throw new Error('none made')
    for (const large of [flood('x'.repeat(12_000)), flood('€'.repeat(4_000))]) {
      const reply = await send(cadreId, [before, large, after])
      expect(reply.results[1]).toEqual({ id: large.id, status: 'retry', code: 'BODY_TOO_LARGE' })
      expect(statuses(reply).filter((status) => /^(applied|duplicate)$/.test(status))).toHaveLength(
        2,
      )
    }
    expect(await eventsOf(cadreId)).toBe(2)
    expect(await noticesOf(cadreId)).toBe(0)
  })

  it('refuses a request of nothing else, so that the phone leaves one after another out', async () => {
    const cadreId = crypto.randomUUID()
    const large = Array.from({ length: 3 }, () => flood('x'.repeat(12_000)))
    await expect(send(cadreId, large)).rejects.toMatchObject({
      code: 'BODY_TOO_LARGE',
      detail: { limit: 12_000 },
    })
    expect(await eventsOf(cadreId)).toBe(0)
  })

  it('reads the longest quiz that can be published, and the longest report', async () => {
    const id = (index: number) => `${index}`.padStart(38, 's')
    const answers = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [id(index), 'p'.repeat(10)]),
    )
    const versionId = crypto.randomUUID()
    const slug = 'm'.repeat(60)
    const quiz = { ...lessonEvent('', '', 1), type: 'quiz.submitted' }
    const report = { ...lessonEvent('', '', 2), type: 'question.reported' }
    const reply = await send(crypto.randomUUID(), [
      { ...quiz, body: { versionId, slug, answers } },
      {
        ...report,
        body: {
          versionId,
          slug,
          question: id(1),
          kind: 'unclear',
          note: '\u0001'.repeat(500),
        },
      },
    ])
    // Read, and found to be of a version that nobody published.
    expect(statuses(reply)).toEqual(all(2, 'rejected NOT_FOUND'))
  })

  it('tells who hands a file in how much of it was taken', async () => {
    const { id: cadreId } = await makeCadre(system, '35.08.01.2005', 'Siti Besar')
    await issueActivationCodes(system, { district: '35.08', cadreIds: [cadreId] })
    const token = newToken()
    await registerUpload(contextFor(cadre(cadreId, '35.08')), { cadreId, token })
    const events = [flood('x'.repeat(12_000)), ...lessons(2)]
    const text = await answerText({ cadreId, token, events })
    await expect(
      receiveAnswers(contextFor(staff('TRAINER', '35.08')), { text }),
    ).rejects.toMatchObject({ code: 'BODY_TOO_LARGE', detail: { taken: 2, left: 1 } })
  })
})

describe('upload tokens of a day', () => {
  const tokensOf = (cadreId: string) =>
    count('select count(*) n from upload_tokens where cadre_id = ?', cadreId)
  const register = (cadreId: string, token: string, at = NOW) =>
    syncEvents(
      contextFor(cadre(cadreId, '35.08'), at),
      { v: 1, now: 0, cadre: cadreId, register: token, events: lessons(1) },
      null,
    )
  const auditsOfTokens = () =>
    count("select count(*) n from audit_entries where entity = 'upload_token'")

  it('registers ten of a cadre, passes the others over, and takes the events all the same', async () => {
    const { cadreId } = await makeActivated()
    const tokens = Array.from({ length: 12 }, newToken)
    for (const token of tokens) {
      expect(statuses(await register(cadreId, token))).toEqual(['applied'])
    }
    expect(await tokensOf(cadreId)).toBe(10)
    const late = tokens.at(-1) ?? ''
    await expect(
      send(cadreId, lessons(1), contextFor(PUBLIC), `Bearer ${late}`),
    ).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' })
    await register(cadreId, late, '2026-11-22T02:00:00.001Z')
    const reply = await send(cadreId, lessons(1), contextFor(PUBLIC), `Bearer ${late}`)
    expect(statuses(reply)).toEqual(['applied'])
  })

  it('writes no more into the log when they are registered over and over', async () => {
    const { cadreId } = await makeActivated()
    const before = await auditsOfTokens()
    const tokens = Array.from({ length: 11 }, newToken)
    for (const token of [...tokens, ...tokens, ...tokens]) await register(cadreId, token)
    expect((await auditsOfTokens()) - before).toBe(10)
  })

  it('drives no old token back out that lives again', async () => {
    const { cadreId } = await makeActivated()
    const old = newToken()
    await register(cadreId, old, '2026-11-01T02:00:00.000Z')
    for (let day = 2; day < 12; day += 1) {
      await register(cadreId, newToken(), new Date(Date.UTC(2026, 10, day, 2)).toISOString())
    }
    const sent = () => send(cadreId, lessons(1), contextFor(PUBLIC), `Bearer ${old}`)
    await expect(sent()).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' })
    await register(cadreId, old, '2026-11-13T02:00:00.000Z')
    expect(statuses(await sent())).toEqual(['applied'])
  })
})
