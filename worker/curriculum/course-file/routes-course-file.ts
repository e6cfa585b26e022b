import * as bank from '../../contract/bank.ts'
import * as contract from '../../contract/course-file.ts'
import { serve, type App } from '../../core/serve.ts'
import { compareCourse } from './compare-course.ts'
import { exportCourse } from './export-course.ts'
import { importCourse } from './import-course.ts'
import { readForPrint } from './read-for-print.ts'

export function courseFileRoutes(app: App): void {
  serve(app, contract.compareCourse, compareCourse)
  serve(app, bank.importCourse, importCourse)
  serve(app, bank.exportCourse, exportCourse)
  serve(app, contract.readForPrint, readForPrint)
}
