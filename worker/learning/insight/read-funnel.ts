/**
 * How far the cadres of an area come in each module of a course. Of a large area it is read of a sample, evenly taken: of 2,000
 * cadres a share is known to 2 in 100, and what is read is some 40 rows of each and two entries of the index for each who began.
 */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type { ModuleFigures } from '../../contract/insight.ts'
import type * as contract from '../../contract/insight.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { courseOfArea } from './reach.ts'
import * as store from './store-tallies.ts'

const SAMPLE = 2000
const DAY = 86_400_000

/** Refuses NOT_FOUND for an area below a district, and for a course that is not published or not used there. */
export async function readFunnel(
  ctx: Context,
  { courseId, area }: InputOf<typeof contract.readFunnel>,
): Promise<ReplyOf<typeof contract.readFunnel>> {
  const scope = allow(ctx, 'insight.read', area)
  const head = await courseOfArea(ctx, courseId, area)
  const cadres = await store.countBeginners(ctx.db, scope, courseId)
  const step = Math.max(1, Math.ceil(cadres / SAMPLE))
  const sample = await store.listBeginners(ctx.db, scope, courseId, step)
  const lessons = head.modules.flatMap((module) =>
    module.lessons.map((lesson) => `${module.slug}/${lesson.slug}`),
  )
  const reads = await store.listReads(ctx.db, sample, courseId, lessons)
  const tried = await store.listTried(ctx.db, sample, courseId)
  const quizzes = [
    ...head.modules.map(({ slug, title, lessons: { length } }) => ({ slug, title, length })),
    ...(head.finalTest === null
      ? []
      : [{ slug: head.finalTest.slug, title: head.finalTest.title, length: 0 }]),
  ]
  return {
    cadres,
    sampled: sample.length,
    modules: quizzes.map((quiz) =>
      moduleOf(
        quiz,
        reads.filter(({ slug }) => slug === quiz.slug),
        tried.filter(({ slug }) => slug === quiz.slug),
      ),
    ),
  }
}

/** `length`: how many lessons there are to read; a final test has none. */
function moduleOf(
  {
    slug,
    title,
    length,
  }: { readonly slug: string; readonly title: string; readonly length: number },
  reads: readonly store.ReadPart[],
  tried: readonly store.Tried[],
): ModuleFigures {
  const begun = new Map(reads.map(({ cadreId, at }) => [cadreId, at]))
  const passed = tried.filter(({ passedAt }) => passedAt !== null)
  const days = passed.flatMap(({ cadreId, passedAt }) => {
    const from = begun.get(cadreId)
    // What a phone sent late may have been passed before its lesson arrived.
    return from === undefined || passedAt === null
      ? []
      : [Math.max(0, Date.parse(passedAt) - Date.parse(from)) / DAY]
  })
  return {
    slug,
    title,
    started: new Set([...begun.keys(), ...tried.map(({ cadreId }) => cadreId)]).size,
    read: reads.filter(({ lessons }) => length > 0 && lessons >= length).length,
    tried: tried.length,
    passed: passed.length,
    passedAtOnce: tried.filter(({ passedAtOnce }) => passedAtOnce === 1).length,
    medianDays: rounded(median(days)),
    firstMark: rounded(mean(tried.flatMap(({ first }) => first ?? []))),
    bestMark: rounded(mean(tried.map(({ best }) => best))),
  }
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10
}
