/** One module's folder to its pack and keys; faults go to `blame`, so that all are found in one go. Pure. */
import type {
  ItemKey,
  Medium,
  ModuleHead,
  Pack,
  PackKeys,
  Question,
} from '../contract/curriculum.ts'
import { DRAWING_WARNING_BYTES, readDrawing, type Drawing } from './drawing.ts'
import { renderLesson } from './markdown.ts'
import { mediumUrl, type KnownMedium } from './media.ts'
import { itemsSource, moduleSource, readYaml, type ItemSource, type Read } from './source.ts'

/** Notes a fault or a warning of one file. */
export type Blame = (line: number, reason: string, about?: string) => void

type CompiledItem = { readonly question: Question; readonly key: ItemKey }

export type CompiledModule = {
  readonly head: Omit<ModuleHead, 'packHash' | 'packBytes'>
  readonly pack: Pack
  readonly keys: PackKeys
  /** Asked in the final test only; in no module's pack. */
  readonly testItems: readonly CompiledItem[]
}

type Work = {
  readonly folder: string
  readonly byPath: ReadonlyMap<string, string>
  readonly media: ReadonlyMap<string, KnownMedium>
  readonly course: { readonly code: string; readonly title: string }
  /** Ids used so far in the whole course → the file. */
  readonly seen: { readonly items: Map<string, string>; readonly facts: Map<string, string> }
  readonly blame: (file: string) => Blame
  readonly warn: (file: string) => Blame
}

/** A lesson may not be called as another page of its module is. */
const RESERVED = new Set(['kuis', 'cetak'])

/** Null when the module's own file cannot be read: the rest would be guesses. */
export function compileModule(work: Work): CompiledModule | null {
  const { folder, byPath, blame } = work
  const path = `${folder}/module.yaml`
  const source = byPath.get(path)
  if (source === undefined) {
    blame(path)(0, 'FILE_MISSING')
    return null
  }
  const read = readYaml(source, moduleSource)
  if (!read.ok) {
    for (const { line, reason, about } of read.faults) blame(path)(line, reason, about)
    return null
  }
  const { value: module, lineOf } = read.value
  const { lessons, media } = compileLessons(work, module.lessons, (index) =>
    lineOf(['lessons', index]),
  )
  const items = compileItems(work)
  const quizItems = items.filter(({ item }) => item.for === 'quiz')
  if (items.length > 0 && quizItems.length === 0) blame(`${folder}/soal.yaml`)(1, 'QUIZ_EMPTY')
  const quiz = {
    slug: folder,
    title: module.title,
    questions: quizItems.length,
    passMark: module.quiz.passMark,
    attempts: module.quiz.attempts,
    coolDownMinutes: module.quiz.coolDownMinutes,
  }
  const { title, objective, jp } = module
  const keys: Record<string, ItemKey> = {}
  for (const { question, key } of quizItems) keys[question.id] = key
  return {
    head: {
      slug: folder,
      title,
      objective,
      jp,
      lessons: lessons.map((lesson) => ({ slug: lesson.slug, title: lesson.title })),
      quiz,
    },
    pack: {
      format: 1,
      kind: 'module',
      course: work.course,
      slug: folder,
      title,
      objective,
      jp,
      lessons,
      quiz: { ...quiz, shuffle: module.quiz.shuffle, drawPerModule: 0 },
      questions: quizItems.map(({ question }) => question),
      ...(media.length > 0 ? { media } : {}),
    },
    keys,
    testItems: items.filter(({ item }) => item.for === 'test'),
  }
}

