/** `npm run fuzz`: 200 calls to each operation and each page, by new random examples if SEED=random. */
import { spawnSync } from 'node:child_process'

const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config=test/vitest.config.ts',
    '--project=worker',
    // So long that a busy machine is no failure.
    '--testTimeout=600000',
    'test/worker/fuzz',
  ],
  { stdio: 'inherit', env: { FUZZ: '200', ...process.env } },
)
process.exitCode = status ?? 1
