/** What a file holds of a certificate: the signed credential, the digits of the QR code, or both. Without a PDF library. */
import { tokenDigits } from '../../../worker/contract/certificate-token.ts'
import { tokenInPdf } from '../verify/found.ts'

export type Paper = { readonly document: string | null; readonly digits: string | null }

/** A credential has 15 kB at most: what unpacks to more is none. */
const LARGEST = 1_000_000

/** Both null for a file that is no certificate. */
export async function readPaper(file: Blob): Promise<Paper> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const start = String.fromCharCode(...bytes.subarray(0, 5))
  if (start === '%PDF-') return readPdf(bytes)
  if (bytes.length > LARGEST) return { document: null, digits: null }
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '')
  return text.trimStart().startsWith('{')
    ? { document: text, digits: null }
    : { document: null, digits: tokenDigits(text) }
}

async function readPdf(bytes: Uint8Array<ArrayBuffer>): Promise<Paper> {
  const text = new TextDecoder('latin1').decode(bytes)
  const digits = tokenInPdf(text)
  for (const { index } of text.matchAll(/\/Type\s*\/EmbeddedFile\b/g)) {
    const attached = await attachment(text, bytes, index)
    if (attached?.includes('"OpenBadgeCredential"') === true) return { document: attached, digits }
  }
  return { document: null, digits }
}

/** The stream of the object in which `index` lies. */
async function attachment(
  text: string,
  bytes: Uint8Array<ArrayBuffer>,
  index: number,
): Promise<string | null> {
  const from = text.lastIndexOf(' obj', index)
  const mark = /stream\r?\n/g
  mark.lastIndex = index
  const start = mark.exec(text)
  if (from === -1 || start === null) return null
  const head = text.slice(from, start.index)
  const begin = start.index + start[0].length
  const length = /\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(head)?.[1]
  const end = length === undefined ? text.indexOf('endstream', begin) : begin + Number(length)
  const content = bytes.slice(begin, end)
  return /\/FlateDecode\b/.test(head) ? inflated(content) : new TextDecoder().decode(content)
}

/** Null for what is damaged or too large. */
async function inflated(content: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const reader = new Blob([content])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'))
    .getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length
      if (size > LARGEST) {
        await reader.cancel()
        return null
      }
      parts.push(Uint8Array.from(part.value))
    }
  } catch {
    return null
  }
  return new Blob(parts).text()
}
