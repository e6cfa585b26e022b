/**
 * `npm run bench`: prints the product's figures side by side, measured in one run on this machine through the real Worker
 * and D1. `-- --update` writes the snapshot that reviewers compare. Times are this machine's; rows and bytes are the product's.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { startService } from '../e2e/running-product.ts'
import { benchRequests } from './bench-requests.ts'
import { benchRoster } from './bench-roster.ts'
import { openOffice } from './office.ts'

const ROSTERS = [1044, 75_000]

const tables: Record<string, Record<string, Record<string, number>>> = { roster: {}, requests: {} }

for (const size of ROSTERS) {
  const service = await startService()
  const office = await openOffice(service)
  tables['roster'] = { ...tables['roster'], [`${size} rows`]: await benchRoster(office, size) }
  await service.close()
}
console.table(tables['roster'])

tables['requests'] = await benchRequests([268, 2680])
console.table(tables['requests'])

if (process.argv.includes('--update')) {
  const file = path.join(import.meta.dirname, 'figures.json')
  writeFileSync(file, `${JSON.stringify(tables, null, 2)}\n`)
}
