/**
 * R11, the sheet that a mini lokakarya of a sub-district begins with: what was reached, where nobody is trained yet. Counts only: the
 * sheet is handed round. Obstacles, actions and the self-assessment are written on it by hand.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, dateOnly } from './fields.ts'
import { kindCounts } from './kind-counts.ts'

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
  input: z.strictObject({ area: areaCode, asOf: z.optional(dateOnly) }),
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
