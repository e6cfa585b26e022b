/**
 * What trainers use beside a course and no phone fetches: notes, scripts for recordings, messages for families, practice sheets,
 * agendas, the follow-up plan. Published with a version of the course and immutable like it.
 */
import * as z from 'zod/mini'
import { courseCode, slug } from './curriculum.ts'
import { endpoint } from './endpoint.ts'
import { areaCode, instant, uuid } from './fields.ts'
import { page } from './page.ts'

export const material = z.strictObject({
  /** Null: of the whole course. */
  module: z.nullable(slug),
  /**
   * notes: a trainer's notes · script: what is spoken in a lesson's recording · message: for families · practice: a sheet of observable
   * steps · agenda: of a training · plan: the form of what a cadre does next (RTL)
   */
  kind: z.enum(['notes', 'script', 'message', 'practice', 'agenda', 'plan']),
  /** One of its kind in its module: of a script that of the lesson, of messages `pesan-1` and on, else the file's name. */
  slug,
  title: z.string(),
  /** Rendered at publication, without the title; of a message without the picture. */
  html: z.string(),
  /** Of a message: what is sent by WhatsApp, paragraphs with an empty line between them. */
  text: z.optional(z.string()),
  /** Of a message that has one: `<svg role="img" …>` that passed the allow-list, and its words for those who do not see it. */
  picture: z.optional(z.strictObject({ svg: z.string(), alt: z.string() })),
  /** Of a practice sheet: what is looked at, in order. */
  steps: z.optional(z.array(z.string())),
})
export type Material = z.output<typeof material>

export const readMaterials = endpoint({
  method: 'GET',
  path: '/courses/:courseId/materials',
  summary:
    'The training materials of the newest published version of a course, with the lessons that they belong to; for all who may read the course',
  input: z.strictObject({ courseId: uuid }),
  reply: z.strictObject({
    code: courseCode,
    title: z.string(),
    /** Whose course it is. */
    ownerArea: areaCode,
    /** Null: never published; then there is nothing else. */
    version: z.nullable(z.strictObject({ number: z.number(), publishedAt: instant })),
    /** In the order of the course. */
    modules: z.array(
      z.strictObject({
        slug,
        title: z.string(),
        lessons: z.array(
          z.strictObject({
            slug,
            title: z.string(),
            /** Whether there is something to listen to in it. */
            isRecorded: z.boolean(),
          }),
        ),
      }),
    ),
    /** In the order in which they are used. */
    materials: z.array(material),
  }),
})

/** As it stands in an address; what fits nothing is not found. */
const part = z.string().check(z.maxLength(100))
/** `/pesan/kpm-dasar/asi-mpasi-isi-piringku`: the messages of one module; `code` of the course in lower case. */
export const messagesPage = page({
  method: 'GET',
  path: '/pesan/:code/:module',
  form: z.object({ code: part, module: part }),
})
/** `/pesan/kpm-dasar`: which modules have messages. */
export const messageModulesPage = page({
  method: 'GET',
  path: '/pesan/:code',
  form: z.object({ code: part }),
})
