/** Starts a course: with a first module and lesson, or as a copy of another course's draft. */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/workshop.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { savedBy } from '../author.ts'
import { ownersFor } from '../rules.ts'
import { listDraftFiles, putDraft } from '../store-draft.ts'
import { findCourse, findCourseByCode, putCourse } from '../store.ts'
import { codeFrom, copiedFiles, freeNames, newCourseFiles } from './new-course.ts'
import { draftToRead } from './scope.ts'
import * as store from './store-workshop.ts'

type Input = InputOf<typeof contract.startCourse>
type Started = ReplyOf<typeof contract.startCourse>

/** Two who start courses of one title at once get one code each. */
const TRIES = 3

/** Refuses DUPLICATE for a code that another course has, NOT_FOUND or CONFLICT for an id that is another area's course. */
export async function startCourse(ctx: Context, input: Input): Promise<Started> {
  const { courseId, area, title } = input
  const by = allow(ctx, 'course.draft', area)
  const source = input.copyOf === undefined ? null : await sourceOf(ctx, input.copyOf, area)
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const known = await findCourse(ctx.db, courseId)
    if (known !== null) {
      allow(ctx, 'course.draft', known.ownerArea)
      if (known.ownerArea !== area) throw new Refusal('CONFLICT')
      return { courseId, code: known.code }
    }
    const code = await codeFor(ctx, input)
    const free = freeNames(await store.listTaken(ctx.db))
    const files =
      source === null
        ? newCourseFiles(title, code, free)
        : copiedFiles(source.files, { title, code, from: source.code }, free)
    const at = instant(ctx.clock)
    const done = await commit(
      ctx,
      by,
      { entity: 'course', entityId: courseId, detail: { code, copyOf: input.copyOf ?? null } },
      [
        putCourse({ id: courseId, code, ownerArea: area }, at),
        ...putDraft(courseId, files, 0, savedBy(ctx.actor, at)),
      ],
    )
    if (done.applied) return { courseId, code }
  }
  throw new Refusal('CONFLICT')
}

async function codeFor(ctx: Context, { code, title }: Input): Promise<string> {
  if (code !== undefined) {
    if ((await findCourseByCode(ctx.db, code)) !== null) throw new Refusal('DUPLICATE', { code })
    return code
  }
  const taken = new Set((await store.listCodes(ctx.db)).map((course) => course.code))
  for (let number = 1; ; number += 1) {
    const wanted = codeFrom(title, number)
    if (!taken.has(wanted)) return wanted
  }
}

/** A course may be copied where it may be used. */
async function sourceOf(ctx: Context, courseId: string, area: string) {
  const { course } = await draftToRead(ctx, courseId)
  if (!ownersFor(area).includes(course.ownerArea)) throw new Refusal('NOT_FOUND')
  return { code: course.code, files: await listDraftFiles(ctx.db, courseId) }
}
