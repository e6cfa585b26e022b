/** The pages of a course as its learner sees it: all modules with the growth mat, and one module. */
import type { CourseHead, ModuleHead, QuizHead } from '../../../worker/contract/curriculum.ts'
import type {
  CourseProgress,
  NextStep,
  QuizPaper,
  TestProgress,
} from '../../../worker/contract/learning.ts'
import type { Zone } from '../text/format.ts'
import * as LEARN from '../text/learn.ts'
import { PRINT_LINK } from '../text/learning.ts'
import { COMFORT, MORE, QUEUED, SIGNED_OUT } from '../text/phone.ts'
import { growthMat } from './growth-mat.ts'
import { html, trusted, type Html } from './html.ts'
import type { Filling } from './shell.ts'
import { storedCourse, storedModule, type Stored } from './stored.ts'
import { CHECK, PRINTER, SEND, drawn } from './strokes.ts'
import { NOT_STARTED, testEntry, type TestStart } from './test-start.ts'

export type Learner = {
  readonly name: string
  readonly sex: 'F' | 'M' | null
  /** She holds a valid certificate. */
  readonly isTrained: boolean
  readonly zone: Zone
  readonly isDemo: boolean
}

/** What a phone adds to the pages of a course; of it the Worker knows `notes` alone. */
export type OfPhone = {
  /** HTML: what she is to be told first, see `told.ts`. */
  readonly notes?: string | undefined
  /** What lies on the phone; left out: not shown. */
  readonly stored?: Stored
  /** `stored` is what is true of most phones that the Worker answers: hidden until the page script has asked. */
  readonly isGuess?: boolean
  /** Marks cannot be seen until she signs in again. */
  readonly isSignedOut?: boolean
}

export function moduleHref(slug: string): string {
  return `/belajar/${slug}/`
}

export function lessonHref(module: string, lesson: string): string {
  return `/belajar/${module}/${lesson}/`
}

export function quizHref(slug: string): string {
  return `/belajar/${slug}/kuis/`
}

/** Where a paper is handed in; see `sheetForm` in the contract for why a newer format has an address of its own. */
export function paperHref({ slug, format }: Pick<QuizPaper, 'slug' | 'format'>): string {
  return quizHref(slug) + (format === 2 ? 'lembar' : '')
}

export function printHref(slug: string): string {
  return `/belajar/${slug}/cetak/`
}

export function resultHref(slug: string, attemptId: string): string {
  return `/belajar/${slug}/kuis/hasil/${attemptId}/`
}

/** Where a learner goes on, in words and as an address. A quiz is entered through the page that tells its rules. */
export function nextLink(next: NextStep): { readonly label: string; readonly href: string } {
  switch (next.kind) {
    case 'lesson':
      return { label: LEARN.resume(next.title), href: lessonHref(next.module, next.lesson) }
    case 'quiz':
      return {
        label: LEARN.resume(LEARN.quizOf(next.title)),
        href: `${moduleHref(next.module)}#kuis`,
      }
    case 'test':
      return { label: LEARN.resume(next.title), href: moduleHref(next.slug) }
    case 'trainer':
      return { label: LEARN.toModules, href: '/belajar/' }
    case 'waiting':
      return { label: LEARN.toUnsent, href: '/hp-ini/' }
    case 'done':
      return { label: LEARN.toCertificate, href: '/sertifikat/' }
  }
}

/** All modules of every course of a learner. */
export function catalogPage(
  learner: Learner,
  courses: readonly CourseProgress[],
  { notes = '', stored = [], isGuess, isSignedOut }: OfPhone = {},
): Filling {
  const storing = courses.length > 0 && storedCourse(stored, isGuess)
  // What she should do while there is signal comes first; where it is not known yet, nothing may jump.
  const isMissing = !isGuess && stored.some(({ state }) => state === 'none')
  return {
    title: LEARN.catalogTitle,
    here: 'belajar',
    isDemo: learner.isDemo,
    main: html`${trusted(notes)}
      <h1>${LEARN.welcome(learner.name, learner.sex)}</h1>
      ${isSignedOut && signInAgain()}
      ${
        courses.length === 0 &&
        html`<div class="note">
          <p><strong>${LEARN.noCourse}</strong></p>
          <p>${LEARN.noCourseBody}</p>
        </div>`
      }
      ${courses.map((course, index) =>
        courseSection(learner, course, index === 0 && isMissing && storing),
      )}
      ${!isMissing && storing}`,
  }
}

function signInAgain(): Html {
  return html`<p class="note wait">
    <a href="/masuk/">${SIGNED_OUT.signIn}</a> ${SIGNED_OUT.forGrade}
  </p>`
}

