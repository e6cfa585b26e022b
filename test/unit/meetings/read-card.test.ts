import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { cardText, codeOnCard } from '../../../site/src/lib/card-code.ts'
import { qrPath } from '../../../site/src/lib/qr.ts'
import type { Folded, Person } from '../../../site/src/features/meetings/roll/model.ts'
import { readCard } from '../../../site/src/features/meetings/roll/read-card.ts'
import { cadreCode } from '../../../worker/roster/rules.ts'

const person = (id: string, code: string, wish: Partial<Person> = {}): Person => ({
  key: `CADRE:${id}`,
  person: { kind: 'CADRE', id },
  name: id,
  area: null,
  from: '',
  code,
  isInvited: true,
  ...wish,
})
const GUEST = person('g', '', {
  key: 'GUEST:g',
  person: { kind: 'GUEST', id: 'g' },
  from: 'Kode kader LMJ-0009-Z',
})
const mark = (id: string, state: 'PRESENT' | 'EXCUSED') =>
  [
    `CADRE:${id}`,
    {
      id: '',
      session: 's',
      person: { kind: 'CADRE', id },
      state,
      method: 'ROLL',
      doneAt: '',
      by: null,
    },
  ] as const
const ROLL: Folded = {
  people: [person('a', 'LMJ-0001-A'), person('b', 'LMJ-0002-B'), person('c', 'LMJ-0003-C'), GUEST],
  standing: new Map([['s', new Map([mark('b', 'PRESENT'), mark('c', 'EXCUSED')])]]),
}
const read = (text: string) => {
  const found = readCard(text, ROLL, 's')
  return found.kind === 'person' ? [found.person.name, found.isMarked] : found
}

it('finds who is meant on the roll, scanned or typed, and whether she is down as attending', () => {
  expect(read(cardText('LMJ-0001-A'))).toEqual(['a', false])
  expect(read('lmj 0001 a')).toEqual(['a', false])
  expect(read('LMJ0002B')).toEqual(['b', true])
  expect(read('LMJ-0003-C')).toEqual(['c', false])
})

it('knows a card of nobody on the roll, and the guest who came with one', () => {
  expect(read('KADER LMJ-4821-K')).toEqual({ kind: 'stranger', code: 'LMJ-4821-K' })
  expect(read('KADER LMJ-0009-Z')).toEqual(['g', false])
})

it('tells the card for signing in and the code of the hall from a card', () => {
  expect(read('https://kelas-kader.example/aktivasi/#6DXNHA978K')).toEqual({ kind: 'signInCard' })
  const hall = `https://kelas-kader.example/hadir/#${'0'.repeat(32)}-5-00000000`
  expect(read(hall)).toEqual({ kind: 'hallCode' })
  for (const text of ['', 'halo', 'https://example.org', 'KADER', 'LMJ-1-A']) {
    expect(read(text)).toEqual({ kind: 'nothing' })
  }
})

it('reads every code that the roster gives, from a code small enough for a card', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Z]{2,4}$/),
      fc.integer({ min: 1, max: 9_999_999 }),
      (prefix, number) => {
        const code = cadreCode(prefix, number)
        expect(codeOnCard(cardText(code))).toBe(code)
        // 21 squares and the quiet zone: the smallest there is.
        expect(qrPath(cardText(code)).size).toBe(29)
      },
    ),
  )
})
