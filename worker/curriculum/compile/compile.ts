/**
 * A course's source files to what is published: head, packs, keys; or every fault of all files at once.
 * Half a course is never compiled. Pure.
 */
import type {
  ContentProblem,
  CourseHead,
  Pack,
  PackKeys,
  SourceFile,
} from '../../contract/curriculum.ts'
import type { Material } from '../../contract/materials.ts'
import { no, ok, type Result } from '../../core/result.ts'
import type { Banked, Blame } from './compile-items.ts'
import { compileMaterials, isMaterial, MATERIALS } from './compile-materials.ts'
import { compileModule, type CompiledModule } from './compile-module.ts'
import { compileRule } from './compile-rule.ts'
import { compileTests } from './compile-tests.ts'
import type { PublishedFact } from './markdown.ts'
import type { KnownMedium } from '../media.ts'
import { courseSource, readYaml, type CourseSource, type Read } from './source.ts'

export type CompiledHead = Omit<
  CourseHead,
  'courseId' | 'versionId' | 'versionNumber' | 'publishedAt' | 'modules' | 'finalTest' | 'preTest'
> & {
  readonly modules: readonly Omit<CourseHead['modules'][number], 'packHash' | 'packBytes'>[]
  readonly finalTest: Omit<NonNullable<CourseHead['finalTest']>, 'packHash' | 'packBytes'> | null
  readonly preTest?: Omit<NonNullable<CourseHead['preTest']>, 'packHash' | 'packBytes'>
}

export type Compiled = {
  readonly head: CompiledHead
  /** In order: the modules, the final test, the pre-test. */
  readonly packs: readonly { readonly pack: Pack; readonly keys: PackKeys }[]
  readonly facts: readonly PublishedFact[]
  readonly materials: readonly Material[]
  readonly warnings: readonly ContentProblem[]
}

type Invalid = { readonly reason: 'CONTENT_INVALID'; readonly problems: readonly ContentProblem[] }

const COURSE = 'course.yaml'
const PATH =
  /^(?:course\.yaml|[a-z0-9-]+\/(?:module\.yaml|soal\.yaml|[a-z0-9-]+\.md|gambar\/[a-z0-9-]+\.svg))$/
/** A module may not be called as a page of learning is, nor as the folder of the course's materials. */
const RESERVED = new Set(['kuis', 'hasil', MATERIALS])

/** `media`: the uploaded files that lessons and questions may name; `banked`: the questions of the bank that they refer to. */
export function compileCourse(
  files: readonly SourceFile[],
  code: string,
  media: ReadonlyMap<string, KnownMedium> = new Map(),
  banked: Banked = new Map(),
): Result<Compiled, Invalid> {
  const problems: ContentProblem[] = []
  const warnings: ContentProblem[] = []
  const blameIn =
    (list: ContentProblem[], file: string): Blame =>
    (line, reason, about = '') =>
      list.push({ file, line, reason, about })
  const byPath = new Map(files.map((file) => [file.path, file.text]))
  for (const { path } of files) {
    if (!isKnownPath(path))
      problems.push({ file: path, line: 0, reason: 'FILE_UNKNOWN', about: '' })
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
      banked,
      course: { code: course.code, title: course.title },
      seen,
      blame: (file) => blameIn(problems, file),
      warn: (file) => blameIn(warnings, file),
    })
    if (compiled !== null) modules.push(compiled)
  }
  const { finalTest, preTest } = compileTests(
    read.value,
    modules,
    blameIn(problems, COURSE),
    blameIn(warnings, COURSE),
  )
  const materials = compileMaterials({
    modules: modules.map(({ pack, drawings }) => ({ ...pack, drawings })),
    byPath,
    media,
    blame: (file) => blameIn(problems, file),
  })
  const passRule = compileRule(read.value, materials, blameIn(problems, COURSE))
  if (problems.length > 0) return no<Invalid>({ reason: 'CONTENT_INVALID', problems })

  const { validMonths = null, refreshes = null, ...facts } = factsOf(course)
  return ok({
    head: {
      ...facts,
      passRule,
      // Only where they say something: a course without them keeps its content hash.
      ...(validMonths === null ? {} : { validMonths }),
      ...(refreshes === null ? {} : { refreshes }),
      modules: modules.map(({ head }) => head),
      finalTest: finalTest === null ? null : quizOf(finalTest.pack, course.finalTest?.minutes),
      ...(preTest === null ? {} : { preTest: preTestOf(preTest.pack) }),
    },
    packs: [
      ...modules.map(({ pack, keys }) => ({ pack, keys })),
      ...[finalTest, preTest].filter((test) => test !== null),
    ],
    facts: modules.flatMap(({ facts: cards }) => cards),
    materials,
    warnings,
  })
}

function isKnownPath(path: string): boolean {
  return path.startsWith(`${MATERIALS}/`) ? isMaterial(path) : PATH.test(path) || isMaterial(path)
}

/** What the head takes over as it was written. */
function factsOf(course: CourseSource) {
  const { finalTest: _, preTest: __, modules: ___, ...facts } = course
  return facts
}

function checkCourse(
  { value: course, lineOf }: Read<CourseSource>,
  code: string,
  byPath: ReadonlyMap<string, string>,
  blame: Blame,
): void {
  if (course.code !== code) blame(lineOf(['code']), 'CODE_DIFFERENT', course.code)
  if (course.refreshes === code) blame(lineOf(['refreshes']), 'REFRESHES_ITSELF', code)
  for (const [index, folder] of course.modules.entries()) {
    const line = lineOf(['modules', index])
    if (course.modules.indexOf(folder) !== index) blame(line, 'NAMED_TWICE', folder)
    if (
      RESERVED.has(folder) ||
      folder === course.finalTest?.slug ||
      folder === course.preTest?.slug
    )
      blame(line, 'NAME_RESERVED', folder)
  }
  for (const path of byPath.keys()) {
    const folder = path.split('/')[0] ?? ''
    if (path !== COURSE && folder !== MATERIALS && !course.modules.includes(folder))
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
  for (const field of ['finalTest', 'preTest'] as const) {
    const test = course[field] ?? null
    if (test !== null && RESERVED.has(test.slug))
      blame(lineOf([field, 'slug']), 'NAME_RESERVED', test.slug)
  }
  const { preTest = null, finalTest } = course
  if (preTest !== null && preTest.slug === finalTest?.slug)
    blame(lineOf(['preTest']), 'NAMED_TWICE', preTest.slug)
}

/** `minutes` stands in the head alone, and only when there is a limit: what has none keeps its content hash. */
function quizOf({ quiz }: Pack, minutes = 0): NonNullable<CompiledHead['finalTest']> {
  const { slug, title, questions, passMark, attempts, coolDownMinutes, feedback, closesOn } = quiz
  const rules = { slug, title, questions, passMark, attempts, coolDownMinutes }
  return {
    ...rules,
    ...(minutes === 0 ? {} : { minutes }),
    ...(feedback === undefined ? {} : { feedback }),
    ...(closesOn === undefined ? {} : { closesOn }),
  }
}

function preTestOf({ quiz }: Pack): NonNullable<CompiledHead['preTest']> {
  const { slug, title, questions } = quiz
  return { slug, title, questions }
}
