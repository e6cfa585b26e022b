import * as contract from '../contract/roster.ts'
import { serve, type App } from '../core/serve.ts'
import { addCadre } from './add-cadre.ts'
import { areaRoutes } from './areas/routes-areas.ts'
import { cohortRoutes } from './cohorts/routes-cohorts.ts'
import { checkRoster } from './check-roster.ts'
import { commitRoster } from './commit-roster.ts'
import { editCadre } from './edit-cadre.ts'
import { endAssignment } from './end-assignment.ts'
import { listFocusVillages, setFocusVillages } from './focus-villages.ts'
import { issueActivationCodes } from './issue-activation-codes.ts'
import { lifeRoutes } from './life/routes-life.ts'
import { messageCodePages } from './message-codes/pages.ts'
import { listCadres, openCadre } from './read-cadres.ts'

export function routes(app: App): void {
  serve(app, contract.checkRoster, checkRoster)
  serve(app, contract.commitRoster, commitRoster)
  serve(app, contract.listCadres, listCadres)
  serve(app, contract.readCadre, openCadre)
  serve(app, contract.addCadre, addCadre)
  serve(app, contract.editCadre, editCadre)
  serve(app, contract.endAssignment, endAssignment)
  serve(app, contract.issueActivationCodes, issueActivationCodes)
  serve(app, contract.setFocusVillages, setFocusVillages)
  serve(app, contract.listFocusVillages, listFocusVillages)
  lifeRoutes(app)
  areaRoutes(app)
  cohortRoutes(app)
  messageCodePages(app)
}
