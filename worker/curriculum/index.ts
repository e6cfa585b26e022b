/** The door of the curriculum room. */
export { addMedium } from './add-medium.ts'
export { lintsOf } from './bank/lints.ts'
export { compileCourse } from './compile/compile.ts'
export { MATERIALS } from './compile/compile-materials.ts'
export { readDrawings } from './compile/compile-module.ts'
export { readItems } from './compile/item-source.ts'
export type { LessonHtml } from './compile/markdown.ts'
export { renderKept } from './compile/render-kept.ts'
export { gzipBytes } from './compile/seal.ts'
export { askReview } from './draft/ask-review.ts'
export { decideReview } from './draft/decide-review.ts'
export { readChanges } from './draft/read-changes.ts'
export { readOutline } from './draft/read-outline.ts'
export { saveOutline } from './draft/save-outline.ts'
export { startCourse } from './draft/start-course.ts'
export { readLocalCards } from './local-facts/read-shown.ts'
export { importCourse } from './course-file/import-course.ts'
export { publishCourse, type Published } from './publish-course.ts'
export {
  findHead,
  findNewest,
  getGraded,
  getHead,
  getPack,
  hasLesson,
  listCourses,
  listHeads,
  listOffers,
  listTaught,
  readCourse,
  readFormerLessons,
  readGraded,
  readVersions,
  type Graded,
  type Offer,
} from './read-course.ts'
export { transferOf } from './read-catalog.ts'
export { readMessages, type ModuleMessages } from './read-messages.ts'
export { readSheets, type Sheet } from './read-sheets.ts'
export { routes } from './routes.ts'
export { saveDraft, type DraftInput } from './save-draft.ts'
export {
  findCourse,
  findCourseByCode,
  findNumbered,
  listPublished,
  listRuled,
  listVersionTitles,
  type CourseRow,
  type LessonOwner,
} from './store.ts'
export { listAsked, type Asked } from './store-asked.ts'
export { inLearnersOrder, ownersFor } from './rules.ts'
