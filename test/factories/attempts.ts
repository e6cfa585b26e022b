/** Cadres who answer quizzes of a course of their own, through the verbs; and what tallies should say, counted from attempts. */
import { env } from 'cloudflare:workers'
import type { Context } from '../../worker/core/context.ts'
import { getGraded } from '../../worker/curriculum/index.ts'
import { startQuiz, startTest, submitAttempt } from '../../worker/learning/index.ts'
import { cadre, contextFor, NOW, SYSTEM } from './context.ts'
import { courseFiles, publishFiles, withFile, type CourseWishes } from './course.ts'

/** A course of its own that nobody has to review before it is published. */
export async function plainCourse(
  prefix: string,
  wishes: CourseWishes & { readonly ownerArea?: string } = {},
) {
  const code = prefix.toUpperCase()
  const own = { ...wishes, code, prefix: `${prefix}-` }
  const source = withFile(courseFiles(own), 'course.yaml', (text) =>
    text.replace('countsAsTrained: true', 'countsAsTrained: false'),
  )
  const published = await publishFiles(contextFor(SYSTEM), source, own)
  const [one, two, test] = ['satu', 'dua', 'tes-akhir'].map((name) => `${prefix}-${name}`)
  return { source, code, ...published, one: one ?? '', two: two ?? '', test: test ?? '' }
}

export type Learner = Context & { readonly cadreId: string }

export function learner(district = '35.08', at = NOW): Learner {
  const cadreId = crypto.randomUUID()
  return { ...contextFor(cadre(cadreId, district), at), cadreId }
}

/** Hands the next paper in. `choices`: question id → answer; of the others `rest`. */
export async function answer(
  ctx: Context,
  slug: string,
  choices: Readonly<Record<string, string>> = {},
  rest = 'b',
) {
  const isTest = slug.endsWith('tes-akhir')
  const paper = await (isTest
    ? startTest(ctx, { slug, isOwnWork: true })
    : startQuiz(ctx, { slug }))
  const { attemptId, versionId, questions } = paper
  const answers = Object.fromEntries(
    questions.flatMap(({ id }) => {
      const chosen = choices[id] ?? rest
      return chosen === '' ? [] : [[id, chosen] as const]
    }),
  )
  return submitAttempt(ctx, { attemptId, versionId, slug, answers })
}

type Mark = { readonly itemId: string; readonly chosen: string | null; readonly right: boolean }

/** The tallies of a course as they stand. */
export async function storedTallies(courseId: string): Promise<unknown[]> {
  const { results } = await env.DB.prepare(
    `select slug, question_id, edition, answer, count, rest_sum, rest_squares, strong from item_tallies
     where course_id = ? order by slug, question_id, edition, answer`,
  )
    .bind(courseId)
    .all()
  return results
}

/** The same counted from the attempts themselves, by nothing of what keeps the tallies. */
export async function recounted(courseId: string): Promise<unknown[]> {
  const { results } = await env.DB.prepare(
    'select version_id, slug, marks from attempts where course_id = ? and number = 1',
  )
    .bind(courseId)
    .all<{ version_id: string; slug: string; marks: string }>()
  const rows = new Map<string, Record<string, string | number>>()
  for (const { version_id, slug, marks: text } of results) {
    const { keys } = await getGraded(contextFor(SYSTEM).db, version_id, slug)
    const marks = JSON.parse(text) as Mark[]
    for (const mark of marks) {
      const others = marks.filter(({ itemId }) => itemId !== mark.itemId)
      const rest =
        others.length === 0
          ? 0
          : Math.round((100 * others.filter(({ right }) => right).length) / others.length)
      const edition = keys[mark.itemId]?.edition ?? ''
      const name = [slug, mark.itemId, edition, mark.chosen ?? '']
      const row = rows.get(name.join('|')) ?? {
        slug,
        question_id: mark.itemId,
        edition,
        answer: mark.chosen ?? '',
        count: 0,
        rest_sum: 0,
        rest_squares: 0,
        strong: 0,
      }
      rows.set(name.join('|'), {
        ...row,
        count: Number(row['count']) + 1,
        rest_sum: Number(row['rest_sum']) + rest,
        rest_squares: Number(row['rest_squares']) + rest * rest,
        strong: Number(row['strong']) + (rest >= 70 ? 1 : 0),
      })
    }
  }
  const key = (row: Record<string, string | number>) =>
    [row['slug'], row['question_id'], row['edition'], row['answer']].join('\u0000')
  return [...rows.values()].toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}
