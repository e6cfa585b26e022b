import * as contract from '../contract/learning.ts'
import { serve, type App } from '../core/serve.ts'
import { finishLesson } from './finish-lesson.ts'
import { listProgress } from './list-progress.ts'
import { pages } from './pages.ts'
import { readAttempt } from './read-attempt.ts'
import { readProgress } from './read-progress.ts'
import { startQuiz } from './start-quiz.ts'
import { submitAttempt } from './submit-attempt.ts'

export function routes(app: App): void {
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
  pages(app)
}
