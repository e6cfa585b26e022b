/** Bytes of a text file as people have it: UTF-8 or UTF-16 with or without their mark, else windows-1252. */

/** Never fails: what is no UTF is read as windows-1252, which gives every byte a character. */
export function decodeText(bytes: Uint8Array): string {
  const utf16 = utf16Of(bytes)
  if (utf16 !== null) return new TextDecoder(utf16).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [one, two, three, four] = bytes
  if (one === 0xff && two === 0xfe) return 'utf-16le'
  if (one === 0xfe && two === 0xff) return 'utf-16be'
  // Without a mark: two Latin letters have their zero bytes on one side.
  if (one !== 0 && two === 0 && three !== 0 && four === 0) return 'utf-16le'
  if (one === 0 && two !== 0 && three === 0 && four !== 0) return 'utf-16be'
  return null
}
