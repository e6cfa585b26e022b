/** What a file of evidence is: by its first bytes, never by its name. The page asks before it sends, the Worker before it keeps. */
import type { EvidenceType } from './records.ts'

// ISO 32000-2 7.5.2 · ITU-T T.81 B.1.1.3 (SOI, then a marker) · PNG (ISO/IEC 15948) 5.2 with the IHDR that must follow.
const HEADS: readonly (readonly [EvidenceType, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  [
    'image/png',
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
  ],
]

/** Null for everything else: web pages, drawings and archives under another name. */
export function evidenceType(bytes: Uint8Array): EvidenceType | null {
  const found = HEADS.find(([, head]) => head.every((byte, at) => bytes[at] === byte))
  return found?.[0] ?? null
}
