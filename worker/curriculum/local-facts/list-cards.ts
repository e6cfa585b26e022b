/** Lists the cards of districts as trainers and reviewers see them: what waits, what is in force, what came back. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/local-facts.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { getDistrict, listDistricts } from '../../regions/index.ts'
import { personOf } from '../author.ts'
import { readVersions } from '../read-course.ts'
import * as store from './store-local-facts.ts'

const MOST = 500
const IS = { ASKED: 'asked', IN_FORCE: 'inForce', RETURNED: 'returned', ENDED: 'ended' } as const

export async function listLocalFacts(
  ctx: Context,
  { area }: InputOf<typeof contract.listLocalFacts>,
): Promise<ReplyOf<typeof contract.listLocalFacts>> {
  allow(ctx, 'course.readDraft', area)
  return { cards: await asCards(ctx, await store.listCards(ctx.db, area, MOST)) }
}

/** One card, for the answers of the verbs. Refuses NOT_FOUND. */
export async function readCard(
  ctx: Context,
  id: string,
): Promise<{ readonly card: contract.LocalFact }> {
  const row = await store.findCard(ctx.db, id)
  const [card] = row === null ? [] : await asCards(ctx, [row])
  if (card === undefined) throw new Refusal('NOT_FOUND')
  return { card }
}

async function asCards(
  ctx: Context,
  rows: readonly store.CardRow[],
): Promise<contract.LocalFact[]> {
  const versions = await readVersions(ctx.db, [...new Set(rows.map(({ versionId }) => versionId))])
  const names = await namesOf(ctx, [...new Set(rows.map(({ areaCode }) => areaCode))])
  const person = personOf(ctx.actor)
  return rows.map((row) => {
    const head = versions.get(row.versionId)
    const lessons = head?.modules.find(({ slug }) => slug === row.module)?.lessons ?? []
    return {
      id: row.id,
      district: row.areaCode,
      districtName: names.get(row.areaCode) ?? row.areaCode,
      courseId: row.courseId,
      course: head?.title ?? '',
      module: row.module,
      lesson: row.lesson,
      lessonTitle: lessons.find(({ slug }) => slug === row.lesson)?.title ?? row.lesson,
      factId: row.factId,
      national: {
        figure: row.nationalFigure,
        source: row.nationalSource,
        reviewBy: row.nationalReviewBy,
      },
      figure: row.figure,
      text: row.text,
      source: row.source,
      reviewBy: row.reviewBy,
      is: IS[row.state],
      askedBy: row.askedByName,
      isOwn: row.askedBy === person,
      askedAt: row.askedAt,
      decidedBy: row.decidedByName,
      decidedAs: row.decidedAs,
      decidedAt: row.decidedAt,
      comment: row.comment ?? '',
    }
  })
}

async function namesOf(
  ctx: Context,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const [first, ...others] = codes
  if (first === undefined) return new Map()
  const districts = others.length === 0 ? [await getDistrict(ctx, first)] : await listDistricts(ctx)
  return new Map(districts.map(({ code, name }) => [code, name]))
}
