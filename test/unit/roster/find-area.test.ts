import { describe, expect, it } from 'vitest'
import type { RosterRow } from '../../../worker/contract/roster.ts'
import { problemSentence } from '../../../site/src/text/roster-import.ts'
import { formerAreas } from '../../../worker/regions/former-areas.ts'
import { nameKey, type AreaRow, type AreaStep } from '../../../worker/regions/index.ts'
import { findArea, repairCode } from '../../../worker/roster/find-area.ts'
import { gazetteerOf } from '../../../worker/roster/gazetteer.ts'

const area = (code: string, name: string, kind: AreaRow['kind']): AreaRow => ({
  code,
  name,
  kind,
  parentCode: code.split('.').slice(0, -1).join('.'),
  nameKey: nameKey(name),
})

const LUMAJANG = gazetteerOf('35.08', [
  area('35.08.01', 'Tempursari', 'kecamatan'),
  area('35.08.01.2001', 'Tegalrejo', 'desa'),
  area('35.08.01.2005', 'Tempursari', 'desa'),
  area('35.08.08', 'Rowokangkung', 'kecamatan'),
  area('35.08.08.2003', 'Sumberanyar', 'desa'),
  area('35.08.08.2004', 'Sidorejo', 'desa'),
  area('35.08.10', 'Lumajang', 'kecamatan'),
  area('35.08.10.1001', 'Tompokersan', 'kelurahan'),
  area('35.08.10.2008', 'Blukon', 'desa'),
  area('35.08.17', 'Jatiroto', 'kecamatan'),
  area('35.08.17.2001', 'Sukosari', 'desa'),
  area('35.08.18', 'Randuagung', 'kecamatan'),
  area('35.08.18.2001', 'Desa Baru', 'desa'),
  area('35.08.13', 'Kunir', 'kecamatan'),
  area('35.08.13.2002', 'Sukosari', 'desa'),
])
const KUPANG = gazetteerOf('53.01', [
  area('53.01.06', 'Kupang Timur', 'kecamatan'),
  area('53.01.06.1004', 'Oesao', 'kelurahan'),
  area('53.01.06.2015', 'Oesao', 'desa'),
  area('53.01.06.2001', 'Tanah Merah', 'desa'),
])

type Said = Omit<RosterRow, 'line'>
const find = (said: Said, gazetteer = LUMAJANG) => findArea(gazetteer, { line: 1, ...said })
const code = (said: Said, gazetteer = LUMAJANG) => {
  const found = find(said, gazetteer)
  return found.ok ? found.value.code : found
}
const refusal = (said: Said, gazetteer = LUMAJANG): [string, string[]] => {
  const found = find(said, gazetteer)
  if (found.ok) return ['taken', [found.value.code]]
  const { candidates, ...rest } = { candidates: [], ...found }
  return [rest.reason, candidates.map((candidate) => candidate.code)]
}

describe('by code', () => {
  it.each([
    '35.08.01.2005',
    '3508012005',
    '35 08 01 2005',
    '35.8.1.2005',
    '3508012005.0',
    '3.508012005E9',
    "'3508012005",
  ])('%j is desa Tempursari', (regionCode) => {
    expect(code({ regionCode })).toBe('35.08.01.2005')
  })

  it('takes the code of a sub-district as one who serves it whole', () => {
    expect(code({ regionCode: '350801' })).toBe('35.08.01')
  })

  it('takes a sub-district code beside the name of a village', () => {
    expect(code({ regionCode: '35.08.17', village: 'Sukosari' })).toBe('35.08.17.2001')
  })

  it('refuses a code of another district', () => {
    expect(refusal({ regionCode: '33.01.01.2001', village: 'Tegalrejo' })[0]).toBe(
      'OUTSIDE_DISTRICT',
    )
    expect(refusal({ areaCode: '33.01.01.2001' })[0]).toBe('OUTSIDE_DISTRICT')
  })

  it('asks when code and names say two different villages', () => {
    const said = { regionCode: '35.08.01.2005', village: 'Tegalrejo', subDistrict: 'Tempursari' }
    expect(refusal(said)).toEqual(['AREA_CONFLICT', ['35.08.01.2005', '35.08.01.2001']])
    expect(
      refusal({ regionCode: '35.08.17.2001', village: 'Sukosari', subDistrict: 'Kunir' }),
    ).toEqual(['AREA_CONFLICT', ['35.08.17.2001', '35.08.13.2002']])
  })

  it('bears a slip in the name when the code is right', () => {
    expect(code({ regionCode: '35.08.01.2005', village: 'Tempur Sari' })).toBe('35.08.01.2005')
    expect(code({ regionCode: '35.08.01.2005', village: 'Ds. Tempursary' })).toBe('35.08.01.2005')
  })

  it('leaves it to the names when the official list has no such code, as with BPS codes', () => {
    const said = { regionCode: '3508010099', village: 'Tegalrejo', subDistrict: 'Tempursari' }
    expect(code(said)).toBe('35.08.01.2001')
    expect(refusal({ regionCode: '3508010099' })).toEqual(['AREA_UNKNOWN', []])
  })

  it('reads no number that is not a code', () => {
    expect(repairCode('12345')).toBeNull()
    expect(repairCode('abc')).toBeNull()
  })
})

