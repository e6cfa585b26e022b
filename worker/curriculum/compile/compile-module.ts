/** One module's folder to its pack and keys; faults go to `blame`, so that all are found in one go. Pure. */
import type { ItemKey, Medium, ModuleHead, Pack, PackKeys } from '../../contract/curriculum.ts'
import {
  compileItems,
  drawnBy,
  formatOf,
  picturesOf,
  type Banked,
  type Blame,
  type CompiledItem,
} from './compile-items.ts'
import { isMaterial, MATERIALS } from './compile-materials.ts'
import { DRAWING_WARNING_BYTES, readDrawing, type Drawing } from './drawing.ts'
import type { PublishedFact } from './markdown.ts'
import { mediumUrl, type KnownMedium } from '../media.ts'
import { renderKept } from './render-kept.ts'
import { moduleSource, quizWishes, readYaml } from './source.ts'

export type CompiledModule = {
  readonly head: Omit<ModuleHead, 'packHash' | 'packBytes'>
  readonly pack: Pack
  readonly keys: PackKeys
  readonly facts: readonly PublishedFact[]
  /** What its materials may show too. */
  readonly drawings: ReadonlyMap<string, Drawing>
  /** Asked in the final test only; in no module's pack. */
  readonly testItems: readonly CompiledItem[]
}

type Work = {
  readonly folder: string
  readonly byPath: ReadonlyMap<string, string>
  readonly media: ReadonlyMap<string, KnownMedium>
  readonly banked: Banked
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
  if (module.objective === '') blame(path)(lineOf(['objective']), 'OBJECTIVE_MISSING', module.title)
  const { lessons, media, facts, drawings } = compileLessons(work, module.lessons, (index) =>
    lineOf(['lessons', index]),
  )
  const items = compileItems(work)
  const drawn = drawnBy(
    items.filter((item) => item.for === 'quiz'),
    module.quiz.draw ?? [],
    (index, reason, about) => blame(path)(lineOf(['quiz', 'draw', index]), reason, about),
  )
  const questions = drawn.parts.map(({ question }) => question)
  const quiz = {
    slug: folder,
    title: module.title,
    questions: drawn.questions,
    passMark: module.quiz.passMark,
    attempts: module.quiz.attempts,
    coolDownMinutes: module.quiz.coolDownMinutes,
    ...quizWishes(module.quiz, 'now'),
  }
  const { title, objective, jp } = module
  const urls = new Set(media.map(({ url }) => url))
  const shown = [...media, ...picturesOf(questions, work.media).filter(({ url }) => !urls.has(url))]
  const keys: Record<string, ItemKey> = {}
  for (const { question, key } of drawn.parts) keys[question.id] = key
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
      // A phone of before would ask all that may be drawn.
      format: drawn.pools === undefined ? formatOf(questions) : 2,
      kind: 'module',
      course: work.course,
      slug: folder,
      title,
      objective,
      jp,
      lessons,
      quiz: {
        ...quiz,
        shuffle: module.quiz.shuffle,
        drawPerModule: 0,
        ...(drawn.pools === undefined ? {} : { pools: drawn.pools }),
      },
      questions,
      ...(shown.length > 0 ? { media: shown } : {}),
    },
    keys,
    facts,
    drawings,
    testItems: items.filter((item) => item.for === 'test'),
  }
}

function compileLessons(
  { folder, byPath, media: known, seen, blame, warn }: Work,
  names: readonly string[],
  lineOf: (index: number) => number,
): {
  lessons: Pack['lessons']
  media: Medium[]
  facts: PublishedFact[]
  drawings: ReadonlyMap<string, Drawing>
} {
  const drawings = readDrawings(folder, byPath, blame, warn)
  const facts: PublishedFact[] = []
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
    const lesson = renderKept(source, drawings, known)
    for (const { line, reason, about } of lesson.problems) blame(path)(line, reason, about)
    for (const { line, reason, about } of lesson.warnings) warn(path)(line, reason, about)
    for (const { line, ...fact } of lesson.facts) {
      const { id } = fact
      const other = seen.facts.get(id)
      if (other !== undefined) blame(path)(line, 'ID_TWICE', `${id} (${other})`)
      seen.facts.set(id, path)
      facts.push({ ...fact, module: folder, lesson: name })
    }
    for (const drawing of lesson.drawings) shown.add(drawing)
    for (const { kind, bytes, name: file } of lesson.media) {
      const url = mediumUrl({ name: file })
      if (!media.has(url)) media.set(url, { kind, url, bytes, lesson: name })
    }
    return { slug: name, title: lesson.title, screens: [...lesson.screens], words: lesson.words }
  })
  const messages = byPath.get(`${folder}/${MATERIALS}/pesan.md`) ?? ''
  for (const path of byPath.keys()) {
    if (!path.startsWith(`${folder}/`) || isMaterial(path)) continue
    const name = path.slice(folder.length + 1)
    if (name.endsWith('.md') && !names.includes(name.slice(0, -3)))
      warn(path)(0, 'LESSON_NOT_LISTED', name)
    if (name.endsWith('.svg') && !shown.has(name) && !messages.includes(`(${name})`))
      warn(path)(0, 'DRAWING_NOT_SHOWN', name)
  }
  return { lessons, media: [...media.values()], facts, drawings }
}

export function readDrawings(
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
