/**
 * What every verb receives first: the database, the files, the clock, ids, secrets, who acts, and the log.
 * Built once per request by `app.ts`, by `jobs.ts` for the clock, and by the seed and tests with their own clock and ids.
 */
import type { Actor } from './access.ts'
import { systemClock, type Clock } from './clock.ts'
import type { CodeSender } from './code-sender.ts'
import { dbFor, type Db } from './db.ts'
import { randomIds, type Ids } from './ids.ts'
import { consoleLog, type Log } from './log.ts'
import { readSecrets, type Secrets, type SecretTexts } from './secrets.ts'
import { readSignInServices, type SignInService } from './sign-in-services.ts'
import { readWhatsApp, type WhatsAppTexts } from './whatsapp.ts'

export type Context = {
  readonly db: Db
  /** The store of files; throws where there is none, as in scripts on a bare database. */
  files(): R2Bucket
  readonly clock: Clock
  readonly ids: Ids
  readonly secrets: Secrets
  /** The official address, `https://HOST` without a slash at the end: signed into certificates, whatever host was asked. */
  readonly origin: string
  /** The public half of the offline root key, 43 characters base64url; null while the platform has none. */
  readonly rootKey: string | null
  /** The districts' own sign-in services; mostly none. */
  readonly signInServices: readonly SignInService[]
  /** What carries codes to telephones; null where nothing is set up. */
  readonly codeSender: CodeSender | null
  readonly actor: Actor
  readonly requestId: string
  readonly log: Log
}

/** The account that acts, else what kind of actor it is: what a row says of who made it. */
export function whoActs({ actor }: Pick<Context, 'actor'>): string {
  return actor.kind === 'staff' ? actor.accountId : actor.kind
}

/** The bindings of the Worker. */
export type Env = SecretTexts &
  WhatsAppTexts & {
    readonly DB: D1Database
    readonly FILES: R2Bucket
    readonly ASSETS: Fetcher
    readonly ORIGIN: string
    readonly ROOT_KEY?: string
    /** See `sign-in-services.ts`; further ones are called `OIDC_…`. */
    readonly OIDC?: string
    /** `on`: the limiters below stand in front of the doors of `shield.ts`, where they are bound. */
    readonly SHIELD?: string
    readonly SHIELD_FEW?: RateLimit
    readonly SHIELD_MANY?: RateLimit
  }
/** What a script has to bring along. */
export type ScriptEnv = SecretTexts &
  WhatsAppTexts &
  Pick<Env, 'DB' | 'ORIGIN'> &
  Partial<Pick<Env, 'FILES' | 'ROOT_KEY' | 'OIDC'>>

/** A Context on an environment; anything of it can be replaced. */
export function contextOf(env: ScriptEnv, own: Partial<Context> & Pick<Context, 'actor'>): Context {
  const clock = own.clock ?? systemClock
  const ids = own.ids ?? randomIds(clock)
  return {
    db: dbFor(env),
    files() {
      if (env.FILES === undefined) throw new Error('no store of files here')
      return env.FILES
    },
    secrets: readSecrets(env),
    origin: originOf(env.ORIGIN),
    rootKey: env.ROOT_KEY || null,
    signInServices: readSignInServices(env),
    codeSender: readWhatsApp(env),
    requestId: own.requestId ?? ids.uuid(),
    log: consoleLog,
    ...own,
    clock,
    ids,
  }
}

/** Throws for anything but a scheme and a host: what is signed must not depend on a slip. */
function originOf(text: string | undefined): string {
  if (text === undefined || new URL(text).origin !== text) {
    throw new Error('ORIGIN must be the official address, like https://kelaskader.go.id')
  }
  return text
}
