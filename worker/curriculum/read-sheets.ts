/** The practice sheets of published versions, for the rooms to the right. Whoever asks answers for who may see the course. */
import type { Db } from '../core/db.ts'
import { readVersions } from './read-course.ts'
import { listMaterialsIn } from './store-materials.ts'

export type Sheet = {
  readonly courseId: string
  readonly courseCode: string
  readonly courseTitle: string
  readonly versionId: string
  /** Null: of the whole course. */
  readonly module: string | null
  readonly moduleTitle: string | null
  readonly sheet: string
  readonly title: string
  /** What is looked at, in order. */
  readonly steps: readonly string[]
}

/** In the order of the versions asked for and of each course; versions that are not there have none. */
export async function readSheets(db: Db, versionIds: readonly string[]): Promise<Sheet[]> {
  const wanted = [...new Set(versionIds)]
  if (wanted.length === 0) return []
  const heads = await readVersions(db, wanted)
  const materials = await listMaterialsIn(db, [...heads.keys()], 'practice')
  return wanted.flatMap((versionId) => {
    const head = heads.get(versionId)
    if (head === undefined) return []
    return materials
      .filter((each) => each.versionId === versionId)
      .map(({ material: { module, slug, title, steps = [] } }) => ({
        courseId: head.courseId,
        courseCode: head.code,
        courseTitle: head.title,
        versionId,
        module,
        moduleTitle: head.modules.find((each) => each.slug === module)?.title ?? null,
        sheet: slug,
        title,
        steps,
      }))
  })
}
