/** What happens to a roster over the years: persons entered twice, moves, villages left without a cadre, desa lokus from a list. */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, districtCode, noNik, oneLine, uuid } from './fields.ts'
import { SIGN_IN_STATES } from './identity.ts'
import { cadre, END_KINDS } from './roster.ts'
import { areaChoice, CADRE_KINDS, MAX_DECREE_NUMBER } from './roster-rows.ts'

/** Pairs shown at once; the rest comes up when these are answered. */
export const MAX_PAIRS = 100
export const MAX_MERGES = 200
/** Days ahead in which an end of service is told. */
export const ENDING_DAYS = 60
export const MAX_ENDING = 200
export const MAX_VILLAGE_LINES = 1000

// --- persons entered twice ---

const named = z.strictObject({ id: uuid, code: z.string(), name: z.string() })

export const merge = z.strictObject({
  id: uuid,
  /** Stands for both. */
  kept: named,
  merged: named,
  mergedAt: z.iso.datetime(),
  mergedBy: z.nullable(z.string()),
  undoneAt: z.nullable(z.iso.datetime()),
})
export type Merge = z.output<typeof merge>

export const mergeCadres = endpoint({
  method: 'POST',
  path: '/districts/:district/merges',
  summary: 'States that two entries are one person: they count as the kept one, on past days too',
  input: z.strictObject({
    district: districtCode,
    /** Made by the browser: the key of repeats. */
    id: uuid,
    keptId: uuid,
    /** STATE_NOT_FIT when one of the two is merged already, or others were merged into this one. */
    mergedId: uuid,
  }),
  reply: z.strictObject({ id: uuid }),
})

export const undoMerge = endpoint({
  method: 'POST',
  path: '/districts/:district/merges/:mergeId/undo',
  summary: 'Takes a merge back: both entries stand for themselves again, as if never merged',
  input: z.strictObject({ district: districtCode, mergeId: uuid }),
  reply: z.strictObject({ id: uuid }),
})

/** One of two entries, with all that tells whether they are one person and which to keep. */
export const entry = z.strictObject({
  id: uuid,
  code: z.string(),
  name: z.string(),
  kind: z.enum(CADRE_KINDS),
  sex: z.nullable(z.enum(['F', 'M'])),
  phoneTail: z.nullable(z.string()),
  /** Newest first. */
  services: z.array(
    z.strictObject({
      area: areaChoice,
      decreeNumber: z.nullable(z.string()),
      decreeOn: z.nullable(dateOnly),
      startedOn: dateOnly,
      endedOn: z.nullable(dateOnly),
    }),
  ),
  signIn: z.enum(SIGN_IN_STATES),
  /** Null while she has not begun any course. */
  learning: z.nullable(
    z.strictObject({
      startedAt: z.iso.datetime(),
      lastActivityAt: z.iso.datetime(),
      /** When she first met the pass rule of a course. */
      eligibleAt: z.nullable(z.iso.datetime()),
    }),
  ),
  /** In force today: issued here, and old ones that were recorded. */
  certificates: z.number(),
  trainedOn: z.nullable(dateOnly),
})
export type Entry = z.output<typeof entry>

const pair = z.strictObject({
  entries: z.tuple([entry, entry]),
  /** Which of the two to keep: the one she signs in with, else learns with, else holds certificates by. */
  suggestedId: uuid,
})
export type Pair = z.output<typeof pair>

export const PAIR_REASONS = ['NAME_AND_VILLAGE', 'PHONE'] as const

export const listDuplicates = endpoint({
  method: 'GET',
  path: '/districts/:district/duplicates',
  summary: 'Entries that may be one person, and the merges made so far',
  input: z.strictObject({ district: districtCode }),
  reply: z.strictObject({
    pairs: z.array(z.extend(pair, { reasons: z.array(z.enum(PAIR_REASONS)) })),
    /** There are more than are shown. */
    hasMore: z.boolean(),
    /** Newest first, undone ones too, at most 200. */
    merges: z.array(merge),
  }),
})

export const compareCadres = endpoint({
  method: 'GET',
  path: '/districts/:district/cadres/:cadreId/compare/:otherId',
  summary: 'Two entries side by side',
  input: z.strictObject({ district: districtCode, cadreId: uuid, otherId: uuid }),
  reply: pair,
})

// --- moves and successions ---

const decreeNumber = z.nullable(
  z.string().check(noNik, oneLine, z.minLength(1), z.maxLength(MAX_DECREE_NUMBER)),
)

