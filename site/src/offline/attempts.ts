/** The paper of a quiz as the phone puts it together, and what became of papers that were handed in here. */
import type { CourseProgress, QuizPaper } from '../../../worker/contract/learning.ts'
import { phonePaper } from '../../../worker/learning/paper.ts'
import { newUuid } from './surroundings.ts'
import type { Here, Place } from './learner.ts'
import type { FoundPack } from './packs.ts'
import type { Phone } from './phone.ts'

export type Opened = {
  readonly paper: QuizPaper
  /** What was chosen or typed so far. */
  readonly answers: Readonly<Record<string, string>>
}

/** How far she is with a quiz or test. */
export function quizProgress(
  { head, modules, finalTest }: CourseProgress,
  slug: string,
): NonNullable<CourseProgress['finalTest']> | null {
  if (head.finalTest?.slug === slug) return finalTest
  return modules.find((module) => module.slug === slug) ?? null
}

/** The final test that was started with signal and not handed in; null when there is none on the phone. */
export async function openTest(here: Here, slug: string): Promise<QuizPaper | null> {
  const known = here.state.courses.map(({ openPaper }) => openPaper)
  for (const paper of [await here.store.paper(slug), ...known]) {
    if (paper?.slug === slug && !isHandedIn(here, paper.attemptId)) return paper
  }
  return null
}

/** Of the final test: the paper as it was started, with what is answered so far. */
export async function openedTest(here: Here, paper: QuizPaper): Promise<Opened> {
  const draft = await draftOf(here, paper.slug)
  return { paper, answers: draft?.attemptId === paper.attemptId ? draft.answers : {} }
}

/**
 * Of a module: the paper that was begun, or a new one. It gets its id when it is opened and keeps it until it is handed in;
 * the order of the questions hangs on it. Null when the module is neither on the phone nor to be had.
 */
export async function openedQuiz(
  phone: Phone,
  here: Here,
  place: Place,
  slug: string,
): Promise<Opened | null> {
  const draft = await draftOf(here, slug)
  const begun = draft === null ? null : await phone.packs.findVersion(slug, draft.versionId)
  const found = begun ?? (await phone.packs.find(place.course, slug))
  if (found === null) return null
  const attemptId = draft?.attemptId ?? newUuid(phone.surroundings)
  const used = quizProgress(place.progress, slug)?.attemptsUsed ?? 0
  const paper = paperOf(place, found, attemptId, used + 1)
  const answers = stillAsked(paper, draft?.answers ?? {})
  if (draft === null || draft.versionId !== found.versionId) {
    const at = phone.surroundings.now()
    await here.store
      .putDraft({ slug, attemptId, versionId: found.versionId, answers, at })
      // No room: the form itself carries what is needed.
      .catch(() => undefined)
  }
  return { paper, answers }
}

export function paperOf(
  { course }: Place,
  { pack, versionId }: FoundPack,
  attemptId: string,
  number: number,
): QuizPaper {
  const { attempts, passMark, coolDownMinutes } = pack.quiz
  const { slug, title, format } = pack
  return {
    courseId: course.head.courseId,
    versionId,
    slug,
    kind: 'module',
    title,
    attemptId,
    number,
    attempts,
    passMark,
    coolDownMinutes,
    format,
    questions: phonePaper(pack, attemptId),
  }
}

/** Of a draft: a newer version may not ask it any more, or have other options. */
function stillAsked(
  { questions }: QuizPaper,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const answers: Record<string, string> = {}
  for (const { id, type, options } of questions) {
    const text = given[id]
    const isThere = type !== undefined || options.some((option) => option.id === text)
    if (text !== undefined && isThere) answers[id] = text
  }
  return answers
}

export function isHandedIn({ unsent, receipts }: Here, attemptId: string): boolean {
  return unsent.concat(receipts.map(({ event }) => event)).some(({ id }) => id === attemptId)
}

/** Not one that was handed in: another tab may have written it a moment too late. */
async function draftOf(here: Here, slug: string) {
  const draft = await here.store.draft(slug).catch(() => null)
  return draft === null || isHandedIn(here, draft.attemptId) ? null : draft
}
