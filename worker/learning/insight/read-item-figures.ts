/** How each question of the newest version of a course works. First attempts only: later ones have seen explanations. */
import { explainAnswer } from '../../../site/src/render/index.ts'
import type { ItemKey, Question } from '../../contract/curriculum.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { ADVICE, type ItemFigures } from '../../contract/insight.ts'
import type * as contract from '../../contract/insight.ts'
import type { Context } from '../../core/context.ts'
import { findNewest } from '../../curriculum/index.ts'
import { isRight } from '../answers.ts'
import { keyOf } from '../rules.ts'
import { correctionOf, readGraded } from './corrected-keys.ts'
import { allowInsight } from './reach.ts'
import { adviceOf, discrimination, meanRest, wilson, type Tallied } from './statistics.ts'
import { listCorrections, type Correction } from './store-regrades.ts'
import { countReports, listTallies, OTHERS } from './store-tallies.ts'
import type { TallyRow } from './tally.ts'

const MOST_SHOWN = 12

/** Refuses NOT_FOUND for a course that the areas of who asks may not use; of one without a version there is nothing to say. */
export async function readItemFigures(
  ctx: Context,
  { courseId }: InputOf<typeof contract.readItemFigures>,
): Promise<ReplyOf<typeof contract.readItemFigures>> {
  const { by } = await allowInsight(ctx, courseId)
  const head = await findNewest(ctx.db, courseId)
  if (head === null) return { items: [] }
  const { versionId, modules, finalTest } = head
  const slugs = [
    ...modules.map(({ slug }) => slug),
    ...(finalTest === null ? [] : [finalTest.slug]),
  ]
  const graded = await readGraded(
    ctx.db,
    slugs.map((slug) => ({ versionId, slug })),
  )
  const asked = slugs.flatMap((slug) => {
    const paper = graded.get(`${versionId}/${slug}`)
    return (paper?.pack.questions ?? []).flatMap((question) => {
      const key = keyOf(paper?.keys ?? {}, question.id)
      return key === undefined ? [] : [{ slug, question, key }]
    })
  })
  const tallies = await listTallies(
    ctx.db,
    courseId,
    asked.map(({ slug, question, key }) => ({
      slug,
      questionId: question.id,
      edition: key.edition ?? '',
    })),
  )
  const corrections = await listCorrections(ctx.db, [courseId])
  const reports = await countReports(ctx.db, by)
  const items = asked.map((each) => {
    const isOfIt = (row: { readonly slug: string; readonly questionId: string }) =>
      row.slug === each.slug && row.questionId === each.question.id
    return figuresOf(each, tallies.filter(isOfIt), corrections, reports.find(isOfIt)?.count ?? 0)
  })
  return { items: items.toSorted((a, b) => rankOf(a) - rankOf(b)) }
}

type Asked = { readonly slug: string; readonly question: Question; readonly key: ItemKey }

function figuresOf(
  { slug, question, key }: Asked,
  rows: readonly TallyRow[],
  corrections: readonly Correction[],
  reports: number,
): ItemFigures {
  const isFit = (answer: string) =>
    answer !== '' && answer !== OTHERS && isRight(question, key, answer)
  const options = question.type === undefined ? question.options.map(({ id }) => id) : []
  const given: Tallied[] = rows.map((row) => ({ ...row, right: isFit(row.answer) }))
  const answers = [
    ...given,
    ...options
      .filter((id) => !given.some(({ answer }) => answer === id))
      .map((id) => ({ ...NOBODY, answer: id, right: isFit(id) })),
  ].toSorted((a, b) => b.count - a.count)
  const total = answers.reduce((sum, { count }) => sum + count, 0)
  const right = answers.reduce((sum, each) => sum + (each.right ? each.count : 0), 0)
  const [itemId, version] = editionOf(key.edition)
  return {
    id: question.id,
    itemId,
    version,
    module: question.module,
    quiz: slug,
    stem: question.stem,
    answers: total,
    difficulty: wilson(right, total),
    discrimination: discrimination(answers),
    question,
    right: question.type === 'short' ? [...formsOf(key)].join('\n') : key.right,
    isCorrected: correctionOf(question, key, corrections) !== undefined,
    strong: answers.reduce((sum, { strong }) => sum + strong, 0),
    chosen: answers.slice(0, MOST_SHOWN).map((each) => ({
      answer: each.answer,
      text: each.answer === OTHERS ? OTHERS : wordsOf(question, key, each.answer),
      right: each.right,
      count: each.count,
      strong: each.strong,
      rest: meanRest(each),
    })),
    advice: adviceOf(answers, options),
    reports,
  }
}

function wordsOf(question: Question, key: ItemKey, answer: string): string {
  return explainAnswer(question, key, { chosen: answer, right: false }).chosen?.text ?? ''
}

const NOBODY = { count: 0, restSum: 0, restSquares: 0, strong: 0 }

function formsOf({ right, accepted = [] }: ItemKey): ReadonlySet<string> {
  return new Set([right, ...accepted])
}

/** `01a1….3` → the question of the bank and its version. */
function editionOf(edition: string | undefined): readonly [string, number] | readonly [null, null] {
  const at = edition?.lastIndexOf('.') ?? -1
  return edition === undefined || at === -1
    ? [null, null]
    : [edition.slice(0, at), Number(edition.slice(at + 1))]
}

/** What needs a look comes first; what is only rarely answered is no fault. */
function rankOf({ advice, reports }: ItemFigures): number {
  const grave = advice.filter(({ reason }) => reason !== 'TOO_FEW')
  if (grave.some(({ reason }) => reason === 'KEY_DOUBTED')) return 0
  if (reports > 0) return 1
  const ranks = grave.map(({ reason }) => ADVICE.indexOf(reason))
  return ranks.length === 0 ? 2 + ADVICE.length : 2 + Math.min(...ranks)
}
