/** What is said about a paper: no more than was proven, and never better than the worst that is known. */
import { expect, it } from 'vitest'
import type { PublicCertificate } from '../../../worker/contract/public-certificate.ts'
import type { TokenClaims } from '../../../worker/contract/token-claims.ts'
import type { VerifierBundle } from '../../../worker/contract/verifier-bundle.ts'
import { readBundle } from '../../../site/src/verify/kept.ts'
import { isStale, outcomeOf, unproven, withServer } from '../../../site/src/verify/outcome.ts'
import { outcomeView } from '../../../site/src/verify/show.ts'
import { VERDICT, type Verdict } from '../../../site/src/text/verify.ts'

const CLAIMS: TokenClaims = {
  issuer: '35.08',
  holderName: 'Siti <b>Aminah</b>',
  code: '7Q4M2XKD9TRB',
  issuedAt: Date.parse('2026-11-19T18:00:00Z') / 1000,
  expiresAt: null,
  status: { list: 1, index: 7 },
  area: '35.08.01.2005',
  course: { code: 'KPM-DASAR', version: 3 },
  sequence: 42,
  isSample: true,
}
const AT = '2026-11-22T01:30:00.000Z'
const BUNDLE: VerifierBundle = {
  v: 1,
  at: AT,
  issuers: [{ code: '35.08', name: 'Kabupaten Lumajang', utcOffset: 7, keys: [], lists: [] }],
  courses: [{ code: 'KPM-DASAR', version: 3, title: 'Pelatihan Dasar', hours: 20 }],
}
const valid = () =>
  outcomeOf({ state: 'valid', claims: CLAIMS, revocationsAt: AT }, BUNDLE, {
    '35.08.01.2005': 'Desa Tempursari',
  })
const answer = (more: Partial<PublicCertificate>) =>
  // Safe: what is not given is null in the register's answer, and is not looked at.
  ({
    status: 'valid',
    number: '0042',
    holderName: CLAIMS.holderName,
    courseCode: 'KPM-DASAR',
    courseVersion: 3,
    issuedOn: '2026-11-20',
    expiresOn: null,
    revokedOn: null,
    replacedBy: null,
    ...more,
  }) as PublicCertificate

it('says dates as they are printed where it was issued, and names instead of codes', () => {
  expect(valid()).toMatchObject({
    verdict: 'valid',
    facts: {
      issuedOn: '2026-11-20',
      area: 'Desa Tempursari',
      course: 'Pelatihan Dasar',
      code: 'KPM-7Q4M-2XKD-9TRB',
      issuer: 'Kabupaten Lumajang',
    },
  })
  const bare = outcomeOf(
    { state: 'valid', claims: CLAIMS, revocationsAt: AT },
    { ...BUNDLE, courses: [] },
    null,
  )
  expect(bare.facts).toMatchObject({ area: '35.08.01.2005', course: 'KPM-DASAR', hours: null })
})

it('calls nothing valid of which no revocations are known', () => {
  const checked = { state: 'valid', claims: CLAIMS, revocationsAt: null } as const
  expect(outcomeOf(checked, BUNDLE, null).verdict).toBe('unproven')
})

it('shows no claim of a key that had ended, of an unknown one or of a wrong signature', () => {
  const ended = { state: 'key_not_valid_then', claims: CLAIMS, revocationsAt: AT } as const
  const claimed = { issuer: '35.08', kid: '00000000', code: '7Q4M2XKD9TRB' }
  for (const checked of [
    ended,
    { state: 'unknown_key', claimed } as const,
    { state: 'bad_signature' } as const,
  ]) {
    const outcome = outcomeOf(checked, BUNDLE, null)
    expect(outcome.facts).toBeNull()
    expect(withServer(outcome, answer({}), AT)).toBe(outcome)
  }
})

