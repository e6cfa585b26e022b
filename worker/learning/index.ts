/** The door of the learning room. */
export { finishLesson } from './finish-lesson.ts'
export { listEligible, readMarks, type Marks } from './read-eligible.ts'
export { readProgress } from './read-progress.ts'
export { routes } from './routes.ts'
export { startQuiz } from './start-quiz.ts'
export { startTest } from './start-test.ts'
export type { EligibleRow } from './store.ts'
export { submitAttempt, type Submission } from './submit-attempt.ts'
