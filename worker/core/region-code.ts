/**
 * Kemendagri region codes: `35`, `35.08`, `35.08.01`, `35.08.01.2005`, and `ID` for the whole country.
 * Scope is always a code: whoever holds `35.08` holds all that begins with `35.08.`.
 */
export const NATION = 'ID'

export type AreaCode = string

export type AreaLevel = 'nation' | 'province' | 'district' | 'subDistrict' | 'village'

export function levelOf(code: AreaCode): AreaLevel {
  if (code === NATION) return 'nation'
  const depth = code.split('.').length
  return (['province', 'district', 'subDistrict', 'village'] as const)[depth - 1] ?? 'village'
}

/** Is `code` the area itself or inside it? */
export function isWithin(code: AreaCode, area: AreaCode): boolean {
  return area === NATION || code === area || code.startsWith(`${area}.`)
}

/** `35.08` of any code at or below a district; the code itself above it. */
export function districtOf(code: AreaCode): AreaCode {
  return code.split('.').slice(0, 2).join('.')
}

/** `35.08.01` of any code at or below a sub-district; the code itself above it. */
export function subDistrictOf(code: AreaCode): AreaCode {
  return code.split('.').slice(0, 3).join('.')
}

/**
 * Reads a code as offices write it: dotted or not (`3508012005`), with spaces.
 * Returns null when it is no region code.
 */
export function readAreaCode(written: string): AreaCode | null {
  const digits = written.replaceAll(/[\s.]/g, '')
  if (!/^(\d{2}|\d{4}|\d{6}|\d{10})$/.test(digits)) return null
  const parts = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6, 10)]
  return parts.filter((part) => part !== '').join('.')
}
