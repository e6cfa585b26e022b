/** Reads a course as it is being written: settings, order, each lesson's figures, and what publishing it would say. */
import type { ContentProblem } from '../../contract/curriculum.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/workshop.ts'
import { dateIn } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { needsReview } from '../rules.ts'
import { findDraft, listDraftFiles } from '../store-draft.ts'
import { readState, reviewStateOf, type DraftState } from './draft-state.ts'
import { COURSE, lessonFile, outlineOf } from './outline.ts'
import { draftToRead } from './scope.ts'
import { findWithdrawnAt } from './store-workshop.ts'
import { weighDraft, type Weighed } from './weigh-draft.ts'

const NOTHING = { words: 0, screens: 0, bytes: 0, mediaBytes: 0, seconds: 0 }

export async function readOutline(
  ctx: Context,
  { courseId }: InputOf<typeof contract.readOutline>,
): Promise<ReplyOf<typeof contract.readOutline>> {
  const { course } = await draftToRead(ctx, courseId)
  const [draft, files, courseRow] = await Promise.all([
    findDraft(ctx.db, courseId),
    listDraftFiles(ctx.db, courseId),
    findWithdrawnAt(ctx.db, courseId),
  ])
  if (draft === null) throw new Refusal('NOT_FOUND')
  const outline = outlineOf(files)
  const { settings, modules } = outline
  const [state, weighed] = await Promise.all([
    readState(ctx.db, course, files),
    weighDraft(ctx.db, files, outline, dateIn('Asia/Jakarta', ctx.clock.now())),
  ])
  const rows = new Map(files.map((file) => [file.path, file]))
  const problems = problemsOf(state)
  return {
    courseId,
    code: course.code,
    ownerArea: course.ownerArea,
    version: rows.get(COURSE)?.version ?? 0,
    settings,
    modules: modules.map((module) => ({
      ...module,
      lessons: module.lessons.map((lesson) => {
        const path = lessonFile(module.slug, lesson.slug)
        const row = rows.get(path)
        return {
          ...lesson,
          version: row?.version ?? 0,
          savedAt: row?.savedAt ?? draft.savedAt,
          savedBy: row?.savedBy ?? '',
          figures: weighed.get(path)?.figures ?? NOTHING,
          warnings: weighed.get(path)?.warnings.length ?? 0,
          problems: problems.filter(({ file }) => file === path).length,
        }
      }),
    })),
    savedAt: draft.savedAt,
    savedBy: draft.savedBy,
    problems,
    warnings: warningsOf(state, weighed),
    current: state.current,
    isChanged: state.isChanged,
    withdrawnAt: courseRow?.withdrawnAt ?? null,
    review: reviewStateOf(state.review, {
      needed: needsReview(course, settings),
      isCurrent: state.review?.contentHash === state.contentHash,
    }),
  }
}

export function problemsOf({ compiled }: DraftState): ContentProblem[] {
  return compiled.ok ? [] : [...compiled.problems]
}

/** Of the lessons, and what the compiler says of everything else. */
export function warningsOf(
  { compiled }: DraftState,
  weighed: ReadonlyMap<string, Weighed>,
): ContentProblem[] {
  const others = (compiled.ok ? compiled.value.warnings : []).filter(
    ({ file, reason }) => !weighed.has(file) && reason !== 'DRAWING_LARGE',
  )
  return [...[...weighed.values()].flatMap(({ warnings }) => warnings), ...others]
}
