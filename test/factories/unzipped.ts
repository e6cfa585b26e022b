/** The files of a ZIP that only stores, by its central directory (APPNOTE 4.3.12); throws when a checksum is wrong. */
import { crc32 } from 'node:zlib'

export function unzipped(zip: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  let end = zip.length - 22
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1
  const files = new Map<string, Uint8Array>()
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error('no entry where one should be')
    const flags = view.getUint16(at + 8, true)
    const [size, nameLength] = [view.getUint32(at + 24, true), view.getUint16(at + 28, true)]
    const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + nameLength))
    const local = view.getUint32(at + 42, true)
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const bytes = zip.subarray(start, start + size)
    if (view.getUint16(at + 10, true) !== 0) throw new Error(`${name} is not stored`)
    if ((flags & 0x0800) === 0) throw new Error(`${name} is not said to be in UTF-8`)
    if (crc32(bytes) !== view.getUint32(at + 16, true)) throw new Error(`${name} is damaged`)
    files.set(name, bytes)
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return files
}
