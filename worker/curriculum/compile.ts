/**
 * A course's source files to what is published: head, packs, keys; or every fault of all files at once.
 * Half a course is never compiled. Pure.
 */
import type {
  ContentProblem,
  CourseHead,
  ItemKey,
  Pack,
  PackKeys,
  SourceFile,
} from '../contract/curriculum.ts'
import { no, ok, type Result } from '../core/result.ts'
import { compileModule, type Blame, type CompiledModule } from './compile-module.ts'
import type { KnownMedium } from './media.ts'
import { courseSource, readYaml, type CourseSource, type Read } from './source.ts'

export type CompiledHead = Omit<
  CourseHead,
  'courseId' | 'versionId' | 'versionNumber' | 'publishedAt' | 'modules' | 'finalTest'
> & {
  readonly modules: readonly Omit<CourseHead['modules'][number], 'packHash' | 'packBytes'>[]
  readonly finalTest: Omit<NonNullable<CourseHead['finalTest']>, 'packHash' | 'packBytes'> | null
}

export type Compiled = {
  readonly head: CompiledHead
  /** In order: the modules, then the final test. */
  readonly packs: readonly { readonly pack: Pack; readonly keys: PackKeys }[]
  readonly warnings: readonly ContentProblem[]
}

type Invalid = { readonly reason: 'CONTENT_INVALID'; readonly problems: readonly ContentProblem[] }

const COURSE = 'course.yaml'
const PATH =
  /^(?:course\.yaml|[a-z0-9-]+\/(?:module\.yaml|soal\.yaml|[a-z0-9-]+\.md|gambar\/[a-z0-9-]+\.svg))$/
/** A module may not be called as a page of learning is. */
const RESERVED = new Set(['kuis', 'hasil'])

/** `media`: the uploaded files that lessons may name. */
export function compileCourse(
  files: readonly SourceFile[],
  code: string,
  media: ReadonlyMap<string, KnownMedium> = new Map(),
): Result<Compiled, Invalid> {
  const problems: ContentProblem[] = []
  const warnings: ContentProblem[] = []
  const blameIn =
    (list: ContentProblem[], file: string): Blame =>
    (line, reason, about = '') =>
      list.push({ file, line, reason, about })
  const byPath = new Map(files.map((file) => [file.path, file.text]))
  for (const { path } of files) {
    if (!PATH.test(path)) problems.push({ file: path, line: 0, reason: 'FILE_UNKNOWN', about: '' })
  }

  const source = byPath.get(COURSE)
  if (source === undefined) {
    problems.push({ file: COURSE, line: 0, reason: 'FILE_MISSING', about: '' })
    return no<Invalid>({ reason: 'CONTENT_INVALID', problems })
  }
  const read = readYaml(source, courseSource)
  if (!read.ok) {
    problems.push(...read.faults.map((fault) => ({ file: COURSE, ...fault })))
    return no<Invalid>({ reason: 'CONTENT_INVALID', problems })
  }
  const course = read.value.value
  checkCourse(read.value, code, byPath, blameIn(problems, COURSE))

  const modules: CompiledModule[] = []
  const seen = { items: new Map<string, string>(), facts: new Map<string, string>() }
  for (const folder of course.modules) {
    const compiled = compileModule({
      folder,
      byPath,
      media,
      course: { code: course.code, title: course.title },
      seen,
      blame: (file) => blameIn(problems, file),
      warn: (file) => blameIn(warnings, file),
    })
    if (compiled !== null) modules.push(compiled)
  }
  const test = finalTest(
    course,
    modules,
    read.value.lineOf(['finalTest', 'drawPerModule']),
    blameIn(problems, COURSE),
  )
  if (problems.length > 0) return no<Invalid>({ reason: 'CONTENT_INVALID', problems })

  const { finalTest: _, modules: __, ...facts } = course
  return ok({
    head: {
      ...facts,
      modules: modules.map(({ head }) => head),
      finalTest: test === null ? null : quizOf(test.pack, course.finalTest?.minutes ?? 0),
    },
    packs: [...modules.map(({ pack, keys }) => ({ pack, keys })), ...(test === null ? [] : [test])],
    warnings,
  })
}

function checkCourse(
  { value: course, lineOf }: Read<CourseSource>,
  code: string,
  byPath: ReadonlyMap<string, string>,
  blame: Blame,
): void {
  if (course.code !== code) blame(lineOf(['code']), 'CODE_DIFFERENT', course.code)
  for (const [index, folder] of course.modules.entries()) {
    const line = lineOf(['modules', index])
    if (course.modules.indexOf(folder) !== index) blame(line, 'NAMED_TWICE', folder)
    if (RESERVED.has(folder) || folder === course.finalTest?.slug)
      blame(line, 'NAME_RESERVED', folder)
  }
  for (const path of byPath.keys()) {
    const folder = path.split('/')[0] ?? ''
    if (path !== COURSE && !course.modules.includes(folder))
      blame(lineOf(['modules']), 'MODULE_NOT_LISTED', path)
  }
  const { passRule } = course
  if (passRule.modules !== 'all') {
    for (const [index, folder] of passRule.modules.entries()) {
      if (!course.modules.includes(folder))
        blame(lineOf(['passRule', 'modules', index]), 'MODULE_UNKNOWN', folder)
    }
  }
  if (passRule.finalTest && course.finalTest === null)
    blame(lineOf(['passRule', 'finalTest']), 'FINAL_TEST_MISSING')
  if (!passRule.finalTest && passRule.modules !== 'all' && passRule.modules.length === 0)
    blame(lineOf(['passRule']), 'RULE_EMPTY')
  if (course.finalTest !== null && RESERVED.has(course.finalTest.slug))
    blame(lineOf(['finalTest', 'slug']), 'NAME_RESERVED', course.finalTest.slug)
}

function finalTest(
  course: CourseSource,
  modules: readonly CompiledModule[],
  line: number,
  blame: Blame,
): { pack: Pack; keys: PackKeys } | null {
  if (course.finalTest === null) return null
  const { drawPerModule, minutes: _, ...test } = course.finalTest
  for (const { head, testItems } of modules) {
    if (testItems.length < drawPerModule)
      blame(line, 'TEST_ITEMS_FEW', `${head.slug}: ${testItems.length}`)
  }
  const items = modules.flatMap((module) => module.testItems)
  const keys: Record<string, ItemKey> = {}
  for (const { question, key } of items) keys[question.id] = key
  return {
    pack: {
      format: 1,
      kind: 'test',
      course: { code: course.code, title: course.title },
      slug: test.slug,
      title: test.title,
      objective: '',
      jp: { theory: 0, assignment: 0, practice: 0 },
      lessons: [],
      quiz: { ...test, questions: drawPerModule * modules.length, drawPerModule },
      questions: items.map(({ question }) => question),
    },
    keys,
  }
}

/** `minutes` stands in the head alone, and only when there is a limit: what has none keeps its content hash. */
function quizOf({ quiz }: Pack, minutes: number): NonNullable<CompiledHead['finalTest']> {
  const { slug, title, questions, passMark, attempts, coolDownMinutes } = quiz
  const rules = { slug, title, questions, passMark, attempts, coolDownMinutes }
  return minutes === 0 ? rules : { ...rules, minutes }
}
