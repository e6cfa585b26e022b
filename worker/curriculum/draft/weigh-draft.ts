/** Weighs lessons of a draft: what each shows of its module's drawings and of uploaded files is found once for all of them. */
import type { SourceFile } from '../../contract/curriculum.ts'
import type { Db } from '../../core/db.ts'
import { mediaNamedIn } from '../compile/compile-draft.ts'
import { readDrawings } from '../compile/compile-module.ts'
import { listMedia } from '../store.ts'
import { lessonFile, type Outline } from './outline.ts'
import { weighLesson } from './weigh-lesson.ts'

export type Weighed = Awaited<ReturnType<typeof weighLesson>>

/** By the lesson's file; one without a file is left out. `wanted`: some of the lessons, all unless said. */
export async function weighDraft(
  db: Db,
  files: readonly SourceFile[],
  { modules }: Outline,
  today: string,
  wanted?: string,
): Promise<ReadonlyMap<string, Weighed>> {
  const byPath = new Map(files.map(({ path, text }) => [path, text]))
  const works = modules.flatMap(({ slug, lessons }) => {
    const paths = lessons.map((lesson) => lessonFile(slug, lesson.slug))
    if (wanted !== undefined && !paths.includes(wanted)) return []
    const drawings = readDrawings(slug, byPath, silent, silent)
    const drawingBytes = new Map(
      [...drawings.keys()].map((name): [string, number] => [
        name,
        new TextEncoder().encode(byPath.get(`${slug}/${name}`) ?? '').length,
      ]),
    )
    return lessons.flatMap((lesson, index) => {
      const path = paths[index] ?? ''
      const text = byPath.get(path)
      if (text === undefined || (wanted !== undefined && path !== wanted)) return []
      const earlier = paths.slice(0, index).map((each) => byPath.get(each) ?? '')
      return [{ path, text, module: slug, lesson: lesson.slug, drawings, drawingBytes, earlier }]
    })
  })
  const media = await listMedia(db, mediaNamedIn(works))
  const weighed = await Promise.all(
    works.map(async ({ path, ...work }): Promise<[string, Weighed]> => [
      path,
      await weighLesson({ ...work, media, today }),
    ]),
  )
  return new Map(weighed)
}

/** The compiler names the faults of drawings at their own lines. */
const silent = () => () => undefined
