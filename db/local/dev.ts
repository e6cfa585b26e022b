/**
 * `npm run dev`: the same as `npm start`, but pages and Worker reload when a file changes.
 * Pages come from Astro's own server; what the Worker renders is passed on to it (see `site/astro.config.mjs`).
 * The Worker's shells are those of the last build: after a change of a layout, start again.
 */
import { execFileSync, spawn } from 'node:child_process'
import { unstable_startWorker } from 'wrangler'
import { CONFIG, DATA_DIR, localSecrets, PORT, ROOT } from './place.ts'
import { setUp } from './setup.ts'

execFileSync('npx', ['astro', 'build', '--root', 'site'], {
  cwd: ROOT,
  stdio: ['ignore', 'ignore', 'inherit'],
})
await setUp()

const secrets = localSecrets()
const worker = await unstable_startWorker({
  config: CONFIG,
  envFiles: [],
  bindings: {
    PEPPER: { type: 'secret_text', value: secrets.PEPPER },
    DATA_KEY: { type: 'secret_text', value: secrets.DATA_KEY },
  },
  dev: {
    server: { hostname: '127.0.0.1', port: 0 },
    persist: DATA_DIR,
    inspector: false,
    watch: true,
    logLevel: 'warn',
  },
})
await worker.ready
const pages = spawn('npx', ['astro', 'dev', '--root', 'site', '--port', String(PORT)], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, WORKER_URL: (await worker.url).origin },
})
console.log(`Siap: http://127.0.0.1:${PORT}`)

function end(): void {
  pages.kill('SIGTERM')
  worker.dispose().then(
    () => process.exit(0),
    () => process.exit(1),
  )
}
process.once('SIGINT', end)
process.once('SIGTERM', end)
pages.once('exit', end)
