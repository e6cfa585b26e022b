/**
 * Where the questions of a course's files go: which the bank of its area has word for word, which become a next version, which are
 * new, and what each is called there. Reads, never writes.
 */
import type { importCourse as endpoint } from '../../contract/bank.ts'
import type { ContentProblem, SourceFile } from '../../contract/curriculum.ts'
import type { compareCourse } from '../../contract/course-file.ts'
import type { ReplyOf } from '../../contract/endpoint.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { contentText, newVersion, tagsText, takeCode } from '../bank/item-row.ts'
import * as bank from '../bank/store-bank.ts'
import { readItems, writeItems, type InlineItem, type ListedItem } from '../compile/item-source.ts'
import { ownersFor } from '../rules.ts'

export type ShelvedCounts = Pick<ReplyOf<typeof endpoint>, 'added' | 'changed' | 'same'>

export type ItemList = { readonly path: string; readonly items: readonly ListedItem[] }

/** Refuses CONTENT_INVALID with the faults of every list that cannot be read. */
export function readLists(files: readonly SourceFile[]): ItemList[] {
  const problems: ContentProblem[] = []
  const lists = files
    .filter(({ path }) => path.endsWith('/soal.yaml'))
    .flatMap(({ path, text }): ItemList[] => {
      const read = readItems(text)
      if (read.ok) return [{ path, items: read.value.value }]
      problems.push(...read.faults.map((fault) => ({ file: path, ...fault })))
      return []
    })
  const codes = lists.flatMap(({ path, items }) => items.map((item) => ({ path, ...item })))
  const seen = new Set<string>()
  for (const { path, code } of codes) {
    if (seen.has(code)) problems.push({ file: path, line: 1, reason: 'ID_TWICE', about: code })
    seen.add(code)
  }
  if (problems.length > 0)
    throw new Refusal('CONTENT_INVALID', {
      count: problems.length,
      problems: problems.slice(0, 200),
    })
  return lists
}

type Outcome = ReplyOf<typeof compareCourse>['items'][number]

export type Shelved = {
  /** By what the file calls a question: what the bank calls it. */
  readonly codes: ReadonlyMap<string, string>
  readonly next: readonly bank.NewVersion[]
  readonly counts: ShelvedCounts
  /** In the order of the questions. */
  readonly outcomes: readonly Outcome[]
}

/** `own`: the codes that the draft asks already; only these are its to change. */
export async function shelve(
  ctx: Context,
  owner: AreaCode,
  items: readonly InlineItem[],
  own: ReadonlySet<string>,
): Promise<Shelved> {
  const owners = ownersFor(owner)
  const named = items.map(({ code }) => code)
  const taken = new Set<string>()
  for (const each of owners) {
    for (const code of await bank.listCodesLike(ctx.db, each, named)) taken.add(code)
  }
  const rows = await bank.listByCode(ctx.db, owners, [...taken])
  for (const code of named) taken.add(code)
  const codes = new Map<string, string>()
  const next: bank.NewVersion[] = []
  const counts = { added: 0, changed: 0, same: 0 }
  const outcomes: Outcome[] = []
  for (const { code, item, tags } of items) {
    const text = contentText(item)
    const isSame = (row: bank.WholeRow) =>
      row.content === text && (row.ownerArea !== owner || row.tags === tagsText(tags))
    // The owner nearest to the course is asked: with another one's question in between, a far one is out of reach.
    const nearest = rows
      .filter((row) => row.code === code)
      .toSorted((one, other) => owners.indexOf(other.ownerArea) - owners.indexOf(one.ownerArea))[0]
    const ours = rows.filter(
      (row) =>
        row.ownerArea === owner &&
        (row.code === code || (isRenamed(row.code, code) && !named.includes(row.code))),
    )
    const same = nearest !== undefined && isSame(nearest) ? nearest : ours.find(isSame)
    const before = ours.find((row) => own.has(row.code))
    if (same !== undefined) {
      codes.set(code, same.code)
      counts.same += 1
      outcomes.push({ code, is: 'same', becomes: same.code })
    } else if (before !== undefined) {
      codes.set(code, before.code)
      next.push(newVersion(before.id, before.code, before.version, item, tags))
      counts.changed += 1
      outcomes.push({ code, is: 'changed', becomes: before.code })
    } else {
      const free = nearest === undefined ? code : takeCode(code, taken)
      codes.set(code, free)
      next.push(newVersion(ctx.ids.uuid(), free, 0, item, tags))
      counts.added += 1
      outcomes.push({ code, is: free === code ? 'new' : 'renamed', becomes: free })
    }
  }
  return { codes, next, counts, outcomes }
}

function isRenamed(code: string, from: string): boolean {
  return code.startsWith(`${from}-`) && /^\d+$/.test(code.slice(from.length + 1))
}

/** What the lists of some files call their questions. */
export function codesIn(files: readonly SourceFile[]): Set<string> {
  const lists = files.filter(({ path }) => path.endsWith('/soal.yaml'))
  return new Set(
    lists.flatMap(({ text }) => {
      const read = readItems(text)
      return read.ok ? read.value.value.map(({ code }) => code) : []
    }),
  )
}

/** A list without questions of its own stays as it was written. */
export function withReferences(
  files: readonly SourceFile[],
  lists: readonly ItemList[],
  codes: ReadonlyMap<string, string>,
): SourceFile[] {
  const items = new Map(lists.map((list) => [list.path, list.items]))
  return files.map(({ path, text }) => {
    const listed = items.get(path) ?? []
    if (!listed.some(({ kind }) => kind === 'inline')) return { path, text }
    const references = listed.map(({ code, for: use }): ListedItem => ({
      kind: 'reference',
      code: codes.get(code) ?? code,
      for: use,
    }))
    return { path, text: writeItems(references) }
  })
}
