/**
 * The SQL of the question bank. A question and its versions are written together: the number of a version is unique, so whoever
 * saves over a version that another has saved over already breaks that, and nothing of the batch is written.
 */
import type { ItemType, ItemVersion } from '../../contract/items.ts'
import { joined, json, sql, withinArea, type Db, type Sql } from '../../core/db.ts'
import type { AreaCode } from '../../core/region-code.ts'
import type { Saved } from '../author.ts'

export type ItemRow = {
  readonly id: string
  readonly ownerArea: AreaCode
  readonly code: string
  readonly version: number
  readonly type: ItemType
  readonly level: ItemVersion['level']
  readonly stem: string
  /** JSON list. */
  readonly tags: string
  readonly fingerprint: string
  readonly savedAt: string
  readonly savedBy: string
  readonly retiredAt: string | null
}

/** With its newest version, as JSON of contract `ItemVersion`. */
export type WholeRow = ItemRow & { readonly content: string }

const ROW = sql`b.id, b.owner_area, b.code, b.version, b.type, b.level, b.stem, b.tags, b.fingerprint,
  b.saved_at, b.saved_by, b.retired_at`
const NEWEST = sql`bank_item_versions v on v.item_id = b.id and v.number = b.version`

export function findItem(db: Db, itemId: string): Promise<WholeRow | null> {
  return db.first<WholeRow>(
    sql`select ${ROW}, v.content from bank_items b join ${NEWEST} where b.id = ${itemId}`,
  )
}

export type VersionRow = {
  readonly number: number
  readonly content: string
  readonly tags: string
  readonly savedAt: string
  readonly savedBy: string
}

/** Newest first, without what they hold. */
export function listVersions(
  db: Db,
  itemId: string,
): Promise<Pick<VersionRow, 'number' | 'savedAt' | 'savedBy'>[]> {
  return db.all(sql`select number, saved_at, saved_by from bank_item_versions
    where item_id = ${itemId} order by number desc`)
}

export function findVersion(db: Db, itemId: string, number: number): Promise<VersionRow | null> {
  return db.first<VersionRow>(sql`select number, content, tags, saved_at, saved_by
    from bank_item_versions where item_id = ${itemId} and number = ${number}`)
}

// --- what is there already ---

/** Those of the named questions that there are, whosever they are, and of one owner those with one of the codes. */
export function listKnown(
  db: Db,
  ownerArea: AreaCode,
  itemIds: readonly string[],
  codes: readonly string[],
): Promise<WholeRow[]> {
  return db.all<WholeRow>(sql`select ${ROW}, v.content
    from (select w.value as id from json_each(${json(itemIds)}) w
      union select k.id from json_each(${json(codes)}) c
        cross join bank_items k on k.owner_area = ${ownerArea} and k.code = c.value) wanted
    cross join bank_items b on b.id = wanted.id cross join ${NEWEST}`)
}

/** The codes of an owner that are one of these or begin with one and a dash. */
export async function listCodesLike(
  db: Db,
  ownerArea: AreaCode,
  codes: readonly string[],
): Promise<Set<string>> {
  if (codes.length === 0) return new Set()
  // '.' sorts right behind '-': between the two stands every code that goes on after a dash.
  const rows = await db.all<{
    code: string
  }>(sql`select distinct b.code from json_each(${json(codes)}) w
    cross join bank_items b on b.owner_area = ${ownerArea} and b.code >= w.value and b.code < w.value || '.'`)
  return new Set(rows.map(({ code }) => code))
}

/** Questions in use of some owners that ask what one of the fingerprints is of. */
export function listTwins(
  db: Db,
  owners: readonly AreaCode[],
  fingerprints: readonly string[],
): Promise<WholeRow[]> {
  return db.all<WholeRow>(sql`select ${ROW}, v.content from json_each(${json(fingerprints)}) w
    cross join bank_items b on b.fingerprint = w.value and b.retired_at is null
      and b.owner_area in ${listed(owners)}
    cross join ${NEWEST} order by b.code`)
}

/** In their newest versions, those of some owners with one of the codes. */
export function listByCode(
  db: Db,
  owners: readonly AreaCode[],
  codes: readonly string[],
): Promise<WholeRow[]> {
  return db.all<WholeRow>(sql`select ${ROW}, v.content from json_each(${json(owners)}) o
    cross join json_each(${json(codes)}) c
    cross join bank_items b on b.owner_area = o.value and b.code = c.value
    cross join ${NEWEST}`)
}

