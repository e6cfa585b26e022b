/** A NIK that comes in any column of a roster, or by an edit, is refused with a sentence and stands nowhere in the database. */
import { beforeAll, expect, it } from 'vitest'
import { editCadre as editContract } from '../../../worker/contract/roster.ts'
import { problemSentence } from '../../../site/src/text/roster-import.ts'
import { checkRoster, editCadre } from '../../../worker/roster/index.ts'
import { contextFor, staff } from '../../factories/context.ts'
import { searchDatabase } from '../../factories/planted.ts'
import { bringIn, makeCadre, makeRosterDistricts, sheet } from '../../factories/roster.ts'

const DISTRICT = '35.08'
const VILLAGE = '35.08.13.2001'
/** Of nobody: district 00, and a day that is none. */
const NIK = '3500009901200001'
const WRITTEN = [NIK, `nik ${NIK}`, '3500 0099 0120 0001', '350000-990120-0001'] as const
const admin = contextFor(staff('DISTRICT_ADMIN', DISTRICT, 'admin'))

beforeAll(makeRosterDistricts)

const COLUMNS = [
  'name',
  'kind',
  'regionCode',
  'village',
  'subDistrict',
  'areaKind',
  'sex',
  'phone',
  'decreeNumber',
  'decreeOn',
  'decreeUntil',
  'cadreCode',
] as const

it.each(COLUMNS)('in the column %s', async (column) => {
  const rows = sheet(
    WRITTEN.map((nik, index) => ({
      name: `Siti ${column} ${'abcd'[index]}`,
      areaCode: VILLAGE,
      decision: 'new' as const,
      [column]: column === 'name' ? `Siti ${nik}` : nik,
    })),
  )
  await checkRoster(admin, { district: DISTRICT, rows })
  await bringIn(admin, DISTRICT, rows)
  for (const nik of WRITTEN) expect(await searchDatabase(nik)).toEqual([])
})

it('is told in a sentence that does not repeat it', async () => {
  const { outcomes } = await checkRoster(admin, {
    district: DISTRICT,
    rows: sheet([{ name: `Siti ${NIK}`, areaCode: VILLAGE, decreeNumber: `SK ${NIK}` }]),
  })
  const [outcome] = outcomes
  if (outcome?.state !== 'PROBLEM') throw new Error('the row is not taken')
  const sentences = outcome.problems.map(problemSentence)
  expect(sentences).toEqual([
    expect.stringContaining('Nama memuat NIK'),
    expect.stringContaining('Nomor SK memuat NIK'),
  ])
  expect(JSON.stringify(outcome)).not.toContain(NIK)
})

it('is refused in an edit; numbers of a decree are none', async () => {
  const { id, version } = await makeCadre(admin, VILLAGE, 'Siti Suntingan')
  const edit = { district: DISTRICT, cadreId: id, version }
  await expect(editCadre(admin, { ...edit, name: `Siti ${NIK}` })).rejects.toThrow('INPUT_INVALID')
  const decree = (decreeNumber: string) => ({ id, decreeNumber, decreeOn: null, decreeUntil: null })
  const fits = (decreeNumber: string) =>
    editContract.input.safeParse({ ...edit, assignment: decree(decreeNumber) }).success
  for (const nik of WRITTEN) expect(fits(nik)).toBe(false)
  for (const number of ['188.45/123/427.12/2024', '400.10.2.2/0001/DPMD/2026', 'SK 12 Tahun 2024'])
    expect(fits(number)).toBe(true)
  expect(await searchDatabase(NIK)).toEqual([])
})
