/** What the page on the platform's secrets says: nothing is to be taken away too early. */
import { describe, expect, it } from 'vitest'
import { adviceOf, stateOf, wayWords } from '../../../site/src/text/secrets.ts'
import type { Rotation, SecretUse } from '../../../worker/contract/secrets.ts'

const pepper = (
  previous: string | null,
  counts: Partial<Record<SecretUse, number>>,
  secret: Rotation['secret'] = 'PEPPER',
): Rotation => ({
  secret,
  version: 'aaaaaaaa',
  since: '2026-11-20T02:00:00.000Z',
  previous,
  // Safe: keys of the record.
  left: Object.entries(counts).map(([use, count]) => ({ use: use as SecretUse, count })),
  lost: 0,
})

describe('a secret', () => {
  it('may go only when nothing at all is under it', () => {
    expect(stateOf(pepper('bbbbbbbb', { PIN: 0, PHONE_HASH: 0 }))).toBe('READY')
    expect(stateOf(pepper('bbbbbbbb', { PIN: 0, PHONE_HASH: 1 }))).toBe('RUNNING')
    expect(stateOf(pepper('bbbbbbbb', { PIN: 1, PHONE_HASH: 1 }))).toBe('RUNNING')
    expect(stateOf(pepper('bbbbbbbb', { PIN: 1, PHONE_HASH: 0 }))).toBe('PEOPLE')
    expect(adviceOf(pepper('bbbbbbbb', { PIN: 0 }))[1]).toContain('secret delete PEPPER_PREVIOUS')
  })

  it('waits for people until a day, and says what it costs them to go on before', () => {
    const [, body] = adviceOf(pepper('bbbbbbbb', { PIN: 12, PASSWORD: 3, ACTIVATION_CODE: 0 }))
    expect(body).toContain('12 kader dan 3 petugas belum masuk lagi')
    expect(body).toContain('19 Mei 2027')
  })

  it('that does not change counts no codes, for they are of no other', () => {
    expect(stateOf(pepper(null, { ACTIVATION_CODE: 268, TEST: 2 }))).toBe('STILL')
  })

  it('that went too early is called for', () => {
    const gone = pepper(null, { PERSON_KEY: 4, SECOND_FACTOR: 1, PHONE: 9 }, 'DATA_KEY')
    expect(stateOf(gone)).toBe('STRANDED')
    expect(adviceOf(gone)[1]).toMatch(/^5 masih .*DATA_KEY_PREVIOUS/)
  })
})

describe('what is left of a kind', () => {
  it('says how it goes, and by when', () => {
    expect(wayWords('ACTIVATION_CODE', 5, '2026-11-20T02:00:00.000Z')).toContain('4 Desember 2026')
    expect(wayWords('ACTIVATION_CODE', 5, null)).toContain('paling lama 14 hari')
    expect(wayWords('PHONE_HASH', 12_000, null)).toContain('3 jam')
    expect(wayWords('PHONE_HASH', 0, null)).toBe('sudah berpindah semua')
  })
})
