import { describe, expect, it } from 'vitest'
import { disarmed } from '../../../worker/contract/plain-cell.ts'
import { csvOf } from '../../../worker/reporting/csv.ts'

describe('a report as a file', () => {
  it('begins with a byte order mark, separates by semicolons and quotes every cell', () => {
    expect(
      csvOf([
        ['No', 'Nama'],
        ['1', 'Siti "Ibu" Aminah; S.Pd'],
      ]),
    ).toBe('\uFEFF"No";"Nama"\r\n"1";"Siti ""Ibu"" Aminah; S.Pd"\r\n')
  })

  it.each(['=1+1', '+62812', '-1', '@SUM(A1)', '\t=1', '\r=1', '|cmd', '＝1', ' =1', '\n=1'])(
    'takes the power from %j',
    (cell) => expect(disarmed(cell)).toBe(`'${cell}`),
  )

  it.each(['-', '', '98,5%', '1.234', "Ra'as", 'Siti-Aminah'])('leaves %j as it is', (cell) =>
    expect(disarmed(cell)).toBe(cell),
  )
})
