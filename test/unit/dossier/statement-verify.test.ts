/** What the checking page says of a statement of coverage: on the device, and with the server's answer. */
import { expect, it } from 'vitest'
import type { StatementClaims } from '../../../worker/contract/statement-token.ts'
import type { PublicCertificate } from '../../../worker/contract/public-certificate.ts'
import { outcomeOf, withServer } from '../../../site/src/verify/outcome.ts'
import { rowOf } from '../../../site/src/verify/scan-list.ts'
import { outcomeView } from '../../../site/src/verify/show.ts'

const AT = '2026-11-22T01:00:00.000Z'
const NOW = Date.parse(AT)

const CLAIMS: StatementClaims = {
  issuer: '35.08',
  code: '7Q4M2XKD9TRB',
  issuedAt: Date.parse('2026-11-21T02:00:00Z') / 1000,
  status: { list: 1001, index: 7 },
  asOf: '2026-11-21',
  counts: { cadres: 268, trained: 171, areas: 205, areasWithCadre: 200, areasCovered: 142 },
  listHash: new Uint8Array(12),
  word: 'KPM',
  isSample: false,
}
const BUNDLE = {
  v: 1 as const,
  at: AT,
  issuers: [
    { code: '35.08', name: 'Kabupaten Lumajang', utcOffset: 7 as const, keys: [], lists: [] },
  ],
  courses: [],
}
const outcome = (state: 'valid' | 'revoked' | 'key_not_valid_then') =>
  outcomeOf({ state, claims: CLAIMS, revocationsAt: AT }, BUNDLE, null)
const words = (from: ReturnType<typeof outcome>) =>
  outcomeView({ outcome: from, isAsking: false, stranger: null, now: NOW })
    .text.replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
// Safe: of a statement's answer only these are read.
const answer = (status: string, replacedBy: string | null = null) =>
  ({ status, revokedOn: null, replacedBy }) as unknown as PublicCertificate

it('says the sentence with its numbers, as of its day, without a holder or a course', () => {
  const said = words(outcome('valid'))
  expect(said).toContain('Bukti Cakupan ini SAH')
  expect(said).toContain(
    'Bukti Cakupan Kabupaten Lumajang, keadaan per 21 November 2026: 171 dari 268 KPM terlatih (63,8%), 142 dari 205 desa/kelurahan tercakup (69,3%)',
  )
  expect(said).toContain('BKT-7Q4M-2XKD-9TRB')
  expect(said).toContain('Data pencabutan per 22 November 2026')
  expect(said).not.toMatch(/Pemegang|Pelatihan|[Ss]ertifikat/)
})

it('says kader where the token says that not everybody is a KPM', () => {
  const claims = { ...CLAIMS, word: 'kader' as const }
  const said = words(outcomeOf({ state: 'valid', claims, revocationsAt: AT }, BUNDLE, null))
  expect(said).toContain('171 dari 268 kader terlatih (63,8%)')
  expect(said).not.toContain('KPM terlatih')
})

it('says of one that was taken back that it was replaced or withdrawn, and which of them with signal', () => {
  expect(words(outcome('revoked'))).toContain('Bukti Cakupan ini sudah DIGANTI atau DICABUT')
  const replaced = withServer(outcome('revoked'), answer('replaced', 'BKT-0000-0000-0000'), AT)
  expect(replaced.verdict).toBe('replaced')
  expect(words(replaced)).toContain('Bukti Cakupan ini sudah DIGANTI')
  expect(words(replaced)).not.toContain('atau DICABUT')
  const withdrawn = withServer(outcome('revoked'), answer('revoked'), AT)
  expect(words(withdrawn)).toContain('Bukti Cakupan ini DICABUT')
  // What the device knows to be taken back, no answer puts in force again.
  expect(withServer(outcome('revoked'), answer('valid'), AT).verdict).toBe('revoked')
  expect(withServer(outcome('valid'), answer('not_found'), AT).verdict).toBe('not_found')
})

it('shows no numbers of a key that did not speak then', () => {
  expect(words(outcome('key_not_valid_then'))).not.toContain('171')
})

it('stands in the running list as what it is', () => {
  const row = rowOf(outcome('valid'), '1'.repeat(300), AT)
  expect(row).toMatchObject({
    verdict: 'valid',
    name: 'Bukti Cakupan Kabupaten Lumajang',
    code: 'BKT-7Q4M-2XKD-9TRB',
  })
})
