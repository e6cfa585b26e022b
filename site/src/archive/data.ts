/**
 * What the single-file verifier carries inside it: everything that certificates are checked against, as one packed text. The same
 * things lie beside it in the archive as plain files, for other programs.
 */
import type { SignedIssuerList } from '../../../worker/contract/issuer-list.ts'

export type ArchiveData = {
  readonly v: 1
  /** When it was made, UTC. */
  readonly made: string
  readonly area: { readonly code: string; readonly name: string }
  /** Under the root key; null while there is none. */
  readonly signed: SignedIssuerList | null
  /** The list of when it was made, as `issuerListText` writes it. */
  readonly list: string
  /** Signed status lists, as they were served. */
  readonly statusLists: readonly string[]
  /** The log's signed head, and every entry under it, one a line. */
  readonly checkpoint: string
  readonly entries: string
}

/** Where the data stand in the page, and what stands there before. */
export const DATA_MARK = '@@ARSIP@@'

/** The page with data in it. Throws for a page that has no place for them. */
export async function pageWith(page: string, data: ArchiveData): Promise<string> {
  if (!page.includes(DATA_MARK)) throw new Error('not a page of the verifier')
  return page.replace(DATA_MARK, await packData(data))
}

/** base64 of gzip: neither HTML nor anything in it can end the element that holds it. */
export async function packData(data: ArchiveData): Promise<string> {
  const packed = await piped(JSON.stringify(data), new CompressionStream('gzip'))
  const bytes = new Uint8Array(await packed.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += STEP) {
    text += String.fromCharCode(...bytes.subarray(at, at + STEP))
  }
  return btoa(text)
}

/** Null for a text that is damaged or of another kind. */
export async function unpackData(text: string): Promise<ArchiveData | null> {
  try {
    const bytes = Uint8Array.from(atob(text.trim()), (character) => character.charCodeAt(0))
    const unpacked = await piped(bytes, new DecompressionStream('gzip'))
    // Safe: written by packData; whatever it says is checked by signatures before it is believed.
    const data = JSON.parse(await unpacked.text()) as ArchiveData
    return data.v === 1 ? data : null
  } catch {
    return null
  }
}

/** Arguments that one call may have. */
const STEP = 0x8000

function piped(
  content: string | Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Blob> {
  return new Response(new Blob([content]).stream().pipeThrough(through)).blob()
}
