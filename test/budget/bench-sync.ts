/**
 * What the events of phones cost: eight phones at once, then one alone, through the real Worker and D1, by events per request.
 * Every fifth event is a quiz, the others are lessons, as in the shipped course.
 */
import { API } from '../../worker/contract/endpoint.ts'
import type { EventResult } from '../../worker/contract/learning-sync.ts'
import { startService, type Service } from '../e2e/running-product.ts'
import { prepare, type Learner } from './bench-requests.ts'
import { openOffice, takeCost } from './office.ts'
import { workerCpuMs } from './worker-cpu.ts'

const ROUTE = `${API}/sync`
/** Events that each of the eight phones sends; requests of one event are fewer, or it would take minutes. */
const EVENTS_EACH: Readonly<Record<number, number>> = { 1: 40, 10: 200, 50: 600 }
const DISTRICT_SIZE = 268

type Phone = Learner & { readonly device: string; seq: number; cursor: string }
type Line = Record<string, number | string>

/** A line per size of a request. */
export async function benchSync(sizes: readonly number[]): Promise<Record<string, Line>> {
  const service = await startService()
  const office = await openOffice(service)
  const learners = await prepare(office, DISTRICT_SIZE)
  const phones = learners.map((learner): Phone => {
    return { ...learner, device: crypto.randomUUID(), seq: 0, cursor: '' }
  })
  const versionId = await versionOf(service)
  const send = (phone: Phone, size: number) => sendEvents(service, phone, versionId, size)
  await Promise.all(phones.map((phone) => send(phone, 10))) // warm
  const lines: Record<string, Line> = {}
  for (const size of sizes) {
    const rounds = (EVENTS_EACH[size] ?? size) / size
    lines[`${size} per request`] = await measure(service, phones, size, rounds, send)
  }
  await service.close()
  return lines
}

async function measure(
  service: Service,
  phones: readonly Phone[],
  size: number,
  rounds: number,
  send: (phone: Phone, size: number) => Promise<void>,
): Promise<Line> {
  takeCost(service, ROUTE)
  const cpuBefore = workerCpuMs()
  const started = performance.now()
  await Promise.all(
    phones.map(async (phone) => {
      for (let round = 0; round < rounds; round += 1) await send(phone, size)
    }),
  )
  const seconds = (performance.now() - started) / 1000
  const cpu = workerCpuMs() - cpuBefore
  const { requests, queries, rowsRead, rowsWritten } = takeCost(service, ROUTE)
  const events = requests * size

  const [alone] = phones
  if (alone === undefined) throw new Error('no phone')
  const aloneStarted = performance.now()
  for (let round = 0; round < rounds; round += 1) await send(alone, size)
  const aloneMs = performance.now() - aloneStarted
  return {
    'events per s': Math.round(events / seconds),
    'requests per s': Math.round(requests / seconds),
    'queries per request': rounded(queries / requests),
    'rows read per event': rounded(rowsRead / events),
    'rows written per event': rounded(rowsWritten / events),
    'CPU ms per event, Worker and D1': cpuBefore === 0 ? 'Linux only' : rounded(cpu / events),
    'ms per event, one phone alone': rounded(aloneMs / (rounds * size)),
    'ms per request, one phone alone': rounded(aloneMs / rounds),
  }
}

const rounded = (value: number) => Math.round(value * 100) / 100

async function versionOf(service: Service): Promise<string> {
  const row = await service.db.prepare('select id from course_versions').first<{ id: string }>()
  return row?.id ?? ''
}

/** Sends new events, each of which must be applied. */
async function sendEvents(
  service: Service,
  phone: Phone,
  versionId: string,
  size: number,
): Promise<void> {
  const now = Date.now()
  const events = Array.from({ length: size }, () => {
    phone.seq += 1
    const { device, seq } = phone
    const slug = 'mengenal-kpm'
    const envelope = { id: crypto.randomUUID(), device, seq, at: now, tz: -420 }
    return seq % 5 === 0
      ? { ...envelope, type: 'quiz.submitted', body: { versionId, slug, answers: {} } }
      : { ...envelope, type: 'lesson.finished', body: { module: slug, lesson: 'siapa-kpm' } }
  })
  const { cookie, cadreId, cursor } = phone
  const answer = await fetch(service.url + ROUTE, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', origin: service.url },
    body: JSON.stringify({ v: 1, now, cadre: cadreId, cursor, events }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`sync: ${answer.status} ${text.slice(0, 200)}`)
  // Safe: the contract's reply.
  const reply = JSON.parse(text) as { cursor: string; results: EventResult[] }
  phone.cursor = reply.cursor
  const failed = reply.results.find(({ status }) => status !== 'applied')
  if (failed !== undefined) throw new Error(`sync: ${JSON.stringify(failed)}`)
}
