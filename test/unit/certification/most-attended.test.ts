import { expect, it } from 'vitest'
import { mostAttended } from '../../../site/src/features/certification/issue/most-attended.ts'

const hall = (place: string, endsOn: string) => ({
  attended: { place, startsOn: '2026-10-01', endsOn },
})

it('begins a proposal with the training that most candidates attended, of equal ones the later', () => {
  const [early, late] = [hall('Aula', '2026-10-02'), hall('Pendopo', '2026-10-09')]
  const none = { attended: null }
  expect(mostAttended([none])).toBeNull()
  expect(mostAttended([])).toBeNull()
  expect(mostAttended([early, none, late, early])).toEqual({ ...early.attended, people: 2 })
  expect(mostAttended([early, late])).toEqual({ ...late.attended, people: 1 })
  expect(mostAttended([late, early])).toEqual({ ...late.attended, people: 1 })
})
