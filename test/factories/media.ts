/** The smallest files that say of themselves what they are: heads of WebP, Ogg and WebM, filled up to a size. */

export function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

const letters = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))
const little = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** index) % 256)

type WebpKind = 'VP8 ' | 'VP8L' | 'VP8X'

/** A picture of this size; `bytes` long, `seed` makes another content of it. */
export function webp(
  width: number,
  height: number,
  { kind = 'VP8 ', bytes = 60, seed = 0 }: { kind?: WebpKind; bytes?: number; seed?: number } = {},
): Uint8Array<ArrayBuffer> {
  const size = {
    'VP8 ': [0, 0, 0, 0x9d, 0x01, 0x2a, ...little(width, 2), ...little(height, 2)],
    VP8L: [0x2f, ...little((width - 1) | ((height - 1) << 14), 4)],
    VP8X: [0, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)],
  }[kind]
  const head = [
    ...letters('RIFF'),
    ...little(bytes - 8, 4),
    ...letters(`WEBP${kind}`),
    ...little(bytes - 20, 4),
    ...size,
  ]
  return filled(head, bytes, seed)
}

/** A recording of this length. */
export function ogg(
  seconds: number,
  { codec = 'OpusHead', bytes = 200 }: { codec?: string; bytes?: number } = {},
): Uint8Array<ArrayBuffer> {
  const page = (samples: number) => [
    ...letters('OggS'),
    0,
    0,
    ...little(samples, 8),
    ...little(0, 12),
    1,
    19,
  ]
  const file = filled([...page(0), ...letters(codec)], bytes, 1)
  file.set(page(seconds * 48_000), bytes - 60)
  return file
}

/** An element of Matroska: id, size in two bytes, body. */
const element = (id: readonly number[], body: readonly number[]) => [
  ...id,
  0x40 | (body.length >> 8),
  body.length & 0xff,
  ...body,
]

/** A recording with one track per codec; without `seconds` it does not say how long it is. */
export function webm({
  codecs = ['A_OPUS'],
  seconds = null,
  bytes = 300,
  perTick = [0x0f, 0x42, 0x40],
}: {
  codecs?: readonly string[]
  seconds?: number | null
  bytes?: number
  /** Nanoseconds, as the bytes of a whole number. */
  perTick?: readonly number[]
} = {}): Uint8Array<ArrayBuffer> {
  const duration = new Uint8Array(8)
  new DataView(duration.buffer).setFloat64(0, (seconds ?? 0) * 1000)
  const head = [
    ...element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], letters('webm'))),
    // A recorder does not know how long the segment will be.
    0x18,
    0x53,
    0x80,
    0x67,
    0xff,
    ...element(
      [0x15, 0x49, 0xa9, 0x66],
      [
        ...element([0x2a, 0xd7, 0xb1], perTick),
        ...(seconds === null ? [] : element([0x44, 0x89], [...duration])),
      ],
    ),
    ...element(
      [0x16, 0x54, 0xae, 0x6b],
      codecs.flatMap((codec) => element([0xae], element([0x86], letters(codec)))),
    ),
  ]
  return filled(head, bytes, 1)
}

function filled(head: readonly number[], bytes: number, seed: number): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(bytes).fill(seed, head.length)
  file.set(head)
  return file
}
