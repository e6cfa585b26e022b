/**
 * What the tallies of questions gain by first attempts, and what a corrected key moves in them. Pure. The tally of an answer does
 * not say whether it was right: the key says so when it is read. Only the rest of a paper depends on keys.
 */
import type { PackKeys } from '../../contract/curriculum.ts'
import { keyOf, type Mark } from '../rules.ts'

/** A row of `item_tallies`, or what one gains. */
export type TallyRow = {
  readonly courseId: string
  readonly slug: string
  readonly questionId: string
  readonly edition: string
  readonly answer: string
  readonly count: number
  readonly restSum: number
  readonly restSquares: number
  readonly strong: number
}

type Marked = {
  readonly courseId: string
  readonly slug: string
  readonly number: number
  readonly marks: readonly Mark[]
}

/** Who is right in so much of the rest has a good mark. */
const STRONG = 70
/** Of an answer, as tallies know it. */
const MOST_SIGNS = 80

/** What one paper adds for each of its questions. */
export function talliesOf(paper: Omit<Marked, 'number'>, keys: PackKeys): TallyRow[] {
  const { courseId, slug, marks } = paper
  return marks.map((mark) => ({
    courseId,
    slug,
    questionId: mark.itemId,
    edition: keyOf(keys, mark.itemId)?.edition ?? '',
    answer: answerIn(mark),
    count: 1,
    ...restOf(restWithout(marks, mark)),
  }))
}

/** The same for those of several papers that are first attempts. */
export function talliesOfFirst(
  papers: readonly (Marked & { readonly versionId: string })[],
  keysOf: (versionId: string, slug: string) => PackKeys,
): TallyRow[] {
  return papers
    .filter(({ number }) => number === 1)
    .flatMap((paper) => talliesOf(paper, keysOf(paper.versionId, paper.slug)))
}

/** What changes when the first attempt `before` is marked as `after`: counts stay, the rests of its other questions move. */
export function tallyChanges(
  before: Omit<Marked, 'number'>,
  after: readonly Mark[],
  keys: PackKeys,
): TallyRow[] {
  const now = talliesOf({ ...before, marks: after }, keys)
  return talliesOf(before, keys).flatMap((old, at) => {
    const other = now[at]
    if (other === undefined || other.restSum === old.restSum) return []
    return [
      {
        ...old,
        count: 0,
        restSum: other.restSum - old.restSum,
        restSquares: other.restSquares - old.restSquares,
        strong: other.strong - old.strong,
      },
    ]
  })
}

/** Rows of the same answer as one: a statement that adds them touches each tally once. */
export function summed(rows: readonly TallyRow[]): TallyRow[] {
  const sums = new Map<string, TallyRow>()
  for (const row of rows) {
    const key = JSON.stringify([row.courseId, row.slug, row.questionId, row.edition, row.answer])
    const known = sums.get(key)
    sums.set(
      key,
      known === undefined
        ? row
        : {
            ...row,
            count: known.count + row.count,
            restSum: known.restSum + row.restSum,
            restSquares: known.restSquares + row.restSquares,
            strong: known.strong + row.strong,
          },
    )
  }
  return [...sums.values()]
}

/** As tallies know an answer: empty when it was left open. */
export function answerIn({ chosen }: Pick<Mark, 'chosen'>): string {
  return (chosen ?? '').slice(0, MOST_SIGNS)
}

/** The share of right answers in the rest of a paper, 0 to 100; 0 for a paper of one question. */
function restWithout(marks: readonly Mark[], without: Mark): number {
  if (marks.length < 2) return 0
  const hits = marks.filter((mark) => mark.right && mark !== without).length
  return Math.round((hits * 100) / (marks.length - 1))
}

function restOf(rest: number): Pick<TallyRow, 'restSum' | 'restSquares' | 'strong'> {
  return { restSum: rest, restSquares: rest * rest, strong: rest >= STRONG ? 1 : 0 }
}