/** What an import wrote. */
export function listImported(
  db: Db,
  importId: string,
): Promise<{ readonly itemId: string; readonly number: number; readonly ownerArea: AreaCode }[]> {
  return db.all(sql`select v.item_id, v.number, b.owner_area from bank_item_versions v
    cross join bank_items b on b.id = v.item_id where v.import_id = ${importId}`)
}

type ImportRow = {
  readonly importId: string
  readonly at: string
  readonly by: string
  readonly added: number
  readonly changed: number
  readonly inUse: number
}

/** Of what an owner's bank holds; a question that was saved after `since` alone can have been imported after it. */
export function listImportRows(db: Db, ownerArea: AreaCode, since: string): Promise<ImportRow[]> {
  return db.all<ImportRow>(sql`select v.import_id, min(v.saved_at) as at, min(v.saved_by) as "by",
      sum(v.number = 1) as added, sum(v.number > 1) as changed,
      sum(v.number = 1 and b.retired_at is null) as in_use
    from bank_items b cross join bank_item_versions v on v.item_id = b.id
      and v.import_id is not null and v.saved_at >= ${since}
    where b.owner_area = ${ownerArea} and b.saved_at >= ${since}
    group by v.import_id order by at desc, v.import_id limit 20`)
}

/** The questions that an import added, in use or not. */
export function listAdded(
  db: Db,
  importId: string,
): Promise<Pick<ItemRow, 'code' | 'ownerArea' | 'retiredAt'>[]> {
  return db.all(sql`select b.code, b.owner_area, b.retired_at from bank_item_versions v
    cross join bank_items b on b.id = v.item_id where v.import_id = ${importId} and v.number = 1`)
}

/** What the drafts of an area ask, one text for each module. */
export async function listAsked(db: Db, area: AreaCode): Promise<string[]> {
  const rows = await db.all<{ text: string }>(sql`select f.text from courses c
    cross join draft_files f on f.course_id = c.id and f.path like '%/soal.yaml'
    where ${withinArea('c.owner_area', area)}`)
  return rows.map(({ text }) => text)
}

// --- writing ---

export type NewVersion = {
  readonly id: string
  readonly code: string
  /** The version that this one follows; 0 for a new question. */
  readonly read: number
  readonly type: ItemType
  readonly level: number
  readonly stem: string
  readonly words: string
  readonly tags: string
  readonly fingerprint: string
  readonly content: string
}

/** D1 takes at most 2 MB in one value. */
const MOST_CHARACTERS = 600_000

/**
 * The next version of each question. Breaks `bank_item_versions` when one of them has moved on, `bank_items` when another
 * question of the owner has one of the codes.
 */
export function putVersions(
  ownerArea: AreaCode,
  versions: readonly [NewVersion, ...NewVersion[]],
  saved: Saved & { readonly importId: string | null },
): [Sql, ...Sql[]] {
  const [first, ...others] = chunks(versions).flatMap((chunk) => {
    const rows = json(chunk)
    return [
      sql`insert into bank_items (id, owner_area, code, version, type, level, stem, words, tags,
          fingerprint, saved_at, saved_by)
        select value ->> 'id', ${ownerArea}, value ->> 'code', (value ->> 'read') + 1, value ->> 'type',
          value ->> 'level', value ->> 'stem', value ->> 'words', value ->> 'tags',
          value ->> 'fingerprint', ${saved.at}, ${saved.by}
        from json_each(${rows}) where true
        on conflict (id) do update set version = excluded.version, type = excluded.type,
          level = excluded.level, stem = excluded.stem, words = excluded.words, tags = excluded.tags,
          fingerprint = excluded.fingerprint, saved_at = excluded.saved_at, saved_by = excluded.saved_by
        where version = excluded.version - 1 and owner_area = excluded.owner_area`,
      sql`insert into bank_item_versions (item_id, number, content, tags, saved_at, saved_by,
          saved_by_id, import_id)
        select value ->> 'id', (value ->> 'read') + 1, value ->> 'content', value ->> 'tags',
          ${saved.at}, ${saved.by}, ${saved.byId}, ${saved.importId}
        from json_each(${rows})`,
    ]
  })
  if (first === undefined) throw new Error('there is a version to write')
  return [first, ...others]
}

function chunks(versions: readonly NewVersion[]): NewVersion[][] {
  const all: NewVersion[][] = []
  let room = 0
  for (const version of versions) {
    const length = version.content.length + version.words.length + version.stem.length + 300
    if (room < length) {
      all.push([])
      room = MOST_CHARACTERS
    }
    all.at(-1)?.push(version)
    room -= length
  }
  return all
}

/** Touches no row when it is put aside, or in use, already. */
export function setRetired(itemId: string, retiredAt: string | null): Sql {
  return retiredAt === null
    ? sql`update bank_items set retired_at = null where id = ${itemId} and retired_at is not null`
    : sql`update bank_items set retired_at = ${retiredAt} where id = ${itemId} and retired_at is null`
}

