/**
 * Two hundred phones, thirty events each, over a network that loses every second request, against the real Worker. What is in
 * the record at the end is exactly what a model predicts that knows nothing of the Worker. `SEED=… ` repeats a run.
 */
import { IDBFactory } from 'fake-indexeddb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cadreStore, type CadreStore, type NewEvent } from '../../site/src/offline/cadre-store.ts'
import { newUuid } from '../../site/src/offline/surroundings.ts'
import { sync } from '../../site/src/offline/sync.ts'
import { systemClock } from '../../worker/core/clock.ts'
import type { PhoneEvent, PhoneState } from '../../worker/contract/learning-sync.ts'
import type { QuizPaper } from '../../worker/contract/learning.ts'
import { openSession } from '../../worker/identity/index.ts'
import { issueActivationCodes } from '../../worker/roster/index.ts'
import { publishFiles } from '../factories/course.ts'
import {
  inTurn,
  chanceOf,
  noFigures,
  randomPhone,
  type Chance,
  type RandomPhone,
} from './bad-network.ts'
import { DISTRICT, openLumajang, SYSTEM } from './lumajang.ts'
import { actor, addCadres } from './office-verbs.ts'
import {
  answersTo,
  sorted,
  EDITIONS,
  foldModel,
  QUIZZES,
  TEST,
  TEST_KEYS,
  type Edition,
} from './phone-model.ts'
import { startService, type Service } from './running-product.ts'

const PHONES = Number(process.env['PHONES'] ?? 200)
const EVENTS = 30
/** So many cadres have two of the phones. */
const TWICE = PHONES / 10
const DAY = 86_400_000
/** `SEED=random`: another one in each run. */
const seed = Number(process.env['SEED'] ?? 20_261_122) || Date.now() % 1_000_000_000

let service: Service
let courseId: string
let cadres: { readonly id: string; readonly cookie: string }[]
const editions = new Map<string, Edition>()
beforeAll(async () => {
  service = await startService()
  const lumajang = await openLumajang(service)
  courseId = await publish(0)
  const ctx = service.context(SYSTEM, systemClock)
  const ids = await addCadres(
    service,
    lumajang,
    Array.from({ length: PHONES - TWICE }, (_, index) => ({
      name: `Kader Ke-${index + 1}`,
      areaCode: '35.08.02.2001',
    })),
  )
  // With the cards come the logins; nobody needs to type a PIN here.
  const office = service.context(actor(lumajang, 'OFFICER'), systemClock)
  for (let from = 0; from < ids.length; from += 50) {
    await issueActivationCodes(office, { district: DISTRICT, cadreIds: ids.slice(from, from + 50) })
  }
  cadres = []
  for (const id of ids) {
    const { cookie } = await openSession(ctx, { kind: 'cadre', id, scheme: 'http' })
    cadres.push({ id, cookie })
  }
})
afterAll(() => service?.close())

async function publish(index: number): Promise<string> {
  const edition = EDITIONS[index]
  if (edition === undefined) throw new Error('no such edition')
  const published = await publishFiles(service.context(SYSTEM, systemClock), edition.files)
  editions.set(published.versionId, edition)
  return published.courseId
}

type Walker = {
  readonly cadreId: string
  readonly cookie: string
  readonly isOnlyPhone: boolean
  readonly chance: Chance
  readonly phone: RandomPhone
  store: CadreStore
  /** All that was ever written down on it. */
  readonly log: Map<string, PhoneEvent>
  readonly papers: Map<string, readonly string[]>
}

