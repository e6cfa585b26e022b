/**
 * The learner's pages, made on the phone by the same renderers as in the Worker. Null: the phone cannot make this page,
 * the network is asked.
 */
import { hindrance } from '../../../worker/learning/rules.ts'
import { catalogPage, moduleHref, modulePage, resultHref } from '../render/course.ts'
import { lessonPage } from '../render/lesson.ts'
import { phoneFrame } from '../render/phone-frame.ts'
import { queuedPage } from '../render/queued.ts'
import { quizPage } from '../render/quiz.ts'
import { resultPage } from '../render/result.ts'
import type { Filling } from '../render/shell.ts'
import { refusalPage, rejectedPage } from '../render/without-signal.ts'
import { openedQuiz, openedTest, openTest, quizProgress } from './attempts.ts'
import { findHere, findPlace, waitingAttempt, type Here, type Place } from './learner.ts'
import { PHONE_SCRIPT, findScript } from './later-scripts.ts'
import { storedOf, titleOf } from './on-phone.ts'
import { answer, fromNetwork, localAnswer, seeOther, type Visit } from './visit.ts'

/** Who is here, when the phone knows enough of her. */
export async function hereOf(visit: Visit): Promise<Here | null> {
  const { phone, cadreId, later } = visit
  return cadreId === null ? null : findHere(phone, cadreId, later)
}

export async function catalog(visit: Visit): Promise<Response | null> {
  const here = await hereOf(visit)
  if (here === null) return null
  const stored = await storedOf(visit.phone, here.catalog)
  const { learner, courses, isSignedOut } = here
  return answer(visit, catalogPage(learner, courses, { stored, isSignedOut }))
}

export async function oneModule(visit: Visit, slug: string): Promise<Response | null> {
  const here = await hereOf(visit)
  const place = here === null ? null : findPlace(here, slug)
  if (here === null || place === null) return null
  const stored = await storedOf(visit.phone, here.catalog)
  const start = { open: await openTest(here, slug), error: null }
  return answer(visit, modulePage(here.learner, place.progress, slug, start, { stored }))
}

export async function lesson(
  visit: Visit,
  slug: string,
  lessonSlug: string,
): Promise<Response | null> {
  const here = await hereOf(visit)
  const place = here === null ? null : findPlace(here, slug)
  const known = place?.progress.modules.find((each) => each.slug === slug)
  if (here === null || place === null || known === undefined) return null
  if (known.state === 'locked') return answer(visit, refusalPage('NOT_OPEN_YET'), 409)
  const found = await visit.phone.packs.find(place.course, slug)
  const filling = found === null ? null : lessonPage(here.learner, found.pack, known, lessonSlug)
  return filling === null ? null : answer(visit, filling)
}

export async function quiz(visit: Visit, slug: string): Promise<Response | null> {
  const here = await hereOf(visit)
  const place = here === null ? null : findPlace(here, slug)
  if (here === null || place === null) return null
  // Answered and not sent: a second paper before the first has a mark would only use up an attempt.
  const waiting = waitingAttempt(here, slug)
  if (waiting !== null) return seeOther(resultHref(slug, waiting))
  const test = await openTest(here, slug)
  if (test === null) {
    const refusal = obstacle(here, place, slug)
    if (refusal !== null) return answer(visit, refusal, 409)
    if (place.progress.head.finalTest?.slug === slug) return seeOther(moduleHref(slug))
  }
  const opened =
    test === null ? await openedQuiz(visit.phone, here, place, slug) : await openedTest(here, test)
  if (opened === null) return null
  const { paper, answers } = opened
  return answer(visit, quizPage(here.learner, paper, { answers, open: [] }))
}

/** What stands in the way of the next attempt, as the Worker would say it. */
function obstacle({ learner }: Here, { progress }: Place, slug: string): Filling | null {
  const { head } = progress
  const known = quizProgress(progress, slug)
  const rules =
    head.finalTest?.slug === slug
      ? head.finalTest
      : head.modules.find((each) => each.slug === slug)?.quiz
  if (known === null || rules === undefined) return null
  const found = hindrance(rules, known)
  if (found === null) return null
  const detail = found.reason === 'COOL_DOWN' ? { until: found.until, timeZone: learner.zone } : {}
  return refusalPage(found.reason, detail)
}

export async function result(
  visit: Visit,
  slug: string,
  attemptId: string,
): Promise<Response | null> {
  const here = await hereOf(visit)
  if (here === null) {
    const own = visit.cadreId === null ? [] : await visit.phone.storeOf(visit.cadreId).pending()
    return own.some(({ id }) => id === attemptId) ? localAnswer(visit, 'saved', 200) : null
  }
  const place = findPlace(here, slug)
  if (place === null) return null
  const { learner, receipts, unsent, catalog: known } = here
  const event = unsent.find(({ id }) => id === attemptId)
  if (event !== undefined) {
    const kind = place.progress.head.finalTest?.slug === slug ? 'test' : 'module'
    const title = titleOf(known, event)
    return answer(visit, queuedPage(learner, { kind, title, attemptId }, place.progress))
  }
  const receipt = receipts.find(({ id }) => id === attemptId)
  if (receipt === undefined) return null
  const { status, grade } = receipt.result
  if (status === 'rejected') return answer(visit, rejectedPage())
  if (grade !== undefined) return answer(visit, resultPage(learner, grade, place.progress))
  // Taken by the upload token, which tells no mark: the Worker shows it to whoever is signed in.
  return fromNetwork(visit.request)
    .then((page) => (page.ok ? page : localAnswer(visit, 'received', 200)))
    .catch(() => localAnswer(visit, 'received', 200))
}

/** Only the frame: what lies on the phone is told by the page's own script, which reads the same stores. */
export async function thisPhone(visit: Visit): Promise<Response> {
  const script = await findScript(visit.phone, PHONE_SCRIPT)
  return script === null
    ? localAnswer(visit, 'needed')
    : answer(visit, phoneFrame(visit.phone.version))
}
