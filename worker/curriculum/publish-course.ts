/**
 * Publishes a draft: compiles every file, or refuses with all faults at once, and adds an immutable version.
 * The same content as the newest version adds none.
 */
import type { ContentProblem, PackKeys, SourceFile } from '../contract/curriculum.ts'
import { allow } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { sha256 } from '../core/sha256.ts'
import { compileCourse, type Compiled } from './compile.ts'
import { readDraftOf } from './read-draft.ts'
import { ownersFor, takenNames } from './rules.ts'
import * as store from './store.ts'

const SHOWN_PROBLEMS = 200

export type Published = {
  readonly versionId: string
  readonly versionNumber: number
  readonly contentHash: string
  readonly isNew: boolean
  readonly warnings: ContentProblem[]
}

export async function publishCourse(
  ctx: Context,
  { courseId }: { readonly courseId: string },
): Promise<Published> {
  const course = await store.findCourse(ctx.db, courseId)
  if (course === null) {
    allow(ctx, 'course.publish', 'ID')
    throw new Refusal('NOT_FOUND')
  }
  const by = allow(ctx, 'course.publish', course.ownerArea)
  const { files } = await readDraftOf(ctx, courseId)
  const media = await store.listMedia(ctx.db, mediaNamedIn(files))
  const compiled = compileCourse(files, course.code, media)
  if (!compiled.ok) throw invalid(compiled.problems)
  const beside = await store.listHeadsBeside(
    ctx.db,
    courseId,
    course.ownerArea,
    ownersFor(course.ownerArea),
  )
  const source = files.find(({ path }) => path === 'course.yaml')?.text ?? ''
  const taken = takenNames(compiled.value.head, beside, source)
  if (taken.length > 0) throw invalid(taken)
  const { warnings } = compiled.value
  const content = await seal(compiled.value)
  const id = ctx.ids.uuid()
  const done = await commit(
    ctx,
    by,
    { entity: 'course_version', entityId: id, detail: { code: course.code } },
    [
      store.addVersion({
        id,
        courseId,
        head: content.head,
        contentHash: content.hash,
        publishedAt: instant(ctx.clock),
      }),
      ...content.packs.map(({ slug, text, keys, hash }, position) =>
        store.addPack(id, position, slug, text, keys, hash),
      ),
      store.setCountsAsTrained(courseId, content.head.countsAsTrained),
    ],
  )
  const newest = await store.findNewestVersion(ctx.db, courseId)
  if (newest === null) throw new Error('a published course has a version')
  return {
    versionId: newest.id,
    versionNumber: newest.number,
    contentHash: newest.contentHash,
    isNew: done.applied,
    warnings: [...warnings],
  }
}

function mediaNamedIn(files: readonly SourceFile[]): string[] {
  const names = files.flatMap(
    ({ text }) => text.match(/\b[0-9a-f]{16}\.(?:webp|webm|ogg)\b/g) ?? [],
  )
  return [...new Set(names)]
}

function invalid(problems: readonly ContentProblem[]): Refusal {
  return new Refusal('CONTENT_INVALID', {
    count: problems.length,
    problems: problems.slice(0, SHOWN_PROBLEMS),
  })
}

type Sealed = {
  readonly head: store.StoredHead
  readonly hash: string
  readonly packs: readonly {
    readonly slug: string
    readonly text: string
    readonly keys: PackKeys
    readonly hash: string
  }[]
}

/** Puts the packs' hashes and sizes into the head, and one hash over everything. */
async function seal({ head, packs }: Compiled): Promise<Sealed> {
  const sealed = await Promise.all(
    packs.map(async ({ pack, keys }) => {
      const text = JSON.stringify(pack)
      const [hash, transfer] = await Promise.all([sha256(text), gzipBytes(text)])
      return { slug: pack.slug, text, keys, hash: hash.slice(0, 16), transfer }
    }),
  )
  const refOf = (slug: string) => {
    const pack = sealed.find((each) => each.slug === slug)
    return {
      packHash: pack?.hash ?? '',
      packBytes: new TextEncoder().encode(pack?.text ?? '').length,
    }
  }
  const stored = {
    ...head,
    modules: head.modules.map((module) => ({ ...module, ...refOf(module.slug) })),
    finalTest:
      head.finalTest === null ? null : { ...head.finalTest, ...refOf(head.finalTest.slug) },
  }
  const hash = await sha256(JSON.stringify([stored, sealed.map(({ text, keys }) => [text, keys])]))
  // Not in the hash: another compressor does not make another content.
  const transferOf = (slug: string) => sealed.find((each) => each.slug === slug)?.transfer ?? 0
  const modules = stored.modules.map((module) => ({
    ...module,
    packTransfer: transferOf(module.slug),
  }))
  return { head: { ...stored, modules }, hash, packs: sealed }
}

async function gzipBytes(text: string): Promise<number> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return (await new Response(packed).arrayBuffer()).byteLength
}
