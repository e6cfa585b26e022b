/**
 * A small world for the access matrix: two districts, in the own one a cadre who learns, a victim whom writes may change,
 * a proposal and a certificate; and a visitor for each role in the own and in the other district.
 * Everything is made by the product's own verbs.
 */
import { STAFF_ROLES, type Role } from '../../../worker/core/access.ts'
import { sql } from '../../../worker/core/db.ts'
import { addMedium, getHead } from '../../../worker/curriculum/index.ts'
import { createStaff, openSession, registerUpload } from '../../../worker/identity/index.ts'
import { startQuiz, submitAttempt } from '../../../worker/learning/index.ts'
import { addNotice } from '../../../worker/learning/store-notices.ts'
import { issueActivationCodes, listCadres } from '../../../worker/roster/index.ts'
import { answerText, lessonEvent, newToken } from '../../factories/answers.ts'
import { cadre, contextFor, NOW, staff, SYSTEM } from '../../factories/context.ts'
import { base64Of, webp } from '../../factories/media.ts'
import { publishMessages } from '../../factories/messages.ts'
import { makeBatch, makeRecorded, oldRows } from '../../factories/records.ts'
import {
  makeAsked,
  makeEligible,
  makeIssued,
  makeOffice,
  makeProposal,
  type Office,
} from '../../factories/certification.ts'
import { makeBankItem } from './cases-bank.ts'
import { makeCohorts } from './cases-cohorts.ts'
import { makeEvidence } from './cases-bundle.ts'
import { makeUndoneMerge } from './cases-life.ts'
import { makePhotos, makePlan } from './cases-fieldwork.ts'
import { makeLocalFacts } from './cases-local-facts.ts'
import { makeSheets } from './cases-attendance.ts'
import { makeClass } from './cases-class.ts'
import { makeMeetings } from './cases-meetings.ts'
import { makeOutcomes } from './cases-outcomes.ts'
import { makeOutlines } from './cases-outlines.ts'
import { makeWaivers } from './cases-passing.ts'
import { makeRequests } from './cases-privacy.ts'
import { makeColleagues, visitOwnDistrict } from './cases-staff.ts'
import { makeStatements } from './cases-statements.ts'
import { makeDraft } from './cases-workshop.ts'

/** Part of the names of the own district's cadres: no denied answer may hold it. */
export const CANARY = 'Kenari Rahasia'

export type Visit = { readonly cookie: string; readonly sessionId: string }

export type Visitor = {
  readonly label: string
  readonly role: Role
  /** Where the role is held. */
  readonly area: string
  /** The cadre whose record the cases ask about. */
  readonly isOwner?: true
  /** Of a cadre: herself. */
  readonly cadreId?: string
  /** Another cadre of the own district: her own rows, and what she may read of it. */
  readonly self?: { readonly id: string; readonly texts: readonly string[] }
  /** A session of its own for each call, so that signing out in one case ends no other. */
  open(): Promise<Visit>
}

export type World = Office & {
  readonly visitors: readonly Visitor[]
  readonly learnerId: string
  readonly attemptId: string
  /** What the learner saved to a file. */
  readonly answers: string
  readonly noticeId: string
  readonly victimId: string
  readonly assignmentId: string
  readonly candidateId: string
  readonly approvableId: string
  readonly returnableId: string
  readonly certificateId: string
  /** A revocation of it that was asked for. */
  readonly requestId: string
  readonly verificationCode: string
  /** Of the key that signed it. */
  readonly kid: string
  /** Lists of old certificates. */
  readonly records: {
    readonly acceptable: string
    readonly returnable: string
    readonly accepted: string
    readonly recordId: string
    readonly fileId: string
  }
  readonly packFile: string
  readonly mediaFile: string
}

const AREAS_OF: Readonly<Record<(typeof STAFF_ROLES)[number], readonly string[]>> = {
  TRAINER: ['35.08', '33.75'],
  REVIEWER: ['35.08', '33.75'],
  PUBLISHER: ['35.08', '33.75'],
  SUB_DISTRICT_ADMIN: ['35.08.01', '35.08.02', '33.75.01'],
  DISTRICT_ADMIN: ['35.08', '33.75'],
  APPROVER: ['35.08', '33.75'],
  PROVINCE: ['35', '33'],
  SUPERADMIN: ['ID'],
}

const VILLAGE = ['35.08.01.2005']

