import * as contract from '../contract/privacy.ts'
import * as secrets from '../contract/secrets.ts'
import { serve, type App } from '../core/serve.ts'
import { findAffected } from './affected.ts'
import { countRequests, endUse, listRequests, recordRequest, setRequestState } from './answer.ts'
import { pages } from './pages.ts'
import { readRotations } from './rotate-secrets.ts'
import { readRetention, setRetention } from './retention.ts'

export function routes(app: App): void {
  serve(app, contract.listRequests, listRequests)
  serve(app, contract.countRequests, countRequests)
  serve(app, contract.recordRequest, recordRequest)
  serve(app, contract.setRequestState, setRequestState)
  serve(app, contract.endUse, endUse)
  serve(app, contract.readRetention, readRetention)
  serve(app, contract.setRetention, setRetention)
  serve(app, contract.findAffected, findAffected)
  serve(app, secrets.readRotations, readRotations)
  pages(app)
}
