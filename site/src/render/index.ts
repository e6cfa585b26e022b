/** The door of the renderers: the only code of the site that the Worker may import. */
export {
  actionBox,
  dangerBox,
  drawing,
  explainedWord,
  factCard,
  photo,
  practice,
  recording,
  referBox,
  story,
  tableName,
  type FactCard,
  type Practice,
} from './content.ts'
export {
  ownCertificatesView,
  verifyFormView,
  verifyView,
  type OwnCertificate,
} from './certificate.ts'
export {
  catalogPage,
  lessonHref,
  moduleHref,
  modulePage,
  printHref,
  quizHref,
  resultHref,
  type Learner,
  type OfPhone,
} from './course.ts'
export { coveragePage, type CoverageView } from './coverage.ts'
export {
  recapTable,
  reportFoot,
  reportHead,
  uncoveredTable,
  type ReportColumn,
  type ReportRow,
  type ReportTable,
} from './coverage-table.ts'
export { growthMark, growthMat, type Mark, type Mat, type MatModule } from './growth-mat.ts'
export { escapeText, html, trusted, type Html } from './html.ts'
export { icon, type RenderIcon } from './icons.ts'
export {
  choosePinView,
  codeView,
  confirmView,
  fieldError,
  lockedWords,
  notYouView,
  signInView,
  staffSignInView,
} from './identity.ts'
export { myDataView } from './my-data.ts'
export { lessonPage } from './lesson.ts'
export { printPage } from './print.ts'
export { phonePage, type OnPhone, type PhoneView, type SentItem } from './phone.ts'
export { problemPage } from './problem.ts'
export { ANSWER_FIELD, quizPage, type Chosen } from './quiz.ts'
export { resultPage } from './result.ts'
export { fillShell, type Filling } from './shell.ts'
export type { StartError, TestStart } from './test-start.ts'
export type { Stored, StoredModule } from './stored.ts'
export { stateOf, tileMap, type TileArea, type TileMap } from './tile-map.ts'
