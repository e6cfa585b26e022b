/** The door of the renderers: the only code of the site that the Worker may import. */
export { accountView, factorLockedWords, type AccountErrors, type AccountEvent } from './account.ts'
export { explainAnswer } from './answer-words.ts'
export { evaluationPage } from './evaluation.ts'
export { topicPage } from './topic.ts'
export {
  actionBox,
  dangerBox,
  drawing,
  explainedWord,
  factCard,
  localCard,
  photo,
  counting,
  practice,
  sorting,
  recording,
  referBox,
  story,
  tableName,
  type FactCard,
  type Counting,
  type Practice,
  type Sorting,
} from './content.ts'
export {
  ownCertificatesView,
  verifyFormView,
  verifyView,
  type OwnCertificate,
} from './certificate.ts'
export type { SignedSheet } from './certificate-files.ts'
export {
  catalogPage,
  lessonHref,
  moduleHref,
  modulePage,
  nextLink,
  paperHref,
  printHref,
  resultHref,
  type Learner,
  type OfPhone,
} from './course.ts'
export {
  correctionsNote,
  correctionsPage,
  withCorrections,
  type CorrectedMark,
} from './corrections.ts'
export { checkedInPage } from './check-in.ts'
export { courseVersionPage, type CourseVersionView } from './course-version.ts'
export { closedPage, coveragePage, type CoverageView, type ShownStatement } from './coverage.ts'
export { comparisonTable, districtsTable, districtTotals } from './province-table.ts'
export { recapTable, reportFoot, reportHead, uncoveredTable } from './coverage-table.ts'
export { mapFile } from './district-map.ts'
export { lengthPage } from './length-height.ts'
export {
  askMessageView,
  messageError,
  messageSentView,
  messageSettingsView,
  type MessageErrors,
} from './message-code.ts'
export { messageModulesPage, messagesPage, noMessagesPage } from './family-messages.ts'
export { choosePasswordView, linkView, type InvitedRole } from './invitation.ts'
export type { InvitationError } from '../text/invitation.ts'
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
export { makeKeyView, passkeyError, type KeyErrors, type KeysView } from './passkeys.ts'
export { cadreAccountView, type CadreAccountView } from './cadre-account.ts'
export { myDataView } from './my-data.ts'
export type { OwnExpiry } from './own-expiry.ts'
export type { OwnRecord } from './own-records.ts'
export { lessonPage } from './lesson.ts'
export { ownPlanPage, ownPlansPage, planFormPage, type TypedLine } from './own-plan.ts'
export type { TypedFault } from './plan-fields.ts'
export { ownPracticePage } from './own-practice.ts'
export { NAME_FAULTS, type NameFault } from './own-name.ts'
export { printPage } from './print.ts'
export { phonePage, type OnPhone, type PhoneView, type SentItem } from './phone.ts'
export { preTestNote, preTestPage, preTestPaper, preTestResult } from './pre-test.ts'
export { problemPage } from './problem.ts'
export { ANSWER_FIELD } from './question.ts'
export { questionAsked, questionExplained } from './question-preview.ts'
export { quizPage, type Chosen } from './quiz.ts'
export {
  cadreListTable,
  type CertificateRow,
  groupMarksTable,
  type GroupRow,
  itemsTable,
  type LearnerRow,
  marksTable,
  type PersonRow,
  progressTable,
  testsOf,
} from './report-lists.ts'
export { cohortsTable, type CohortResult, type CohortTotal } from './report-cohorts.ts'
export {
  attendedTable,
  meetingsTable,
  type AttendedRow,
  type MeetingResult,
  type MeetingTotal,
} from './report-meetings.ts'
export {
  cellText,
  dayCell,
  textCell,
  type ReportCell,
  type ReportRow,
  type ReportTable,
} from './report-table.ts'
export {
  correctionFormPage,
  endOfUsePage,
  ownDataPage,
  type OwnDataView,
  type OwnRequestView,
} from './own-data.ts'
export {
  otherPartsNote,
  requirementPage,
  requirementsPage,
  type OwnRequirement,
} from './requirements.ts'
export { resultPage } from './result.ts'
export { fillShell, type Filling } from './shell.ts'
export { startError } from './start-error.ts'
export { statementPage } from './statement.ts'
export type { TestStart } from './test-start.ts'
export { nothingStored, type Stored, type StoredModule } from './stored.ts'
export { withdrawnNote } from './told.ts'
export { learnerNote } from './told-fieldwork.ts'
export { stateOf, tileMap, type TileArea, type TileMap } from './tile-map.ts'
export {
  leavingView,
  ownServicesView,
  serviceFaultView,
  type ServiceErrors,
} from './sign-in-services.ts'
export { signatureLines } from './report-signature.ts'
export {
  codeStepView,
  newAppView,
  ownPasswordView,
  recoveryCodesView,
  stepError,
  type Demo,
  type NewApp,
  type PasswordErrors,
} from './second-factor.ts'
