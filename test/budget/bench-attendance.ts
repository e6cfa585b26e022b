/**
 * A hall that checks in: every cadre by herself, thirty phones at once, half of them by the QR code and half by typing; then a
 * trainer's roll of the same hall, sent when there is signal. Through the real Worker and D1; throws when one is refused.
 */
import type { InputOf, ReplyOf } from '../../worker/contract/endpoint.ts'
import { MAX_MARKS } from '../../worker/contract/attendance-rules.ts'
import type { checkIn, readRoll, takeAttendance } from '../../worker/contract/attendance.ts'
import { checkInKey, lettersOf, qrTextOf, windowAt } from '../../worker/contract/check-in-code.ts'
import { dateIn, systemClock } from '../../worker/core/clock.ts'
import { openSession } from '../../worker/identity/index.ts'
import { invitePeople } from '../../worker/meetings/invite.ts'
import { saveMeeting } from '../../worker/meetings/save-meeting.ts'
import { startService } from '../e2e/running-product.ts'
import { rosterOf } from './bench-roster.ts'
import { openOffice, request, SYSTEM, takeCost, timed, type Office } from './office.ts'

const AT_ONCE = 30

type Line = Record<string, number>
type Phone = { readonly cadreId: string; readonly cookie: string }
type Place = { readonly meetingId: string; readonly session: string }

/** A line per kind of request, for a hall of `size`. */
export async function benchAttendance(size: number): Promise<Record<string, Line>> {
  const service = await startService()
  const office = await openOffice(service)
  const phones = await prepare(office, size)
  const place = await makeMeeting(office)
  const path = `/areas/${office.district}/meetings/${place.meetingId}`
  const roll = await request<ReplyOf<typeof readRoll>>(office, 'GET', `${path}/roll`)
  const key = await checkInKey(roll.checkInKey)
  const lines: Record<string, Line> = {
    [`${size} check-ins`]: await checkAllIn(office, phones, (phone, index) =>
      enter(office, phone, place, key, index % 2 === 0 ? 'scanned' : 'typed'),
    ),
    [`roll of ${size}, in parts of ${MAX_MARKS}`]: await timed(office, () =>
      takeRoll(office, phones, place),
    ),
    'roll, read': await timed(office, () => request(office, 'GET', `${path}/roll`)),
    'numbers, read': await timed(office, () => request(office, 'GET', `${path}/attendance`)),
  }
  await service.close()
  return lines
}

async function prepare({ service, district, ...office }: Office, size: number): Promise<Phone[]> {
  const ctx = service.context(SYSTEM, systemClock)
  await request({ service, ...office }, 'POST', `/districts/${district}/roster/commit`, {
    importId: ctx.ids.uuid(),
    fileName: 'daftar.xlsx',
    position: 0,
    rows: rosterOf(size),
  })
  const { results } = await service.db
    .prepare('select id from cadres order by id')
    .all<{ id: string }>()
  const cadreIds = results.map(({ id }) => id)
  for (let at = 0; at < size; at += AT_ONCE) {
    await request({ service, ...office }, 'POST', `/districts/${district}/activation-codes`, {
      cadreIds: cadreIds.slice(at, at + AT_ONCE),
    })
  }
  const phones: Phone[] = []
  for (const id of cadreIds) {
    const { cookie } = await openSession(ctx, { kind: 'cadre', id, scheme: 'http' })
    phones.push({ cadreId: id, cookie })
  }
  return phones
}

/** Of the whole day, with all cadres of the district invited. */
async function makeMeeting({ service, district: area }: Office): Promise<Place> {
  const ctx = service.context(SYSTEM, systemClock)
  const [meetingId, session] = [ctx.ids.uuid(), ctx.ids.uuid()]
  const today = dateIn('Asia/Jakarta', systemClock.now())
  await saveMeeting(ctx, {
    area,
    meetingId,
    version: 0,
    kind: 'COORDINATION',
    title: 'Rapat koordinasi KPM',
    place: 'Pendopo',
    startsOn: today,
    endsOn: today,
    courseCode: null,
    capacity: null,
    budgetSource: '',
    basis: '',
    sessions: [
      {
        id: session,
        date: today,
        startsAt: '00:00',
        endsAt: '23:59',
        title: 'Rapat',
        module: null,
        hours: 1,
        speakers: [],
      },
    ],
  })
  await invitePeople(ctx, { area, meetingId, who: { serving: area } })
  return { meetingId, session }
}

async function checkAllIn(
  { service }: Office,
  phones: readonly Phone[],
  work: (phone: Phone, index: number) => Promise<void>,
): Promise<Line> {
  takeCost(service)
  const waiting = [...phones.entries()]
  const took: number[] = []
  const started = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const [index, phone] = next
        const from = performance.now()
        await work(phone, index)
        took.push(performance.now() - from)
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  const { requests, queries, rowsRead, rowsWritten } = takeCost(service)
  const sorted = took.toSorted((one, other) => one - other)
  const within = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  const each = (sum: number) => Math.round((sum / requests) * 10) / 10
  return {
    ms: Math.round(seconds * 1000),
    requests,
    'per s': Math.round(requests / seconds),
    'p50 ms': within(0.5),
    'p99 ms': within(0.99),
    'queries each': each(queries),
    'rows read each': each(rowsRead),
    'rows written each': each(rowsWritten),
  }
}

async function enter(
  { service }: Office,
  { cookie }: Phone,
  { session }: Place,
  key: CryptoKey,
  how: 'scanned' | 'typed',
): Promise<void> {
  const now = Date.now()
  const window = windowAt(now)
  const letters = await lettersOf(key, session, window)
  const code = how === 'typed' ? letters : qrTextOf(service.url, session, window, letters)
  const input: InputOf<typeof checkIn> = { id: crypto.randomUUID(), code, at: now, now }
  const reply = await request<ReplyOf<typeof checkIn>>(
    { service, cookie },
    'POST',
    '/me/check-ins',
    input,
  )
  if (reply.status !== 'applied') throw new Error(`check-in: ${reply.status}`)
}

/** "Semua hadir", as a phone sends it that had no signal. */
async function takeRoll(office: Office, phones: readonly Phone[], place: Place): Promise<void> {
  const now = Date.now()
  for (let at = 0; at < phones.length; at += MAX_MARKS) {
    const events = phones.slice(at, at + MAX_MARKS).map(({ cadreId: id }) => ({
      type: 'mark',
      id: crypto.randomUUID(),
      at: now,
      session: place.session,
      person: { kind: 'CADRE', id },
      state: 'PRESENT',
      method: 'ROLL',
    }))
    const path = `/areas/${office.district}/meetings/${place.meetingId}/attendance`
    const reply = await request<ReplyOf<typeof takeAttendance>>(office, 'POST', path, {
      now,
      events,
    })
    const refused = reply.results.find(({ status }) => status !== 'applied')
    if (refused !== undefined) throw new Error(`roll: ${JSON.stringify(refused)}`)
  }
}
