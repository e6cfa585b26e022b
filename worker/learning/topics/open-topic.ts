/** A trainer opens modules for a class by a code, sees the codes that are open, and takes one back. */
import type { CourseHead } from '../../contract/curriculum.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { MAX_TOPICS, type Topic } from '../../contract/topics.ts'
import type * as contract from '../../contract/topics.ts'
import { allow } from '../../core/access.ts'
import { dateIn, instant, instantAfter, startOf, type Instant } from '../../core/clock.ts'
import { commit, onlyUnless } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { districtOf, levelOf, type AreaCode } from '../../core/region-code.ts'
import { listTaught, readVersions } from '../../curriculum/index.ts'
import { getDistrict } from '../../regions/index.ts'
import * as store from './store-topics.ts'
import { lettersOf } from './topic-code.ts'

/** Refuses NOT_FOUND for an area that is no district or sub-district, or a course that is not taught there. */
export async function openTopic(
  ctx: Context,
  { area, courseId, topicId, modules }: InputOf<typeof contract.openTopic>,
): Promise<ReplyOf<typeof contract.openTopic>> {
  const by = allow(ctx, 'topic.open', area)
  const head = await headIn(ctx, area, courseId)
  const known = await store.findTopic(ctx.db, by, topicId)
  if (known !== null) {
    if (known.areaCode !== area) throw new Refusal('CONFLICT')
    return { topic: await shown(ctx, { ...known, entered: 0 }, head) }
  }
  const wanted = head.modules.filter(({ slug }) => modules.includes(slug)).map(({ slug }) => slug)
  if (wanted.length < new Set(modules).size) throw new Refusal('NOT_FOUND')
  const now = instant(ctx.clock)
  const { actor } = ctx
  const row = {
    id: topicId,
    areaCode: area,
    courseId,
    versionId: head.versionId,
    modules: wanted,
    openedAt: now,
    endsAt: await endOfDay(ctx, area),
    openedBy: actor.kind === 'staff' ? actor.accountId : actor.kind,
    openedByName: actor.kind === 'staff' ? actor.name : '',
  }
  const done = await commit(
    ctx,
    by,
    {
      entity: 'topic',
      entityId: topicId,
      detail: { course: head.code, modules: wanted.join(' ') },
    },
    [store.addTopic(row), onlyUnless(store.hasMore(area, now, MAX_TOPICS))],
  )
  // The only constraints are the number of open codes and the id, which a repeat at the same moment has taken.
  if (!done.applied && (await store.findTopic(ctx.db, by, topicId)) === null) {
    throw new Refusal('TOPICS_FULL', { most: MAX_TOPICS })
  }
  return { topic: await shown(ctx, { ...row, closedAt: null, entered: 0 }, head) }
}

export async function listTopics(
  ctx: Context,
  { area, courseId }: InputOf<typeof contract.listTopics>,
): Promise<ReplyOf<typeof contract.listTopics>> {
  const by = allow(ctx, 'topic.open', area)
  await headIn(ctx, area, courseId)
  const rows = await store.listOpen(ctx.db, by, { area, courseId, now: instant(ctx.clock) })
  const heads = await readVersions(
    ctx.db,
    rows.map(({ versionId }) => versionId),
  )
  return {
    topics: await Promise.all(rows.map((row) => shown(ctx, row, heads.get(row.versionId) ?? null))),
  }
}

export async function closeTopic(
  ctx: Context,
  { area, topicId }: InputOf<typeof contract.closeTopic>,
): Promise<ReplyOf<typeof contract.closeTopic>> {
  const by = allow(ctx, 'topic.close', area)
  const known = await store.findTopic(ctx.db, by, topicId)
  if (known === null || known.areaCode !== area) throw new Refusal('NOT_FOUND')
  // Taken back already: nothing to change, nothing to log.
  await commit(ctx, by, { entity: 'topic', entityId: topicId }, [
    store.putClosed(topicId, instant(ctx.clock)),
  ])
  return { topicId }
}

async function headIn(ctx: Context, area: AreaCode, courseId: string): Promise<CourseHead> {
  const level = levelOf(area)
  if (level !== 'district' && level !== 'subDistrict') throw new Refusal('NOT_FOUND')
  const heads = await listTaught(ctx.db, districtOf(area))
  const head = heads.find((each) => each.courseId === courseId)
  if (head === undefined) throw new Refusal('NOT_FOUND')
  return head
}

const DAY_SECONDS = 86_400

/** When this day is over on the wall clocks there. */
async function endOfDay(ctx: Context, area: AreaCode): Promise<Instant> {
  const { timeZone } = await getDistrict(ctx, districtOf(area))
  const start = startOf(timeZone, dateIn(timeZone, ctx.clock.now()))
  return instantAfter({ now: () => new Date(start) }, DAY_SECONDS)
}

async function shown(
  { secrets }: Context,
  row: store.TopicRow & { readonly entered: number },
  head: CourseHead | null,
): Promise<Topic> {
  const titles = new Map(head?.modules.map(({ slug, title }) => [slug, title]))
  return {
    id: row.id,
    code: await lettersOf(secrets, row.id),
    modules: row.modules.map((slug) => ({ slug, title: titles.get(slug) ?? slug })),
    entered: row.entered,
    openedAt: row.openedAt,
    endsAt: row.endsAt,
    openedBy: row.openedByName,
  }
}
