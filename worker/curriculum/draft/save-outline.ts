/** Saves settings and order over the version that was read; lessons come, go and move with their texts, and none is lost. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/workshop.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { savedBy } from '../author.ts'
import { listDraftFiles } from '../store-draft.ts'
import { COURSE, outlineOf, type Outline } from './outline.ts'
import { courseFor } from './scope.ts'
import { putOutline } from './store-lesson.ts'
import { outlineChange } from './write-outline.ts'

type Input = InputOf<typeof contract.saveOutline>

/** A lesson that is being written while the outline is saved moves on; then it is looked at again. */
const TRIES = 3

/** Refuses CHANGED_MEANWHILE when somebody saved in between, INPUT_INVALID for names that are there twice. */
export async function saveOutline(
  ctx: Context,
  { courseId, version, settings, modules }: Input,
): Promise<ReplyOf<typeof contract.saveOutline>> {
  const { course, by } = await courseFor(ctx, 'course.draft', courseId)
  const wanted: Outline = { settings, modules }
  checkNames(wanted)
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const files = await listDraftFiles(ctx.db, courseId)
    const own = files.find(({ path }) => path === COURSE)
    const read = own?.version ?? 0
    if (read !== version) {
      if (read === version + 1 && isSame(outlineOf(files), wanted)) return { version: read }
      const { savedAt, savedBy: who } = own ?? { savedAt: null, savedBy: null }
      throw new Refusal('CHANGED_MEANWHILE', { version: read, savedAt, savedBy: who })
    }
    const { put, gone, relied } = outlineChange(files, wanted, course.code)
    const text = put.find(({ path }) => path === COURSE)?.text ?? own?.text ?? ''
    const others = put.filter(({ path }) => path !== COURSE)
    const done = await commit(
      ctx,
      by,
      {
        entity: 'course',
        entityId: courseId,
        detail: { code: course.code, modules: modules.length },
      },
      putOutline(
        {
          courseId,
          course: { path: COURSE, text },
          read,
          put: others,
          gone,
          relied: files.filter(({ path }) => relied.includes(path)),
        },
        savedBy(ctx.actor, instant(ctx.clock)),
      ),
    )
    if (done.applied) return { version: read + 1 }
  }
  throw new Refusal('CHANGED_MEANWHILE', { version })
}

function isSame(kept: Outline, wanted: Outline): boolean {
  return JSON.stringify(sorted(kept)) === JSON.stringify(sorted(wanted))
}

/** With fields in one order, whoever wrote them. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [two]) => (one < two ? -1 : 1))
      .map(([key, each]): [string, unknown] => [key, sorted(each)]),
  )
}

function checkNames({ modules }: Outline): void {
  const twice = (names: readonly string[]) => names.some((name, at) => names.indexOf(name) !== at)
  const issues = [
    ...(twice(modules.map(({ slug }) => slug)) ? [{ path: 'modules', message: 'twice' }] : []),
    ...modules.flatMap(({ lessons }, index) =>
      twice(lessons.map(({ slug }) => slug))
        ? [{ path: `modules.${index}.lessons`, message: 'twice' }]
        : [],
    ),
  ]
  if (issues.length > 0) throw new Refusal('INPUT_INVALID', { issues })
}
