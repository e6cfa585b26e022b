/** What a cadre sees at /hadir/. The clock of a served page is the real one: the session lasts all of today. */
import { exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { checkInKey, lettersOf, windowAt } from '../../../worker/contract/check-in-code.ts'
import { dateIn } from '../../../worker/core/clock.ts'
import { readRoll } from '../../../worker/meetings/read-attendance.ts'
import { issueActivationCodes } from '../../../worker/roster/index.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { cookieOf, PRESENT } from '../../factories/identity.ts'
import { makeMeeting, makeSession } from '../../factories/meetings.ts'
import { makeCadre, makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
beforeAll(makeRosterDistricts)

const enter = async (kode: string, cookie = '') => {
  const answer = await exports.default.fetch('https://kelas.test/hadir/', {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ kode }),
    headers: { cookie, origin: 'https://kelas.test', 'sec-fetch-site': 'same-origin' },
  })
  const location = answer.headers.get('location') ?? ''
  return { status: answer.status, location, html: await answer.text() }
}

async function visitor(name: string): Promise<string> {
  const ctx = contextFor(SYSTEM, PRESENT)
  const { id } = await makeCadre(ctx, '35.08.13.2001', name)
  await issueActivationCodes(ctx, { district: DISTRICT, cadreIds: [id] })
  return cookieOf(id)
}

/** The fragment that the hall shows now. */
async function shownNow(): Promise<string> {
  const ctx = contextFor(SYSTEM, PRESENT)
  const date = dateIn('Asia/Jakarta', new Date())
  const session = makeSession(ctx, { date, startsAt: '00:00', endsAt: '23:59' })
  const days = { startsOn: date, endsOn: date, sessions: [session] }
  const { id: meetingId } = await makeMeeting(ctx, DISTRICT, days)
  const trainer = contextFor(staff('TRAINER', DISTRICT), PRESENT)
  const { checkInKey: key } = await readRoll(trainer, { area: DISTRICT, meetingId })
  const window = windowAt(Date.now())
  const letters = await lettersOf(await checkInKey(key), session.id, window)
  return `#${session.id.replaceAll('-', '')}-${window}-${letters}`
}

it('says that she is there, once, and at which session', async () => {
  const cookie = await visitor('Halaman Satu')
  const code = await shownNow()
  const first = await enter(code, cookie)
  expect(first.status).toBe(200)
  expect(first.html).toContain('Anda tercatat hadir')
  expect(first.html).toContain('Peran KPM')
  expect((await enter(code, cookie)).html).toContain('Anda sudah tercatat hadir')
})

it('says in words why not, and leads back', async () => {
  const cookie = await visitor('Halaman Dua')
  const { status, html } = await enter('0000-0000', cookie)
  expect(status).toBe(422)
  expect(html).toContain('Kode ini tidak cocok')
  expect(html).toContain('href="/hadir/"')
})

it('lets nobody in who has not signed in', async () => {
  const { status, location } = await enter(await shownNow())
  expect(status).toBe(303)
  expect(location).toMatch(/^\/masuk\//)
})
