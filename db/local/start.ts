/**
 * `npm start`: builds the site, sets the local database up, serves everything at one address
 * and prints one line when it answers. SIGTERM and Ctrl-C end it cleanly.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { PORT, ROOT } from './place.ts'
import { setUp } from './setup.ts'
import { startLocalWorker } from './worker.ts'

const ASTRO = path.join(ROOT, 'node_modules/astro/bin/astro.mjs')
const isQuiet = process.env['VERBOSE'] === undefined

let end: () => Promise<number> = () => Promise.resolve(1)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    end().then(
      (code) => process.exit(code),
      () => process.exit(1),
    )
  })
}

// Neither needs the other, and each alone leaves half of a small machine idle. Where one fails the other is waited for: a database
// whose filling is cut off is made anew the next time.
for (const part of await Promise.allSettled([buildSite(), setUp()])) {
  if (part.status === 'rejected') throw part.reason
}

const worker = await startLocalWorker({
  port: PORT,
  watch: false,
  logLevel: isQuiet ? 'error' : 'info',
})
end = async () => {
  await worker.dispose()
  return 0
}
const health = await fetch(`http://127.0.0.1:${PORT}/api/v1/health`)
if (!health.ok) throw new Error(`the service does not answer: ${await health.text()}`)
console.log(`Siap: http://127.0.0.1:${PORT}`)

async function buildSite(): Promise<void> {
  // Not through npx, which would leave it running when it is told to end.
  const build = spawn(process.execPath, [ASTRO, 'build', '--root', 'site'], {
    cwd: ROOT,
    stdio: isQuiet ? ['ignore', 'ignore', 'inherit'] : 'inherit',
  })
  end = () => {
    build.kill('SIGTERM')
    return Promise.resolve(1)
  }
  const [code] = await once(build, 'exit')
  if (code !== 0) throw new Error(`the site could not be built (${String(code)})`)
}
