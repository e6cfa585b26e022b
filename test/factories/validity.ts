/** Certificates that end, issued by the verbs on any day of a moving clock. */
import { env } from 'cloudflare:workers'
import { approveProposal, propose } from '../../worker/certification/index.ts'
import { DISTRICT, EVENT, newUuid, type Office } from './certification.ts'
import { contextFor, staff, SYSTEM } from './context.ts'
import { courseFiles, publishFiles, type CourseWishes } from './course.ts'

/** The same office with another course of its own. */
export async function courseOf(
  office: Office,
  wishes: CourseWishes & { readonly code: string },
): Promise<Office> {
  const files = courseFiles({ prefix: `${wishes.code.toLowerCase()}-`, ...wishes })
  return { ...office, ...(await publishFiles(contextFor(SYSTEM), files, wishes)) }
}

/** `2026-11-22`, `10.00` in the west of the country. */
export const morning = (day: string) => `${day}T03:00:00.000Z`
/** Ten minutes past midnight in the west. */
export const afterMidnight = (day: string) =>
  new Date(Date.parse(`${day}T00:10:00.000Z`) - 7 * 3_600_000).toISOString()

/** Proposed and approved at one moment; the certificates' ids in the order of their numbers. */
export async function issueAt(
  office: Office,
  cadreIds: readonly string[],
  at: string,
): Promise<string[]> {
  const id = newUuid()
  const { courseId, unitId } = office
  await propose(contextFor(staff('DISTRICT_ADMIN', DISTRICT, 'admin'), at), {
    district: DISTRICT,
    id,
    courseId,
    unitId,
    event: EVENT,
    cadreIds: [...cadreIds],
  })
  await approveProposal(contextFor(staff('APPROVER', DISTRICT, 'approver'), at), DISTRICT, id)
  const { results } = await env.DB.prepare(
    'select id from certificates where proposal_id = ? order by sequence',
  )
    .bind(id)
    .all<{ id: string }>()
  return results.map((row) => row.id)
}
