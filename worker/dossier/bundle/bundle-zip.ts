/**
 * The whole evidence of a year as one ZIP, written while it is read: reports are made and hashed first, uploads and signed sheets
 * pass through from the store. A file that is missing or not whole is told before the first byte; one that breaks on the way breaks the download.
 */
import type { checkBundle as contract } from '../../contract/bundle.ts'
import type { ReplyOf } from '../../contract/endpoint.ts'
import { allow, type Scope } from '../../core/access.ts'
import { dateIn, instant, offsetHours, type Instant } from '../../core/clock.ts'
import { note } from '../../core/commit.ts'
import { demandProof } from '../../core/proof.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { sha256 } from '../../core/sha256.ts'
import { getDistrict } from '../../regions/index.ts'
import { sheetKey } from '../../meetings/index.ts'
import { csvOf } from '../../reporting/index.ts'
import { bundleKey } from './file-names.ts'
import { indexPage, indexTable } from './index-page.ts'
import { makeFiles, type MadeFile } from './made-files.ts'
import { listSheets, makeRolls, type Sheets } from './meeting-evidence.ts'
import { planBundle, sumsOf, type HashedFile, type PlannedFile } from './plan-bundle.ts'
import { loadBundle } from './read-bundle.ts'
import { downloadHeaders } from '../../core/file-name.ts'
import { listFiles, type BundleYear } from './store-bundle.ts'
import { zipOf, type ZipEntry } from './zip-stream.ts'

/** The store answers so many at once to one request. */
const AT_ONCE = 6

/** Which files are not whole in the store. */
export async function checkBundle(
  ctx: Context,
  place: BundleYear,
): Promise<ReplyOf<typeof contract>> {
  const scope = allow(ctx, 'evidence.read', place.district)
  // Asked here, where there is a screen that can ask for it: the download itself is a link.
  demandProof(ctx, allow(ctx, 'report.export', place.district))
  const { files, broken, brokenSheets } = await lookAtFiles(ctx, scope, place)
  return {
    files,
    broken,
    brokenSheets: brokenSheets.map(({ meetingId, title: meeting, name }) => ({
      meetingId,
      meeting,
      name,
    })),
  }
}

/** Refuses BUNDLE_FILES_BROKEN when one would be missing in it. */
export async function bundleZip(ctx: Context, place: BundleYear): Promise<Response> {
  const by = allow(ctx, 'evidence.read', place.district)
  demandProof(ctx, allow(ctx, 'report.export', place.district))
  const district = await getDistrict(ctx, place.district)
  const { broken, brokenSheets, sheets } = await lookAtFiles(ctx, by, place)
  const lost = broken.length + brokenSheets.length
  if (lost > 0) throw new Refusal('BUNDLE_FILES_BROKEN', { files: lost })

  const bundle = await loadBundle(ctx, by, place)
  const reports = await makeFiles(ctx, by, { district, asOf: bundle.asOf, word: bundle.word })
  const rolls = await makeRolls(ctx, place)
  const made = await Promise.all([...reports, ...rolls.files].map(hashed))
  const items = planBundle(bundle.items, made, { sheets, rollsLeft: rolls.left })
  const files = items.flatMap((item) => item.files)
  const now = instant(ctx.clock)
  const facts = {
    district,
    year: place.year,
    asOf: bundle.asOf,
    madeAt: now,
    origin: ctx.origin,
    word: bundle.word,
    items,
  }
  const index = [
    { path: 'INDEKS.html', bytes: utf8(indexPage(facts)) },
    { path: 'INDEKS.csv', bytes: utf8(csvOf(indexTable(facts))) },
  ]
  const listed = await Promise.all(
    index.map(async ({ path, bytes }) => ({ path, sha256: await sha256(bytes) })),
  )
  const sums = utf8(sumsOf([...listed, ...files]))

  // ZIP knows no time zones: times are those on the wall of the district.
  const wall = (at: Instant) =>
    new Date(Date.parse(at) + offsetHours(district.timeZone) * 3_600_000)
  const text = (path: string, bytes: Uint8Array): ZipEntry => ({
    path,
    size: bytes.length,
    at: wall(now),
    open: () => Promise.resolve(bytes),
  })
  const entries = [
    ...index.map(({ path, bytes }) => text(path, bytes)),
    text('SHA256SUMS', sums),
    ...files.map((file) => entryOf(ctx, file, wall(file.from === 'made' ? now : file.at))),
  ]
  const { length, stream } = zipOf(entries, (entry, error) => {
    ctx.log({
      event: 'evidence.broken',
      requestId: ctx.requestId,
      name: error instanceof Error ? error.name : 'unknown',
      bytes: entry.size,
    })
  })
  await note(ctx, by, {
    entity: 'evidenceBundle',
    entityId: `${place.district}/${place.year}`,
    detail: { files: files.length, bytes: Number(length), asOf: bundle.asOf },
  })
  // Says its length to the browser, and breaks when it is not kept.
  const fixed = new FixedLengthStream(length)
  // Heard by whoever reads the other end, and logged above.
  stream.pipeTo(fixed.writable).catch(() => undefined)
  const name = `Berkas Bukti ${district.name} ${place.year} (${dateIn(district.timeZone, now)}).zip`
  return new Response(fixed.readable, {
    headers: downloadHeaders(name, 'application/zip', Number(length)),
  })
}

async function lookAtFiles(
  ctx: Context,
  scope: Scope,
  place: BundleYear,
): Promise<{
  readonly files: number
  readonly broken: string[]
  readonly sheets: Sheets
  readonly brokenSheets: readonly Sheets['files'][number][]
}> {
  const files = await listFiles(ctx.db, scope, place)
  const sheets = await listSheets(ctx, place)
  const broken = await notWhole(ctx, files, bundleKey)
  return {
    files: files.length + sheets.files.length,
    broken: broken.map(({ id }) => id),
    sheets,
    brokenSheets: await notWhole(ctx, sheets.files, sheetKey),
  }
}

async function notWhole<File extends { readonly id: string; readonly bytes: number }>(
  ctx: Context,
  files: readonly File[],
  keyOf: (id: string) => string,
): Promise<File[]> {
  const broken: File[] = []
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE)
    const heads = await Promise.all(some.map(({ id }) => ctx.files().head(keyOf(id))))
    broken.push(...some.filter(({ bytes }, index) => heads[index]?.size !== bytes))
  }
  return broken
}

async function hashed(file: MadeFile): Promise<HashedFile> {
  return { ...file, sha256: await sha256(file.bytes) }
}

function entryOf(ctx: Context, file: PlannedFile, at: Date): ZipEntry {
  return {
    path: file.path,
    size: file.size,
    at,
    open: async () => {
      if (file.from === 'made') return file.made.bytes
      const key = file.from === 'sheet' ? sheetKey(file.id) : bundleKey(file.id)
      const stored = await ctx.files().get(key)
      if (stored === null) throw new Error('a file of the bundle is gone')
      return stored.body
    },
  }
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text))
}
