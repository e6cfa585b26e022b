/**
 * Which answers show persons to the staff, and how that comes into the log. Here stand the lists and records that are looked at on
 * a screen: `serve` lets `logLook` write them, once in ten minutes for each who looks and what. Whole telephone numbers, files,
 * evidence and photos are written by their own verbs, each time (`note`) or by the thing (`noteLook`). A test asks for every
 * answer of the contract that holds a name.
 */
import * as archive from '../contract/archive.ts'
import * as attendance from '../contract/attendance.ts'
import * as batches from '../contract/batches.ts'
import * as certificateChanges from '../contract/certificate-changes.ts'
import * as certificateFiles from '../contract/certificate-files.ts'
import * as certification from '../contract/certification.ts'
import * as cohorts from '../contract/cohorts.ts'
import type { Endpoint, InputOf, ReplyOf } from '../contract/endpoint.ts'
import * as fieldwork from '../contract/fieldwork.ts'
import * as learning from '../contract/learning.ts'
import * as learningSync from '../contract/learning-sync.ts'
import * as meetingOutcomes from '../contract/meeting-outcomes.ts'
import * as meetingSheets from '../contract/meeting-sheets.ts'
import * as meetings from '../contract/meetings.ts'
import * as newcomers from '../contract/newcomers.ts'
import * as passing from '../contract/passing.ts'
import * as plans from '../contract/plans.ts'
import * as practicePhotos from '../contract/practice-photos.ts'
import * as privacy from '../contract/privacy.ts'
import * as progress from '../contract/progress.ts'
import * as records from '../contract/records.ts'
import * as regionChanges from '../contract/region-changes.ts'
import * as reports from '../contract/reports.ts'
import * as roster from '../contract/roster.ts'
import * as rosterLife from '../contract/roster-life.ts'
import * as validity from '../contract/validity.ts'
import type { Permission } from '../core/access.ts'
import type { Entry } from '../core/commit.ts'

export type Look = {
  /** By which it is looked at. Null where the answer shows nobody. */
  readonly by: Permission | null
  /** What was looked at, for `site/src/text/audit-looks.ts`. */
  readonly entity: string
  /** Its id; the area where there is none. */
  readonly id?: string | undefined
  /** Whose it is, for those who ask later whose data was seen: one cadre, a cohort or a meeting. */
  readonly detail?: Entry['detail']
  /** Who may not do `by` gets the answer without persons. */
  readonly isForSome?: true
}

type Row = readonly [
  Endpoint,
  (input: Readonly<Record<string, string | undefined>>, reply?: unknown) => Look,
]

/** `of` names the part of the input that holds the id. */
function look<E extends Endpoint>(
  endpoint: E,
  by: Permission,
  entity: string,
  of?: keyof InputOf<E> & string,
): Row {
  return [
    endpoint,
    (input) => {
      const id = of === undefined ? undefined : input[of]
      const isTelling = of === 'cadreId' || of === 'cohortId' || of === 'meetingId'
      return { by, entity, id, ...(isTelling && id !== undefined ? { detail: { [of]: id } } : {}) }
    },
  ]
}

