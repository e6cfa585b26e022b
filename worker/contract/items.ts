/**
 * One question as its author writes it: what it asks, which answer is right, and why. The same shape is kept in the bank, read
 * from and written to the formats of other systems, and turned into what a phone may see (`Question`) and what it may not
 * (`ItemKey`) when a course is published. Changes are additions: versions of questions are kept for ever.
 */
import * as z from 'zod/mini'

/** What a question may be called: part of a form field and of a file. */
export const itemCode = z
  .string()
  .check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.minLength(1), z.maxLength(38))

/** One paragraph or some; no marks of a markup language mean anything in it. */
const words = z.string().check(z.trim(), z.minLength(1), z.maxLength(1000))
/** Said to the learner, or noted for colleagues; may be left empty. */
const remark = z.string().check(z.trim(), z.maxLength(1000))
const partId = z.string().check(z.regex(/^[a-z0-9]{1,10}$/))

export const itemImage = z.strictObject({
  /** As `addMedium` names it: 32 hex digits and `.webp`; of pictures from before, 16. */
  file: z.string().check(z.regex(/^(?:[0-9a-f]{16}){1,2}\.webp$/)),
  /** What it shows, in words. */
  alt: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
})
export type ItemImage = z.output<typeof itemImage>

/** One answer to choose; `text` may be empty beside a picture. */
export const itemOption = z.strictObject({
  id: partId,
  text: z.string().check(z.trim(), z.maxLength(500)),
  image: z.optional(itemImage),
  right: z.boolean(),
  /** Said to who chose it. */
  why: remark,
})
export type ItemOption = z.output<typeof itemOption>

const asked = {
  /** What is asked; of a `case`: the situation. */
  stem: words,
  image: z.optional(itemImage),
  /** Said after the answer, whichever it was. */
  explanation: remark,
}
const options = z.array(itemOption).check(z.minLength(2), z.maxLength(8))

/** Choose one answer: exactly one is right. With pictures in the options it is a picture choice. */
const one = z.strictObject({ type: z.literal('one'), ...asked, options })
/** Choose every right answer: one or more are right; all or nothing. */
const many = z.strictObject({ type: z.literal('many'), ...asked, options })
const truth = z.strictObject({
  type: z.literal('truth'),
  ...asked,
  /** Whether the sentence is true. */
  right: z.boolean(),
  /** Said to who answered "Benar", and to who answered "Salah". */
  whyTrue: remark,
  whyFalse: remark,
})
/** Put the right partner beside each left one; `extra` are partners that fit none. All or nothing. */
const match = z.strictObject({
  type: z.literal('match'),
  ...asked,
  pairs: z
    .array(z.strictObject({ id: partId, left: words, right: words }))
    .check(z.minLength(2), z.maxLength(8)),
  extra: z.array(words).check(z.maxLength(4)),
})
/** Put the steps in order; they are written here in the right one. All or nothing. */
const order = z.strictObject({
  type: z.literal('order'),
  ...asked,
  steps: z.array(z.strictObject({ id: partId, text: words })).check(z.minLength(2), z.maxLength(8)),
})
/** Right when |answer - value| ≤ tolerance. */
/** Of a number that is asked for; the editor's `FAR` says it too. */
const MAX_AMOUNT = 1e12
const number = z.strictObject({
  type: z.literal('number'),
  ...asked,
  value: z.number().check(z.minimum(-MAX_AMOUNT), z.maximum(MAX_AMOUNT)),
  tolerance: z.number().check(z.minimum(0), z.maximum(MAX_AMOUNT)),
  /** Shown behind the field: `cm`; may be empty. */
  unit: z.string().check(z.trim(), z.maxLength(20)),
})
/** Right when it is one of the forms: small and capital letters, spaces and marks at the ends make no difference. */
const short = z.strictObject({
  type: z.literal('short'),
  ...asked,
  accepted: z
    .array(z.string().check(z.trim(), z.minLength(1), z.maxLength(100)))
    .check(z.minLength(1), z.maxLength(20)),
})

export const simpleContent = z.discriminatedUnion('type', [
  one,
  many,
  truth,
  match,
  order,
  number,
  short,
])
export type SimpleContent = z.output<typeof simpleContent>

/** One situation with several questions about it, which always come together and in this order. */
const situation = z.strictObject({
  type: z.literal('case'),
  ...asked,
  questions: z
    .array(z.strictObject({ id: partId, content: simpleContent }))
    .check(z.minLength(1), z.maxLength(6)),
})

export const itemContent = z.discriminatedUnion('type', [
  one,
  many,
  truth,
  match,
  order,
  number,
  short,
  situation,
])
export type ItemContent = z.output<typeof itemContent>
export type ItemType = ItemContent['type']
export const ITEM_TYPES = [
  'one',
  'many',
  'truth',
  'match',
  'order',
  'number',
  'short',
  'case',
] as const satisfies readonly ItemType[]

/** 1: ingat (to know), 2: paham (to understand), 3: terap (to apply). */
export const itemLevel = z.literal([1, 2, 3])

/** What colleagues know of a question beside its content. */
export const itemNotes = {
  level: itemLevel,
  /** What the learner can do who answers it rightly; may be empty. */
  objective: remark,
  /** Where the answer stands; may be empty. */
  source: remark,
  /** The id of the fact card that it hangs on; empty when none. */
  fact: z.string().check(z.regex(/^[a-z0-9-]{0,40}$/)),
  /** Options may change places; what must stay in its order has it false. */
  shuffle: z.boolean(),
}

export const itemTag = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(40))
export const itemTags = z.array(itemTag).check(z.maxLength(12))

/** A question whole: what the bank keeps as one version, and what the formats of other systems are read into. */
export const itemVersion = z.strictObject({ ...itemNotes, content: itemContent })
export type ItemVersion = z.output<typeof itemVersion>
