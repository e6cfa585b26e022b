import * as contract from '../contract/roster.ts'
import { serve, type App } from '../core/serve.ts'
import { addCadre } from './add-cadre.ts'
import { checkRoster } from './check-roster.ts'
import { commitRoster } from './commit-roster.ts'
import { editCadre } from './edit-cadre.ts'
import { endAssignment } from './end-assignment.ts'
import { listFocusVillages, setFocusVillages } from './focus-villages.ts'
import { issueActivationCodes } from './issue-activation-codes.ts'
import { listCadres, readCadre } from './read-cadres.ts'

export function routes(app: App): void {
  serve(app, contract.checkRoster, checkRoster)
  serve(app, contract.commitRoster, commitRoster)
  serve(app, contract.listCadres, listCadres)
  serve(app, contract.readCadre, readCadre)
  serve(app, contract.addCadre, addCadre)
  serve(app, contract.editCadre, editCadre)
  serve(app, contract.endAssignment, endAssignment)
  serve(app, contract.issueActivationCodes, issueActivationCodes)
  serve(app, contract.setFocusVillages, setFocusVillages)
  serve(app, contract.listFocusVillages, listFocusVillages)
}
