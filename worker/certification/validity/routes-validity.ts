import * as contract from '../../contract/validity.ts'
import { serve, type App } from '../../core/serve.ts'
import { listBehind, listCourseChanges } from './list-course-changes.ts'
import { listEnds } from './list-ends.ts'
import { markSent } from './mark-sent.ts'

export function validityRoutes(app: App): void {
  serve(app, contract.listEnds, (ctx, { district }) => listEnds(ctx, district))
  serve(app, contract.markSent, (ctx, input) => markSent(ctx, input))
  serve(app, contract.listCourseChanges, (ctx, { district }) => listCourseChanges(ctx, district))
  serve(app, contract.listBehind, (ctx, { district, courseId }) =>
    listBehind(ctx, district, courseId),
  )
}
