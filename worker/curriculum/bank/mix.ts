/** A number from a text that is the same everywhere: for orders that mean nothing, and to know a question again. Pure. */

/** FNV-1a, 32 bits, with the last mix of MurmurHash3: neighbours in the alphabet are none here. */
export function mixOf(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
