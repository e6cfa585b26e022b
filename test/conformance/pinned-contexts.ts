/** The two JSON-LD contexts that every credential names, as they were when the first one was signed. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { OB_CONTEXT, VC_CONTEXT } from '../../worker/certification/credential/vocabulary.ts'

const folder = path.resolve(import.meta.dirname, '../../worker/certification/credential/contexts')

/** SHA-256 of the published bytes, by address. */
export const PINNED: ReadonlyMap<string, { readonly file: string; readonly sha256: string }> =
  new Map([
    [
      VC_CONTEXT,
      {
        file: path.join(folder, 'credentials-v2.json'),
        sha256: '59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734',
      },
    ],
    [
      OB_CONTEXT,
      {
        file: path.join(folder, 'ob-v3p0-3.0.3.json'),
        sha256: '3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84',
      },
    ],
  ])

/** For a JSON-LD processor: these two and nothing else, never a network. */
export async function loadPinned(url: string) {
  const pinned = PINNED.get(url)
  if (pinned === undefined) throw new Error(`${url} is not pinned`)
  const document: unknown = JSON.parse(readFileSync(pinned.file, 'utf8'))
  return { contextUrl: null, document, documentUrl: url }
}
