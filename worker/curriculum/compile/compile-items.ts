/**
 * A module's questions, from its own file and from the bank, to what a phone may see and what it may not; and which of them a
 * paper draws. Faults go to `blame`. Pure.
 */
import type { Medium, Pack, Question } from '../../contract/curriculum.ts'
import { ruleOf, type Drawable, type DrawRule } from '../../contract/draw-rules.ts'
import type { ItemVersion } from '../../contract/items.ts'
import { blockingLints } from '../bank/lints.ts'
import { imagesOf, presentItem, type Presented } from '../bank/present.ts'
import { readItems, type ListedItem } from './item-source.ts'
import { mediumUrl, type KnownMedium } from '../media.ts'

/** Notes a fault or a warning of one file. */
export type Blame = (line: number, reason: string, about?: string) => void

/** A question of the bank in its newest version, as a course may ask it. */
export type BankedItem = {
  readonly itemId: string
  readonly version: number
  readonly item: ItemVersion
  readonly tags: readonly string[]
  readonly isRetired: boolean
}
/** By code. */
export type Banked = ReadonlyMap<string, BankedItem>

export type CompiledItem = Drawable & {
  readonly for: 'quiz' | 'test'
  /** One, or the questions of a case. */
  readonly parts: readonly Presented[]
}

type Work = {
  readonly folder: string
  readonly byPath: ReadonlyMap<string, string>
  readonly media: ReadonlyMap<string, KnownMedium>
  readonly banked: Banked
  /** Ids used so far in the whole course → the file. */
  readonly seen: { readonly items: Map<string, string> }
  readonly blame: (file: string) => Blame
  readonly warn: (file: string) => Blame
}

/** A paper's pages are no lesson, but what they show is downloaded like a lesson's. */
const QUIZ = 'kuis'

export function compileItems({ folder, byPath, seen, media, ...work }: Work): CompiledItem[] {
  const path = `${folder}/soal.yaml`
  const source = byPath.get(path)
  const blame = work.blame(path)
  const warn = work.warn(path)
  if (source === undefined) {
    blame(0, 'FILE_MISSING')
    return []
  }
  const read = readItems(source)
  if (!read.ok) {
    for (const { line, reason, about } of read.faults) blame(line, reason, about)
    return []
  }
  const { value: listed, lineOf } = read.value
  const asked: ItemVersion[] = []
  const items = listed.flatMap((entry, index): CompiledItem[] => {
    const line = lineOf([index, entry.kind === 'reference' ? 'item' : 'id'])
    const found = resolved(entry, work.banked)
    if (found === null) {
      blame(line, 'ITEM_UNKNOWN', entry.code)
      return []
    }
    if (found.isRetired) warn(line, 'ITEM_RETIRED', entry.code)
    const { item, tags, edition } = found
    asked.push(item)
    const parts = presentItem({ code: entry.code, module: folder, item, edition }, media)
    const ids = new Set([entry.code, ...parts.map(({ question }) => question.id)])
    for (const id of ids) {
      const other = seen.items.get(id)
      if (other !== undefined) blame(line, 'ID_TWICE', `${id} (${other})`)
      seen.items.set(id, path)
    }
    for (const [reason, about] of faultsOf(entry.code, item)) {
      blame(entry.kind === 'reference' ? line : lineOf([index, 'options']), reason, about)
    }
    for (const { file } of imagesOf(item.content)) {
      if (!media.has(file)) blame(line, 'MEDIUM_UNKNOWN', `${entry.code}: ${file}`)
    }
    return [{ for: entry.for, module: folder, level: item.level, tags, parts }]
  })
  if (!items.some((item) => item.for === 'quiz')) blame(1, 'QUIZ_EMPTY')
  warnOfLongest(asked, warn)
  return items
}

type Found = Pick<BankedItem, 'item' | 'tags' | 'isRetired'> & {
  readonly edition?: string | undefined
}

function resolved(entry: ListedItem, banked: Banked): Found | null {
  if (entry.kind === 'inline') return { item: entry.item, tags: entry.tags, isRetired: false }
  const known = banked.get(entry.code)
  return known === undefined ? null : { ...known, edition: `${known.itemId}.${known.version}` }
}

