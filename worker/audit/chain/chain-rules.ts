/**
 * The log as a chain of hashes: what an entry is hashed as, to which chain it belongs, and what is wrong with a stretch of it.
 * hash(n) = SHA-256( hash(n-1) ‖ entry(n) ), where hash(0) is the SHA-256 of `kelas-kader/audit-chain/v1/<chain>` and an entry
 * is the UTF-8 of a JSON array of its ten columns in the order of `entryText`: RFC 8785 for texts and nulls, so that anybody
 * makes the same bytes. Whoever changes, removes or reorders sealed entries changes every hash behind, and so does who puts a link
 * between. A false entry with an older moment is sealed at the end like a late one; it is found by the heads, which were signed
 * without it (`listLate`). Of the day that is not signed yet nothing tells.
 */
import type { ChainFault } from '../../contract/audit-chain.ts'
import { fromHex, toHex, utf8, type Bytes } from '../../contract/byte-text.ts'
import { districtOf, levelOf, NATION, type AreaCode } from '../../core/region-code.ts'

/** An entry with everything that the log keeps of it. */
export type SealedEntry = {
  readonly id: string
  readonly at: string
  readonly requestId: string
  readonly actorKind: string
  readonly actorId: string | null
  readonly areaCode: string
  readonly action: string
  readonly entity: string
  readonly entityId: string
  readonly detail: string
}

export type ChainEnd = { readonly position: number; readonly hash: string }

export type LinkRow = ChainEnd & {
  readonly sealedAt: string
  /** Null when the log has it no more. */
  readonly entry: SealedEntry | null
}

/** `35.08` for all at and below it; what lies above the districts is one chain, `ID`. */
export function chainOf(area: AreaCode): AreaCode {
  const level = levelOf(area)
  return level === 'nation' || level === 'province' ? NATION : districtOf(area)
}

export function entryText(entry: SealedEntry): string {
  const { id, at, requestId, actorKind, actorId, areaCode, action, entity, entityId, detail } =
    entry
  return JSON.stringify([
    id,
    at,
    requestId,
    actorKind,
    actorId,
    areaCode,
    action,
    entity,
    entityId,
    detail,
  ])
}

/** Before the first link, hex. */
export async function firstHash(chain: AreaCode): Promise<string> {
  return digest(utf8(`kelas-kader/audit-chain/v1/${chain}`))
}

/** Hex. */
export async function hashAfter(before: string, entry: SealedEntry): Promise<string> {
  const last = fromHex(before)
  if (last === null) return ''
  return digest(Uint8Array.from([...last, ...utf8(entryText(entry))]))
}

async function digest(bytes: Bytes): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

/** What is wrong, in the order of places; `after` is the stored end of the stretch before, null when it is missing itself. */
export async function judgeLinks(
  first: number,
  after: string | null,
  rows: readonly LinkRow[],
  next: LinkRow | undefined,
): Promise<Omit<ChainFault, 'day'>[]> {
  const faults: Omit<ChainFault, 'day'>[] = []
  const changed: { row: LinkRow; before: string; fault: number }[] = []
  let before = after
  let expected = first
  for (const [index, row] of rows.entries()) {
    if (row.position > expected) {
      faults.push({ kind: 'LINK_MISSING', position: expected, until: row.position - 1 })
      before = null
    }
    if (row.entry === null) {
      faults.push({ kind: 'ENTRY_REMOVED', position: row.position, until: row.position })
    } else if (before !== null) {
      const made = await hashAfter(before, row.entry)
      if (made !== row.hash) {
        const follower = rows[index + 1] ?? next
        const kind = (await continues(made, row, follower)) ? 'LINK_CHANGED' : 'ENTRY_CHANGED'
        if (kind === 'ENTRY_CHANGED') changed.push({ row, before, fault: faults.length })
        faults.push({ kind, position: row.position, until: row.position })
        // The entry is whole and its hash was written over: what follows is held to what it should be.
        if (kind === 'LINK_CHANGED') {
          before = made
          expected = row.position + 1
          continue
        }
      }
    }
    before = row.hash
    expected = row.position + 1
  }
  for (const { fault, row } of await swapped(changed)) {
    faults[fault] = { kind: 'ENTRY_SWAPPED', position: row.position, until: row.position }
  }
  return faults
}

/** A district's clock may be moved by an hour or two, and an entry is written a little after its moment. */
const LATEST = 3 * 3_600_000

/**
 * Entries behind a head that are from before the end of its day: the head is signed once all of that day is sealed. `heads`: the
 * moment at which each one's day ended, in ms, by their places.
 */
export function listLate(
  rows: readonly LinkRow[],
  heads: readonly { readonly position: number; readonly endedAt: number }[],
): Omit<ChainFault, 'day'>[] {
  return rows.flatMap(({ position, entry }) => {
    if (entry === null) return []
    const signed = Math.max(
      ...heads.filter((head) => head.position < position).map(({ endedAt }) => endedAt),
    )
    const at = Math.min(timeOf(entry.id), Date.parse(entry.at))
    return at < signed - LATEST ? [{ kind: 'ENTRY_LATE', position, until: position }] : []
  })
}

/** The first 48 bits of a UUIDv7. */
function timeOf(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
}

/** Whether the next link was made on what this one should be, so that only its own hash was touched. */
async function continues(
  made: string,
  { position }: LinkRow,
  follower: LinkRow | undefined,
): Promise<boolean> {
  if (follower?.position !== position + 1 || follower.entry === null) return false
  return (await hashAfter(made, follower.entry)) === follower.hash
}

const MOST_COMPARED = 40

/** Those whose place fits the entry of another that does not fit either: nothing was changed but the order. */
async function swapped<Each extends { readonly row: LinkRow; readonly before: string }>(
  changed: readonly Each[],
): Promise<Each[]> {
  const found: Each[] = []
  const some = changed.slice(0, MOST_COMPARED)
  for (const each of some) {
    for (const { row } of some) {
      if (row.entry === null || row.position === each.row.position) continue
      if ((await hashAfter(each.before, row.entry)) !== each.row.hash) continue
      found.push(each)
      break
    }
  }
  return found
}