/** `early` stands before the mat, which is long. */
function courseSection(learner: Learner, progress: CourseProgress, early: Html | false): Html {
  const { head, next, finalTest } = progress
  const step = nextLink(next)
  const isUntouched =
    next.kind === 'lesson' &&
    progress.modules.every(({ state }) => state === 'ready' || state === 'locked')
  return html`<section class="pelatihan">
    <h2 class="pelatihan-judul">${head.title}</h2>
    ${next.kind === 'trainer' && html`<p class="note wait">${LEARN.usedUp}</p>`}
    ${
      next.kind === 'done' &&
      html`<div class="note">
        <p>
          <strong>${LEARN.allDone}.</strong>
          ${progress.eligibleAt && !learner.isTrained && LEARN.certificateNext} ${LEARN.allDoneBody}
        </p>
      </div>`
    }
    ${
      next.kind !== 'trainer' &&
      html`<p>
        <a class="button wide next" href="${step.href}"
          >${isUntouched ? LEARN.start : step.label}</a
        >
      </p>`
    }
    ${early}
    ${growthMat({
      modules: head.modules.map((module, index) => matModule(progress, module, index)),
      certificate: {
        state: progress.eligibleAt === null ? 'none' : learner.isTrained ? 'issued' : 'candidate',
        ...(progress.eligibleAt === null ? {} : { href: '/sertifikat/' }),
      },
    })}
    ${finalTest !== null && head.finalTest !== null && testCard(head.finalTest, finalTest)}
    ${reviewNote(head)}
  </section>`
}

function matModule(
  { modules, next }: CourseProgress,
  module: ModuleHead,
  index: number,
): Parameters<typeof growthMat>[0]['modules'][number] {
  const known = modules[index]
  const state = known?.state ?? 'locked'
  const isNext = 'module' in next && next.module === module.slug
  return {
    number: index + 1,
    title: module.title,
    state: state === 'ready' || state === 'started' ? (isNext ? 'current' : 'open') : state,
    parts: module.lessons.length,
    partsDone: known?.lessonsRead.length ?? 0,
    ...(known?.bestScore == null ? {} : { note: LEARN.scoreNote(known.bestScore) }),
    ...(state === 'locked' ? {} : { href: moduleHref(module.slug) }),
  }
}

function testCard(test: QuizHead, progress: TestProgress): Html {
  return html`<div class="card tes-akhir">
    <h3>
      ${
        progress.state === 'locked'
          ? test.title
          : html`<a href="${moduleHref(test.slug)}">${test.title}</a>`
      }
    </h3>
    <p class="muted">${stateWords(progress, LEARN.testState)}</p>
    ${progress.state === 'locked' && html`<p class="small">${LEARN.testLockedNote}</p>`}
  </div>`
}

/** Content that nobody of the health office has checked yet says so. */
function reviewNote({ review }: CourseHead): Html | null {
  if (!review.required || review.by !== null) return null
  return html`<p class="small telaah">${review.notice}.</p>`
}

/** One module: what it is for, its lessons, its quiz. One button is the next step. `start` is about the final test. */
export function modulePage(
  learner: Learner,
  progress: CourseProgress,
  slug: string,
  start: TestStart = NOT_STARTED,
  { stored = [], isGuess }: OfPhone = {},
): Filling {
  const { head } = progress
  const index = head.modules.findIndex((module) => module.slug === slug)
  const module = head.modules[index]
  const known = progress.modules[index]
  if (module === undefined || known === undefined) return testPage(learner, progress, start)
  const isLocked = known.state === 'locked'
  const unread = module.lessons.find((lesson) => !known.lessonsRead.includes(lesson.slug))
  const before = head.modules[index - 1]
  return {
    title: module.title,
    here: 'belajar',
    isDemo: learner.isDemo,
    main: html`${backToModules()}
      <p class="muted label-kecil">${LEARN.moduleNumber(index + 1)} · ${stateWords(known)}</p>
      <h1>${module.title}</h1>
      ${isLocked && before !== undefined && html`<p class="note wait">${LEARN.lockedNote(before.title)}</p>`}
      <p><strong>${LEARN.objective}:</strong> ${module.objective}</p>
      <p class="muted">${LEARN.jp(module.jp)}. ${LEARN.jpMeaning}. ${LEARN.pace}</p>
      ${
        !isLocked &&
        unread !== undefined &&
        html`<p>
          <a class="button wide next" href="${lessonHref(slug, unread.slug)}"
            >${known.lessonsRead.length === 0 ? LEARN.start : LEARN.resume(unread.title)}</a
          >
        </p>`
      }
      <h2>${LEARN.lessons}</h2>
      <ol class="daftar-pelajaran">
        ${module.lessons.map((lesson) => lessonRow(lesson, slug, isLocked, known.lessonsRead))}
      </ol>
      <h2 id="kuis">${LEARN.quiz}</h2>
      ${quizCard(learner, module.quiz, known, unread === undefined)} ${moduleTools(module)}
      ${storedModule(slug, stored, isGuess)}`,
  }
}

