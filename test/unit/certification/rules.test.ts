import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDates, numberInWords } from '../../../site/src/text/certification.ts'
import { formatLastDay } from '../../../site/src/text/format.ts'
import {
  mayDecide,
  numberFor,
  plainName,
  readPattern,
  sameNumbers,
  signatoryOn,
  statusOn,
  trainedSince,
} from '../../../worker/certification/rules.ts'
import {
  newCode,
  printCode,
  readCode,
} from '../../../worker/certification/verify/verification-code.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const ids = {
  bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
  uuid: () => '',
}
const codes = Array.from({ length: 60 }, () => newCode(ids))

describe('a verification code', () => {
  it('is read as people type it', () => {
    for (const code of codes) {
      const printed = printCode(code)
      expect(printed).toMatch(/^KPM-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
      for (const typed of [
        code,
        printed,
        printed.toLowerCase(),
        printed.replaceAll('-', ' '),
        printed.slice(4),
        `https://kelas.test/v/${printed}`,
        `kelas.test/v/${code}/?x=1`,
        printed.replaceAll('0', 'O').replaceAll('1', 'I').replaceAll('V', 'u'),
      ]) {
        expect(readCode(typed)).toBe(code)
      }
    }
  })

  it('notices every single wrong character', () => {
    let tried = 0
    for (const code of codes) {
      for (let place = 0; place < code.length; place += 1) {
        for (const character of ALPHABET) {
          if (character === code[place]) continue
          tried += 1
          expect(readCode(code.slice(0, place) + character + code.slice(place + 1))).toBeNull()
        }
      }
    }
    expect(tried).toBe(60 * 12 * 31)
  })

  it('notices any two characters that changed places', () => {
    for (const code of codes) {
      for (let one = 0; one < 12; one += 1) {
        for (let two = one + 1; two < 12; two += 1) {
          if (code[one] === code[two]) continue
          const swapped = [...code]
          swapped[one] = code[two] ?? ''
          swapped[two] = code[one] ?? ''
          expect(readCode(swapped.join(''))).toBeNull()
        }
      }
    }
  })

  it.each(['', 'KPM', '7Q4M2XKD9TR', '7Q4M2XKD9TRB7', 'https://'])('is not %j', (typed) => {
    expect(readCode(typed)).toBeNull()
  })
})

describe('a number', () => {
  const parts = {
    classification: '400.10.2',
    unitCode: 'DPMD',
    eventCode: 'BIMTEK-1',
    sequence: 42,
    year: 2026,
    on: '2026-11-21',
  }
  it.each([
    ['{kode}/{urut:4}/{unit}/KPM/{tahun}', '400.10.2/0042/DPMD/KPM/2026'],
    ['{urut}/{bulan_romawi}/{tahun2}', '42/XI/26'],
    ['{kegiatan}.{urut:6}-{bulan}/{tahun}', 'BIMTEK-1.000042-11/2026'],
  ])('by %s is %s', (pattern, number) => {
    expect(readPattern(pattern).ok).toBe(true)
    expect(numberFor(pattern, parts)).toBe(number)
  })

  it('grows past its width', () => {
    expect(numberFor('{urut:4}/{tahun}', { ...parts, sequence: 12_345 })).toBe('12345/2026')
  })

  it('is another for every sequence of an accepted pattern', () => {
    const token = fc.constantFrom(
      '{kode}',
      '{urut}',
      '{urut:4}',
      '{unit}',
      '{tahun}',
      '{bulan}',
      '/',
      '-',
      '1',
      'A',
    )
    fc.assert(
      fc.property(
        fc.array(token, { maxLength: 8 }).map((tokens) => tokens.join('')),
        fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 })),
        (pattern, [one, two]) => {
          if (!readPattern(pattern).ok || one === two) return
          expect(numberFor(pattern, { ...parts, sequence: one })).not.toBe(
            numberFor(pattern, { ...parts, sequence: two }),
          )
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('of two units is the same only when their patterns say the same', () => {
    const unit = {
      numberPattern: '{kode}/{urut:4}/{unit}/{tahun}',
      classification: '400',
      unitCode: 'A',
    }
    expect(sameNumbers(unit, { ...unit, unitCode: 'B' })).toBe(false)
    expect(sameNumbers(unit, { ...unit, numberPattern: '{kode}/{urut}/{unit}/{tahun}' })).toBe(true)
    expect(
      sameNumbers(unit, { ...unit, unitCode: 'B', numberPattern: '{kode}/{urut:4}/A/{tahun}' }),
    ).toBe(true)
  })
})

describe('people', () => {
  it.each([
    ['Drs. SUSIANTO, M.Si.', 'SUSIANTO'],
    ['Dr. Ir. H. Bambang Setiawan, S.T., M.T.', 'H. Bambang Setiawan'],
    ['dr. Hj. Siti Nurhaliza, Sp.A', 'Hj. Siti Nurhaliza'],
    ['Prof. Dr. Andi', 'Andi'],
    ['Dra Indah Parawansa', 'Indah Parawansa'],
    ['Dr', 'Dr'],
    ["Ra'as Irwan", "Ra'as Irwan"],
  ])('%s without academic titles is %s', (name, plain) => {
    expect(plainName(name)).toBe(plain)
  })

  it('sign from the first to the last day of their period', () => {
    const list = [
      { id: 'b', validFrom: '2026-07-01', validUntil: null },
      { id: 'a', validFrom: '2025-01-01', validUntil: '2026-06-30' },
    ]
    expect(
      ['2024-12-31', '2025-01-01', '2026-06-30', '2026-07-01'].map(
        (day) => signatoryOn(list, day)?.id,
      ),
    ).toEqual([undefined, 'a', 'a', 'b'])
  })

  it('may not decide on what they proposed themselves', () => {
    expect(mayDecide({ state: 'PROPOSED', proposedBy: 'a' }, 'approve', 'a')).toMatchObject({
      reason: 'SECOND_PERSON_NEEDED',
    })
    expect(mayDecide({ state: 'PROPOSED', proposedBy: 'a' }, 'approve', 'b')).toMatchObject({
      value: 'now',
    })
    expect(mayDecide({ state: 'ISSUED', proposedBy: 'a' }, 'approve', 'b')).toMatchObject({
      value: 'done already',
    })
    expect(mayDecide({ state: 'RETURNED', proposedBy: 'a' }, 'approve', 'b')).toMatchObject({
      reason: 'STATE_NOT_FIT',
    })
    expect(mayDecide({ state: 'APPROVED', proposedBy: 'a' }, 'return', 'b')).toMatchObject({
      reason: 'STATE_NOT_FIT',
    })
  })
})

describe('a certificate', () => {
  const life = (
    issuedOn: string,
    expiresOn: string | null = null,
    state: 'VALID' | 'REVOKED' | 'REPLACED' = 'VALID',
  ) => ({
    issuedOn,
    expiresOn,
    state,
  })
  const replaced = (issuedOn: string, revokedOn: string) => ({
    ...life(issuedOn, null, 'REPLACED'),
    revokedOn,
  })
  it('holds until the day before its end', () => {
    expect(statusOn(life('2026-01-01', '2026-11-22'), '2026-11-21')).toBe('valid')
    expect(statusOn(life('2026-01-01', '2026-11-21'), '2026-11-21')).toBe('expired')
    expect(statusOn(life('2026-01-01', '2026-01-02', 'REVOKED'), '2026-11-21')).toBe('revoked')
    expect(statusOn(life('2026-01-01', null, 'REPLACED'), '2026-11-21')).toBe('replaced')
  })

  it.each([
    ['none', [], null],
    ['one', [life('2025-02-01')], '2025-02-01'],
    ['a revoked one', [life('2025-02-01', null, 'REVOKED')], null],
    ['an ended one', [life('2020-01-01', '2023-01-01')], null],
    [
      'one that stands in the place of another',
      [replaced('2020-01-01', '2024-05-02'), life('2024-05-02')],
      '2020-01-01',
    ],
    ['a replaced one alone', [replaced('2020-01-01', '2024-05-02')], null],
    [
      'one after a replaced one that had ended',
      [{ ...replaced('2020-01-01', '2024-05-02'), expiresOn: '2023-01-01' }, life('2024-05-02')],
      '2024-05-02',
    ],
    [
      'a renewal without a gap',
      [life('2020-01-01', '2023-01-01'), life('2022-12-01', '2030-01-01')],
      '2020-01-01',
    ],
    ['a renewal on the day', [life('2020-01-01', '2023-01-01'), life('2023-01-01')], '2020-01-01'],
    ['a renewal after a gap', [life('2020-01-01', '2023-01-01'), life('2024-01-01')], '2024-01-01'],
    [
      'one that holds for ever and one that ended',
      [life('2020-01-01'), life('2021-01-01', '2022-01-01')],
      '2020-01-01',
    ],
  ])('trained by %s', (_, certificates, since) => {
    expect(trainedSince(certificates, '2026-11-21')).toBe(since)
  })
})

describe('words', () => {
  it.each([
    [0, 'nol'],
    [11, 'sebelas'],
    [20, 'dua puluh'],
    [22, 'dua puluh dua'],
    [100, 'seratus'],
    [111, 'seratus sebelas'],
    [215, 'dua ratus lima belas'],
    [1000, 'seribu'],
    [2026, 'dua ribu dua puluh enam'],
  ])('%i is %s', (value, words) => {
    expect(numberInWords(value)).toBe(words)
  })
  it('join two dates', () => {
    expect(formatDates('2026-11-21', '2026-11-21')).toBe('21 November 2026')
    expect(formatDates('2026-11-03', '2026-11-21')).toBe('3 s.d. 21 November 2026')
    expect(formatDates('2026-10-28', '2026-11-02')).toBe('28 Oktober s.d. 2 November 2026')
    expect(formatDates('2025-12-28', '2026-01-03')).toBe('28 Desember 2025 s.d. 3 Januari 2026')
  })
  it('say the last day of what ends with the next', () => {
    expect(formatLastDay('2029-11-20')).toBe('19 November 2029')
    expect(formatLastDay('2028-03-01')).toBe('29 Februari 2028')
    expect(formatLastDay('2027-01-01')).toBe('31 Desember 2026')
  })
})