/** Those of an import that are in use; touches no row when none is. */
export function retireAdded(importId: string, retiredAt: string): Sql {
  return sql`update bank_items set retired_at = ${retiredAt} where retired_at is null and id in
    (select item_id from bank_item_versions where import_id = ${importId} and number = 1)`
}

// --- searching ---

export type Wanted = {
  readonly owners: readonly AreaCode[]
  /** Each must stand in the question. */
  readonly words: readonly string[]
  readonly tag?: string | undefined
  readonly level?: number | undefined
  readonly type?: ItemType | undefined
  readonly retired: 'retired' | 'in use'
  readonly after: { readonly at: string; readonly id: string } | null
  readonly limit: number
}

/** Newest first. Each owner's are taken in the order of the index, so that a page reads little more than it shows. */
export function listWanted(db: Db, wanted: Wanted): Promise<ItemRow[]> {
  return db.all<ItemRow>(sql`${ofOwners(wanted, ROW, sql``)}
    order by saved_at desc, id desc limit ${wanted.limit}`)
}

export function listWholeWanted(db: Db, wanted: Wanted): Promise<WholeRow[]> {
  return db.all<WholeRow>(sql`${ofOwners(wanted, sql`${ROW}, v.content`, sql`join ${NEWEST}`)}
    order by saved_at desc, id desc limit ${wanted.limit}`)
}

function ofOwners(wanted: Wanted, columns: Sql, join: Sql): Sql {
  const { words, tag, level, type, after, limit } = wanted
  const conditions = [
    wanted.retired === 'retired' ? sql`b.retired_at is not null` : sql`b.retired_at is null`,
    ...words.map((word) => sql`instr(b.words, ${word}) > 0`),
    ...(tag === undefined ? [] : [sql`instr(b.tags, ${json(tag)}) > 0`]),
    ...(level === undefined ? [] : [sql`b.level = ${level}`]),
    ...(type === undefined ? [] : [sql`b.type = ${type}`]),
    ...(after === null ? [] : [sql`(b.saved_at, b.id) < (${after.at}, ${after.id})`]),
  ]
  const pages = wanted.owners.map(
    (owner) => sql`select * from (select ${columns} from bank_items b ${join}
      where b.owner_area = ${owner} and ${joined(conditions, ' and ')}
      order by b.saved_at desc, b.id desc limit ${limit})`,
  )
  return joined(pages, ' union all ')
}

/** Whole questions of some owners, by id, in the order of the ids. */
export function listWhole(
  db: Db,
  owners: readonly AreaCode[],
  itemIds: readonly string[],
): Promise<WholeRow[]> {
  return db.all<WholeRow>(sql`select ${ROW}, v.content from json_each(${json(itemIds)}) w
    cross join bank_items b on b.id = w.value and b.owner_area in ${listed(owners)}
    cross join ${NEWEST} order by w.key`)
}

/** How many questions in use there are with the same tags, which are a JSON list. */
export function countTags(
  db: Db,
  owners: readonly AreaCode[],
): Promise<{ readonly tags: string; readonly items: number }[]> {
  return db.all(sql`select tags, count(*) as items from bank_items
    where owner_area in ${listed(owners)} and retired_at is null group by tags`)
}

export type UseRow = {
  readonly courseId: string
  readonly code: string
  readonly ownerArea: AreaCode
  readonly path: string
  readonly text: string
  readonly moduleText: string | null
  readonly courseText: string | null
}

/** The files of drafts at or below some areas, and of those of the given owners, that may name a question. */
export function listUses(
  db: Db,
  areas: readonly AreaCode[],
  owners: readonly AreaCode[],
  code: string,
): Promise<UseRow[]> {
  const within = [
    ...areas.map((area) => withinArea('c.owner_area', area)),
    sql`c.owner_area in ${listed(owners)}`,
  ]
  return db.all<UseRow>(sql`select c.id as course_id, c.code, c.owner_area, f.path, f.text,
      m.text as module_text, k.text as course_text
    from courses c cross join draft_files f on f.course_id = c.id and f.path like '%/soal.yaml'
      left join draft_files m on m.course_id = c.id and m.path = replace(f.path, '/soal.yaml', '/module.yaml')
      left join draft_files k on k.course_id = c.id and k.path = 'course.yaml'
    where (${joined(within, ' or ')}) and instr(f.text, ${code}) > 0 order by c.created_at, c.id, f.path`)
}

function listed(values: readonly string[]): Sql {
  return sql`(select value from json_each(${json(values)}))`
}
