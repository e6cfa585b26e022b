import { beforeAll, describe, expect, it } from 'vitest'
import { listFocusVillages } from '../../../worker/roster/focus-villages.ts'
import { setFocusVillages } from '../../../worker/roster/index.ts'
import { readVillageLines } from '../../../worker/roster/life/read-village-lines.ts'
import { contextFor, staff } from '../../factories/context.ts'
import { makeRosterDistricts } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const ctx = () => contextFor(staff('DISTRICT_ADMIN', DISTRICT))

beforeAll(makeRosterDistricts)

describe('desa lokus of a year', () => {
  it('go over no list that was not seen', async () => {
    const set = (villages: string[], seen?: string[]) =>
      setFocusVillages(ctx(), {
        district: DISTRICT,
        year: 2027,
        villages,
        ...(seen === undefined ? {} : { seen }),
      })
    await set(['35.08.13.2001'], [])
    await expect(set(['35.08.13.2002'], [])).rejects.toThrow('CHANGED_MEANWHILE')
    // The same list again is a repeat, whatever was seen.
    await set(['35.08.13.2001'], [])
    await set(['35.08.13.2002', '35.08.13.2001'], ['35.08.13.2001'])
    expect(await listFocusVillages(ctx(), { district: DISTRICT, year: 2027 })).toEqual({
      villages: ['35.08.13.2001', '35.08.13.2002'],
    })
  })
})

describe('a pasted list of villages', () => {
  const read = async (...lines: string[]) =>
    (await readVillageLines(ctx(), { district: DISTRICT, lines })).lines

  it('is read by code, or by kecamatan and name, in the ways that offices write them', async () => {
    const found = await read(
      '35.08.13.2001',
      '3508132001',
      '1. Desa Kunir Lor, Kec. Kunir',
      'Kunir Lor Kecamatan Kunir',
      'Kunir Lor\tKunir',
      'Kec. Jatiroto\tSukosari',
      '3\t35.08.17.2001\tSukosari\tJatiroto',
    )
    expect(found.map(({ village }) => village?.code)).toEqual([
      '35.08.13.2001',
      '35.08.13.2001',
      '35.08.13.2001',
      '35.08.13.2001',
      '35.08.13.2001',
      '35.08.17.2001',
      '35.08.17.2001',
    ])
  })

  it('is asked about where a name stands alone, and never guessed', async () => {
    const [twice, unknown, elsewhere, whole] = await read(
      'Sukosari',
      'Tidak Ada Desa Begini',
      '33.75.01.1001',
      'Kecamatan Kunir',
    )
    expect(twice?.village).toBeNull()
    expect(twice?.candidates.map(({ code }) => code)).toEqual(['35.08.13.2002', '35.08.17.2001'])
    for (const line of [unknown, elsewhere, whole]) expect(line?.village).toBeNull()
  })

  it('is for the office only', async () => {
    const input = { district: DISTRICT, lines: ['Sukosari'] }
    await expect(readVillageLines(contextFor(staff('TRAINER', DISTRICT)), input)).rejects.toThrow(
      'NOT_ALLOWED',
    )
    await expect(
      readVillageLines(contextFor(staff('DISTRICT_ADMIN', '33.75')), input),
    ).rejects.toThrow('NOT_FOUND')
  })
})
