/**
 * The last head of the public log that this device has seen. Another that does not continue it is never taken for it: then
 * entries were changed or taken out after this device had seen them.
 */
import { fromBase64 } from '../../../worker/contract/byte-text.ts'
import { verifyConsistency, type TreeHead } from '../../../worker/contract/transparency-log.ts'
import { askFor, findKept, keep } from './kept.ts'

export type LogSeen =
  { readonly continues: true; readonly size: number } | { readonly continues: false }

const HEAD = '/log/checkpoint'

/** Null when there is nothing to compare: no signal, no log yet, or an answer that is no log's. */
export async function compareLog(): Promise<LogSeen | null> {
  try {
    const text = await askFor(HEAD)
    const head = readHead(text)
    const kept = await findKept(HEAD)
    const before = readHead(kept ?? '')
    if (head === null) return null
    // A copy on the way may be older than what was seen: then that must continue it.
    const [older, newer] =
      before === null || before.size <= head.size ? [before, head] : [head, before]
    if (older !== null && older.size > 0) {
      const proof = older.size === newer.size ? [] : await askForProof(older.size, newer.size)
      if (!(await verifyConsistency(older, newer, proof))) return { continues: false }
    }
    if (newer === head) await keep(HEAD, text)
    return { continues: true, size: newer.size }
  } catch {
    return null
  }
}

async function askForProof(from: number, to: number) {
  // "Not found" is an answer too: a log without entries that it once had. Then there are no hashes that prove it.
  const text = await askFor(`/log/consistency/${from}/${to}`, 404)
  const hashes = text.match(/[A-Za-z0-9+/]{43}=/g) ?? []
  return hashes.map((hash) => fromBase64(hash) ?? new Uint8Array(0))
}

/** The three lines of a C2SP checkpoint's text: whose log, how many entries, the root in base64. */
function readHead(text: string): TreeHead | null {
  const [, size = '', hash = ''] = /^[^\n]+\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\n/.exec(text) ?? []
  const root = fromBase64(hash)
  return root === null || size === '' ? null : { size: Number(size), root }
}
