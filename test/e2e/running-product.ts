/** The whole product on one loopback address for a test: built site, real Worker, real D1, nothing kept afterwards. */
import path from 'node:path'
import { readD1Migrations } from '@cloudflare/vitest-plugin'
import { createTestHarness } from 'wrangler'
import type { Actor } from '../../worker/core/access.ts'
import type { Clock } from '../../worker/core/clock.ts'
import { contextOf, type Context } from '../../worker/core/context.ts'
import type { LogLine } from '../../worker/core/log.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** As in wrangler.toml: papers name it, wherever the test is reached. */
export const ORIGIN = 'https://kelas-kader.example'
export const SECRETS = {
  PEPPER: 'test-pepper-0123456789-0123456789-0123456789',
  DATA_KEY: 'test-data-key-0123456789-0123456789-01234567',
  KEK: 'test-kek-0123456789-0123456789-0123456789-01',
}

export type Service = {
  /** `http://127.0.0.1:port`, no slash at the end. */
  readonly url: string
  readonly db: D1Database
  /** A context on the service's own database, to prepare what a test starts from. */
  context(actor: Actor, clock?: Clock): Context
  /** The Worker's own log lines since the last call, oldest first. */
  takeLog(): LogLine[]
  close(): Promise<void>
}

export async function startService(): Promise<Service> {
  process.env['WRANGLER_SEND_METRICS'] ??= 'false'
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] ??= 'false'
  const harness = createTestHarness({
    root: ROOT,
    workers: [{ configPath: path.join(ROOT, 'wrangler.toml'), secrets: SECRETS }],
  })
  const { url } = await harness.listen()
  const worker = harness.getWorker<{ DB: D1Database }>()
  const { DB } = await worker.getEnv()
  // In one call: one for each statement takes ten times as long, before every file of tests.
  const migrations = await readD1Migrations(path.join(ROOT, 'db/migrations'))
  await DB.batch(migrations.flatMap(({ queries }) => queries).map((query) => DB.prepare(query)))
  return {
    url: url.origin,
    db: DB,
    context: (actor, clock) =>
      contextOf(
        { DB, ORIGIN, ...SECRETS },
        { actor, log: () => undefined, ...(clock === undefined ? {} : { clock }) },
      ),
    takeLog() {
      const lines = harness.getLogs().flatMap(({ message }) => readLine(message))
      harness.clearLogs()
      return lines
    },
    close: () => harness.close(),
  }
}

function readLine(message: string): LogLine[] {
  if (!message.startsWith('{"event"')) return []
  // Safe: only core/log.ts writes such lines.
  return [JSON.parse(message) as LogLine]
}
