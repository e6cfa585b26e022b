/**
 * Fact cards in a district's own figures and words. They take the place of a published card for the cadres of that district
 * alone; the published pack stays as it is.
 */
import * as z from 'zod/mini'
import { slug } from './curriculum.ts'
import { endpoint } from './endpoint.ts'
import {
  areaCode,
  dateOnly,
  districtCode,
  instant,
  longText,
  oneLine,
  shortText,
  uuid,
} from './fields.ts'

/** As in `:::kartu-fakta{id}`. */
const factId = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))
/** Plain words; an empty line begins a paragraph. */
const text = longText.check(z.maxLength(800))

export const localFact = z.strictObject({
  id: uuid,
  district: districtCode,
  districtName: z.string(),
  courseId: uuid,
  course: z.string(),
  module: slug,
  lesson: slug,
  lessonTitle: z.string(),
  factId: z.string(),
  /** What all other districts see. */
  national: z.strictObject({ figure: z.string(), source: z.string(), reviewBy: dateOnly }),
  figure: z.string(),
  text: z.string(),
  source: z.string(),
  reviewBy: dateOnly,
  /** asked: waits for a second person · inForce: shown to the district's cadres · returned: with a comment · ended */
  is: z.enum(['asked', 'inForce', 'returned', 'ended']),
  askedBy: z.string(),
  /** Who looks at it proposed it, and cannot decide it. */
  isOwn: z.boolean(),
  askedAt: instant,
  decidedBy: z.nullable(z.string()),
  /** What the reviewer is, as it is shown: "Bidan koordinator, Dinas Kesehatan …". */
  decidedAs: z.nullable(z.string()),
  decidedAt: z.nullable(instant),
  comment: z.string(),
})
export type LocalFact = z.output<typeof localFact>

export const listLocalFacts = endpoint({
  method: 'GET',
  path: '/workshop/local-facts',
  summary:
    'The cards of an area’s districts that wait or are in force, and those returned last; what waits comes first, 500 at most',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({ cards: z.array(localFact) }),
})

export const proposeLocalFact = endpoint({
  method: 'POST',
  path: '/workshop/local-facts',
  summary:
    'Proposes a district’s card for a published fact that may be local; repeated with the same id it changes nothing',
  input: z.strictObject({
    id: uuid,
    district: districtCode,
    courseId: uuid,
    factId,
    /** May be empty, as on a published card. */
    figure: z.string().check(oneLine, z.maxLength(60)),
    text,
    source: z.string().check(oneLine, z.minLength(1), z.maxLength(200)),
    /** Until when somebody must look at it again: after today, at most three years from now. */
    reviewBy: dateOnly,
    /** The proposal that waits and whose place this takes; null when none was seen. Refused when it is another. */
    instead: z.nullable(uuid),
  }),
  reply: z.strictObject({ card: localFact }),
})

export const decideLocalFact = endpoint({
  method: 'POST',
  path: '/workshop/local-facts/:id/decide',
  summary:
    'A reviewer, who is not who proposed, puts a card in force, which ends the one before, or returns it; may be repeated',
  input: z.strictObject({
    id: uuid,
    approved: z.boolean(),
    as: shortText,
    comment: z.string().check(z.trim(), z.maxLength(2000)),
  }),
  reply: z.strictObject({ card: localFact }),
})

export const endLocalFact = endpoint({
  method: 'POST',
  path: '/workshop/local-facts/:id/end',
  summary:
    'Ends a card in force, which brings the national one back, or takes back one that waits; may be repeated',
  input: z.strictObject({ id: uuid }),
  reply: z.strictObject({ card: localFact }),
})