/** Printing works everywhere; sharing needs the address as the browser sees it, so the script completes the link. */
function moduleTools({ slug, title }: ModuleHead): Html {
  return html`<p class="alat">
    <a href="${printHref(slug)}">${drawn(PRINTER)}${PRINT_LINK}</a>
    <a href="${moduleHref(slug)}" data-bagikan="${COMFORT.shareText(title)}" hidden
      >${drawn(SEND)}${COMFORT.share}</a
    >
  </p>`
}

function lessonRow(
  lesson: ModuleHead['lessons'][number],
  module: string,
  isLocked: boolean,
  read: readonly string[],
): Html {
  const isRead = read.includes(lesson.slug)
  const state = html`<small
    >${isRead ? [drawn(CHECK), LEARN.lessonDone] : LEARN.lessonNotDone}</small
  >`
  return html`<li${isRead && html` class="sudah"`}>${
    isLocked
      ? html`<span>${lesson.title}${state}</span>`
      : html`<a href="${lessonHref(module, lesson.slug)}"><b>${lesson.title}</b>${state}</a>`
  }</li>`
}

function testPage(learner: Learner, progress: CourseProgress, start: TestStart): Filling {
  const { head, finalTest } = progress
  const test = head.finalTest
  if (test === null || finalTest === null) return catalogPage(learner, [progress])
  return {
    title: test.title,
    here: 'belajar',
    isDemo: learner.isDemo,
    main: html`${backToModules()}
      <h1>${test.title}</h1>
      <p class="lede">${LEARN.testAbout}</p>
      ${finalTest.state === 'locked' && html`<p class="note wait">${LEARN.testLockedNote}</p>`}
      ${testEntry({
        test,
        progress: finalTest,
        start,
        zone: learner.zone,
        paperHref: quizHref(test.slug),
      })}`,
  }
}

/** The rules of a quiz, how it stands, and the way in; `isNext` makes the way in the page's main button. */
function quizCard(
  { zone }: Learner,
  quiz: QuizHead,
  { state, bestScore, attemptsUsed, waitUntil }: TestProgress,
  isNext: boolean,
): Html {
  const isUsedUp = quiz.attempts > 0 && attemptsUsed >= quiz.attempts
  // Nothing is left to gain.
  const isBest = bestScore === 100
  const way = state === 'done' ? LEARN.improve : attemptsUsed > 0 ? LEARN.tryAgain : LEARN.takeQuiz
  const look = state !== 'done' && isNext ? 'next' : 'plain'
  const entry = (): Html => {
    if (isUsedUp) return html`<p class="note ${state !== 'done' && 'wait'}">${LEARN.usedUp}</p>`
    if (waitUntil !== null) return html`<p class="note wait">${LEARN.waiting(waitUntil, zone)}</p>`
    return html`<p><a class="button wide ${look}" href="${quizHref(quiz.slug)}">${way}</a></p>`
  }
  return html`<div class="card">
    ${bestScore !== null && html`<p><strong>${LEARN.bestScore(bestScore)}</strong></p>`}
    ${
      !isBest &&
      html`<ul>
        ${LEARN.rules(quiz).map((rule) => html`<li>${rule}</li>`)}
        <li>${LEARN.answerAnywhere}</li>
      </ul>`
    }
    ${attemptsUsed > 0 && html`<p class="muted">${LEARN.used(attemptsUsed, quiz.attempts)}</p>`}
    ${
      state === 'waiting' &&
      html`<p class="note wait">
        <strong>${QUEUED.state}.</strong> ${QUEUED.body} <a href="/hp-ini/">${MORE}</a>
      </p>`
    }
    ${state !== 'locked' && state !== 'waiting' && !isBest && entry()}
  </div>`
}

function stateWords(
  { state, bestScore }: TestProgress,
  names: Readonly<Record<TestProgress['state'], string>> = LEARN.state,
): string {
  const words = names[state]
  return bestScore === null ? words : `${words}, ${LEARN.scoreNote(bestScore)}`
}

export function backToModules(): Html {
  return html`<p class="kembali"><a href="/belajar/">${LEARN.toModules}</a></p>`
}
