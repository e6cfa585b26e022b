import { describe, expect, it } from 'vitest'
import type { CourseSettings, ReviewState } from '../../../../worker/contract/workshop.ts'
import {
  gatesFor,
  type Standing,
} from '../../../../site/src/features/curriculum/course/may-publish.ts'
import {
  addItems,
  addLesson,
  addModule,
  moved,
  PLAIN_QUIZ,
  readWritten,
  removeModule,
  sendable,
  slugFor,
  toggleFinalTest,
  written,
  type Outline,
} from '../../../../site/src/features/curriculum/course/outline-edit.ts'
import {
  EMPTY_QUESTION,
  quickVersion,
  whatIsMissing,
} from '../../../../site/src/features/curriculum/course/quick-question.ts'
import { itemVersion } from '../../../../worker/contract/items.ts'

const settings: CourseSettings = {
  title: 'Gizi',
  summary: '',
  audience: '',
  countsAsTrained: false,
  validMonths: null,
  refreshes: null,
  finalTest: null,
  passRule: { modules: 'all', finalTest: false, minimumMark: 70 },
}
const empty: Outline = { settings, modules: [] }
const one = addModule(empty, 'GIZI-1', 'Makan sehat')

describe('an address made of a title', () => {
  it('has only small letters, digits and lines between', () => {
    expect(slugFor('Apa itu MP-ASI?', [])).toBe('apa-itu-mp-asi')
    expect(slugFor('???', [])).toBe('bagian')
  })

  it('gets a number when it is taken', () => {
    expect(slugFor('Gizi', ['gizi', 'gizi-2'])).toBe('gizi-3')
  })

  it('is never longer than an address may be', () => {
    const long = addModule(empty, 'A'.repeat(30), 'sangat '.repeat(30))
    expect(long.modules[0]?.slug.length).toBeLessThanOrEqual(60)
  })
})

describe('an outline', () => {
  it('begins a module with one lesson, under an address that other courses do not have', () => {
    expect(one.modules[0]).toMatchObject({ slug: 'makan-sehat-gizi-1', title: 'Makan sehat' })
    expect(one.modules[0]?.lessons).toEqual([{ slug: 'makan-sehat', title: 'Makan sehat' }])
  })

  it('never gives a lesson the address of the quiz', () => {
    const more = addLesson(one, 'makan-sehat-gizi-1', 'Kuis')
    expect(more.modules[0]?.lessons[1]?.slug).toBe('kuis-2')
  })

  it('asks for no module that was removed', () => {
    const [first = ''] = one.modules.map(({ slug }) => slug)
    const named = {
      ...one,
      settings: { ...settings, passRule: { ...settings.passRule, modules: [first] } },
    }
    expect(removeModule(named, first).settings.passRule.modules).toBe('all')
  })

  it('moves an element to any place and keeps all of them', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
    expect(moved(['a'], 4, 0)).toEqual(['a'])
  })

  it('takes a picked question once', () => {
    const items = addItems({ items: [{ code: 'a', for: 'test' }] }, ['a', 'b'])
    expect(items).toEqual([
      { code: 'a', for: 'test' },
      { code: 'b', for: 'quiz' },
    ])
  })

  it('is the same text in whichever order its fields were set', () => {
    const turned = { modules: one.modules, settings: { ...one.settings } }
    expect(written(turned)).toBe(written(one))
    expect(readWritten(written(one))).toEqual(one)
  })

  it('is sent with a name where one is being typed anew', () => {
    const unnamed = { ...one, settings: { ...settings, title: '  ' } }
    expect(sendable(unnamed, 'Tanpa judul').settings.title).toBe('Tanpa judul')
  })

  it('no longer asks for a final test that was taken out', () => {
    const tested = toggleFinalTest(settings, 'GIZI-1', 'Tes akhir')
    expect(tested.finalTest).toMatchObject({ slug: 'tes-gizi-1', passMark: PLAIN_QUIZ.passMark })
    expect(tested.passRule.finalTest).toBe(true)
    expect(toggleFinalTest(tested, 'GIZI-1', 'Tes akhir').passRule.finalTest).toBe(false)
  })
})

describe('the short form of a question', () => {
  const whole = { ...EMPTY_QUESTION, stem: ' Kapan? ', options: ['Satu', '', 'Dua', ' '], right: 2 }

  it('says what is missing, one thing at a time', () => {
    expect(whatIsMissing(EMPTY_QUESTION)).toBe('stem')
    expect(whatIsMissing({ ...whole, options: ['Satu', '', '', ''] })).toBe('options')
    expect(whatIsMissing({ ...whole, right: 1 })).toBe('right')
    expect(whatIsMissing(whole)).toBeNull()
  })

  it('makes a question that the bank takes, without the empty answers', () => {
    const made = itemVersion.parse(quickVersion(whole))
    expect(made.content).toMatchObject({
      type: 'one',
      stem: 'Kapan?',
      options: [
        { text: 'Satu', right: false },
        { text: 'Dua', right: true },
      ],
    })
  })

  it('gives the right answer a letter that does not tell that it stood first', () => {
    const letterOfFirst = (stem: string) => {
      const { content } = quickVersion({ ...whole, stem, right: 0 })
      return content.type === 'one' ? content.options.find(({ right }) => right)?.id : undefined
    }
    const stems = Array.from({ length: 20 }, (_, at) => `Kapan ${at}?`)
    expect(new Set(stems.map(letterOfFirst))).toEqual(new Set(['a', 'b']))
    expect(stems.map(letterOfFirst)).toEqual(stems.map(letterOfFirst))
  })
})

describe('what of publishing is open', () => {
  const review: ReviewState = {
    needed: true,
    is: 'none',
    askedAt: null,
    askedBy: null,
    note: '',
    decidedAt: null,
    decidedBy: null,
    decidedAs: null,
    comment: '',
  }
  const standing: Standing = {
    isWriter: true,
    isPublisher: true,
    isReviewer: false,
    name: 'Sari',
    countsAsTrained: true,
    problems: 0,
    changes: 3,
    review,
  }

  it('waits for the review where one is needed', () => {
    expect(gatesFor(standing).publish).toBe('needsReview')
    expect(gatesFor({ ...standing, review: { ...review, is: 'stale' } }).publish).toBe(
      'needsReview',
    )
    expect(gatesFor({ ...standing, review: { ...review, is: 'approved' } }).publish).toBeNull()
  })

  it('is not for a trainer where the course makes a cadre count as trained', () => {
    expect(gatesFor({ ...standing, isPublisher: false }).publish).toBe('needsPublisher')
    const plain = { ...standing, isPublisher: false, countsAsTrained: false }
    expect(gatesFor({ ...plain, review: { ...review, needed: false } }).publish).toBeNull()
  })

  it('is closed by a fault, and by nothing to publish', () => {
    const approved = { ...standing, review: { ...review, is: 'approved' as const } }
    expect(gatesFor({ ...approved, problems: 1 }).publish).toBe('problems')
    expect(gatesFor({ ...approved, changes: 0 }).publish).toBe('unchanged')
  })

  it('lets nobody decide over what she asked for herself', () => {
    const asked = { ...review, is: 'asked' as const, askedBy: 'Sari' }
    const reviewer = { ...standing, isReviewer: true, review: asked }
    expect(gatesFor(reviewer).decide).toBe('ownAsk')
    expect(gatesFor({ ...reviewer, name: 'Dewi' }).decide).toBeNull()
    expect(gatesFor(standing).decide).toBe('noReviewer')
  })
})
