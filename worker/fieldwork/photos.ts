/**
 * A photo beside an assessment, without faces as the trainer says: taken while her district takes any, put there once however often
 * it is sent, seen by who reads practice, and removed with its bytes. The row is written before the bytes: there are no bytes without
 * a row, so that none is forgotten.
 */
import { correctedAt } from '../contract/attendance-rules.ts'
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type { PracticePhoto } from '../contract/fieldwork.ts'
import { readPhoto, type PhotoFacts } from '../contract/practice-photo-rules.ts'
import type {
  addPracticePhoto as addCall,
  removePracticePhoto as removeCall,
} from '../contract/practice-photos.ts'
import { allow, areasOf, type Scope } from '../core/access.ts'
import { dateIn, instant } from '../core/clock.ts'
import { commit, noteLook } from '../core/commit.ts'
import { whoActs, type Context } from '../core/context.ts'
import { downloadHeaders } from '../core/file-name.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, isWithin, type AreaCode } from '../core/region-code.ts'
import { sha256 } from '../core/sha256.ts'
import { getDistrict } from '../regions/index.ts'
import { listErased, listStanding, viewFrom } from '../roster/index.ts'
import * as store from './store-photos.ts'

/** Where the bytes are in the file store. */
export const photoKey = (id: string): string => `practice/${id}`

/**
 * Refuses PHOTO_INVALID (`why` as `PhotoFault` says), PHOTOS_OFF for one taken while the district took none, NOT_FOUND for an
 * assessment that another made, that was taken back or is not of the area, CONFLICT when it has a photo or the id is another's,
 * OTHER_PERSON as the contract says.
 */
export async function addPracticePhoto(
  ctx: Context,
  { area, owner, id, assessmentId, at, now, base64 }: InputOf<typeof addCall>,
): Promise<ReplyOf<typeof addCall>> {
  const by = allow(ctx, 'practice.addPhoto', area)
  const addedBy = whoActs(ctx)
  // Between two requests of a phone another may sign in on it.
  if (owner !== addedBy) throw new Refusal('OTHER_PERSON')
  const bytes = bytesOf(base64)
  const facts = factsOf(bytes)
  const hash = await sha256(bytes)
  const photo: store.PhotoRow = {
    ...facts,
    id,
    assessmentId,
    districtCode: districtOf(area),
    bytes: bytes.length,
    sha256: hash,
    ...moments(ctx, at, now),
    addedBy,
    addedByName: ctx.actor.kind === 'staff' ? ctx.actor.name : '',
  }
  if (await isRepeat(ctx, photo)) return again(ctx, photo, bytes)
  const state = await store.findSwitch(ctx.db, photo.districtCode, photo.takenAt)
  if (state?.isOn !== 1) throw new Refusal('PHOTOS_OFF')
  const view = await viewFrom(ctx, area)
  const about = await store.findOwnAssessment(ctx.db, by, assessmentId, addedBy)
  if (about === null || !(await listStanding(ctx, by, view, [about.cadreId])).has(about.cadreId)) {
    throw new Refusal('NOT_FOUND')
  }
  // So that it leaves the phone.
  if ((await listErased(ctx, by, [about.cadreId])).size > 0) return { id, status: 'duplicate' }
  const detail = { assessment: assessmentId, bytes: photo.bytes, sha256: hash }
  const entry = { entity: 'practicePhoto', entityId: id, detail }
  if (!(await commit(ctx, by, entry, [store.addPhoto(photo)])).applied) {
    // The same photo, sent twice at once, or another one beside it.
    if (await isRepeat(ctx, photo)) return again(ctx, photo, bytes)
    throw new Refusal('CONFLICT')
  }
  await putBytes(ctx, photo, bytes)
  return { id, status: 'applied' }
}

function factsOf(bytes: Uint8Array): PhotoFacts {
  const facts = readPhoto(bytes)
  if (typeof facts === 'string') throw new Refusal('PHOTO_INVALID', { why: facts })
  return facts
}

function moments({ clock }: Context, at: number, phoneNow: number) {
  const receivedAt = instant(clock)
  const moment = correctedAt(at, phoneNow, Date.parse(receivedAt))
  if (moment === null) throw new Refusal('INPUT_INVALID')
  return { takenAt: new Date(moment).toISOString(), receivedAt }
}

/** Refuses CONFLICT when the id is there with anything else behind it. */
async function isRepeat(ctx: Context, photo: store.PhotoRow): Promise<boolean> {
  const known = await store.findById(ctx.db, photo.id)
  if (known === null) return false
  const isSame = (['assessmentId', 'districtCode', 'addedBy', 'sha256'] as const).every(
    (field) => known[field] === photo[field],
  )
  if (!isSame) throw new Refusal('CONFLICT')
  return true
}

