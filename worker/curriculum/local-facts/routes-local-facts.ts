import * as contract from '../../contract/local-facts.ts'
import { serve, type App } from '../../core/serve.ts'
import { decideLocalFact } from './decide-card.ts'
import { endLocalFact } from './end-card.ts'
import { listLocalFacts } from './list-cards.ts'
import { proposeLocalFact } from './propose-card.ts'

export function localFactRoutes(app: App): void {
  serve(app, contract.listLocalFacts, listLocalFacts)
  serve(app, contract.proposeLocalFact, proposeLocalFact)
  serve(app, contract.decideLocalFact, decideLocalFact)
  serve(app, contract.endLocalFact, endLocalFact)
}
