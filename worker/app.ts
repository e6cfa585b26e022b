/** Builds the application: the way every request takes, and the rooms' routes. The only file that knows all rooms. */
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import * as audit from './audit/index.ts'
import * as certification from './certification/index.ts'
import { ENDPOINTS } from './contract/all.ts'
import { readHealth } from './contract/core.ts'
import { API } from './contract/endpoint.ts'
import { contextOf, type Context } from './core/context.ts'
import { DATA_CSP, withSecurityHeaders } from './core/headers.ts'
import { consoleLog } from './core/log.ts'
import { openApi } from './core/openapi.ts'
import { respondRefused } from './core/page.ts'
import { asRefusal, problemBody, statusOf } from './core/problem.ts'
import { Refusal } from './core/refusal.ts'
import { SettingsError } from './core/secrets.ts'
import { serve, type App, type AppEnv } from './core/serve.ts'
import { DOORS, mayKnock, SHIELD_SECONDS } from './core/shield.ts'
import { sql } from './core/db.ts'
import * as curriculum from './curriculum/index.ts'
import * as dossier from './dossier/index.ts'
import * as fieldwork from './fieldwork/index.ts'
import * as identity from './identity/index.ts'
import * as learning from './learning/index.ts'
import * as meetings from './meetings/index.ts'
import * as privacy from './privacy/index.ts'
import * as regions from './regions/index.ts'
import * as reporting from './reporting/index.ts'
import * as roster from './roster/index.ts'

export const VERSION = '0.1.0'

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

export function buildApp(): App {
  const app: App = new Hono<AppEnv>({ strict: false })

  app.use(async (http, next) => {
    const started = Date.now()
    const anonymous = contextOf(http.env, { actor: { kind: 'public' } })
    http.set('ctx', anonymous)
    http.set('code', '')
    http.set('look', audit.logLook)
    await next()
    http.res = withSecurityHeaders(http.res, anonymous.requestId)
    const { ctx } = http.var
    ctx.log({
      event: 'request',
      requestId: ctx.requestId,
      method: http.req.method,
      route: http.req.routePath,
      status: http.res.status,
      code: http.var.code,
      actor: ctx.actor.kind,
      // Of cadres nothing: their ids would outlive them here.
      account: ctx.actor.kind === 'staff' ? ctx.actor.accountId : null,
      ms: Date.now() - started,
      queries: ctx.db.meter.queries,
      rowsRead: ctx.db.meter.rowsRead,
      rowsWritten: ctx.db.meter.rowsWritten,
    })
  })
  app.use(csrf())
  shieldDoors(app)
  app.use(async (http, next) => {
    const { ctx } = http.var
    const { protocol, hostname } = new URL(http.req.url)
    const isHere = LOOPBACK.test(hostname)
    if (ctx.secrets.forDemo && !isHere) throw new Refusal('DEMO_SECRETS')
    // Not led on: a program that calls in the clear by mistake must see it. A proxy that ends TLS says that it did.
    // Of several in a row, the first is the one that met the browser.
    const [seen = ''] = (http.req.header('x-forwarded-proto') ?? '').split(',')
    const isClear = protocol === 'http:' && seen.trim().toLowerCase() !== 'https'
    if (isClear && !isHere && http.req.path.startsWith('/api/')) throw new Refusal('HTTPS_NEEDED')
    const actor = await identity.readActor(ctx.db, ctx.clock, http.req.header('cookie') ?? '')
    http.set('ctx', { ...ctx, actor })
    await next()
  })
  openToAll(app)

  serve(app, readHealth, async (ctx) => {
    const newest = await ctx.db.first<{ name: string }>(
      sql`select name from d1_migrations order by id desc limit 1`,
    )
    return { status: 'ok' as const, version: VERSION, schema: newest?.name ?? 'none' }
  })
  app.get('/api/openapi.json', (http) => http.json(openApi(ENDPOINTS, VERSION)))
  for (const room of [
    regions,
    identity,
    roster,
    curriculum,
    learning,
    meetings,
    fieldwork,
    certification,
    reporting,
    dossier,
    audit,
    privacy,
  ]) {
    room.routes(app)
  }

  app.notFound((http) => {
    if (http.req.path.startsWith('/api/'))
      return problem(http.var.ctx.requestId, new Refusal('ADDRESS_UNKNOWN'))
    return http.env.ASSETS.fetch(http.req.raw)
  })
  app.onError((error, http) => {
    // Safe: the first of all handlers sets it, unless the deployment's settings are not as they must be.
    const ctx = http.var.ctx as Context | undefined
    if (ctx === undefined) {
      const why = error instanceof SettingsError ? error.message : error.name
      consoleLog({ event: 'settings.refused', requestId: '', why })
      return withSecurityHeaders(problem('', new Refusal('UNEXPECTED')), '')
    }
    const refusal = asRefusal(error, ctx.log, ctx.requestId)
    http.set('code', refusal.code)
    return problem(ctx.requestId, refusal)
  })
  return app
}

/** Before anything is read of the database. */
function shieldDoors(app: App): void {
  for (const door of DOORS) {
    app.on(door.method, door.path, async (http, next) => {
      if (await mayKnock(http, door)) return next()
      const refusal = new Refusal('TOO_FAST')
      http.set('code', refusal.code)
      const answer = http.req.path.startsWith('/api/')
        ? problem(http.var.ctx.requestId, refusal)
        : await respondRefused(http, refusal)
      answer.headers.set('retry-after', String(SHIELD_SECONDS))
      return answer
    })
  }
}

/** Public machine addresses answer any origin and its preflight, and read no cookie. */
function openToAll(app: App): void {
  const open = Object.values(ENDPOINTS).filter((endpoint) => endpoint.open === true)
  for (const path of [
    ...open.map((endpoint) => `${API}${endpoint.path}`),
    '/api/openapi.json',
    '/c/:file',
    '/c/:id/bukti.json',
    '/bukti/:file',
    '/log/*',
    '/.well-known/did.json',
    '/issuers.json',
    '/issuers/:district/did.json',
    '/status/:district/:list',
    '/courses/:code/:version',
    '/catalog.json',
    '/pack/:file',
  ]) {
    app.use(path, async (http, next) => {
      const origin = { 'access-control-allow-origin': '*' }
      if (http.req.method === 'OPTIONS') {
        const headers = { ...origin, 'access-control-allow-headers': '*' }
        return new Response(null, { status: 204, headers })
      }
      await next()
      // A copy: the headers of the page for what is not there cannot be set.
      const answer = new Response(http.res.body, http.res)
      for (const [name, value] of Object.entries(origin)) answer.headers.set(name, value)
      http.res = answer
    })
  }
}

function problem(requestId: string, refusal: Refusal): Response {
  return Response.json(problemBody(refusal, requestId), {
    status: statusOf(refusal.code),
    headers: { 'cache-control': 'no-store', 'content-security-policy': DATA_CSP },
  })
}
