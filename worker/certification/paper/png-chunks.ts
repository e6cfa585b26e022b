/** The chunks of a PNG file (W3C PNG 3, section 5) and how one is written. Pure. */

export type Chunk = { readonly type: string; readonly body: Uint8Array<ArrayBuffer> }

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte)
}

/** Every chunk up to IEND; empty when one is cut off, has a wrong checksum, or IEND is missing. */
export function chunksOf(bytes: Uint8Array<ArrayBuffer>): readonly Chunk[] {
  if (!isPng(bytes)) return []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: Chunk[] = []
  let at = SIGNATURE.length
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at)
    const end = at + 8 + length
    if (end + 4 > bytes.length || view.getUint32(end) !== crc(bytes.subarray(at + 4, end)))
      return []
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    found.push({ type, body: bytes.subarray(at + 8, end) })
    if (type === 'IEND') return found
    at = end + 4
  }
  return []
}

export function writePng(chunks: readonly Chunk[]): Uint8Array<ArrayBuffer> {
  const parts = [...chunks, { type: 'IEND', body: new Uint8Array() }].map(({ type, body }) => {
    const part = new Uint8Array(body.length + 12)
    const view = new DataView(part.buffer)
    view.setUint32(0, body.length)
    for (let at = 0; at < 4; at += 1) part[4 + at] = type.charCodeAt(at)
    part.set(body, 8)
    view.setUint32(body.length + 8, crc(part.subarray(4, body.length + 8)))
    return part
  })
  return joined([Uint8Array.from(SIGNATURE), ...parts])
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (CRC_TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