it(`${PHONES} phones of ${EVENTS} events: the record is what the model says`, async () => {
  console.log(`SEED=${seed}`)
  const started = performance.now()
  const figures = noFigures()
  const walkers = Array.from({ length: PHONES }, (_, index): Walker => {
    const cadre = cadres[index % cadres.length]
    if (cadre === undefined) throw new Error('no cadre')
    const chance = chanceOf(seed + index * 7919)
    const phone = randomPhone(service.url, chance, figures, { hasLocks: chance.is(0.5) })
    phone.cookie = cadre.cookie
    phone.skew = chance.is(0.5) ? (chance.next() * 4 - 2) * DAY : 0
    return {
      cadreId: cadre.id,
      cookie: cadre.cookie,
      isOnlyPhone: index >= TWICE && index < cadres.length,
      chance,
      phone,
      store: cadreStore(phone, cadre.id),
      log: new Map(),
      papers: new Map(),
    }
  })

  // In three parts, so that phones go on with what they had when a new version is published.
  for (const part of [0, 1, 2]) {
    if (part > 0) await publish(part)
    await inTurn(walkers, (walker) => walk(walker, (EVENTS / 3) * (part + 1)))
  }
  const learnt = performance.now()
  await Promise.all(walkers.map(({ phone }) => phone.settled()))
  const byToken = { phones: 0, events: 0 }
  await inTurn(walkers, (walker) => drain(walker, byToken))

  const differences = [...(await compareRecord(walkers)), ...(await compareStates(walkers))]
  const events = walkers.reduce((sum, { log }) => sum + log.size, 0)
  console.log('random phones', {
    seed,
    phones: PHONES,
    events,
    ...figures,
    'drained by token': byToken,
    'tests started': walkers.reduce((sum, { papers }) => sum + papers.size, 0),
    differences: differences.length,
    'seconds learning': Math.round((learnt - started) / 1000),
    'seconds in all': Math.round((performance.now() - started) / 1000),
  })
  expect(differences.slice(0, 20)).toEqual([])
  expect(events).toBe(PHONES * EVENTS)
  const lossy = figures.lostBefore + figures.lostAfter + figures.late + figures.halved
  expect(lossy / figures.requests).toBeGreaterThan(0.35)
  expect(byToken.events).toBeGreaterThan(0)
}, 1_200_000)

/** Goes on until so many events are written down. */
async function walk(walker: Walker, until: number): Promise<void> {
  const { chance, phone, cookie } = walker
  while (walker.log.size < until) {
    const event = (await testEvent(walker)) ?? anyEvent(walker)
    const id = event.id ?? newUuid(phone)
    const draft = event.type === 'quiz.submitted' ? event.body.slug : undefined
    const written = { ...event, id } as NewEvent
    const taps = Array.from({ length: chance.is(0.1) ? 2 : 1 }, () =>
      walker.store.append(written, draft),
    )
    for (const known of await Promise.all(taps)) walker.log.set(known.id, known)
    phone.skew += chance.next() * 7_200_000
    if (chance.is(0.02)) phone.skew += (chance.next() * 4 - 2) * DAY
    if (chance.is(0.08)) phone.cookie = phone.cookie === null ? cookie : null
    if (chance.is(0.04)) await walker.store.wipe()
    const sending = chance.is(0.2)
      ? [sync(phone, walker.store, {})]
      : chance.is(0.04)
        ? [1, 2].map(() => sync(phone, walker.store, { wants: 'state' }))
        : []
    // Some are not waited for: the phone is switched off, or she goes on while it sends.
    if (chance.is(0.1)) {
      walker.store.close()
      walker.store = cadreStore(phone, walker.cadreId)
    }
    if (chance.is(0.8)) await Promise.all(sending)
    else for (const one of sending) void one
  }
}

function anyEvent({ chance, log, isOnlyPhone }: Walker): NewEvent {
  const [versionId, edition] = chance.pick([...editions])
  const module = chance.pick(QUIZZES)
  const kind = chance.next()
  if (kind < 0.5) {
    const lesson = chance.is(0.03) ? 'tidak-ada' : chance.pick(edition.lessons[module] ?? [])
    return { type: 'lesson.finished', body: { module, lesson } }
  }
  const unknown = '00000000-0000-4000-8000-000000000000'
  const version = chance.is(0.03) ? unknown : versionId
  const tries = [...log.values()].filter(
    (event) => event.type === 'quiz.submitted' && event.body.slug === 'uji-dua',
  )
  // Of two phones nobody can foretell whose answers come first; there the limit is not reached.
  const slug = isOnlyPhone || tries.length === 0 ? module : 'uji-satu'
  const keys = edition.quizzes[slug] ?? {}
  if (kind < 0.9) {
    const answers: Record<string, string> = answersTo(Object.keys(keys), keys, chance)
    if (chance.is(0.03)) answers['soal-lain'] = 'a'
    return { type: 'quiz.submitted', body: { versionId: version, slug, answers } }
  }
  const question = chance.is(0.1) ? 'soal-lain' : chance.pick(Object.keys(keys))
  return {
    type: 'question.reported',
    body: { versionId: version, slug, question, kind: 'unclear', note: `nomor ${log.size}` },
  }
}

