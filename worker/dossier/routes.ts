import type { App } from '../core/serve.ts'
import { routesBundle } from './bundle/routes-bundle.ts'
import { routesStatements } from './statements/routes-statements.ts'

export function routes(app: App): void {
  routesStatements(app)
  routesBundle(app)
}
