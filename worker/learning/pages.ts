/** The learner's pages: plain links and forms, each answered whole by the Worker. */
import type * as z from 'zod/mini'
import * as render from '../../site/src/render/index.ts'
import * as contract from '../contract/learning.ts'
import type { CourseHead, Pack } from '../contract/curriculum.ts'
import type { ModuleProgress } from '../contract/learning.ts'
import { allowSelf } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { servePage, type Rendered } from '../core/page.ts'
import { Refusal } from '../core/refusal.ts'
import type { App } from '../core/serve.ts'
import { getPack, readLocalCards, transferOf } from '../curriculum/index.ts'
import { settled } from './answers.ts'
import { finishLesson } from './finish-lesson.ts'
import { givenIn } from './given.ts'
import { readOwnCorrections } from './insight/own-corrections.ts'
import { readLearner } from './learner.ts'
import { listOtherParts } from './other-parts.ts'
import { readOwnNotes } from './own-notes.ts'
import { readAttempt } from './read-attempt.ts'
import { listOfferedPreTests, readPreTestState } from './read-pre-test.ts'
import { listWithdrawn, readPastProgress, readProgress, readProgressAt } from './read-progress.ts'
import { continueQuiz, startQuiz } from './start-quiz.ts'
import { readOpenPaper, startTest } from './start-test.ts'
import { submitAttempt } from './submit-attempt.ts'

export function pages(app: App): void {
  servePage(app, contract.catalogPage, async (ctx) => {
    const learner = await readLearner(ctx)
    const notes = [
      render.correctionsNote(await readOwnCorrections(ctx)),
      ...(await readOwnNotes(ctx, allowSelf(ctx, 'progress.read'), learner.zone)),
      ...(await listWithdrawn(ctx)).map(render.withdrawnNote),
    ]
    const progress = await readProgress(ctx)
    const more = (await listOtherParts(ctx, progress)).map(render.otherPartsNote)
    const offers = (await listOfferedPreTests(ctx, progress)).map(render.preTestNote)
    return page(
      render.catalogPage(learner, progress, {
        notes: render.html`${notes}${more}${offers}`.text,
        ...unsaved(progress.map(({ head }) => head)),
      }),
    )
  })

  servePage(app, contract.phonePage, async (ctx) => {
    const { isDemo } = await readLearner(ctx)
    return page(render.phonePage({ isDemo }))
  })

  servePage(app, contract.lengthPage, async (ctx, { umur, cara, hasil }) => {
    const isAsked = [umur, cara, hasil].some((value) => value !== undefined)
    const given = { umur: umur ?? '', cara: cara ?? '', hasil: hasil ?? '' }
    const filling = render.lengthPage(isAsked ? given : null)
    return { ...page(filling), isDemo: ctx.secrets.forDemo }
  })

  servePage(app, contract.modulePage, async (ctx, { module }) => modulePage(ctx, module))

  const quiz = async (ctx: Context, { module }: { readonly module: string }) => {
    try {
      const paper = await startQuiz(ctx, { slug: module })
      const learner = await readLearner(ctx)
      return page(
        paper.kind === 'pre'
          ? render.preTestPaper(learner, paper)
          : render.quizPage(learner, paper),
      )
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const isPre = async () => (await readProgressAt(ctx, module)).head.preTest?.slug === module
      // That page says how to start it, or why not.
      const isTold = error.code === 'NOT_STARTED' || (NOT_AGAIN.has(error.code) && (await isPre()))
      if (!isTold) throw error
      return seeOther(render.moduleHref(module))
    }
  }
  servePage(app, contract.quizPage, quiz)
  servePage(app, contract.sheetPage, quiz)

  servePage(app, contract.startForm, async (ctx, { module, sendiri }) => {
    const isOwnWork = sendiri === 'ya'
    try {
      return seeOther(render.paperHref(await startTest(ctx, { slug: module, isOwnWork })))
    } catch (error) {
      // The one thing of the form that can be wrong.
      if (!(error instanceof Refusal) || error.code !== 'INPUT_INVALID') throw error
      return { ...(await modulePage(ctx, module, 'OWN_WORK_MISSING')), status: 422 }
    }
  })

  servePage(app, contract.quizForm, handIn)
  servePage(app, contract.sheetForm, handIn)

  servePage(app, contract.resultPage, async (ctx, { module, attempt }) => {
    const result = await readAttempt(ctx, { attemptId: attempt })
    if (result.slug !== module) throw new Refusal('NOT_FOUND')
    const progress = await readPastProgress(ctx, module)
    const learner = await readLearner(ctx)
    return page(
      result.kind === 'pre'
        ? render.preTestResult(learner, result, progress)
        : render.resultPage(learner, result, progress),
    )
  })

  servePage(app, contract.printPage, async (ctx, { module }) => {
    const { pack, versionId } = await openModule(ctx, module)
    const [learner, cards] = await Promise.all([readLearner(ctx), cardsFor(ctx, versionId)])
    return page(render.printPage(learner, pack, cards))
  })

  servePage(app, contract.lessonPage, async (ctx, { module, lesson }) => {
    const { pack, known, versionId } = await openModule(ctx, module)
    const [learner, cards] = await Promise.all([readLearner(ctx), cardsFor(ctx, versionId)])
    const filling = render.lessonPage(learner, pack, known, lesson, cards)
    if (filling === null) throw new Refusal('NOT_FOUND')
    return page(filling)
  })

  servePage(app, contract.lessonForm, async (ctx, { module, lesson }) => {
    await finishLesson(ctx, { module, lesson })
    const { head } = await readProgressAt(ctx, module)
    const lessons = head.modules.find(({ slug }) => slug === module)?.lessons ?? []
    const after = lessons[lessons.findIndex(({ slug }) => slug === lesson) + 1]
    return seeOther(
      after === undefined
        ? `${render.moduleHref(module)}#kuis`
        : render.lessonHref(module, after.slug),
    )
  })
}

