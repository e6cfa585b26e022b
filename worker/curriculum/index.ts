/** The door of the curriculum room. */
export { addMedium } from './add-medium.ts'
export { publishCourse, type Published } from './publish-course.ts'
export {
  findHead,
  getGraded,
  getHead,
  getPack,
  listCourses,
  listHeads,
  readCourse,
  readGraded,
  readVersions,
  type Graded,
} from './read-course.ts'
export { routes } from './routes.ts'
export { saveDraft, type DraftInput } from './save-draft.ts'
export { findCourse, findCourseByCode, type CourseRow } from './store.ts'
