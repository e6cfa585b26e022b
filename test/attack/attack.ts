/**
 * `npm run attack`: sqlmap, wapiti and ffuf (Debian: `apt-get install sqlmap wapiti ffuf dirb`) against the product's own demonstration
 * on this machine: as nobody, as a cadre, as staff. One tool at a time. Prints what was sent and found, and of what tools report
 * although it is as it should be the requests that show it; what the tools said, with the commands, lies in `test/.artifacts/attack`. `-- --only sqlmap` runs one of them. Ends with 1 when something was found.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ffuf } from './ffuf.ts'
import { peopleOf } from './people.ts'
import { startProduct } from './product.ts'
import type { Outcome } from './run.ts'
import { sqlmap } from './sqlmap.ts'
import { wapiti } from './wapiti.ts'

const TOOLS = { ffuf, wapiti, sqlmap }
const FOLDER = path.resolve(import.meta.dirname, '../.artifacts/attack')

const only = process.argv.includes('--only') ? process.argv.at(-1) : undefined
const chosen = Object.entries(TOOLS).filter(([name]) => only === undefined || only === name)
if (chosen.length === 0) throw new Error(`--only takes one of: ${Object.keys(TOOLS).join(', ')}`)
const missing = chosen.map(([name]) => name).filter((name) => spawnSync('which', [name]).status)
if (missing.length > 0) {
  throw new Error(`not installed: ${missing.join(', ')} (apt-get install sqlmap wapiti ffuf dirb)`)
}

mkdirSync(FOLDER, { recursive: true })
const product = await startProduct()
const people = peopleOf(product.url)
const outcomes: Outcome[] = []
try {
  for (const [name, attack] of chosen) {
    rmSync(path.join(FOLDER, `${name}-state`), { recursive: true, force: true })
    const told = await attack(product, people, FOLDER)
    outcomes.push(...told)
    tell(name, told)
  }
} finally {
  await product.end()
  writeFileSync(path.join(FOLDER, 'outcomes.json'), JSON.stringify(outcomes, null, 1))
}
const found = outcomes.filter(({ findings }) => findings.length > 0)
console.log(`${found.length} to look at; all that was said: ${FOLDER}`)
process.exitCode = found.length > 0 ? 1 : 0

/** As soon as a tool is through: the others take long. */
function tell(name: string, told: readonly Outcome[]): void {
  console.table({ [name]: summed(told) })
  for (const { label, judged, findings } of told) {
    for (const words of judged) console.log(`judged: ${name}, ${label}: ${words}`)
    for (const words of findings) console.log(`TO LOOK AT: ${name}, ${label}: ${words}`)
  }
}

function summed(told: readonly Outcome[]): Record<string, number | string> {
  const statuses: Record<string, number> = {}
  for (const [status, count] of told.flatMap((one) => Object.entries(one.statuses))) {
    statuses[status] = (statuses[status] ?? 0) + count
  }
  return {
    runs: told.length,
    minutes: Math.round(told.reduce((sum, { seconds }) => sum + seconds, 0) / 6) / 10,
    requests: told.reduce((sum, { requests }) => sum + requests, 0),
    'by status': Object.entries(statuses)
      .map(([status, count]) => `${status}: ${count}`)
      .join(', '),
    judged: told.reduce((sum, { judged }) => sum + judged.length, 0),
    'to look at': told.filter(({ findings }) => findings.length > 0).length,
  }
}
