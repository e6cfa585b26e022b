/**
 * What the screens show of a draft's files, read with forbearance: what a file says wrongly, or not at all, is shown as nothing
 * was said, and the compiler tells what is wrong. Pure.
 */
import { isCollection } from 'yaml'
import * as z from 'zod/mini'
import { slug as slugSchema, type SourceFile } from '../../contract/curriculum.ts'
import { itemCode } from '../../contract/items.ts'
import { takeTitle } from '../../contract/lesson-title.ts'
import {
  courseSettings,
  outlineModule,
  quizSettings,
  type CourseSettings,
  type OutlineModule,
  type QuizSettings,
} from '../../contract/workshop.ts'
import { openYaml } from '../compile/open-yaml.ts'

export type Outline = {
  readonly settings: CourseSettings
  readonly modules: readonly OutlineModule[]
}

export const COURSE = 'course.yaml'
export const moduleFile = (module: string) => `${module}/module.yaml`
export const itemsFile = (module: string) => `${module}/soal.yaml`
export const lessonFile = (module: string, lesson: string) => `${module}/${lesson}.md`

type Fields = Readonly<Record<string, unknown>>

export function outlineOf(files: readonly SourceFile[]): Outline {
  const textOf = new Map(files.map(({ path, text }) => [path, text]))
  const course = fieldsOf(yamlOf(textOf.get(COURSE)))
  const modules = unique(list(course['modules'], slugSchema)).map((module): OutlineModule => {
    const source = fieldsOf(yamlOf(textOf.get(moduleFile(module))))
    const { jp, title, objective } = outlineModule.shape
    return {
      slug: module,
      title: taken(title, source['title'], module),
      objective: taken(objective, source['objective'], ''),
      jp: taken(jp, source['jp'], { theory: 0, assignment: 0, practice: 0 }),
      quiz: quizOf(fieldsOf(source['quiz']), 'now'),
      lessons: unique(list(source['lessons'], slugSchema)).map((lesson) => ({
        slug: lesson,
        title: titleOf(textOf.get(lessonFile(module, lesson))) || lesson,
      })),
      items: itemsOf(yamlOf(textOf.get(itemsFile(module)))),
    }
  })
  return { settings: settingsOf(course), modules }
}

export function titleOf(text: string | undefined): string {
  return takeTitle(text ?? '').title.slice(0, 200)
}

/** What a YAML file says; null for one that cannot be read. */
export function yamlOf(text: string | undefined): unknown {
  if (text === undefined) return null
  const opened = openYaml(text)
  if (!opened.ok) return null
  const { document } = opened.value
  if (!isCollection(document.contents)) return null
  try {
    return document.toJS({ maxAliasCount: 0 }) as unknown
  } catch {
    return null
  }
}

export function fieldsOf(value: unknown): Fields {
  // Safe: any object that is no list can be asked for its fields.
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Fields)
    : {}
}

function settingsOf(course: Fields): CourseSettings {
  const { title, summary, audience, countsAsTrained, validMonths, refreshes, passRule } =
    courseSettings.shape
  const finalTest = finalTestOf(course['finalTest'])
  const preTest = preTestOf(course['preTest'])
  return {
    title: taken(title, course['title'], taken(title, course['code'], '-')),
    summary: taken(summary, course['summary'], ''),
    audience: taken(audience, course['audience'], ''),
    countsAsTrained: taken(countsAsTrained, course['countsAsTrained'], false),
    validMonths: taken(validMonths, course['validMonths'], null),
    refreshes: taken(refreshes, course['refreshes'], null),
    finalTest,
    // Left out where there is none: an outline is compared as text.
    ...(preTest === null ? {} : { preTest }),
    passRule: taken(passRule, course['passRule'], {
      modules: 'all',
      finalTest: finalTest !== null,
      minimumMark: 70,
    }),
  }
}

const finalTestFields = z.object({
  slug: slugSchema,
  title: outlineModule.shape.title,
  drawPerModule: z.number().check(z.int(), z.minimum(1), z.maximum(20)),
})

function finalTestOf(value: unknown): CourseSettings['finalTest'] {
  const read = finalTestFields.safeParse(value)
  // A final test that nobody said anything about explains its answers once it is passed.
  return read.success ? { ...read.data, ...quizOf(fieldsOf(value), 'passed') } : null
}

function preTestOf(value: unknown): (CourseSettings['preTest'] & {}) | null {
  const source = fieldsOf(value)
  const { title, drawPerModule } = finalTestFields.shape
  const slug = slugSchema.safeParse(source['slug'] ?? 'tes-awal')
  const named = title.safeParse(source['title'])
  if (!slug.success || !named.success) return null
  return {
    slug: slug.data,
    title: named.data,
    drawPerModule: taken(drawPerModule, source['drawPerModule'], 1),
    draw: drawOf(source),
  }
}

function quizOf(source: Fields, feedback: QuizSettings['feedback']): QuizSettings {
  const shape = quizSettings.shape
  return {
    passMark: taken(shape.passMark, source['passMark'], 70),
    attempts: taken(shape.attempts, source['attempts'], 0),
    coolDownMinutes: taken(shape.coolDownMinutes, source['coolDownMinutes'], 0),
    shuffle: taken(shape.shuffle, source['shuffle'], true),
    minutes: taken(shape.minutes, source['minutes'], 0),
    feedback: taken(shape.feedback, source['feedback'], feedback),
    closesOn: taken(shape.closesOn, source['closesOn'], null),
    draw: drawOf(source),
  }
}

/** What a rule does not say is left out, so that one of before reads as it did. */
function drawOf(source: Fields): QuizSettings['draw'] {
  return list(source['draw'], z.unknown()).flatMap((rule) => {
    const { count, tag = null, level = null, module = null } = fieldsOf(rule)
    const wished = { ...(level === null ? {} : { level }), ...(module === null ? {} : { module }) }
    const read = quizSettings.shape.draw.safeParse([{ count, tag, ...wished }])
    return read.success ? read.data : []
  })
}

/** A question of the bank is referred to as `item`; one that stands in the file itself has an `id`. */
function itemsOf(value: unknown): OutlineModule['items'] {
  return list(value, z.unknown()).flatMap((entry) => {
    const fields = fieldsOf(entry)
    const code = itemCode.safeParse(fields['item'] ?? fields['id'])
    return code.success
      ? [{ code: code.data, for: fields['for'] === 'test' ? ('test' as const) : ('quiz' as const) }]
      : []
  })
}

function taken<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  otherwise: z.output<Schema>,
): z.output<Schema> {
  const read = schema.safeParse(value)
  return read.success ? read.data : otherwise
}

function list<Schema extends z.ZodMiniType>(value: unknown, schema: Schema): z.output<Schema>[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each: unknown) => {
    const read = schema.safeParse(each)
    return read.success ? [read.data] : []
  })
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}
