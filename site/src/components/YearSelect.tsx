/** The years of a list, the address's among them even when nothing is of it. */
import type { JSX } from 'preact'
import { useUrlState } from '../lib/url-state.ts'
import { YEARS } from '../text/years.ts'
import { Select } from './Select.tsx'

export type Year = {
  /** Null: all years. */
  readonly year: number | null
  readonly setYear: (year: string) => void
}

/** The year named by `tahun` in the address. */
export function useYear(): Year {
  const [written, setYear] = useUrlState('tahun')
  return { year: /^20\d\d$/.test(written) ? Number(written) : null, setYear }
}

export function YearSelect({
  year,
  setYear,
  years,
}: Year & { readonly years: readonly number[] }): JSX.Element {
  const listed = year === null || years.includes(year) ? years : [...years, year]
  return (
    <Select
      label={YEARS.label}
      value={year === null ? '' : String(year)}
      options={[
        { value: '', label: YEARS.all },
        ...listed.map((each) => ({ value: String(each), label: String(each) })),
      ]}
      onChange={setYear}
    />
  )
}
