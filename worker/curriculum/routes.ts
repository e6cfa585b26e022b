import * as contract from '../contract/curriculum.ts'
import { readMaterials as materials } from '../contract/materials.ts'
import { serve, type App } from '../core/serve.ts'
import { addMedium } from './add-medium.ts'
import { bankRoutes } from './bank/routes-bank.ts'
import { courseFileRoutes } from './course-file/routes-course-file.ts'
import { draftRoutes } from './draft/routes-draft.ts'
import { localFactRoutes } from './local-facts/routes-local-facts.ts'
import { messagePages } from './message-pages.ts'
import { pages } from './pages.ts'
import { publishCourse } from './publish-course.ts'
import { listCourses, readCourse, readPack } from './read-course.ts'
import { readDraft } from './read-draft.ts'
import { readMaterials } from './read-materials.ts'
import { saveDraft } from './save-draft.ts'

export function routes(app: App): void {
  serve(app, contract.saveDraft, saveDraft)
  serve(app, contract.readDraft, (ctx, { code }) => readDraft(ctx, code))
  serve(app, contract.publishCourse, publishCourse)
  serve(app, contract.listCourses, async (ctx, { area }) => ({
    courses: await listCourses(ctx, area),
  }))
  serve(app, contract.readCourse, async (ctx, { courseId }) => ({
    head: await readCourse(ctx, courseId),
  }))
  serve(app, contract.readPack, async (ctx, input) => ({ pack: await readPack(ctx, input) }))
  serve(app, materials, readMaterials)
  serve(app, contract.addMedium, addMedium)
  draftRoutes(app)
  bankRoutes(app)
  courseFileRoutes(app)
  localFactRoutes(app)
  pages(app)
  messagePages(app)
}
