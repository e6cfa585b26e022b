/** Bytes as the base64 text that uploads carry. */

/** `btoa` takes no array, and an argument list has its limit. */
const PIECE = 0x8000

export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  }
  return btoa(text)
}
