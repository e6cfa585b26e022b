/**
 * Notes of other rooms under the platform's key: the heads of their own chains. The name of the key in them is not that of the
 * certificates' log, so that neither can pass for the other.
 */
import type { Bytes } from '../../contract/byte-text.ts'
import { ed25519Verify } from '../../contract/ed25519.ts'
import {
  checkpointText,
  openCheckpoint,
  signNote,
  verifierKey,
  type Checkpoint,
} from '../../contract/signed-note.ts'
import type { Context } from '../../core/context.ts'
import { listPublicKeys, PLATFORM, publicKeyOf, signingKey, wasWithdrawn } from '../keys/keys.ts'

export type PlatformNote = Checkpoint & {
  /** The lines behind the head's own. */
  readonly extensions: readonly string[]
}

/** `keyName` is that of the notes' kind. The whole signed note, with the line break at its end. */
export async function signPlatformNote(
  ctx: Context,
  keyName: string,
  { extensions, ...head }: PlatformNote,
): Promise<string> {
  const text = `${checkpointText(head)}${extensions.map((line) => `${line}\n`).join('')}`
  const key = await signingKey(ctx, PLATFORM)
  return signNote(text, { name: keyName, publicKey: key.publicKey }, (bytes) => key.sign(bytes))
}

export type NoteReader = {
  /** Null unless a key of the platform, of today or before, signed it for this origin. */
  open(note: string, origin: string): Promise<PlatformNote | null>
  /** The keys as other tools know them ("vkey"), newest first. */
  readonly keys: readonly string[]
}

/** A key that was declared compromised still opens what it signed: what such a note is worth, copies kept elsewhere say. */
export async function readPlatformNotes(ctx: Context, keyName: string): Promise<NoteReader> {
  const rows = await listPublicKeys(ctx, PLATFORM)
  const keys = rows.filter((row) => !wasWithdrawn(row)).map((row) => publicKeyOf(row))
  return {
    keys: await Promise.all(keys.map((publicKey) => verifierKey({ name: keyName, publicKey }))),
    async open(note, origin) {
      for (const publicKey of keys) {
        const found = await openedBy(publicKey)
        if (found !== null) return { ...found, extensions: extensionsOf(note) }
      }
      return null

      function openedBy(publicKey: Bytes): Promise<Checkpoint | null> {
        const key = { name: keyName, publicKey }
        return openCheckpoint(note, { origin, key, verify: ed25519Verify })
      }
    },
  }
}

/** Behind the three lines of the head, before the empty one; all of it is under the signature. */
function extensionsOf(note: string): string[] {
  return note.slice(0, note.lastIndexOf('\n\n')).split('\n').slice(3)
}
