import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cadreCode,
  personKey,
  readCadreCode,
  readCells,
  readDate,
  readKind,
  readPhone,
  readSex,
  statusOn,
  textOf,
} from '../../../worker/roster/rules.ts'

describe('a telephone', () => {
  it.each([
    '081234567890',
    '0812-3456-7890',
    '0812 3456 7890',
    '6281234567890',
    '+62 812-3456-7890',
    '(+62) 81234567890',
    '81234567890',
    '81234567890.0',
    "'081234567890",
    '0062 81234567890',
    '+62081234567890',
  ])('%j is +6281234567890', (written) => {
    expect(readPhone(written)).toEqual({ ok: true, value: '+6281234567890' })
  })

  it.each(['', '-', '  ', undefined, 'tidak ada', '0', 'N/A'])('%j says nothing', (written) => {
    expect(readPhone(written)).toEqual({ ok: true, value: null })
  })

  it.each(['0334-881234', '0812', '08123456789012345', '0812345678/0813456789', '8,12E+10', 'wa'])(
    '%j is no mobile number, and is not guessed',
    (written) => {
      expect(readPhone(written)).toEqual({ ok: false, reason: 'PHONE_INVALID', written })
    },
  )

  it('keeps a last group of zeros', () => {
    expect(readPhone('0812.3456.000')).toEqual({ ok: true, value: '+628123456000' })
  })

  it('is the same in every way of writing it', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^8\d{8,11}$/),
        fc.constantFrom('0', '62', '+62', '', '+62 ', '62-'),
        fc.constantFrom(' ', '-', '.', ''),
        (national, before, between) => {
          const written = before + national.replaceAll(/(\d{4})(?=\d)/g, `$1${between}`)
          expect(readPhone(written)).toEqual({ ok: true, value: `+62${national}` })
        },
      ),
    )
  })
})

describe('a date', () => {
  it.each([
    ['2024-01-12', '2024-01-12'],
    ['2024-01-12T00:00:00.000Z', '2024-01-12'],
    ['2024/1/12', '2024-01-12'],
    ['12/01/2024', '2024-01-12'],
    ['12-1-2024', '2024-01-12'],
    ['12.01.24', '2024-01-12'],
    ['12 01 2024', '2024-01-12'],
    ['12 Januari 2024', '2024-01-12'],
    ['12 jan 24', '2024-01-12'],
    ['12-Agt-2023', '2023-08-12'],
    ['Senin, 1 Desember 2025', '2025-12-01'],
    ["Jum'at 28 Nopember 2025", '2025-11-28'],
    ['45303', '2024-01-12'],
    ['45303.0', '2024-01-12'],
    ['29/02/2024', '2024-02-29'],
  ])('%j is %s', (written, iso) => {
    expect(readDate('decreeOn', written)).toEqual({ ok: true, value: iso })
  })

  it.each([
    '31/02/2024',
    '29/02/2023',
    '01/13/2024',
    '12 Smarch 2024',
    '2024',
    '12/2024',
    '99999',
    '1/1/1899',
  ])('%j is refused', (written) => {
    expect(readDate('decreeUntil', written)).toEqual({
      ok: false,
      reason: 'DATE_INVALID',
      field: 'decreeUntil',
      written,
    })
  })

  it('comes back from every spreadsheet serial of a century', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 60_000 }), (serial) => {
        const iso = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000)
          .toISOString()
          .slice(0, 10)
        const [year, month, day] = iso.split('-')
        for (const written of [String(serial), iso, `${day}/${month}/${year}`]) {
          expect(readDate('decreeOn', written)).toEqual({ ok: true, value: iso })
        }
      }),
    )
  })
})

it.each([
  ['KPM', 'KPM'],
  ['Kader Pembangunan Manusia', 'KPM'],
  ['kader pemberdayaan masyarakat', 'KPM'],
  ['Kader Pembangunan Manusia (KPM)', 'KPM'],
  ['TPK Bidan', 'TPK_BIDAN'],
  ['Bidan Desa', 'TPK_BIDAN'],
  ['TPK - PKK', 'TPK_PKK'],
  ['TP PKK', 'TPK_PKK'],
  ['Kader KB', 'TPK_KB'],
  ['posyandu', 'POSYANDU'],
  ['Lain-lain', 'OTHER'],
  ['TPK_KB', 'TPK_KB'],
  ['', null],
])('the kind %j is %s', (written, kind) => {
  expect(readKind(written)).toEqual({ ok: true, value: kind })
})

