/**
 * A cadre opens modules for herself with the code of her class. It is good in its district, for its area's cadres, for the version
 * that they learn, and until its day is over or it is taken back; what it opened stays open. Nothing is passed by it.
 */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/topics.ts'
import { allowSelf, type Allowed } from '../../core/access.ts'
import { dateIn, instant, instantAfter } from '../../core/clock.ts'
import { commit, onlyUnless } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { districtOf } from '../../core/region-code.ts'
import { listOffers } from '../../curriculum/index.ts'
import { getDistrict } from '../../regions/index.ts'
import { listStanding } from '../../roster/index.ts'
import { asOffered } from '../own-course.ts'
import { listFacts } from '../store.ts'
import * as store from './store-topics.ts'
import { areLettersOf, readTopicCode } from './topic-code.ts'

/** Wrong codes of a cadre within an hour, of 2^25 that there are. */
const MOST_FAILS = 10
const FAIL_SECONDS = 3600
/** So long after its day a code is known, to say that it is an old one. */
const KNOWN_SECONDS = 2 * 86_400

type By = Allowed<'topic.enter'>

export async function enterTopic(
  ctx: Context,
  { code }: InputOf<typeof contract.enterTopic>,
): Promise<ReplyOf<typeof contract.enterTopic>> {
  const self = allowSelf(ctx, 'topic.enter')
  const { by, cadreId } = self
  const letters = readTopicCode(code)
  // A slip is no guess: what the last letter says of the others, everybody can reckon.
  if (letters === null) throw new Refusal('TOPIC_WRONG')
  const after = instantAfter(ctx.clock, -FAIL_SECONDS)
  if ((await store.countFails(ctx.db, by, cadreId, after)) >= MOST_FAILS) {
    throw new Refusal('TOPIC_LOCKED')
  }
  const now = instant(ctx.clock)
  const found = await findByLetters(ctx, by, letters)
  if (found === null) {
    await commit(ctx, by, { entity: 'cadre', entityId: cadreId }, [
      store.addFail(cadreId, now, after),
    ])
    throw new Refusal('TOPIC_WRONG')
  }
  if (found.closedAt !== null || found.endsAt <= now) throw new Refusal('TOPIC_ENDED')
  const { timeZone } = await getDistrict(ctx, by.area)
  const view = { area: found.areaCode, today: dateIn(timeZone, ctx.clock.now()) }
  if (
    found.areaCode !== districtOf(found.areaCode) &&
    !(await listStanding(ctx, by, view, [cadreId])).has(cadreId)
  ) {
    throw new Refusal('TOPIC_ELSEWHERE')
  }
  const offers = await asOffered(
    ctx,
    await listOffers(ctx.db, by.area),
    await listFacts(ctx.db, cadreId),
  )
  const offer = offers.find(
    ({ head, isWithdrawn }) => head.courseId === found.courseId && !isWithdrawn,
  )
  if (offer === undefined) throw new Refusal('COURSE_WITHDRAWN')
  if (offer.head.versionId !== found.versionId) throw new Refusal('TOPIC_OLD')
  const done = await commit(
    ctx,
    by,
    { entity: 'topic', entityId: found.id, detail: { course: offer.head.code } },
    [
      store.addOpenings(cadreId, found, now),
      onlyUnless(store.hasFailed(cadreId, after, MOST_FAILS)),
    ],
  )
  // No row: all were open to her already, or the code was taken back at this very moment.
  if (!done.applied) {
    const still = await store.findTopic(ctx.db, by, found.id)
    if (still === null || still.closedAt !== null) throw new Refusal('TOPIC_ENDED')
  }
  return {
    course: offer.head.title,
    modules: offer.head.modules
      .filter(({ slug }) => found.modules.includes(slug))
      .map(({ slug, title }) => ({ slug, title })),
  }
}

async function findByLetters(
  ctx: Context,
  by: By,
  letters: string,
): Promise<store.TopicRow | null> {
  const known = instantAfter(ctx.clock, -KNOWN_SECONDS)
  const rows = await store.listOfDistrict(ctx.db, by, known)
  const fitting: store.TopicRow[] = []
  for (const row of rows) {
    if (await areLettersOf(ctx.secrets, row.id, letters)) fitting.push(row)
  }
  const now = instant(ctx.clock)
  // Of two with the same letters, the one that still opens something.
  return fitting.find((row) => row.closedAt === null && row.endsAt > now) ?? fitting[0] ?? null
}