export const moveAssignment = endpoint({
  method: 'POST',
  path: '/districts/:district/cadres/:cadreId/assignments/:assignmentId/move',
  summary: 'Ends an assignment and begins another of the same cadre elsewhere on the same day',
  input: z.strictObject({
    district: districtCode,
    cadreId: uuid,
    assignmentId: uuid,
    /** Made by the browser: the new assignment's id, so that a repeat moves nobody twice. */
    id: uuid,
    /** A village or a sub-district of the district. STATE_NOT_FIT when she serves there already. */
    areaCode,
    /** The first day in the new area. INPUT_INVALID with the path `movedOn` when it lies before her first day in the old one. */
    movedOn: dateOnly,
    decreeNumber: z.optional(decreeNumber),
    decreeOn: z.optional(z.nullable(dateOnly)),
    /** INPUT_INVALID with the path `decreeUntil` when it lies before `decreeOn`. */
    decreeUntil: z.optional(z.nullable(dateOnly)),
  }),
  reply: z.strictObject({ cadre }),
})

export const readCadreLinks = endpoint({
  method: 'GET',
  path: '/areas/:area/cadres/:cadreId/links',
  summary: 'Who followed a cadre, whom she followed, and which entries are she as well',
  input: z.strictObject({ area: areaCode, cadreId: uuid }),
  reply: z.strictObject({
    /** Who took over one of her assignments. */
    successors: z.array(z.strictObject({ assignmentId: uuid, cadre: named })),
    /** Whose assignment she took over. */
    predecessors: z.array(z.strictObject({ area: areaChoice, endedOn: dateOnly, cadre: named })),
    /** Entries that were merged into hers. */
    others: z.array(named),
    /** Who stands for her, when she is a merged entry herself. */
    mergedInto: z.nullable(named),
  }),
})

// --- vacancies ---

const left = z.strictObject({
  cadre: named,
  /** The first day without her. */
  endedOn: dateOnly,
  reason: z.nullable(z.enum(END_KINDS)),
  decreeNumber: z.nullable(z.string()),
  decreeOn: z.nullable(dateOnly),
})

export const vacancy = z.strictObject({
  area: areaChoice,
  /** Who left last; null when nobody is known to have served. */
  last: z.nullable(left),
  /** Somebody begins later. */
  next: z.nullable(z.strictObject({ cadre: named, startsOn: dateOnly })),
})
export type Vacancy = z.output<typeof vacancy>

export const ending = z.strictObject({
  assignmentId: uuid,
  cadre: named,
  area: areaChoice,
  /** The first day without her; null when only her decree runs out. */
  endedOn: z.nullable(dateOnly),
  reason: z.nullable(z.enum(END_KINDS)),
  decreeNumber: z.nullable(z.string()),
  /** The last day of her decree; it may be past, for offices renew decrees late. */
  decreeUntil: z.nullable(dateOnly),
  /** Nobody else serves in the area. */
  isOnly: z.boolean(),
})
export type Ending = z.output<typeof ending>

export const listVacancies = endpoint({
  method: 'GET',
  path: '/areas/:area/vacancies',
  summary: 'Villages without a cadre today, and assignments that end or whose decree ends soon',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({
    /** Today in the district. */
    asOf: dateOnly,
    /** Desa and kelurahan of the area. */
    villages: z.number(),
    /** By code. */
    vacancies: z.array(vacancy),
    /** Within 60 days, the nearest first, at most 200. */
    endings: z.array(ending),
    hasMoreEndings: z.boolean(),
  }),
})

// --- desa lokus from a list ---

export const readVillageLines = endpoint({
  // Nothing personal in it, but longer than an address may be.
  method: 'POST',
  path: '/districts/:district/village-lines/read',
  summary: 'Which village each line of a pasted list means; writes nothing',
  input: z.strictObject({
    district: districtCode,
    /** A code, or village and kecamatan, in one line as they were copied. */
    lines: z
      .array(z.string().check(z.trim(), z.minLength(1), z.maxLength(300)))
      .check(z.minLength(1), z.maxLength(MAX_VILLAGE_LINES)),
  }),
  reply: z.strictObject({
    /** One per line, in the same order. `village` is null when it is not sure; then `candidates` may help. */
    lines: z.array(
      z.strictObject({
        text: z.string(),
        village: z.nullable(areaChoice),
        candidates: z.array(areaChoice),
      }),
    ),
  }),
})