async function handIn(
  ctx: Context,
  form: z.output<typeof contract.quizForm.form>,
): Promise<Rendered | Response> {
  const { module, percobaan: attemptId, versi: versionId } = form
  const done = await handedIn(ctx, attemptId)
  if (done) return seeOther(render.resultHref(module, attemptId))
  const paper = await continueQuiz(ctx, { slug: module, versionId, attemptId })
  const given = givenIn(form, render.ANSWER_FIELD)
  const answers: Record<string, string> = {}
  const open: string[] = []
  for (const question of paper.questions) {
    const answer = settled(question, given[question.id] ?? '')
    if (answer === null) open.push(question.id)
    else answers[question.id] = answer
  }
  if (open.length > 0 && paper.kind !== 'pre') {
    // What was begun stays in its fields.
    const again = render.quizPage(await readLearner(ctx), paper, { answers: given, open })
    return { ...page(again), status: 422 }
  }
  await submitAttempt(ctx, { attemptId, versionId, slug: module, answers })
  return seeOther(render.resultHref(module, attemptId))
}

const NOT_AGAIN: ReadonlySet<string> = new Set(['ATTEMPTS_USED_UP', 'ALREADY_BEGUN'])

/** A module, or a test with the way in: to start it, or to go on with what was started. */
async function modulePage(
  ctx: Context,
  slug: string,
  error: Parameters<typeof render.startError>[0] | null = null,
): Promise<Rendered> {
  const progress = await readProgressAt(ctx, slug)
  if (progress.head.preTest?.slug === slug) {
    const state = await readPreTestState(ctx, progress.head)
    return page(render.preTestPage(await readLearner(ctx), progress, state))
  }
  const open =
    progress.head.finalTest?.slug === slug ? await readOpenPaper(ctx, progress.head) : null
  const said = error === null ? null : render.startError(error)
  const start = { open, error: said }
  const learner = await readLearner(ctx)
  return page(render.modulePage(learner, progress, slug, start, unsaved([progress.head])))
}

/** Most phones that ask the Worker for a page hold nothing yet. */
function unsaved(heads: readonly CourseHead[]): Pick<render.OfPhone, 'stored' | 'isGuess'> {
  const modules = heads.flatMap((head) => head.modules)
  const stored = modules.map(({ slug, title, ...size }) => ({
    slug,
    title,
    transfer: transferOf(size),
  }))
  return { stored: render.nothingStored(stored), isGuess: true }
}

/** A module that is open to her, with how far she is in it. */
async function openModule(
  ctx: Context,
  module: string,
): Promise<{ readonly pack: Pack; readonly known: ModuleProgress; readonly versionId: string }> {
  const { head, modules } = await readProgressAt(ctx, module)
  const known = modules.find(({ slug }) => slug === module)
  if (known === undefined) throw new Refusal('NOT_FOUND')
  if (known.state === 'locked') throw new Refusal('NOT_OPEN_YET')
  const { versionId } = head
  return { pack: await getPack(ctx.db, versionId, module), known, versionId }
}

/** The fact cards that her district has put in the place of published ones. */
async function cardsFor(
  ctx: Context,
  versionId: string,
): Promise<Readonly<Record<string, string>>> {
  return readLocalCards(ctx, allowSelf(ctx, 'progress.read').by.area, [versionId])
}

function page(filling: render.Filling): Rendered {
  return { shell: 'kader', ...filling }
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}

/** Whether this attempt was graded already: a form sent twice leads to its result. */
async function handedIn(ctx: Context, attemptId: string): Promise<boolean> {
  try {
    await readAttempt(ctx, { attemptId })
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return false
    throw error
  }
}
