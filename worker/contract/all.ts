/** Every endpoint and page of the product, for the OpenAPI document, the access matrix and the tests. */
import type { Endpoint } from './endpoint.ts'
import type { Page } from './page.ts'
import * as activityReport from './activity-report.ts'
import * as archive from './archive.ts'
import * as attendance from './attendance.ts'
import * as attendanceReports from './attendance-reports.ts'
import * as attestations from './attestations.ts'
import * as audit from './audit.ts'
import * as auditChain from './audit-chain.ts'
import * as bank from './bank.ts'
import * as batches from './batches.ts'
import * as bundle from './bundle.ts'
import * as cadreAccount from './cadre-account.ts'
import * as certificateChanges from './certificate-changes.ts'
import * as certificateFiles from './certificate-files.ts'
import * as certification from './certification.ts'
import * as cohorts from './cohorts.ts'
import * as core from './core.ts'
import * as courseFile from './course-file.ts'
import * as credentials from './credentials.ts'
import * as curriculum from './curriculum.ts'
import * as fieldwork from './fieldwork.ts'
import * as evaluations from './evaluations.ts'
import * as identity from './identity.ts'
import * as insight from './insight.ts'
import * as learning from './learning.ts'
import * as learningSync from './learning-sync.ts'
import * as localFacts from './local-facts.ts'
import * as materials from './materials.ts'
import * as meetingFiles from './meeting-files.ts'
import * as meetingSheets from './meeting-sheets.ts'
import * as meetingOutcomes from './meeting-outcomes.ts'
import * as meetings from './meetings.ts'
import * as newcomers from './newcomers.ts'
import * as names from './names.ts'
import * as messageCodes from './message-codes.ts'
import * as oidc from './oidc.ts'
import * as outlines from './outlines.ts'
import * as passing from './passing.ts'
import * as passkeys from './passkeys.ts'
import * as plans from './plans.ts'
import * as practicePhotos from './practice-photos.ts'
import * as privacy from './privacy.ts'
import * as progress from './progress.ts'
import * as proof from './proof.ts'
import * as publicCertificate from './public-certificate.ts'
import * as paperDesign from './paper-design.ts'
import * as records from './records.ts'
import * as regionChanges from './region-changes.ts'
import * as regions from './regions.ts'
import * as reporting from './reporting.ts'
import * as reports from './reports.ts'
import * as roleTable from './role-table.ts'
import * as roster from './roster.ts'
import * as rosterLife from './roster-life.ts'
import * as staff from './staff.ts'
import * as secrets from './secrets.ts'
import * as statements from './statements.ts'
import * as topics from './topics.ts'
import * as validity from './validity.ts'
import * as verifyMany from './verify-many.ts'
import * as workshop from './workshop.ts'

const exported = Object.entries({
  ...core,
  ...regions,
  ...outlines,
  ...regionChanges,
  ...identity,
  ...staff,
  ...oidc,
  ...roleTable,
  ...roster,
  ...rosterLife,
  ...cohorts,
  ...curriculum,
  ...workshop,
  ...materials,
  ...localFacts,
  ...bank,
  ...courseFile,
  ...learning,
  ...learningSync,
  ...meetings,
  ...meetingOutcomes,
  ...newcomers,
  ...attendance,
  ...evaluations,
  ...fieldwork,
  ...practicePhotos,
  ...passing,
  ...plans,
  ...attendanceReports,
  ...meetingFiles,
  ...insight,
  ...batches,
  ...topics,
  ...certification,
  ...certificateChanges,
  ...names,
  ...certificateFiles,
  ...publicCertificate,
  ...credentials,
  ...records,
  ...validity,
  ...verifyMany,
  ...archive,
  ...paperDesign,
  ...bundle,
  ...reporting,
  ...statements,
  ...reports,
  ...meetingSheets,
  ...attestations,
  ...activityReport,
  ...progress,
  ...proof,
  ...passkeys,
  ...cadreAccount,
  ...audit,
  ...auditChain,
  ...privacy,
  ...secrets,
  ...messageCodes,
} as Record<string, unknown>)

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'reply' in value
}

function isPage(value: unknown): value is Page {
  return typeof value === 'object' && value !== null && 'method' in value && !('reply' in value)
}

/** By the name under which the contract exports them: the operation id. */
export const ENDPOINTS: Readonly<Record<string, Endpoint>> = Object.fromEntries(
  exported.filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1])),
)
export const PAGES: Readonly<Record<string, Page>> = Object.fromEntries(
  exported.filter((entry): entry is [string, Page] => isPage(entry[1])),
)