function faultsOf(code: string, item: ItemVersion): ReadonlyMap<string, string> {
  const { content } = item
  const faults = new Map<string, string>()
  for (const { reason } of blockingLints(item)) {
    if (content.type === 'one' && (reason === 'RIGHT_MISSING' || reason === 'RIGHT_TWICE')) {
      const right = content.options.filter((option) => option.right).length
      faults.set('ONE_RIGHT_OPTION', `${code}: ${right}`)
    } else faults.set(reason, code)
  }
  return faults
}

/** A habit shows in several questions; one alone may be long for a reason. */
function warnOfLongest(items: readonly ItemVersion[], warn: Blame): void {
  const choices = items.flatMap(({ content }) => (content.type === 'one' ? [content.options] : []))
  const byLength = choices.filter((options) => {
    const right = options.find((option) => option.right)?.text.length ?? 0
    return options.every((option) => option.right || option.text.length < right)
  })
  if (choices.length >= 5 && byLength.length * 2 > choices.length)
    warn(1, 'LONGEST_IS_RIGHT', `${byLength.length}/${choices.length}`)
}

export type Drawn = {
  /** How many questions a paper has; at most, where cases of several sizes are drawn. */
  readonly questions: number
  readonly parts: readonly Presented[]
  readonly pools?: Pack['quiz']['pools']
}

/** What of the items a quiz asks: all of them, or so many by each rule of those that no rule before it takes. */
export function drawnBy(
  items: readonly CompiledItem[],
  rules: readonly DrawRule[],
  blameRule: (index: number, reason: string, about: string) => void,
): Drawn {
  if (rules.length === 0) {
    const parts = items.flatMap((item) => item.parts)
    return { questions: parts.length, parts }
  }
  const sizes = rules.map((): number[] => [])
  const parts = items.flatMap((item) => {
    const pool = ruleOf(rules, item)
    sizes[pool]?.push(item.parts.length)
    return pool === -1
      ? []
      : item.parts.map(({ question, key }) => ({ question: { ...question, pool }, key }))
  })
  for (const [index, rule] of rules.entries()) {
    const there = sizes[index]?.length ?? 0
    if (there < rule.count) blameRule(index, 'DRAW_TOO_MANY', `${nameOf(rule)}: ${there}`)
  }
  const questions = rules.reduce((sum, { count }, index) => sum + largest(sizes[index], count), 0)
  return { questions, parts, pools: rules.map(({ count }) => count) }
}

/** A rule as faults name it: `gizi + level=2 + module=satu`, or `*`. */
export function nameOf({ tag = null, level = null, module = null }: DrawRule): string {
  const parts = [tag, level && `level=${level}`, module && `module=${module}`]
  return parts.filter((part) => part !== null).join(' + ') || '*'
}

/** The sum of the `count` largest. */
export function largest(sizes: readonly number[] = [], count: number): number {
  return sizes
    .toSorted((one, other) => other - one)
    .slice(0, count)
    .reduce((sum, size) => sum + size, 0)
}

/** A phone that knows format 1 only would ask these wrongly. */
export function formatOf(questions: readonly Question[]): Pack['format'] {
  const isNew = questions.some(
    (question) =>
      question.type !== undefined ||
      question.case !== undefined ||
      question.image !== undefined ||
      question.options.some((option) => option.image !== undefined),
  )
  return isNew ? 2 : 1
}

/** The pictures that some questions show, each once. */
export function picturesOf(
  questions: readonly Question[],
  known: ReadonlyMap<string, KnownMedium>,
): Medium[] {
  const urls = new Set(
    questions.flatMap(({ image, case: situation, options }) =>
      [image, situation?.image, ...options.map((option) => option.image)].flatMap(
        (each) => each?.url ?? [],
      ),
    ),
  )
  return [...known.values()].flatMap((medium) => {
    const url = mediumUrl(medium)
    return urls.has(url) ? [{ kind: 'image' as const, url, bytes: medium.bytes, lesson: QUIZ }] : []
  })
}
