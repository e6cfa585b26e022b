/** Scans and photos behind a list of old certificates: where they lie, how long they wait, what they are called. Pure. */
import type { EvidenceType } from '../../contract/records.ts'

/** How long a file waits for its batch, in seconds; a day later nobody needs it any more. */
export const FRESH_SECONDS = 6 * 86_400
export const LOOSE_SECONDS = 7 * 86_400

/** Where the bytes are in the file store. */
export function evidenceKey(id: string): string {
  return `evidence/${id}`
}

const ENDING: Readonly<Record<EvidenceType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}
const MOST = 100

/** A name that says what the file is, in one line and without a path. */
export function evidenceName(written: string, type: EvidenceType): string {
  const base = (written.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]+/gu, ' ')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .trim()
  return `${base.slice(0, MOST).trim() || 'bukti'}.${ENDING[type]}`
}
