/**
 * Opens an archive: everything in it is checked once, before a single certificate is. What is wrong with the archive itself is
 * a fault; certificates that stand on it are then unproven, and none of them is called valid.
 */
import { toHex, utf8, type Bytes } from '../../../worker/contract/byte-text.ts'
import type { Verify } from '../../../worker/contract/ed25519.ts'
import { openCheckpoint } from '../../../worker/contract/signed-note.ts'
import {
  leafHash,
  readLeaf,
  rootOf,
  type LogEntry,
} from '../../../worker/contract/transparency-log.ts'
import { verifyCredential } from '../../../worker/certification/credential/proof.ts'
import { decodeList, isSet } from '../../../worker/certification/credential/status-list.ts'
import type { ArchiveData } from './data.ts'
import { countsAt, readTrust, type Trust, type TrustedKey } from './trust.ts'

export const FAULTS = [
  'ROOT_WRONG',
  'LOG_HEAD_WRONG',
  'LOG_ENTRIES_WRONG',
  'STATUS_WRONG',
  'STATUS_OLDER_THAN_LOG',
] as const
export type Fault = {
  readonly what: (typeof FAULTS)[number]
  /** A status list: `35.08/1`; empty for the archive as a whole. */
  readonly where: string
  /** As of when that list is; null where no date helps. */
  readonly at: string | null
}

export type Placed = LogEntry & { readonly position: number }

export type StatusList = {
  readonly isRevoked: (index: number) => boolean
  /** As of when, as the list itself says. */
  readonly at: string
  readonly isVouched: boolean
}

export type Archive = {
  readonly made: string
  readonly area: ArchiveData['area']
  readonly trust: Trust
  /** By `35.08/1`. */
  readonly lists: ReadonlyMap<string, StatusList>
  readonly log: {
    readonly size: number
    /** Of the newest entry; null of an empty log. */
    readonly at: string | null
    /** Whether the head is signed, and by a key that counts, and is of these entries. */
    readonly isWhole: boolean
    readonly isVouched: boolean
    /** By `35.08/1#94567`, in their order. */
    readonly byPlace: ReadonlyMap<string, readonly Placed[]>
  }
  readonly faults: readonly Fault[]
  readonly verify: Verify
}

export type Progress = (done: number, total: number) => void

/** Null for an archive without an issuer list that can be read. */
export async function openArchive(
  data: ArchiveData,
  verify: Verify,
  onProgress: Progress = () => undefined,
): Promise<Archive | null> {
  const trust = await readTrust(data, verify)
  if (trust === null) return null
  const faults: Fault[] = []
  if (trust.root.state === 'wrong') faults.push({ what: 'ROOT_WRONG', where: '', at: null })
  const log = await openLog(data, trust, verify, onProgress)
  if (log.fault !== null) faults.push({ what: log.fault, where: '', at: log.at })
  const lists = new Map<string, StatusList>()
  for (const text of data.statusLists) {
    const opened = await openList(text, trust, verify)
    const { where, list } = opened
    if (list === null) faults.push({ what: 'STATUS_WRONG', where, at: null })
    else lists.set(where, list)
  }
  for (const [where, list] of lists) {
    if (isBehind(where, list, log.byPlace)) {
      faults.push({ what: 'STATUS_OLDER_THAN_LOG', where, at: list.at })
    }
  }
  const { made, area } = data
  return { made, area, trust, lists, log, faults, verify }
}

async function openLog(
  { checkpoint, entries }: ArchiveData,
  { origin, issuers }: Trust,
  verify: Verify,
  onProgress: Progress,
) {
  const leaves = entries === '' ? [] : entries.trimEnd().split('\n')
  const hashes: Bytes[] = []
  const byPlace = new Map<string, Placed[]>()
  let newest = ''
  let isReadable = true
  for (const [position, leaf] of leaves.entries()) {
    hashes.push(await leafHash(utf8(leaf)))
    const entry = readLeaf(leaf)
    if (entry === null) isReadable = false
    else {
      const place = `${entry.list}#${entry.index}`
      byPlace.set(place, [...(byPlace.get(place) ?? []), { ...entry, position }])
      if (entry.time > newest) newest = entry.time
    }
    if (position % 500 === 0) onProgress(position, leaves.length)
  }
  const at = newest === '' ? null : newest
  const name = `${new URL(origin).host}/log`
  const keys = issuers.get('platform')?.keys ?? []
  for (const key of keys.filter(({ stolen }) => stolen === undefined)) {
    const note = { origin: name, key: { name, publicKey: key.publicKey }, verify }
    const head = await openCheckpoint(checkpoint, note)
    if (head === null) continue
    const isSame =
      isReadable && head.size === leaves.length && toHex(head.root) === toHex(await rootOf(hashes))
    const fault = isSame ? null : ('LOG_ENTRIES_WRONG' as const)
    return {
      size: head.size,
      at,
      isWhole: isSame,
      isVouched: key.isVouched,
      byPlace,
      fault,
    }
  }
  const fault = 'LOG_HEAD_WRONG' as const
  return { size: leaves.length, at, isWhole: false, isVouched: false, byPlace, fault }
}

type Opened = { readonly where: string; readonly list: StatusList | null }

async function openList(text: string, trust: Trust, verify: Verify): Promise<Opened> {
  const document = readObject(text)
  const id = String(document?.['id'])
  const [, issuer = '', number = ''] =
    /^(\d\d\.\d\d)\/([1-9]\d{0,3})$/.exec(id.replace(`${trust.origin}/status/`, '')) ?? []
  const where = `${issuer}/${number}`
  const signed = signerOf(document)
  const key = trust.issuers.get(issuer)?.keys.find(({ kid }) => kid === signed?.kid)
  if (document === null || signed === null || key === undefined || key.stolen !== undefined) {
    return { where, list: null }
  }
  const isSigned = countsAt(key, signed.created) && (await isBy(document, key, verify))
  const subject = document['credentialSubject']
  const encoded = isObject(subject) ? subject['encodedList'] : null
  const bits = isSigned && typeof encoded === 'string' ? await decodeList(encoded) : null
  if (bits === null) return { where, list: null }
  const at = String(document['validFrom'])
  return { where, list: { isRevoked: (index) => isSet(bits, index), at, isVouched: key.isVouched } }
}

/** The log knows of something taken back that this list does not. */
function isBehind(
  where: string,
  list: StatusList,
  byPlace: ReadonlyMap<string, readonly Placed[]>,
): boolean {
  for (const [place, entries] of byPlace) {
    const [of = '', index = ''] = place.split('#')
    const isTakenBack = entries.some(({ event }) => event !== 'issue')
    if (of === where && isTakenBack && !list.isRevoked(Number(index))) return true
  }
  return false
}

export function isBy(document: unknown, key: TrustedKey, verify: Verify): Promise<boolean> {
  return verifyCredential(document, key.publicKey, verify)
}

/** Which key a document says that it is signed by, and when; nothing of it is proven by this. */
export function signerOf(
  document: Readonly<Record<string, unknown>> | null,
): { readonly kid: string; readonly did: string; readonly created: string } | null {
  const proofs = document?.['proof']
  const proof: unknown = Array.isArray(proofs) ? proofs[0] : null
  if (!isObject(proof)) return null
  const { verificationMethod, created } = proof
  if (typeof verificationMethod !== 'string' || typeof created !== 'string') return null
  if (Number.isNaN(Date.parse(created))) return null
  const [did = '', kid = ''] = verificationMethod.split('#')
  return { kid, did, created }
}

export function readObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const read: unknown = JSON.parse(text)
    return isObject(read) ? read : null
  } catch {
    return null
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
