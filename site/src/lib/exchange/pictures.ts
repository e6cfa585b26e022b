/** Pictures out of files: known by their first bytes, named as the product's file store would name them. */
import { sniffPicture } from '../media/sniff.ts'
import type { ItemImage } from '../../../../worker/contract/items.ts'
import { Refused, type Pictures } from './reading.ts'
import { tidy, type Words } from './words.ts'

const MAX_PICTURE_BYTES = 5_000_000
const MAX_ALL_BYTES = 60_000_000

/** Bytes of a picture by the name that the text has for it; undefined where the file does not hold it. */
export type FindPicture = (src: string) => Promise<Uint8Array<ArrayBuffer> | undefined>

export class PictureShelf {
  readonly #kept = new Map<string, Uint8Array<ArrayBuffer>>()
  #bytes = 0

  get pictures(): Pictures {
    return this.#kept
  }

  /** Throws Refused PICTURE_KIND, PICTURE_BIG. */
  async keep(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    if (bytes.length > MAX_PICTURE_BYTES) throw new Refused('PICTURE_BIG')
    if (sniffPicture(bytes) === null) throw new Refused('PICTURE_KIND')
    const name = await pictureName(bytes)
    if (!this.#kept.has(name)) {
      this.#bytes += bytes.length
      if (this.#bytes > MAX_ALL_BYTES) throw new Refused('PICTURE_BIG')
      this.#kept.set(name, bytes)
    }
    return name
  }
}

/** First 16 hex digits of the SHA-256, as `addMedium` names what it takes. */
export async function pictureName(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const hex = [...hash.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex}.webp`
}

/** The words of a part and its picture, which is at most one and must say what it shows. */
export async function withPicture(
  words: Words,
  find: FindPicture,
  shelf: PictureShelf,
): Promise<{ text: string; image?: ItemImage }> {
  const [mark] = words.images
  if (mark === undefined) return { text: words.text }
  if (words.images.length > 1) throw new Refused('PICTURES_SEVERAL')
  const alt = tidy(mark.alt)
  if (alt === '') throw new Refused('ALT_MISSING')
  const bytes = dataUrl(mark.src) ?? (await find(mark.src))
  if (bytes === undefined) throw new Refused('PICTURE_MISSING')
  return { text: words.text, image: { file: await shelf.keep(bytes), alt } }
}

/** Of a part that has words only. */
export function onlyWords(words: Words): string {
  if (words.images.length > 0) throw new Refused('PICTURE_PLACE')
  return words.text
}

function dataUrl(src: string): Uint8Array<ArrayBuffer> | null {
  const comma = src.indexOf(',')
  return /^data:[^,]*;base64$/i.test(src.slice(0, Math.max(0, comma)))
    ? (fromBase64(src.slice(comma + 1)) ?? null)
    : null
}

/** Undefined where it is no base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replaceAll(/\s+/g, '')), (sign) => sign.codePointAt(0) ?? 0)
  } catch {
    return undefined
  }
}

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x80_00) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x80_00))
  }
  return btoa(text)
}
