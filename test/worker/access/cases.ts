/** One case per endpoint and page: the permission that guards it, the area it asks about, and an input that is otherwise right. */
import { PLAIN_DESIGN } from '../../../worker/certification/paper/look.ts'
import type { Permission } from '../../../worker/core/access.ts'
import { EVENT, newUuid, signatoryWishes, unitWishes } from '../../factories/certification.ts'
import { NOW } from '../../factories/context.ts'
import { courseFiles } from '../../factories/course.ts'
import { base64Of, webp } from '../../factories/media.ts'
import { SMALL_LOGO } from '../../factories/pictures.ts'
import { ATTENDANCE_CASES, ATTENDANCE_PAGE_CASES } from './cases-attendance.ts'
import { AUDIT_CASES } from './cases-audit.ts'
import { BANK_CASES } from './cases-bank.ts'
import { CLASS_CASES, CLASS_PAGE_CASES } from './cases-class.ts'
import { COHORT_CASES } from './cases-cohorts.ts'
import { MEETING_CASES, MEETING_PAGE_CASES } from './cases-meetings.ts'
import { MESSAGE_PAGE_CASES } from './cases-message-code.ts'
import { ACCOUNT_CASES, ACCOUNT_PAGE_CASES } from './cases-account.ts'
import { BUNDLE_CASES, BUNDLE_PAGE_CASES } from './cases-bundle.ts'
import { FIELDWORK_CASES, FIELDWORK_PAGE_CASES } from './cases-fieldwork.ts'
import { LIFE_CASES } from './cases-life.ts'
import { LOCAL_FACT_CASES } from './cases-local-facts.ts'
import { SERVICE_PAGE_CASES } from './cases-oidc.ts'
import { OUTCOME_CASES } from './cases-outcomes.ts'
import { OUTLINE_CASES, OUTLINE_PAGE_CASES } from './cases-outlines.ts'
import { PASSING_CASES, PASSING_PAGE_CASES } from './cases-passing.ts'
import { PASSKEY_CASES, PASSKEY_PAGE_CASES } from './cases-passkeys.ts'
import { PRIVACY_CASES, PRIVACY_PAGE_CASES } from './cases-privacy.ts'
import { PROGRESS_CASES } from './cases-progress.ts'
import { REPORT_CASES, REPORT_PAGE_CASES } from './cases-reports.ts'
import { STAFF_CASES, STAFF_PAGE_CASES } from './cases-staff.ts'
import { STATEMENT_CASES, STATEMENT_PAGE_CASES } from './cases-statements.ts'
import { WORKSHOP_CASES } from './cases-workshop.ts'
import { CANARY, type Visit, type World } from './world.ts'

export type Case = {
  /** `anyone`: no permission is asked. `signed-in`: any session will do. */
  readonly who: Permission | 'anyone' | 'signed-in'
  /** The area asked about; `self` is the actor's own. */
  readonly area: string
  readonly input: (world: World, visit: Visit) => Record<string, unknown>
}

const none = () => ({})
const DISTRICT = '35.08'
const SUB_DISTRICT = '35.08.01'

const anyone = (input: Case['input'] = none): Case => ({ who: 'anyone', area: 'self', input })
const signedIn = (input: Case['input'] = none): Case => ({ who: 'signed-in', area: 'self', input })
const own = (who: Permission, input: Case['input'] = none): Case => ({ who, area: 'self', input })
/** About the district as a whole. */
const district = (who: Permission, input: Case['input'] = none): Case => ({
  who,
  area: DISTRICT,
  input: (world, visit) => ({ district: DISTRICT, ...input(world, visit) }),
})
/** About a district as an issuer. */
const issuer = (who: Permission, input: Case['input'] = none): Case => ({
  who,
  area: DISTRICT,
  input: (world, visit) => ({ issuer: DISTRICT, ...input(world, visit) }),
})
/** About a sub-district: its admin reaches it too. */
const area = (who: Permission, input: Case['input'] = none): Case => ({
  who,
  area: SUB_DISTRICT,
  input: (world, visit) => ({ area: SUB_DISTRICT, ...input(world, visit) }),
})
/** About the whole country's course. */
const nation = (who: Permission, input: Case['input']): Case => ({ who, area: 'ID', input })

