/**
 * A ZIP of known length from files that are opened one after another, as fast as somebody takes it: never more than a piece of one
 * in memory. Stored, not packed: photos and PDFs are packed already. A file that is not as long as told breaks the stream.
 */
import { makeZip, predictLength } from 'client-zip'

export type ZipEntry = {
  readonly path: string
  /** In bytes. */
  readonly size: number
  readonly at: Date
  /** Called when its turn comes. */
  readonly open: () => Promise<AsyncIterable<Uint8Array> | Uint8Array>
}

/** `onBroken` hears what was wrong before the stream breaks: whoever downloads sees a failed download only. */
export function zipOf(
  entries: readonly ZipEntry[],
  onBroken: (entry: ZipEntry, error: unknown) => void,
): { readonly length: bigint; readonly stream: ReadableStream<Uint8Array> } {
  const metadata = entries.map(({ path, size }) => ({ name: path, size }))
  async function* opened() {
    for (const entry of entries) {
      const { path, at, size } = entry
      yield { name: path, lastModified: at, size, input: exactly(entry, onBroken) }
    }
  }
  return { length: predictLength(metadata), stream: makeZip(opened(), { buffersAreUTF8: true }) }
}

async function* exactly(
  entry: ZipEntry,
  onBroken: (entry: ZipEntry, error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  let left = entry.size
  try {
    const opened = await entry.open()
    for await (const part of opened instanceof Uint8Array ? [opened] : opened) {
      left -= part.byteLength
      if (left < 0) break
      // client-zip takes an empty piece for the end of the file.
      if (part.byteLength > 0) yield part
    }
    if (left !== 0) throw new Error(`a file of the bundle is not ${entry.size} bytes long`)
  } catch (error) {
    onBroken(entry, error)
    throw error
  }
}
