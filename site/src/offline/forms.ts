/**
 * What a learner hands in. It is in the outbox, on the disk, before it is sent; then the answer is waited for a moment. A form
 * that the phone cannot keep goes to the Worker as it came; null asks for that.
 */
import type { QuizPaper } from '../../../worker/contract/learning.ts'
import { settled } from '../../../worker/learning/answers.ts'
import { fieldsOf, givenIn } from '../../../worker/learning/given.ts'
import { lessonHref, moduleHref, quizHref, resultHref } from '../render/course.ts'
import { ANSWER_FIELD } from '../render/question.ts'
import { isHandedIn, openTest, paperOf, quizProgress } from './attempts.ts'
import type { CadreStore } from './cadre-store.ts'
import type { Here, Place } from './learner.ts'
import { pageMakers } from './makers.ts'
import { placeOf } from './pages.ts'
import { within } from './patience.ts'
import { sync } from './sync.ts'
import { answer, localAnswer, seeOther, type Visit } from './visit.ts'

/** So long somebody who has pressed the button waits for the mark. */
const PATIENCE = 4000
const START_PATIENCE = 20_000
/** Background Sync: the browser wakes the service worker when there is signal, also with no page open. */
export const SYNC_TAG = 'kirim'

/** What a form posts; several values of one name are joined, as only check boxes of one question have them. */
export type Fields = Readonly<Record<string, string>>

export async function readFields(request: Request): Promise<Fields> {
  return fieldsOf(await request.formData())
}

export async function lesson(
  visit: Visit,
  _fields: Fields,
  module: string,
  slug: string,
): Promise<Response | null> {
  const { phone, cadreId, later } = visit
  if (cadreId === null) return null
  const store = phone.storeOf(cadreId)
  const isKnown = (await store.pending()).some(
    ({ type, body }) =>
      type === 'lesson.finished' && body.module === module && body.lesson === slug,
  )
  if (!isKnown) {
    await store.append({ type: 'lesson.finished', body: { module, lesson: slug } })
    // Nothing on the next page hangs on the answer.
    later(deliver(visit, store))
  }
  const place = await placeOf(visit, module, true)
  const lessons = place?.progress.head.modules.find((each) => each.slug === module)?.lessons ?? []
  const index = lessons.findIndex((each) => each.slug === slug)
  // Of a course that the phone does not know, or called otherwise now: the module's page tells what comes next.
  if (index === -1) return seeOther(moduleHref(module))
  const after = lessons[index + 1]
  return seeOther(
    after === undefined ? `${moduleHref(module)}#kuis` : lessonHref(module, after.slug),
  )
}

export async function quiz(visit: Visit, fields: Fields, slug: string): Promise<Response | null> {
  const { percobaan: attemptId = '', versi: versionId = '' } = fields
  if (attemptId === '' || versionId === '') return null
  const given = givenIn(fields, ANSWER_FIELD)
  const place = await placeOf(visit, slug, true)
  if (place !== null && isHandedIn(place.here, attemptId)) {
    return seeOther(resultHref(slug, attemptId))
  }
  const form = { slug, attemptId, versionId }
  const paper = place === null ? null : await paperOfForm(visit, place.here, place, form)
  const answers: Record<string, string> = paper === null ? given : {}
  if (place !== null && paper !== null) {
    const open: string[] = []
    for (const question of paper.questions) {
      const { id } = question
      const text = settled(question, given[id] ?? '')
      if (text === null) open.push(id)
      else answers[id] = text
    }
    if (open.length > 0) {
      const { quizPage } = pageMakers(visit.phone)
      return answer(visit, quizPage(place.here.learner, paper, { answers: given, open }), 422)
    }
  }
  if (visit.cadreId === null) return null
  const store = visit.phone.storeOf(visit.cadreId)
  // Also where the phone knows nothing of this course (her first page was this form, or it was withdrawn): then unlooked at.
  const body = { versionId, slug, answers }
  await store.append({ type: 'quiz.submitted', id: attemptId, body }, slug)
  const sending = deliver(visit, store)
  visit.later(sending)
  await within(PATIENCE + 500, () => sending).catch(() => undefined)
  return seeOther(resultHref(slug, attemptId))
}

/** The paper that a form was made from; null when the phone does not have it: then the form is taken as it is. */
async function paperOfForm(
  { phone }: Visit,
  here: Here,
  place: Place,
  form: { readonly slug: string; readonly attemptId: string; readonly versionId: string },
): Promise<QuizPaper | null> {
  const { slug, attemptId, versionId } = form
  if (place.progress.head.finalTest?.slug === slug) {
    const test = await openTest(here, slug)
    return test?.attemptId === attemptId ? test : null
  }
  const isNewest = place.course.head.versionId === versionId
  const found = isNewest
    ? await phone.packs.findNewest(place.course, slug)
    : await phone.packs.findVersion(slug, versionId)
  if (found === null) return null
  const used = quizProgress(place.progress, slug)?.attemptsUsed ?? 0
  return { ...paperOf(place, found, attemptId, used + 1), versionId }
}

/** Resolves when it is tried once; what was not sent is tried again by the browser, the next page and the next form. */
async function deliver({ phone, wake }: Visit, store: CadreStore): Promise<void> {
  await wake(SYNC_TAG).catch(() => undefined)
  const { surroundings } = phone
  await sync(surroundings, store, { patience: PATIENCE, turn: 'leave' }).catch(() => undefined)
  await surroundings.announce().catch(() => undefined)
}

/** Starts the final test: the one thing that needs signal at once, because the Worker draws the questions. */
export async function startTest(
  visit: Visit,
  fields: Fields,
  slug: string,
): Promise<Response | null> {
  const place = await placeOf(visit, slug, true)
  if (place === null || fields['sendiri'] !== 'ya') return null
  const { fetch } = visit.phone.surroundings
  const reply = await within(START_PATIENCE, async (signal) => {
    const response = await fetch(`/api/v1/me/tests/${slug}/start`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ isOwnWork: true, formats: 2 }),
      signal,
    })
    return readReply(await response.text())
  }).catch(() => null)
  const { paper, code } = reply ?? {}
  if (paper !== undefined) {
    // Without room on the phone the test goes on with signal: the Worker has the paper.
    await place.here.store.putPaper(paper).catch(() => undefined)
    return seeOther(quizHref(slug))
  }
  // What it refuses it words itself: the form goes to it as it came.
  return code === undefined ? localAnswer(visit, 'testStart') : null
}

type StartReply = { readonly paper?: QuizPaper; readonly code?: string }

/** Empty for what is no answer of ours. */
function readReply(text: string): StartReply {
  try {
    const given: unknown = JSON.parse(text)
    // Safe: every field is looked at before it is used; the paper is what the contract says.
    return given !== null && typeof given === 'object' ? given : {}
  } catch {
    return {}
  }
}
