/**
 * Lumajang in the middle of its work, for tests that look at pages: 268 cadres in 205 villages, some trained, one
 * certificate revoked, some waiting, and six people whose own pages are opened.
 */
import { courseSteps } from '../../db/seed/course.ts'
import { peopleOf } from '../../db/seed/people.ts'
import type { Actor } from '../../worker/core/access.ts'
import { getGraded, getHead } from '../../worker/curriculum/index.ts'
import {
  finishLesson,
  readProgress,
  startQuiz,
  startTest,
  submitAttempt,
} from '../../worker/learning/index.ts'
import { openSession } from '../../worker/identity/index.ts'
import { AREAS, DISTRICT, OFFICER, openLumajang, PIN, SYSTEM, type Lumajang } from './lumajang.ts'
import { addCadres, certify, codeFor, proposeFor, setUpIssuing, takeBack } from './office-verbs.ts'
import type { Service } from './running-product.ts'

export type Work = {
  /** Cookie headers that act as cadres at different points of their way, and as the district's officer. */
  readonly cookies: Readonly<
    Record<'learner' | 'finisher' | 'trying' | 'holder' | 'revoked' | 'officer', string>
  >
  /** Addresses of all lessons of the course; open to the finisher. */
  readonly lessons: readonly string[]
  readonly failedResult: string
  readonly passedResult: string
  /** Of a final test that may still be tried again. */
  readonly failedTest: string
  readonly validCode: string
  readonly revokedCode: string
  /** An activation code that nobody has used. */
  readonly spareCode: string
}

const CADRES = 268
const TRAINED = 171

export async function startWork(service: Service): Promise<Work> {
  const lumajang = await openLumajang(service)
  const villages = AREAS.filter(({ code }) => code.length === 13).map(({ code }) => code)
  const next = peopleOf(DISTRICT)
  const ids = await addCadres(
    service,
    lumajang,
    Array.from({ length: CADRES }, (_, index) => ({
      name: next().name,
      // 7 of 10 villages come first, so that the trained cover about as many.
      areaCode: villages[(index * 7) % villages.length] ?? '',
    })),
  )
  const { unitId } = await setUpIssuing(service, lumajang)
  const [learner = '', finisher = '', trying = '', spare = '', ...others] = ids
  const trained = others.slice(0, TRAINED)
  const [holder = '', revoked = ''] = trained
  for (const cadreId of [holder, revoked]) {
    await passModules(service, cadreId)
    await hand(service, cadreId, 'tes-akhir', 99)
  }
  // Three more are proposed, and five wait to be.
  await passRule(service, lumajang, others.slice(2, TRAINED + 8))
  await certify(service, lumajang, unitId, trained)
  await proposeFor(service, lumajang, unitId, others.slice(TRAINED, TRAINED + 3))
  const codeOf = async (cadreId: string) =>
    (await service.db
      .prepare('select id, verification_code code from certificates where cadre_id = ?')
      .bind(cadreId)
      .first<{ id: string; code: string }>()) ?? { id: '', code: '' }
  const { id, code: revokedCode } = await codeOf(revoked)
  await takeBack(service, lumajang, id)

  const passedResult = await hand(service, learner, 'mengenal-kpm', 4)
  await read(service, learner, 'stunting-1000-hpk', 'apa-itu-stunting')
  const failedResult = await hand(service, learner, 'stunting-1000-hpk', 2)
  for (const cadreId of [finisher, trying]) await passModules(service, cadreId)
  await startTest(service.context(cadre(finisher)), { slug: 'tes-akhir', isOwnWork: true })
  const failedTest = await hand(service, trying, 'tes-akhir', 2)
  const officerId = lumajang.accounts[OFFICER] ?? ''
  const cookie = (cadreId: string) => activated(service, lumajang, cadreId)
  const spareCode = await codeFor(service, lumajang, spare)
  const [course] = await readProgress(service.context(cadre(learner)))
  const lessons = (course?.head.modules ?? []).flatMap((module) =>
    module.lessons.map((lesson) => `/belajar/${module.slug}/${lesson.slug}/`),
  )
  return {
    cookies: {
      learner: await cookie(learner),
      finisher: await cookie(finisher),
      trying: await cookie(trying),
      holder: await cookie(holder),
      revoked: await cookie(revoked),
      officer: (
        await openSession(service.context(SYSTEM), { kind: 'staff', id: officerId, scheme: 'http' })
      ).cookie,
    },
    lessons,
    failedResult,
    passedResult,
    failedTest,
    validCode: (await codeOf(holder)).code,
    revokedCode,
    spareCode,
  }
}

