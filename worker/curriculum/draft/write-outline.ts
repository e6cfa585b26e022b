/**
 * Settings and order back into files. What says the same already stays as somebody wrote it, comments and all; a lesson that went
 * to another module takes its text, its drawings and its script along. Pure.
 */
import { stringify } from 'yaml'
import type { SourceFile } from '../../contract/curriculum.ts'
import type { CourseSettings, OutlineModule, QuizSettings } from '../../contract/workshop.ts'
import { MATERIALS, scriptFile } from '../compile/compile-materials.ts'
import { courseSource, moduleSource, readYaml } from '../compile/source.ts'
import {
  COURSE,
  fieldsOf,
  itemsFile,
  lessonFile,
  moduleFile,
  outlineOf,
  titleOf,
  yamlOf,
  type Outline,
} from './outline.ts'

export type OutlineChange = {
  /** New, or with another text. */
  readonly put: readonly SourceFile[]
  readonly gone: readonly string[]
  /** Lessons whose text was taken as it was read: none of them may have changed meanwhile. */
  readonly relied: readonly string[]
}

export function outlineChange(
  before: readonly SourceFile[],
  wanted: Outline,
  code: string,
): OutlineChange {
  const known = new Map(before.map(({ path, text }) => [path, text]))
  const old = outlineOf(before)
  const put = new Map<string, string>()
  const relied = new Set<string>()

  const review = reviewOf(known.get(COURSE), wanted.settings.countsAsTrained)
  const isCourseSound = readYaml(known.get(COURSE) ?? '', courseSource).ok
  keepOrPut(
    COURSE,
    stringified(courseFields(wanted, code, review)),
    isCourseSound ? stringified(courseFields(old, code, review)) : null,
  )
  const inline = inlineItems(before)
  const oldModules = new Map(old.modules.map((module) => [module.slug, module]))
  for (const module of wanted.modules) {
    const was = oldModules.get(module.slug)
    const isSound = readYaml(known.get(moduleFile(module.slug)) ?? '', moduleSource).ok
    keepOrPut(
      moduleFile(module.slug),
      stringified(moduleFields(module)),
      was === undefined || !isSound ? null : stringified(moduleFields(was)),
    )
    keepOrPut(
      itemsFile(module.slug),
      stringified(itemFields(module, inline)),
      was === undefined ? null : stringified(itemFields(was, inline)),
    )
    putLessons(module)
  }
  return {
    put: [...put].map(([path, text]) => ({ path, text })),
    gone: goneFiles(),
    relied: [...relied],
  }

  function keepOrPut(path: string, text: string, asBefore: string | null): void {
    const isSame = known.has(path) && text === asBefore
    if (!isSame && known.get(path) !== text) put.set(path, text)
  }

  function putLessons(module: OutlineModule): void {
    for (const { slug, title } of module.lessons) {
      const path = lessonFile(module.slug, slug)
      const own = known.get(path)
      const from = own === undefined ? movedFrom(module.slug, slug) : path
      const text = from === null ? undefined : known.get(from)
      if (text === undefined || from === null) {
        put.set(path, `# ${title}\n`)
        continue
      }
      const titled = titleOf(text) === title ? text : withTitle(text, title)
      if (from === path && titled === text) continue
      relied.add(from)
      put.set(path, titled)
      if (from !== path) {
        bringDrawings(from, module.slug, text)
        bringScript(from.slice(0, from.indexOf('/')), module.slug, slug)
      }
    }
  }

  /** Where a lesson stood that stands nowhere else now. */
  function movedFrom(module: string, slug: string): string | null {
    const places = old.modules.filter(
      (each) =>
        each.slug !== module &&
        each.lessons.some((lesson) => lesson.slug === slug) &&
        known.has(lessonFile(each.slug, slug)) &&
        !wanted.modules.some(
          (now) => now.slug === each.slug && now.lessons.some((lesson) => lesson.slug === slug),
        ),
    )
    const [only] = places
    return only === undefined || places.length > 1 ? null : lessonFile(only.slug, slug)
  }

  function bringDrawings(from: string, module: string, text: string): void {
    const folder = from.slice(0, from.indexOf('/'))
    for (const [name] of text.matchAll(/gambar\/[a-z0-9-]+\.svg/g)) {
      const drawing = known.get(`${folder}/${name}`)
      if (drawing !== undefined && !known.has(`${module}/${name}`))
        put.set(`${module}/${name}`, drawing)
    }
  }

  function bringScript(from: string, module: string, lesson: string): void {
    const path = scriptFile(from, lesson)
    const text = known.get(path)
    if (text === undefined || known.has(scriptFile(module, lesson))) return
    relied.add(path)
    put.set(scriptFile(module, lesson), text)
  }

  /** Everything of a module that is gone, and the lessons that one listed before and does not any more, with their scripts. */
  function goneFiles(): string[] {
    const kept = new Map(wanted.modules.map((module) => [module.slug, module]))
    return before.flatMap(({ path }) => {
      const [folder = ''] = path.split('/')
      if (path === COURSE || folder === MATERIALS) return []
      const now = kept.get(folder)
      if (now === undefined) return [path]
      const isLesson = (each: OutlineModule | undefined) =>
        each?.lessons.some(({ slug }) =>
          [lessonFile(folder, slug), scriptFile(folder, slug)].includes(path),
        ) ?? false
      return isLesson(oldModules.get(folder)) && !isLesson(now) ? [path] : []
    })
  }
}

