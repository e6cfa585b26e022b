/**
 * What must be in the record after everything that the phones did, told without looking at the Worker's code: a course of three
 * versions whose right answers are known here, and a plain fold over the events that were written down.
 */
import type { SourceFile } from '../../worker/contract/curriculum.ts'
import type { PhoneEvent } from '../../worker/contract/learning-sync.ts'
import type { Chance } from './bad-network.ts'
import { courseFiles, RIGHT, withFile } from '../factories/course.ts'

export const TEST = 'uji-tes-akhir'
export const QUIZZES = ['uji-satu', 'uji-dua'] as const
export const PASS_MARK = 70
/** Of the second module; the first has no limit but a wait. */
export const LIMIT = 3

/** Question → the right answer. */
export type Keys = Readonly<Record<string, string>>
export type Edition = {
  readonly files: readonly SourceFile[]
  readonly lessons: Readonly<Record<string, readonly string[]>>
  readonly quizzes: Readonly<Record<string, Keys>>
}

const allRight = (...ids: string[]): Keys => Object.fromEntries(ids.map((id) => [id, RIGHT]))
/** Of the final test, the same in every version; a paper draws two of each module. */
export const TEST_KEYS = allRight(
  'uji-satu-t1',
  'uji-satu-t2',
  'uji-satu-t3',
  'uji-dua-t1',
  'uji-dua-t2',
  'uji-dua-t3',
)

const first = [
  ['uji-satu', 'attempts: 0, coolDownMinutes: 60'] as const,
  ['uji-dua', `attempts: ${LIMIT}, coolDownMinutes: 0`] as const,
].reduce(
  (files, [module, rule]) =>
    withFile(files, `${module}/module.yaml`, (text) =>
      text.replace('attempts: 0, coolDownMinutes: 0', rule),
    ),
  courseFiles({ passMark: PASS_MARK, prefix: 'uji-', test: { attempts: 3 } }),
)

/** Another option is right in a question that stays, a question and a lesson are new. */
const second = withFile(
  withFile(
    withFile(first, 'uji-satu/soal.yaml', (text) => {
      const [one = '', ...others] = text.split(/^(?=- id: )/m)
      const turned = one
        .replace('Pilihan dua uji-satu-k1, right: true', 'Pilihan dua uji-satu-k1, right: false')
        .replace('Pilihan tiga uji-satu-k1, right: false', 'Pilihan tiga uji-satu-k1, right: true')
      return turned + one.replaceAll('uji-satu-k1', 'uji-satu-k4') + others.join('')
    }),
    'uji-satu/module.yaml',
    (text) => text.replace('[awal, akhir]', '[awal, tambahan, akhir]'),
  ).concat([{ path: 'uji-satu/tambahan.md', text: '# Tambahan\n\nKalimat baru.\n' }]),
  'course.yaml',
  (text) => text,
)
/** A question is gone, one has two right answers, and one asks for a number. */
const third = withFile(second, 'uji-dua/soal.yaml', (text) =>
  text
    .split(/^(?=- id: )/m)
    .filter((item) => !item.startsWith('- id: uji-dua-k3'))
    .map((item) =>
      item.startsWith('- id: uji-dua-k2')
        ? item.replace('  stem:', '  type: many\n  stem:').replace('right: false', 'right: true')
        : item,
    )
    .concat(
      `- id: uji-dua-k4
  for: quiz
  level: 1
  objective: Tujuan
  source: Sumber
  type: number
  stem: Berapa?
  value: 23.5
  tolerance: 0.5
  unit: cm
  explanation: Pembahasan
`,
    )
    .join(''),
)

