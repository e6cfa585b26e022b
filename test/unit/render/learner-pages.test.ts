/** What a learner reads on the pages of her course, in whichever runtime they are made. */
import { describe, expect, it } from 'vitest'
import type { CourseHead } from '../../../worker/contract/curriculum.ts'
import type { CourseProgress, QuizPaper } from '../../../worker/contract/learning.ts'
import {
  catalogPage,
  modulePage,
  quizPage,
  type Learner,
  type StoredModule,
} from '../../../site/src/render/index.ts'
import { localPage } from '../../../site/src/render/without-signal.ts'

const ID = '01a2019a-ba9e-799e-8321-bee51df40fab'
const AT = '2026-11-22T05:00:00.000Z'
const LEARNER: Learner = {
  name: 'Siti Aminah',
  sex: 'F',
  isTrained: false,
  zone: 'Asia/Makassar',
  isDemo: false,
}
const HEAD: CourseHead = {
  courseId: ID,
  versionId: ID,
  versionNumber: 1,
  publishedAt: AT,
  code: 'KPM-UJI',
  title: 'Pelatihan',
  summary: '',
  audience: '',
  language: 'id',
  countsAsTrained: true,
  modules: [
    {
      slug: 'satu',
      title: 'Modul satu',
      objective: 'Anda mengenal KPM.',
      jp: { theory: 1, assignment: 0, practice: 2 },
      lessons: [{ slug: 'awal', title: 'Awal' }],
      quiz: {
        slug: 'satu',
        title: 'Modul satu',
        questions: 1,
        passMark: 70,
        attempts: 0,
        coolDownMinutes: 0,
      },
      packHash: 'a',
      packBytes: 1,
    },
  ],
  finalTest: null,
  passRule: { modules: 'all', finalTest: false, minimumMark: 70 },
  review: { required: false, notice: '', by: null, on: null },
}
const progress = (bestScore: number | null): CourseProgress => ({
  head: HEAD,
  modules: [
    {
      slug: 'satu',
      state: bestScore === null ? 'ready' : 'done',
      bestScore,
      attemptsUsed: bestScore === null ? 0 : 1,
      waitUntil: null,
      lessonsRead: bestScore === null ? [] : ['awal'],
    },
  ],
  finalTest: null,
  eligibleAt: null,
  next: { kind: 'lesson', module: 'satu', lesson: 'awal', title: 'Awal' },
})
const stored = (state: StoredModule['state']): StoredModule[] => [
  {
    slug: 'satu',
    title: 'Modul satu',
    state,
    transfer: 5000,
    media: { files: 0, stored: 0, missing: 0 },
  },
]
const PAPER: QuizPaper = {
  courseId: ID,
  versionId: ID,
  slug: 'tes-akhir',
  kind: 'test',
  title: 'Tes akhir',
  attemptId: ID,
  number: 1,
  attempts: 3,
  passMark: 70,
  coolDownMinutes: 60,
  dueAt: AT,
  questions: [],
}

describe('the list of modules', () => {
  const catalog = (of: StoredModule[], isGuess = false) =>
    catalogPage(LEARNER, [progress(null)], { stored: of, isGuess }).main.text
  const MAT = 'class="mat"'
  const PLACE = 'data-simpanan="semua"'

  it('puts what is to be done while there is signal before the long mat, and after it once it is done', () => {
    const missing = catalog(stored('none'))
    expect(missing.indexOf(PLACE)).toBeLessThan(missing.indexOf(MAT))
    const done = catalog(stored('stored'))
    expect(done.indexOf(PLACE)).toBeGreaterThan(done.indexOf(MAT))
  })

  it('keeps the place at the end where the script fills it later, so that nothing jumps', () => {
    const unknown = catalog(stored('none'), true)
    expect(unknown.indexOf(PLACE)).toBeGreaterThan(unknown.indexOf(MAT))
  })

  it('shows the place of what is stored exactly once', () => {
    for (const of of [stored('none'), stored('old'), stored('stored')]) {
      expect(catalog(of).split(PLACE)).toHaveLength(2)
      expect(catalog(of, true).split(PLACE)).toHaveLength(2)
    }
  })
})

describe('a module', () => {
  const page = (best: number | null) => modulePage(LEARNER, progress(best), 'satu').main.text

  it('names the kinds of hours where there is more than one', () => {
    expect(page(null)).toContain('3 jam pelajaran (JP): teori 1, praktik lapangan 2.')
  })

  it('tells the rules of its quiz only while there is something to gain', () => {
    expect(page(80)).toContain('Nilai minimal 70.')
    expect(page(100)).not.toContain('Nilai minimal 70.')
  })
})

describe('the paper of a final test', () => {
  const { text } = quizPage(LEARNER, PAPER).main

  it('says until when it is to be sent, by her own clock', () => {
    expect(text).toContain('Kirim sebelum 13.00 WITA.')
    expect(quizPage(LEARNER, { ...PAPER, dueAt: null }).main.text).not.toContain('Kirim sebelum')
  })

  it('says above the first question that her answers are there again', () => {
    const words = 'Jawaban tadi sudah dipasang lagi.'
    const answers = { q1: 'a' }
    const options = [{ id: 'a', text: 'Ya' }]
    const paper = { ...PAPER, questions: [{ id: 'q1', module: 'satu', stem: 'Benar?', options }] }
    const again = quizPage(LEARNER, paper, { answers, open: [] }).main.text
    expect(again.indexOf(words)).toBeGreaterThan(0)
    expect(again.indexOf(words)).toBeLessThan(again.indexOf('<fieldset'))
    expect(text).toContain('role="status"')
    expect(text).not.toContain(words)
    // What is still open is what she has to hear then.
    expect(quizPage(LEARNER, PAPER, { answers, open: ['q2'] }).main.text).not.toContain(words)
  })

  it('is not called a module', () => {
    expect(text).toContain('Ke halaman tes')
    expect(text).not.toContain('Ke modul')
  })
})

it('does not lead in a circle where she has to sign in first', () => {
  expect(localPage('signIn').main.text).not.toContain('href="/belajar/"')
  expect(localPage('leaving').main.text).not.toContain('href="/belajar/"')
  expect(localPage('needed').main.text).toContain('href="/belajar/"')
})
