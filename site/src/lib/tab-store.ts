/**
 * What a page keeps over a reload, in this tab only: `sessionStorage` is gone when the tab is closed, so no list of names stays
 * behind on a shared computer.
 */

export function drop(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Storage switched off: nothing was kept.
  }
}

/** False when it is too much, or storage is switched off; then nothing is kept under the key. */
export function put(key: string, text: string): boolean {
  try {
    sessionStorage.setItem(key, text)
    return true
  } catch {
    drop(key)
    return false
  }
}

export function get(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

/** A text as less of it. */
export async function pack(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  }
  return btoa(binary)
}

export async function unpack(packed: string): Promise<string> {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(stream).text()
}
