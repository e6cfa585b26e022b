/**
 * Packs with the keys by which they are graded now: those of the published version, with what was corrected since. Everything
 * in this room that grades or explains an answer takes its keys here. A version is kept in memory, corrections are read each time.
 */
import type { ItemKey, PackKeys, Question } from '../../contract/curriculum.ts'
import type { Db } from '../../core/db.ts'
import * as curriculum from '../../curriculum/index.ts'
import type { Graded } from '../../curriculum/index.ts'
import { keyOf } from '../rules.ts'
import { listCorrections, type Correction } from './store-regrades.ts'

/** Refuses NOT_FOUND for an unknown version. */
export async function getGraded(db: Db, versionId: string, slug: string): Promise<Graded> {
  const graded = await curriculum.getGraded(db, versionId, slug)
  const { courseId } = await curriculum.getHead(db, versionId)
  return corrected(graded, await listCorrections(db, [courseId]))
}

/** `version/slug` → a pack with its keys; unknown ones are left out. */
export async function readGraded(
  db: Db,
  wanted: readonly { readonly versionId: string; readonly slug: string }[],
): Promise<ReadonlyMap<string, Graded>> {
  if (wanted.length === 0) return new Map()
  const found = await curriculum.readGraded(db, wanted)
  const heads = await curriculum.readVersions(
    db,
    wanted.map(({ versionId }) => versionId),
  )
  const courseIds = [...new Set([...heads.values()].map(({ courseId }) => courseId))]
  const corrections = await listCorrections(db, courseIds)
  if (corrections.length === 0) return found
  return new Map(
    [...found].map(([name, graded]): [string, Graded] => {
      const courseId = heads.get(name.split('/')[0] ?? '')?.courseId
      return [
        name,
        corrected(
          graded,
          corrections.filter((each) => each.courseId === courseId),
        ),
      ]
    }),
  )
}

function corrected({ pack, keys }: Graded, corrections: readonly Correction[]): Graded {
  if (corrections.length === 0) return { pack, keys }
  const own: Record<string, ItemKey> = { ...keys }
  for (const question of pack.questions) {
    const key = keyOf(keys, question.id)
    if (key !== undefined) own[question.id] = correctedKey(question, key, corrections)
  }
  const all: PackKeys = own
  return { pack, keys: all }
}

/** The key by which a question of a published version is graded now. */
export function correctedKey(
  question: Question,
  key: ItemKey,
  corrections: readonly Correction[],
): ItemKey {
  const found = correctionOf(question, key, corrections)
  return found === undefined ? key : { ...key, ...found.key }
}

/** `corrections`: newest first. */
export function correctionOf(
  question: Question,
  key: ItemKey,
  corrections: readonly Correction[],
): Correction | undefined {
  return corrections.find(
    ({ questionId, edition, of }) =>
      questionId === question.id && edition === (key.edition ?? '') && of === shapeOf(question),
  )
}

/**
 * What an answer to a question means: a correction holds for every version in which it means the same. Two versions without an
 * edition may have asked different things under one name.
 */
export function shapeOf({ stem, type, options, lefts, unit }: Question): string {
  const parts = options
    .map(({ id, text, image }) => [id, text, image?.url ?? ''])
    .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))
  return JSON.stringify([
    type ?? 'one',
    parts,
    lefts ?? [],
    unit ?? '',
    parts.length === 0 ? stem : '',
  ])
}