export async function buildWorld(): Promise<World> {
  const office = await makeOffice()
  const own = await makeEligible(
    office,
    ['Siti', 'Dewi', 'Rina', 'Ani', 'Umi', 'Sri'].map((name) => `${name} ${CANARY}`),
    VILLAGE,
  )
  const [learnerId = '', victimId = '', candidateId = '', first = '', second = '', third = ''] = own
  const [strangerId = ''] = await makeEligible(office, ['Orang Lain'], ['33.75.01.1001'])
  const [certificateId = ''] = await makeIssued(office, [third])
  await makeDraft()
  await publishMessages(contextFor(SYSTEM), 'KELUARGA')
  await makeBankItem()
  await makeStatements()
  await makeOutlines()
  await makeLocalFacts()
  await makeUndoneMerge()
  await makeEvidence()
  await makeCohorts(learnerId)
  await makeMeetings(learnerId)
  await makeClass(office.courseId)
  await makePlan(learnerId)
  await makePhotos(learnerId)
  await makeSheets()
  await makeOutcomes(CANARY)
  await makeWaivers(office, victimId)
  await makeRequests(victimId)
  await makeColleagues()
  await openLogins('35.08', [learnerId, third])
  await openLogins('33.75', [strangerId])
  return {
    ...office,
    visitors: [
      {
        label: 'PUBLIC',
        role: 'PUBLIC',
        area: 'ID',
        open: () => Promise.resolve({ cookie: '', sessionId: learnerId }),
      },
      ...(await staffVisitors()),
      { ...cadreVisitor(learnerId, '35.08'), isOwner: true },
      {
        ...cadreVisitor(third, '35.08'),
        label: 'CADRE beside her',
        self: { id: third, texts: [await nameOf(third), `${CANARY} di kabupaten ini`] },
      },
      cadreVisitor(strangerId, '33.75'),
    ],
    learnerId,
    attemptId: await failOnce(learnerId),
    answers: await savedAnswers(learnerId),
    noticeId: await noticeAbout(learnerId),
    victimId,
    assignmentId: await assignmentOf(victimId),
    candidateId,
    approvableId: await makeProposal(office, [first]),
    returnableId: await makeProposal(office, [second]),
    certificateId,
    requestId: await makeAsked(certificateId),
    verificationCode: await codeOf(certificateId),
    kid: await kidOf(certificateId),
    records: await makeRecords(),
    packFile: await packFileOf(office.versionId, 'satu'),
    mediaFile: (await addMedium(contextFor(SYSTEM), { base64: base64Of(webp(4, 3)) })).name,
  }
}

async function makeRecords(): Promise<World['records']> {
  const row = (number: string) =>
    oldRows([{ name: `Dewi ${CANARY}`, village: 'Tempursari', subDistrict: 'Tempursari', number }])
  const of = async (number: string) => (await makeBatch(row(number))).id
  const { id: accepted, fileId, recordIds } = await makeRecorded(row('3/2019'))
  return {
    acceptable: await of('1/2019'),
    returnable: await of('2/2019'),
    accepted,
    recordId: recordIds[0] ?? '',
    fileId,
  }
}

async function codeOf(certificateId: string): Promise<string> {
  const found = await contextFor(SYSTEM).db.first<{ verificationCode: string }>(
    sql`select verification_code from certificates where id = ${certificateId}`,
  )
  return found?.verificationCode ?? ''
}

async function kidOf(certificateId: string): Promise<string> {
  const found = await contextFor(SYSTEM).db.first<{ kid: string }>(
    sql`select kid from credentials where certificate_id = ${certificateId}`,
  )
  return found?.kid ?? ''
}

async function packFileOf(versionId: string, slug: string): Promise<string> {
  const { modules } = await getHead(contextFor(SYSTEM).db, versionId)
  return `${slug}.${modules.find((module) => module.slug === slug)?.packHash}.json`
}

async function openLogins(district: string, cadreIds: string[]): Promise<void> {
  await issueActivationCodes(contextFor(staff('DISTRICT_ADMIN', district)), { district, cadreIds })
}

async function failOnce(cadreId: string): Promise<string> {
  const ctx = contextFor(cadre(cadreId, '35.08'))
  const { attemptId, versionId, slug } = await startQuiz(ctx, { slug: 'satu' })
  await submitAttempt(ctx, { attemptId, versionId, slug, answers: {} })
  return attemptId
}

async function savedAnswers(cadreId: string): Promise<string> {
  const token = newToken()
  await registerUpload(contextFor(cadre(cadreId, '35.08')), { cadreId, token })
  return answerText({ cadreId, token, events: [lessonEvent('satu', 'awal', 1)] })
}

async function noticeAbout(cadreId: string): Promise<string> {
  const { db, ids } = contextFor(SYSTEM)
  const id = ids.uuid()
  await db.batch([
    addNotice({
      id,
      districtCode: '35.08',
      cadreId,
      kind: 'REPORT',
      eventId: ids.uuid(),
      contentHash: id,
      event: {},
      detail: { note: CANARY },
      doneAt: null,
      receivedAt: NOW,
    }),
  ])
  return id
}

async function assignmentOf(cadreId: string): Promise<string> {
  const { cadres } = await listCadres(contextFor(staff('DISTRICT_ADMIN', '35.08')), {
    area: '35.08',
  })
  const found = cadres.find(({ id }) => id === cadreId)?.assignments[0]
  if (found === undefined) throw new Error('the cadre has no assignment')
  return found.id
}

async function nameOf(cadreId: string): Promise<string> {
  const ctx = contextFor(staff('DISTRICT_ADMIN', '35.08'))
  const { cadres } = await listCadres(ctx, { area: '35.08' })
  return cadres.find(({ id }) => id === cadreId)?.name ?? ''
}

async function staffVisitors(): Promise<Visitor[]> {
  const visitors: Visitor[] = []
  for (const role of STAFF_ROLES) {
    for (const area of AREAS_OF[role]) {
      const id = await createStaff(contextFor(SYSTEM), {
        username: `${role}.${area}`.toLowerCase().replaceAll('_', '.'),
        name: `Petugas ${role} ${area}`,
        password: 'kereta api malam ke timur',
        grants: [{ role, area }],
      })
      if (role === 'SUPERADMIN') await visitOwnDistrict(id)
      visitors.push({
        label: `${role} of ${area}`,
        role,
        area,
        open: () => openSession(present(), { kind: 'staff', id, scheme: 'https' }),
      })
    }
  }
  return visitors
}

function cadreVisitor(id: string, area: string): Visitor {
  return {
    label: `CADRE of ${area}`,
    role: 'CADRE',
    area,
    cadreId: id,
    open: () => openSession(present(), { kind: 'cadre', id, scheme: 'https' }),
  }
}

/** Sessions live by the Worker's own clock. */
const present = () => contextFor(SYSTEM, new Date().toISOString())
