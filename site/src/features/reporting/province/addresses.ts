/** The addresses of a province's pages. Codes of areas and the order of the list only: they can be kept and sent on. */

/** Between the codes of an address. */
const BETWEEN = '-'
const CODE = /^\d{2}\.\d{2}$/

/** What the list keeps in its address, and every page below it carries along: the order, and who is ticked. */
export const LIST_KEYS = { order: 'urut', direction: 'arah', chosen: 'pilih' } as const
export const COMPARED_KEY = 'kode'
export const DISTRICT_KEY = 'kode'

export function codesOf(written: string): string[] {
  return [...new Set(written.split(BETWEEN).filter((code) => CODE.test(code)))]
}

export function writeCodes(codes: Iterable<string>): string {
  return [...codes].join(BETWEEN)
}

export function isDistrictCode(written: string): boolean {
  return CODE.test(written)
}

type Query = string | URLSearchParams

function kept(search: Query, more: Readonly<Record<string, string>>): string {
  const old = new URLSearchParams(search)
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(more)) if (value !== '') query.set(key, value)
  for (const key of Object.values(LIST_KEYS)) {
    const value = old.get(key) ?? ''
    if (value !== '' && !(key in more)) query.set(key, value)
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

export function districtHref(code: string, search: Query): string {
  return `/provinsi/kabupaten/${kept(search, { [DISTRICT_KEY]: code })}`
}

export function compareHref(codes: Iterable<string>, search: Query): string {
  return `/provinsi/banding/${kept(search, { [COMPARED_KEY]: writeCodes(codes), [LIST_KEYS.chosen]: '' })}`
}

/** Back into the list as it was left: its order and ticks, at the row of `code`. */
export function listHref(
  search: Query,
  at: { code?: string; chosen?: Iterable<string> } = {},
): string {
  const chosen = at.chosen === undefined ? {} : { [LIST_KEYS.chosen]: writeCodes(at.chosen) }
  return `/provinsi/${kept(search, chosen)}${at.code === undefined ? '' : `#${rowId(at.code)}`}`
}

export function rowId(code: string): string {
  return `k-${code}`
}

/** The two files of an area, or of some of its districts. */
export function filesHref(
  area: string,
  ending: 'csv' | 'xlsx',
  codes: readonly string[] = [],
): string {
  const query = codes.length === 0 ? '' : `?districts=${writeCodes(codes)}`
  return `/api/v1/coverage/${area}/kabupaten.${ending}${query}`
}
