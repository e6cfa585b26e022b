import { describe, expect, it } from 'vitest'
import {
  countOn,
  differencesOf,
  holdsOn,
  isActiveOn,
  lackOn,
  type Intervals,
  type Proof,
  type Service,
} from '../../../worker/reporting/rules.ts'
import { ALL_KPM } from '../../factories/all-kpm.ts'

const DAY = '2026-06-15'

const village = (code: string, kind = 'desa') => ({
  code,
  name: code,
  kind,
  parentCode: code.slice(0, 8),
})
const KELURAHAN = village('35.08.10.1001', 'kelurahan')
const BLUKON = village('35.08.10.2008')
const TEGALREJO = village('35.08.01.2001')
const TEMPURSARI = village('35.08.01.2005')
const SUB_DISTRICTS = ['35.08.01', '35.08.10'].map((code) => ({
  code,
  name: code,
  kind: 'kecamatan',
  parentCode: '35.08',
}))

const serves = (cadreId: string, areaCode: string, own: Partial<Service> = {}): Service => ({
  cadreId,
  areaCode,
  subDistrictCode: areaCode.slice(0, 8),
  level: areaCode.length === 8 ? 'subDistrict' : 'village',
  kind: 'KPM',
  startedOn: '2026-01-01',
  endedOn: null,
  ...own,
})
const holds = (cadreId: string, own: Partial<Proof> = {}): Proof => ({
  cadreId,
  issuedOn: '2026-03-01',
  expiresOn: null,
  revokedOn: null,
  ...own,
})
const count = (
  services: readonly Service[],
  proofs: readonly Proof[] = [],
  own: Partial<Intervals> = {},
  only?: ReadonlySet<string>,
) =>
  countOn(
    '35.08',
    DAY,
    {
      subDistricts: SUB_DISTRICTS,
      villages: [TEGALREJO, TEMPURSARI, KELURAHAN, BLUKON],
      services,
      proofs,
      ...own,
    },
    only,
  )

describe('the interval of an assignment', () => {
  it('begins on its first day and ends before the day of its end', () => {
    const service = { startedOn: '2026-06-10', endedOn: '2026-06-20' }
    expect(isActiveOn(service, '2026-06-09')).toBe(false)
    expect(isActiveOn(service, '2026-06-10')).toBe(true)
    expect(isActiveOn(service, '2026-06-19')).toBe(true)
    expect(isActiveOn(service, '2026-06-20')).toBe(false)
  })
})

describe('the interval of a certificate', () => {
  it('begins on the day of issue', () => {
    const proof = { issuedOn: DAY, expiresOn: null, revokedOn: null }
    expect(holdsOn(proof, '2026-06-14')).toBe(false)
    expect(holdsOn(proof, DAY)).toBe(true)
  })

  it('no longer holds on the day it expires', () => {
    const proof = { issuedOn: '2026-01-01', expiresOn: DAY, revokedOn: null }
    expect(holdsOn(proof, '2026-06-14')).toBe(true)
    expect(holdsOn(proof, DAY)).toBe(false)
  })

  it('no longer holds on the day it is revoked, but did before', () => {
    const proof = { issuedOn: '2026-01-01', expiresOn: null, revokedOn: DAY }
    expect(holdsOn(proof, '2026-06-14')).toBe(true)
    expect(holdsOn(proof, DAY)).toBe(false)
  })
})