describe('by names', () => {
  it.each([
    { village: 'Tegalrejo', subDistrict: 'Tempursari' },
    { village: 'Desa Tegalrejo', subDistrict: 'Kec. Tempursari' },
    { village: 'Ds.TEGAL REJO', subDistrict: 'KECAMATAN TEMPURSARI' },
    { village: 'tegalrejo', subDistrict: 'tempur-sari', areaKind: 'Desa' },
  ])('%j is Tegalrejo', (said) => {
    expect(code(said)).toBe('35.08.01.2001')
  })

  it('finds a village whose very name begins with "Desa"', () => {
    expect(code({ village: 'Desa Baru', subDistrict: 'Randuagung' })).toBe('35.08.18.2001')
  })

  it('never takes a village by its name alone, not even a unique one', () => {
    expect(refusal({ village: 'Tegalrejo' })).toEqual(['AREA_UNCONFIRMED', ['35.08.01.2001']])
    expect(refusal({ village: 'Sukosari' })).toEqual([
      'AREA_AMBIGUOUS',
      ['35.08.17.2001', '35.08.13.2002'],
    ])
  })

  it('offers a misspelt sub-district instead of assuming it', () => {
    expect(refusal({ village: 'Sidorejo', subDistrict: 'Rowokangkong' })).toEqual([
      'AREA_UNKNOWN',
      ['35.08.08.2004'],
    ])
    // Spaces and dashes are no misspelling.
    expect(code({ village: 'Sidorejo', subDistrict: 'Rowo Kangkung' })).toBe('35.08.08.2004')
  })

  it('offers what is spelled alike, nearest first, and the same name elsewhere', () => {
    expect(refusal({ village: 'Tegalreja', subDistrict: 'Tempursari' })).toEqual([
      'AREA_UNKNOWN',
      ['35.08.01.2001'],
    ])
    expect(refusal({ village: 'Sukosari', subDistrict: 'Tempursari' })).toEqual([
      'AREA_UNKNOWN',
      ['35.08.17.2001', '35.08.13.2002'],
    ])
    expect(refusal({ village: 'Xyzzy', subDistrict: 'Tempursari' })).toEqual(['AREA_UNKNOWN', []])
  })

  it('asks about a desa and a kelurahan of one name in one sub-district, unless the kind is said', () => {
    const said = { village: 'Oesao', subDistrict: 'Kupang Timur' }
    expect(refusal(said, KUPANG)).toEqual(['AREA_AMBIGUOUS', ['53.01.06.1004', '53.01.06.2015']])
    expect(code({ ...said, areaKind: 'Kelurahan' }, KUPANG)).toBe('53.01.06.1004')
    expect(code({ ...said, village: 'Desa Oesao' }, KUPANG)).toBe('53.01.06.2015')
    expect(code({ ...said, village: 'Kel. Oesao' }, KUPANG)).toBe('53.01.06.1004')
    expect(refusal({ ...said, areaKind: 'desa/kelurahan' }, KUPANG)[0]).toBe('AREA_AMBIGUOUS')
    expect(code({ ...said, areaCode: '53.01.06.2015' }, KUPANG)).toBe('53.01.06.2015')
  })

  it('asks when the kind that is said does not fit the official one', () => {
    expect(refusal({ village: 'Kel. Blukon', subDistrict: 'Lumajang' })).toEqual([
      'AREA_UNCONFIRMED',
      ['35.08.10.2008'],
    ])
  })
})

