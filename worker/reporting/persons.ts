/** Who stands in a list of names on a day, and what her certificates say of her. Pure; R2, R6 and R8 are made of it. */
import type { CertificateRow, PersonRow } from '../../site/src/render/index.ts'
import { holdsOn } from './rules.ts'
import type { PaperRow, ServedRow } from './store-reports.ts'

/**
 * Each person once, in the order of her first area, with all she serves. With `only`, villages outside it do not exist, as in the
 * figures on focus villages.
 */
export function personsOf(served: readonly ServedRow[], only?: ReadonlySet<string>): PersonRow[] {
  const counted = served.filter((row) => only === undefined || only.has(row.areaCode))
  return [...Map.groupBy(counted, (row) => row.cadreId)].map(([cadreId, rows]) => {
    const [first] = rows
    if (first === undefined) throw new Error('a group without a row')
    const newest = rows
      .filter((row) => row.decreeNumber !== null || row.decreeOn !== null)
      .toSorted((a, b) => ((a.decreeOn ?? '') < (b.decreeOn ?? '') ? 1 : -1))[0]
    return {
      cadreId,
      name: first.name,
      sex: first.sex,
      kind: first.kind,
      villages: once(rows.flatMap((row) => (row.level === 'village' ? [row.areaName] : []))),
      subDistricts: once(rows.map((row) => row.subDistrictName)),
      decreeNumber: newest?.decreeNumber ?? null,
      decreeOn: newest?.decreeOn ?? null,
    }
  })
}

const once = (names: readonly string[]) => [...new Set(names)]

/**
 * What the certificates of one person, the oldest first, say of her on a day. The newest that holds is shown; one of ours goes
 * before a paper that the office recorded, as in the count of those.
 */
export function certificateOn(
  papers: readonly PaperRow[],
  day: string,
): Omit<CertificateRow, 'mark'> & { readonly courseId: string | null } {
  const held = papers.filter((paper) => holdsOn(paper, day))
  const shown = held.findLast(({ courseId }) => courseId !== null) ?? held.at(-1)
  if (shown !== undefined) {
    const { courseId, number, issuedOn, totalHours } = shown
    const state = courseId === null ? 'RECORDED' : 'ISSUED'
    return { state, courseId, number, issuedOn, hours: totalHours }
  }
  const ended = (on: string | null) => on !== null && on <= day
  const none = { courseId: null, number: '', issuedOn: null, hours: null }
  if (papers.some(({ revokedOn }) => ended(revokedOn))) return { state: 'REVOKED', ...none }
  return { state: papers.some(({ expiresOn }) => ended(expiresOn)) ? 'EXPIRED' : 'NONE', ...none }
}