/** The first time may have ended between row and bytes. */
async function again(
  ctx: Context,
  photo: store.PhotoRow,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<ReplyOf<typeof addCall>> {
  if ((await ctx.files().head(photoKey(photo.id))) === null) await putBytes(ctx, photo, bytes)
  return { id: photo.id, status: 'duplicate' }
}

/** Whoever removes it meanwhile finds no bytes yet: they are taken away here then. */
async function putBytes(
  ctx: Context,
  { id, type }: store.PhotoRow,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const isKept = async () => (await store.findById(ctx.db, id))?.removedAt === null
  if (!(await isKept())) return
  await ctx.files().put(photoKey(id), bytes, { httpMetadata: { contentType: type } })
  if (!(await isKept())) await ctx.files().delete(photoKey(id))
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    throw new Refusal('PHOTO_INVALID', { why: 'TYPE' })
  }
}

type Place = { readonly area: AreaCode; readonly photoId: string }

/** Refuses NOT_FOUND for one of somebody whom the area may not see, and one that was removed. A look at it is written into the log. */
export async function readPracticePhoto(ctx: Context, { area, photoId }: Place): Promise<Response> {
  const by = allow(ctx, 'practice.readPhoto', area)
  const photo = await getPhoto(ctx, by, area, photoId)
  if (photo.removedAt !== null) throw new Refusal('NOT_FOUND')
  const stored = await ctx.files().get(photoKey(photo.id))
  if (stored === null) throw new Refusal('NOT_FOUND')
  const detail = { assessment: photo.assessmentId, cadreId: photo.entryId }
  await noteLook(ctx, by, { entity: 'practicePhoto', entityId: photo.id, detail })
  const { timeZone } = await getDistrict(ctx, photo.districtCode)
  const ending = photo.type === 'image/jpeg' ? 'jpg' : 'webp'
  const name = `foto-praktik-${dateIn(timeZone, photo.takenAt)}.${ending}`
  return new Response(stored.body, { headers: downloadHeaders(name, photo.type, photo.bytes) })
}

/** Refuses NOT_ALLOWED for somebody else's, unless the office of the district asks. A repeat changes nothing. */
export async function removePracticePhoto(
  ctx: Context,
  { area, photoId }: InputOf<typeof removeCall>,
): Promise<ReplyOf<typeof removeCall>> {
  const by = allow(ctx, 'practice.removePhoto', area)
  const photo = await getPhoto(ctx, by, area, photoId)
  if (photo.removedAt === null) {
    if (!mayRemove(ctx, photo)) throw new Refusal('NOT_ALLOWED')
    const detail = { assessment: photo.assessmentId }
    const entry = { entity: 'practicePhoto', entityId: photo.id, detail }
    const removal = { at: instant(ctx.clock), by: whoActs(ctx) }
    await commit(ctx, by, entry, [store.markRemoved([photo.id], removal)])
  }
  await ctx.files().delete(photoKey(photo.id))
  return { removed: true }
}

async function getPhoto(
  ctx: Context,
  scope: Scope,
  area: AreaCode,
  id: string,
): Promise<store.PhotoOfRow> {
  const view = await viewFrom(ctx, area)
  const photo = await store.findPhoto(ctx.db, scope, id)
  if (photo === null) throw new Refusal('NOT_FOUND')
  const seen = await listStanding(ctx, scope, view, [photo.entryId])
  if (!seen.has(photo.entryId)) throw new Refusal('NOT_FOUND')
  return photo
}

/** Who took it, and the office of its district. */
function mayRemove(
  ctx: Context,
  { addedBy, districtCode }: Pick<store.PhotoRow, 'addedBy' | 'districtCode'>,
): boolean {
  if (addedBy === whoActs(ctx)) return true
  return areasOf(ctx.actor, 'practice.setPhotos').some((area) => isWithin(districtCode, area))
}

export function showPhoto(ctx: Context, photo: store.PhotoRow): PracticePhoto {
  const { id, assessmentId, takenAt, addedByName, bytes, width, height } = photo
  const mine = mayRemove(ctx, photo)
  return { id, assessmentId, takenAt, by: addedByName, bytes, width, height, mayRemove: mine }
}

/** Beside these assessments, as whoever may read them is shown them. */
export async function listPhotosOf(
  ctx: Context,
  scope: Scope,
  assessmentIds: readonly string[],
): Promise<PracticePhoto[]> {
  const rows = await store.listPhotosOf(ctx.db, scope, assessmentIds)
  return rows.map((row) => showPhoto(ctx, row))
}
