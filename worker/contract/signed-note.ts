/**
 * Checkpoints of the log as signed notes (c2sp.org/signed-note, c2sp.org/tlog-checkpoint): plain text that can be written
 * down, mailed and compared, and that the tools of other logs read. Runs in the Worker and in browsers of 2018.
 */
import { fromBase64, fromHex, sameBytes, toBase64, toHex, utf8, type Bytes } from './byte-text.ts'
import type { Verify } from './ed25519.ts'
import type { TreeHead } from './transparency-log.ts'

/** Who signs: the log's name and its raw public key. */
export type NoteKey = { readonly name: string; readonly publicKey: Bytes }

export type Checkpoint = TreeHead & {
  /** The log's name: `sertifikat.example.go.id/log`. */
  readonly origin: string
}

/** Algorithm byte of Ed25519. */
const ED25519 = 1
const KEY_LENGTH = 32
const HASH_LENGTH = 32
const ID_LENGTH = 4
const SIGNATURE_LENGTH = 64
/** A name may hold neither spaces nor a plus. */
const NAME = /^[^\s+]+$/
const MAX_NOTE = 100_000
const MAX_SIGNATURES = 100
const SIGNATURE_MARK = '\u2014 '

/** The text of a checkpoint, of which the signature is over every byte. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/** The whole signed checkpoint, with the line break at its end. `sign` gives 64 bytes for the key's public half. */
export async function signCheckpoint(
  checkpoint: Checkpoint,
  key: NoteKey,
  sign: (bytes: Bytes) => Promise<Uint8Array>,
): Promise<string> {
  return signNote(checkpointText(checkpoint), key, sign)
}

/** The same for a checkpoint with lines of its own behind the three, which `openCheckpoint` passes over. */
export async function signNote(
  text: string,
  key: NoteKey,
  sign: (bytes: Bytes) => Promise<Uint8Array>,
): Promise<string> {
  if (!NAME.test(key.name) || readText(text) === null) throw new RangeError('not a checkpoint')
  const signature = await sign(utf8(text))
  const blob = Uint8Array.from([...(await keyId(key)), ...signature])
  return `${text}\n${SIGNATURE_MARK}${key.name} ${toBase64(blob)}\n`
}

/**
 * The checkpoint when this key signed it. Signatures of others (witnesses) are passed over. Null when it is no checkpoint, or
 * of a log with another origin, or not or wrongly signed.
 */
export async function openCheckpoint(
  note: string,
  { origin, key, verify }: { origin: string; key: NoteKey; verify: Verify },
): Promise<Checkpoint | null> {
  const parts = splitNote(note)
  const checkpoint = parts === null ? null : readText(parts.text)
  if (parts === null || checkpoint === null || checkpoint.origin !== origin) return null
  const id = await keyId(key)
  const bytes = utf8(parts.text)
  let signed = false
  for (const { name, blob } of parts.signatures) {
    if (name !== key.name || !sameBytes(blob.subarray(0, ID_LENGTH), id)) continue
    const signature = blob.slice(ID_LENGTH)
    if (signature.length !== SIGNATURE_LENGTH) return null
    if (!(await verify(key.publicKey, signature, bytes))) return null
    signed = true
  }
  return signed ? checkpoint : null
}

/** `<name>+<key id>+<key>`: the line by which other tools know the log's key ("vkey"). */
export async function verifierKey(key: NoteKey): Promise<string> {
  const typed = Uint8Array.from([ED25519, ...key.publicKey])
  return `${key.name}+${toHex(await keyId(key))}+${toBase64(typed)}`
}

/** Null unless it is an Ed25519 key under its own id. */
export async function readVerifierKey(line: string): Promise<NoteKey | null> {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(line) ?? []
  const typed = fromBase64(encoded)
  if (!NAME.test(name) || typed?.length !== KEY_LENGTH + 1 || typed[0] !== ED25519) return null
  const key = { name, publicKey: typed.slice(1) }
  return sameBytes(await keyId(key), fromHex(id) ?? new Uint8Array(0)) ? key : null
}

async function keyId({ name, publicKey }: NoteKey): Promise<Bytes> {
  const bytes = [...utf8(`${name}\n`), ED25519, ...publicKey]
  const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes))
  return new Uint8Array(digest).slice(0, ID_LENGTH)
}

type Signature = { readonly name: string; readonly blob: Bytes }
type Note = { readonly text: string; readonly signatures: readonly Signature[] }

function splitNote(note: string): Note | null {
  // No control characters but line breaks, as the format asks.
  if (note.length > MAX_NOTE || /[^\P{Cc}\n]/u.test(note)) return null
  const end = note.lastIndexOf('\n\n')
  if (end === -1 || !note.endsWith('\n')) return null
  const lines = note.slice(end + 2, -1).split('\n')
  if (lines.length > MAX_SIGNATURES) return null
  const signatures = lines.map(readSignature)
  const known = signatures.filter((signature) => signature !== null)
  if (known.length < signatures.length) return null
  return { text: note.slice(0, end + 1), signatures: known }
}

function readSignature(line: string): Signature | null {
  if (!line.startsWith(SIGNATURE_MARK)) return null
  const [name = '', encoded = '', ...more] = line.slice(SIGNATURE_MARK.length).split(' ')
  const blob = fromBase64(encoded)
  if (!NAME.test(name) || more.length > 0 || blob === null || blob.length <= ID_LENGTH) return null
  return { name, blob }
}

/** Lines after the third are extensions, of which ours has none and others' are passed over. */
function readText(text: string): Checkpoint | null {
  if (!text.endsWith('\n')) return null
  const [origin = '', size = '', encoded = '', ...extensions] = text.slice(0, -1).split('\n')
  const root = fromBase64(encoded)
  if (origin === '' || !/^(?:0|[1-9]\d*)$/.test(size) || root?.length !== HASH_LENGTH) return null
  if (!Number.isSafeInteger(Number(size)) || extensions.includes('')) return null
  return { origin, size: Number(size), root }
}
