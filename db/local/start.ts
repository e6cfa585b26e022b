/**
 * `npm start`: builds the site, sets the local database up, serves everything at one address
 * and prints one line when it answers. SIGTERM and Ctrl-C end it cleanly.
 */
import { execFileSync } from 'node:child_process'
import { PORT, ROOT } from './place.ts'
import { setUp } from './setup.ts'
import { startLocalWorker } from './worker.ts'

const isQuiet = process.env['VERBOSE'] === undefined

execFileSync('npx', ['astro', 'build', '--root', 'site'], {
  cwd: ROOT,
  stdio: isQuiet ? ['ignore', 'ignore', 'inherit'] : 'inherit',
})
await setUp()

const worker = await startLocalWorker({
  port: PORT,
  watch: false,
  logLevel: isQuiet ? 'error' : 'info',
})
const health = await fetch(`http://127.0.0.1:${PORT}/api/v1/health`)
if (!health.ok) throw new Error(`the service does not answer: ${await health.text()}`)
console.log(`Siap: http://127.0.0.1:${PORT}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    worker.dispose().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
}
