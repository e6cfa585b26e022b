/** What the trainers of an area should look at: answers that came late or could not count, anomalies, reported questions. */
import type { CourseHead } from '../contract/curriculum.ts'
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/learning-sync.ts'
import { allow } from '../core/access.ts'
import { dateIn } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, levelOf } from '../core/region-code.ts'
import { findHead, listHeads } from '../curriculum/index.ts'
import { getDistrict } from '../regions/index.ts'
import { listCadreFacts } from '../roster/index.ts'
import { quizIn } from './own-course.ts'
import * as store from './store-notices.ts'

const PAGE = 50

/** Only open ones unless `open` is `0`. Refuses NOT_FOUND for an area that is no district or sub-district. */
export async function listNotices(
  ctx: Context,
  { area, open, after }: InputOf<typeof contract.listNotices>,
): Promise<ReplyOf<typeof contract.listNotices>> {
  const scope = allow(ctx, 'learning.read', area)
  if (levelOf(area) !== 'district' && levelOf(area) !== 'subDistrict')
    throw new Refusal('NOT_FOUND')
  const district = districtOf(area)
  const rows = await store.listNotices(ctx.db, scope, {
    district,
    isOpen: open !== '0',
    after: after ?? null,
    limit: PAGE + 1,
  })
  const page = rows.slice(0, PAGE)
  const { timeZone } = await getDistrict(ctx, district)
  const people = await listCadreFacts(
    ctx.db,
    scope,
    [...new Set(page.map(({ cadreId }) => cadreId))],
    dateIn(timeZone, ctx.clock.now()),
  )
  const byId = new Map(people.map((person) => [person.id, person]))
  const newest = await listHeads(ctx.db, district)
  const notices = await Promise.all(
    page.map(async (row) => {
      const person = byId.get(row.cadreId)
      const areaCode = person?.areas[0]?.code ?? district
      return {
        id: row.id,
        kind: row.kind,
        cadreId: row.cadreId,
        name: person?.name ?? '',
        code: person?.code ?? '',
        areaCode,
        receivedAt: row.receivedAt,
        doneAt: row.doneAt,
        about: await aboutOf(ctx, row.event, newest),
        detail: detailOf(row.detail),
        closedAt: row.closedAt,
        // A sub-district is shown those who serve in it; whom the roster has lost only the district sees.
        isSeen: person !== undefined || area === district,
      }
    }),
  )
  return {
    notices: notices.flatMap(({ isSeen, ...notice }) => (isSeen ? [notice] : [])),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}

/** Quiz, test or lesson by its title in the version that was answered; empty when the event does not say. */
async function aboutOf(
  ctx: Context,
  event: string,
  newest: readonly CourseHead[],
): Promise<string> {
  const { versionId, slug, module, lesson } = bodyOf(event)
  if (versionId !== undefined && slug !== undefined) {
    const head = await findHead(ctx.db, versionId)
    return head === null ? '' : (quizIn(head, slug)?.title ?? '')
  }
  const known = newest.flatMap(({ modules }) => modules).find((each) => each.slug === module)
  if (known === undefined) return ''
  const title = known.lessons.find((each) => each.slug === lesson)?.title
  return title === undefined ? known.title : `${known.title}: ${title}`
}

/** The parts of an event's body that say what it is about; what a phone sent may be anything. */
function bodyOf(event: string): Readonly<Record<string, string | undefined>> {
  const { body } = asObject(JSON.parse(event))
  const parts = Object.entries(asObject(body)).filter(([, value]) => typeof value === 'string')
  // Safe: only texts were kept.
  return Object.fromEntries(parts) as Record<string, string>
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}
}

function detailOf(detail: string): Record<string, string> {
  // Safe: written by this room as a record of texts.
  return JSON.parse(detail) as Record<string, string>
}
