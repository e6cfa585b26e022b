import { describe, expect, it } from 'vitest'
import { numberKey, readKeys } from '../../../worker/certification/verify/read-keys.ts'
import { newCode, printCode } from '../../../worker/certification/verify/verification-code.ts'
import { randomIds, type Ids } from '../../../worker/core/ids.ts'
import { fixedClock } from '../../../worker/core/clock.ts'

const ids: Ids = randomIds(fixedClock('2026-11-21T02:00:00.000Z'))
const keys = (cells: { code?: string; number?: string }) => readKeys({ line: 1, ...cells })

describe('what a row is looked up by', () => {
  it('is its code before its number', () => {
    const code = newCode(ids)
    expect(keys({ code: printCode(code), number: ' No. 400/1/KPM/2026' })).toEqual({
      by: 'code',
      code,
      number: '400/1/KPM/2026',
      isCodeUnreadable: false,
    })
  })

  it('is a code in the column of numbers only when it says KPM or is an address', () => {
    const code = newCode(ids)
    expect(keys({ number: printCode(code) })).toMatchObject({ by: 'code', code })
    expect(keys({ number: `https://kelas-kader.example/v/${printCode(code)}` })).toMatchObject({
      by: 'code',
      code,
    })
    // One in 32 of such numbers would pass as a code.
    const bare = `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
    expect(keys({ number: bare })).toMatchObject({ by: 'number', key: bare })
  })

  it('is the number when every single character of the code may be mistyped', () => {
    const code = newCode(ids)
    for (let at = 0; at < code.length; at += 1) {
      const wrong = code[at] === '2' ? '3' : '2'
      const typo = printCode(code.slice(0, at) + wrong + code.slice(at + 1))
      expect(keys({ code: typo })).toEqual({ by: 'nothing', isCodeUnreadable: true })
      expect(keys({ code: typo, number: '400/1/KPM/2026' })).toMatchObject({
        by: 'number',
        isCodeUnreadable: true,
      })
    }
  })

  it('is a number in the column of codes', () =>
    expect(keys({ code: '400/1/KPM/2026' })).toMatchObject({
      by: 'number',
      key: '400/1/KPM/2026',
      isCodeUnreadable: false,
    }))

  it.each(['', ' ', '-', '–', 'n/a', 'Belum ada', '\u200b'])('is nothing for %j', (cell) =>
    expect(keys({ code: cell, number: cell })).toEqual({ by: 'nothing', isCodeUnreadable: false }),
  )
})

describe('a number', () => {
  it.each([
    '400.10.2/0123/DPMD-1/KPM/2026',
    ' 400.10.2 / 0123 / dpmd–1 / kpm / 2026 ',
    'Nomor: 400.10.2/0123/DPMD-1/KPM/2026',
    'NO.400.10.2/0123/DPMD-1/KPM/2026',
    "'400.10.2/0123/DPMD−1/KPM/2026",
    '４００.10.2/0123/DPMD-1/KPM/2026\u200b',
  ])('is one key however it is written: %j', (written) =>
    expect(numberKey(written)).toBe('400.10.2/0123/DPMD-1/KPM/2026'),
  )

  it('keeps a number that begins with the letters of "no"', () =>
    expect(numberKey('NOV/12/2026')).toBe('NOV/12/2026'))
})
