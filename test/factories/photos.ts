/** Photos of practice as a phone sends them: JPEG of any size, with or without what a camera notes in them. */

type Bytes = Uint8Array<ArrayBuffer>

export type JpegWish = {
  readonly width?: number
  readonly height?: number
  /** Segments before the picture: marker and content. */
  readonly segments?: readonly (readonly [number, string])[]
  /** What lies in the picture; photos with another text are others. */
  readonly body?: string
  /** Behind the end of the image. */
  readonly tail?: string
}

/** ITU-T T.81 Annex B, as far as anybody reads it here. */
export function jpeg(wish: JpegWish = {}): Bytes {
  const { width = 960, height = 720, segments = [], body = 'gambar', tail = '' } = wish
  const text = (words: string) => [...new TextEncoder().encode(words)]
  const segment = (marker: number, content: readonly number[]) => {
    const length = content.length + 2
    return [0xff, marker, length >> 8, length & 0xff, ...content]
  }
  const size = [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]
  return Uint8Array.from([
    0xff,
    0xd8,
    ...segment(0xe0, [...text('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segments.flatMap(([marker, words]) => segment(marker, text(words))),
    ...segment(0xc0, size),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...text(body),
    0xff,
    0xd9,
    ...text(tail),
  ])
}
