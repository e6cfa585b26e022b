/** Cadres and where they serve: bringing a roster in, looking at it, changing it, and sign-in cards. */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, districtCode, noNik, oneLine, uuid } from './fields.ts'
import { SIGN_IN_STATES } from './identity.ts'
import {
  areaChoice,
  CADRE_KINDS,
  MAX_DECREE_NUMBER,
  MAX_NAME,
  MAX_ROWS,
  rosterRow,
  rowOutcome,
} from './roster-rows.ts'

export * from './roster-rows.ts'

/** UPCOMING: her first assignment begins later. UNASSIGNED: she never had one. */
export const CADRE_STATUSES = ['ACTIVE', 'UPCOMING', 'ENDED', 'UNASSIGNED'] as const
export type CadreStatus = (typeof CADRE_STATUSES)[number]

export const END_REASONS = ['REPLACED', 'RESIGNED', 'MOVED', 'DIED', 'TERM_OVER', 'OTHER'] as const
/** AREA_CHANGED is written by a change of areas only: she serves on in the area that took its place. */
export const END_KINDS = [...END_REASONS, 'AREA_CHANGED'] as const
export type EndReason = (typeof END_KINDS)[number]

export const MAX_CARDS = 100
export const PAGE_SIZE = 50

const rows = z.array(rosterRow).check(z.minLength(1), z.maxLength(MAX_ROWS))

export const checkRoster = endpoint({
  method: 'POST',
  path: '/districts/:district/roster/check',
  summary: 'Dry run of an import: what would become of each row; writes nothing',
  input: z.strictObject({ district: districtCode, rows }),
  /** One outcome per row, in the same order. */
  reply: z.strictObject({ outcomes: z.array(rowOutcome) }),
})

export const commitRoster = endpoint({
  method: 'POST',
  path: '/districts/:district/roster/commit',
  summary:
    'Writes the new and changed rows of one chunk; the same import and position is written once',
  input: z.strictObject({
    district: districtCode,
    /** Made by the browser once per file. */
    importId: uuid,
    fileName: z.string().check(oneLine, z.minLength(1), z.maxLength(200)),
    /** 0 for the first chunk. Chunks are sent one after another: a later one is compared with the earlier. */
    position: z.int().check(z.gte(0), z.lte(9999)),
    rows,
  }),
  reply: z.strictObject({
    importId: uuid,
    position: z.number(),
    added: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    skipped: z.number(),
    /** The rows that were not written: PROBLEM and ASK, as in the dry run. Mend and send them as another chunk. */
    left: z.array(rowOutcome),
  }),
})

export const assignment = z.strictObject({
  id: uuid,
  area: areaChoice,
  level: z.enum(['village', 'subDistrict']),
  decreeNumber: z.nullable(z.string()),
  decreeOn: z.nullable(dateOnly),
  decreeUntil: z.nullable(dateOnly),
  startedOn: dateOnly,
  /** The first day without her. */
  endedOn: z.nullable(dateOnly),
  endReason: z.nullable(z.enum(END_KINDS)),
  successorId: z.nullable(uuid),
})
export type Assignment = z.output<typeof assignment>

const cadreFields = {
  id: uuid,
  code: z.string(),
  name: z.string(),
  kind: z.enum(CADRE_KINDS),
  sex: z.nullable(z.enum(['F', 'M'])),
  /** The last three digits. */
  phoneTail: z.nullable(z.string()),
  status: z.enum(CADRE_STATUSES),
  /** The day from which she counts as trained; null while she does not. */
  trainedOn: z.nullable(dateOnly),
  /** Named by an edit, so that nobody overwrites a change not seen. */
  version: z.number(),
  /** Newest first. */
  assignments: z.array(assignment),
}

/** In a list: with the assignments within the area asked for. */
export const cadreItem = z.strictObject({ ...cadreFields, signIn: z.enum(SIGN_IN_STATES) })
export type CadreItem = z.output<typeof cadreItem>

export const cadre = z.strictObject({
  ...cadreFields,
  /** `+628…`, for the district's own officers only; null for others and when unknown. */
  phone: z.nullable(z.string()),
})
export type Cadre = z.output<typeof cadre>

export const listCadres = endpoint({
  // Not GET: a name that is looked for may stand in no address.
  method: 'POST',
  path: '/areas/:area/cadres/search',
  summary: 'The cadres of a district or sub-district by name, 50 a page; writes nothing',
  input: z.strictObject({
    /** A district or a sub-district. */
    area: areaCode,
    /** Part of a name, or of a kode kader. */
    q: z.optional(z.string().check(z.trim(), z.maxLength(100))),
    kind: z.optional(z.enum(CADRE_KINDS)),
    status: z.optional(z.enum(CADRE_STATUSES)),
    trained: z.optional(z.enum(['yes', 'no'])),
    /** `no`: all whose `signIn` is not ACTIVE. */
    canSignIn: z.optional(z.enum(['yes', 'no'])),
    village: z.optional(areaCode),
    /** Only those with a seat in this cohort. */
    cohort: z.optional(uuid),
    /** `next` of the page before: a cadre's id. */
    after: z.optional(uuid),
  }),
  reply: z.strictObject({
    cadres: z.array(cadreItem),
    /** Of all pages. */
    total: z.number(),
    next: z.nullable(uuid),
    /** Today in the district: the day that `status` and `trained` are about. */
    asOf: dateOnly,
  }),
})

