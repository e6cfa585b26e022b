import { describe, expect, it } from 'vitest'
import { entryToKeep } from '../../../worker/reporting/rules-entries.ts'
import { mayMerge } from '../../../worker/roster/life/merge-rules.ts'
import { personsOf } from '../../../worker/roster/life/persons.ts'

const side = (id: string, mergedInto: string | null = null, holds = 0) => ({
  id,
  mergedInto,
  holds,
})

describe('mayMerge', () => {
  it.each([
    ['two free entries', side('a'), side('b'), true],
    ['a further one into who stands for others', side('a', null, 2), side('b'), true],
    ['an entry with itself', side('a'), side('a'), 'SAME_ENTRY'],
    ['into one that is merged', side('a', 'c'), side('b'), 'MERGED_ALREADY'],
    ['one that is merged', side('a'), side('b', 'c'), 'MERGED_ALREADY'],
    ['one that stands for others', side('a'), side('b', null, 1), 'STANDS_FOR_OTHERS'],
  ])('%s', (_, kept, merged, want) => {
    const may = mayMerge(kept, merged)
    expect(may.ok ? true : may.reason).toBe(want)
  })
})

it('a person is all her entries, by whichever she is asked for', () => {
  const persons = personsOf([
    { keptId: 'a', mergedId: 'b' },
    { keptId: 'a', mergedId: 'c' },
  ])
  expect(['a', 'b', 'c', 'd'].map(persons.of)).toEqual(['a', 'a', 'a', 'd'])
  expect(persons.entries('c')).toEqual(['a', 'b', 'c'])
  expect(persons.entries('d')).toEqual(['d'])
})

describe('entryToKeep', () => {
  const entry = (code: string, wishes: object = {}) => ({
    code,
    signIn: 'NONE' as const,
    learning: null,
    certificates: 0,
    ...wishes,
  })
  const begun = { startedAt: '', lastActivityAt: '', eligibleAt: null }
  it.each([
    ['the sign-in before the learning', { signIn: 'ACTIVE' }, { learning: begun }],
    ['the learning before the certificates', { learning: begun }, { certificates: 2 }],
    [
      'who passed before who began',
      { learning: { ...begun, eligibleAt: 'x' } },
      { learning: begun },
    ],
    ['the certificates before a code', { certificates: 1 }, { signIn: 'CODE_ISSUED' }],
  ])('weighs %s', (_, better, worse) => {
    expect(entryToKeep(entry('B', better), entry('A', worse)).code).toBe('B')
    expect(entryToKeep(entry('A', worse), entry('B', better)).code).toBe('B')
  })
  it('keeps the older of equals', () => {
    expect(entryToKeep(entry('LMJ-2'), entry('LMJ-1')).code).toBe('LMJ-1')
  })
})
