import { array, assert, constantFrom, integer, property, stringMatching } from 'fast-check'
import { expect, it } from 'vitest'
import type { CourseHead, Pack } from '../../../worker/contract/curriculum.ts'
import { drawPaper, uuidFrom } from '../../../worker/learning/paper.ts'
import { markOf, requiredPasses } from '../../../worker/contract/pass-rules.ts'
import {
  closesAt,
  doneAtOf,
  flagOf,
  grade,
  hindrance,
  isExplained,
  NO_FACTS,
  progressOf,
  waitUntil,
  type Facts,
} from '../../../worker/learning/rules.ts'

const NOW = '2026-11-21T02:00:00.000Z'

const quizOf = (slug: string, own: object = {}) => ({
  slug,
  title: slug,
  questions: 2,
  passMark: 70,
  attempts: 0,
  coolDownMinutes: 0,
  ...own,
})
const moduleOf = (slug: string) => ({
  slug,
  title: `Modul ${slug}`,
  objective: '',
  jp: { theory: 1, assignment: 0, practice: 0 },
  lessons: [
    { slug: 'a', title: `${slug} a` },
    { slug: 'b', title: `${slug} b` },
  ],
  quiz: quizOf(slug),
  packHash: '',
  packBytes: 0,
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
  modules: [moduleOf('m1'), moduleOf('m2')],
  finalTest: { ...quizOf('tes', { attempts: 2, coolDownMinutes: 60 }), packHash: '', packBytes: 0 },
  passRule: { modules: 'all', finalTest: true, minimumMark: 75 },
  review: { required: true, by: null, on: null, notice: '' },
}
const facts = (own: Partial<Facts>): Facts => ({ ...NO_FACTS, ...own })
const passed = (...slugs: string[]) => slugs.map((slug) => ({ slug, bestScore: 80 }))
const read = (...names: string[]) =>
  names.map((name) => ({ module: name.slice(0, 2), lesson: name.slice(3) }))
const states = (known: Facts) => {
  const { modules, finalTest } = progressOf(HEAD, known, NOW)
  return [...modules.map(({ state }) => state), finalTest?.state]
}

it('opens the next module when the quiz before is passed, and the test when all are', () => {
  expect(states(NO_FACTS)).toEqual(['ready', 'locked', 'locked'])
  expect(states(facts({ lessons: read('m1/a', 'm1/b') }))).toEqual(['started', 'locked', 'locked'])
  expect(states(facts({ passes: passed('m1') }))).toEqual(['done', 'ready', 'locked'])
  expect(states(facts({ passes: passed('m1', 'm2') }))).toEqual(['done', 'done', 'ready'])
})

it('keeps open what was passed, though the one before is not', () => {
  expect(states(facts({ passes: passed('m2') }))).toEqual(['ready', 'done', 'locked'])
})

it('leads through the lessons of a module, its quiz, and at last the test', () => {
  const next = (known: Facts) => progressOf(HEAD, known, NOW).next
  expect(next(NO_FACTS)).toMatchObject({ kind: 'lesson', module: 'm1', lesson: 'a' })
  expect(next(facts({ lessons: read('m1/b') }))).toMatchObject({ kind: 'lesson', lesson: 'a' })
  expect(next(facts({ lessons: read('m1/a', 'm1/b') }))).toMatchObject({ kind: 'quiz' })
  expect(next(facts({ passes: passed('m1') }))).toMatchObject({ kind: 'lesson', module: 'm2' })
  expect(next(facts({ passes: passed('m1', 'm2') }))).toMatchObject({ kind: 'test', slug: 'tes' })
  expect(next(facts({ passes: passed('m1', 'm2', 'tes') }))).toEqual({ kind: 'done' })
  const usedUp = [{ slug: 'tes', used: 2, missedAt: NOW }]
  expect(next(facts({ passes: passed('m1', 'm2'), quizzes: usedUp }))).toEqual({ kind: 'trainer' })
})

it('opens what follows an answer that waits on the phone, but not the test', () => {
  expect(states(facts({ waiting: ['m1'] }))).toEqual(['waiting', 'ready', 'locked'])
  expect(states(facts({ waiting: ['m1', 'm2'] }))).toEqual(['waiting', 'waiting', 'locked'])
  expect(states(facts({ passes: passed('m1'), waiting: ['m1', 'm2'] }))).toEqual([
    'done',
    'waiting',
    'locked',
  ])
  expect(states(facts({ passes: passed('m1', 'm2'), waiting: ['tes'] }))).toEqual([
    'done',
    'done',
    'waiting',
  ])
})

it('goes on behind what waits, and says so when nothing else is left', () => {
  const next = (known: Partial<Facts>) => progressOf(HEAD, facts(known), NOW).next
  expect(next({ waiting: ['m1'] })).toMatchObject({ kind: 'lesson', module: 'm2', lesson: 'a' })
  expect(next({ waiting: ['m1'], lessons: read('m2/a', 'm2/b') })).toMatchObject({
    kind: 'quiz',
    module: 'm2',
  })
  expect(next({ waiting: ['m1', 'm2'] })).toEqual({ kind: 'waiting' })
  expect(next({ passes: passed('m2'), waiting: ['m1'] })).toEqual({ kind: 'waiting' })
  expect(next({ passes: passed('m1', 'm2'), waiting: ['tes'] })).toEqual({ kind: 'waiting' })
  expect(next({ passes: passed('m1', 'm2'), waiting: ['m1'] })).toMatchObject({ kind: 'test' })
})

it('closes a quiz when its last day is over where she lives', () => {
  expect(closesAt({}, 'Asia/Jakarta')).toBeNull()
  expect(closesAt({ closesOn: '2026-11-20' }, 'Asia/Jakarta')).toBe('2026-11-20T17:00:00.000Z')
  expect(closesAt({ closesOn: '2026-11-20' }, 'Asia/Jayapura')).toBe('2026-11-20T15:00:00.000Z')
})

it('explains a module at once and a test when it is over, unless the quiz says otherwise', () => {
  const known = { isOver: false, closedAt: null, now: NOW }
  const at = (quiz: Parameters<typeof isExplained>[0], own: Partial<typeof known> | object = {}) =>
    isExplained(quiz, { ...known, ...own })
  expect(at({ kind: 'module' })).toBe(true)
  expect(at({ kind: 'test' })).toBe(false)
  expect(at({ kind: 'test' }, { isOver: true })).toBe(true)
  expect(at({ kind: 'test', feedback: 'now' })).toBe(true)
  expect(at({ kind: 'module', feedback: 'passed' })).toBe(false)
  expect(at({ kind: 'module', feedback: 'passed' }, { isOver: true })).toBe(true)
  const closed = { kind: 'module', feedback: 'closed' } as const
  expect(at(closed, { isOver: true, closedAt: '2026-11-21T02:00:00.001Z' })).toBe(false)
  expect(at(closed, { closedAt: NOW })).toBe(true)
  // Without a day it would never be explained.
  expect(at(closed, { isOver: true })).toBe(true)
})

it('flags the gravest: late, long on the phone, too early', () => {
  const flag = (own: Partial<Parameters<typeof flagOf>[0]>) =>
    flagOf({
      receivedAt: NOW,
      doneAt: NOW,
      dueAt: null,
      closedAt: null,
      missedAt: null,
      coolDownMinutes: 60,
      ...own,
    })
  expect(flag({})).toBeNull()
  expect(flag({ dueAt: '2026-11-21T01:45:00.000Z' })).toBeNull()
  expect(flag({ dueAt: '2026-11-21T01:44:59.999Z' })).toBe('LATE')
  expect(flag({ closedAt: '2026-11-21T01:45:00.000Z' })).toBeNull()
  expect(flag({ closedAt: '2026-11-21T01:44:59.999Z' })).toBe('LATE')
  expect(flag({ doneAt: '2026-11-14T02:00:00.000Z' })).toBeNull()
  expect(flag({ doneAt: '2026-11-14T01:59:59.999Z' })).toBe('LONG_OFFLINE')
  expect(flag({ missedAt: '2026-11-21T01:00:00.000Z' })).toBeNull()
  expect(flag({ missedAt: '2026-11-21T01:00:01.000Z' })).toBe('EARLY')
  expect(flag({ missedAt: '2026-11-21T01:00:01.000Z', coolDownMinutes: 0 })).toBeNull()
  expect(flag({ doneAt: null, missedAt: '2026-11-21T01:30:00.000Z' })).toBe('EARLY')
  expect(flag({ dueAt: '2026-11-01T00:00:00.000Z', doneAt: '2026-11-01T00:00:00.000Z' })).toBe(
    'LATE',
  )
})

it('puts the clock of a phone right, and believes no moment that cannot be', () => {
  const now = Date.parse(NOW)
  const day = 86_400_000
  const done = (at: number, phoneNow: number | null) => doneAtOf(at, phoneNow, NOW)?.doneAt
  expect(done(now - day, now)).toBe('2026-11-20T02:00:00.000Z')
  expect(done(now - 3 * day, now - 2 * day)).toBe('2026-11-20T02:00:00.000Z')
  expect(done(now + day, now + 2 * day)).toBe('2026-11-20T02:00:00.000Z')
  expect(done(now + day, now)).toBe(NOW)
  expect(done(now - day, null)).toBe('2026-11-20T02:00:00.000Z')
  expect(doneAtOf(now + day, now, NOW)?.claimedAt).toBe('2026-11-22T02:00:00.000Z')
  for (const at of [NaN, Infinity, -1, 0, Date.UTC(2019, 11, 31), 9e15, 1e300]) {
    expect(doneAtOf(at, now, NOW)).toBeNull()
  }
})

it('takes no request that hung on its way for a clock that is slow', () => {
  const received = Date.parse(NOW)
  const minute = 60_000
  const first = doneAtOf(received - 40 * minute, received - 20_000, NOW)?.doneAt ?? ''
  const second = doneAtOf(received - 10 * minute, received, NOW)?.doneAt ?? ''
  expect(Date.parse(second) - Date.parse(first)).toBe(30 * minute)
  expect(doneAtOf(received, received - 5 * minute, NOW)?.doneAt).toBe(NOW)
  expect(doneAtOf(received - 10 * minute, received - 6 * minute, NOW)?.doneAt).toBe(
    '2026-11-21T01:56:00.000Z',
  )
  // No request arrives before it is sent: that can only be the clock.
  expect(doneAtOf(received - minute, received + minute, NOW)?.doneAt).toBe(
    '2026-11-21T01:58:00.000Z',
  )
})

it('says what hinders the next attempt', () => {
  const test = (used: number, missedAt: string | null) => {
    const known = facts({ passes: passed('m1', 'm2'), quizzes: [{ slug: 'tes', used, missedAt }] })
    const { finalTest } = progressOf(HEAD, known, NOW)
    return finalTest && hindrance(quizOf('tes', { attempts: 2 }), finalTest)
  }
  expect(test(0, null)).toBeNull()
  expect(test(1, '2026-11-21T01:00:00.000Z')).toBeNull()
  expect(test(1, '2026-11-21T01:00:01.000Z')).toEqual({
    reason: 'COOL_DOWN',
    until: '2026-11-21T02:00:01.000Z',
  })
  expect(test(2, NOW)).toEqual({ reason: 'ATTEMPTS_USED_UP' })
  expect(waitUntil(NOW, 0, NOW)).toBeNull()
})

it('asks for the minimum of the test, or of every module when there is none', () => {
  expect(requiredPasses(HEAD)).toEqual([
    { slug: 'm1', minimum: 0 },
    { slug: 'm2', minimum: 0 },
    { slug: 'tes', minimum: 75 },
  ])
  const alone = { ...HEAD, finalTest: null, passRule: { ...HEAD.passRule, modules: ['m2'] } }
  expect(requiredPasses(alone)).toEqual([{ slug: 'm2', minimum: 75 }])
})

it('takes the mark from the test, or the mean of the modules when there is none', () => {
  const passes = [
    { slug: 'm1', bestScore: 81 },
    { slug: 'm2', bestScore: 90 },
  ]
  expect(markOf(HEAD, passes)).toBeNull()
  expect(markOf(HEAD, [...passes, { slug: 'tes', bestScore: 77 }])).toBe(77)
  expect(markOf({ ...HEAD, finalTest: null }, passes)).toBe(86)
  expect(markOf({ ...HEAD, finalTest: null }, [])).toBeNull()
})

const questionsOf = (count: number, module = 'm1') =>
  Array.from({ length: count }, (_, index) => ({
    id: `${module}-${index}`,
    module,
    stem: '',
    options: ['a', 'b', 'c'].map((id) => ({ id, text: id })),
  }))
const keysOf = (count: number) =>
  Object.fromEntries(
    questionsOf(count).map(({ id }) => [
      id,
      { right: 'b', explanation: '', why: {}, level: 1 as const, objective: '', source: '' },
    ]),
  )

it('counts what is left open, unknown or wrong as not right', () => {
  const { marks, right, score } = grade(questionsOf(6), keysOf(6), {
    'm1-0': 'b',
    'm1-1': 'a',
    'm1-2': 'z',
    'm1-3': 'b',
    'm1-5': '__proto__',
    __proto__: 'b',
  })
  expect(marks.map((mark) => mark.chosen)).toEqual(['b', 'a', null, 'b', null, null])
  expect([right, score]).toEqual([2, 33])
})

it('never gives more than 100 or less than 0, and rounds to whole points', () => {
  assert(
    property(integer({ min: 1, max: 40 }), array(constantFrom('a', 'b')), (count, given) => {
      const answers = Object.fromEntries(
        given.slice(0, count).map((id, index) => [`m1-${index}`, id]),
      )
      const { score } = grade(questionsOf(count), keysOf(count), answers)
      const right = given.slice(0, count).filter((id) => id === 'b').length
      expect(score).toBe(Math.round((100 * right) / count))
    }),
  )
})

const packOf = (drawPerModule: number, shuffle = true): Pack => ({
  format: 1,
  kind: 'test',
  course: { code: 'UJI', title: '' },
  slug: 'tes',
  title: '',
  objective: '',
  jp: { theory: 0, assignment: 0, practice: 0 },
  lessons: [],
  quiz: { ...quizOf('tes'), shuffle, drawPerModule },
  questions: [...questionsOf(8, 'm1'), ...questionsOf(8, 'm2')],
})
const hex = stringMatching(/^[0-9a-f]{64}$/)

it('draws the same paper from the same seed, and as many of each module as asked', () => {
  assert(
    property(hex, integer({ min: 1, max: 8 }), (seed, each) => {
      const paper = drawPaper(packOf(each), seed)
      expect(paper).toEqual(drawPaper(packOf(each), seed))
      expect(new Set(paper.map(({ id }) => id)).size).toBe(2 * each)
      expect(paper.filter(({ module }) => module === 'm1')).toHaveLength(each)
      for (const { options } of paper) {
        expect(options.map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'c'])
      }
    }),
  )
})

it('lets every question and every order come about as often', () => {
  const drawn = new Map<string, number>()
  const first = new Map<string, number>()
  const seeds = Array.from({ length: 2000 }, (_, index) =>
    (BigInt(index + 1) * 0x9e3779b97f4a7c15f39cc0605cedc835n).toString(16).padStart(64, '7'),
  )
  for (const seed of seeds) {
    for (const question of drawPaper(packOf(2), seed)) {
      drawn.set(question.id, (drawn.get(question.id) ?? 0) + 1)
      const [option] = question.options
      first.set(option?.id ?? '', (first.get(option?.id ?? '') ?? 0) + 1)
    }
  }
  expect(drawn.size).toBe(16)
  for (const times of drawn.values()) expect(Math.abs(times - 500)).toBeLessThan(100)
  for (const times of first.values()) expect(Math.abs(times - 2667)).toBeLessThan(200)
})

it('leaves the order alone when a quiz is not shuffled', () => {
  expect(drawPaper(packOf(0, false), '0'.repeat(64))).toEqual(packOf(0).questions)
})

it('makes a UUID of version 8 from a seed', () => {
  assert(
    property(hex, (seed) => {
      expect(uuidFrom(seed)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      )
    }),
  )
})
