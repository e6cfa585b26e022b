/**
 * What a meeting came to ("hasil"): what was reached, what stands in the way, what was promised, and how the three standards and
 * four certainties of a mini lokakarya stand. Promises that are not kept go to the next meeting of the same area and kind.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, lines, oneLine, shortText, uuid } from './fields.ts'
import { meeting, MEETING_KINDS, MEETING_STATES } from './meetings.ts'
import { ACTION_STATES, CHECK_ANSWERS, CHECK_ITEMS } from './outcome-rules.ts'

export const MAX_ACTIONS = 20
/** A sub-district of sixty villages, each with its seven answers. */
const MAX_CHECKS = 430
/** Of a text; two of them and the promises still fit a page. */
export const MAX_OUTCOME_TEXT = 1200

/** May be empty. */
const outcomeText = z.string().check(lines, z.maxLength(MAX_OUTCOME_TEXT))
const note = z.string().check(oneLine, z.maxLength(200))

const check = z.strictObject({
  /** The meeting's own area, or a part of it: a village of a sub-district, a sub-district of a district. */
  area: areaCode,
  item: z.enum(CHECK_ITEMS),
  answer: z.enum(CHECK_ANSWERS),
  note,
})
export type OutcomeCheck = z.output<typeof check>

const promise = {
  /** Made by the browser. */
  id: uuid,
  what: z.string().check(oneLine, z.minLength(1), z.maxLength(300)),
  /** Who answers for it, as said: a person, an office. */
  personInCharge: shortText,
  /** Null: no day was named. */
  dueOn: z.nullable(dateOnly),
}

const action = z.strictObject({
  ...promise,
  state: z.enum(ACTION_STATES),
  /** What came of it; why it was dropped. */
  note: z.string(),
  closedOn: z.nullable(dateOnly),
  /** Named by a change of its state. */
  version: z.number(),
  isOverdue: z.boolean(),
})
export type OutcomeAction = z.output<typeof action>

const meetingName = z.strictObject({
  id: uuid,
  title: z.string(),
  startsOn: dateOnly,
  state: z.enum(MEETING_STATES),
})
export type MeetingName = z.output<typeof meetingName>

export const carriedAction = z.extend(action, {
  /** Where it was promised. */
  from: meetingName,
  /** Of an open one, where it is taken up now; null: here, or it is closed. */
  movedTo: z.nullable(meetingName),
})
export type CarriedAction = z.output<typeof carriedAction>

/** Version 0: nothing is written yet. */
export const outcome = z.strictObject({
  version: z.number(),
  reached: z.string(),
  obstacles: z.string(),
  checks: z.array(check),
  /** What was promised in this meeting, in its order. */
  actions: z.array(
    z.extend(action, {
      /** Of an open one, the later meeting that takes it up; null: none is planned. */
      movedTo: z.nullable(meetingName),
    }),
  ),
  /** From the meetings before: what was open when this one met, the earliest promise first. */
  carried: z.array(carriedAction),
})
export type Outcome = z.output<typeof outcome>

export const readOutcome = endpoint({
  method: 'GET',
  path: '/areas/:area/meetings/:meetingId/outcome',
  summary: 'What a meeting came to, with the promises of the meetings before it that were open',
  input: z.strictObject({ area: areaCode, meetingId: uuid }),
  reply: z.strictObject({
    outcome,
    /** The area and its parts, of which the checks speak. */
    areas: z.array(z.strictObject({ code: areaCode, name: z.string() })),
    asOf: dateOnly,
  }),
})

export const saveOutcome = endpoint({
  method: 'PUT',
  path: '/areas/:area/meetings/:meetingId/outcome',
  summary:
    'Writes what a meeting of this area came to, whole; CHANGED_MEANWHILE when the version is old, MEETING_AHEAD before its first day, STATE_NOT_FIT when it is off',
  input: z.strictObject({
    area: areaCode,
    meetingId: uuid,
    version: z.int().check(z.gte(0)),
    reached: outcomeText,
    obstacles: outcomeText,
    /** INPUT_INVALID with the path `checks.<n>` for another area, and for the same question twice. */
    checks: z.array(check).check(z.maxLength(MAX_CHECKS)),
    /** Open ones that are not named go; what was closed stays in any case. INPUT_INVALID with `actions.<n>` for one named twice. */
    actions: z.array(z.strictObject(promise)).check(z.maxLength(MAX_ACTIONS)),
  }),
  reply: z.strictObject({ version: z.number() }),
})

export const setActionState = endpoint({
  method: 'POST',
  path: '/areas/:area/meetings/:meetingId/actions/:actionId/state',
  summary:
    'Closes a promise, drops it with the reason, or opens it again, on the page of its own meeting or of a later one of its series; the same twice changes nothing',
  input: z.strictObject({
    area: areaCode,
    /** The meeting in which it is said. */
    meetingId: uuid,
    actionId: uuid,
    version: z.int(),
    state: z.enum(ACTION_STATES),
    /** REASON_NEEDED when it is dropped without one. */
    note,
    /** INPUT_INVALID with the path `closedOn` for a day to come. Null when it is opened again. */
    closedOn: z.nullable(dateOnly),
  }),
  reply: z.strictObject({ action }),
})

export const listOpenActions = endpoint({
  method: 'GET',
  path: '/areas/:area/meeting-actions',
  summary:
    'The open promises of an area’s meetings, overdue ones first, each once: with where it was made and where it is taken up; a sub-district also sees those of its district; at most 500',
  input: z.strictObject({ area: areaCode, kind: z.optional(z.enum(MEETING_KINDS)) }),
  reply: z.strictObject({
    actions: z.array(
      z.extend(action, {
        area: meeting.shape.area,
        kind: z.enum(MEETING_KINDS),
        from: meetingName,
        /** Where it is taken up; the meeting it came from while none follows. */
        place: meetingName,
      }),
    ),
    /** There are more, due later. */
    isCut: z.boolean(),
    asOf: dateOnly,
  }),
})
export type OpenAction = z.output<typeof listOpenActions.reply>['actions'][number]
