import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { packAnswers, splitAnswers, unpackAnswers } from '../../../worker/contract/answer-text.ts'
import type { Actor } from '../../../worker/core/access.ts'
import { fixedClock } from '../../../worker/core/clock.ts'
import { disableLogin, registerUpload } from '../../../worker/identity/index.ts'
import { receiveAnswers } from '../../../worker/learning/receive-answers.ts'
import { issueActivationCodes } from '../../../worker/roster/index.ts'
import { answerText, lessonEvent, newToken } from '../../factories/answers.ts'
import { cadre, contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { courseFiles, publishFiles, RIGHT } from '../../factories/course.ts'
import { makeCadre } from '../../factories/roster.ts'
import { makeDistricts } from '../../factories/regions.ts'

const system = contextFor(SYSTEM)
const TRAINER = staff('TRAINER', '35.08', 'pelatih-lumajang')
const later = (days: number) => new Date(Date.parse(NOW) + days * 86_400_000).toISOString()
let versionId = ''

beforeAll(async () => {
  await makeDistricts()
  versionId = (await publishFiles(system, courseFiles())).versionId
})

let made = 0

/** A cadre of Tempursari whose phone has registered a token. */
async function phone(areaCode = '35.08.01.2005') {
  made += 1
  const district = areaCode.slice(0, 5)
  const name = `Siti Aminah ${String.fromCharCode(64 + made)}`
  const { id: cadreId } = await makeCadre(system, areaCode, name)
  await issueActivationCodes(system, { district, cadreIds: [cadreId] })
  const token = newToken()
  await registerUpload(contextFor(cadre(cadreId, district)), { cadreId, token })
  const device = crypto.randomUUID()
  const events = [
    lessonEvent('satu', 'awal', 1, device),
    lessonEvent('satu', 'akhir', 2, device),
    {
      ...lessonEvent('', '', 3, device),
      type: 'quiz.submitted',
      body: {
        versionId,
        slug: 'satu',
        answers: { 'satu-k1': RIGHT, 'satu-k2': RIGHT, 'satu-k3': RIGHT },
      },
    },
  ]
  return { cadreId, name, token, events }
}

const receive = (text: string, actor: Actor = TRAINER, at = NOW) =>
  receiveAnswers({ ...contextFor(actor), clock: fixedClock(at) }, { text })
const countOf = async (table: string, cadreId: string) =>
  env.DB.prepare(`select count(*) as n from ${table} where cadre_id = ?`)
    .bind(cadreId)
    .first<number>('n')

it('takes each answer of a file once, however often it comes, and says so in the log', async () => {
  const own = await phone()
  const text = await answerText(own)
  const { cadreId, name } = own
  expect(await receive(text)).toEqual({ cadreId, name, applied: 3, duplicate: 0, rejected: 0 })
  expect(await receive(text)).toEqual({ cadreId, name, applied: 0, duplicate: 3, rejected: 0 })
  const more = { ...own, events: [...own.events, lessonEvent('satu', 'awal', 4)] }
  expect(await receive(await answerText(more))).toMatchObject({ applied: 1, duplicate: 3 })
  expect(await countOf('lesson_reads', cadreId)).toBe(2)
  expect(await countOf('attempts', cadreId)).toBe(1)
  expect(await countOf('passes', cadreId)).toBe(1)
  const log = await env.DB.prepare(
    "select actor_id, area_code from audit_entries where action = 'learning.receive' and entity_id = ?",
  )
    .bind(cadreId)
    .all()
  expect(log.results[0]).toEqual({ actor_id: 'pelatih-lumajang', area_code: '35.08' })
  expect(
    await env.DB.prepare('select distinct via from learning_events where cadre_id = ?')
      .bind(cadreId)
      .first('via'),
  ).toBe('file')
})

it('finds the answers in a message with a greeting, wrapped by mail and quoted', async () => {
  const own = await phone()
  const text = await answerText(own)
  const wrapped = text.replaceAll(/.{60}/g, (line) => `${line}\r\n> `)
  const message = `Assalamualaikum Bu, ini jawaban saya.\n\n> ${wrapped}\n\nTerima kasih, Siti. Dikirim dari HP.`
  expect(await receive(message)).toMatchObject({ applied: 3 })
})

it('takes a file of hundreds of answers', async () => {
  const own = await phone()
  const device = crypto.randomUUID()
  const events = Array.from({ length: 320 }, (_, index) =>
    lessonEvent('satu', index % 2 === 0 ? 'awal' : 'akhir', index + 1, device),
  )
  expect(await receive(await answerText({ ...own, events }))).toMatchObject({ applied: 320 })
  expect(await countOf('learning_events', own.cadreId)).toBe(320)
})

it('refuses what is no text of answers, or is cut off', async () => {
  const own = await phone()
  const text = await answerText(own)
  const signature = text.slice(-64)
  for (const broken of [
    'Halo Bu, apa kabar?',
    'KELASKADER1.',
    text.slice(0, -10),
    text.slice(0, 80),
    packAnswers('bukan json', signature),
    packAnswers('{"v":1}', signature),
    packAnswers(
      JSON.stringify({ v: 2, cadre: own.cadreId, now: 1, token: 'a', events: [] }),
      signature,
    ),
  ]) {
    await expect(receive(broken)).rejects.toMatchObject({ code: 'ANSWERS_UNREADABLE' })
  }
  expect(await countOf('learning_events', own.cadreId)).toBe(0)
})

it('refuses what was changed, signed by another phone, or names a token that is not hers', async () => {
  const own = await phone()
  const other = await phone()
  const text = await answerText(own)
  const found = unpackAnswers(text)
  const forged = packAnswers((found?.json ?? '').replace('akhir', 'tengah'), text.slice(-64))
  for (const wrong of [
    forged,
    await answerText({ ...own, signWith: other.token }),
    await answerText({ ...own, cadreId: other.cadreId }),
    await answerText({ ...own, token: newToken() }),
  ]) {
    await expect(receive(wrong)).rejects.toMatchObject({ code: 'ANSWERS_UNSIGNED' })
  }
  expect(await countOf('learning_events', own.cadreId)).toBe(0)
  expect(await countOf('learning_events', other.cadreId)).toBe(0)
})

it('takes what a token signed that has run out, and nothing of one that was revoked', async () => {
  const own = await phone()
  expect(await receive(await answerText(own), TRAINER, later(200))).toMatchObject({ applied: 3 })
  const gone = await phone()
  await system.db.batch(disableLogin(gone.cadreId, NOW))
  await expect(receive(await answerText(gone))).rejects.toMatchObject({ code: 'ANSWERS_UNSIGNED' })
})

it('is open to the district and to the sub-district in which she serves', async () => {
  const own = await phone()
  const text = await answerText(own)
  expect(await receive(text, staff('SUB_DISTRICT_ADMIN', '35.08.01'))).toMatchObject({ applied: 3 })
  expect(await receive(text, staff('DISTRICT_ADMIN', '35.08'))).toMatchObject({ duplicate: 3 })
})

it.each<[string, Actor, string]>([
  ['the public', PUBLIC, 'SIGN_IN_NEEDED'],
  ['a cadre', cadre('x', '35.08'), 'NOT_ALLOWED'],
  ['an approver', staff('APPROVER', '35.08'), 'NOT_ALLOWED'],
  ['a trainer of another district', staff('TRAINER', '33.75'), 'NOT_FOUND'],
  ['an admin of another sub-district', staff('SUB_DISTRICT_ADMIN', '35.08.10'), 'NOT_FOUND'],
])('takes nothing from %s', async (_, actor, code) => {
  const own = await phone()
  await expect(receive(await answerText(own), actor)).rejects.toMatchObject({ code })
  expect(await countOf('learning_events', own.cadreId)).toBe(0)
})

it('packs any words into letters and digits, and reads them again', () => {
  const json = JSON.stringify({ note: 'Kader “Siti” ½? > ~ \u{1F33E}\n' })
  const text = packAnswers(json, 'ab'.repeat(32))
  expect(text).toMatch(/^KELASKADER1\.[A-Za-z0-9]+\.[0-9a-f]{64}$/)
  expect(JSON.parse(unpackAnswers(text)?.json ?? '')).toEqual(JSON.parse(json))
  expect(splitAnswers(`Halo\n${text}\nlagi ${text} selesai`).map(unpackAnswers)).toEqual([
    unpackAnswers(text),
    unpackAnswers(text),
  ])
})
