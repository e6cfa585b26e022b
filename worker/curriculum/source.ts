/**
 * The structured part of a course's source: `course.yaml`, `module.yaml`, `soal.yaml` to checked values,
 * with the line of every fault. Pure.
 */
import { isCollection, LineCounter, parseDocument, type Document } from 'yaml'
import * as z from 'zod/mini'
import { courseCode, learningHours, passRule, review, slug } from '../contract/curriculum.ts'
import { no, ok, type Result } from '../core/result.ts'

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(1000))
const percent = z.number().check(z.int(), z.minimum(1), z.maximum(100))
const hours = z.number().check(z.minimum(0), z.maximum(40))

const quizRules = {
  passMark: percent,
  /** 0: no limit. */
  attempts: z.number().check(z.int(), z.minimum(0), z.maximum(20)),
  coolDownMinutes: z.number().check(z.int(), z.minimum(0), z.maximum(10_080)),
  shuffle: z.boolean(),
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
  finalTest: z.nullable(
    z.strictObject({
      slug,
      title: text,
      ...quizRules,
      drawPerModule: z.number().check(z.int(), z.minimum(1), z.maximum(20)),
      /** How long one may take from its start; 0: no limit. */
      minutes: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(600))),
    }),
  ),
  passRule: z.strictObject({ ...passRule.shape, minimumMark: percent }),
})
export type CourseSource = z.output<typeof courseSource>

export const moduleSource = z.strictObject({
  title: text,
  objective: text,
  jp: z.strictObject({ ...learningHours.shape, theory: hours, assignment: hours, practice: hours }),
  quiz: z.strictObject(quizRules),
  lessons: z.array(slug).check(z.minLength(1), z.maxLength(30)),
})
export type ModuleSource = z.output<typeof moduleSource>

/** Also the name of a form field and part of an address. */
const itemId = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(38))

export const itemsSource = z
  .array(
    z.strictObject({
      id: itemId,
      for: z.enum(['quiz', 'test']),
      level: z.literal([1, 2, 3]),
      objective: text,
      source: text,
      stem: text,
      options: z
        .array(
          z.strictObject({
            id: z.string().check(z.regex(/^[a-z0-9]{1,10}$/)),
            text,
            right: z.boolean(),
            why: text,
          }),
        )
        .check(z.minLength(2), z.maxLength(6)),
      explanation: text,
    }),
  )
  .check(z.minLength(1), z.maxLength(200))
export type ItemSource = z.output<typeof itemsSource>[number]

export type SourceFault = { readonly line: number; readonly reason: string; readonly about: string }

/** What a file says, and where: `lineOf(['options', 1])`. */
export type Read<Value> = {
  readonly value: Value
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

type Faulty = { readonly reason: 'SOURCE_INVALID'; readonly faults: readonly SourceFault[] }

export function readYaml<Schema extends z.ZodMiniType>(
  source: string,
  schema: Schema,
): Result<Read<z.output<Schema>>, Faulty> {
  const counter = new LineCounter()
  const document = parseDocument(source, {
    lineCounter: counter,
    schema: 'core',
    strict: true,
    uniqueKeys: true,
  })
  const lineOf = (path: readonly PropertyKey[]) => lineAt(document, counter, path)
  if (document.errors.length > 0) {
    return no<Faulty>({
      reason: 'SOURCE_INVALID',
      faults: document.errors.map((error) => ({
        line: error.linePos?.[0].line ?? 1,
        reason: 'YAML_BROKEN',
        about: error.code,
      })),
    })
  }
  let given: unknown
  try {
    given = document.toJS({ maxAliasCount: 0 })
  } catch {
    return no<Faulty>({
      reason: 'SOURCE_INVALID',
      faults: [{ line: 1, reason: 'YAML_BROKEN', about: 'ALIAS' }],
    })
  }
  const parsed = schema.safeParse(given)
  if (parsed.success) return ok({ value: parsed.data, lineOf })
  return no<Faulty>({
    reason: 'SOURCE_INVALID',
    faults: parsed.error.issues.flatMap((issue) => {
      const at = issue.path.join('.')
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => ({
          line: lineOf([...issue.path, key]),
          reason: 'FIELD_UNKNOWN',
          about: [...issue.path, key].join('.'),
        }))
      }
      const isMissing = valueAt(given, issue.path) === undefined
      return [
        {
          line: lineOf(issue.path),
          reason: isMissing ? 'FIELD_MISSING' : 'FIELD_WRONG',
          about: at,
        },
      ]
    }),
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
