import { expect, it } from 'vitest'
import { notOffered, type Her } from '../../../worker/learning/refreshers.ts'
import { NO_FACTS, type Facts } from '../../../worker/learning/rules.ts'

const TEST = { slug: 'tes-akhir' } as NonNullable<
  Parameters<typeof notOffered>[0][number]['finalTest']
>
const course = (code: string, more: Partial<Parameters<typeof notOffered>[0][number]> = {}) => ({
  courseId: code,
  code,
  countsAsTrained: true,
  finalTest: TEST,
  ...more,
})
const COURSES = [
  course('DASAR'),
  course('LAIN'),
  course('SEGAR', { refreshes: 'DASAR' }),
  course('SEGAR-DESA', { refreshes: 'DASAR' }),
]

const PASSED: Facts = { ...NO_FACTS, eligibleAt: '2026-10-01T00:00:00.000Z' }
const test = (before: number) => [{ slug: 'tes-akhir', used: 0, before, missedAt: null }]

const her = (facts: Record<string, Facts>, trainedOn: string | null = null): Her => ({
  facts: new Map(Object.entries(facts)),
  trainedOn,
  today: '2026-11-21',
})
const hidden = (who: Her, courses = COURSES) => [...notOffered(courses, who)]
const REFRESHERS = ['SEGAR', 'SEGAR-DESA']

it.each<[string, Her, string[]]>([
  ['a new cadre', her({}), REFRESHERS],
  ['who passed and waits for her certificate', her({ DASAR: PASSED }), REFRESHERS],
  ['a certificate of the course', her({ DASAR: PASSED }, '2026-11-20'), []],
  [
    'one of today: what she learns now carries nothing on',
    her({ DASAR: PASSED }, '2026-11-21'),
    REFRESHERS,
  ],
  ['a paper from before', her({}, '2024-03-01'), []],
  ['a paper, and she learns the course anew', her({ DASAR: NO_FACTS }, '2024-03-01'), []],
  ['a certificate of another course alone', her({ LAIN: PASSED }, '2026-10-20'), REFRESHERS],
  ['of both', her({ LAIN: PASSED, DASAR: PASSED }, '2026-10-20'), []],
  ['one that ended', her({ DASAR: { ...PASSED, quizzes: test(1) } }), []],
  ['one that was revoked', her({ DASAR: { ...PASSED, quizzes: test(0) } }), REFRESHERS],
  ['begun, and nothing holds any more', her({ DASAR: PASSED, SEGAR: NO_FACTS }), ['SEGAR-DESA']],
  ['one of another refresher', her({ 'SEGAR-DESA': PASSED, LAIN: PASSED }, '2026-10-20'), []],
])('%s', (_, who, expected) => {
  expect(hidden(who)).toEqual(expected)
})

it('takes who passed a course without a final test whose certificates end for trained: nobody tells of its ends', () => {
  const [, ...others] = COURSES
  const ending = course('DASAR', { finalTest: null, validMonths: 12 })
  expect(hidden(her({ DASAR: PASSED }), [ending, ...others])).toEqual([])
  expect(hidden(her({ DASAR: NO_FACTS }), [ending, ...others])).toEqual(REFRESHERS)
  const endless = course('DASAR', { finalTest: null })
  expect(hidden(her({ DASAR: PASSED }), [endless, ...others])).toEqual(REFRESHERS)
})

it('leaves every other course to everybody', () => {
  expect(hidden(her({}), [course('DASAR'), course('LAIN')])).toEqual([])
})
