/**
 * The public log of certificates as anyone can check it: the Merkle tree of RFC 6962 with the proof checks of RFC 9162, and
 * its signed head, a C2SP checkpoint (c2sp.org/tlog-checkpoint in a c2sp.org/signed-note). Runs in the Worker and in browsers
 * of 2018. Making proofs out of stored hashes is `certification/log-tree.ts`.
 */
import { sameBytes, toHex, utf8, type Bytes } from './byte-text.ts'

export const LOG_EVENTS = ['issue', 'replace', 'revoke'] as const

export type LogEntry = {
  /** UTC: `2026-11-21T08:30:00.000Z`. */
  readonly time: string
  readonly event: (typeof LOG_EVENTS)[number]
  /** SHA-256 of the certificate's id, 64 hex digits: a plain id would open `/c/<id>.json`, and with it the name. */
  readonly id: string
  /** Its place in the status list `/status/<list>`: `35.08/1`. */
  readonly list: string
  readonly index: number
  /** SHA-256 of the credential's JSON without its `proof`, 64 hex digits: it stays true when it is signed anew. */
  readonly hash: string
}

/** The leaf's bytes as text, in one fixed form. No names and no verification codes: a log cannot forget. */
export function leafText(entry: LogEntry): string {
  const { time, event, id, list, index, hash } = entry
  return JSON.stringify({ v: 1, time, event, id, list, index, hash })
}

/** Null for anything but what `leafText` writes. */
export function readLeaf(text: string): LogEntry | null {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof read !== 'object' || read === null) return null
  // Safe: each field is looked at below.
  const { time, event, id, list, index, hash } = read as Record<string, unknown>
  const known = LOG_EVENTS.find((one) => one === event)
  if (known === undefined || typeof time !== 'string' || typeof id !== 'string') return null
  if (typeof list !== 'string' || typeof hash !== 'string' || typeof index !== 'number') return null
  const entry = { time, event: known, id, list, index, hash }
  const isWhole = Number.isSafeInteger(index) && index >= 0
  return isWhole && /^[0-9a-f]{64}$/.test(hash) && leafText(entry) === text ? entry : null
}

/** `LogEntry.id` of a certificate. */
export async function loggedId(certificateId: string): Promise<string> {
  return toHex(await sha256(utf8(certificateId)))
}

/** `LogEntry.hash` of a signed credential as it is served. Throws for what is no JSON object. */
export async function loggedHash(document: string): Promise<string> {
  // Safe: an object of JSON, of which one property is left out.
  const { proof: _, ...unsigned } = JSON.parse(document) as Record<string, unknown>
  return toHex(await sha256(utf8(JSON.stringify(unsigned))))
}

const HASH_LENGTH = 32

/** SHA-256 of 0x00 and the entry (RFC 6962 section 2.1). */
export function leafHash(entry: Uint8Array): Promise<Bytes> {
  return sha256([0], entry)
}

/** SHA-256 of 0x01 and both children. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Promise<Bytes> {
  return sha256([1], left, right)
}

/** Of a tree without leaves. */
export function emptyRoot(): Promise<Bytes> {
  return sha256()
}

async function sha256(...parts: ArrayLike<number>[]): Promise<Bytes> {
  const joined = new Uint8Array(parts.reduce((total, part) => total + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined))
}

/** The head of a tree with these leaf hashes (Merkle Tree Hash, RFC 6962 section 2.1). */
export async function rootOf(leaves: readonly Bytes[]): Promise<Bytes> {
  const [first] = leaves
  if (first === undefined) return emptyRoot()
  if (leaves.length === 1) return first
  const split = largestPowerBelow(leaves.length)
  return nodeHash(await rootOf(leaves.slice(0, split)), await rootOf(leaves.slice(split)))
}

/** The largest power of two smaller than `size`, which is 2 or more: where RFC 6962 splits a tree. */
export function largestPowerBelow(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

/** Whether the leaf is number `index` (from 0) of the tree with this head (RFC 9162 section 2.1.3.2). */
export async function verifyInclusion(
  leaf: Bytes,
  index: number,
  size: number,
  proof: readonly Bytes[],
  root: Bytes,
): Promise<boolean> {
  if (!areCounts(index, size) || index >= size || !areHashes([leaf, root, ...proof])) return false
  let node = index
  let last = size - 1
  let hash = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = await nodeHash(sibling, hash)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      hash = await nodeHash(hash, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && sameBytes(hash, root)
}

export type TreeHead = { readonly size: number; readonly root: Bytes }

/** Whether the newer tree holds all of the older one, unchanged and in its order (RFC 9162 section 2.1.4.2). */
export async function verifyConsistency(
  older: TreeHead,
  newer: TreeHead,
  proof: readonly Bytes[],
): Promise<boolean> {
  if (!areCounts(older.size, newer.size) || older.size > newer.size) return false
  if (!areHashes([older.root, newer.root, ...proof])) return false
  if (older.size === newer.size) return proof.length === 0 && sameBytes(older.root, newer.root)
  if (older.size === 0) return proof.length === 0 && sameBytes(older.root, await emptyRoot())

  let node = older.size - 1
  let last = newer.size - 1
  while (node % 2 === 1) [node, last] = [half(node), half(last)]
  // A whole subtree proves itself: then its head is the first of the path.
  const [first, ...rest] = node === 0 ? [older.root, ...proof] : proof
  if (first === undefined) return false
  let oldHash = first
  let newHash = first
  for (const sibling of rest) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      oldHash = await nodeHash(sibling, oldHash)
      newHash = await nodeHash(sibling, newHash)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      newHash = await nodeHash(newHash, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  return last === 0 && sameBytes(oldHash, older.root) && sameBytes(newHash, newer.root)
}

// Not by shifting: sizes come from outside and may need more than 32 bits.
function half(count: number): number {
  return Math.floor(count / 2)
}

function areCounts(...counts: readonly number[]): boolean {
  return counts.every((count) => Number.isSafeInteger(count) && count >= 0)
}

function areHashes(hashes: readonly Bytes[]): boolean {
  return hashes.every((hash) => hash.length === HASH_LENGTH)
}