export const readCadre = endpoint({
  method: 'GET',
  path: '/areas/:area/cadres/:cadreId',
  summary: 'One cadre with all her assignments; the area is the one she is looked at from',
  input: z.strictObject({ area: areaCode, cadreId: uuid }),
  reply: z.strictObject({ cadre }),
})

export const addCadre = endpoint({
  method: 'POST',
  path: '/districts/:district/cadres',
  summary: 'Adds one cadre by the same rules as a roster row',
  input: z.strictObject({
    district: districtCode,
    /** Made by the browser: the new cadre's id, so that a repeat adds nobody. */
    id: uuid,
    /** `line` is 1. */
    row: rosterRow,
  }),
  /**
   * `cadre` is who was written: the new one, or the one whom `sameAs` names. Null when nothing was: the row has a problem,
   * asks something, or is about a cadre who is on the roster already (CHANGED, UNCHANGED with her id).
   */
  reply: z.strictObject({ outcome: rowOutcome, cadre: z.nullable(cadre) }),
})

const date = z.optional(z.nullable(dateOnly))

export const editCadre = endpoint({
  method: 'POST',
  path: '/districts/:district/cadres/:cadreId',
  summary:
    'Changes a cadre: a field left out stays, null clears; CHANGED_MEANWHILE when the version is old',
  input: z.strictObject({
    district: districtCode,
    cadreId: uuid,
    version: z.int(),
    name: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_NAME))),
    kind: z.optional(z.enum(CADRE_KINDS)),
    sex: z.optional(z.nullable(z.enum(['F', 'M']))),
    /** As typed: 08…, 62…, +62…. INPUT_INVALID with the path `phone` when it is no number. */
    phone: z.optional(z.nullable(z.string().check(z.maxLength(40)))),
    /** The decree of one of her assignments. */
    assignment: z.optional(
      z.strictObject({
        id: uuid,
        decreeNumber: z.optional(
          z.nullable(
            z.string().check(noNik, oneLine, z.minLength(1), z.maxLength(MAX_DECREE_NUMBER)),
          ),
        ),
        decreeOn: date,
        /** INPUT_INVALID with the path `assignment.decreeUntil` when it lies before `decreeOn`. */
        decreeUntil: date,
      }),
    ),
  }),
  reply: z.strictObject({ cadre }),
})

export const endAssignment = endpoint({
  method: 'POST',
  path: '/districts/:district/cadres/:cadreId/assignments/:assignmentId/end',
  summary: 'Ends an assignment; a successor takes the area over from the same day',
  input: z.strictObject({
    district: districtCode,
    cadreId: uuid,
    assignmentId: uuid,
    /** The first day without her. INPUT_INVALID with the path `endedOn` when it lies before her first day. */
    endedOn: dateOnly,
    reason: z.enum(END_REASONS),
    /** Another cadre of the district; she gets an assignment in the area when she has none there. */
    successorId: z.optional(uuid),
  }),
  reply: z.strictObject({ cadre }),
})

export const issueActivationCodes = endpoint({
  method: 'POST',
  path: '/districts/:district/activation-codes',
  summary: 'New one-time sign-in codes; a code issued before and not yet used stops working',
  input: z.strictObject({
    district: districtCode,
    cadreIds: z.array(uuid).check(z.minLength(1), z.maxLength(MAX_CARDS)),
  }),
  reply: z.strictObject({
    /** In the order asked for. The plain codes are shown this once and kept nowhere. */
    cards: z.array(
      z.strictObject({
        cadreId: uuid,
        /** Kode kader. */
        code: z.string(),
        name: z.string(),
        /** `KPM Desa Tempursari, Kecamatan Tempursari` */
        caption: z.string(),
        activationCode: z.string(),
        /** `/aktivasi/#<code>`: the fragment never reaches a server's log. */
        address: z.string(),
        /** `628…`, for `https://wa.me/<number>?text=…`; null when unknown or not for this officer to see. */
        whatsappNumber: z.nullable(z.string()),
        expiresAt: z.iso.datetime(),
      }),
    ),
  }),
})

export const setFocusVillages = endpoint({
  method: 'PUT',
  path: '/districts/:district/focus-villages/:year',
  summary: 'Sets the desa lokus of a year: the list given replaces the list before',
  input: z.strictObject({
    district: districtCode,
    year: z.coerce.number().check(z.int(), z.gte(2018), z.lte(2100)),
    villages: z.array(areaCode).check(z.maxLength(2000)),
    /** The list that the change began from: CHANGED_MEANWHILE when another stands there by now. */
    seen: z.optional(z.array(areaCode).check(z.maxLength(2000))),
  }),
  reply: z.strictObject({ villages: z.array(areaCode) }),
})

export const listFocusVillages = endpoint({
  method: 'GET',
  path: '/districts/:district/focus-villages/:year',
  summary: 'The desa lokus of a year, ordered by code',
  input: z.strictObject({
    district: districtCode,
    year: z.coerce.number().check(z.int(), z.gte(2018), z.lte(2100)),
  }),
  reply: z.strictObject({ villages: z.array(areaCode) }),
})
