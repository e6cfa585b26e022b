/** Scans and photos behind a list of old certificates: where they lie, how long they wait. Pure. */

/** How long a file waits for its batch, in seconds; a day later nobody needs it any more. */
export const FRESH_SECONDS = 6 * 86_400
export const LOOSE_SECONDS = 7 * 86_400

/** Where the bytes are in the file store. */
export function evidenceKey(id: string): string {
  return `evidence/${id}`
}
