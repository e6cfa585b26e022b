/**
 * R11, the sheet of a sub-district's mini lokakarya: what was reached, where nobody is trained yet, and what the meeting came to. Of
 * cadres it has counts only: the sheet is handed round. What is not written in the platform is written on it by hand.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly, uuid } from './fields.ts'
import { kindCounts } from './kind-counts.ts'
import { carriedAction, outcome } from './meeting-outcomes.ts'
import { MEETING_STATES } from './meetings.ts'

const count = z.int().check(z.nonnegative())
const persons = { cadres: count, trained: count }

const sheet = z.strictObject({
  code: areaCode,
  name: z.string(),
  /** Desa and desa adat. */
  villages: count,
  kelurahan: count,
  areas: count,
  ...persons,
  subDistrictCadres: count,
  areasWithCadre: count,
  areasCovered: count,
  /** Of `cadres`, those who are no KPM. */
  ...kindCounts,
  /** Tim Pendamping Keluarga: who is in one here. */
  team: z.strictObject(persons),
  /** The same of each village, by code. */
  villageTeams: z.array(z.strictObject({ code: areaCode, name: z.string(), ...persons })),
  /** The meeting asked for, else the last one held that something is written of; null: none, or not for this reader. */
  minutes: z.nullable(
    z.strictObject({
      id: uuid,
      title: z.string(),
      place: z.string(),
      startsOn: dateOnly,
      endsOn: dateOnly,
      state: z.enum(MEETING_STATES),
      outcome,
    }),
  ),
  /** Promises of its meetings that are open today: what the next one begins with. */
  waiting: z.array(carriedAction),
  /** Villages without a trained cadre, by code. */
  open: z.array(
    z.strictObject({
      code: areaCode,
      name: z.string(),
      kind: z.enum(['desa', 'kelurahan', 'desa_adat']),
      /** Who is there, untrained. */
      cadres: count,
      isFocus: z.boolean(),
    }),
  ),
})
export type MeetingSheet = z.output<typeof sheet>

export const readMeetingSheets = endpoint({
  method: 'GET',
  path: '/meeting-sheets/:area',
  summary: 'What the meeting of a sub-district is about, for one sub-district or all of a district',
  input: z.strictObject({
    area: areaCode,
    asOf: z.optional(dateOnly),
    /** One mini lokakarya of this sub-district. */
    meetingId: z.optional(uuid),
  }),
  reply: z.strictObject({
    asOf: dateOnly,
    /** The newest day that may be asked for. */
    today: dateOnly,
    isDemo: z.boolean(),
    /** `Kabupaten Lumajang` */
    districtName: z.string(),
    /** What KPM stands for here. */
    cadreTitle: z.string(),
    /** Where and when it was made. */
    printed: z.string(),
    /** By code. */
    sheets: z.array(sheet),
  }),
})
