/** What cadres knew before and after a course, as the columns of a table by module. */
import type { ModuleGain } from '../../../../worker/contract/insight.ts'
import type { Column } from '../../components/Table.tsx'
import { formatNumber } from '../../text/format.ts'
import { differenceOf, GAIN, gainNumber, points } from '../../text/gain-office.ts'

export const GAIN_COLUMNS: readonly Column<ModuleGain>[] = [
  { key: 'title', title: GAIN.module, cell: ({ title }) => title },
  {
    key: 'cadres',
    title: GAIN.cadres,
    numeric: true,
    cell: ({ cadres }) => formatNumber(cadres),
    sort: ({ cadres }) => cadres,
  },
  {
    key: 'before',
    title: GAIN.before,
    numeric: true,
    cell: ({ before }) => points(before),
    sort: ({ before }) => before ?? -1,
  },
  {
    key: 'after',
    title: GAIN.after,
    numeric: true,
    cell: ({ after }) => points(after),
    sort: ({ after }) => after ?? -1,
  },
  {
    key: 'difference',
    title: GAIN.difference,
    numeric: true,
    cell: ({ difference }) => differenceOf(difference),
    sort: ({ difference }) => difference?.value ?? -101,
  },
]

/** The normalised gain: of what there was to learn, how much was. */
export const N_GAIN: Column<ModuleGain> = {
  key: 'gain',
  title: GAIN.gain,
  numeric: true,
  cell: ({ gain }) => gainNumber(gain),
  sort: ({ gain }) => gain ?? -100,
}