function compileLessons(
  { folder, byPath, media: known, seen, blame, warn }: Work,
  names: readonly string[],
  lineOf: (index: number) => number,
): { lessons: Pack['lessons']; media: Medium[] } {
  const drawings = readDrawings(folder, byPath, blame, warn)
  const shown = new Set<string>()
  const media = new Map<string, Medium>()
  const lessons = names.map((name, index) => {
    const path = `${folder}/${name}.md`
    const source = byPath.get(path)
    const here = blame(`${folder}/module.yaml`)
    if (names.indexOf(name) !== index) here(lineOf(index), 'NAMED_TWICE', name)
    if (RESERVED.has(name)) here(lineOf(index), 'NAME_RESERVED', name)
    if (source === undefined) {
      here(lineOf(index), 'LESSON_MISSING', `${name}.md`)
      return { slug: name, title: name, screens: [], words: 0 }
    }
    const lesson = renderLesson(source, drawings, known)
    for (const { line, reason, about } of lesson.problems) blame(path)(line, reason, about)
    for (const { line, reason, about } of lesson.warnings) warn(path)(line, reason, about)
    for (const { id, line } of lesson.factIds) {
      const other = seen.facts.get(id)
      if (other !== undefined) blame(path)(line, 'ID_TWICE', `${id} (${other})`)
      seen.facts.set(id, path)
    }
    for (const drawing of lesson.drawings) shown.add(drawing)
    for (const { kind, bytes, name: file } of lesson.media) {
      const url = mediumUrl({ name: file })
      if (!media.has(url)) media.set(url, { kind, url, bytes, lesson: name })
    }
    return { slug: name, title: lesson.title, screens: [...lesson.screens], words: lesson.words }
  })
  for (const path of byPath.keys()) {
    if (!path.startsWith(`${folder}/`)) continue
    const name = path.slice(folder.length + 1)
    if (name.endsWith('.md') && !names.includes(name.slice(0, -3)))
      warn(path)(0, 'LESSON_NOT_LISTED', name)
    if (name.endsWith('.svg') && !shown.has(name)) warn(path)(0, 'DRAWING_NOT_SHOWN', name)
  }
  return { lessons, media: [...media.values()] }
}

function readDrawings(
  folder: string,
  byPath: ReadonlyMap<string, string>,
  blame: Work['blame'],
  warn: Work['warn'],
): Map<string, Drawing> {
  const drawings = new Map<string, Drawing>()
  for (const [path, source] of byPath) {
    if (!path.startsWith(`${folder}/gambar/`)) continue
    const read = readDrawing(source)
    const name = path.slice(folder.length + 1)
    if (read.ok) drawings.set(name, read.value)
    else {
      blame(path)(read.line, read.reason, read.about)
      // A picture that is there but faulty is named once, at its own line.
      drawings.set(name, { viewBox: '0 0 1 1', root: '', inside: '' })
    }
    const bytes = new TextEncoder().encode(source).length
    if (bytes > DRAWING_WARNING_BYTES) warn(path)(0, 'DRAWING_LARGE', String(bytes))
  }
  return drawings
}

function compileItems({
  folder,
  byPath,
  seen,
  blame,
  warn,
}: Work): (CompiledItem & { readonly item: ItemSource })[] {
  const path = `${folder}/soal.yaml`
  const source = byPath.get(path)
  if (source === undefined) {
    blame(path)(0, 'FILE_MISSING')
    return []
  }
  const read = readYaml(source, itemsSource)
  if (!read.ok) {
    for (const { line, reason, about } of read.faults) blame(path)(line, reason, about)
    return []
  }
  const { value: items } = read.value
  for (const index of items.keys()) checkItem(read.value, index, seen.items, path, blame(path))
  const byLength = items.filter((item) => {
    const right = item.options.find((option) => option.right)?.text.length ?? 0
    return item.options.every((option) => option.right || option.text.length < right)
  })
  if (items.length >= 5 && byLength.length * 2 > items.length)
    warn(path)(1, 'LONGEST_IS_RIGHT', `${byLength.length}/${items.length}`)
  return items.map((item) => ({
    item,
    question: {
      id: item.id,
      module: folder,
      stem: item.stem,
      options: item.options.map(({ id, text }) => ({ id, text })),
    },
    key: {
      right: item.options.find((option) => option.right)?.id ?? '',
      explanation: item.explanation,
      why: Object.fromEntries(item.options.map(({ id, why }) => [id, why])),
      level: item.level,
      objective: item.objective,
      source: item.source,
    },
  }))
}

function checkItem(
  { value: items, lineOf }: Read<ItemSource[]>,
  index: number,
  seen: Map<string, string>,
  path: string,
  blame: Blame,
): void {
  const item = items[index]
  if (item === undefined) return
  const line = lineOf([index, 'id'])
  const other = seen.get(item.id)
  if (other !== undefined) blame(line, 'ID_TWICE', `${item.id} (${other})`)
  seen.set(item.id, path)
  const right = item.options.filter((option) => option.right).length
  if (right !== 1) blame(lineOf([index, 'options']), 'ONE_RIGHT_OPTION', `${item.id}: ${right}`)
  for (const key of ['id', 'text'] as const) {
    const values = item.options.map((option) => option[key].toLowerCase())
    if (new Set(values).size < values.length)
      blame(lineOf([index, 'options']), 'OPTION_TWICE', item.id)
  }
}
