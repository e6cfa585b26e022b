/** A district's course on the desk of its authors: who works on it, and how it is read and saved. */
import { env } from 'cloudflare:workers'
import type { SourceFile } from '../../../../worker/contract/curriculum.ts'
import type { OutlineModule } from '../../../../worker/contract/workshop.ts'
import { readLesson } from '../../../../worker/curriculum/draft/read-lesson.ts'
import { readOutline } from '../../../../worker/curriculum/draft/read-outline.ts'
import { saveLesson } from '../../../../worker/curriculum/draft/save-lesson.ts'
import { saveOutline } from '../../../../worker/curriculum/draft/save-outline.ts'
import { startCourse } from '../../../../worker/curriculum/draft/start-course.ts'
import type { Context } from '../../../../worker/core/context.ts'
import { contextFor, NOW, staff } from '../../../factories/context.ts'
import { newUuid } from '../../../factories/certification.ts'

export const AREA = '35.08'
const named = (role: Parameters<typeof staff>[0], id: string, name: string) => ({
  ...staff(role, AREA, id),
  name,
})
export const ANI = named('TRAINER', 'ani', 'Ani')
export const BUDI = named('TRAINER', 'budi', 'Budi')
export const BIDAN = named('REVIEWER', 'bidan', 'Bidan Rina')
export const PENERBIT = named('PUBLISHER', 'penerbit', 'Penerbit')
export const STRANGER = staff('TRAINER', '33.75')

export const ani = contextFor(ANI)

let started = 0

export type Desk = { readonly courseId: string; readonly code: string; readonly module: string }

export async function openDesk(ctx: Context = ani): Promise<Desk> {
  started += 1
  const courseId = newUuid()
  const { code } = await startCourse(ctx, { courseId, area: AREA, title: `Meja ${started}` })
  const [module] = (await readOutline(ctx, { courseId })).modules
  return { courseId, code, module: module?.slug ?? '' }
}

export const LESSON = 'pelajaran-1'

export function lessonOf({ courseId, module }: Desk, lesson: string = LESSON) {
  return { courseId, module, lesson }
}

export async function write(ctx: Context, desk: Desk, text: string, lesson?: string) {
  const at = lessonOf(desk, lesson)
  const { version } = await readLesson(ctx, at)
  return saveLesson(ctx, { ...at, text, version })
}

/** Reads the outline, changes it, and saves it over the version that was read. */
export async function arrange(
  ctx: Context,
  { courseId }: Pick<Desk, 'courseId'>,
  change: (
    outline: Awaited<ReturnType<typeof outlineToSave>>,
  ) => Partial<Awaited<ReturnType<typeof outlineToSave>>>,
) {
  const outline = await outlineToSave(ctx, courseId)
  return saveOutline(ctx, { courseId, ...outline, ...change(outline) })
}

export async function outlineToSave(ctx: Context, courseId: string) {
  const { version, settings, modules } = await readOutline(ctx, { courseId })
  return {
    version,
    settings,
    modules: modules.map((module): OutlineModule => ({
      ...module,
      lessons: module.lessons.map(({ slug, title }) => ({ slug, title })),
    })),
  }
}

export const LESSON_TEXT = '# Pelajaran 1\n\nKader mendampingi keluarga.\n'

/** A course as it begins, with the aim and the lesson that its author has to write. */
export function finished(files: readonly SourceFile[]): SourceFile[] {
  return files.map(({ path, text }) => {
    if (path.endsWith('/module.yaml'))
      return { path, text: text.replace('objective: ""', 'objective: Anda memahaminya.') }
    return { path, text: path.endsWith(`/${LESSON}.md`) ? LESSON_TEXT : text }
  })
}

/** A question that stands in the file itself. */
export const item = (id: string, right = 'b') => `- id: ${id}
  for: quiz
  level: 1
  objective: Tujuan
  source: Sumber
  stem: Soal ${id}?
  options:
    - { id: a, text: Satu, right: ${right === 'a'}, why: Alasan a }
    - { id: b, text: Dua, right: ${right === 'b'}, why: Alasan b }
  explanation: Pembahasan
`

export async function rows(sql: string, ...values: string[]) {
  return (
    await env.DB.prepare(sql)
      .bind(...values)
      .all()
  ).results
}

export async function audits(action: string, entityId: string): Promise<number> {
  const [row] = await rows(
    'select count(*) n from audit_entries where action = ? and entity_id = ?',
    action,
    entityId,
  )
  return Number(row?.['n'])
}

/** So many seconds after the standing clock's now. */
export function later(seconds: number): string {
  return new Date(Date.parse(NOW) + seconds * 1000).toISOString()
}
