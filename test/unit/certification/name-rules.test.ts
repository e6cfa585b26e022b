import { describe, expect, it } from 'vitest'
import { nameAnswerOf, rangeOf, readWish } from '../../../worker/certification/names/name-rules.ts'

const said = { cadreId: 'c', name: 'Siti Aminah', isRight: 1, wish: null, answeredBy: 'c' }

describe('what was said of a name', () => {
  it('counts only for the name that was shown, letter by letter', () => {
    expect(nameAnswerOf(said, 'Siti Aminah').state).toBe('RIGHT')
    for (const name of ['Siti aminah', 'SITI AMINAH', 'Siti Aminah ', 'Siti  Aminah']) {
      expect(nameAnswerOf(said, name).state, name).toBe('UNANSWERED')
    }
    expect(nameAnswerOf(undefined, 'Siti Aminah').state).toBe('UNANSWERED')
  })

  it('tells her own word from an officer’s, and shows a wish only while it is wrong', () => {
    expect(nameAnswerOf({ ...said, answeredBy: 'officer' }, said.name)).toEqual({
      state: 'RIGHT',
      wish: null,
      byOfficer: true,
    })
    expect(nameAnswerOf({ ...said, isRight: 0, wish: 'Siti Aminnah' }, said.name)).toEqual({
      state: 'WRONG',
      wish: 'Siti Aminnah',
      byOfficer: false,
    })
    expect(nameAnswerOf({ ...said, isRight: 0, wish: 'x' }, 'Siti Aminnah').wish).toBeNull()
  })
})

describe('how a cadre writes her name', () => {
  const read = (typed: string) => typed.trim() || null
  it.each([
    ["Nur 'Aini", "Nur 'Aini"],
    [' Siti Aminnah ', 'Siti Aminnah'],
    ['', 'WISH_MISSING'],
    ['Siti 3508', 'WISH_HAS_DIGITS'],
    ['Siti ٣٥٠٨', 'WISH_HAS_DIGITS'],
    ['Siti Aminah', 'WISH_SAME'],
  ])('%j gives %j', (typed, expected) => {
    const wish = readWish(typed, 'Siti Aminah', read)
    expect(wish.ok ? wish.value : wish.reason).toBe(expected)
  })
})

describe('the numbers that an approval takes', () => {
  it('are a range from the chosen one on, or none chosen', () => {
    expect(rangeOf('MANUAL', 401, 268)).toEqual({ ok: true, value: { first: 401, last: 668 } })
    expect(rangeOf('MANUAL', 7, 1)).toEqual({ ok: true, value: { first: 7, last: 7 } })
    expect(rangeOf('AUTO', undefined, 3)).toEqual({ ok: true, value: null })
  })

  it('are refused below 1, and where the unit counts the other way', () => {
    expect(rangeOf('MANUAL', 0, 3)).toMatchObject({ reason: 'NUMBERS_TAKEN' })
    expect(rangeOf('MANUAL', -5, 3)).toMatchObject({ reason: 'NUMBERS_TAKEN' })
    expect(rangeOf('MANUAL', undefined, 3)).toMatchObject({ reason: 'NUMBERING_DIFFERS' })
    expect(rangeOf('AUTO', 1, 3)).toMatchObject({ reason: 'NUMBERING_DIFFERS' })
  })
})