/** The final test, once the phone has heard that both modules are passed; started with signal, sent like all the rest. */
async function testEvent(walker: Walker): Promise<NewEvent | null> {
  const { chance, phone, store } = walker
  const facts = factsIn(await store.get('state'))
  const isOpen = QUIZZES.every((slug) => facts?.passes.some((pass) => pass.slug === slug))
  const isReady = isOpen && walker.isOnlyPhone && phone.cookie !== null && chance.is(0.2)
  if (!isReady) return null
  const answer = await phone
    .fetch(`/api/v1/me/tests/${TEST}/start`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ isOwnWork: true }),
    })
    .then(async (given) => (given.ok ? JSON.parse(await given.text()) : null))
    .catch(() => null)
  if (answer === null) return null
  // Safe: the contract's own reply.
  const { paper } = answer as { paper: QuizPaper }
  const asked = paper.questions.map(({ id }) => id)
  walker.papers.set(paper.attemptId, asked)
  const answers = answersTo(asked, TEST_KEYS, chance)
  const body = { versionId: paper.versionId, slug: TEST, answers }
  return { id: paper.attemptId, type: 'quiz.submitted', body }
}

/** The signal is back: first what the token alone can bring, then with the session. */
async function drain(walker: Walker, byToken: { phones: number; events: number }): Promise<void> {
  const { phone, store, cookie, chance } = walker
  phone.heal()
  const isKnown = (await store.get('registeredAt')) !== null
  if (isKnown && chance.is(0.5)) {
    const left = await store.count()
    phone.cookie = null
    const outcome = await sync(phone, store, {})
    if (outcome.left !== 0) throw new Error(`by token: ${JSON.stringify(outcome)}`)
    if (left > 0) {
      byToken.phones += 1
      byToken.events += left
    }
  }
  phone.cookie = cookie
  const outcome = await sync(phone, store, { wants: 'state' })
  if (outcome.status !== 'ok' || outcome.left !== 0) throw new Error(JSON.stringify(outcome))
}

function factsIn(state: PhoneState | null): PhoneState['courses'][number]['facts'] | undefined {
  return state?.courses.find((course) => course.courseId === courseId)?.facts
}

/** All events of each cadre and what must follow from them. */
function expectations(walkers: readonly Walker[]) {
  return new Map(
    cadres.map(({ id }) => {
      const hers = walkers.filter(({ cadreId }) => cadreId === id)
      const events = hers.flatMap(({ log }) => [...log.values()].toSorted((a, b) => a.seq - b.seq))
      const papers = new Map(hers.flatMap((walker) => [...walker.papers]))
      return [id, { events, ...foldModel(events, { editions, papers }) }]
    }),
  )
}

type AttemptRow = Record<'id' | 'cadre_id' | 'slug', string> & Record<'number' | 'score', number>

async function rowsOf<Row>(text: string): Promise<Row[]> {
  return (await service.db.prepare(text).all<Row>()).results
}

