/**
 * The learner's pages, made on the phone by the same renderers as in the Worker. Null: the phone cannot make this page,
 * the network is asked.
 */
import { hindrance } from '../../../worker/learning/rules.ts'
import { moduleHref, resultHref } from '../render/course.ts'
import { phoneFrame } from '../render/phone-frame.ts'
import { rejectedPage } from '../render/without-signal.ts'
import { openedQuiz, openedTest, openTest, quizProgress, type Opened } from './attempts.ts'
import { findHere, findPlace, waitingAttempt, type Here, type Place } from './learner.ts'
import { PHONE_SCRIPT, findScript } from './later-scripts.ts'
import { pageMakers } from './makers.ts'
import { storedOf, titleOf } from './on-phone.ts'
import { answer, fromNetwork, localAnswer, seeOther, type Visit } from './visit.ts'

/** Who is here, when the phone knows enough of her. */
async function hereOf(visit: Visit, isWaiting = false): Promise<Here | null> {
  const { phone, cadreId, later } = visit
  return cadreId === null ? null : findHere(phone, cadreId, later, isWaiting)
}

/** The course in which an address lies; null as well when the phone does not know enough of her. `isWaiting`: see `findHere`. */
export async function placeOf(
  visit: Visit,
  slug: string,
  isWaiting = false,
): Promise<(Place & { readonly here: Here }) | null> {
  const here = await hereOf(visit, isWaiting)
  const place = here === null ? null : findPlace(here, slug)
  return here === null || place === null ? null : { ...place, here }
}

export async function catalog(visit: Visit): Promise<Response | null> {
  const here = await hereOf(visit)
  if (here === null) return null
  const stored = await storedOf(visit.phone, here.catalog)
  const { learner, courses, isSignedOut, state } = here
  const { notes } = state
  const { catalogPage } = pageMakers(visit.phone)
  return answer(visit, catalogPage(learner, courses, { notes, stored, isSignedOut }))
}

export async function oneModule(visit: Visit, slug: string): Promise<Response | null> {
  const place = await placeOf(visit, slug)
  if (place === null) return null
  const { here, progress } = place
  const stored = await storedOf(visit.phone, here.catalog)
  const start = { open: await openTest(here, slug), error: null }
  const { modulePage } = pageMakers(visit.phone)
  return answer(visit, modulePage(here.learner, progress, slug, start, { stored }))
}

export async function lesson(
  visit: Visit,
  slug: string,
  lessonSlug: string,
): Promise<Response | null> {
  const place = await placeOf(visit, slug)
  const known = place?.progress.modules.find((each) => each.slug === slug)
  if (place === null || known === undefined) return null
  if (known.state === 'locked') return seeOther(moduleHref(slug))
  const { learner, state } = place.here
  const found = await visit.phone.packs.find(place.course, slug)
  const { lessonPage } = pageMakers(visit.phone)
  const filling =
    found === null ? null : lessonPage(learner, found.pack, known, lessonSlug, state.cards)
  return filling === null ? null : answer(visit, filling)
}

export async function quiz(visit: Visit, slug: string): Promise<Response | null> {
  const here = await hereOf(visit)
  if (here === null) return null
  // Answered and not sent: a second paper before the first has a mark would only use up an attempt.
  const waiting = waitingAttempt(here, slug)
  if (waiting !== null) return seeOther(resultHref(slug, waiting))
  const { quizPage } = pageMakers(visit.phone)
  const show = ({ paper, answers }: Opened) =>
    answer(visit, quizPage(here.learner, paper, { answers, open: [] }))
  const test = await openTest(here, slug)
  // What was started goes on, also when its course was withdrawn.
  if (test !== null) return show(await openedTest(here, test))
  const place = findPlace(here, slug)
  if (place === null) return null
  // That page tells why not now, or how to start.
  if (place.progress.head.finalTest?.slug === slug || isHindered(place, slug)) {
    return seeOther(moduleHref(slug))
  }
  const opened = await openedQuiz(visit.phone, here, place, slug)
  return opened === null ? null : show(opened)
}

/** Something stands in the way of the next attempt. */
function isHindered({ progress }: Place, slug: string): boolean {
  const { head } = progress
  const known = quizProgress(progress, slug)
  const rules =
    head.finalTest?.slug === slug
      ? head.finalTest
      : head.modules.find((each) => each.slug === slug)?.quiz
  return known !== null && rules !== undefined && hindrance(rules, known) !== null
}

export async function result(
  visit: Visit,
  slug: string,
  attemptId: string,
): Promise<Response | null> {
  const place = await placeOf(visit, slug)
  if (place === null) {
    const own = visit.cadreId === null ? [] : await visit.phone.storeOf(visit.cadreId).pending()
    return own.some(({ id }) => id === attemptId) ? localAnswer(visit, 'saved', 200) : null
  }
  const { progress } = place
  const { learner, receipts, unsent, catalog: known } = place.here
  const event = unsent.find(({ id }) => id === attemptId)
  if (event !== undefined) {
    const kind = progress.head.finalTest?.slug === slug ? 'test' : 'module'
    const title = titleOf(known, event)
    const { queuedPage } = pageMakers(visit.phone)
    return answer(visit, queuedPage(learner, { kind, title, attemptId }, progress))
  }
  const receipt = receipts.find(({ id }) => id === attemptId)
  if (receipt === undefined) return null
  const { status, grade } = receipt.result
  if (status === 'rejected') return answer(visit, rejectedPage())
  if (grade !== undefined) {
    const { resultPage } = pageMakers(visit.phone)
    const own = () => answer(visit, resultPage(learner, grade, progress))
    // Only the Worker has the answers, once the day is over after which it tells them.
    const today = new Date(visit.phone.surroundings.now()).toISOString()
    return (grade.explainedAfter ?? today) < today.slice(0, 10)
      ? fromNetwork(visit.request).catch(own)
      : own()
  }
  // Taken by the upload token, which tells no mark: the Worker shows it to whoever is signed in.
  return fromNetwork(visit.request)
    .then((page) => (page.ok ? page : localAnswer(visit, 'received', 200)))
    .catch(() => localAnswer(visit, 'received', 200))
}

/** Only the frame: what lies on the phone is told by the page's own script, which reads the same stores; it has the tool as well. */
export async function filledHere(visit: Visit, tool?: string): Promise<Response> {
  const script = await findScript(visit.phone, PHONE_SCRIPT)
  return script === null
    ? localAnswer(visit, 'needed')
    : answer(visit, phoneFrame(visit.phone.version, tool !== undefined))
}
