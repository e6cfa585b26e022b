/** Where the log tells everything that is known of one thing, whoever did it. */

/** `?siapa=` for everybody: the page itself begins with the staff. */
export const EVERYBODY = 'semua'

export function historyAddress(thingId: string): string {
  return `/dinas/riwayat/?${new URLSearchParams({ siapa: EVERYBODY, tentang: thingId }).toString()}`
}
