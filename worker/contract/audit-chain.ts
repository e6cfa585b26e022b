/** The log as a chain: how far it is sealed, whether it is whole, and its daily heads to keep outside. */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, instant } from './fields.ts'

/** `ENTRY_…` and `LINK_…` stand at a place of the chain, `HEAD_…` at a day. */
export const CHAIN_FAULTS = [
  'ENTRY_CHANGED',
  'ENTRY_REMOVED',
  'ENTRY_SWAPPED',
  /** Of a day whose head was signed without it. */
  'ENTRY_LATE',
  'LINK_CHANGED',
  'LINK_MISSING',
  'HEAD_DIFFERS',
  'HEAD_FORGED',
  'HEAD_CHANGED',
  'HEAD_ROW_MISSING',
  'HEAD_FILE_MISSING',
  'TAIL_MISSING',
] as const

const fault = z.strictObject({
  kind: z.enum(CHAIN_FAULTS),
  /** From where … */
  position: z.int(),
  /** … to where, both included. */
  until: z.int(),
  /** Of the entry, of its sealing where the entry is gone, or of the head, by the district's clock; null when unknown. */
  day: z.nullable(dateOnly),
})
export type ChainFault = z.output<typeof fault>
export type ChainFaultKind = ChainFault['kind']

/** Faults that one answer names at most; more than that say nothing more. */
export const MOST_FAULTS = 100

const day = z.strictObject({ day: dateOnly, position: z.int() })

export const readAuditChain = endpoint({
  method: 'GET',
  path: '/audit/:area/chain',
  summary: 'How far the log of a district (or ID) is sealed, and its days with a signed head',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({
    sealed: z.int(),
    /** Entries wait that did not fit into this look. */
    isBehind: z.boolean(),
    sealedAt: z.nullable(instant),
    heads: z.int(),
    /** The newest 400, oldest first; `position` is how much of the chain the head covers. */
    days: z.array(day),
  }),
})

export const checkAuditLinks = endpoint({
  method: 'GET',
  path: '/audit/:area/chain/links',
  summary: 'Reckons a stretch of the chain anew and says what does not fit',
  input: z.strictObject({
    area: areaCode,
    /** The first place of the stretch. */
    from: z.string().check(z.regex(/^[1-9]\d{0,11}$/)),
  }),
  reply: z.strictObject({
    /** The last place that was looked at; `from` - 1 when there was none. */
    to: z.int(),
    /** Where the next stretch begins; null at the end. */
    next: z.nullable(z.int()),
    faults: z.array(fault),
  }),
})

export const checkAuditHeads = endpoint({
  method: 'GET',
  path: '/audit/:area/chain/heads',
  summary:
    'Compares some days’ signed heads, in the database and in the store of files, with the chain',
  input: z.strictObject({ area: areaCode, after: z.optional(dateOnly) }),
  reply: z.strictObject({
    days: z.array(dateOnly),
    /** The day after which the next ones come; null at the end. */
    next: z.nullable(dateOnly),
    faults: z.array(fault),
  }),
})

export const exportAuditHeads = endpoint({
  method: 'POST',
  path: '/audit/:area/chain/export',
  summary:
    'The signed heads as text, newest first, to be kept outside; that they were taken is logged',
  input: z.strictObject({ area: areaCode }),
  reply: z.strictObject({
    /** The newest 400. */
    notes: z.array(z.strictObject({ day: dateOnly, note: z.string() })),
    /** The line by which other tools know the key ("vkey", c2sp.org/signed-note), for each that signed. */
    keys: z.array(z.string()),
  }),
})