const row = { line: 1, name: 'Baru Sekali', areaCode: '35.08.01.2001' }
const oldRow = { line: 2, name: 'Baru Sekali', village: 'Desa Tempursari', number: '1/2024' }

export const CASES: Readonly<Record<string, Case>> = {
  readHealth: anyone(),
  listDistricts: anyone(),
  readDistrict: anyone(() => ({ district: DISTRICT })),
  setPublicPage: district('district.setPublic', () => ({ isPublic: true })),

  readSession: anyone(),
  signInStaff: anyone(() => ({ username: 'tidak.ada', password: 'sembarang kata sandi' })),
  signInCadre: anyone(() => ({ cadreId: newUuid(), pin: '739182' })),
  previewActivation: anyone(() => ({ code: '0123456789' })),
  activate: anyone(() => ({
    code: '0123456789',
    pin: '739182',
    phone: 'own',
    key: '0'.repeat(32),
  })),
  signOut: anyone(),
  listSessions: signedIn(),
  readProof: own('session.prove'),
  proveAgain: own('session.prove', () => ({ code: '000000' })),
  revokeSession: signedIn((_, visit) => ({ id: visit.sessionId })),

  checkRoster: district('cadre.import', () => ({ rows: [row] })),
  commitRoster: district('cadre.import', () => ({
    importId: newUuid(),
    fileName: 'daftar.xlsx',
    position: 0,
    rows: [row],
  })),
  addCadre: district('cadre.edit', () => ({ id: newUuid(), row })),
  editCadre: district('cadre.edit', ({ victimId }) => ({ cadreId: victimId, version: 99 })),
  endAssignment: district('assignment.end', ({ victimId, assignmentId }) => ({
    cadreId: victimId,
    assignmentId,
    endedOn: '2026-12-31',
    reason: 'RESIGNED',
  })),
  issueActivationCodes: district('activation.issue', ({ victimId }) => ({ cadreIds: [victimId] })),
  listCadres: area('cadre.read'),
  readCadre: area('cadre.read', ({ victimId }) => ({ cadreId: victimId })),
  listFocusVillages: district('cadre.read', () => ({ year: 2026 })),
  setFocusVillages: district('focus.set', () => ({ year: 2026, villages: [] })),

  listCourses: { who: 'course.read', area: DISTRICT, input: () => ({ area: DISTRICT }) },
  readCourse: signedIn(({ courseId }) => ({ courseId })),
  readPack: signedIn(({ courseId, versionId }) => ({ courseId, versionId, slug: 'satu' })),
  readDraft: nation('course.draft', () => ({ code: 'UJI' })),
  saveDraft: nation('course.draft', () => ({ code: 'UJI', files: courseFiles(), version: 1 })),
  addMedium: nation('media.add', () => ({ base64: base64Of(webp(2, 2)) })),
  publishCourse: nation('course.publish', ({ courseId }) => ({ courseId })),
  ...REPORT_CASES,
  ...WORKSHOP_CASES,
  ...STAFF_CASES,
  ...ACCOUNT_CASES,
  ...PASSKEY_CASES,
  ...BANK_CASES,
  ...STATEMENT_CASES,
  ...COHORT_CASES,
  ...CLASS_CASES,
  ...MEETING_CASES,
  ...FIELDWORK_CASES,
  ...PRIVACY_CASES,
  ...ATTENDANCE_CASES,
  ...OUTCOME_CASES,
  ...PASSING_CASES,
  ...LOCAL_FACT_CASES,
  ...LIFE_CASES,
  ...PROGRESS_CASES,
  ...OUTLINE_CASES,

  readProgress: own('progress.read'),
  finishLesson: own('lesson.finish', () => ({ module: 'satu', lesson: 'awal' })),
  startQuiz: own('progress.read', () => ({ slug: 'satu' })),
  submitAttempt: own('attempt.submit', ({ versionId }) => ({
    attemptId: newUuid(),
    versionId,
    slug: 'satu',
    answers: {},
  })),
  readAttempt: { who: 'progress.read', area: DISTRICT, input: ({ attemptId }) => ({ attemptId }) },
  syncEvents: own('learning.sync', () => ({ v: 1, now: 0, events: [] })),
  startTest: own('test.start', () => ({ slug: 'tes-akhir', isOwnWork: true })),
  receiveAnswers: {
    who: 'learning.receive',
    area: SUB_DISTRICT,
    input: ({ answers }) => ({ text: answers }),
  },
  listNotices: area('learning.read'),
  closeNotice: {
    who: 'notice.close',
    area: SUB_DISTRICT,
    input: ({ noticeId }) => ({ id: noticeId }),
  },
  listProgress: area('learning.read', ({ courseId }) => ({ courseId })),

  readItemFigures: own('insight.read', ({ courseId }) => ({ courseId })),
  readFunnel: {
    who: 'insight.read',
    area: DISTRICT,
    input: ({ courseId }) => ({ courseId, area: DISTRICT }),
  },
  readGain: {
    who: 'insight.read',
    area: DISTRICT,
    input: ({ courseId }) => ({ courseId, area: DISTRICT }),
  },
  listRegrades: own('insight.read', ({ courseId }) => ({ courseId })),
  previewRegrade: nation('attempt.regrade', ({ courseId }) => ({
    courseId,
    questionId: 'satu-k1',
    right: 'c',
  })),
  // The key that stands: nothing is graded anew.
  regradeItem: nation('attempt.regrade', ({ courseId }) => ({
    regradeId: newUuid(),
    courseId,
    questionId: 'satu-k1',
    right: 'b',
    reason: 'Uji.',
  })),

  readIssuing: district('certificate.read'),
  setUnit: district('unit.set', ({ unitId }) => ({ ...unitWishes(), id: unitId, version: 99 })),
  readPaperDesign: district('certificate.read', ({ unitId }) => ({ unitId })),
  setPaperDesign: district('design.set', ({ unitId }) => ({
    id: newUuid(),
    unitId,
    after: newUuid(),
    design: PLAIN_DESIGN,
  })),
  addPaperPicture: district('design.set', () => ({ base64: SMALL_LOGO })),
  previewPaper: district('certificate.read', ({ unitId }) => ({
    unitId,
    design: PLAIN_DESIGN,
    names: 'LONGEST',
  })),
  previewPaperFile: district('certificate.read', ({ unitId }) => ({
    unitId,
    design: PLAIN_DESIGN,
    names: 'INVENTED',
  })),
  setSignatory: district('unit.set', ({ unitId }) => ({
    ...signatoryWishes(unitId),
    keepTitles: false,
  })),
  listCandidates: district('certificate.read', ({ courseId }) => ({ courseId })),
  proposeCertificates: district('certificate.propose', ({ courseId, unitId, candidateId }) => ({
    id: newUuid(),
    courseId,
    unitId,
    event: EVENT,
    cadreIds: [candidateId],
  })),
  listProposals: district('certificate.read'),
  readProposal: district('certificate.read', ({ approvableId }) => ({ id: approvableId })),
  approveProposal: district('certificate.approve', ({ approvableId }) => ({ id: approvableId })),
  previewNumbers: district('certificate.read', ({ approvableId }) => ({
    id: approvableId,
    firstNumber: 1,
  })),
  confirmName: district('name.confirm', ({ victimId }) => ({
    cadreId: victimId,
    name: `Dewi ${CANARY}`,
  })),
  returnProposal: district('certificate.return', ({ returnableId }) => ({
    id: returnableId,
    note: 'Periksa lagi tanggalnya.',
  })),
  listCertificates: district('certificate.read'),
  listChanges: district('certificate.read'),
  askRevocation: district('certificate.askRevocation', ({ certificateId }) => ({
    certificateId,
    id: newUuid(),
    reason: 'WRONGLY_ISSUED',
    note: 'Salah terbit.',
  })),
  revokeCertificate: district('certificate.revoke', ({ requestId }) => ({ id: requestId })),
  declineRevocation: district('certificate.declineRevocation', ({ requestId }) => ({
    id: requestId,
    answer: 'Datanya sudah benar.',
  })),
  readCorrectable: district('certificate.correct', ({ certificateId }) => ({ certificateId })),
  correctCertificate: district('certificate.correct', ({ certificateId }) => ({
    certificateId,
    id: newUuid(),
    holderName: 'Nama Yang Benar',
    event: EVENT,
    village: 'printed',
  })),
  listEnds: district('certificate.read'),
  markSent: district('certificate.remind', ({ certificateId }) => ({
    id: certificateId,
    group: 0,
  })),
  listCourseChanges: district('certificate.read'),
  listBehind: district('certificate.read', ({ courseId }) => ({ courseId })),
  verifyMany: area('certificate.checkMany', () => ({
    rows: [{ line: 2, code: 'KPM-0000-0000-0000', name: 'Siapa Saja' }],
  })),
  checkRecords: district('record.propose', () => ({ rows: [oldRow] })),
  proposeRecords: district('record.propose', () => ({
    id: newUuid(),
    fileName: 'sertifikat-lama.xlsx',
    countsAsTrained: true,
    files: ['TIDAKADA'],
    rows: [oldRow],
  })),
  listRecordBatches: district('certificate.read'),
  readRecordBatch: district('certificate.read', ({ records }) => ({ id: records.acceptable })),
  acceptRecords: district('record.accept', ({ records }) => ({ id: records.acceptable })),
  returnRecords: district('record.return', ({ records }) => ({
    id: records.returnable,
    note: 'Tanggalnya tidak sama dengan kertasnya.',
  })),
  withdrawRecord: district('record.withdraw', ({ records }) => ({
    id: records.accepted,
    recordId: records.recordId,
    note: 'Milik orang lain.',
  })),
  listPapers: district('certificate.read'),
  attachSigned: district('certificate.attachSigned', ({ certificateId }) => ({
    certificateId,
    fileName: 'bukan.pdf',
    base64: 'JVBERi0=',
  })),
  readPublicCertificate: anyone(() => ({ code: 'KPM-0000-0000-0000' })),

  listKeys: issuer('key.read'),
  publishKey: issuer('key.publish'),
  retireKey: issuer('key.retire', ({ kid }) => ({ kid })),
  compromiseKey: issuer('key.compromise', ({ kid }) => ({ kid, lastGoodAt: NOW })),
  rewrapKeys: nation('key.rewrap', none),

  readIssuerList: nation('issuers.sign', none),
  signIssuerList: nation('issuers.sign', () => ({ list: '{}', signature: 'A'.repeat(86) })),
  readArchive: { who: 'archive.read', area: DISTRICT, input: () => ({ area: DISTRICT }) },
  listArchiveCredentials: district('certificate.read'),
  listDifferences: area('certificate.read'),
  readLogHead: anyone(() => ({ size: '1' })),

  ...BUNDLE_CASES,

  readPublicCoverage: anyone(() => ({ district: DISTRICT })),
  readCoverage: area('coverage.read'),
  readToday: area('coverage.read'),
  listUncovered: area('cadre.read'),
  listDistrictCoverage: { who: 'coverage.read', area: '35', input: () => ({ area: '35' }) },
  ...AUDIT_CASES,
}

