/** Goes through the attempts that asked a question, page by page in the order in which they came, and grades each anew. */
import type { Context } from '../../core/context.ts'
import type { Instant } from '../../core/clock.ts'
import { getHead } from '../../curriculum/index.ts'
import { quizIn } from '../own-course.ts'
import type { AttemptRow } from '../store.ts'
import { gradedAnew, type Target } from './correction.ts'
import {
  listAttemptsAt,
  listPassed,
  type Cursor,
  type KeyParts,
  type Regraded,
} from './store-regrades.ts'

/** D1 binds 2,000,000 bytes at once; one attempt is some 250 of them. */
const PAGE = 1000

export type Change = {
  readonly attempt: AttemptRow
  readonly target: Target
  readonly graded: Regraded & { readonly marks: AttemptRow['marks'] }
}

export type GradedPage = {
  /** How many of the page asked the question. */
  readonly attempts: number
  readonly changes: readonly Change[]
  /** Cadres who had not passed the quiz and do now. */
  readonly passedNow: readonly string[]
  /** Where the next page begins; null after the last. */
  readonly next: Cursor | null
}

/** The attempts from `from` on that came before `until`. `targets`: with the key in `parts` instead of their own. */
export async function gradePage(
  { db }: Context,
  courseId: string,
  { targets, parts }: { readonly targets: readonly Target[]; readonly parts: KeyParts },
  from: Cursor,
  until: Instant,
): Promise<GradedPage> {
  const byVersion = new Map<string, { readonly target: Target; readonly passMark: number }>()
  for (const target of targets) {
    if (target.slug !== from.slug) continue
    const quiz = quizIn(await getHead(db, target.versionId), target.slug)
    // Nobody passes a pre-test.
    const passMark = quiz?.kind === 'pre' ? Infinity : quiz?.passMark
    if (passMark !== undefined) byVersion.set(target.versionId, { target, passMark })
  }
  const page = await listAttemptsAt(db, courseId, from, until, PAGE)
  let attempts = 0
  const changes: Change[] = []
  for (const attempt of page) {
    const known = byVersion.get(attempt.versionId)
    const isAsked = attempt.marks.some(({ itemId }) => itemId === known?.target.question.id)
    if (known === undefined || !isAsked) continue
    attempts += 1
    const { target, passMark } = known
    const key = { ...target.key, ...parts }
    const graded = gradedAnew(attempt, target.question, key, passMark)
    if (graded !== null) changes.push({ attempt, target, graded })
  }
  const passing = changes
    .filter(({ graded }) => graded.passedAfter > graded.passedBefore)
    .map(({ attempt }) => attempt.cadreId)
  const before =
    passing.length === 0 ? new Set() : await listPassed(db, courseId, from.slug, passing)
  const last = page.at(-1)
  return {
    attempts,
    changes,
    passedNow: [...new Set(passing)].filter((cadreId) => !before.has(cadreId)),
    next:
      page.length < PAGE || last === undefined
        ? slugAfter(targets, from)
        : { slug: from.slug, submittedAt: last.submittedAt, id: last.id },
  }
}

/** Where the first page begins; `since`: from then on. */
export function firstPage(targets: readonly Target[], since: Instant): Cursor | null {
  const [slug] = slugsOf(targets)
  return slug === undefined ? null : { slug, submittedAt: since, id: '' }
}

function slugAfter(targets: readonly Target[], { slug }: Cursor): Cursor | null {
  const slugs = slugsOf(targets)
  const next = slugs[slugs.indexOf(slug) + 1]
  return next === undefined ? null : { slug: next, submittedAt: '', id: '' }
}

function slugsOf(targets: readonly Target[]): string[] {
  return [...new Set(targets.map(({ slug }) => slug))].toSorted()
}
