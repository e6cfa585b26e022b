/** The photos that are kept of an area's people, for the office that answers for them. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import { sheetKey } from '../contract/practice-rules.ts'
import type { listPracticePhotos as listCall } from '../contract/practice-photos.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { readSheets } from '../curriculum/index.ts'
import { viewFrom } from '../roster/index.ts'
import { keptUntil } from './old-photos.ts'
import { showPhoto } from './photos.ts'
import { showPeople } from './read-practice.ts'
import * as store from './store-photos.ts'

const MOST = 300
/** A sub-district is looked for among so many of its district. */
const MOST_READ = 3000

export async function listPracticePhotos(
  ctx: Context,
  { area }: InputOf<typeof listCall>,
): Promise<ReplyOf<typeof listCall>> {
  const scope = allow(ctx, 'practice.readPhoto', area)
  const view = await viewFrom(ctx, area)
  const rows = await store.listKept(ctx.db, scope, MOST_READ)
  const ids = [...new Set(rows.map(({ cadreId }) => cadreId))]
  const people = new Map(
    (await showPeople(ctx, scope, view, ids)).map((each) => [each.cadreId, each]),
  )
  const seen = rows.flatMap((row) => {
    const person = people.get(row.cadreId)
    return person === undefined ? [] : [{ row, person }]
  })
  const shown = seen.slice(0, MOST)
  const sheets = await readSheets(
    ctx.db,
    shown.map(({ row }) => row.versionId),
  )
  return {
    photos: shown.map(({ row, person }) => {
      const sheet = sheets.find(
        (each) => each.versionId === row.versionId && sheetKey(each) === sheetKey(row),
      )
      return {
        ...showPhoto(ctx, row),
        person,
        sheetTitle: sheet?.title ?? null,
        moduleTitle: sheet?.moduleTitle ?? null,
        keptUntil: keptUntil(row.takenAt),
      }
    }),
    isMore: seen.length > MOST || rows.length === MOST_READ,
  }
}
