/**
 * The question bank: every question once, with all its versions, shared by the modules and courses of an area. A question belongs
 * to an area and may be used by the courses of that area and of those below it. What a published course holds never follows the bank.
 */
import * as z from 'zod/mini'
import { courseCode, slug, sourceFile } from './curriculum.ts'
import { endpoint, type ReplyOf } from './endpoint.ts'
import { areaCode, cursor, instant, shortText, uuid } from './fields.ts'
import { ITEM_TYPES, itemCode, itemLevel, itemTag, itemTags, itemVersion } from './items.ts'

/** What makes a question weak. `about` names the part: an option's id, a word, another question's code. */
export const itemLint = z.strictObject({
  reason: z.enum([
    /** Two options say the same. */
    'OPTION_TWICE',
    /** An option has neither words nor a picture. */
    'OPTION_EMPTY',
    /** No option is right, or more than one where one is asked for. */
    'RIGHT_MISSING',
    'RIGHT_TWICE',
    /** "Semua benar", "tidak ada yang benar". */
    'ALL_OF_THE_ABOVE',
    /** The question asks for what is not, wrong or an exception. */
    'NEGATIVE_STEM',
    /** The right option is much longer than every other. */
    'LONGEST_IS_RIGHT',
    /** Another question of the bank asks the same; `about` is its code. */
    'ITEM_TWICE',
    'EXPLANATION_MISSING',
    /** Options without a word for who chose them; `about` names them all. */
    'WHY_MISSING',
    'SOURCE_MISSING',
    'ALT_MISSING',
    /** Longer than 40 words, or 120 of a case's situation; `about` is how many. */
    'STEM_LONG',
    /** "Selalu", "tidak pernah": gives a wrong option away. */
    'ABSOLUTE_WORD',
  ]),
  about: z.string(),
})
export type ItemLint = z.output<typeof itemLint>
/** With one of these a question cannot be published; with the others it can. */
export const BLOCKING_LINTS: readonly ItemLint['reason'][] = [
  'OPTION_TWICE',
  'OPTION_EMPTY',
  'RIGHT_MISSING',
  'RIGHT_TWICE',
  'ALT_MISSING',
]

const place = z.strictObject({
  courseId: uuid,
  code: courseCode,
  course: z.string(),
  /** The module, with what it is called. */
  module: slug,
  title: z.string(),
  for: z.enum(['quiz', 'test']),
})

export const bankRow = z.strictObject({
  itemId: uuid,
  code: itemCode,
  ownerArea: areaCode,
  version: z.number(),
  type: z.enum(ITEM_TYPES),
  level: itemLevel,
  stem: z.string(),
  tags: itemTags,
  savedAt: instant,
  savedBy: z.string(),
  retiredAt: z.nullable(instant),
})
export type BankRow = z.output<typeof bankRow>

export const bankItem = z.strictObject({
  ...bankRow.shape,
  item: itemVersion,
  lints: z.array(itemLint),
  /** In which drafts it is asked. */
  usedIn: z.array(place),
  /** Newest first. */
  versions: z.array(z.strictObject({ number: z.number(), savedAt: instant, savedBy: z.string() })),
})
export type BankItem = z.output<typeof bankItem>

export const searchBank = endpoint({
  method: 'POST',
  path: '/bank-items/search',
  summary: 'Questions that an area may use: its own and those of the areas above it, newest first',
  input: z.strictObject({
    area: areaCode,
    /** Words that stand in the question, its answers or its code; all of them. */
    words: z.optional(z.string().check(z.maxLength(200))),
    tag: z.optional(itemTag),
    level: z.optional(itemLevel),
    type: z.optional(z.enum(ITEM_TYPES)),
    /** Those that were put aside instead of those in use. */
    retired: z.optional(z.boolean()),
    after: cursor,
    /** At most 500; 50 unless said. */
    limit: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(500))),
  }),
  reply: z.strictObject({
    items: z.array(bankRow),
    next: z.nullable(z.string()),
  }),
})

export const countBank = endpoint({
  method: 'GET',
  path: '/bank-counts',
  summary: 'How many questions in use an area may ask, and how many carry each tag',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({
    tags: z.array(z.strictObject({ tag: itemTag, items: z.number() })),
    total: z.number(),
  }),
})

export const readItem = endpoint({
  method: 'GET',
  path: '/bank-items/:itemId',
  summary: 'One question with what is weak in it, where it is used, and its versions',
  input: z.strictObject({ itemId: uuid }),
  reply: z.strictObject({ item: bankItem }),
})

export const readItemVersion = endpoint({
  method: 'GET',
  path: '/bank-items/:itemId/versions/:number',
  summary: 'A question as it was in one of its versions',
  input: z.strictObject({ itemId: uuid, number: z.string().check(z.regex(/^\d{1,6}$/)) }),
  reply: z.strictObject({ item: itemVersion, tags: itemTags }),
})

export const saveItem = endpoint({
  method: 'PUT',
  path: '/bank-items/:itemId',
  summary:
    'Saves a question as its next version; refused when somebody saved in between; the same content again adds none',
  input: z.strictObject({
    itemId: uuid,
    /** Of a new question; an existing one keeps its own. */
    area: areaCode,
    /** Of a new question; made from its words when left out. */
    code: z.optional(itemCode),
    item: itemVersion,
    tags: itemTags,
    /** The version that was read; 0 for a new question. */
    version: z.number().check(z.int(), z.minimum(0)),
  }),
  reply: z.strictObject({ code: itemCode, version: z.number(), lints: z.array(itemLint) }),
})

export const retireItem = endpoint({
  method: 'POST',
  path: '/bank-items/:itemId/retire',
  summary: 'Puts a question aside, or takes it back; courses that use it keep it; may be repeated',
  input: z.strictObject({ itemId: uuid, retired: z.boolean() }),
  reply: z.strictObject({}),
})