describe('coverage of a district', () => {
  it('counts a village with an untrained cadre as having one, not as covered', () => {
    expect(count([serves('a', TEGALREJO.code)]).total).toEqual({
      code: '35.08',
      villages: 3,
      kelurahan: 1,
      areas: 4,
      cadres: 1,
      trained: 0,
      subDistrictCadres: 0,
      areasWithCadre: 1,
      areasCovered: 0,
      ...ALL_KPM,
    })
  })

  it('tells the kinds of persons apart, each once: a family team is one kind', () => {
    const { total, parts } = count(
      [
        serves('a', TEGALREJO.code, { kind: 'TPK_PKK' }),
        serves('a', TEMPURSARI.code, { kind: 'TPK_PKK' }),
        serves('b', TEGALREJO.code, { kind: 'TPK_BIDAN' }),
        serves('c', BLUKON.code, { kind: 'POSYANDU' }),
        serves('d', BLUKON.code, { kind: 'OTHER', endedOn: '2026-02-01' }),
        serves('e', BLUKON.code),
      ],
      [holds('a'), holds('d'), holds('e')],
    )
    expect(total).toMatchObject({ cadres: 4, tpkCadres: 2, posyanduCadres: 1, otherCadres: 0 })
    expect(total).toMatchObject({ trained: 2, tpkTrained: 1, posyanduTrained: 0, otherTrained: 0 })
    expect(parts.map(({ tpkCadres, posyanduCadres }) => [tpkCadres, posyanduCadres])).toEqual([
      [2, 0],
      [0, 1],
    ])
  })

  it('counts who serves two villages once as a person and in both for coverage', () => {
    const figures = count([serves('a', TEGALREJO.code), serves('a', TEMPURSARI.code)], [holds('a')])
    expect(figures.total).toMatchObject({
      cadres: 1,
      trained: 1,
      areasWithCadre: 2,
      areasCovered: 2,
    })
    expect(figures.villages.map(({ trained }) => trained)).toEqual([1, 1, 0, 0])
  })

  it('counts who serves villages of two sub-districts once in each and once in the district', () => {
    const figures = count([serves('a', TEGALREJO.code), serves('a', BLUKON.code)])
    expect(figures.parts.map(({ cadres }) => cadres)).toEqual([1, 1])
    expect(figures.total.cadres).toBe(1)
  })

  it('counts who serves a sub-district whole as a person there, not for its villages', () => {
    const figures = count([serves('a', '35.08.10')], [holds('a')])
    expect(figures.parts[1]).toMatchObject({
      cadres: 1,
      trained: 1,
      subDistrictCadres: 1,
      areasWithCadre: 0,
      areasCovered: 0,
    })
    expect(figures.total).toMatchObject({ cadres: 1, subDistrictCadres: 1, areasCovered: 0 })
  })

  it('counts several trained cadres of one village as one covered village', () => {
    const figures = count(
      [serves('a', BLUKON.code), serves('b', BLUKON.code)],
      [holds('a'), holds('b'), holds('b')],
    )
    expect(figures.total).toMatchObject({ cadres: 2, trained: 2, areasCovered: 1 })
  })

  it('leaves out cadres who have gone, with their certificates', () => {
    const figures = count([serves('a', BLUKON.code, { endedOn: DAY })], [holds('a')])
    expect(figures.total).toMatchObject({ cadres: 0, trained: 0, areasCovered: 0 })
  })

  it('counts a cadre as trained while any one of her certificates holds', () => {
    const figures = count(
      [serves('a', BLUKON.code)],
      [holds('a', { revokedOn: '2026-05-01' }), holds('a', { issuedOn: '2026-06-01' })],
    )
    expect(figures.total.trained).toBe(1)
  })

  it('counts focus villages only, and nobody who serves a sub-district whole', () => {
    const figures = count(
      [serves('a', BLUKON.code), serves('b', TEGALREJO.code), serves('c', '35.08.10')],
      [holds('a')],
      {},
      new Set([BLUKON.code, TEMPURSARI.code]),
    )
    expect(figures.total).toMatchObject({
      areas: 2,
      cadres: 1,
      trained: 1,
      subDistrictCadres: 0,
      areasWithCadre: 1,
      areasCovered: 1,
    })
    expect(figures.villages.map(({ code }) => code)).toEqual([TEMPURSARI.code, BLUKON.code])
  })
})

describe('what an untrained cadre lacks', () => {
  const NOTHING = {
    startedAt: null,
    eligibleAt: null,
    proposedAt: null,
    revokedOn: null,
    expiredOn: null,
  }
  const lack = (steps: Partial<typeof NOTHING | Record<keyof typeof NOTHING, string>>) =>
    lackOn({ ...NOTHING, ...steps }, DAY, 'Asia/Jakarta')

  it('is the furthest step that was taken', () => {
    expect(lack({})).toBe('NOT_STARTED')
    expect(lack({ startedAt: '2026-05-01T02:00:00.000Z' })).toBe('LEARNING')
    expect(lack({ startedAt: '2026-05-01T02:00:00.000Z', expiredOn: '2026-06-01' })).toBe('EXPIRED')
    expect(lack({ revokedOn: '2026-06-01', expiredOn: '2026-06-01' })).toBe('REVOKED')
    expect(lack({ eligibleAt: '2026-06-01T02:00:00.000Z', revokedOn: '2026-05-01' })).toBe(
      'ELIGIBLE',
    )
    expect(
      lack({ eligibleAt: '2026-06-01T02:00:00.000Z', proposedAt: '2026-06-02T02:00:00.000Z' }),
    ).toBe('PROPOSED')
  })

  it('knows nothing of what happened later than the day, by the local calendar', () => {
    // 23.30 WIB on the day, and 00.30 WIB on the next
    expect(lack({ eligibleAt: '2026-06-15T16:30:00.000Z' })).toBe('ELIGIBLE')
    expect(lack({ eligibleAt: '2026-06-15T17:30:00.000Z' })).toBe('NOT_STARTED')
    expect(lack({ revokedOn: '2026-06-16' })).toBe('NOT_STARTED')
  })
})

describe('the comparison of two counts', () => {
  it('finds nothing between equals', () => {
    const figures = count([serves('a', BLUKON.code)], [holds('a')])
    expect(differencesOf(figures, figures)).toEqual([])
  })

  it('names the area and the counter, also where one side has none', () => {
    const counted = count([serves('a', BLUKON.code)])
    const stored = {
      ...counted,
      villages: counted.villages
        .filter(({ code }) => code !== TEGALREJO.code)
        .map((each) => (each.code === BLUKON.code ? { ...each, cadres: 3 } : each)),
    }
    expect(differencesOf(stored, counted)).toEqual([
      { code: BLUKON.code, counter: 'cadres', stored: 3, counted: 1 },
      { code: TEGALREJO.code, counter: 'cadres', stored: null, counted: 0 },
      { code: TEGALREJO.code, counter: 'trained', stored: null, counted: 0 },
    ])
  })
})
