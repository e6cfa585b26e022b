/** The door of the identity room. */
import type { Actor } from '../core/access.ts'
import type { Db } from '../core/db.ts'
import type { Clock } from '../core/clock.ts'
import type { App } from '../core/serve.ts'

/** Who the cookies of a request say is acting; `public` without a live session. */
export async function readActor(_db: Db, _clock: Clock, _cookies: string): Promise<Actor> {
  return { kind: 'public' }
}

export function routes(_app: App): void {}
