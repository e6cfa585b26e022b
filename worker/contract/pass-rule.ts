/** What must be shown for a certificate of a course, as data: as its author writes it, and as it is published. Judged in `pass-rules.ts`. */
import * as z from 'zod/mini'
import { slug } from './fields.ts'

/** With a final test, `minimumMark` is the least mark of it; without one, the least mark of every named module's quiz. */
const onlineRule = {
  modules: z.union([z.literal('all'), z.array(slug).check(z.maxLength(40))]),
  finalTest: z.boolean(),
  minimumMark: z.number(),
}

/** A practice sheet of a version: the module that it belongs to, and its name there. */
export const practiceSheet = z.strictObject({ module: slug, sheet: slug })

/**
 * What must be shown beside the online part. attendance: the least share of the sessions of one meeting, 1 to 100 · plan: the
 * follow-up plan (RTL), written or signed by a trainer as well.
 */
const offlineParts = {
  attendance: z.optional(
    z.strictObject({ minimumShare: z.number().check(z.int(), z.minimum(1), z.maximum(100)) }),
  ),
  plan: z.optional(z.enum(['written', 'signed'])),
}

const percent = z.number().check(z.int(), z.minimum(1), z.maximum(100))

const weighed = {
  /** How many percent of the total each part has that gives a mark; they sum to 100. */
  weights: z.optional(
    z.strictObject({
      modules: z.optional(percent),
      finalTest: z.optional(percent),
      attendance: z.optional(percent),
      practice: z.optional(percent),
    }),
  ),
  /** The least total by these weights; left out: the total is a mark only. */
  minimumTotal: z.optional(percent),
}

/** As the author writes it: `all` are the sheets that the course has. */
export const writtenPassRule = z.strictObject({
  ...onlineRule,
  parts: z.optional(
    z.strictObject({
      ...offlineParts,
      practice: z.optional(
        z.strictObject({
          sheets: z.union([
            z.literal('all'),
            z.array(practiceSheet).check(z.minLength(1), z.maxLength(40)),
          ]),
        }),
      ),
    }),
  ),
  ...weighed,
})

/** As it is published: every practice sheet named, so that nothing else is needed to judge and to word it. */
export const passRule = z.strictObject({
  ...onlineRule,
  parts: z.optional(
    z.strictObject({
      ...offlineParts,
      practice: z.optional(
        z.strictObject({
          sheets: z.array(z.strictObject({ ...practiceSheet.shape, title: z.string() })),
        }),
      ),
    }),
  ),
  ...weighed,
})
