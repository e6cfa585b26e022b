/** The Worker: requests go to the app, the clock to the jobs. */
import { buildApp } from './app.ts'
import { contextOf, type Env } from './core/context.ts'
import { runHourly } from './jobs.ts'

const app = buildApp()

export default {
  fetch: (request, env, execution) => app.fetch(request, env, execution),
  async scheduled(_event, env) {
    await runHourly(contextOf(env, { actor: { kind: 'system', job: 'hourly' } }))
  },
} satisfies ExportedHandler<Env>
