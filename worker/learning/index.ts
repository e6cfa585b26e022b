/** The door of the learning room. */
export { forgetLearning } from './store-forget.ts'
export { countOpenPapers } from './store-papers.ts'
export { finishLesson } from './finish-lesson.ts'
export { readOwnCorrections } from './insight/own-corrections.ts'
export { gainOf, type Pair } from './insight/gain.ts'
export { readGainOf, readPairsOf } from './insight/read-gain.ts'
export { readItemFigures } from './insight/read-item-figures.ts'
export {
  countTook,
  readHardestOf,
  readPartsOf,
  type PartRead,
  type PartTried,
} from './insight/read-people.ts'
export { finishRegrades } from './insight/regrade-item.ts'
export { readProgressOf } from './progress-of.ts'
export { listEligible, readMarks, type Marks } from './read-eligible.ts'
export { readOwnAnswers, type OwnAttempt } from './own-answers.ts'
export { ownLearning } from './store-own-data.ts'
export { readProgress } from './read-progress.ts'
export { routes } from './routes.ts'
export { tellLearners, untellLearner, type LearnerNote } from './store-learner-notes.ts'
export { listRetaken, openRetakes, type Retake, type Retaken } from './store-retakes.ts'
export { startQuiz } from './start-quiz.ts'
export { startTest } from './start-test.ts'
export {
  clearEligible,
  listBegun,
  listBegunDistricts,
  setEligible,
  type EligibleRow,
} from './store.ts'
export { countOldAnswers, thinAnswers } from './store-retention.ts'
export { submitAttempt, type Submission } from './submit-attempt.ts'
export { syncEvents } from './sync-events.ts'
