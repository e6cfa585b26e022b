/**
 * What of a compiled course is stored: packs as text with their hashes, the head with these, and one hash over everything.
 * Pure but for the clock-free Web Crypto.
 */
import type { CourseHead, PackKeys } from '../../contract/curriculum.ts'
import { sha256 } from '../../core/sha256.ts'
import type { Compiled } from './compile.ts'
import type { StoredHead } from '../store.ts'

export type Sealed = {
  readonly head: StoredHead
  /** SHA-256 of everything that would be published. */
  readonly hash: string
  readonly packs: readonly {
    readonly slug: string
    readonly text: string
    readonly keys: PackKeys
    readonly hash: string
  }[]
}

/** `review`: as it is published; part of the content hash. */
export async function seal(
  { head: { preTest, ...head }, packs, facts, materials }: Compiled,
  review: CourseHead['review'],
): Promise<Sealed> {
  const sealed = await Promise.all(
    packs.map(async ({ pack, keys }) => {
      const text = JSON.stringify(pack)
      return { slug: pack.slug, text, keys, hash: (await sha256(text)).slice(0, 16) }
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
    review,
    modules: head.modules.map((module) => ({ ...module, ...refOf(module.slug) })),
    finalTest:
      head.finalTest === null ? null : { ...head.finalTest, ...refOf(head.finalTest.slug) },
    ...(preTest === undefined ? {} : { preTest: { ...preTest, ...refOf(preTest.slug) } }),
  }
  const texts = sealed.map(({ text, keys }) => [text, keys])
  // When a fact must be looked at again no page shows, but a reviewer approves it; what has no facts or no materials keeps its hash.
  const beside = [
    ...(facts.length > 0 ? [facts] : []),
    ...(materials.length > 0 ? [{ materials }] : []),
  ]
  const hash = await sha256(JSON.stringify([stored, texts, ...beside]))
  return { head: stored, hash, packs: sealed }
}

/** The same with what fetching each pack costs. Not in the hash: another compressor does not make another content. */
export async function withTransfer(sealed: Sealed): Promise<Sealed> {
  const modules = await Promise.all(
    sealed.head.modules.map(async (module) => {
      const text = sealed.packs.find(({ slug }) => slug === module.slug)?.text ?? ''
      return { ...module, packTransfer: await gzipBytes(text) }
    }),
  )
  return { ...sealed, head: { ...sealed.head, modules } }
}

/** How many bytes a text takes on the line. */
export async function gzipBytes(text: string): Promise<number> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return (await new Response(packed).arrayBuffer()).byteLength
}
