/**
 * NIK (nomor induk kependudukan, 16 digits) is not needed for anything here and is kept nowhere, not as a hash either (UU 27/2022,
 * minimal data). A list or a field about one person that has one is refused (`noNik`); from all other free words it is taken out
 * (`withoutNik`, in `oneLine` and `lines` of `fields.ts`), so that what a phone kept without signal is not lost for it. Phones run
 * this too, old ones.
 */
// In one run, or parted as people write it: 3508 0145 0190 0001 or 350801-450190-0001. Numbers of a decree have strokes between.
// No look-behind: a browser that has none would not read the script at all.
const NIK = /(^|\D)(\d{16}|\d{4}(?:[ .-]\d{4}){3}|\d{6}[ .-]\d{6}[ .-]\d{4})(?!\d)/

export function holdsNik(text: string): boolean {
  return NIK.test(text)
}

/** What stands in the place of one. */
export const NIK_GONE = '[NIK dihapus]'

/**
 * The text with every number taken out that is built as a NIK is: an area, then day (of women + 40), month and year of birth, then
 * four digits. Other numbers of 16 digits, of letters and papers, stay.
 */
export function withoutNik(text: string): string {
  return text.replace(new RegExp(NIK, 'g'), (_, before: string, found: string) => {
    const digits = found.replace(/\D/g, '')
    const [province, day, month] = [0, 6, 8].map((at) => Number(digits.slice(at, at + 2)))
    const isDay = day !== undefined && day % 40 >= 1 && day % 40 <= 31
    const isMonth = month !== undefined && month >= 1 && month <= 12
    return before + (Number(province) >= 11 && isDay && isMonth ? NIK_GONE : found)
  })
}
