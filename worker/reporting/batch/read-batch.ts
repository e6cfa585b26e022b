/** A batch while it learns and after: each person's way through the course, what all gained, and the questions they find hard. */
import type * as contract from '../../contract/batches.ts'
import { FEWEST_ANSWERS, HARDEST_ITEMS } from '../../contract/batches.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import {
  countTook,
  readGainOf,
  readHardestOf,
  readPartsOf,
  type PartRead,
  type PartTried,
} from '../../learning/index.ts'
import { entriesIn, findBatch, peopleOf } from './find-batch.ts'
import { helpFirst, needOf, partsOf, type Done } from './rules.ts'
import * as store from './store-batch.ts'

export async function readBatch(
  ctx: Context,
  asked: InputOf<typeof contract.readBatch>,
): Promise<ReplyOf<typeof contract.readBatch>> {
  const { batch } = await findBatch(ctx, asked)
  return { batch }
}

export async function readBatchProgress(
  ctx: Context,
  asked: InputOf<typeof contract.readBatchProgress>,
): Promise<ReplyOf<typeof contract.readBatchProgress>> {
  const found = await findBatch(ctx, asked)
  const { scope, head } = found
  const now = instant(ctx.clock)
  if (head === null) return { people: [], now }
  const people = await peopleOf(ctx, found)
  const personIds = people.map(({ cadreId }) => cadreId)
  const entries = await store.listEntries(ctx.db, scope, personIds)
  const entryIds = entries.map(({ entryId }) => entryId)
  const parts = await readPartsOf(ctx.db, entryIds, head.courseId)
  const doneBy = gathered(new Map(entries.map((row) => [row.entryId, row.personId])), parts)
  const slugs = [
    ...head.modules.map(({ slug }) => slug),
    ...(head.finalTest === null ? [] : [head.finalTest.slug]),
  ]
  return {
    people: people
      .map(({ cadreId, code, name, area }) => {
        const done = doneBy.get(cadreId) ?? NOTHING
        const { lastActivityAt } = done
        const own = partsOf(slugs, done)
        const need = needOf(own, lastActivityAt, now)
        return { cadreId, code, name, area, parts: own, lastActivityAt, need }
      })
      .toSorted(helpFirst),
    now,
  }
}

const NOTHING: Done = { read: new Set(), tried: new Map(), lastActivityAt: null }

type Gathering = {
  readonly read: Set<string>
  readonly tried: Map<string, { misses: number; best: number; isPassed: boolean }>
  lastActivityAt: string | null
}

/** What was done, by person. */
function gathered(
  personOf: ReadonlyMap<string, string>,
  { read, tried }: { readonly read: readonly PartRead[]; readonly tried: readonly PartTried[] },
): ReadonlyMap<string, Done> {
  const found = new Map<string, Gathering>()
  const of = ({ cadreId, lastAt }: PartRead): Gathering => {
    const person = personOf.get(cadreId) ?? cadreId
    const own = found.get(person) ?? { read: new Set(), tried: new Map(), lastActivityAt: null }
    found.set(person, own)
    if (own.lastActivityAt === null || lastAt > own.lastActivityAt) own.lastActivityAt = lastAt
    return own
  }
  for (const row of read) of(row).read.add(row.slug)
  for (const row of tried) {
    const own = of(row)
    const before = own.tried.get(row.slug)
    own.tried.set(row.slug, {
      misses: row.misses + (before?.misses ?? 0),
      best: Math.max(row.best, before?.best ?? 0),
      isPassed: row.isPassed === 1 || before?.isPassed === true,
    })
  }
  return found
}

export async function readBatchGain(
  ctx: Context,
  asked: InputOf<typeof contract.readBatchGain>,
): Promise<ReplyOf<typeof contract.readBatchGain>> {
  const found = await findBatch(ctx, asked)
  const { head } = found
  const { people, entryIds } = await entriesIn(ctx, found)
  // Without a course nothing is asked: of nobody everything is empty.
  const gain = await (head === null ? null : readGainOf(ctx.db, head, entryIds))
  const took = async (slug: string | undefined): Promise<number> =>
    head === null || slug === undefined ? 0 : countTook(ctx.db, entryIds, head.courseId, slug)
  return {
    preTest: head?.finalTest == null ? null : (head.preTest?.title ?? null),
    people,
    tookBefore: await took(head?.preTest?.slug),
    tookAfter: await took(head?.finalTest?.slug),
    total: gain?.total ?? NO_GAIN,
    modules: gain?.modules ?? [],
  }
}

const NO_GAIN: contract.BatchGain['total'] = {
  cadres: 0,
  before: null,
  after: null,
  difference: null,
  gain: null,
  says: 'TOO_FEW',
}

/** For those alone who may see the questions of tests. */
export async function listBatchItems(
  ctx: Context,
  asked: InputOf<typeof contract.listBatchItems>,
): Promise<ReplyOf<typeof contract.listBatchItems>> {
  const found = await findBatch(ctx, asked, 'insight.read')
  if (found.head === null) return { items: [] }
  const { entryIds } = await entriesIn(ctx, found)
  const limits = { fewest: FEWEST_ANSWERS, most: HARDEST_ITEMS }
  return { items: await readHardestOf(ctx.db, entryIds, found.head, limits) }
}
