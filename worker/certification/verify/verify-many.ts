/**
 * An officer's list held against the register: each row's state, and where its name, place or number differ from the print.
 * Writes nothing. Five queries whatever the list holds. Who has a code learns what the public page shows; who has a number
 * only learns its state, unless the certificate lies in the area that was asked about.
 */
import type { ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/verify-many.ts'
import type { CheckedRow, RowToCheck } from '../../contract/verify-many.ts'
import { allow } from '../../core/access.ts'
import { dateIn, instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { listDistricts } from '../../regions/index.ts'
import { compareAreas, compareNames } from './compare.ts'
import { readKeys } from './read-keys.ts'
import { statusOn } from '../rules.ts'
import {
  listByCodes,
  listByNumbers,
  listByNumbersElsewhere,
  MOST_OF_ONE_NUMBER,
  type FoundRow,
} from './store-check.ts'
import { listRecordedNumbers } from '../records/store-records.ts'
import { printCode } from './verification-code.ts'

export async function verifyMany(
  ctx: Context,
  area: AreaCode,
  rows: readonly RowToCheck[],
): Promise<ReplyOf<typeof contract.verifyMany>> {
  const scope = allow(ctx, 'certificate.checkMany', area)
  const asked = rows.map((row) => ({ row, keys: readKeys(row) }))
  const numbers = unique(asked.flatMap(({ keys }) => (keys.by === 'number' ? [keys.key] : [])))
  const codes = unique(asked.flatMap(({ keys }) => (keys.by === 'code' ? [keys.code] : [])))
  // Always all of them: as many queries for a list of codes only.
  const byCode = new Map(
    (await listByCodes(ctx.db, scope, codes)).map((found) => [found.verificationCode, found]),
  )
  const here = Map.groupBy(await listByNumbers(ctx.db, scope, numbers), ({ key }) => key)
  const outside = await listByNumbersElsewhere(ctx.db, scope, numbers)
  const elsewhere = Map.groupBy(outside, ({ key }) => key)
  const recorded = await listRecordedNumbers(
    ctx.db,
    scope,
    numbers.filter((number) => !here.has(number)),
  )
  const todays = await todayByDistrict(ctx)
  const stateOf = (found: FoundRow) => statusOn(found, todays.get(found.districtCode) ?? '')

  const checked = asked.map(({ row, keys }): CheckedRow => {
    const nothing = { ...NOTHING, line: row.line, isCodeUnreadable: keys.isCodeUnreadable }
    if (keys.by === 'nothing') return { ...nothing, state: 'unreadable' }
    if (keys.by === 'code') {
      const found = byCode.get(keys.code)
      if (found === undefined) return nothing
      const number = keys.number === '' ? null : keys.number === found.key ? 'same' : 'different'
      return { ...nothing, ...told(found, row), number, state: stateOf(found), foundBy: 'code' }
    }
    const [own, second] = fitting(here.get(keys.key) ?? [], row)
    if (second !== undefined) return { ...nothing, state: 'ambiguous' }
    if (own !== undefined)
      return { ...nothing, ...told(own, row), state: stateOf(own), foundBy: 'number' }
    if (recorded.has(keys.key)) return { ...nothing, state: 'recorded', foundBy: 'number' }
    const [other, another] = elsewhere.get(keys.key) ?? []
    if (another !== undefined) return { ...nothing, state: 'ambiguous' }
    // Nothing of the row is compared: else names could be tried on a number until one fits.
    return other === undefined ? nothing : { ...nothing, state: stateOf(other), foundBy: 'number' }
  })
  return { rows: checked, checkedAt: instant(ctx.clock) }
}

const NOTHING: CheckedRow = {
  line: 0,
  state: 'not_found',
  foundBy: null,
  isCodeUnreadable: false,
  name: null,
  area: null,
  number: null,
  printed: null,
}

const unique = (texts: readonly string[]) => [...new Set(texts)]

/** What is printed, and how the row compares with it. */
function told(found: FoundRow, row: RowToCheck): Pick<CheckedRow, 'name' | 'area' | 'printed'> {
  const { holderName, villageName, subDistrictName, districtName, number, courseTitle } = found
  const { issuedOn, expiresOn, revokedOn, replacedBy } = found
  const { name = '', village = '', subDistrict = '' } = row
  return {
    name: compareNames(name, holderName),
    area: compareAreas({ village, subDistrict }, { villageName, subDistrictName }),
    printed: {
      holderName,
      areaName: villageName === null ? subDistrictName : `${villageName}, ${subDistrictName}`,
      districtName,
      number,
      verificationCode: printCode(found.verificationCode),
      courseTitle,
      isSample: found.isSample === 1,
      issuedOn,
      expiresOn,
      revokedOn,
      replacedBy: replacedBy === null ? null : printCode(replacedBy),
    },
  }
}

/** Of several with one number in the area, those whose holder and place are the row's, as far as that settles it. */
function fitting(found: readonly FoundRow[], row: RowToCheck): readonly FoundRow[] {
  // There may be more than were read.
  if (found.length < 2 || found.length === MOST_OF_ONE_NUMBER) return found
  const compared = found.map((each) => ({ each, ...told(each, row) }))
  const alike = compared.filter(({ name, area }) => name === 'same' && area !== 'different')
  return alike.length === 1 ? alike.map(({ each }) => each) : found
}

/** A certificate ends at midnight where it was issued. */
async function todayByDistrict(ctx: Context): Promise<ReadonlyMap<AreaCode, string>> {
  const districts = await listDistricts(ctx)
  const now = ctx.clock.now()
  return new Map(districts.map(({ code, timeZone }) => [code, dateIn(timeZone, now)]))
}
