/** The learner's pages: plain links and forms, each answered whole by the Worker. */
import * as render from '../../site/src/render/index.ts'
import * as contract from '../contract/learning.ts'
import type { Pack } from '../contract/curriculum.ts'
import type { ModuleProgress, QuizPaper } from '../contract/learning.ts'
import { allowSelf } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { servePage, type Rendered } from '../core/page.ts'
import { Refusal } from '../core/refusal.ts'
import type { App } from '../core/serve.ts'
import { getPack } from '../curriculum/index.ts'
import { finishLesson } from './finish-lesson.ts'
import { readLearner } from './learner.ts'
import { readAttempt } from './read-attempt.ts'
import { readProgress, readProgressAt } from './read-progress.ts'
import { continueQuiz, startQuiz } from './start-quiz.ts'
import { readOpenPaper, startTest } from './start-test.ts'
import { submitAttempt } from './submit-attempt.ts'

export function pages(app: App): void {
  servePage(app, contract.catalogPage, async (ctx) =>
    page(render.catalogPage(await readLearner(ctx), await readProgress(ctx))),
  )

  servePage(app, contract.phonePage, async (ctx) => {
    const { isDemo } = await readLearner(ctx)
    return page(render.phonePage({ isDemo }))
  })

  servePage(app, contract.modulePage, async (ctx, { module }) => modulePage(ctx, module))

  servePage(app, contract.quizPage, async (ctx, { module }) => {
    try {
      const paper = await startQuiz(ctx, { slug: module })
      return page(render.quizPage(await readLearner(ctx), paper))
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'NOT_STARTED') throw error
      return seeOther(render.moduleHref(module))
    }
  })

  servePage(app, contract.startForm, async (ctx, { module, sendiri }) => {
    const isOwnWork = sendiri === 'ya'
    if (!isOwnWork) {
      allowSelf(ctx, 'test.start')
      return { ...(await modulePage(ctx, module, 'OWN_WORK_MISSING')), status: 422 }
    }
    await startTest(ctx, { slug: module, isOwnWork })
    return seeOther(render.quizHref(module))
  })

  servePage(app, contract.quizForm, async (ctx, form) => {
    const { module, percobaan: attemptId, versi: versionId } = form
    const done = await handedIn(ctx, attemptId)
    if (done) return seeOther(render.resultHref(module, attemptId))
    const paper = await continueQuiz(ctx, { slug: module, versionId })
    const answers = answersIn(form, paper)
    const open = paper.questions.map(({ id }) => id).filter((id) => answers[id] === undefined)
    if (open.length > 0) {
      const again = render.quizPage(await readLearner(ctx), paper, { answers, open })
      return { ...page(again), status: 422 }
    }
    await submitAttempt(ctx, { attemptId, versionId, slug: module, answers })
    return seeOther(render.resultHref(module, attemptId))
  })

  servePage(app, contract.resultPage, async (ctx, { module, attempt }) => {
    const result = await readAttempt(ctx, { attemptId: attempt })
    if (result.slug !== module) throw new Refusal('NOT_FOUND')
    const progress = await readProgressAt(ctx, module)
    return page(render.resultPage(await readLearner(ctx), result, progress))
  })

  servePage(app, contract.printPage, async (ctx, { module }) => {
    const { pack } = await openModule(ctx, module)
    return page(render.printPage(await readLearner(ctx), pack))
  })

  servePage(app, contract.lessonPage, async (ctx, { module, lesson }) => {
    const { pack, known } = await openModule(ctx, module)
    const filling = render.lessonPage(await readLearner(ctx), pack, known, lesson)
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

/** A module, or the final test with the way in: to start it, or to go on with what was started. */
async function modulePage(
  ctx: Context,
  slug: string,
  error: render.StartError | null = null,
): Promise<Rendered> {
  const progress = await readProgressAt(ctx, slug)
  const open =
    progress.head.finalTest?.slug === slug ? await readOpenPaper(ctx, progress.head) : null
  return page(render.modulePage(await readLearner(ctx), progress, slug, { open, error }))
}

/** A module that is open to her, with how far she is in it. */
async function openModule(
  ctx: Context,
  module: string,
): Promise<{ readonly pack: Pack; readonly known: ModuleProgress }> {
  const { head, modules } = await readProgressAt(ctx, module)
  const known = modules.find(({ slug }) => slug === module)
  if (known === undefined) throw new Refusal('NOT_FOUND')
  if (known.state === 'locked') throw new Refusal('NOT_OPEN_YET')
  return { pack: await getPack(ctx.db, head.versionId, module), known }
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

/** The options chosen for the questions of this paper; anything else that was posted is left aside. */
function answersIn(
  form: Readonly<Record<string, unknown>>,
  { questions }: QuizPaper,
): Record<string, string> {
  const answers: Record<string, string> = {}
  for (const { id, options } of questions) {
    const chosen = options.find((option) => option.id === form[`${render.ANSWER_FIELD}${id}`])
    if (chosen !== undefined) answers[id] = chosen.id
  }
  return answers
}
