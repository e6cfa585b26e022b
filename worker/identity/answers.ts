/** The answers of this room's pages: a page outside the cadre's places, one of staff, and the way on after a form. */
import type { Filling } from '../../site/src/render/index.ts'
import type { Context } from '../core/context.ts'
import type { Rendered } from '../core/page.ts'

export function openPage(ctx: Context, filling: Filling, status: 200 | 422 | 429 = 200): Rendered {
  return { shell: 'publik', status, ...filling, isDemo: ctx.secrets.forDemo }
}

/** A page of staff: as the rest of the office it is dark where the system is. */
export function staffPage(ctx: Context, filling: Filling, status: 200 | 422 | 429 = 200): Rendered {
  return { ...openPage(ctx, filling, status), shell: 'petugas' }
}

/**
 * A step of a form that was reached by POST. Kept by the browser for going back: with `no-store` Chrome shows
 * an error page instead of the step before. There is nothing on it but a name and a code that is about to be used up.
 */
export function openStep(ctx: Context, filling: Filling, status: 200 | 422 | 429 = 200): Rendered {
  return { ...openPage(ctx, filling, status), headers: { 'cache-control': 'private, no-cache' } }
}

/** The same for staff. */
export function staffStep(ctx: Context, filling: Filling, status: 200 | 422 | 429 = 200): Rendered {
  return { ...openStep(ctx, filling, status), shell: 'petugas' }
}

/** 303: the browser reads the next page with GET, so that going back or reloading sends nothing twice. */
export function seeOther(address: string, setCookies: readonly string[]): Response {
  const headers = new Headers({ location: address, 'cache-control': 'no-store' })
  for (const cookie of setCookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}