/** What the tables hold and the model does not, or the other way round. */
async function compareRecord(walkers: readonly Walker[]): Promise<string[]> {
  const differences: string[] = []
  const same = (about: string, found: unknown, wanted: unknown) => {
    const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)]
    if (a !== b) differences.push(`${about}: ${a}, not ${b}`)
  }
  const events = await rowsOf<Record<string, string>>('select * from learning_events')
  const attempts = await rowsOf<AttemptRow>(
    'select * from attempts order by cadre_id, slug, number',
  )
  const reads = await rowsOf<{ cadre_id: string; at: string }>(
    `select cadre_id, module || '/' || lesson as at from lesson_reads`,
  )
  const passes = await rowsOf<{ cadre_id: string; slug: string; best_score: number }>(
    'select * from passes',
  )
  const eligible = await rowsOf<{ cadre_id: string }>(
    'select cadre_id from standings where eligible_at is not null',
  )
  const expected = expectations(walkers)
  const written = [...expected.values()].flatMap((hers) => hers.events)
  same('events', sorted(events.map(({ id }) => id)), sorted(written.map(({ id }) => id)))
  const kept = new Map(events.map((row) => [row.id, row]))
  for (const [cadreId, hers] of expected) {
    for (const event of hers.events) {
      const row = kept.get(event.id)
      if (row === undefined) {
        differences.push(`event ${event.id} is missing`)
        continue
      }
      same(
        `event ${event.id}`,
        [row['cadre_id'], row['device'], row['seq'], row['type']],
        [cadreId, event.device, event.seq, event.type],
      )
      same(`content of ${event.id}`, JSON.parse(row['body'] ?? ''), event.body)
      same(`outcome of ${event.id}`, row['code'], hers.outcomes.get(event.id))
      same(`clock of ${event.id}`, row['claimed_at'], new Date(event.at).toISOString())
      if ((row['done_at'] ?? '') > (row['received_at'] ?? ''))
        differences.push(`${event.id} was done after it came`)
    }
    const own = attempts.filter((row) => row.cadre_id === cadreId)
    for (const slug of [...QUIZZES, TEST]) {
      const marks = hers.attempts.get(slug) ?? new Map<string, number>()
      const found = own.filter((row) => row.slug === slug)
      same(
        `numbers of ${slug}`,
        found.map(({ number }) => number),
        [...marks.keys()].map((_, index) => index + 1),
      )
      same(
        `attempts of ${slug}`,
        sorted(found.map(({ id, score }) => [id, score])),
        sorted([...marks]),
      )
    }
    const isHers = (row: { cadre_id: string }) => row.cadre_id === cadreId
    same(
      'lessons',
      reads
        .filter(isHers)
        .map(({ at }) => at)
        .toSorted(),
      [...hers.lessons].toSorted(),
    )
    same(
      'passes',
      sorted(passes.filter(isHers).map(({ slug, best_score }) => [slug, best_score])),
      sorted([...hers.best]),
    )
    same('eligible', eligible.some(isHers), hers.isEligible)
  }
  same(
    'attempts in all',
    attempts.length,
    [...expected.values()].flatMap((hers) =>
      [...hers.attempts.values()].flatMap((marks) => [...marks]),
    ).length,
  )
  const anomalies = await rowsOf(
    `select kind from learning_notices where kind in ('CONTENT_DIFFERS', 'SEQ_REUSED')`,
  )
  same('anomalies', anomalies, [])
  return differences
}

/** What the phones were told, and what a phone is told that was installed anew. */
async function compareStates(walkers: readonly Walker[]): Promise<string[]> {
  const differences: string[] = []
  const expected = expectations(walkers)
  const states = new Map<string, string>()
  await inTurn(walkers, async (walker) => {
    const { phone, store, cadreId } = walker
    if ((await store.count()) > 0) differences.push(`the outbox of ${cadreId} is not empty`)
    // Of two phones one has heard less.
    if (!walker.isOnlyPhone) await sync(phone, store, { wants: 'state' })
    const known = await store.get('state')
    const facts = factsIn(known)
    const hers = expected.get(cadreId)
    const told = {
      passes: sorted((facts?.passes ?? []).map((pass) => [pass.slug, pass.bestScore])),
      lessons: (facts?.lessons ?? []).map((read) => `${read.module}/${read.lesson}`).toSorted(),
      used: sorted((facts?.quizzes ?? []).map((quiz) => [quiz.slug, quiz.used])),
      isEligible: (facts?.eligibleAt ?? null) !== null,
    }
    const wanted = {
      passes: sorted([...(hers?.best ?? [])]),
      lessons: [...(hers?.lessons ?? [])].toSorted(),
      used: sorted([...(hers?.attempts ?? [])].map(([slug, marks]) => [slug, marks.size])),
      isEligible: hers?.isEligible ?? false,
    }
    if (JSON.stringify(told) !== JSON.stringify(wanted)) {
      differences.push(`state: ${JSON.stringify(told)}, not ${JSON.stringify(wanted)}`)
    }
    const anew = { ...phone, fetch: phone.fetch, idb: new IDBFactory() }
    const installed = cadreStore(anew, cadreId)
    await sync(anew, installed, { wants: 'state' })
    const again = JSON.stringify(await installed.get('state'))
    for (const text of [JSON.stringify(known), states.get(cadreId) ?? again]) {
      if (text !== again) differences.push(`installed anew: ${again}, not ${text}`)
    }
    states.set(cadreId, again)
  })
  return differences
}
