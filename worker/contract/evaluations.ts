/**
 * What cadres thought of a meeting (Kirkpatrick's first level), without names: who answered and what was answered are kept apart, and
 * results are shown from five answers on.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { MARK_QUESTIONS, TEXT_QUESTIONS } from './evaluation-questions.ts'
import { areaCode, dateOnly, uuid } from './fields.ts'
import { page } from './page.ts'

export const evaluation = z.strictObject({
  /** More may come. */
  isOpen: z.boolean(),
  /** The first and the last day on which it is open; a meeting that is off is never. */
  opensOn: dateOnly,
  closesOn: dateOnly,
  /** Who was marked in a session that counts; 0 where no roll was taken. */
  attended: z.number(),
  invited: z.number(),
  /** Who handed one in, and how many of these are in what follows: as many as five goes into; the rest is never told. */
  answers: z.number(),
  shown: z.number(),
  marks: z.array(
    z.strictObject({
      question: z.enum(MARK_QUESTIONS),
      /** The name of a speaker; empty for what is about the meeting. */
      subject: z.string(),
      /** How often 1, 2, 3, 4 and 5 were given. */
      counts: z.array(z.number()),
    }),
  ),
  /** What was asked too, but has fewer than five marks that could be shown. */
  hidden: z.array(z.strictObject({ question: z.enum(MARK_QUESTIONS), subject: z.string() })),
  /** In no order. */
  texts: z.array(z.strictObject({ question: z.enum(TEXT_QUESTIONS), body: z.string() })),
})
export type Evaluation = z.output<typeof evaluation>

export const readEvaluation = endpoint({
  method: 'GET',
  path: '/areas/:area/meetings/:meetingId/evaluation',
  summary: 'What cadres thought of a meeting of this area, counted; nothing of fewer than five',
  input: z.strictObject({ area: areaCode, meetingId: uuid }),
  reply: z.strictObject({ evaluation }),
})

const place = { meeting: uuid }
/** Its form, or what became of it. `meeting`: its id, or that of one of its sessions. */
export const evaluationPage = page({
  method: 'GET',
  path: '/umpan-balik/:meeting',
  form: z.object(place),
})
/** `orang`: whose form it is, compared and never kept. Fields `n-<question>` and `p-<number of a speaker>` with a mark, `nama-<number>` with whom it is about, `t-<question>` with words. */
export const evaluationForm = page({
  method: 'POST',
  path: '/umpan-balik/:meeting',
  form: z.catchall(z.object({ ...place, orang: uuid }), z.string().check(z.maxLength(4000))),
})
