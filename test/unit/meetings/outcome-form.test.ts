import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkOf,
  lostOfOutcome,
  outcomeFactsOf,
  outcomeFormOf,
  wrongOfOutcome,
  type OutcomeForm,
} from '../../../site/src/features/meetings/outcome-form.ts'
import type { Outcome } from '../../../worker/contract/meeting-outcomes.ts'
import { CHECK_ANSWERS, CHECK_ITEMS } from '../../../worker/contract/outcome-rules.ts'

const NOTHING: Outcome = {
  version: 0,
  reached: '',
  obstacles: '',
  checks: [],
  actions: [],
  carried: [],
}
const TEAMS = [
  { code: '17.08.04', cadres: 69, trained: 45 },
  { code: '17.08.04.2001', cadres: 3, trained: 3 },
  { code: '17.08.04.2002', cadres: 0, trained: 0 },
]
const row = (wish: Partial<OutcomeForm['actions'][number]> = {}) => ({
  id: 'a',
  what: 'Mendata',
  personInCharge: 'PLKB',
  dueOn: '',
  state: 'OPEN' as const,
  ...wish,
})
const form = (wish: Partial<OutcomeForm> = {}): OutcomeForm => ({
  reached: '',
  obstacles: '',
  checks: {},
  actions: [],
  ...wish,
})

describe('the form of an outcome', () => {
  it('begins with what the roster proposes of the teams, and never proposes over what was written', () => {
    const fresh = outcomeFormOf(NOTHING, TEAMS)
    const answers = TEAMS.map(({ code }) => checkOf(fresh, code, 'TEAM_TRAINED').answer)
    expect(answers).toEqual(['PARTLY', 'YES', 'UNKNOWN'])
    const written = outcomeFormOf({ ...NOTHING, version: 1 }, TEAMS)
    expect(written.checks).toEqual({})
  })

  it('says the same after it was read and sent again', () => {
    const anyOutcome = fc.record({
      checks: fc.uniqueArray(
        fc.record({
          area: fc.constantFrom('17.08.04', '17.08.04.2001'),
          item: fc.constantFrom(...CHECK_ITEMS),
          answer: fc.constantFrom(...CHECK_ANSWERS.filter((each) => each !== 'UNKNOWN')),
          note: fc.string(),
        }),
        { selector: ({ area, item }) => `${area} ${item}` },
      ),
      dueOn: fc.option(fc.constant('2026-12-01')),
    })
    fc.assert(
      fc.property(anyOutcome, ({ checks, dueOn }) => {
        const { id, what, personInCharge } = row()
        const action = { id, what, personInCharge, dueOn, state: 'OPEN' as const, note: '' }
        const more = { closedOn: null, version: 1, isOverdue: false, movedTo: null }
        const outcome = { ...NOTHING, version: 1, checks, actions: [{ ...action, ...more }] }
        const facts = outcomeFactsOf(outcomeFormOf(outcome, TEAMS))
        expect(facts.actions).toEqual([{ id, what, personInCharge, dueOn }])
        expect(new Set(facts.checks.map((each) => JSON.stringify(each)))).toEqual(
          new Set(checks.map((each) => JSON.stringify(each))),
        )
      }),
    )
  })

  it('leaves out rows that nobody filled, and asks for what a begun one lacks', () => {
    const blank = row({ what: ' ', personInCharge: '', dueOn: '' })
    expect(outcomeFactsOf(form({ actions: [blank] })).actions).toEqual([])
    expect(wrongOfOutcome(form({ actions: [blank] }))).toEqual({})
    const begun = row({ what: '', personInCharge: '', dueOn: '2026-12-01' })
    expect(Object.keys(wrongOfOutcome(form({ actions: [begun] })))).toEqual([
      'actions.a.what',
      'actions.a.personInCharge',
    ])
  })

  it('tells what of another form would go, and nothing when they say the same', () => {
    const mine = form({ reached: 'Satu', actions: [row()] })
    expect(lostOfOutcome(form({ reached: ' Satu ', actions: [row()] }), mine)).toEqual([])
    const check = { '17.08.04 ALL_USED': { answer: 'YES' as const, note: '' } }
    const theirs = form({
      reached: 'Dua',
      checks: check,
      actions: [row({ dueOn: '2026-12-01' }), row({ id: 'b', what: 'Lain' })],
    })
    expect(lostOfOutcome(theirs, mine)).toEqual([
      'Capaian: Dua',
      'Tindak lanjut: Mendata',
      'Tindak lanjut: Lain',
      'Jawaban standar dan empat pasti yang berbeda: 1',
    ])
  })
})
