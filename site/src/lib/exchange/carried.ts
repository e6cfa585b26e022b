/**
 * What a format has no place for travels in one of its comments: `kelas-kader {…}`. What the format itself says always wins, so
 * a file may be edited elsewhere; a comment that is missing or not in order only leaves the notes at what they are by default.
 */
import * as z from 'zod/mini'
import { ITEM_TYPES, itemNotes, type ItemVersion } from '../../../../worker/contract/items.ts'

const MARK = 'kelas-kader'

const ids = z.string().check(z.regex(/^[a-z0-9]{1,10}( [a-z0-9]{1,10})*$/))
const shape = z.object({
  level: z.optional(itemNotes.level),
  objective: z.optional(itemNotes.objective),
  source: z.optional(itemNotes.source),
  fact: z.optional(itemNotes.fact),
  shuffle: z.optional(itemNotes.shuffle),
  /** Where the format has one kind for two of ours. */
  type: z.optional(z.enum(ITEM_TYPES)),
  /** Of the options, pairs or steps, in the order of the file. */
  ids: z.optional(ids),
  unit: z.optional(z.string()),
  /** Of a question that is part of a case: the part's id and, at the situation, how many parts follow. */
  part: z.optional(z.string().check(z.regex(/^[a-z0-9]{1,10}$/))),
  parts: z.optional(z.number()),
  /** Set apart by blanks, where the format has no place for them. */
  tags: z.optional(z.string()),
  /** Of a situation, where the format has no place for it. */
  explanation: z.optional(z.string()),
})
export type Carried = z.output<typeof shape>

type Notes = Omit<ItemVersion, 'content'>

/** One line that is safe in a comment of GIFT and XML: no brackets, no two dashes, no angles. */
export function carriedText(carried: Carried): string {
  const json = JSON.stringify(carried).replaceAll(
    /[-[\]<>&\u007F-\u009F\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `${MARK} ${json}`
}

/** Null where the comment is somebody else's. */
export function readCarried(comment: string): Carried | null {
  const text = comment.trim()
  if (!text.startsWith(`${MARK} {`)) return null
  try {
    const parsed = z.safeParse(shape, JSON.parse(text.slice(MARK.length)))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Of a question that says nothing: the lowest level, and options that may change places. */
export function notesOf(carried: Carried): Notes {
  return {
    level: carried.level ?? 1,
    objective: carried.objective ?? '',
    source: carried.source ?? '',
    fact: carried.fact ?? '',
    shuffle: carried.shuffle ?? true,
  }
}

export function carriedNotes({ level, objective, source, fact, shuffle }: Notes): Carried {
  return { level, objective, source, fact, shuffle }
}

/** The ids that the file carries when there is one for each part, else `otherwise`: a, b, c … unless said. */
export function partIds(
  carried: Carried,
  count: number,
  otherwise: readonly string[] = Array.from({ length: count }, (_, at) =>
    String.fromCharCode(97 + at),
  ),
): readonly string[] {
  const known = carried.ids?.split(' ') ?? []
  return known.length === count && new Set(known).size === count ? known : otherwise
}
