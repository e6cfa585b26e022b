/**
 * The same count as the figures, person by person: who is at work on a day, where, and by which paper she counts as trained. For
 * whoever signs the figures and must be able to open them down to each certificate. Asks for no permission: the caller does.
 */
import type { Context } from '../core/context.ts'
import type { AreaCode } from '../core/region-code.ts'
import { figuresFromIntervals } from './figures.ts'
import type { Figures } from './rules.ts'
import { listAtWork, listCountingCourses, listPapersOn, type HeldPaper } from './store-counted.ts'

export type CountedCadre = {
  readonly cadreId: string
  readonly name: string
  /** Ordered. */
  readonly areas: readonly AreaCode[]
  /** The newest certificate of ours, else the newest recorded paper; null for who is not trained. */
  readonly paper: HeldPaper | null
}

export type Counted = {
  readonly figures: Figures
  readonly cadres: readonly CountedCadre[]
  /** Codes of the courses that count, and of the certificates that do. */
  readonly courses: readonly string[]
}

/** Null when something changed while it was read: the list and the figures must say the same. */
export async function countByName(
  ctx: Pick<Context, 'db'>,
  district: AreaCode,
  day: string,
): Promise<Counted | null> {
  const [figures, present, papers, counting] = await Promise.all([
    figuresFromIntervals(ctx, district, day),
    listAtWork(ctx.db, district, day),
    listPapersOn(ctx.db, district, day),
    listCountingCourses(ctx.db, district),
  ])
  const best = new Map<string, HeldPaper>()
  for (const paper of papers) if (!best.has(paper.cadreId)) best.set(paper.cadreId, paper)
  const cadres = Array.from(
    Map.groupBy(present, ({ cadreId }) => cadreId),
    ([cadreId, rows]): CountedCadre => ({
      cadreId,
      name: rows[0]?.name ?? '',
      areas: [...new Set(rows.map(({ areaCode }) => areaCode))],
      paper: best.get(cadreId) ?? null,
    }),
  )
  const trained = cadres.filter(({ paper }) => paper !== null)
  const recorded = trained.filter(({ paper }) => paper?.code === null)
  const isSame =
    cadres.length === figures.total.cadres &&
    trained.length === figures.total.trained &&
    recorded.length === (figures.recorded[district] ?? 0)
  const held = trained.flatMap(({ paper }) => paper?.courseCode ?? [])
  const courses = [...new Set([...counting, ...held])].toSorted()
  return isSame ? { figures, cadres, courses } : null
}
