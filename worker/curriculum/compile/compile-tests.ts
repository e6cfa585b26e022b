/**
 * The final test and the pre-test of a course, drawn from one stock: the questions `for: test` of all modules. Faults go to
 * `blame`; where the stock is too small for two papers without a common question, `warn` is told. Pure.
 */
import type { ItemKey, Pack, PackKeys } from '../../contract/curriculum.ts'
import { rulesOf, shortagesOf, type DrawRule } from '../../contract/draw-rules.ts'
import {
  drawnBy,
  formatOf,
  largest,
  nameOf,
  type Blame,
  type CompiledItem,
} from './compile-items.ts'
import type { CompiledModule } from './compile-module.ts'
import { quizWishes, type CourseSource, type Read } from './source.ts'

type CompiledTest = { readonly pack: Pack; readonly keys: PackKeys }

type Blueprint = {
  readonly slug: string
  readonly title: string
  readonly drawPerModule: number
  readonly draw?: readonly DrawRule[] | undefined
}

export function compileTests(
  read: Read<CourseSource>,
  modules: readonly CompiledModule[],
  blame: Blame,
  warn: Blame,
): { readonly finalTest: CompiledTest | null; readonly preTest: CompiledTest | null } {
  const { value: course, lineOf } = read
  const { finalTest, preTest = null } = course
  if (preTest !== null && finalTest === null) blame(lineOf(['preTest']), 'PRE_TEST_ALONE')
  if (finalTest === null) return { finalTest: null, preTest: null }
  const { passMark, attempts, coolDownMinutes, shuffle } = finalTest
  const { minutes: _, ...wishes } = quizWishes(finalTest, 'passed')
  const rules = { passMark, attempts, coolDownMinutes, shuffle, ...wishes }
  const final = compileTest(read, 'finalTest', finalTest, rules, modules, blame)
  if (preTest === null) return { finalTest: final, preTest: null }
  warnOfShortages(read, modules, { final: finalTest, before: preTest }, warn)
  const open = { passMark: 0, attempts: 1, coolDownMinutes: 0, shuffle: true }
  return {
    finalTest: final,
    preTest: compileTest(read, 'preTest', preTest, open, modules, blame),
  }
}

type Rules = Omit<Pack['quiz'], 'slug' | 'title' | 'questions' | 'drawPerModule' | 'pools'>

function compileTest(
  { value: course, lineOf }: Read<CourseSource>,
  field: 'finalTest' | 'preTest',
  { slug, title, drawPerModule, draw = [] }: Blueprint,
  rules: Rules,
  modules: readonly CompiledModule[],
  blame: Blame,
): CompiledTest {
  const drawn = drawnBy(
    modules.flatMap((module) => module.testItems),
    draw,
    (index, reason, about) => blame(lineOf([field, 'draw', index]), reason, about),
  )
  let asked = drawn.questions
  if (drawn.pools === undefined) {
    const line = lineOf([field, 'drawPerModule'])
    asked = 0
    for (const { head, testItems } of modules) {
      asked += largest(sizesOf(testItems), drawPerModule)
      if (testItems.length < drawPerModule)
        blame(line, 'TEST_ITEMS_FEW', `${head.slug}: ${testItems.length}`)
    }
  }
  const keys: Record<string, ItemKey> = {}
  for (const { question, key } of drawn.parts) keys[question.id] = key
  const questions = drawn.parts.map(({ question }) => question)
  const { passMark, attempts, coolDownMinutes, shuffle, ...wishes } = rules
  return {
    pack: {
      format: formatOf(questions),
      kind: 'test',
      course: { code: course.code, title: course.title },
      slug,
      title,
      objective: '',
      jp: { theory: 0, assignment: 0, practice: 0 },
      lessons: [],
      quiz: {
        slug,
        title,
        passMark,
        attempts,
        coolDownMinutes,
        shuffle,
        ...wishes,
        questions: asked,
        drawPerModule: drawn.pools === undefined ? drawPerModule : 0,
        ...(drawn.pools === undefined ? {} : { pools: drawn.pools }),
      },
      questions,
    },
    keys,
  }
}

function sizesOf(items: readonly CompiledItem[]): number[] {
  return items.map(({ parts }) => parts.length)
}

/** `about`: what is drawn from, how many there are, how many each of both tests asks of them. */
function warnOfShortages(
  { value: course, lineOf }: Read<CourseSource>,
  modules: readonly CompiledModule[],
  tests: { readonly final: Blueprint; readonly before: Blueprint },
  warn: Blame,
): void {
  const slugs = modules.map(({ head }) => head.slug)
  const titles = new Map(modules.map(({ head }) => [head.slug, head.title]))
  const final = rulesOf(tests.final, slugs)
  const items = modules.flatMap(({ testItems }) => testItems)
  for (const shortage of shortagesOf(final, rulesOf(tests.before, slugs), items)) {
    const rule = final[shortage.rule]
    if (rule === undefined) continue
    const isModule = course.finalTest?.draw === undefined || course.finalTest.draw.length === 0
    const name = isModule ? (titles.get(rule.module ?? '') ?? '') : nameOf(rule)
    const { size, before, count } = shortage
    warn(lineOf(['preTest']), 'PRE_TEST_SHARES', `${name}: ${size}/${before}/${count}`)
  }
}
