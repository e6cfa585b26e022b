/**
 * The attendance sheets that were signed by hand, as photos and scans. The bytes are stored before the row: what has a row can be
 * fetched. The same bytes for the same meeting are one file, so that an upload can be sent again after a broken connection.
 */
import { isActivePdf } from '../contract/active-pdf.ts'
import { evidenceType } from '../contract/evidence-type.ts'
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import {
  MAX_SHEET_BYTES,
  MAX_SHEET_FILES,
  type listSheetFiles as listCall,
  type removeSheetFile as removeCall,
  type SheetFile,
} from '../contract/meeting-files.ts'
import { allow } from '../core/access.ts'
import { readBody } from '../core/body.ts'
import { instant } from '../core/clock.ts'
import { commit, noteLook } from '../core/commit.ts'
import { whoActs, type Context } from '../core/context.ts'
import { downloadHeaders, fileName } from '../core/file-name.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import { sha256 } from '../core/sha256.ts'
import { getOwnRow } from './show-meeting.ts'
import * as store from './store-files.ts'

type Place = { readonly area: AreaCode; readonly meetingId: string }

export async function listSheetFiles(
  ctx: Context,
  { area, meetingId }: InputOf<typeof listCall>,
): Promise<ReplyOf<typeof listCall>> {
  const scope = allow(ctx, 'attendance.readFile', area)
  await getOwnRow(ctx, scope, area, meetingId)
  return { files: (await store.listFiles(ctx.db, scope, meetingId)).map(asFile) }
}

/**
 * Refuses BODY_TOO_LARGE beyond 10 MB, EVIDENCE_INVALID for anything but PDF, JPEG and PNG (`why` TYPE), for a PDF that runs something
 * (ACTIVE) or when the meeting has its 40 files (SHEETS_FULL), NOT_FOUND for a meeting that is not the area's own.
 */
export async function putSheetFile(
  ctx: Context,
  { area, meetingId, name }: Place & { readonly name: string },
  request: Request,
): Promise<SheetFile> {
  const by = allow(ctx, 'attendance.addFile', area)
  await getOwnRow(ctx, by, area, meetingId)
  const body = await readBody(request, MAX_SHEET_BYTES)
  const bytes = new Uint8Array(await body.arrayBuffer())
  const type = evidenceType(bytes)
  if (type === null) throw new Refusal('EVIDENCE_INVALID', { why: 'TYPE' })
  if (type === 'application/pdf' && (await isActivePdf(bytes)))
    throw new Refusal('EVIDENCE_INVALID', { why: 'ACTIVE' })

  const hash = await sha256(bytes)
  const before = await store.findFileByHash(ctx.db, by, meetingId, hash)
  if (before !== null) return asFile(before)
  const file = {
    id: ctx.ids.uuid(),
    name: fileName(name, type, 'daftar-hadir'),
    type,
    bytes: bytes.length,
    sha256: hash,
    uploadedAt: instant(ctx.clock),
    uploadedByName: ctx.actor.kind === 'staff' ? ctx.actor.name : '',
  }
  await ctx.files().put(fileKey(file.id), bytes, { httpMetadata: { contentType: type } })
  const entry = {
    entity: 'meetingFile',
    entityId: file.id,
    detail: { meeting: meetingId, bytes: bytes.length, sha256: hash },
  }
  await commit(ctx, by, entry, [store.putFile(meetingId, file, whoActs(ctx), MAX_SHEET_FILES)])
  const stored = await store.findFileByHash(ctx.db, by, meetingId, hash)
  // Full, or sent twice at once: this copy is nobody's.
  if (stored?.id !== file.id) await ctx.files().delete(fileKey(file.id))
  if (stored !== null) return asFile(stored)
  throw new Refusal('EVIDENCE_INVALID', { why: 'SHEETS_FULL', limit: MAX_SHEET_FILES })
}

/** Refuses NOT_FOUND for one of another meeting or area, and one that was taken away. A look at it is written into the log. */
export async function readSheetFile(
  ctx: Context,
  { area, meetingId, fileId }: Place & { readonly fileId: string },
): Promise<Response> {
  const by = allow(ctx, 'attendance.readFile', area)
  await getOwnRow(ctx, by, area, meetingId)
  const file = await store.findFile(ctx.db, by, meetingId, fileId)
  if (file === null || file.removedAt !== null) throw new Refusal('NOT_FOUND')
  const stored = await ctx.files().get(fileKey(file.id))
  if (stored === null) throw new Refusal('NOT_FOUND')
  await noteLook(ctx, by, {
    entity: 'meetingFile',
    entityId: fileId,
    detail: { meeting: meetingId },
  })
  return new Response(stored.body, { headers: downloadHeaders(file.name, file.type, file.bytes) })
}

/** A repeat changes nothing. The bytes stay: they are evidence of what was once shown. */
export async function removeSheetFile(
  ctx: Context,
  { area, meetingId, fileId }: InputOf<typeof removeCall>,
): Promise<ReplyOf<typeof removeCall>> {
  const by = allow(ctx, 'attendance.removeFile', area)
  await getOwnRow(ctx, by, area, meetingId)
  const file = await store.findFile(ctx.db, by, meetingId, fileId)
  if (file === null) throw new Refusal('NOT_FOUND')
  if (file.removedAt === null) {
    const entry = { entity: 'meetingFile', entityId: fileId, detail: { meeting: meetingId } }
    await commit(ctx, by, entry, [store.markRemoved(fileId, instant(ctx.clock), whoActs(ctx))])
  }
  return { removed: true }
}

/** Where the bytes are in the file store. */
export function fileKey(id: string): string {
  return `attendance/${id}`
}

function asFile({ uploadedByName, ...file }: store.SheetRow): SheetFile {
  return { ...file, uploadedBy: uploadedByName }
}
