/**
 * The catalogue that a phone looks into for newer modules: the newest version of every course of an area, with what each
 * pack costs to fetch and what is new in it. Anyone may read it: courses are no secret.
 */
import type { Catalog, CourseHead, ModuleHead } from '../contract/curriculum.ts'
import type { Db } from '../core/db.ts'
import type { AreaCode } from '../core/region-code.ts'
import { kept, listTaught } from './read-course.ts'
import { changeOf, inLearnersOrder } from './rules.ts'
import * as store from './store.ts'

type Entry = Catalog['courses'][number]
type Change = Entry['packs'][number]['changed']

/** Text of a pack takes about a third of its size on the line; for versions that do not say what it was. */
const PACKED = 1 / 3

/** What fetching the text of a module costs, in bytes. */
export function transferOf({
  packTransfer,
  packBytes,
}: Pick<ModuleHead, 'packTransfer' | 'packBytes'>): number {
  return packTransfer ?? Math.ceil(packBytes * PACKED)
}

/** By version: neither it nor the one before it ever changes. */
const entries = new Map<string, Entry>()

export async function readCatalog(db: Db, area: AreaCode): Promise<Catalog> {
  const heads = inLearnersOrder(await listTaught(db, area))
  const courses = await Promise.all(
    heads.map((head) => kept(entries, head.versionId, () => entryOf(db, head))),
  )
  return { v: 1, area, courses: courses.filter((entry) => entry !== null) }
}

async function entryOf(db: Db, head: CourseHead): Promise<Entry> {
  const media = await store.listPackMedia(db, head.versionId)
  const changes = await changesOf(db, head)
  return {
    head,
    packs: head.modules.map(({ slug, packHash, ...size }) => ({
      slug,
      url: `/pack/${slug}.${packHash}.json`,
      transfer: transferOf(size),
      media: media.get(slug) ?? [],
      changed: changes.get(slug) ?? null,
    })),
  }
}

/** What differs from the version before, by module; a module that stayed the same is left out. */
async function changesOf(db: Db, head: CourseHead): Promise<ReadonlyMap<string, Change>> {
  const before = await store.findVersionBefore(db, head.courseId, head.versionNumber)
  if (before === null) return new Map()
  const old = await store.listPacks(db, before.id)
  const now = await store.listPacks(db, head.versionId)
  const changes = new Map<string, Change>()
  for (const [slug, pack] of now) changes.set(slug, changeOf(old.get(slug), pack))
  return changes
}
