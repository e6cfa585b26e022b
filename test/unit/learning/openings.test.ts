import {
  array,
  assert,
  boolean,
  constantFrom,
  integer,
  option,
  property,
  record,
  subarray,
} from 'fast-check'
import { expect, it } from 'vitest'
import type { CourseHead } from '../../../worker/contract/curriculum.ts'
import { progressOf, type Facts } from '../../../worker/learning/rules.ts'

const NOW = '2026-12-01T02:00:00.000Z'
const SLUGS = ['m1', 'm2', 'm3', 'm4'] as const
const TEST = 'tes'

const quizOf = (slug: string) => ({
  slug,
  title: slug,
  questions: 2,
  passMark: 70,
  attempts: 2,
  coolDownMinutes: 30,
})
const HEAD: CourseHead = {
  courseId: 'c',
  versionId: 'v',
  versionNumber: 1,
  publishedAt: NOW,
  code: 'UJI',
  title: 'Uji',
  summary: '',
  audience: '',
  language: 'id',
  countsAsTrained: true,
  modules: SLUGS.map((slug) => ({
    slug,
    title: slug,
    objective: '',
    jp: { theory: 1, assignment: 0, practice: 0 },
    lessons: [{ slug: 'a', title: 'a' }],
    quiz: quizOf(slug),
    packHash: '',
    packBytes: 0,
  })),
  finalTest: { ...quizOf(TEST), packHash: '', packBytes: 0 },
  passRule: { modules: 'all', finalTest: true, minimumMark: 75 },
  review: { required: true, by: null, on: null, notice: '' },
}

const facts = record({
  passes: subarray([...SLUGS, TEST]).map((slugs) => slugs.map((slug) => ({ slug, bestScore: 80 }))),
  lessons: subarray([...SLUGS]).map((slugs) => slugs.map((module) => ({ module, lesson: 'a' }))),
  quizzes: array(
    record({
      slug: constantFrom(...SLUGS, TEST),
      used: integer({ min: 1, max: 3 }),
      missedAt: option(constantFrom(NOW, '2026-11-01T02:00:00.000Z')),
    }),
  ),
  eligibleAt: option(constantFrom(NOW)),
  waiting: subarray([...SLUGS]),
})

it('opens modules and changes nothing else: not what is passed, nor what comes next, nor the final test', () => {
  assert(
    property(facts, subarray([...SLUGS]), (known: Facts, opened) => {
      const before = progressOf(HEAD, known, NOW)
      const after = progressOf(HEAD, { ...known, opened }, NOW)
      const { modules: _, ...rest } = before
      expect(after).toMatchObject(rest)
      for (const [index, was] of before.modules.entries()) {
        const is = after.modules[index]
        const { state, ...others } = was
        expect(is).toMatchObject(others)
        const isNew = opened.includes(was.slug as (typeof SLUGS)[number]) && state === 'locked'
        if (isNew) expect(['ready', 'started']).toContain(is?.state)
        else expect(is?.state).toBe(state)
      }
    }),
  )
})

it('keeps a module open that is opened twice, and never locks one', () => {
  assert(
    property(facts, subarray([...SLUGS]), boolean(), (known, opened, twice) => {
      const many = twice ? [...opened, ...opened] : opened
      const { modules } = progressOf(HEAD, { ...known, opened: many }, NOW)
      for (const slug of opened) {
        expect(modules.find((module) => module.slug === slug)?.state).not.toBe('locked')
      }
    }),
  )
})