/** With `# Title` as its first line that holds anything. */
export function withTitle(text: string, title: string): string {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const at = lines.findIndex((line) => line.trim() !== '')
  const heading = `# ${title}`
  if (at === -1) return `${heading}\n`
  if (/^#\s/.test(lines[at] ?? '')) lines[at] = heading
  else lines.splice(at, 0, heading, '')
  return lines.join('\n')
}

function stringified(value: unknown): string {
  return stringify(value, { lineWidth: 100, schema: 'core' })
}

/** Who checked it is said by a review alone; what is shown until then stays. */
function reviewOf(text: string | undefined, countsAsTrained: boolean): unknown {
  const { required, notice } = fieldsOf(fieldsOf(yamlOf(text))['review'])
  return {
    required: required === true || countsAsTrained,
    by: null,
    on: null,
    notice: typeof notice === 'string' ? notice : '',
  }
}

function courseFields({ settings, modules }: Outline, code: string, review: unknown): unknown {
  const { finalTest, preTest = null, passRule, validMonths, refreshes } = settings
  return {
    code,
    title: settings.title,
    summary: settings.summary,
    audience: settings.audience,
    language: 'id',
    countsAsTrained: settings.countsAsTrained,
    review,
    modules: modules.map(({ slug }) => slug),
    finalTest:
      finalTest === null
        ? null
        : {
            slug: finalTest.slug,
            title: finalTest.title,
            drawPerModule: finalTest.drawPerModule,
            ...quizFields(finalTest, 'passed'),
          },
    ...(preTest === null ? {} : { preTest: preTestFields(preTest) }),
    passRule,
    ...(validMonths === null ? {} : { validMonths }),
    ...(refreshes === null ? {} : { refreshes }),
  }
}

function preTestFields({
  slug,
  title,
  drawPerModule,
  draw,
}: NonNullable<CourseSettings['preTest']>): object {
  return { slug, title, drawPerModule, ...drawFields(draw) }
}

function moduleFields({ title, objective, jp, quiz, lessons }: OutlineModule): unknown {
  return {
    title,
    objective,
    jp,
    quiz: quizFields(quiz, 'now'),
    lessons: lessons.map(({ slug }) => slug),
  }
}

/** `feedback`: what is meant when nothing is said. */
function quizFields(quiz: QuizSettings, feedback: QuizSettings['feedback']): object {
  const { passMark, attempts, coolDownMinutes, shuffle, minutes, closesOn, draw } = quiz
  return {
    passMark,
    attempts,
    coolDownMinutes,
    shuffle,
    ...(minutes === 0 ? {} : { minutes }),
    ...(quiz.feedback === feedback ? {} : { feedback: quiz.feedback }),
    ...(closesOn === null ? {} : { closesOn }),
    ...drawFields(draw),
  }
}

/** What a rule leaves open is not written; `tag` always was. */
function drawFields(draw: QuizSettings['draw']): object {
  if (draw.length === 0) return {}
  const rules = draw.map(({ count, tag, level = null, module = null }) => ({
    count,
    tag,
    ...(level === null ? {} : { level }),
    ...(module === null ? {} : { module }),
  }))
  return { draw: rules }
}

/** Questions that stand in the files themselves, by id. */
function inlineItems(files: readonly SourceFile[]): ReadonlyMap<string, object> {
  const found = new Map<string, object>()
  for (const { path, text } of files) {
    const entries = path.endsWith('/soal.yaml') ? yamlOf(text) : null
    if (!Array.isArray(entries)) continue
    for (const entry of entries.map(fieldsOf)) {
      if (typeof entry['id'] === 'string') found.set(entry['id'], entry)
    }
  }
  return found
}

function itemFields({ items }: OutlineModule, inline: ReadonlyMap<string, object>): unknown {
  return items.map(({ code, for: use }) => {
    const own = inline.get(code)
    return own === undefined ? { item: code, for: use } : { ...own, for: use }
  })
}
