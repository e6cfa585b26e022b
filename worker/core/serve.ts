/**
 * Mounts one endpoint of the contract: the input is parsed before the handler sees it, and what the handler
 * returns is of the reply's type. Unknown input fields are refused (the contract's objects are strict).
 */
import type { Context as Hc, Hono } from 'hono'
import { API, type Endpoint, type InputOf, type ReplyOf } from '../contract/endpoint.ts'
import { readBody } from './body.ts'
import type { Context, Env } from './context.ts'
import { Refusal } from './refusal.ts'

/** Told of every answer before it leaves, with the parsed input. What it throws is answered instead. */
export type Looker = (
  ctx: Context,
  endpoint: Endpoint,
  input: unknown,
  reply?: unknown,
) => Promise<void>
export type AppEnv = { Bindings: Env; Variables: { ctx: Context; code: string; look: Looker } }
export type App = Hono<AppEnv>

const MAX_BODY = 4_000_000

export function serve<E extends Endpoint>(
  app: App,
  endpoint: E,
  handle: (ctx: Context, input: InputOf<E>, http: Hc<AppEnv>) => Promise<ReplyOf<E>>,
): void {
  app.on(endpoint.method, `${API}${endpoint.path}`, async (http) => {
    const given =
      endpoint.method === 'GET' ? http.req.query() : await readJson(http, endpoint.maxBody)
    const parsed = endpoint.input.safeParse({ ...given, ...http.req.param() })
    if (!parsed.success) {
      throw new Refusal('INPUT_INVALID', {
        issues: parsed.error.issues.slice(0, 20).map((issue) => ({
          path: issue.path.join('.'),
          message: issue.code,
        })),
      })
    }
    // Safe: `parsed.data` is the output of this endpoint's own schema.
    const reply = await handle(http.var.ctx, parsed.data as InputOf<E>, http)
    await http.var.look(http.var.ctx, endpoint, parsed.data, reply)
    return http.json(reply)
  })
}

async function readJson(
  http: Hc<AppEnv>,
  limit: number = MAX_BODY,
): Promise<Record<string, unknown>> {
  if (!(http.req.header('content-type') ?? '').startsWith('application/json')) {
    throw new Refusal('BODY_NOT_JSON')
  }
  const text = await (await readBody(http.req.raw, limit)).text()
  try {
    const body: unknown = JSON.parse(text)
    if (body !== null && typeof body === 'object' && !Array.isArray(body)) {
      return body as Record<string, unknown>
    }
  } catch {
    // falls through: the same answer as for JSON that is no object
  }
  throw new Refusal('BODY_NOT_JSON')
}
