/** An address that the list in `wrangler.toml` misses is looked for among the static files, and not found. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { PAGES } from '../../../worker/contract/all.ts'

const config = readFileSync(path.join(import.meta.dirname, '../../../wrangler.toml'), 'utf8')
const [, list = ''] = /^run_worker_first = \[([^\]]*)\]/m.exec(config) ?? []
const patterns = [...list.matchAll(/"([^"]+)"/g)].map(([, pattern = '']) => pattern)

const reachesWorker = (address: string) =>
  patterns.some((pattern) =>
    pattern.endsWith('*') ? address.startsWith(pattern.slice(0, -1)) : address === pattern,
  )

describe('the Worker runs first', () => {
  it.each(Object.entries(PAGES).map(([name, { path: address }]) => [name, address]))(
    'for %s: %s',
    (_name, address) => {
      expect(reachesWorker(address)).toBe(true)
    },
  )

  it('and not for what is a file', () => {
    expect(reachesWorker('/tentang/')).toBe(false)
    expect(reachesWorker('/')).toBe(false)
  })
})
