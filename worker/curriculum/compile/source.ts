/**
 * The structured part of a course's source: `course.yaml` and `module.yaml` to checked values, with the line of every fault;
 * `soal.yaml` is in `item-source.ts`. Pure.
 */
import { isCollection, type Document, type LineCounter } from 'yaml'
import * as z from 'zod/mini'
import {
  courseCode,
  learningHours,
  review,
  slug,
  type QuizHead,
} from '../../contract/curriculum.ts'
import { dateOnly } from '../../contract/fields.ts'
import { itemLevel, itemTag } from '../../contract/items.ts'
import { writtenPassRule } from '../../contract/pass-rule.ts'
import { no, ok, type Result } from '../../core/result.ts'
import { openYaml, type SourceFault } from './open-yaml.ts'

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(1000))
const percent = z.number().check(z.int(), z.minimum(1), z.maximum(100))
const hours = z.number().check(z.minimum(0), z.maximum(40))

/** How many are drawn by one rule after another, of what fits it; left out or empty: all are asked, of a test so many of each module. */
const draw = z.optional(
  z
    .array(
      z.strictObject({
        count: z.number().check(z.int(), z.minimum(1), z.maximum(50)),
        tag: z.optional(z.nullable(itemTag)),
        level: z.optional(z.nullable(itemLevel)),
        module: z.optional(z.nullable(slug)),
      }),
    )
    .check(z.maxLength(10)),
)
/** How many of each module, unless `draw` says otherwise. */
const drawPerModule = z.number().check(z.int(), z.minimum(1), z.maximum(20))

const quizRules = {
  passMark: percent,
  /** 0: no limit. */
  attempts: z.number().check(z.int(), z.minimum(0), z.maximum(20)),
  coolDownMinutes: z.number().check(z.int(), z.minimum(0), z.maximum(10_080)),
  shuffle: z.boolean(),
  /** How long one may take from its start; left out or 0: no limit. */
  minutes: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(600))),
  /** When answers are explained; left out: `now` for a module, `passed` for a final test. */
  feedback: z.optional(z.enum(['now', 'passed', 'closed'])),
  /** The last day on which it can be begun; left out or null: no end. */
  closesOn: z.optional(z.nullable(dateOnly)),
  draw,
}

export const courseSource = z.strictObject({
  code: courseCode,
  title: text,
  summary: text,
  audience: text,
  language: z.literal('id'),
  countsAsTrained: z.boolean(),
  review,
  modules: z.array(slug).check(z.minLength(1), z.maxLength(40)),
  finalTest: z.nullable(z.strictObject({ slug, title: text, ...quizRules, drawPerModule })),
  /** Left out or null: none. */
  preTest: z.optional(
    z.nullable(
      z.strictObject({ slug: z.prefault(slug, 'tes-awal'), title: text, drawPerModule, draw }),
    ),
  ),
  passRule: z.strictObject({ ...writtenPassRule.shape, minimumMark: percent }),
  /** Of its certificates; left out or null: no end. */
  validMonths: z.optional(z.nullable(z.number().check(z.int(), z.minimum(1), z.maximum(120)))),
  refreshes: z.optional(z.nullable(courseCode)),
})
export type CourseSource = z.output<typeof courseSource>

export const moduleSource = z.strictObject({
  title: text,
  /** Empty while its author has not written it: the compiler says so beside every other fault. */
  objective: z.string().check(z.trim(), z.maxLength(1000)),
  jp: z.strictObject({ ...learningHours.shape, theory: hours, assignment: hours, practice: hours }),
  quiz: z.strictObject(quizRules),
  lessons: z.array(slug).check(z.minLength(1), z.maxLength(30)),
})
export type ModuleSource = z.output<typeof moduleSource>

type QuizWishes = Pick<QuizHead, 'minutes' | 'feedback' | 'closesOn'>

/** What a quiz says beyond the usual, and only that: one that says nothing keeps its content hash. `feedback`: what is usual. */
export function quizWishes(
  quiz: Pick<ModuleSource['quiz'], 'minutes' | 'feedback' | 'closesOn'>,
  feedback: 'now' | 'passed',
): QuizWishes {
  const { minutes = 0, closesOn = null } = quiz
  return {
    ...(minutes === 0 ? {} : { minutes }),
    ...(quiz.feedback === undefined || quiz.feedback === feedback
      ? {}
      : { feedback: quiz.feedback }),
    ...(closesOn === null ? {} : { closesOn }),
  }
}

/** What a file says, and where: `lineOf(['options', 1])`. */
export type Read<Value> = {
  readonly value: Value
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

export type Faulty = { readonly reason: 'SOURCE_INVALID'; readonly faults: readonly SourceFault[] }

export function readYaml<Schema extends z.ZodMiniType>(
  source: string,
  schema: Schema,
): Result<Read<z.output<Schema>>, Faulty> {
  const read = parseYaml(source)
  if (!read.ok) return read
  const { value: given, lineOf } = read.value
  const parsed = schema.safeParse(given)
  if (parsed.success) return ok({ value: parsed.data, lineOf })
  return no<Faulty>({
    reason: 'SOURCE_INVALID',
    faults: faultsOf(parsed.error.issues, read.value),
  })
}

/** What a file holds, unchecked. */
export function parseYaml(source: string): Result<Read<unknown>, Faulty> {
  const opened = openYaml(source)
  if (!opened.ok) {
    const { line, reason, about } = opened
    return no<Faulty>({ reason: 'SOURCE_INVALID', faults: [{ line, reason, about }] })
  }
  const { document, counter, faults } = opened.value
  if (faults.length > 0) return no<Faulty>({ reason: 'SOURCE_INVALID', faults })
  try {
    const value: unknown = document.toJS({ maxAliasCount: 0 })
    return ok({ value, lineOf: (path) => lineAt(document, counter, path) })
  } catch {
    return no<Faulty>({
      reason: 'SOURCE_INVALID',
      faults: [{ line: 1, reason: 'YAML_BROKEN', about: 'ALIAS' }],
    })
  }
}

/** The line of each is looked for anew. */
const MOST_FAULTS = 50

/** Issues of a schema over a part of a file as faults; `at` is where that part stands. */
export function faultsOf(
  issues: readonly z.core.$ZodIssue[],
  { value: given, lineOf }: Read<unknown>,
  at: readonly PropertyKey[] = [],
): SourceFault[] {
  return issues.slice(0, MOST_FAULTS).flatMap((issue) => {
    const path = [...at, ...issue.path]
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, MOST_FAULTS).map((key) => ({
        line: lineOf([...path, key]),
        reason: 'FIELD_UNKNOWN',
        about: [...path, key].join('.'),
      }))
    }
    const isMissing = valueAt(given, path) === undefined
    return [
      {
        line: lineOf(path),
        reason: isMissing ? 'FIELD_MISSING' : 'FIELD_WRONG',
        about: path.join('.'),
      },
    ]
  })
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  let value = given
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

/** The line of the deepest part of `path` that the file has. */
function lineAt(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length)
    const node = document.getIn(part, true)
    const parent = document.getIn(part.slice(0, -1), true)
    const key = part.at(-1)
    if (isCollection(parent)) {
      for (const item of parent.items) {
        // A key of a map says its line better than its value, which may begin on the next one.
        const named = item as { key?: { value?: unknown; range?: [number, number, number] } }
        if (named.key?.value === key && named.key?.range) {
          return counter.linePos(named.key.range[0]).line
        }
      }
    }
    const range = (node as { range?: [number, number, number] | null } | undefined)?.range
    if (range) return counter.linePos(range[0]).line
  }
  return 1
}
