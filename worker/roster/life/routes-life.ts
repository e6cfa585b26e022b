import * as contract from '../../contract/roster-life.ts'
import { serve, type App } from '../../core/serve.ts'
import { listVacancies } from './list-vacancies.ts'
import { mergeCadres, undoMerge } from './merge-cadres.ts'
import { moveAssignment } from './move-assignment.ts'
import { readCadreLinks } from './read-links.ts'
import { readVillageLines } from './read-village-lines.ts'

export function lifeRoutes(app: App): void {
  serve(app, contract.mergeCadres, mergeCadres)
  serve(app, contract.undoMerge, undoMerge)
  serve(app, contract.moveAssignment, moveAssignment)
  serve(app, contract.readCadreLinks, readCadreLinks)
  serve(app, contract.listVacancies, listVacancies)
  serve(app, contract.readVillageLines, readVillageLines)
}