/** Activates a phone with a code as the page's form does; returns the Cookie header of its session. */
async function activated(service: Service, lumajang: Lumajang, cadreId: string): Promise<string> {
  const code = await codeFor(service, lumajang, cadreId)
  const answer = await fetch(`${service.url}/api/v1/activation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: service.url },
    body: JSON.stringify({
      code,
      pin: PIN,
      phone: 'own',
      key: crypto.randomUUID().replaceAll('-', ''),
    }),
  })
  if (!answer.ok) throw new Error(`activation: ${answer.status} ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

function cadre(cadreId: string): Actor {
  return { kind: 'cadre', cadreId, district: DISTRICT, sessionId: 'e2e' }
}

async function read(
  service: Service,
  cadreId: string,
  module: string,
  lesson: string,
): Promise<void> {
  await finishLesson(service.context(cadre(cadreId)), { module, lesson })
}

/** Passes every module of the shipped course in its order, or those from the `from`th on, counted from 0. */
export async function passModules(service: Service, cadreId: string, from = 0): Promise<void> {
  for (const slug of courseSteps('kpm-dasar').slice(from, -1)) {
    await hand(service, cadreId, slug, 99)
  }
}

/** Hands a paper in with at most `most` right answers; returns the address of its result. */
async function hand(
  service: Service,
  cadreId: string,
  slug: string,
  most: number,
): Promise<string> {
  const ctx = service.context(cadre(cadreId))
  const paper =
    slug === 'tes-akhir'
      ? await startTest(ctx, { slug, isOwnWork: true })
      : await startQuiz(ctx, { slug })
  const { keys } = await getGraded(ctx.db, paper.versionId, slug)
  const answers = paper.questions.map(({ id, options }, index) => {
    const right = keys[id]?.right ?? ''
    return [id, index < most ? right : (options.find((each) => each.id !== right)?.id ?? '')]
  })
  await submitAttempt(ctx, {
    attemptId: paper.attemptId,
    versionId: paper.versionId,
    slug,
    answers: Object.fromEntries(answers),
  })
  return `/belajar/${slug}/kuis/hasil/${paper.attemptId}/`
}

/** As the learning room writes it when the last quiz is passed; hundreds of papers would only take time. */
export async function passRule(
  service: Service,
  { courseId, versionId }: Lumajang,
  cadreIds: readonly string[],
): Promise<void> {
  const at = service.context(SYSTEM).clock.now().toISOString()
  await service.db
    .prepare(
      `insert into standings (cadre_id, course_id, district_code, version_id, started_at, last_activity_at, eligible_at)
       select value, ?, ?, ?, ?, ?, ? from json_each(?)`,
    )
    .bind(courseId, DISTRICT, versionId, at, at, at, JSON.stringify(cadreIds))
    .run()
  const { modules } = await getHead(service.context(SYSTEM).db, versionId)
  const slugs = modules.map(({ slug }) => slug)
  await service.db
    .prepare(
      `insert into passes (cadre_id, course_id, slug, best_score, passed_at, attempt_id)
       select c.value, ?, m.value, 100, ?, '-' from json_each(?) c, json_each(?) m`,
    )
    .bind(courseId, at, JSON.stringify(cadreIds), JSON.stringify(slugs))
    .run()
}
