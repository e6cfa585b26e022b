/** Where the pages of the bank are. */
export const BANK_HREF = '/pelatih/soal/'
export const EDIT_HREF = '/pelatih/soal/butir/'
export const FILES_HREF = '/pelatih/soal/impor/'

/** How the question works in a course, and the correction of its key. */
export function resultsHref(course: string, itemId: string): string {
  return `/pelatih/hasil/?${new URLSearchParams({ pelatihan: course, butir: itemId }).toString()}`
}
