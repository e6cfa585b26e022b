import * as contract from '../../contract/cohorts.ts'
import { serve, type App } from '../../core/serve.ts'
import { addCohortMembers, moveCohortMembers, removeCohortMembers } from './change-members.ts'
import { listCohorts, readCohort, suggestCohortMembers } from './read-cohorts.ts'
import { readWhatsappNumbers } from './read-whatsapp-numbers.ts'
import { saveCohort, setCohortState } from './save-cohort.ts'

export function cohortRoutes(app: App): void {
  serve(app, contract.listCohorts, listCohorts)
  serve(app, contract.readCohort, readCohort)
  serve(app, contract.saveCohort, saveCohort)
  serve(app, contract.setCohortState, setCohortState)
  serve(app, contract.addCohortMembers, addCohortMembers)
  serve(app, contract.removeCohortMembers, removeCohortMembers)
  serve(app, contract.moveCohortMembers, moveCohortMembers)
  serve(app, contract.suggestCohortMembers, suggestCohortMembers)
  serve(app, contract.readWhatsappNumbers, readWhatsappNumbers)
}
