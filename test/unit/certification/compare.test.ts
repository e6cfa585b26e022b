import { describe, expect, it } from 'vitest'
import { compareAreas, compareNames } from '../../../worker/certification/verify/compare.ts'

describe('names', () => {
  it.each([
    ['SITI AMINAH', 'Siti Aminah'],
    ['  siti   aminah ', 'Siti Aminah'],
    ['Hj. Siti Aminah, S.Pd.', 'Siti Aminah'],
    ['Siti Aminah', 'Dra. Hj. Siti Aminah, M.Si'],
    ["Sa'diyah", 'Sa`diyah'],
    ['Nur-Aini', 'Nur Aini'],
    ['Renée', 'Renee'],
    ['H. Ahmad Fauzi', 'Ahmad Fauzi'],
  ])('%j is the same as %j', (written, printed) =>
    expect(compareNames(written, printed)).toBe('same'),
  )

  it.each([
    ['St. Aminah', 'Siti Aminah'],
    ['Siti A.', 'Siti Aminah'],
    ['Siti', 'Siti Aminah'],
    ['Aminah Siti', 'Siti Aminah'],
    ['Siti Aminh', 'Siti Aminah'],
    ['Moh. Rofiq', 'Muhammad Rofiq'],
    ['Soewarni', 'Suwarni'],
    ['Noer Chotimah', 'Nur Khotimah'],
    ['Fitriyah', 'Fitriah'],
    ['Muthmainnah', 'Mutmainah'],
  ])('%j is similar to %j, and the other way round', (written, printed) => {
    expect(compareNames(written, printed)).toBe('similar')
    expect(compareNames(printed, written)).toBe('similar')
  })

  it.each([
    ['Siti Aminah', 'Siti Rahayu'],
    ['Dewi Lestari', 'Siti Aminah'],
    ['Ani', 'Umi'],
    ['Sri Wahyuni', 'Sri Lestari'],
    ['A', 'Aminah'],
    ['S. A.', 'Siti Aminah'],
  ])('%j is not %j', (written, printed) => expect(compareNames(written, printed)).toBe('different'))

  it('is not judged where the list names nobody', () => {
    for (const written of ['', '  ', '-', '...']) {
      expect(compareNames(written, 'Siti Aminah')).toBeNull()
    }
  })
})

describe('places', () => {
  const JARIT = { villageName: 'Desa Jarit', subDistrictName: 'Kecamatan Candipuro' }
  const said = (village: string, subDistrict = '') => ({ village, subDistrict })

  it.each([
    said('Jarit'),
    said('DESA JARIT'),
    said('Ds. Jarit', 'Kec. Candipuro'),
    said('Jarit, Kec. Candipuro'),
    said('Jarit (Kecamatan Candipuro)'),
    said('Desa Jarit, Kecamatan Candipuro'),
    said('', 'candipuro'),
    said('Kec. Candipuro'),
  ])('%j is the same as Desa Jarit, Kecamatan Candipuro', (place) =>
    expect(compareAreas(place, JARIT)).toBe('same'),
  )

  it.each([said('Kelurahan Jarit'), said('Jaritt'), said('Jarit', 'Candi Pura')])(
    '%j is similar',
    (place) => expect(compareAreas(place, JARIT)).toBe('similar'),
  )

  it.each([said('Tempursari'), said('Jarit', 'Pasirian'), said('Jarit, Kec. Pasirian')])(
    '%j is another place, also by its sub-district alone',
    (place) => expect(compareAreas(place, JARIT)).toBe('different'),
  )

  it('may be one of several villages, and none for who serves a sub-district whole', () => {
    const two = { ...JARIT, villageName: 'Desa Jarit dan Desa Sumberejo' }
    expect(compareAreas(said('Sumberejo'), two)).toBe('same')
    const whole = { ...JARIT, villageName: null }
    expect(compareAreas(said('Kecamatan Candipuro'), whole)).toBe('same')
    expect(compareAreas(said('Jarit'), whole)).toBe('different')
  })

  it('is not judged where the list names none', () =>
    expect(compareAreas(said(' '), JARIT)).toBeNull())
})