it('takes from the server what happened since, but no revocation back', () => {
  const revoked = { ...valid(), verdict: 'revoked' as const }
  const said = (own: typeof revoked | ReturnType<typeof valid>, more: Partial<PublicCertificate>) =>
    withServer(own, answer(more), AT).verdict
  expect(said(valid(), {})).toBe('valid')
  expect(said(valid(), { status: 'revoked' })).toBe('revoked')
  const nothing = { holderName: null, issuedOn: null, courseCode: null, courseVersion: null }
  expect(said(valid(), { status: 'not_found', ...nothing })).toBe('not_found')
  expect(said(valid(), { holderName: 'Rukmini' })).toBe('differs')
  expect(said(valid(), { courseCode: 'KPM-LANJUT' })).toBe('differs')
  expect(said(valid(), { courseVersion: 4 })).toBe('differs')
  expect(said(valid(), { expiresOn: '2027-11-20' })).toBe('differs')
  expect(said(valid(), { status: 'revoked', holderName: 'Rukmini' })).toBe('revoked')
  expect(said(revoked, {})).toBe('revoked')
  expect(said(revoked, { status: 'replaced' })).toBe('replaced')
})

it('calls no paper another one whose token had to be dated on the first day of its key', () => {
  // Decided on the last day of the key before, signed by the next one.
  const later = withServer(valid(), answer({ issuedOn: '2026-11-19' }), AT)
  expect(later.verdict).toBe('valid')
  expect(later.server?.differences).toEqual({ issuedOn: '2026-11-19' })
  expect(withServer(valid(), answer({ issuedOn: '2026-11-21' }), AT).verdict).toBe('differs')
})

it('shows what the record says beside what the paper says', () => {
  const ending = { ...CLAIMS, expiresAt: Date.parse('2027-11-19T17:00:00Z') / 1000 }
  const own = outcomeOf({ state: 'valid', claims: ending, revocationsAt: AT }, BUNDLE, null)
  expect(withServer(own, answer({ expiresOn: '2027-11-20' }), AT).verdict).toBe('valid')
  const record = { courseVersion: 4, expiresOn: '2027-01-01', issuedOn: '2026-11-21' }
  const outcome = withServer(own, answer(record), AT)
  const { text } = outcomeView({ outcome, isAsking: false, stranger: null, now: Date.parse(AT) })
  for (const said of ['KPM-DASAR 4', '31 Desember 2026', '21 November 2026']) {
    expect(text).toContain(`menurut catatan: ${said}`)
  }
})

it('shows every verdict with its own words and escapes what a token says', () => {
  const view = (outcome: ReturnType<typeof valid>) =>
    outcomeView({ outcome, isAsking: false, stranger: null, now: Date.parse(AT) }).text
  // Safe: the record's own keys.
  for (const verdict of Object.keys(VERDICT) as Verdict[]) {
    expect(view(unproven(verdict))).toContain(VERDICT[verdict][1])
  }
  const text = view(valid())
  expect(text).toContain('Siti &lt;b&gt;Aminah')
  expect(text).toContain('DATA CONTOH')
  expect(text).toContain('Data pencabutan per 22 November 2026, 08.30 WIB.')
})

it('calls revocations old after seven days, not before', () => {
  const week = 7 * 86_400_000
  expect(isStale(AT, Date.parse(AT) + week)).toBe(false)
  expect(isStale(AT, Date.parse(AT) + week + 1)).toBe(true)
})

it('takes in no file of issuers that is damaged or something else', () => {
  const text = JSON.stringify(BUNDLE)
  expect(readBundle(text)).toEqual(BUNDLE)
  const cut = { ...BUNDLE.issuers[0], lists: [{ list: 1, at: AT, revoked: 'gA' }] }
  for (const other of [
    null,
    '',
    '<html>',
    text.slice(0, -2),
    JSON.stringify({ ...BUNDLE, v: 2 }),
    JSON.stringify({ ...BUNDLE, at: 'today' }),
    JSON.stringify({ ...BUNDLE, issuers: [cut] }),
  ]) {
    expect(readBundle(other)).toBeNull()
  }
})