/** How many questions one import may carry. */
export const MAX_IMPORT_ITEMS = 1000

const importedItem = z.strictObject({
  itemId: uuid,
  /** As the file calls it; made from its words when left out. */
  code: z.optional(itemCode),
  item: itemVersion,
  tags: itemTags,
})
export type ImportedItem = z.output<typeof importedItem>

export const compareItems = endpoint({
  method: 'POST',
  path: '/bank-items/compare',
  summary: 'What an import would do: which questions are new, the same, changed, or asked already',
  maxBody: 6_000_000,
  input: z.strictObject({
    area: areaCode,
    items: z.array(importedItem).check(z.minLength(1), z.maxLength(MAX_IMPORT_ITEMS)),
  }),
  reply: z.strictObject({
    /** In the order of the items. */
    results: z.array(
      z.strictObject({
        /**
         * new · same: the bank has it, word for word · changed: the bank has another under this code, `known` ·
         * asked: another question asks the same, `known`
         */
        is: z.enum(['new', 'same', 'changed', 'asked']),
        code: itemCode,
        known: z.nullable(
          z.strictObject({ itemId: uuid, code: itemCode, version: z.number(), item: itemVersion }),
        ),
        lints: z.array(itemLint),
      }),
    ),
  }),
})

export const importItems = endpoint({
  method: 'POST',
  path: '/bank-items/import',
  summary:
    'Writes questions into the bank, all or none; repeated with the same ids it changes nothing',
  maxBody: 6_000_000,
  input: z.strictObject({
    importId: uuid,
    area: areaCode,
    /** The file's name, for the log of the bank. */
    from: shortText,
    items: z
      .array(
        z.strictObject({
          ...importedItem.shape,
          /** The version that `compare` answered for a question that is changed; 0 for a new one. */
          version: z.number().check(z.int(), z.minimum(0)),
        }),
      )
      .check(z.minLength(1), z.maxLength(MAX_IMPORT_ITEMS)),
  }),
  reply: z.strictObject({ added: z.number(), changed: z.number(), same: z.number() }),
})

export const listImports = endpoint({
  method: 'GET',
  path: '/bank-imports',
  summary: 'The imports of the last 30 days into the bank of an area, newest first; at most 20',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({
    imports: z.array(
      z.strictObject({
        importId: uuid,
        at: instant,
        by: z.string(),
        added: z.number(),
        changed: z.number(),
        /** Of the added ones, how many were not put aside since. */
        inUse: z.number(),
      }),
    ),
  }),
})
export type BankImport = ReplyOf<typeof listImports>['imports'][number]

export const undoImport = endpoint({
  method: 'POST',
  path: '/bank-imports/:importId/undo',
  summary:
    'Puts aside every question that an import added; refused with their codes when a course asks one of them; may be repeated',
  input: z.strictObject({ importId: uuid }),
  reply: z.strictObject({
    /** How many were put aside now. */
    retired: z.number(),
  }),
})

export const exportItems = endpoint({
  method: 'POST',
  path: '/bank-items/export',
  summary:
    'Questions whole, to be written to a file: those of a search, page by page, or some by id',
  input: z.strictObject({
    area: areaCode,
    itemIds: z.optional(z.array(uuid).check(z.maxLength(200))),
    tag: z.optional(itemTag),
    after: cursor,
  }),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({ itemId: uuid, code: itemCode, item: itemVersion, tags: itemTags }),
    ),
    next: z.nullable(z.string()),
  }),
})

export const previewItem = endpoint({
  method: 'POST',
  path: '/bank-items/preview',
  summary: 'A question as a phone shows it, before and after the answer, and what is weak in it',
  input: z.strictObject({
    area: areaCode,
    item: itemVersion,
    /** Of a question that is saved already: it is no other that asks the same. */
    itemId: z.optional(uuid),
  }),
  reply: z.strictObject({
    /** HTML of the question, and of the explained answer. */
    asked: z.string(),
    explained: z.string(),
    lints: z.array(itemLint),
  }),
})

/** How many questions and files an import or export of a course holds is bounded as a draft is. */
const courseFiles = z.array(sourceFile).check(z.maxLength(400))

export const importCourse = endpoint({
  method: 'PUT',
  path: '/course-imports/:code',
  summary:
    'Takes a whole course with its questions in its files: they go into the bank, and the draft refers to them; the same again changes nothing',
  input: z.strictObject({
    code: courseCode,
    courseId: z.optional(uuid),
    /** Whose course a new one becomes. */
    ownerArea: areaCode,
    /**
     * Makes it a course of its own whatever the files call it: with this title and `code`, and with names of modules that no
     * course beside it has. Needs `courseId`; repeated with the same id it changes nothing.
     */
    title: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
    files: courseFiles,
    /** The version of the draft that was read; 0 for a new course. */
    version: z.number().check(z.int(), z.minimum(0)),
  }),
  reply: z.strictObject({
    courseId: uuid,
    version: z.number(),
    /** Of the questions of the files, how many the bank did not have, had otherwise, and had. */
    added: z.number(),
    changed: z.number(),
    same: z.number(),
  }),
})

export const exportCourse = endpoint({
  method: 'GET',
  path: '/workshop/courses/:courseId/export',
  summary: 'The files of a draft with its questions in them, whole, and the media that they name',
  input: z.strictObject({ courseId: uuid }),
  reply: z.strictObject({
    code: courseCode,
    ownerArea: areaCode,
    version: z.number(),
    files: courseFiles,
    /** `0123456789abcdef.webp`: each is fetched from `/media/`. */
    media: z.array(z.string()),
    /** References to questions that the bank does not have: they stay as they are. */
    missing: z.array(itemCode),
  }),
})
