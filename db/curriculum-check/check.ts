/**
 * `npm run curriculum:check`: measures the shipped courses and ends with 1 when one breaks a promise of `db/curriculum/README.md`.
 * A folder (`-- path`) checks the course or courses there, a second argument one module of it, `--write` writes the table of facts,
 * `--notes` tells also what nothing fails for, `--on 2027-01-31` checks as of a day. Asks no network.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { dateIn, systemClock } from '../../worker/core/clock.ts'
import { factsTable, type CourseFacts } from './facts-table.ts'
import { faultWords, type Fault } from './faults.ts'
import { messagePages } from './inspect-links.ts'
import { inspectCourse } from './inspect.ts'
import { coursesIn, openCourse } from './open-course.ts'
import { blindness, details, holdings } from './print-report.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const SHIPPED = path.join(ROOT, 'db/curriculum')
const FACTS = 'fakta.md'

const { values: wished, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' }, notes: { type: 'boolean' }, on: { type: 'string' } },
})
const [place = SHIPPED, only] = positionals
const isTold = only !== undefined || wished.notes === true
const today = wished.on ?? dateIn('Asia/Jakarta', systemClock.now())

let failed = 0
const courses: CourseFacts[] = []
const folders = coursesIn(place)
if (folders.length === 0) {
  print([`Tidak ada pelatihan (course.yaml) di ${path.resolve(place)}.`])
  process.exit(1)
}
/** Only modules that have messages have a page of them. The courses beside it count too: one may lead to another's. */
const messages = new Set(
  [...new Set(folders.flatMap((folder) => coursesIn(path.dirname(folder))))]
    .map((folder) => openCourse(folder))
    .flatMap(({ code, files }) => messagePages(code, files)),
)
for (const folder of folders) {
  const { code, files, before } = openCourse(folder, only)
  const { modules, faults, notes } = await inspectCourse({ code, files, before, today, isPage })
  courses.push({ code, modules })
  print([`${code}, ${today}`])
  print(holdings(modules))
  print(blindness(modules))
  if (isTold) {
    print(modules.flatMap(details))
    tell(`${notes.length} catatan`, notes)
  }
  tell(`${faults.length} kesalahan`, faults)
  failed += faults.length
}

// The table holds every course: of one alone, or of one module, it would say less.
if (only === undefined && !existsSync(path.join(place, 'course.yaml'))) {
  const file = path.join(place, FACTS)
  const table = factsTable(courses)
  if (wished.write === true) writeFileSync(file, table)
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== table) {
    tell('1 kesalahan', [{ file: FACTS, line: 0, reason: 'FACTS_STALE', about: '' }])
    failed += 1
  }
}
process.exitCode = failed === 0 ? 0 : 1

function print(lines: readonly string[]): void {
  console.log(`${lines.join('\n')}\n`)
}

function tell(title: string, faults: readonly Fault[]): void {
  const at = ({ file, line }: Fault) => (line === 0 ? file : `${file}:${line}`)
  print([title, ...faults.map((fault) => `  ${at(fault)}  ${faultWords(fault)}`)])
}

/** Made by the Worker, or built with the site. */
function isPage(target: string): boolean {
  const made = readFileSync(path.join(ROOT, 'wrangler.toml'), 'utf8').match(/"\/[^"]*"/g) ?? []
  const built = readdirSync(path.join(ROOT, 'site/src/pages'), { recursive: true }).map((name) =>
    `/${String(name)}`.replace(/(?:\/?index)?\.astro$/, '').replace(/^$/, '/'),
  )
  const wanted = target.replace(/(?<=.)\/$/, '')
  if (/^\/pesan(?:\/|$)/.test(wanted)) return messages.has(wanted)
  return [...made.map((each) => each.slice(1, -1)), ...built].some(
    (page) => page === wanted || (page.endsWith('/*') && wanted.startsWith(page.slice(0, -1))),
  )
}
