import * as contract from '../contract/learning.ts'
import * as sync from '../contract/learning-sync.ts'
import { serve, type App } from '../core/serve.ts'
import { closeNotice } from './close-notice.ts'
import { finishLesson } from './finish-lesson.ts'
import { routes as insightRoutes } from './insight/routes.ts'
import { listNotices } from './list-notices.ts'
import { listProgress } from './list-progress.ts'
import { pages } from './pages.ts'
import { readAttempt } from './read-attempt.ts'
import { readProgress } from './read-progress.ts'
import { receiveAnswers } from './receive-answers.ts'
import { startQuiz } from './start-quiz.ts'
import { startTest } from './start-test.ts'
import { submitAttempt } from './submit-attempt.ts'
import { syncEvents } from './sync-events.ts'
import { routes as topicRoutes } from './topics/routes.ts'

export function routes(app: App): void {
  topicRoutes(app)
  serve(app, contract.readProgress, async (ctx) => ({ courses: await readProgress(ctx) }))
  serve(app, contract.finishLesson, finishLesson)
  serve(app, contract.startQuiz, async (ctx, input) => ({ paper: await startQuiz(ctx, input) }))
  serve(app, contract.submitAttempt, async (ctx, input) => ({
    result: await submitAttempt(ctx, input),
  }))
  serve(app, contract.readAttempt, async (ctx, input) => ({
    result: await readAttempt(ctx, input),
  }))
  serve(app, contract.listProgress, listProgress)
  serve(app, sync.syncEvents, (ctx, input, http) =>
    syncEvents(ctx, input, http.req.header('authorization') ?? null),
  )
  serve(app, sync.startTest, async (ctx, { formats = 1 as const, ...input }) => ({
    paper: await startTest(ctx, { ...input, formats }),
  }))
  serve(app, sync.receiveAnswers, receiveAnswers)
  serve(app, sync.listNotices, listNotices)
  serve(app, sync.closeNotice, async (ctx, input) => {
    await closeNotice(ctx, input)
    return {}
  })
  insightRoutes(app)
  pages(app)
}
