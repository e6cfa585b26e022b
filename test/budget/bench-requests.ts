/** What one request costs, and how many of them one Worker on this machine answers in a second; by size of the district. */
import type { QuizPaper } from '../../worker/contract/learning.ts'
import { systemClock } from '../../worker/core/clock.ts'
import { publishCourse, saveDraft } from '../../worker/curriculum/index.ts'
import { openSession } from '../../worker/identity/index.ts'
import { courseFiles } from '../../db/seed/course.ts'
import { approveDraft } from '../factories/course.ts'
import { startService, type Service } from '../e2e/running-product.ts'
import { rosterOf } from './bench-roster.ts'
import { openOffice, request, SYSTEM, takeCost, type Office } from './office.ts'

export type Learner = { readonly cadreId: string; readonly cookie: string; readonly device: string }
type Line = Record<string, number>

const LEARNERS = 8
const ROUNDS = 12
const PIN = '739182'

/** A line per kind of request, with columns per district size. */
export async function benchRequests(sizes: readonly number[]): Promise<Record<string, Line>> {
  const lines: Record<string, Line> = {}
  for (const size of sizes) {
    const service = await startService()
    const measured = await measure(service, size)
    for (const [name, line] of Object.entries(measured)) {
      for (const [column, value] of Object.entries(line)) {
        lines[name] = { ...lines[name], [`${column} at ${size}`]: value }
      }
    }
    await service.close()
  }
  return lines
}

/** A line per kind of request in a fresh district of `size` cadres; `rounds` of eight at once are timed. */
export async function measure(
  service: Service,
  size: number,
  rounds = ROUNDS,
): Promise<Record<string, Line>> {
  const office = await openOffice(service)
  const learners = await prepare(office, size)
  const page = (path: string, cookie = '') =>
    expectOk(fetch(service.url + path, { headers: { cookie } }))
  const lesson = '/belajar/mengenal-kpm/siapa-kpm/'
  const nobody = 'KPM-0000-0000-0000'
  return {
    'sign in (PIN)': await timed(
      service,
      '/api/v1/session/cadre',
      learners,
      Math.min(4, rounds),
      (learner) => signIn(service, learner),
    ),
    lesson: await timed(service, '/belajar/:module/:lesson', learners, rounds, ({ cookie }) =>
      page(lesson, cookie),
    ),
    'quiz submit': await timed(service, '/api/v1/me/attempts', learners, rounds, (learner) =>
      submit(service, learner),
    ),
    verify: await timed(service, '/api/v1/public/certificates/:code', learners, rounds, () =>
      page(`/api/v1/public/certificates/${nobody}`),
    ),
    'coverage, public': await timed(
      service,
      '/api/v1/public/coverage/:district',
      learners,
      rounds,
      () => page('/api/v1/public/coverage/35.08'),
    ),
    'coverage, page': await timed(service, '/kab/:district', learners, rounds, () =>
      page('/kab/35.08/'),
    ),
    'coverage, office': await timed(service, '/api/v1/coverage/:area', learners, rounds, () =>
      request(office, 'GET', '/coverage/35.08'),
    ),
  }
}

/** Runs `work` for every learner at once, `rounds` times; counts and costs are those of the one route. */
async function timed(
  service: Service,
  route: string,
  learners: readonly Learner[],
  rounds: number,
  work: (learner: Learner) => Promise<unknown>,
): Promise<Line> {
  await Promise.all(learners.map(work)) // warm
  takeCost(service, route)
  const started = performance.now()
  await Promise.all(
    learners.map(async (learner) => {
      for (let round = 0; round < rounds; round += 1) await work(learner)
    }),
  )
  const seconds = (performance.now() - started) / 1000
  const { requests, queries, rowsRead, rowsWritten } = takeCost(service, route)
  const each = (sum: number) => Math.round((sum / Math.max(1, requests)) * 10) / 10
  return {
    'per s': Math.round(requests / seconds),
    queries: each(queries),
    'rows read': each(rowsRead),
    'rows written': each(rowsWritten),
  }
}

/** A district with `size` cadres, the shipped course, and some cadres signed in on their phones. */
export async function prepare(office: Office, size: number): Promise<Learner[]> {
  const { service, district } = office
  const ctx = service.context(SYSTEM)
  const { courseId } = await saveDraft(ctx, {
    code: 'KPM-DASAR',
    ownerArea: 'ID',
    files: courseFiles('kpm-dasar'),
    version: 0,
  })
  await approveDraft(ctx, courseId)
  await publishCourse(ctx, { courseId })
  await request(office, 'POST', `/districts/${district}/roster/commit`, {
    importId: ctx.ids.uuid(),
    fileName: 'daftar.xlsx',
    position: 0,
    rows: rosterOf(size),
  })
  const { results } = await service.db
    .prepare('select id from cadres order by id limit ?')
    .bind(LEARNERS)
    .all<{ id: string }>()
  const cadreIds = results.map(({ id }) => id)
  type Cards = { cards: { cadreId: string; activationCode: string }[] }
  const { cards } = await request<Cards>(
    office,
    'POST',
    `/districts/${district}/activation-codes`,
    { cadreIds },
  )
  return Promise.all(
    cards.map(async ({ cadreId, activationCode }) => {
      const answer = await expectOk(
        post(service, '/api/v1/activation', '', {
          code: activationCode,
          pin: PIN,
          phone: 'own',
          key: cadreId.replaceAll('-', ''),
        }),
      )
      const device = answer.headers.getSetCookie().find((line) => line.startsWith('dev=')) ?? ''
      const { cookie } = await openSession(service.context(SYSTEM, systemClock), {
        kind: 'cadre',
        id: cadreId,
        scheme: 'http',
      })
      return { cadreId, cookie, device: device.split(';')[0] ?? '' }
    }),
  )
}

const signIn = (service: Service, { cadreId, device }: Learner) =>
  expectOk(post(service, '/api/v1/session/cadre', device, { cadreId, pin: PIN }))

/** Takes the paper that is due and hands it in empty: graded, stored, and the next one is due. */
async function submit(service: Service, { cookie }: Learner): Promise<unknown> {
  const answer = await expectOk(
    fetch(`${service.url}/api/v1/me/quizzes/mengenal-kpm`, { headers: { cookie } }),
  )
  // Safe: the contract's reply.
  const { paper } = (await answer.json()) as { paper: QuizPaper }
  const { attemptId, versionId, slug } = paper
  return expectOk(
    post(service, '/api/v1/me/attempts', cookie, { attemptId, versionId, slug, answers: {} }),
  )
}

function post(service: Service, path: string, cookie: string, body: object): Promise<Response> {
  return fetch(service.url + path, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', origin: service.url },
    body: JSON.stringify(body),
  })
}

async function expectOk(sent: Promise<Response>): Promise<Response> {
  const answer = await sent
  if (!answer.ok)
    throw new Error(`${answer.url}: ${answer.status} ${(await answer.text()).slice(0, 200)}`)
  return answer
}
