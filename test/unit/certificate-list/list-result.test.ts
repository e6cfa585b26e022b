import { describe, expect, it } from 'vitest'
import type { CheckedRow, RowToCheck } from '../../../worker/contract/verify-many.ts'
import {
  inView,
  needsLook,
  pair,
  readView,
  remarksOf,
  resultCsv,
} from '../../../site/src/features/certification/verify/list-result.ts'

const PRINTED: NonNullable<CheckedRow['printed']> = {
  holderName: 'Siti Aminah',
  areaName: 'Desa Jarit, Kecamatan Candipuro',
  districtName: 'Kabupaten Lumajang',
  number: '400/1/KPM/2026',
  verificationCode: 'KPM-7Q4M-2XKD-9TRB',
  courseTitle: 'Pelatihan Dasar KPM',
  isSample: false,
  issuedOn: '2026-11-21',
  expiresOn: null,
  revokedOn: null,
  replacedBy: null,
}

const found = (answer: Partial<CheckedRow> = {}): CheckedRow => ({
  line: 2,
  state: 'valid',
  foundBy: 'code',
  isCodeUnreadable: false,
  name: 'same',
  area: 'same',
  number: null,
  printed: PRINTED,
  ...answer,
})
const row = (line: number, cells: Omit<RowToCheck, 'line'> = {}): RowToCheck => ({ line, ...cells })
const one = (answer: Partial<CheckedRow>) => {
  const [result] = pair([row(2)], [found(answer)])
  if (result === undefined) throw new Error('no result')
  return result
}

describe('what has to be looked at', () => {
  it('is nothing of a valid row that agrees or says nothing', () => {
    expect(needsLook(one({}))).toBe(false)
    expect(needsLook(one({ name: null, area: null }))).toBe(false)
  })

  it.each<Partial<CheckedRow>>([
    { state: 'revoked' },
    { state: 'replaced' },
    { state: 'expired' },
    { state: 'not_found' },
    { state: 'ambiguous' },
    { state: 'unreadable' },
    { name: 'similar' },
    { name: 'different' },
    { area: 'similar' },
    { area: 'different' },
    { number: 'different' },
    { isCodeUnreadable: true },
  ])('is %j', (answer) => expect(needsLook(one(answer))).toBe(true))

  it('is every later row of one certificate, found by code or number or not at all', () => {
    const lost = found({ state: 'not_found', foundBy: null, printed: null })
    const results = pair(
      [
        row(2, { code: 'A' }),
        row(3, { number: 'B' }),
        row(4, { number: 'c 1' }),
        row(5, { number: 'C1' }),
        row(6),
        row(7),
      ],
      [found(), found({ foundBy: 'number' }), lost, lost, lost, lost],
    )
    expect(results.map(({ sameAs }) => sameAs)).toEqual([null, 2, null, 4, null, null])
    expect(inView(results, 'ganda').map((each) => each.row.line)).toEqual([3, 5])
    expect(inView(results, 'not_found')).toHaveLength(4)
    expect(inView(results, '')).toHaveLength(6)
  })

  it('has a view in the address, or all of it for anything else', () => {
    expect(readView('lihat')).toBe('lihat')
    expect(readView('revoked')).toBe('revoked')
    expect(readView('toString')).toBe('')
  })
})

describe('the words and the file', () => {
  it('say when, by what, and what may not be told', () => {
    const revoked = { ...PRINTED, revokedOn: '2026-11-20', replacedBy: 'KPM-0000-0000-0000' }
    expect(remarksOf(one({ state: 'revoked', printed: revoked }))).toEqual([
      'Dicabut 20 November 2026.',
      'Pengganti: KPM-0000-0000-0000',
    ])
    expect(remarksOf(one({ printed: null, foundBy: 'number' })).join()).toContain('luar wilayah')
    expect(remarksOf(one({}))).toEqual([])
  })

  it('say of a sample that it is none, in the page and in the file', () => {
    const sample = { printed: { ...PRINTED, isSample: true } }
    expect(remarksOf(one(sample))[0]).toContain('DATA CONTOH')
    expect(resultCsv([one(sample)])).toContain('DATA CONTOH')
    expect(resultCsv([one({})])).not.toContain('DATA CONTOH')
  })

  it('run no formula and keep every row, in columns of one width', () => {
    const csv = resultCsv(
      pair(
        [row(2, { name: '=HYPERLINK("http://x")', code: '+1', number: '@A' }), row(3)],
        [found(), found({ state: 'not_found', foundBy: null, name: null, printed: null })],
      ),
    )
    const lines = csv.trimEnd().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(new Set(lines.map((line) => line.split('";"').length)).size).toBe(1)
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(lines[1]).toContain(`"'+1";"'@A"`)
    expect(lines[1]).toContain('"Sah";"Nama cocok";"Desa cocok";"Siti Aminah"')
    expect(lines[2]).toContain('"Tidak ditemukan"')
  })
})