it('asks what kind a bare TPK is, for there are three', () => {
  expect(readKind('TPK')).toEqual({ ok: false, reason: 'KIND_UNKNOWN', written: 'TPK' })
})

it.each([
  ['L', 'M'],
  ['P', 'F'],
  ['Pr.', 'F'],
  ['Laki-laki', 'M'],
  ['PEREMPUAN', 'F'],
  ['-', null],
])('the sex %j is %s', (written, sex) => {
  expect(readSex(written)).toEqual({ ok: true, value: sex })
})

it('finds one person under all her titles, and keeps different people apart', () => {
  const same = [
    'Siti Aminah',
    'SITI AMINAH',
    'Hj. Siti Aminah, S.Pd',
    'Hj Siti  Aminah S.Pd.I',
    'Ny. Siti Aminah, A.Md.Keb',
  ]
  expect(new Set(same.map(personKey))).toEqual(new Set(['sitiaminah']))
  expect(personKey('Siti Aminah Sari')).not.toBe('sitiaminah')
  expect(personKey('H. Ma')).toBe('ma')
  expect(personKey('Ibu')).toBe('ibu')
})

it('names every cell that it cannot read, not only the first', () => {
  const { problems } = readCells({
    line: 3,
    name: ' ',
    kind: 'TPK',
    sex: 'X',
    phone: '12',
    decreeOn: '2024-05-01',
    decreeUntil: '2023-05-01',
  })
  expect(problems.map((problem) => problem.reason)).toEqual([
    'NAME_MISSING',
    'KIND_UNKNOWN',
    'SEX_UNKNOWN',
    'PHONE_INVALID',
    'DECREE_UNTIL_BEFORE_ON',
  ])
})

it('takes no name that is longer than a certificate can print', () => {
  const { problems } = readCells({ line: 1, name: 'a'.repeat(101) })
  expect(problems).toEqual([{ reason: 'NAME_TOO_LONG', limit: 100 }])
})

it('brings a cell into one clean line', () => {
  expect(textOf('  Siti\n Aminah\u200b ')).toBe('Siti Aminah')
  expect(textOf('I Nyoman')).toBe('I Nyoman')
})

describe('a kode kader', () => {
  it('reads back as people write it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (number) => {
        const code = cadreCode('LMJ', number)
        expect(code).toMatch(/^LMJ-\d{4,7}-[A-HJ-NP-TV-Z]$/)
        expect(readCadreCode(code)).toBe(code)
        expect(readCadreCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code)
        expect(readCadreCode(code.replaceAll('-', ''))).toBe(code)
      }),
    )
  })

  it('notices any one wrong digit and any two that changed places', () => {
    for (let number = 1001; number < 1500; number += 1) {
      const code = cadreCode('LMJ', number)
      const digits = code.slice(4, 8).split('')
      for (let place = 0; place < 4; place += 1) {
        for (let digit = 0; digit < 10; digit += 1) {
          if (String(digit) === digits[place]) continue
          const wrong = digits.with(place, String(digit)).join('')
          expect(readCadreCode(`LMJ-${wrong}-${code.at(-1)}`)).toBeNull()
        }
        const next = digits[place + 1]
        if (next === undefined || next === digits[place]) continue
        const swapped = digits.with(place, next).with(place + 1, digits[place] ?? '')
        expect(readCadreCode(`LMJ-${swapped.join('')}-${code.at(-1)}`)).toBeNull()
      }
    }
  })
})

it('counts the first day of an assignment and no more the day of its end', () => {
  const term = [{ startedOn: '2026-01-01', endedOn: '2026-07-01' }]
  expect(statusOn('2025-12-31', term)).toBe('UPCOMING')
  expect(statusOn('2026-01-01', term)).toBe('ACTIVE')
  expect(statusOn('2026-06-30', term)).toBe('ACTIVE')
  expect(statusOn('2026-07-01', term)).toBe('ENDED')
  expect(statusOn('2026-07-01', [])).toBe('UNASSIGNED')
})
