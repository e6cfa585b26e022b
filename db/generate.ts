// `npm run db:generate`: writes the next migration from db/schema. drizzle-kit cannot say STRICT, so it is added here.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const folder = path.join(import.meta.dirname, 'migrations')
const before = new Set(readdirSync(folder, { recursive: false }).map(String))
execFileSync(
  'npx',
  ['drizzle-kit', 'generate', '--config', 'db/drizzle.config.ts', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    cwd: path.dirname(import.meta.dirname),
  },
)
for (const file of readdirSync(folder).filter(
  (name) => name.endsWith('.sql') && !before.has(name),
)) {
  const target = path.join(folder, file)
  writeFileSync(
    target,
    readFileSync(target, 'utf8')
      .replaceAll(/^\);$/gm, ') STRICT;')
      .replaceAll(/^\);-->/gm, ') STRICT;-->'),
  )
}
