/**
 * The code of a class: a trainer opens modules for all in the room at once, and each cadre opens them for herself by entering it.
 * It opens and passes nothing: what must be passed stays to be passed. It ends with the day in its district, or when it is taken back.
 */
import * as z from 'zod/mini'
import { slug } from './curriculum.ts'
import { endpoint } from './endpoint.ts'
import { areaCode, instant, uuid } from './fields.ts'
import { page } from './page.ts'

export const MAX_TOPIC_MODULES = 20
/** Codes of an area that are open at a time. */
export const MAX_TOPICS = 20

const topicModule = z.strictObject({ slug, title: z.string() })

export const topic = z.strictObject({
  id: uuid,
  /** Six letters; the last one notices a slip. */
  code: z.string(),
  modules: z.array(topicModule),
  /** Of whom it opened at least one module. */
  entered: z.number(),
  openedAt: instant,
  endsAt: instant,
  openedBy: z.string(),
})
export type Topic = z.output<typeof topic>

export const listTopics = endpoint({
  method: 'GET',
  path: '/areas/:area/courses/:courseId/topics',
  summary: 'The codes of an area that open modules of a course now, the newest first',
  input: z.strictObject({ area: areaCode, courseId: uuid }),
  reply: z.strictObject({ topics: z.array(topic) }),
})

export const openTopic = endpoint({
  method: 'POST',
  path: '/areas/:area/courses/:courseId/topics',
  summary:
    'Opens modules of the newest version for the cadres of an area until the day there is over; the same id again changes nothing; TOPICS_FULL with `most`',
  input: z.strictObject({
    area: areaCode,
    courseId: uuid,
    /** Made by the browser: the key of repeats. */
    topicId: uuid,
    modules: z.array(slug).check(z.minLength(1), z.maxLength(MAX_TOPIC_MODULES)),
  }),
  reply: z.strictObject({ topic }),
})

export const closeTopic = endpoint({
  method: 'POST',
  path: '/areas/:area/topics/:topicId/close',
  summary:
    'Takes a code back: nobody opens anything by it from now on; what was opened stays open; twice changes nothing',
  input: z.strictObject({ area: areaCode, topicId: uuid }),
  reply: z.strictObject({ topicId: uuid }),
})

/** As typed, or the fragment of the scanned address. */
const code = z.string().check(z.maxLength(60))

export const enterTopic = endpoint({
  method: 'POST',
  path: '/topics/enter',
  summary:
    'A cadre opens the modules of a code for herself; TOPIC_WRONG, TOPIC_ENDED, TOPIC_ELSEWHERE, TOPIC_OLD, TOPIC_LOCKED after ten wrong ones in an hour; the same again changes nothing',
  input: z.strictObject({ code }),
  reply: z.strictObject({ course: z.string(), modules: z.array(topicModule) }),
})

/** What the form of /buka/ sends; its empty form is a file of the site. */
export const enterTopicForm = page({
  method: 'POST',
  path: '/buka',
  form: z.object({ kode: code }),
})
