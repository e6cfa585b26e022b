import { expect, it } from 'vitest'
import type { Question } from '../../../worker/contract/curriculum.ts'
import { phonePaper } from '../../../worker/learning/paper.ts'

const shuffledPaper = (questions: readonly Question[], attemptId: string) =>
  phonePaper({ quiz: { shuffle: true, drawPerModule: 0 }, questions }, attemptId)
const LETTERS = ['a', 'b', 'c', 'd']
const QUESTIONS: Question[] = Array.from({ length: 12 }, (_, index) => ({
  id: `q${index}`,
  module: 'satu',
  stem: `Soal ${index}?`,
  options: LETTERS.map((id) => ({ id, text: `Pilihan ${id}` })),
}))
const attempt = (number: number) =>
  `01a1c32f-0100-4018-94b4-${number.toString(16).padStart(12, '0')}`
const ATTEMPTS = Array.from({ length: 200 }, (_, index) => shuffledPaper(QUESTIONS, attempt(index)))
const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id)

it('asks every question once, with every option once, in whatever order', () => {
  for (const paper of ATTEMPTS) {
    const sorted = paper.map((question) => ({
      ...question,
      options: question.options.toSorted(byId),
    }))
    expect(sorted.toSorted(byId)).toEqual(QUESTIONS.toSorted(byId))
  }
})

it('gives the same attempt the same order, on every phone and after every restart', () => {
  expect(shuffledPaper(QUESTIONS, attempt(7))).toEqual(ATTEMPTS[7])
  // Written down: a new version that shuffles otherwise would move the questions of a quiz that is half answered.
  expect(ATTEMPTS[7]?.map(({ id }) => id).join(' ')).toBe('q4 q6 q3 q7 q10 q9 q8 q1 q0 q5 q2 q11')
  expect(ATTEMPTS[7]?.[0]?.options.map(({ id }) => id).join('')).toBe('bdac')
})

it('gives other attempts other orders, and every place to every question', () => {
  const orders = new Set(ATTEMPTS.map((paper) => paper.map(({ id }) => id).join()))
  expect(orders.size).toBe(ATTEMPTS.length)
  for (const [place] of QUESTIONS.entries()) {
    expect(new Set(ATTEMPTS.map((paper) => paper[place]?.id)).size).toBe(QUESTIONS.length)
  }
})

it('leaves what it was given as it was, and can do with nothing and with one', () => {
  const before = structuredClone(QUESTIONS)
  shuffledPaper(QUESTIONS, attempt(1))
  expect(QUESTIONS).toEqual(before)
  expect(shuffledPaper([], attempt(1))).toEqual([])
  expect(shuffledPaper(QUESTIONS.slice(0, 1), attempt(1))).toHaveLength(1)
})
