/** What may be issued, approved and revoked, how a number is written, and when a certificate holds. Pure. */
import type { CertificateStatus, ProposalState, Signatory } from '../contract/certification.ts'
import type { DateOnly } from '../core/clock.ts'
import { no, ok, type Result } from '../core/result.ts'

// ---------------------------------------------------------------- numbers

export type NumberParts = {
  readonly classification: string
  readonly unitCode: string
  readonly eventCode: string
  readonly sequence: number
  readonly year: number
  /** The day of approval; gives the month. */
  readonly on: DateOnly
}

const TOKEN = /\{([a-z0-9_:]*)\}/g
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']

export type PatternFault =
  | { readonly reason: 'TOKEN_UNKNOWN'; readonly token: string }
  | { readonly reason: 'SEQUENCE_MISSING' }
  | { readonly reason: 'SEQUENCE_TWICE' }
  | { readonly reason: 'SEQUENCE_NOT_APART' }
  | { readonly reason: 'YEAR_MISSING' }
  | { readonly reason: 'CHARACTER_NOT_ALLOWED' }

/**
 * A pattern that gives every certificate of a unit its own number: `{urut}` once, with something between it and the next
 * digits, and the year somewhere.
 */
export function readPattern(pattern: string): Result<string, PatternFault> {
  const tokens = Array.from(pattern.matchAll(TOKEN), (match) => match[1] ?? '')
  for (const token of tokens) {
    if (!/^(kode|urut(:[1-9])?|unit|kegiatan|bulan|bulan_romawi|tahun|tahun2)$/.test(token)) {
      return no<PatternFault>({ reason: 'TOKEN_UNKNOWN', token: `{${token}}` })
    }
  }
  if (!/^[A-Za-z0-9 ./_-]*$/.test(pattern.replaceAll(TOKEN, '')))
    return no<PatternFault>({ reason: 'CHARACTER_NOT_ALLOWED' })
  const sequences = tokens.filter((token) => token.startsWith('urut')).length
  if (sequences === 0) return no<PatternFault>({ reason: 'SEQUENCE_MISSING' })
  if (sequences > 1) return no<PatternFault>({ reason: 'SEQUENCE_TWICE' })
  if (/[A-Za-z0-9}]\{urut|\{urut(:\d)?\}[A-Za-z0-9{]/.test(pattern))
    return no<PatternFault>({ reason: 'SEQUENCE_NOT_APART' })
  if (!tokens.some((token) => token.startsWith('tahun')))
    return no<PatternFault>({ reason: 'YEAR_MISSING' })
  return ok(pattern)
}

export function numberFor(pattern: string, parts: NumberParts): string {
  const month = Number(parts.on.slice(5, 7))
  const values: Readonly<Record<string, string>> = {
    kode: parts.classification,
    urut: String(parts.sequence),
    unit: parts.unitCode,
    kegiatan: parts.eventCode,
    bulan: String(month).padStart(2, '0'),
    bulan_romawi: ROMAN[month - 1] ?? '',
    tahun: String(parts.year),
    tahun2: String(parts.year).slice(-2),
  }
  return pattern.replaceAll(TOKEN, (_, token: string) => {
    const [name = '', width = '1'] = token.split(':')
    return (values[name] ?? '').padStart(name === 'urut' ? Number(width) : 0, '0')
  })
}

type NumberedUnit = {
  readonly numberPattern: string
  readonly classification: string
  readonly unitCode: string
}

/** Would two units of a district ever write the same number for the same sequence? */
export function sameNumbers(one: NumberedUnit, other: NumberedUnit): boolean {
  return [1, 123_456].some((sequence) => {
    const [first, second] = [one, other].map((unit) =>
      numberFor(unit.numberPattern, {
        ...unit,
        eventCode: '-',
        sequence,
        year: 2026,
        on: '2026-11-21',
      }),
    )
    return first === second
  })
}

// ---------------------------------------------------------------- signatories

/** Who signs on a day: the period holds its first and last day. */
export function signatoryOn<S extends Pick<Signatory, 'validFrom' | 'validUntil'>>(
  signatories: readonly S[],
  day: DateOnly,
): S | null {
  return (
    signatories.find(
      ({ validFrom, validUntil }) => validFrom <= day && (validUntil === null || day <= validUntil),
    ) ?? null
  )
}

const BEFORE_NAME = /^(prof|dr|drg|drh|drs|dra|ir|apt|ns)\.?$/i

/** A name without academic titles, as Permendagri 1/2023 art. 44(2) asks on certificates; `H.` and `Hj.` are no academic titles. */
export function plainName(name: string): string {
  const [before = ''] = name.split(',')
  const words = before.trim().split(/\s+/)
  while (
    words.length > 1 &&
    (words[0] ?? '')
      .split('.')
      .filter(Boolean)
      .every((part) => BEFORE_NAME.test(part))
  ) {
    words.shift()
  }
  return words.join(' ')
}

// ---------------------------------------------------------------- proposals

export type Decision = 'approve' | 'return'
export type DecisionFault = { readonly reason: 'STATE_NOT_FIT' | 'SECOND_PERSON_NEEDED' }

/** Whether a proposal may be decided by `person` now; a repeat of the same decision is DONE_ALREADY. */
export function mayDecide(
  proposal: { readonly state: ProposalState; readonly proposedBy: string },
  decision: Decision,
  person: string,
): Result<
  'now' | 'done already',
  { reason: 'STATE_NOT_FIT' } | { reason: 'SECOND_PERSON_NEEDED' }
> {
  if (proposal.proposedBy === person) return no<DecisionFault>({ reason: 'SECOND_PERSON_NEEDED' })
  if (proposal.state === 'PROPOSED') return ok('now')
  const decided = proposal.state === 'RETURNED' ? 'return' : 'approve'
  return decided === decision ? ok('done already') : no<DecisionFault>({ reason: 'STATE_NOT_FIT' })
}

// ---------------------------------------------------------------- certificates

export type CertificateLife = {
  readonly state: 'VALID' | 'REVOKED' | 'REPLACED'
  readonly issuedOn: DateOnly
  readonly expiresOn: DateOnly | null
}

/** What a certificate is on a day. A revoked one stays revoked after its end. */
export function statusOn(
  { state, expiresOn }: CertificateLife,
  today: DateOnly,
): CertificateStatus {
  if (state === 'REVOKED') return 'revoked'
  if (state === 'REPLACED') return 'replaced'
  return expiresOn !== null && expiresOn <= today ? 'expired' : 'valid'
}

/**
 * The day from which a cadre counts as trained without a gap until today, by her certificates of courses that count;
 * null when she does not count today. A replaced one counts until the day on which another took its place.
 */
export function trainedSince(
  certificates: readonly (CertificateLife & { readonly revokedOn?: DateOnly | null })[],
  today: DateOnly,
): DateOnly | null {
  const held = certificates
    .filter(({ state, issuedOn }) => state !== 'REVOKED' && issuedOn <= today)
    .map((each) => (each.state === 'REPLACED' ? { ...each, expiresOn: replacedFrom(each) } : each))
  let since: DateOnly | null = null
  let until: DateOnly | null = ''
  for (const { issuedOn, expiresOn } of [...held].sort((a, b) =>
    a.issuedOn < b.issuedOn ? -1 : 1,
  )) {
    if (since === null || (until !== null && issuedOn > until)) since = issuedOn
    if (expiresOn === null || (until !== null && expiresOn > until)) until = expiresOn
  }
  return until === null || until > today ? since : null
}

function replacedFrom(life: {
  readonly issuedOn: DateOnly
  readonly expiresOn: DateOnly | null
  readonly revokedOn?: DateOnly | null
}): DateOnly {
  const { issuedOn, expiresOn, revokedOn } = life
  const until = revokedOn ?? issuedOn
  return expiresOn !== null && expiresOn < until ? expiresOn : until
}