export const PAGE_CASES: Readonly<Record<string, Case>> = {
  ...REPORT_PAGE_CASES,
  ...STATEMENT_PAGE_CASES,
  ...OUTLINE_PAGE_CASES,
  ...MEETING_PAGE_CASES,
  ...MESSAGE_PAGE_CASES,
  ...CLASS_PAGE_CASES,
  ...FIELDWORK_PAGE_CASES,
  ...PRIVACY_PAGE_CASES,
  ...ATTENDANCE_PAGE_CASES,
  ...PASSING_PAGE_CASES,
  signInPage: anyone(),
  signInForm: anyone(() => ({ kader: newUuid(), pin: '739182' })),
  staffSignInPage: anyone(),
  staffSignInForm: anyone(() => ({ nama: 'tidak.ada', sandi: 'sembarang kata sandi' })),
  activationPage: anyone(),
  activationForm: anyone(() => ({ kode: '0123456789' })),
  signOutForm: anyone(),
  myDataPage: signedIn(),
  cadreAccountPage: own('pin.change'),
  changePinForm: own('pin.change', () => ({ orang: '' })),
  setPhoneForm: own('phone.set', () => ({ orang: '', hp: 'bersama' })),
  endSessionForm: signedIn((_, visit) => ({ sesi: visit.sessionId })),

  catalogPage: own('progress.read'),
  printPage: own('progress.read', () => ({ module: 'satu' })),
  modulePage: own('progress.read', () => ({ module: 'satu' })),
  phonePage: own('progress.read'),
  lengthPage: anyone(),
  messagesPage: anyone(() => ({ code: 'keluarga', module: 'keluarga-satu' })),
  messageModulesPage: anyone(() => ({ code: 'keluarga' })),
  startForm: own('test.start', () => ({ module: 'tes-akhir', sendiri: 'ya' })),
  lessonPage: own('progress.read', () => ({ module: 'satu', lesson: 'awal' })),
  lessonForm: own('lesson.finish', () => ({ module: 'satu', lesson: 'awal' })),
  quizPage: own('progress.read', () => ({ module: 'satu' })),
  quizForm: own('attempt.submit', ({ versionId }) => ({
    module: 'satu',
    percobaan: newUuid(),
    versi: versionId,
  })),
  sheetPage: own('progress.read', () => ({ module: 'satu' })),
  sheetForm: own('attempt.submit', ({ versionId }) => ({
    module: 'satu',
    percobaan: newUuid(),
    versi: versionId,
  })),
  resultPage: {
    who: 'progress.read',
    area: DISTRICT,
    input: ({ attemptId }) => ({ module: 'satu', attempt: attemptId }),
  },

  correctionsPage: own('progress.read'),
  correctionsForm: own('correction.confirm'),

  catalogFile: anyone(() => ({ area: DISTRICT })),
  packFile: anyone(({ packFile }) => ({ file: packFile })),
  mediaFile: anyone(({ mediaFile }) => ({ file: mediaFile })),

  ownCertificatesPage: own('certificate.readSelf'),
  ownNameForm: own('name.answer', ({ learnerId }) => ({ kader: learnerId, jawaban: 'benar' })),
  certificateFile: anyone(({ certificateId }) => ({ file: `${certificateId}.json` })),
  verifyForm: anyone(),
  verifyPage: anyone(({ verificationCode }) => ({ code: verificationCode })),

  platformDid: anyone(),
  issuerDid: anyone(() => ({ district: DISTRICT })),
  verifierBundle: anyone(() => ({ area: DISTRICT })),
  statusList: anyone(() => ({ district: DISTRICT, list: '1' })),
  logCheckpoint: anyone(),
  logEntries: anyone(() => ({ file: '0' })),
  logConsistency: anyone(() => ({ from: '1', to: '1' })),
  coursePage: anyone(() => ({ code: 'UJI', version: '1' })),
  certificateProof: anyone(({ certificateId }) => ({ id: certificateId })),

  evidenceUpload: district('record.propose', () => ({ id: newUuid() })),
  evidenceDownload: district('record.readEvidence', ({ records }) => ({
    id: records.accepted,
    fileId: records.fileId,
  })),

  ...BUNDLE_PAGE_CASES,
  ...STAFF_PAGE_CASES,
  ...ACCOUNT_PAGE_CASES,
  ...SERVICE_PAGE_CASES,
  ...PASSKEY_PAGE_CASES,

  coveragePage: anyone(() => ({ district: DISTRICT })),
  districtsCsv: { who: 'coverage.export', area: '35', input: () => ({ area: '35' }) },
  districtsXlsx: {
    who: 'coverage.export',
    area: '35',
    input: () => ({ area: '35', districts: DISTRICT }),
  },
  recapFile: area('coverage.read'),
  uncoveredFile: area('cadre.read'),
}
