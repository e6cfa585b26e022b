/** What a trainer's phone shows of field practice, and how a sheet is filled in. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  assessmentOf,
  findPeople,
  foldBook,
  lastPlace,
  markedSteps,
  newDraft,
  nextStep,
  stageOf,
  withResult,
  type Draft,
  type KeptWork,
} from '../../../site/src/features/fieldwork/practice/model.ts'
import type { PracticeEvent, RecordedAssessment } from '../../../worker/contract/fieldwork.ts'
import { sheetKey, STEP_RESULTS, type StepResult } from '../../../worker/contract/practice-rules.ts'
import { BOOK, keptBook, OWNER, SHEET } from './book.ts'

const ABLE: readonly StepResult[] = ['DONE', 'DONE', 'DONE']
const PARTLY: readonly StepResult[] = ['DONE', 'NOT', 'UNSEEN']

const draft = (place = ''): Draft =>
  newDraft({ bookId: BOOK, owner: OWNER, cadreId: 'c1', sheet: SHEET, place }, 1)

function assess(cadreId: string, results: readonly StepResult[], at: number): PracticeEvent {
  const filled = results.reduce<Draft>((last, result, step) => withResult(last, step, result, 1), {
    ...draft('Posyandu'),
    cadreId,
  })
  return assessmentOf(filled, `a-${cadreId}-${at}`, at)
}

function work(event: PracticeEvent, order: number, state: KeptWork['state'] = 'waiting'): KeptWork {
  return { order, state, code: '', bookId: BOOK, area: '35.08', owner: OWNER, event }
}

function recorded(event: PracticeEvent): RecordedAssessment {
  if (event.type !== 'assess') throw new Error('not an assessment')
  const { type: _, at, ...rest } = event
  return { ...rest, doneAt: new Date(at).toISOString(), by: 'Rina' }
}

const retract = (assessmentId: string): PracticeEvent => ({
  type: 'retract',
  id: `r-${assessmentId}`,
  at: 99,
  assessmentId,
  reason: 'Salah memilih kader',
})

describe('a book with work on top', () => {
  it('shows what the phone did as what the Worker will say of it, her name and corrected moment with it', () => {
    const kept = { ...keptBook(), off: 60_000 }
    const { outcomes, history } = foldBook(kept, [work(assess('c1', ABLE, 1000), 1)])
    expect(outcomes.get('c1')?.get(sheetKey(SHEET))).toMatchObject({
      isCompetent: true,
      attempts: 1,
      share: 100,
    })
    expect(history.get('c1')).toMatchObject([
      { by: 'Lilik Handayani', doneAt: '1970-01-01T00:01:01.000Z', state: 'waiting', order: 1 },
    ])
  })

  it('counts an assessment once that was sent and is in the book already', () => {
    const event = assess('c1', PARTLY, 1000)
    const kept = keptBook({ assessments: [recorded(event)] })
    const folded = foldBook(kept, [work(event, 1, 'sent')])
    expect(folded.outcomes.get('c1')?.get(sheetKey(SHEET))?.attempts).toBe(1)
    expect(folded.history.get('c1')).toHaveLength(1)
  })

  it('leaves out what was refused, and what was taken back here', () => {
    const [one, other] = [assess('c1', ABLE, 1000), assess('c1', PARTLY, 2000)]
    const folded = foldBook(keptBook({ assessments: [recorded(one)] }), [
      work(other, 1, 'rejected'),
      work(retract(one.id), 2),
    ])
    expect(folded.outcomes.get('c1')).toBeUndefined()
    expect(folded.history.get('c1')).toBeUndefined()
  })

  it('says how far each cadre is over all sheets', () => {
    const more = { ...SHEET, module: 'pendataan-scorecard', title: 'Mengisi formulir' }
    const folded = foldBook(keptBook(), [
      work(assess('c1', ABLE, 1), 1),
      work(assess('c2', PARTLY, 1), 2),
    ])
    expect(['c1', 'c2', 'c3'].map((id) => stageOf(folded, [SHEET], id))).toEqual([
      'ALL',
      'SOME',
      'NONE',
    ])
    expect(stageOf(folded, [SHEET, more], 'c1')).toBe('SOME')
  })

  it('comes to the same whatever of it the book has already, and in whatever order it was done', () => {
    const one = fc.record({
      cadreId: fc.constantFrom('c1', 'c2'),
      results: fc.tuple(
        fc.constantFrom(...STEP_RESULTS),
        fc.constantFrom(...STEP_RESULTS),
        fc.constantFrom(...STEP_RESULTS),
      ),
      isKnown: fc.boolean(),
      isTakenBack: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (made) => {
        const events = made.map(({ cadreId, results }, at) => assess(cadreId, results, 1000 + at))
        const taken = events.filter((_, at) => made[at]?.isTakenBack)
        const all = [...events, ...taken.map(({ id }) => retract(id))]
        const onPhone = foldBook(
          keptBook(),
          all.map((event, at) => work(event, at)),
        )
        const known = events.filter((_, at) => made[at]?.isKnown)
        const mixed = foldBook(
          keptBook({ assessments: known.map(recorded) }),
          all
            .filter((event) => !known.includes(event))
            .toReversed()
            .map((event, at) => work(event, at)),
        )
        const told = ({ outcomes }: typeof onPhone) =>
          ['c1', 'c2'].map((id) => {
            const outcome = outcomes.get(id)?.get(sheetKey(SHEET))
            return outcome === undefined
              ? null
              : [outcome.attempts, outcome.share, outcome.isCompetent, outcome.best.id]
          })
        expect(told(mixed)).toEqual(told(onPhone))
      }),
    )
  })
})

describe('a sheet in hand', () => {
  it('asks for the first step that is not marked, of anybody', () => {
    const one = withResult(withResult(draft(), 0, 'DONE', 1), 1, 'NOT', 1)
    const other = { ...withResult(draft(), 0, 'DONE', 1), key: 'other' }
    expect(nextStep([one], 0)).toBe(2)
    expect(nextStep([one, other], 0)).toBe(1)
    expect(nextStep([one, other], 2)).toBe(2)
    expect(nextStep([withResult(one, 2, 'DONE', 1)], 1)).toBeNull()
    expect(markedSteps(one)).toBe(2)
  })

  it('sends what was not marked as not seen, and texts without spaces around them', () => {
    const filled = { ...withResult(draft(' Posyandu '), 1, 'HELPED', 1), comment: ' Bagus ' }
    expect(assessmentOf(filled, 'id', 5)).toEqual({
      type: 'assess',
      id: 'id',
      at: 5,
      cadreId: 'c1',
      courseCode: 'KPM-DASAR',
      versionId: 'v1',
      module: 'mengukur-pertumbuhan',
      sheet: 'lembar-praktik',
      results: ['UNSEEN', 'HELPED', 'UNSEEN'],
      comment: 'Bagus',
      place: 'Posyandu',
    })
  })

  it('begins where she assessed last', () => {
    expect(lastPlace([], [])).toBe('')
    const earlier = { ...draft('Posyandu Melati'), touchedAt: 5 }
    const later = { ...draft('Balai desa'), touchedAt: 7 }
    expect(lastPlace([later, earlier], [])).toBe('Balai desa')
    expect(lastPlace([earlier], [work(assess('c1', ABLE, 9), 1)])).toBe('Posyandu')
    expect(lastPlace([later], [work(assess('c1', ABLE, 6), 1)])).toBe('Balai desa')
  })

  it('is found by name, by place and by a code as it is read from a card', () => {
    const { people } = keptBook().book
    const found = (typed: string) =>
      findPeople(people, typed, () => 'Desa Kunir').map(({ cadreId }) => cadreId)
    expect(found('kader C2')).toEqual(['c2'])
    expect(found('kunir')).toEqual(['c1', 'c2', 'c3'])
    expect(found('3bk8 c3')).toEqual(['c3'])
    expect(found('')).toHaveLength(3)
  })
})
