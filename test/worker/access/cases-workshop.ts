/** The cases of the workshop: a district's own draft, so that another district's people must not find it. */
import { startCourse } from '../../../worker/curriculum/draft/start-course.ts'
import { newUuid } from '../../factories/certification.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import type { Permission } from '../../../worker/core/access.ts'
import type { Case } from './cases.ts'

const AREA = '35.08'
export const DRAFT_ID = '01980000-0000-7000-8000-000000000001'
const LESSON = { courseId: DRAFT_ID, module: 'bengkel-modul-1', lesson: 'pelajaran-1' }

export async function makeDraft(): Promise<void> {
  await startCourse(contextFor(SYSTEM), {
    courseId: DRAFT_ID,
    area: AREA,
    title: 'Bengkel',
    code: 'BENGKEL',
  })
}

const of = (who: Permission, input: Record<string, unknown>): Case => ({
  who,
  area: AREA,
  input: () => input,
})

const QUIZ = {
  passMark: 70,
  attempts: 0,
  coolDownMinutes: 0,
  shuffle: true,
  minutes: 0,
  feedback: 'now',
  closesOn: null,
  draw: [],
}

export const WORKSHOP_CASES: Readonly<Record<string, Case>> = {
  listWorkshop: of('course.readDraft', { area: AREA }),
  startCourse: {
    who: 'course.draft',
    area: AREA,
    input: () => ({ courseId: newUuid(), area: AREA, title: 'Pelatihan baru' }),
  },
  // A sub-district uses what its district has.
  readMaterials: { who: 'course.read', area: `${AREA}.01`, input: () => ({ courseId: DRAFT_ID }) },
  readOutline: of('course.readDraft', { courseId: DRAFT_ID }),
  saveOutline: of('course.draft', {
    courseId: DRAFT_ID,
    version: 99,
    settings: {
      title: 'Bengkel',
      summary: '',
      audience: '',
      countsAsTrained: false,
      validMonths: null,
      refreshes: null,
      finalTest: null,
      passRule: { modules: 'all', finalTest: false, minimumMark: 70 },
    },
    modules: [
      {
        slug: LESSON.module,
        title: 'Modul 1',
        objective: '',
        jp: { theory: 1, assignment: 0, practice: 0 },
        quiz: QUIZ,
        lessons: [{ slug: LESSON.lesson, title: 'Pelajaran 1' }],
        items: [],
      },
    ],
  }),
  readLesson: of('course.readDraft', LESSON),
  saveLesson: of('course.draft', { ...LESSON, text: '# Lain\n', version: 99 }),
  watchLesson: of('course.readDraft', LESSON),
  listRevisions: of('course.readDraft', LESSON),
  previewLesson: of('course.readDraft', { ...LESSON, text: '# Lain\n' }),
  readChanges: of('course.readDraft', { courseId: DRAFT_ID }),
  askReview: of('course.askReview', { courseId: DRAFT_ID, note: '' }),
  decideReview: of('course.review', {
    courseId: DRAFT_ID,
    contentHash: 'x',
    approved: true,
    as: 'Bidan',
    comment: '',
  }),
  withdrawCourse: of('course.withdraw', { courseId: DRAFT_ID, withdrawn: true, reason: 'Uji.' }),
  listFacts: of('course.readDraft', { area: AREA }),
}
