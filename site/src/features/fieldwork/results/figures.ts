/** Figures of the office's table of field practice. Pure. */
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import type { listPractice, PracticeSheet } from '../../../../../worker/contract/fieldwork.ts'
import type { StepResult } from '../../../../../worker/contract/practice-rules.ts'

export type Listed = ReplyOf<typeof listPractice>
export type ListedPerson = Listed['people'][number]
export type ListedOutcome = ListedPerson['outcomes'][number]

export type StepTally = {
  /** From 1. */
  readonly number: number
  readonly step: string
  readonly of: number
  readonly counts: Readonly<Record<StepResult, number>>
}

export function outcomeOf(
  { outcomes }: ListedPerson,
  { module, sheet }: Pick<PracticeSheet, 'module' | 'sheet'>,
): ListedOutcome | undefined {
  return outcomes.find((each) => each.module === module && each.sheet === sheet)
}

/**
 * What people could do of each step, those that fewest did alone first. Only of those who were assessed on this version of the
 * sheet: the steps of another may be others.
 */
export function tallySteps(people: readonly ListedPerson[], sheet: PracticeSheet): StepTally[] {
  const all = people.flatMap((person) => {
    const outcome = outcomeOf(person, sheet)
    return outcome?.versionId === sheet.versionId ? [outcome.results] : []
  })
  return sheet.steps
    .map((step, at): StepTally => {
      const count = (state: StepResult): number =>
        all.filter((results) => results[at] === state).length
      return {
        number: at + 1,
        step,
        of: all.length,
        counts: {
          DONE: count('DONE'),
          HELPED: count('HELPED'),
          NOT: count('NOT'),
          UNSEEN: count('UNSEEN'),
        },
      }
    })
    .sort((one, other) => one.counts.DONE - other.counts.DONE || one.number - other.number)
}

type SheetName = Pick<PracticeSheet, 'module' | 'sheet'>

export function isAsked({ module, sheet }: SheetName, asked: readonly SheetName[]): boolean {
  return asked.some((each) => each.module === module && each.sheet === sheet)
}

/** Those that the pass rule asks for before the others, both in their order. */
export function askedFirst(
  sheets: readonly PracticeSheet[],
  asked: readonly SheetName[],
): PracticeSheet[] {
  return [
    ...sheets.filter((sheet) => isAsked(sheet, asked)),
    ...sheets.filter((sheet) => !isAsked(sheet, asked)),
  ]
}

export type Progress = 'none' | 'some' | 'done'

/** Over the sheets that are assessed by now; done: all that count, see `isComplete`. */
export function progressOf(person: ListedPerson, sheets: readonly PracticeSheet[]): Progress {
  if (person.isComplete) return 'done'
  return sheets.some((sheet) => outcomeOf(person, sheet) !== undefined) ? 'some' : 'none'
}
