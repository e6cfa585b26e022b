/**
 * `npm run dev`: the same as `npm start`, but pages and Worker reload when a file changes.
 * Pages come from Astro's own server; what the Worker renders is passed on to it (see `site/astro.config.mjs`).
 * The Worker's shells are those of the last build: after a change of a layout, start again.
 * Without service worker and page script, which only a build has: `npm start` serves them.
 */
import { execFileSync, spawn } from 'node:child_process'
import { PORT, ROOT } from './place.ts'
import { setUp } from './setup.ts'
import { startLocalWorker } from './worker.ts'

execFileSync('npx', ['astro', 'build', '--root', 'site'], {
  cwd: ROOT,
  stdio: ['ignore', 'ignore', 'inherit'],
})
await setUp()

const worker = await startLocalWorker({ port: 0, watch: true, logLevel: 'warn' })
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
