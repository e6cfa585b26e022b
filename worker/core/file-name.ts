/** What an uploaded file is called, and how it is handed out: it may hold anything, so nothing in it runs and no page shows it. Pure. */
import { withoutNik } from '../contract/nik.ts'
import type { EvidenceType } from '../contract/records.ts'
import { DATA_CSP } from './headers.ts'

const ENDING: Readonly<Record<EvidenceType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}
const MOST = 100

/** A name that says what the file is, in one line, without a path and without a NIK; `other` where nothing of what was written is left. */
export function fileName(written: string, type: EvidenceType, other: string): string {
  const seen = (written.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]+/gu, ' ')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const base = withoutNik(seen)
  // By signs, not halves of them.
  return `${[...base].slice(0, MOST).join('').trim() || other}.${ENDING[type]}`
}

/** Saved under its name; `bytes` is null where the length is not known before. */
export function downloadHeaders(
  name: string,
  type: string,
  bytes: number | null,
): Record<string, string> {
  const plain = name.replaceAll(/[^\w.-]+/g, '_')
  return {
    'content-type': type,
    ...(bytes === null ? {} : { 'content-length': String(bytes) }),
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': DATA_CSP,
    'cache-control': 'private, no-store',
  }
}
