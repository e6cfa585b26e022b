/** What a coverage page asks: the area, the day and the filter, all from the address, so that a view can be sent on. */
import type { Coverage } from '../../../../worker/contract/reporting.ts'
import { goToUrlKey, useUrlState } from '../../lib/url-state.ts'

const DAY_KEY = 'tanggal'
const FOCUS_KEY = 'lokus'
const PART_KEY = 'bagian'

export type Question = {
  readonly area: string
  readonly asOf?: string
  readonly focusYear?: number
}

export type Asked = {
  readonly question: Question
  /** As typed, also while it is no date yet. */
  readonly day: string
  readonly setDay: (day: string) => void
  readonly focus: string
  readonly setFocus: (year: string) => void
  /** A sub-district of the area; empty for all of it. */
  readonly part: string
  readonly setPart: (code: string) => void
}

export function useQuestion(area: string): Asked {
  const [day, setDay] = useUrlState(DAY_KEY)
  const [focus, setFocus] = useUrlState(FOCUS_KEY)
  const [asked] = useUrlState(PART_KEY)
  // Of another district after the area was changed: then the whole area is meant.
  const part = asked.startsWith(`${area}.`) ? asked : ''
  return {
    question: {
      area: part === '' ? area : part,
      ...(/^\d{4}-\d{2}-\d{2}$/.test(day) ? { asOf: day } : {}),
      ...(/^\d{4}$/.test(focus) ? { focusYear: Number(focus) } : {}),
    },
    day,
    setDay,
    focus,
    setFocus,
    part,
    // A place of its own: Back returns to the whole, where it was left.
    setPart: (code) => goToUrlKey(PART_KEY, code),
  }
}

/** The same view in another page's address, so that a tab keeps the day and the filter. */
export function addressOf({ day, focus, part }: Asked): string {
  const query = new URLSearchParams(
    [
      [DAY_KEY, day],
      [FOCUS_KEY, focus],
      [PART_KEY, part],
    ].filter(([, value]) => value !== ''),
  ).toString()
  return query === '' ? '' : `?${query}`
}

/** The question as the query of a file's address. */
export function queryOf({ asOf, focusYear }: Question): string {
  const query = new URLSearchParams()
  if (asOf !== undefined) query.set('asOf', asOf)
  if (focusYear !== undefined) query.set('focusYear', String(focusYear))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** The tile map's blocks of a district or sub-district. */
export function blocksOf(coverage: Coverage) {
  const blocks =
    coverage.level === 'subDistrict'
      ? [{ code: coverage.code, name: coverage.name }]
      : coverage.parts
  return blocks.map(({ code, name }) => ({
    code,
    name,
    areas: coverage.villageList.filter((village) => village.subDistrictCode === code),
  }))
}
