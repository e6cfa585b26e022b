/**
 * The product that is attacked: its own demonstration on a loopback address, with a database in a folder that is thrown away, so that
 * attackers may write and remove what they reach. Counts every request that arrives by the status it was answered with.
 */
import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'

const ROOT = path.resolve(import.meta.dirname, '../..')

export type Heard = {
  requests: number
  /** By status. */
  readonly statuses: Record<number, number>
  /** What was answered with 5xx: `GET /v/ 500`. */
  readonly faults: string[]
}

export type Product = {
  /** `http://127.0.0.1:port` */
  readonly url: string
  /** The first value that a query gives; null for none. */
  find(query: string): string | null
  /** What arrived since the last call, once all of it is told: the lines come a moment after the answers. */
  takeHeard(): Promise<Heard>
  end(): Promise<void>
}

const SETTLE_MS = 300
const ANSWERED = /^\[wrangler:info\] (.*) (\d{3}) [^(]*\(\d+ms\)$/

/** Builds and starts the demonstration; takes about a minute. */
export async function startProduct(): Promise<Product> {
  const port = await freePort()
  const data = mkdtempSync(path.join(tmpdir(), 'kelas-kader-attack-'))
  const child = spawn(process.execPath, [path.join(ROOT, 'db/local/start.ts')], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), DATA_DIR: data, SEED: 'demo', VERBOSE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
  })
  let heard = nothing()
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the product did not start')))
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('Siap:')) resolve()
      const [, call = '', status] = ANSWERED.exec(line) ?? []
      if (status === undefined) return
      heard.requests += 1
      heard.statuses[Number(status)] = (heard.statuses[Number(status)] ?? 0) + 1
      if (Number(status) >= 500) heard.faults.push(`${call} ${status}`)
    })
  })
  const database = new DatabaseSync(databaseFile(data), { readOnly: true })
  return {
    url: `http://127.0.0.1:${port}`,
    find: (query) => {
      const [value = null] = Object.values(database.prepare(query).get() ?? {})
      return value === null ? null : String(value)
    },
    takeHeard: async () => {
      await delay(SETTLE_MS)
      const before = heard
      heard = nothing()
      return before
    },
    end: async () => {
      database.close()
      child.kill('SIGTERM')
      await ended
      rmSync(data, { recursive: true })
    },
  }
}

const nothing = (): Heard => ({ requests: 0, statuses: {}, faults: [] })

function databaseFile(folder: string): string {
  const [file] = globSync(path.join(folder, 'v3/d1/miniflare-D1DatabaseObject/*.sqlite')).filter(
    (name) => path.basename(name) !== 'metadata.sqlite',
  )
  if (file === undefined) throw new Error(`no database in ${folder}`)
  return file
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      // Safe: it listens on an address, not on a pipe.
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
