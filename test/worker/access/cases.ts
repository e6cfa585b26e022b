/** One case per endpoint and page: the permission that guards it, the area it asks about, and an input that is otherwise right. */
import type { Permission } from '../../../worker/core/access.ts'
import { EVENT, newUuid, signatoryWishes, unitWishes } from '../../factories/certification.ts'
import { courseFiles } from '../../factories/course.ts'
import { base64Of, webp } from '../../factories/media.ts'
import type { Visit, World } from './world.ts'

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
/** About a sub-district: its admin reaches it too. */
const area = (who: Permission, input: Case['input'] = none): Case => ({
  who,
  area: SUB_DISTRICT,
  input: (world, visit) => ({ area: SUB_DISTRICT, ...input(world, visit) }),
})
/** About the whole country's course. */
const nation = (who: Permission, input: Case['input']): Case => ({ who, area: 'ID', input })

const row = { line: 1, name: 'Baru Sekali', areaCode: '35.08.01.2001' }

export const CASES: Readonly<Record<string, Case>> = {
  readHealth: anyone(),
  listDistricts: anyone(),
  readDistrict: anyone(() => ({ district: DISTRICT })),

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

  readIssuing: district('certificate.read'),
  setUnit: district('unit.set', ({ unitId }) => ({ ...unitWishes(), id: unitId, version: 99 })),
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
  returnProposal: district('certificate.return', ({ returnableId }) => ({
    id: returnableId,
    note: 'Periksa lagi tanggalnya.',
  })),
  listCertificates: district('certificate.read'),
  revokeCertificate: district('certificate.revoke', ({ certificateId }) => ({
    id: certificateId,
    reason: 'WRONGLY_ISSUED',
    note: 'Salah terbit.',
  })),
  readPublicCertificate: anyone(() => ({ code: 'KPM-0000-0000-0000' })),

  readPublicCoverage: anyone(() => ({ district: DISTRICT })),
  readCoverage: area('coverage.read'),
  readToday: area('coverage.read'),
  listUncovered: area('cadre.read'),
  listDistrictCoverage: { who: 'coverage.read', area: '35', input: () => ({ area: '35' }) },
  listEntries: { who: 'audit.read', area: DISTRICT, input: () => ({ area: DISTRICT }) },
}

export const PAGE_CASES: Readonly<Record<string, Case>> = {
  signInPage: anyone(),
  signInForm: anyone(() => ({ kader: newUuid(), pin: '739182' })),
  staffSignInPage: anyone(),
  staffSignInForm: anyone(() => ({ nama: 'tidak.ada', sandi: 'sembarang kata sandi' })),
  activationPage: anyone(),
  activationForm: anyone(() => ({ kode: '0123456789' })),
  signOutForm: anyone(),
  myDataPage: signedIn(),
  endSessionForm: signedIn((_, visit) => ({ sesi: visit.sessionId })),

  catalogPage: own('progress.read'),
  printPage: own('progress.read', () => ({ module: 'satu' })),
  modulePage: own('progress.read', () => ({ module: 'satu' })),
  phonePage: own('progress.read'),
  startForm: own('test.start', () => ({ module: 'tes-akhir', sendiri: 'ya' })),
  lessonPage: own('progress.read', () => ({ module: 'satu', lesson: 'awal' })),
  lessonForm: own('lesson.finish', () => ({ module: 'satu', lesson: 'awal' })),
  quizPage: own('progress.read', () => ({ module: 'satu' })),
  quizForm: own('attempt.submit', ({ versionId }) => ({
    module: 'satu',
    percobaan: newUuid(),
    versi: versionId,
  })),
  resultPage: {
    who: 'progress.read',
    area: DISTRICT,
    input: ({ attemptId }) => ({ module: 'satu', attempt: attemptId }),
  },

  catalogFile: anyone(() => ({ area: DISTRICT })),
  packFile: anyone(({ packFile }) => ({ file: packFile })),
  mediaFile: anyone(({ mediaFile }) => ({ file: mediaFile })),

  ownCertificatesPage: own('certificate.readSelf'),
  certificateFile: anyone(({ certificateId }) => ({ file: `${certificateId}.json` })),
  verifyForm: anyone(),
  verifyPage: anyone(({ verificationCode }) => ({ code: verificationCode })),

  coveragePage: anyone(() => ({ district: DISTRICT })),
  recapFile: area('coverage.read'),
  uncoveredFile: area('cadre.read'),
}
