/** Where the local database, files and secrets live, and the same D1 and R2 that the local Worker will see. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { getPlatformProxy } from 'wrangler'
import { contextOf, type Context } from '../../worker/core/context.ts'
import { KEPT } from './filling.ts'

// Neither usage reports nor the look-up of request.cf may wait for a closed network.
process.env['WRANGLER_SEND_METRICS'] ??= 'false'
process.env['CLOUDFLARE_CF_FETCH_ENABLED'] ??= 'false'
process.env['ASTRO_TELEMETRY_DISABLED'] ??= '1'
// The simulator would else answer any program on this machine with the whole database, under /cdn-cgi/explorer.
process.env['X_LOCAL_EXPLORER'] ??= 'false'
if (process.env['VERBOSE'] === undefined) process.env['WRANGLER_LOG'] ??= 'error'

export const ROOT = path.resolve(import.meta.dirname, '../..')
export const CONFIG = path.join(ROOT, 'wrangler.toml')
export const PORT = Number(process.env['PORT'] ?? 18787)
export const DATA_DIR = path.resolve(ROOT, process.env['DATA_DIR'] ?? '.data')

export type Seed = 'demo' | 'empty'
export const SEED: Seed = process.env['SEED'] === 'empty' ? 'empty' : 'demo'

/** The address that `npm start` answers at. */
export const ORIGIN = `http://127.0.0.1:${PORT}`

export type LocalSecrets = {
  readonly PEPPER: string
  readonly DATA_KEY: string
  readonly KEK: string
  /** Written into `secrets.json` by whoever tries a rotation on this machine. */
  readonly PEPPER_PREVIOUS?: string
  readonly DATA_KEY_PREVIOUS?: string
  readonly KEK_PREVIOUS?: string
}

// Known to everybody: the Worker refuses them on any host that is not this machine.
const DEMO_SECRETS: LocalSecrets = {
  PEPPER: 'demo-pepper-bukan-untuk-pemasangan-sungguhan',
  DATA_KEY: 'demo-data-key-bukan-untuk-pemasangan-sungguhan',
  KEK: 'demo-kek-bukan-untuk-pemasangan-sungguhan',
}

/** The secrets of this data folder: fixed for the demonstration, made once at random for an empty one. */
export function localSecrets(): LocalSecrets {
  const file = path.join(DATA_DIR, 'secrets.json')
  // Safe: written below; a folder of before may lack the newer ones.
  const known = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<LocalSecrets>)
    : {}
  const fresh =
    SEED === 'demo' ? DEMO_SECRETS : { PEPPER: random(), DATA_KEY: random(), KEK: random() }
  const secrets = { ...fresh, ...known }
  if (Object.keys(known).length < Object.keys(secrets).length) {
    mkdirSync(DATA_DIR, { recursive: true })
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 })
  }
  return secrets
}

const random = () => randomBytes(32).toString('hex')

export type LocalEnv = { readonly DB: D1Database; readonly FILES: R2Bucket }

/** Opens the local D1 and R2 of DATA_DIR for a script; close it before the Worker starts. */
export async function openLocal(): Promise<{ env: LocalEnv; close: () => Promise<void> }> {
  mkdirSync(path.join(ROOT, 'site/dist'), { recursive: true }) // wrangler refuses a missing assets folder
  const proxy = await getPlatformProxy<LocalEnv>({
    configPath: CONFIG,
    envFiles: [],
    persist: { path: path.join(DATA_DIR, KEPT) },
  })
  return { env: proxy.env, close: () => proxy.dispose() }
}

/** A context for scripts: acts as the system, by its own clock or the machine's. */
export function scriptContext(
  env: LocalEnv,
  job: string,
  own: Partial<Pick<Context, 'clock' | 'ids'>> = {},
): Context {
  return contextOf(
    { DB: env.DB, FILES: env.FILES, ORIGIN, ...localSecrets() },
    { actor: { kind: 'system', job }, log: () => undefined, ...own },
  )
}
