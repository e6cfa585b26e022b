/** What anyone may know of a course version that certificates name: what it teaches and asks, never its questions. */
import type { CourseVersionView } from '../../site/src/render/index.ts'
import { areaWithKind } from '../../site/src/text/certification.ts'
import { dateIn } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { NATION, type AreaCode } from '../core/region-code.ts'
import { findNumbered } from '../curriculum/index.ts'
import { listAreas } from '../regions/index.ts'
import { courseFacts } from './course-facts.ts'

/** `code` and `version` as they stand in the address. Refuses NOT_FOUND for what was never published. */
export async function readCourseVersion(
  { db }: Pick<Context, 'db'>,
  code: string,
  version: string,
): Promise<CourseVersionView> {
  const found = /^[1-9]\d{0,5}$/.test(version)
    ? await findNumbered(db, code, Number(version))
    : null
  if (found === null) throw new Refusal('NOT_FOUND')
  const { head, ownerArea, newest } = found
  return {
    head,
    facts: courseFacts(head),
    newest,
    ownerName: ownerArea === NATION ? null : await nameOf(db, ownerArea),
    // A course belongs to no district's clock.
    publishedOn: dateIn('Asia/Jakarta', head.publishedAt),
  }
}

async function nameOf(db: Context['db'], code: AreaCode): Promise<string> {
  const [area] = await listAreas(db, [code])
  return area === undefined ? code : areaWithKind(area.kind, area.name)
}
