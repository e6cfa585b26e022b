/**
 * `npm run bench`: prints the product's figures side by side, measured in one run on this machine through the real Worker
 * and D1. `-- --only phone` measures one table (the names in TABLES); `-- --update` writes the snapshot that reviewers
 * compare. Times are this machine's; rows and bytes are the product's.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { startService } from '../e2e/running-product.ts'
import { benchAttendance } from './bench-attendance.ts'
import { benchBank } from './bench-bank.ts'
import { benchPapers, benchSigning, benchVerifier, benchVerifyMany } from './bench-certificates.ts'
import { benchClass } from './bench-class.ts'
import { benchInsight } from './bench-insight.ts'
import { benchNational } from './bench-national.ts'
import { benchRequests } from './bench-requests.ts'
import { benchRoster } from './bench-roster.ts'
import { benchSignIn } from './bench-sign-in.ts'
import { benchSync } from './bench-sync.ts'
import { openOffice } from './office.ts'
import { PARTS, tableOf, type Part } from './phone.ts'
import { openBench, type Figures } from './phone-bench.ts'

const ROSTERS = [1044, 75_000]
const FILE = path.join(import.meta.dirname, 'figures.json')

type Table = Record<string, Record<string, number | string>>

async function roster(): Promise<Table> {
  const table: Table = {}
  for (const size of ROSTERS) {
    const service = await startService()
    table[`${size} rows`] = await benchRoster(await openOffice(service), size)
    await service.close()
  }
  return table
}

async function phone(): Promise<Table> {
  const bench = await openBench()
  const measured: Partial<Record<Part, Figures>> = {}
  for (const [part, measure] of Object.entries(PARTS)) {
    // Safe: the keys of PARTS.
    measured[part as Part] = await measure(bench)
  }
  await bench.close()
  return tableOf(measured)
}

const TABLES: Readonly<Record<string, () => Promise<Table>>> = {
  roster,
  requests: () => benchRequests([268, 2680]),
  sync: () => benchSync([1, 10, 50]),
  'sign-in': () => benchSignIn({ tries: 200, hall: 270 }),
  attendance: () => benchAttendance(270),
  class: () => benchClass(1000),
  phone,
  signing: benchSigning,
  verifier: benchVerifier,
  papers: benchPapers,
  'verify-many': benchVerifyMany,
  bank: () => benchBank(10_000),
  insight: () => benchInsight(50_000),
  national: () => benchNational([35, 175]),
}

const wanted = process.argv[process.argv.indexOf('--only') + 1]
const isOne = process.argv.includes('--only')
if (isOne && !Object.hasOwn(TABLES, wanted ?? '')) {
  throw new Error(`--only takes one of: ${Object.keys(TABLES).join(', ')}`)
}

// Safe: written below. What is not measured now stays as it was.
const figures = (existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {}) as Record<
  string,
  Table
>
for (const [name, measure] of Object.entries(TABLES)) {
  if (isOne && name !== wanted) continue
  figures[name] = await measure()
  console.table(figures[name])
}
if (process.argv.includes('--update')) {
  writeFileSync(FILE, `${JSON.stringify(figures, null, 2)}\n`)
}
