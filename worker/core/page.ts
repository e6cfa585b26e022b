/**
 * Serves an HTML page: the static shell that Astro built, with its slots filled by the pure renderers of `site/src/render`.
 * A refusal becomes a page in plain words with the same status that the API would give.
 */
import type { Context as Hc } from 'hono'
import type * as z from 'zod/mini'
import { fillShell, problemPage, type Filling, type Html } from '../../site/src/render/index.ts'
import type { Page } from '../contract/page.ts'
import { readBody } from './body.ts'
import type { Context } from './context.ts'
import { asRefusal, statusOf } from './problem.ts'
import { Refusal } from './refusal.ts'
import type { App, AppEnv } from './serve.ts'

export type Shell =
  | 'kader'
  | 'publik'
  | 'petugas'
  | 'kabupaten'
  | 'periksa'
  | 'sertifikat'
  | 'bukti'
  | 'pesan'
  | 'lapangan'
  | 'syarat'
  | 'data'

type Status = 200 | ReturnType<typeof statusOf>

export type Rendered = Filling & {
  readonly shell: Shell
  /** Goes into the head of the shells that have a place for it. */
  readonly head?: Html
  readonly status?: Status
  readonly headers?: Readonly<Record<string, string>>
}

type FormOf<P extends Page> = P extends { form: infer F extends z.ZodMiniType }
  ? z.output<F>
  : object

const MAX_FORM = 100_000

/** Mounts a page. The handler returns what fills the shell, or a Response of its own (a redirect, a file). */
export function servePage<P extends Page>(
  app: App,
  page: P,
  handle: (ctx: Context, form: FormOf<P>, http: Hc<AppEnv>) => Promise<Rendered | Response>,
): void {
  app.on(page.method, page.path, async (http) => {
    const { ctx } = http.var
    try {
      const reply = await handle(ctx, await readForm(page, http), http)
      return reply instanceof Response ? reply : await respond(http, reply)
    } catch (error) {
      const refusal = asRefusal(error, ctx.log, ctx.requestId)
      http.set('code', refusal.code)
      if (refusal.code === 'SIGN_IN_NEEDED') return http.redirect('/masuk/', 303)
      return respondRefused(http, refusal)
    }
  })
}

/** A refusal as a page in plain words. */
export function respondRefused(http: Hc<AppEnv>, { code, detail }: Refusal): Promise<Response> {
  return respond(http, { shell: 'publik', ...problemPage(code, detail) }, statusOf(code))
}

async function readForm<P extends Page>(page: P, http: Hc<AppEnv>): Promise<FormOf<P>> {
  if (page.form === undefined) return {} as FormOf<P>
  let given: Record<string, unknown> = http.req.query()
  if (page.method === 'POST') given = await readFields(http.req.raw, page.join)
  const parsed = page.form.safeParse({ ...given, ...http.req.param() })
  if (!parsed.success) {
    throw new Refusal('INPUT_INVALID', {
      issues: parsed.error.issues.map((issue) => ({
        path: issue.path.join('.'),
        message: issue.code,
      })),
    })
  }
  // Safe: the output of this page's own schema.
  return parsed.data as FormOf<P>
}

/** The last of each name, or all of them joined; refuses INPUT_INVALID what calls itself a form and is none. */
async function readFields(request: Request, join?: string): Promise<Record<string, unknown>> {
  const sent = await readBody(request, MAX_FORM)
  const form = await sent.formData().catch(() => null)
  if (form === null) throw new Refusal('INPUT_INVALID')
  if (join === undefined) return Object.fromEntries(form)
  const textOf = (name: string) => {
    const values = form.getAll(name)
    return values.every((value) => typeof value === 'string') ? values.join(join) : values
  }
  return Object.fromEntries(Array.from(form.keys(), (name) => [name, textOf(name)]))
}

async function respond(
  http: Hc<AppEnv>,
  rendered: Rendered,
  status: Status = rendered.status ?? 200,
): Promise<Response> {
  const { actor } = http.var.ctx
  // What others may get out of a cache names nobody.
  const isForAll = rendered.headers?.['cache-control']?.startsWith('public') === true
  const reader = actor.kind === 'cadre' && !isForAll ? { reader: actor.cadreId } : {}
  const shell = await readShell(http.env.ASSETS, rendered.shell)
  const html = fillShell(shell, { ...rendered, ...reader }).replace(
    '<!--kepala-->',
    () => rendered.head?.text ?? '',
  )
  return http.html(html, status, {
    // Written as the assets' is: a line that differs in nothing else costs a phone its whole length once more.
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
    ...rendered.headers,
  })
}

const shells = new Map<Shell, string>()

/** The shell as Astro built it; read from the assets once per isolate. */
async function readShell(assets: Fetcher, shell: Shell): Promise<string> {
  const known = shells.get(shell)
  if (known !== undefined) return known
  const answer = await assets.fetch(`https://assets.invalid/kerangka/${shell}/`)
  if (!answer.ok) throw new Error(`shell ${shell} is not built (${answer.status})`)
  const html = await answer.text()
  shells.set(shell, html)
  return html
}
