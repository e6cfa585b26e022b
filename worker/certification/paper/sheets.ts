/** Both sheets of a paper as marks: what is stamped across, the front, the back. The PDF and the preview draw these and no others. */
import { PAPER } from '../../../site/src/text/certification.ts'
import { readToken } from '../../contract/certificate-token.ts'
import type { CertificateFacts } from '../../contract/certification.ts'
import type { DateOnly } from '../../core/clock.ts'
import { backSheet } from './back.ts'
import { type Check, frontSheet } from './front.ts'
import { widthOf } from '../../core/letters/letters.ts'
import type { Look } from './look.ts'
import { type Color, label, type Mark, SHEET } from './marks.ts'

export type Paper = {
  readonly facts: CertificateFacts
  /** The official host, which people read on the paper and the QR leads to; never the one a request came in by. */
  readonly origin: string
  /** The digits of the signed token; empty while nothing is signed: then the QR is the address of the page. */
  readonly token: string
  /** The signed credential as `/c/<id>.json` serves it, attached byte for byte; empty: nothing is attached. */
  readonly document: string
  /** Printed across when the certificate is no longer valid. */
  readonly revokedOn: DateOnly | null
  /** Printed across when another certificate took its place. */
  readonly replacedOn?: DateOnly | null
  /** The design that it was issued on; `PLAIN` for none. */
  readonly look: Look
}

/** Where the paper sends whoever checks it. */
export function checkOf({
  facts,
  origin,
  token,
}: Pick<Paper, 'facts' | 'origin' | 'token'>): Check {
  const code = facts.verificationCode
  const host = origin.replace(/^https?:\/\//, '')
  const read = token === '' ? null : readToken(token)
  return {
    link:
      token === '' ? `${origin}/v/${code.replaceAll('-', '').slice(-12)}` : `${origin}/v#${token}`,
    host: `${host}/v`,
    address: `${host}/v/${code}`,
    key: read?.ok === true ? { issuer: read.token.claims.issuer, kid: read.token.kid } : null,
  }
}

export function sheetsOf(paper: Paper): readonly Mark[][] {
  return bothSheets(paper, checkOf(paper), stampsOf(paper))
}

/** CONTOH across both sheets. No program reads its token, so the key that a certificate names is given here. */
export function previewSheetsOf(paper: Paper, key: Check['key']): readonly Mark[][] {
  const stamps = [stamp(PAPER.preview, 'line'), notice(PAPER.previewNotice)]
  return bothSheets(paper, { ...checkOf(paper), key }, stamps)
}

function bothSheets({ facts, look }: Paper, check: Check, stamps: readonly Mark[]): Mark[][] {
  return [frontSheet(facts, check, widthOf, look), backSheet(facts, check, widthOf, look)].map(
    (marks) => [...stamps, ...marks],
  )
}

function stampsOf({ facts, revokedOn, replacedOn = null }: Paper): Mark[] {
  const notices = facts.isSample ? [notice(PAPER.sampleNotice)] : []
  if (revokedOn !== null) return [stamp(PAPER.revoked, 'danger'), ...notices]
  if (replacedOn !== null) return [stamp(PAPER.replaced, 'danger'), ...notices]
  return facts.isSample ? [stamp(PAPER.sample, 'line'), ...notices] : []
}

function stamp(text: string, color: Color): Mark {
  return { kind: 'stamp', text, size: 110, color }
}

function notice(text: string): Mark {
  const place = {
    x: SHEET.width / 2,
    y: 40,
    size: 8.5,
    align: 'center',
    bold: true,
    color: 'danger',
  } as const
  return label(text, place, widthOf)
}

/** Where a stamp begins and how it leans, in degrees against the clock: from the lower left to the upper right. */
export function leanOf({ text, size }: Mark & { kind: 'stamp' }): {
  readonly x: number
  readonly y: number
  readonly degrees: number
} {
  const angle = Math.atan2(SHEET.height, SHEET.width) * 0.85
  const half = widthOf(text, size, true) / 2
  return {
    x: SHEET.width / 2 - Math.cos(angle) * half + Math.sin(angle) * size * 0.33,
    y: SHEET.height / 2 - Math.sin(angle) * half - Math.cos(angle) * size * 0.33,
    degrees: (angle * 180) / Math.PI,
  }
}
export const STAMP_OPACITY = 0.35