describe('a cadre who serves a sub-district whole', () => {
  it('is taken when the row says so', () => {
    expect(code({ subDistrict: 'Lumajang', areaKind: 'Kecamatan' })).toBe('35.08.10')
    expect(code({ village: 'Kecamatan Lumajang' })).toBe('35.08.10')
    expect(code({ village: 'Kec. Lumajang', subDistrict: 'Lumajang' })).toBe('35.08.10')
  })

  it('is asked about when the village is only left empty', () => {
    expect(refusal({ subDistrict: 'Lumajang', village: '-' })).toEqual([
      'AREA_UNCONFIRMED',
      ['35.08.10'],
    ])
  })
})

it('says that a row names no area at all', () => {
  expect(refusal({})).toEqual(['AREA_MISSING', []])
})

describe('what an area was called before', () => {
  const was = (its: string, name: string) => ({ code: its, name })
  const step = (
    kind: AreaStep['kind'],
    effectiveOn: string,
    from: Record<string, string>,
    to: Record<string, string>,
  ): AreaStep => ({
    kind,
    effectiveOn,
    from: Object.entries(from).map(([key, name]) => was(key, name)),
    to: Object.entries(to).map(([key, name]) => was(key, name)),
  })
  const CHANGED = gazetteerOf(
    '35.08',
    [
      area('35.08.10', 'Lumajang Kota', 'kecamatan'),
      area('35.08.10.1001', 'Tompokersan', 'kelurahan'),
      area('35.08.10.1013', 'Blukon', 'kelurahan'),
      area('35.08.10.2009', 'Boreng Lor', 'desa'),
      area('35.08.10.2014', 'Boreng Kidul', 'desa'),
      area('35.08.17', 'Jatiroto', 'kecamatan'),
      area('35.08.17.2001', 'Sukosari', 'desa'),
      area('35.08.17.2007', 'Kaliboto', 'desa'),
      area('35.08.17.2008', 'Rojopolo', 'desa'),
    ],
    formerAreas(
      [
        step('RENAME', '2025-05-01', { '35.08.10': 'Lumajang' }, { '35.08.10': 'Lumajang Kota' }),
        step('RECODE', '2025-06-01', { '35.08.10.2008': 'Blukon' }, { '35.08.10.2013': 'Blukon' }),
        step('RECODE', '2026-03-01', { '35.08.10.2013': 'Blukon' }, { '35.08.10.1013': 'Blukon' }),
        step(
          'SPLIT',
          '2026-03-01',
          { '35.08.10.2009': 'Boreng' },
          { '35.08.10.2009': 'Boreng Lor', '35.08.10.2014': 'Boreng Kidul' },
        ),
        step('MOVE', '2026-04-01', { '35.08.18.2004': 'Kali' }, { '35.08.17.2007': 'Kaliboto' }),
        step(
          'MERGE',
          '2026-05-01',
          { '35.08.17.2008': 'Rojopolo', '35.08.17.2009': 'Rojo' },
          { '35.08.17.2008': 'Rojopolo' },
        ),
      ],
      [{ ...was('35.08.17.2001', 'Sukomaju'), validUntil: '2024-01-01' }],
    ),
  )
  const found = (said: Said) => {
    const outcome = find(said, CHANGED)
    if (outcome.ok) return outcome.value.code
    const codes = 'candidates' in outcome ? outcome.candidates.map((each) => each.code) : []
    return [
      outcome.reason,
      ...codes,
      ...(outcome.reason === 'AREA_CHANGED' ? [outcome.change, outcome.since] : []),
    ].join(' ')
  }
  const KOTA = 'Lumajang Kota'

  it.each<[string, Said, string]>([
    [
      'an old code, through two changes',
      { regionCode: '35.08.10.2008' },
      'AREA_CHANGED 35.08.10.1013 RECODE 2026-03-01',
    ],
    [
      'an old name with its kecamatan',
      { village: 'Sukomaju', subDistrict: 'Jatiroto' },
      'AREA_CHANGED 35.08.17.2001 RENAME 2024-01-01',
    ],
    [
      'an old name alone',
      { village: 'Desa Sukomaju' },
      'AREA_CHANGED 35.08.17.2001 RENAME 2024-01-01',
    ],
    [
      'the kind it had',
      { village: 'Desa Blukon', subDistrict: KOTA },
      'AREA_CHANGED 35.08.10.1013 RECODE 2026-03-01',
    ],
    [
      'a village that was split: a choice',
      { village: 'Boreng', subDistrict: KOTA },
      'AREA_CHANGED 35.08.10.2009 35.08.10.2014 SPLIT 2026-03-01',
    ],
    [
      'the code that goes on, by its name before the split',
      { regionCode: '3508102009', village: 'Boreng', subDistrict: KOTA },
      'AREA_CHANGED 35.08.10.2009 35.08.10.2014 SPLIT 2026-03-01',
    ],
    [
      'a village that was merged into another',
      { village: 'Rojo', subDistrict: 'Jatiroto' },
      'AREA_CHANGED 35.08.17.2008 MERGE 2026-05-01',
    ],
    [
      'a village that lies elsewhere now',
      { regionCode: '35.08.18.2004', village: 'Kali' },
      'AREA_CHANGED 35.08.17.2007 MOVE 2026-04-01',
    ],
    [
      'an old code beside the name of another village',
      { regionCode: '35.08.10.2008', village: 'Tompokersan', subDistrict: KOTA },
      'AREA_CONFLICT 35.08.10.1013 35.08.10.1001',
    ],
    [
      'a kecamatan by its old name',
      { village: 'Tompokersan', subDistrict: 'Lumajang' },
      'AREA_UNKNOWN 35.08.10.1001',
    ],
    [
      'a kecamatan and a village by their old names',
      { village: 'Desa Blukon', subDistrict: 'Lumajang' },
      'AREA_UNKNOWN 35.08.10.1013',
    ],
  ])('offers what took its place: %s', (_, said, expected) => {
    expect(found(said)).toBe(expected)
  })

  it('asks nothing when code and names together say which one it is today', () => {
    expect(found({ regionCode: '35.08.10.2008', village: 'Blukon', subDistrict: KOTA })).toBe(
      '35.08.10.1013',
    )
    expect(found({ regionCode: '35.08.17.2001', village: 'Sukomaju' })).toBe('35.08.17.2001')
    expect(found({ areaCode: '35.08.10.2008' })).toContain('AREA_CHANGED')
  })

  it('is told in a sentence', () => {
    const told = (said: Said) => {
      const outcome = find(said, CHANGED)
      return outcome.ok ? '' : problemSentence(outcome)
    }
    expect(told({ village: 'Sukomaju', subDistrict: 'Jatiroto' })).toBe(
      'Desa Sukomaju sejak 1 Januari 2024 bernama Desa Sukosari. Apakah ini wilayahnya?',
    )
    expect(told({ regionCode: '35.08.10.2008' })).toContain(
      'Desa Blukon sejak 1 Maret 2026 menjadi Kelurahan Blukon.',
    )
    expect(told({ village: 'Boreng', subDistrict: KOTA })).toBe(
      'Desa Boreng sejak 1 Maret 2026 dimekarkan menjadi Desa Boreng Lor dan Desa Boreng Kidul. Pilih wilayah tugas kader ini.',
    )
    expect(told({ regionCode: '35.08.18.2004' })).toContain(
      'Desa Kali sejak 1 April 2026 masuk Kecamatan Jatiroto dan bernama Desa Kaliboto.',
    )
    expect(told({ village: 'Rojo', subDistrict: 'Jatiroto' })).toContain(
      'Desa Rojo sejak 1 Mei 2026 bergabung ke Desa Rojopolo, Kecamatan Jatiroto.',
    )
    expect(told({ village: 'Tompokersan', subDistrict: 'Lumajang' })).toBe(
      'Kecamatan Lumajang sejak 1 Mei 2025 bernama Kecamatan Lumajang Kota.',
    )
  })
})