const lessons = { 'uji-satu': ['awal', 'akhir'], 'uji-dua': ['awal', 'akhir'] }
const more = { ...lessons, 'uji-satu': ['awal', 'tambahan', 'akhir'] }
const oldSatu = allRight('uji-satu-k1', 'uji-satu-k2', 'uji-satu-k3')
const newSatu = { ...oldSatu, 'uji-satu-k1': 'c', 'uji-satu-k4': RIGHT }
export const EDITIONS: readonly Edition[] = [
  {
    files: first,
    lessons,
    quizzes: { 'uji-satu': oldSatu, 'uji-dua': allRight('uji-dua-k1', 'uji-dua-k2', 'uji-dua-k3') },
  },
  {
    files: second,
    lessons: more,
    quizzes: { 'uji-satu': newSatu, 'uji-dua': allRight('uji-dua-k1', 'uji-dua-k2', 'uji-dua-k3') },
  },
  {
    files: third,
    lessons: more,
    quizzes: {
      'uji-satu': newSatu,
      'uji-dua': { ...allRight('uji-dua-k1'), 'uji-dua-k2': `a+${RIGHT}`, 'uji-dua-k4': '23.5' },
    },
  },
]

export type Expected = {
  /** Event → null, or why it cannot count. */
  readonly outcomes: Map<string, string | null>
  /** `module/lesson` */
  readonly lessons: Set<string>
  /** Quiz → the attempts that count and their marks. */
  readonly attempts: Map<string, Map<string, number>>
  readonly best: Map<string, number>
  isEligible: boolean
}

export type World = {
  /** Of published versions, by id. */
  readonly editions: ReadonlyMap<string, Edition>
  /** Attempt → the questions of the paper that was started. */
  readonly papers: ReadonlyMap<string, readonly string[]>
}

/** All events of one cadre, those of one phone in their order. */
export function foldModel(events: readonly PhoneEvent[], world: World): Expected {
  const expected: Expected = {
    outcomes: new Map(),
    lessons: new Set(),
    attempts: new Map(),
    best: new Map(),
    isEligible: false,
  }
  for (const event of events) expected.outcomes.set(event.id, decide(event, world, expected))
  const isBest = (slug: string) => (expected.best.get(slug) ?? 0) >= PASS_MARK
  expected.isEligible = [...QUIZZES, TEST].every(isBest)
  return expected
}

function decide(event: PhoneEvent, world: World, expected: Expected): string | null {
  if (event.type === 'lesson.finished') {
    const { module, lesson } = event.body
    const known = [...world.editions.values()].some((edition) =>
      edition.lessons[module]?.includes(lesson),
    )
    if (known) expected.lessons.add(`${module}/${lesson}`)
    return known ? null : 'NOT_FOUND'
  }
  const edition = world.editions.get(event.body.versionId)
  const { slug } = event.body
  const keys = slug === TEST ? TEST_KEYS : edition?.quizzes[slug]
  if (edition === undefined || keys === undefined) return 'NOT_FOUND'
  if (event.type === 'question.reported') return event.body.question in keys ? null : 'NOT_FOUND'

  const attempts = expected.attempts.get(slug) ?? new Map<string, number>()
  if (slug === 'uji-dua' && attempts.size >= LIMIT) return 'ATTEMPTS_USED_UP'
  const asked = slug === TEST ? (world.papers.get(event.id) ?? []) : Object.keys(keys)
  const { answers } = event.body
  if (Object.keys(answers).some((id) => !asked.includes(id))) return 'INPUT_INVALID'
  const right = asked.filter((id) => answers[id] === keys[id]).length
  const score = Math.round((right * 100) / asked.length)
  expected.attempts.set(slug, attempts.set(event.id, score))
  if (score >= PASS_MARK) {
    expected.best.set(slug, Math.max(score, expected.best.get(slug) ?? 0))
  }
  return null
}

/** A good pupil or a bad one; some questions are left open. */
export function answersTo(
  ids: readonly string[],
  keys: Keys,
  chance: Chance,
): Record<string, string> {
  const skill = chance.pick([0.3, 0.8, 1])
  const answered = ids.filter(() => !chance.is(0.05))
  return Object.fromEntries(
    answered.map((id) => [id, chance.is(skill) ? (keys[id] ?? 'a') : chance.pick(['a', 'x'])]),
  )
}

/** To compare what has no order. */
export function sorted(list: readonly unknown[]): string[] {
  return list.map((item) => JSON.stringify(item)).toSorted()
}
