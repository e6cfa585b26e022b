/**
 * The signed head of a day: a C2SP signed note of the platform, in the store of files as `audit-heads/35.08/2026-11-22.txt` and
 * as a row. The file comes first and is never written over, so that a crash between them, or two runs at once, leave one head:
 * the file's. What stands in a file that does not fit the chain becomes no row; whoever checks the chain sees it.
 */
import { fromHex, toHex } from '../../contract/byte-text.ts'
import type { Allowed, Scope } from '../../core/access.ts'
import { instant, type DateOnly } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { readPlatformNotes, signPlatformNote, type NoteReader } from '../../certification/index.ts'
import { firstHash, type ChainEnd } from './chain-rules.ts'
import { addHead, findHead, hashesAt } from './store-chain.ts'

export type Head = ChainEnd & { readonly day: DateOnly }

/** The name of the key in heads of the log: `kelas-kader.go.id/audit`. */
function headKeyName(ctx: Pick<Context, 'origin'>): string {
  return `${new URL(ctx.origin).host}/audit`
}

/** The first line of a head: `kelas-kader.go.id/audit/35.08`. */
function headOrigin(ctx: Pick<Context, 'origin'>, chain: AreaCode): string {
  return `${headKeyName(ctx)}/${chain}`
}

export function headPrefix(chain: AreaCode): string {
  return `audit-heads/${chain}/`
}

export function headFile(chain: AreaCode, day: DateOnly): string {
  return `${headPrefix(chain)}${day}.txt`
}

/** Says whether the day has its head in both places. Keeps what is there: doing it again changes nothing. */
export async function keepHead(
  ctx: Context,
  by: Allowed<'audit.seal'>,
  { day, position, hash }: Head,
): Promise<boolean> {
  const chain = by.area
  if ((await findHead(ctx.db, by, chain, day)) !== null) return true
  const root = fromHex(hash)
  if (root === null) throw new Error('a hash of the chain is hex')
  const made = await signPlatformNote(ctx, headKeyName(ctx), {
    origin: headOrigin(ctx, chain),
    size: position,
    root,
    extensions: [day],
  })
  const note = await putFile(ctx, headFile(chain, day), made)
  const kept = await openHead(await readHeads(ctx), { ctx, chain, note })
  if (kept === null || kept.day !== day || !(await fits(ctx, by, chain, kept))) {
    ctx.log({ event: 'audit.headDiffers', requestId: ctx.requestId, chain, day })
    return false
  }
  await addHead(ctx.db, by, { ...kept, note }, instant(ctx.clock))
  return true
}

async function fits(ctx: Context, by: Scope, chain: AreaCode, head: Head): Promise<boolean> {
  if (head.position === 0) return head.hash === (await firstHash(chain))
  return (await hashesAt(ctx.db, by, chain, [head.position])).get(head.position) === head.hash
}

/** What is in the file afterwards: ours, or what was there before. */
async function putFile(ctx: Context, name: string, text: string): Promise<string> {
  const files = ctx.files()
  const put = await files.put(name, text, {
    onlyIf: { etagDoesNotMatch: '*' },
    httpMetadata: { contentType: 'text/plain; charset=utf-8' },
  })
  if (put !== null) return text
  const kept = await files.get(name)
  if (kept === null) throw new Error('a head that could not be written is there')
  return kept.text()
}

export function readHeads(ctx: Context): Promise<NoteReader> {
  return readPlatformNotes(ctx, headKeyName(ctx))
}

type Note = { readonly ctx: Context; readonly chain: AreaCode; readonly note: string }

/** Null unless the platform signed it for this chain. */
export async function openHead(
  reader: NoteReader,
  { ctx, chain, note }: Note,
): Promise<Head | null> {
  const found = await reader.open(note, headOrigin(ctx, chain))
  if (found === null) return null
  return { day: found.extensions[0] ?? '', position: found.size, hash: toHex(found.root) }
}
