/** Which areas' courses an area may use, which names it leaves free, and what a newer pack changes. Pure. */
import type { Catalog, ContentProblem, CourseHead, Pack } from '../contract/curriculum.ts'
import { NATION, type AreaCode } from '../core/region-code.ts'

/** The area itself and everything above it, from the country down: `35.08` → `ID`, `35`, `35.08`. */
export function ownersFor(area: AreaCode): AreaCode[] {
  if (area === NATION) return [NATION]
  const parts = area.split('.')
  return [NATION, ...parts.map((_, index) => parts.slice(0, index + 1).join('.'))]
}

type Named = {
  readonly code: string
  readonly modules: readonly { readonly slug: string }[]
  readonly finalTest: { readonly slug: string } | null
  readonly preTest?: { readonly slug: string } | undefined
}

/**
 * Modules and final tests are found by their slug alone (`/belajar/mengenal-kpm/`), so no two courses that one cadre may
 * learn can share one.
 */
export function takenNames(
  mine: Named,
  others: readonly Named[],
  source: string,
): ContentProblem[] {
  const lines = source.split('\n')
  return slugsOf(mine).flatMap((slug) => {
    const other = others.find((each) => slugsOf(each).includes(slug))
    if (other === undefined) return []
    const line = lines.findIndex((text) => text.includes(slug)) + 1
    return [{ file: 'course.yaml', line, reason: 'NAME_TAKEN', about: `${slug} (${other.code})` }]
  })
}

/**
 * A refresher carries on a course of its own areas that is published and is no refresher itself: whose certificates would a
 * chain of them carry on?
 */
export function refreshedFault(
  { code, refreshes = null }: Pick<CourseHead, 'code' | 'refreshes'>,
  others: readonly Pick<CourseHead, 'code' | 'refreshes'>[],
  source: string,
): ContentProblem | null {
  const line = source.split('\n').findIndex((text) => text.startsWith('refreshes:')) + 1
  const fault = (reason: string, about: string) => ({ file: 'course.yaml', line, reason, about })
  const follower = others.find((other) => other.refreshes === code)
  if (refreshes === null) return null
  if (follower !== undefined) return fault('REFRESHER_REFRESHED', follower.code)
  const refreshed = others.find((other) => other.code === refreshes)
  if (refreshed === undefined) return fault('REFRESHED_UNKNOWN', refreshes)
  return (refreshed.refreshes ?? null) === null ? null : fault('REFRESHER_REFRESHED', refreshes)
}

/** As a learner finds courses: a refresher first, for whoever is offered one was trained in what it refreshes. */
export function inLearnersOrder(heads: readonly CourseHead[]): CourseHead[] {
  const isRefresher = ({ refreshes = null }: CourseHead) => refreshes !== null
  return [...heads.filter(isRefresher), ...heads.filter((head) => !isRefresher(head))]
}

/**
 * What counts as trained is published by two persons, and so is what ends that: else one writer could put something else in the
 * place of the course that certificates rest on.
 */
export function needsReview(
  course: { readonly countsAsTrained: number },
  draft: { readonly countsAsTrained: boolean },
): boolean {
  return draft.countsAsTrained || course.countsAsTrained === 1
}

function slugsOf({ modules, finalTest, preTest }: Named): string[] {
  return [...modules, finalTest, preTest].flatMap((each) => each?.slug ?? [])
}

type Change = Catalog['courses'][number]['packs'][number]['changed']

/** What a module's pack has that the version before had not; `old` is undefined for a module that was not there. */
export function changeOf(old: Pack | undefined, pack: Pack): Change {
  if (old === undefined) return 'new'
  const [before, now] = [partsOf(old), partsOf(pack)]
  const isOtherText = before.text !== now.text
  if (before.questions === now.questions) return isOtherText ? 'text' : null
  return isOtherText ? 'both' : 'questions'
}

function partsOf({ quiz, questions, ...text }: Pack): { text: string; questions: string } {
  return { text: JSON.stringify(text), questions: JSON.stringify([quiz, questions]) }
}
