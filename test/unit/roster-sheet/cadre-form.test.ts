import { describe, expect, it } from 'vitest'
import type { Cadre } from '../../../worker/contract/roster.ts'
import {
  changedValues,
  differences,
  formOf,
  spokenPhone,
  wrongFields,
} from '../../../site/src/features/roster/cadre-form.ts'

const ID = '0197f000-0000-7000-8000-00000000000'

const cadre: Cadre = {
  id: `${ID}1`,
  code: 'LMJ-1001-E',
  name: 'Siti Aminah',
  kind: 'KPM',
  sex: 'F',
  phoneTail: '000',
  phone: '+6281200001000',
  status: 'ACTIVE',
  trainedOn: null,
  version: 3,
  assignments: [
    {
      id: `${ID}2`,
      area: {
        code: '35.08.01.2001',
        name: 'Tegalrejo',
        kind: 'desa',
        subDistrictCode: '35.08.01',
        subDistrictName: 'Tempursari',
      },
      level: 'village',
      decreeNumber: '141/001',
      decreeOn: '2024-01-02',
      decreeUntil: null,
      startedOn: '2024-01-02',
      endedOn: null,
      endReason: null,
      successorId: null,
    },
  ],
}

describe('the form of a cadre', () => {
  it('sends nothing when nothing was changed', () => {
    expect(changedValues(cadre, formOf(cadre))).toEqual({})
  })

  it('sends only what was changed, and clears what was emptied', () => {
    const form = { ...formOf(cadre), phone: '', sex: '' as const, decreeUntil: '2027-01-02' }
    expect(changedValues(cadre, form)).toEqual({
      phone: null,
      sex: null,
      assignment: { id: `${ID}2`, decreeUntil: '2027-01-02' },
    })
  })

  it('shows a telephone number as it is spoken', () => {
    expect(spokenPhone('+6281234567890')).toBe('0812 3456 7890')
    expect(spokenPhone(null)).toBe('')
  })

  it.each([
    ['0812 3456 7890', true],
    ['+62 812-3456-7890', true],
    ['', true],
    ['0812-345', false],
    ['(0334) 881000', false],
  ])('takes %j as a mobile number: %s', (phone, isGood) => {
    expect('phone' in wrongFields({ ...formOf(cadre), phone })).toBe(!isGood)
  })

  it('asks for a name, and for an end after the beginning', () => {
    const form = { ...formOf(cadre), name: ' ', decreeUntil: '2023-12-31' }
    expect(Object.keys(wrongFields(form))).toEqual(['name', 'decreeUntil'])
  })

  it('tells in words what somebody else has changed meanwhile', () => {
    const now = { ...cadre, name: 'Siti Aminah, S.Pd', kind: 'POSYANDU' as const }
    expect(differences(cadre, now)).toEqual([
      'Nama sekarang: Siti Aminah, S.Pd',
      'Jenis kader sekarang: Kader posyandu',
    ])
  })
})
