import * as contract from '../../contract/workshop.ts'
import { serve, type App } from '../../core/serve.ts'
import { askReview } from './ask-review.ts'
import { decideReview } from './decide-review.ts'
import { listFacts } from './list-facts.ts'
import { listWorkshop } from './list-workshop.ts'
import { previewLesson } from './preview-lesson.ts'
import { readChanges } from './read-changes.ts'
import { listRevisions, readLesson, watchLesson } from './read-lesson.ts'
import { readOutline } from './read-outline.ts'
import { saveLesson } from './save-lesson.ts'
import { saveOutline } from './save-outline.ts'
import { startCourse } from './start-course.ts'
import { withdrawCourse } from './withdraw-course.ts'

export function draftRoutes(app: App): void {
  serve(app, contract.listWorkshop, listWorkshop)
  serve(app, contract.startCourse, startCourse)
  serve(app, contract.readOutline, readOutline)
  serve(app, contract.saveOutline, saveOutline)
  serve(app, contract.readLesson, readLesson)
  serve(app, contract.saveLesson, saveLesson)
  serve(app, contract.watchLesson, watchLesson)
  serve(app, contract.listRevisions, listRevisions)
  serve(app, contract.previewLesson, previewLesson)
  serve(app, contract.readChanges, readChanges)
  serve(app, contract.askReview, askReview)
  serve(app, contract.decideReview, decideReview)
  serve(app, contract.withdrawCourse, withdrawCourse)
  serve(app, contract.listFacts, listFacts)
}
