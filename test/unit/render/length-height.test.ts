/** Length or height: which is written down, as WHO's growth standards have it, and nothing that judges a child. */
import { describe, expect, it } from 'vitest'
import { lengthPage } from '../../../site/src/render/length-height.ts'
import { recordedLength } from '../../../site/src/render/length-rules.ts'

const given = (umur: string, cara: string, hasil: string) => ({ umur, cara, hasil })
const shown = (umur: string, cara: string, hasil: string) =>
  lengthPage(given(umur, cara, hasil)).main.text.replaceAll('\u00A0', ' ')

it.each([
  ['23', 'baring', '85,2', 'PB', 852],
  ['23', 'berdiri', '84,5', 'PB', 852],
  ['22', 'berdiri', '80', 'PB', 807],
  ['24', 'berdiri', '86.1', 'TB', 861],
  ['24', 'baring', '86,8', 'TB', 861],
  ['30', 'baring', '88,4', 'TB', 877],
  ['0', 'baring', '48,0', 'PB', 480],
  ['60', 'berdiri', '109,90', 'TB', 1099],
])('%s months, %s, %s cm: %s of %i tenths', (umur, cara, hasil, measure, tenths) => {
  expect(recordedLength(given(umur, cara, hasil))).toMatchObject({ measure, tenths })
})

it.each([
  ['', 'baring', '88,4', { umur: 'AGE_MISSING' }],
  ['2,5', 'baring', '88,4', { umur: 'AGE_NOT_WHOLE' }],
  ['61', 'baring', '88,4', { umur: 'AGE_RANGE' }],
  ['30', '', '88,4', { cara: 'WAY_MISSING' }],
  ['30', 'duduk', '88,4', { cara: 'WAY_MISSING' }],
  ['30', 'baring', '', { hasil: 'RESULT_MISSING' }],
  ['30', 'baring', '88,4,1', { hasil: 'RESULT_UNCLEAR' }],
  ['30', 'baring', '88,45', { hasil: 'RESULT_FINE' }],
  ['30', 'baring', '8,8', { hasil: 'RESULT_RANGE' }],
  ['30', 'baring', '884', { hasil: 'RESULT_RANGE' }],
  ['', '', '', { umur: 'AGE_MISSING', cara: 'WAY_MISSING', hasil: 'RESULT_MISSING' }],
])('%j months, %j, %j cm is not understood: %j', (umur, cara, hasil, problems) => {
  expect(recordedLength(given(umur, cara, hasil))).toEqual(problems)
})

describe('the page', () => {
  it('says what to write, the sum, and the note that goes with it', () => {
    const text = shown('30', 'baring', '88,4')
    expect(text).toMatch(/fakta-angka num">TB 87,7 cm</)
    expect(text).toContain('Diukur berbaring: 88,4 cm, dikurangi 0,7 cm.')
    expect(text).toContain('“TB 87,7 cm, diukur berbaring”')
    expect(text).toContain('ukur sekali lagi sambil berdiri')
  })

  it('changes nothing when the way fits the age', () => {
    const text = shown('10', 'baring', '71')
    expect(text).toMatch(/fakta-angka num">PB 71,0 cm</)
    expect(text).toContain('jadi angkanya tidak diubah')
    expect(text).not.toContain('sekali lagi')
  })

  it('keeps what was typed when something is wrong, and says it beside the field', () => {
    const text = shown('30', 'berdiri', '8,8')
    expect(text).toContain('value="30"')
    expect(text).toContain('value="8,8"')
    expect(text).toMatch(/value="berdiri" checked/)
    expect(text).toMatch(/aria-describedby="bantuan-hasil galat-hasil"\s+aria-invalid="true"/)
    expect(text).toContain('<p class="field-error" id="galat-hasil">')
    expect(text.match(/class="field-error"/g)).toHaveLength(1)
  })

  it('judges no child, and starts with nothing wrong', () => {
    const pages = [lengthPage(null).main.text, shown('30', 'baring', '70')]
    expect(pages.join()).not.toMatch(/pendek|normal|SD\b|z-score/i)
    expect(pages[0]).not.toMatch(/field-error|aria-invalid|role="alert"/)
  })

  it('shows what was typed as text', () => {
    expect(shown('"><b>', 'baring', '<img>')).not.toMatch(/<b>"|<img>/)
  })
})
