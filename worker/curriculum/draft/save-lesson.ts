/**
 * Saves one lesson over the version that was read. What it replaces is kept when it was another person's, or the last of its ten
 * minutes; so of every person and ten minutes the last text stays to be found.
 */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/workshop.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { savedBy, type Saved } from '../author.ts'
import { lessonFile, titleOf } from './outline.ts'
import { courseFor } from './scope.ts'
import * as store from './store-lesson.ts'

type Input = InputOf<typeof contract.saveLesson>

/** Refuses CHANGED_MEANWHILE, with the version, who saved it and when, when it is not over the newest one. */
export async function saveLesson(
  ctx: Context,
  { courseId, module, lesson, text, version }: Input,
): Promise<ReplyOf<typeof contract.saveLesson>> {
  const { course, by } = await courseFor(ctx, 'course.draft', courseId)
  const path = lessonFile(module, lesson)
  const before = await store.findDraftFile(ctx.db, courseId, path)
  if (before === null) throw new Refusal('NOT_FOUND')
  // The same text again moves nothing: no version, no row of the log.
  if (before.version === version && before.text === text)
    return { version, savedAt: before.savedAt }
  const saved = savedBy(ctx.actor, instant(ctx.clock))
  if (before.version === version) {
    const done = await commit(
      ctx,
      by,
      { entity: 'course', entityId: courseId, detail: { code: course.code, path } },
      [
        store.putText(courseId, { path, text }, version, saved),
        ...(isKept(before, saved) ? [store.keepRevision(courseId, before)] : []),
        ...(titleOf(before.text) === titleOf(text) ? [] : [store.raiseOutline(courseId, saved)]),
        store.raiseDraft(courseId, saved),
      ],
    )
    if (done.applied) return { version: version + 1, savedAt: saved.at }
  }
  return asTheFirstTime(ctx, { courseId, path, text, version })
}

/** `2026-11-21T08:3`: the ten minutes in which it was saved. */
const tenMinutes = (at: string) => at.slice(0, 15)

function isKept(
  before: { savedBy: string; savedById: string | null; savedAt: string },
  saved: Saved,
): boolean {
  const isOwn = before.savedBy === saved.by && before.savedById === saved.byId
  return !isOwn || tenMinutes(before.savedAt) !== tenMinutes(saved.at)
}

async function asTheFirstTime(
  ctx: Context,
  wanted: { courseId: string; path: string; text: string; version: number },
): Promise<ReplyOf<typeof contract.saveLesson>> {
  const now = await store.findDraftFile(ctx.db, wanted.courseId, wanted.path)
  if (now === null) throw new Refusal('NOT_FOUND')
  const { version, savedAt, savedBy: who } = now
  if (version === wanted.version + 1 && now.text === wanted.text) return { version, savedAt }
  throw new Refusal('CHANGED_MEANWHILE', { version, savedBy: who, savedAt })
}
