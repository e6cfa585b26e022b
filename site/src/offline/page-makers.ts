/**
 * What makes the learner's pages, with all their words: the script /hp-laman.js. The service worker brings it along and wakes
 * without it, see `makers.ts`. Pages for when something is missing are not in here: they have to come whatever fails.
 */
import { catalogPage, modulePage } from '../render/course.ts'
import { lessonPage } from '../render/lesson.ts'
import { queuedPage } from '../render/queued.ts'
import { quizPage } from '../render/quiz.ts'
import { resultPage } from '../render/result.ts'
import { storedWords } from '../render/stored.ts'

/** Put in by the build. */
declare const PHONE_BUILD: string

const pageMakers = {
  build: PHONE_BUILD,
  catalogPage,
  modulePage,
  lessonPage,
  quizPage,
  queuedPage,
  resultPage,
  storedWords,
}
export type PageMakers = typeof pageMakers

declare global {
  var kelasKaderLaman: PageMakers | undefined
}
self.kelasKaderLaman = pageMakers