export const LOOKS: ReadonlyMap<Endpoint, Row[1]> = new Map<Endpoint, Row[1]>([
  look(roster.listCadres, 'cadre.read', 'cadreList'),
  look(rosterLife.listDuplicates, 'cadre.read', 'duplicateList'),
  [
    rosterLife.compareCadres,
    ({ cadreId = '', otherId = '' }) => ({
      by: 'cadre.read',
      entity: 'cadreComparison',
      id: cadreId,
      detail: { cadreId, otherId },
    }),
  ],
  look(rosterLife.readCadreLinks, 'cadre.read', 'cadreLinks', 'cadreId'),
  look(rosterLife.listVacancies, 'cadre.read', 'vacancyList'),
  look(progress.listWaiting, 'cadre.read', 'waitingList'),
  look(progress.readVillage, 'cadre.read', 'villagePeople'),
  look(progress.readCadreProgress, 'cadre.read', 'cadreProgress', 'cadreId'),
  look(learning.listProgress, 'learning.read', 'progressList'),
  look(learningSync.listNotices, 'learning.read', 'noticeList'),
  look(batches.readBatchProgress, 'learning.read', 'batchProgress', 'batchId'),
  look(cohorts.readCohort, 'cohort.read', 'cohortPeople', 'cohortId'),
  look(cohorts.suggestCohortMembers, 'cohort.read', 'cohortSuggestions'),
  look(meetings.readMeeting, 'meeting.read', 'meetingPeople', 'meetingId'),
  look(meetingOutcomes.readOutcome, 'meeting.read', 'meetingOutcome', 'meetingId'),
  look(meetingOutcomes.listOpenActions, 'meeting.read', 'openActions'),
  look(newcomers.listNewcomers, 'meeting.read', 'newcomerList', 'meetingId'),
  look(attendance.readAttendance, 'meeting.read', 'attendancePeople', 'meetingId'),
  look(attendance.readRoll, 'meeting.read', 'roll', 'meetingId'),
  // Names of what was agreed, for those who may read meetings; counts for all others.
  [
    meetingSheets.readMeetingSheets,
    () => ({ by: 'meeting.read', entity: 'meetingSheets', isForSome: true }),
  ],
  // Names of who serves there, if anybody does; who may not read cadres gets no others.
  [
    regionChanges.previewRegionChange,
    (_, reply) => {
      // Safe: as with a plan below.
      const { people } = (reply ?? {}) as Partial<ReplyOf<typeof regionChanges.previewRegionChange>>
      return { by: people?.length === 0 ? null : 'cadre.read', entity: 'regionChangePeople' }
    },
  ],
  look(fieldwork.listPractice, 'practice.read', 'practiceList'),
  look(fieldwork.readPracticeBook, 'practice.read', 'practiceBook'),
  look(fieldwork.readCadrePractice, 'practice.read', 'cadrePractice', 'cadreId'),
  look(practicePhotos.listPracticePhotos, 'practice.readPhoto', 'photoList'),
  look(plans.listPlans, 'plan.read', 'planList'),
  [
    plans.readPlan,
    ({ planId }, reply) => {
      // Safe: `serve` gives what this endpoint answers, or nothing. Whose plan it is stands only there.
      const { plan } = (reply ?? {}) as Partial<ReplyOf<typeof plans.readPlan>>
      const detail = plan === undefined ? {} : { detail: { cadreId: plan.cadreId } }
      return { by: 'plan.read', entity: 'plan', id: planId, ...detail }
    },
  ],
  look(passing.listRequirements, 'certificate.read', 'requirementList', 'courseId'),
  look(passing.listWaivers, 'certificate.read', 'waiverList'),
  look(certification.listCandidates, 'certificate.read', 'candidateList'),
  look(certification.readProposal, 'certificate.read', 'proposalPeople', 'id'),
  look(certification.listCertificates, 'certificate.read', 'certificateList'),
  look(certificateChanges.listChanges, 'certificate.read', 'certificateChanges'),
  [
    certificateChanges.readCorrectable,
    ({ certificateId }, reply) => {
      // Safe: as with a plan above.
      const { cadreId } = (reply ?? {}) as Partial<
        ReplyOf<typeof certificateChanges.readCorrectable>
      >
      const detail = cadreId === undefined ? {} : { detail: { cadreId } }
      return { by: 'certificate.read', entity: 'correctable', id: certificateId, ...detail }
    },
  ],
  look(certificateFiles.listPapers, 'certificate.read', 'paperList'),
  look(validity.listEnds, 'certificate.read', 'endList'),
  look(validity.listBehind, 'certificate.read', 'behindList', 'courseId'),
  look(records.readRecordBatch, 'certificate.read', 'recordPeople', 'id'),
  look(archive.listArchiveCredentials, 'certificate.read', 'archiveList'),
  look(privacy.listRequests, 'request.read', 'requestList'),
  [
    reports.readReport,
    ({ report, cohortId, meetingId }) => {
      const ofWhom = Object.entries({ cohortId, meetingId }).flatMap(([key, id]) =>
        id === undefined ? [] : [[key, id] as const],
      )
      const about = reports.REPORTS[report as keyof typeof reports.REPORTS]
      return {
        by: about.holds === 'counts' ? null : about.asks,
        entity: 'reportShown',
        id: report,
        ...(ofWhom.length > 0 && { detail: Object.fromEntries(ofWhom) }),
      }
    },
  ],
])
