import * as practice from '../contract/fieldwork.ts'
import * as plans from '../contract/plans.ts'
import { serve, type App } from '../core/serve.ts'
import { addFollowUp, returnPlan, signPlan } from './follow-plan.ts'
import { pages } from './pages.ts'
import { listPlans, readPlan } from './read-plans.ts'
import {
  exportPractice,
  listPractice,
  readCadrePractice,
  readPracticeBook,
} from './read-practice.ts'
import { takePractice } from './take-practice.ts'

export function routes(app: App): void {
  pages(app)
  serve(app, practice.readPracticeBook, readPracticeBook)
  serve(app, practice.takePractice, takePractice)
  serve(app, practice.listPractice, listPractice)
  serve(app, practice.exportPractice, exportPractice)
  serve(app, practice.readCadrePractice, readCadrePractice)
  serve(app, plans.listPlans, listPlans)
  serve(app, plans.readPlan, readPlan)
  serve(app, plans.addFollowUp, addFollowUp)
  serve(app, plans.signPlan, signPlan)
  serve(app, plans.returnPlan, returnPlan)
}
