/**
 * wapiti crawls the product as somebody and attacks every form, address and header that it finds: injection of SQL, scripts, commands,
 * files, lines and redirects, requests from the server, methods, backups, cookies and headers. What it would have the server call
 * is a listener here, which nobody may call.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { People, Who } from './people.ts'
import type { Product } from './product.ts'
import {
  methodRefused,
  neverFramed,
  policyInPage,
  refusedFromElsewhere,
  type Proof,
} from './proofs.ts'
import { failures, run, type Outcome } from './run.ts'

const MODULES = [
  'backup',
  'blindsql',
  'cookieflags',
  'crlf',
  'csp',
  'csrf',
  'exec',
  'file',
  'htaccess',
  'http_headers',
  'methods',
  'permanentxss',
  'redirect',
  'shellshock',
  'sql',
  'ssrf',
  'xss',
  'xxe',
]

/** Debian's wapiti 3.0.4 falls over `-x` under its Python 3.11: the same with that one function put right. */
const START = [
  '/usr/bin/python3',
  '-c',
  `import fnmatch, re
import wapitiCore.net.crawler as crawler
crawler.wildcard_translate = lambda pattern: re.compile(fnmatch.translate(pattern))
from wapitiCore.main.wapiti import wapiti_main
wapiti_main()`,
]

const STARTS: Readonly<Partial<Record<Who, readonly string[]>>> = {
  nobody: [
    '/',
    '/masuk/',
    '/masuk/dinas/',
    '/masuk/dinas/langkah/',
    '/aktivasi/',
    '/undangan/',
    '/v/',
    '/v/KPM-YXEQ-N9ND-J18Y?a=1',
    '/v/?kode=KPM-YXEQ-N9ND-J18Y',
    '/kab/35.08/',
    '/kab/35.08/?tanggal=2026-11-01',
    '/api/v1/public/coverage/35.08?asOf=2026-11-01',
    '/alat/panjang-tinggi/?umur=10',
    '/pesan/kpm-dasar/',
    '/catalog.json?area=35.08',
    '/issuers.json?area=35.08',
  ],
  cadre: [
    '/belajar/',
    '/belajar/mengenal-kpm/',
    '/belajar/mengenal-kpm/kuis/',
    '/sertifikat/',
    '/data-saya/',
    '/data-saya/akun/',
    '/data-saya/perbaikan/',
    '/data-saya/berhenti/',
    '/syarat/KPM-DASAR/',
    '/rtl/KPM-DASAR/tulis/',
    '/praktik/',
    '/hadir/',
    '/buka/',
    '/api/v1/me/progress',
  ],
  trainer: [
    '/pelatih/',
    '/akun/',
    '/akun/aplikasi/',
    '/api/v1/learning-notices?area=35.08&open=true',
    '/api/v1/bank-counts?area=35.08',
    '/api/v1/areas/35.08/plans?courseCode=KPM-DASAR&show=all',
    '/api/v1/areas/35.08/practice?courseCode=KPM-DASAR',
  ],
  'district admin': [
    '/dinas/',
    '/akun/',
    '/api/v1/areas/35.08/cohorts?year=2026&state=OPEN',
    '/api/v1/areas/35.08/meetings?year=2026&kind=TRAINING',
    '/api/v1/audit/35.08?group=cadre&from=2026-11-01&to=2026-11-30',
    '/api/v1/districts/35.08/proposals?state=OPEN',
    '/api/v1/reports/35.08/r1?asOf=2026-11-01',
    '/api/v1/coverage/35.08/belum-tercakup.csv?asOf=2026-11-01',
    '/api/v1/privacy/35.08/requests?show=open',
  ],
}

/** Side by side, for each waits for itself most of the time; requests that arrive meanwhile are counted for the one that ends first. */
const LANES = 2
/** Seconds for the crawl, and for each module. */
const { CRAWL = '120', MODULE = '60' } = process.env
const LIMITS = { crawl: Number(CRAWL), module: Number(MODULE) }

export async function wapiti(
  product: Product,
  people: People,
  folder: string,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  // Safe: the keys of STARTS.
  const waiting = Object.keys(STARTS) as Who[]
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let who = waiting.shift(); who !== undefined; who = waiting.shift()) {
        outcomes.push(await crawl(product, people, folder, who))
      }
    }),
  )
  // What the last proofs were answered.
  const { faults } = await product.takeHeard()
  const [last, ...others] = outcomes.toReversed()
  if (last === undefined) return outcomes
  return [...others, { ...last, findings: [...last.findings, ...failures(faults)] }]
}

async function crawl(product: Product, people: People, folder: string, who: Who): Promise<Outcome> {
  const cookie = await people.cookieOf(who)
  const listener = await listen()
  const report = path.join(folder, `wapiti-${who.replaceAll(' ', '-')}.json`)
  rmSync(report, { force: true })
  // Of one store two crawls would write the same file.
  const state = path.join(folder, 'wapiti-state', who.replaceAll(' ', '-'))
  mkdirSync(state, { recursive: true })
  const told = await run(
    product,
    folder,
    'wapiti',
    who,
    [
      '-u',
      `${product.url}/`,
      '--scope',
      'domain',
      '-m',
      MODULES.join(','),
      ...(STARTS[who] ?? []).flatMap((start) => ['-s', product.url + start]),
      // What signs the attacker out; a telephone that becomes a shared one gets another session.
      ...['/keluar', '/keluar/', '/data-saya/keluarkan', '/data-saya/akun/hp'].flatMap((out) => [
        '-x',
        product.url + out,
      ]),
      ...(cookie === '' ? [] : ['-H', `Cookie: ${cookie}`]),
      '-H',
      `Origin: ${product.url}`,
      '--endpoint',
      listener.url,
      '--depth',
      '5',
      '--max-files-per-dir',
      '30',
      '--scan-force',
      'normal',
      '--max-scan-time',
      String(LIMITS.crawl),
      '--max-attack-time',
      String(LIMITS.module),
      '--flush-session',
      '--store-session',
      state,
      '--timeout',
      '20',
      '--verify-ssl',
      '0',
      '--no-bugreport',
      '-v',
      '1',
      '-f',
      'json',
      '-o',
      report,
    ],
    START,
  )
  const called = await listener.end()
  if (!existsSync(report)) throw new Error(`wapiti said nothing:\n${told.text.slice(-2000)}`)
  const { findings, judged } = await judgedOf(product, report, cookie)
  const isStillIn = who === 'nobody' || (await people.isIn(cookie))
  return {
    ...told.outcome,
    findings: [
      ...failures(told.faults),
      ...called.map((address) => `the server called ${address}`),
      ...findings,
      ...(isStillIn ? [] : ['the session ended under the attack: less was reached']),
    ],
    judged,
  }
}

type Finding = { readonly method: string; readonly path: string; readonly info: string }
type Report = Readonly<Record<'vulnerabilities' | 'anomalies', Record<string, Finding[]>>>

/** What it reported: shown to be as it should by requests of our own, or left for a person. */
async function judgedOf(
  product: Product,
  file: string,
  cookie: string,
): Promise<Pick<Outcome, 'findings' | 'judged'>> {
  // Safe: as wapiti writes it.
  const { vulnerabilities, anomalies } = JSON.parse(readFileSync(file, 'utf8')) as Report
  const findings: string[] = []
  const judged: string[] = []
  for (const [category, found] of Object.entries({ ...vulnerabilities, ...anomalies })) {
    for (const one of found) {
      const words = `${category}: ${one.method} ${one.path} ${one.info}`
      const proof = await proofOf(category, one, new URL(one.path, product.url).href, cookie)
      if (proof === null) findings.push(words)
      else judged.push(`${words}: ${proof}`)
    }
  }
  return { findings, judged }
}

async function proofOf(
  category: string,
  { method, info }: Finding,
  url: string,
  cookie: string,
): Promise<Proof> {
  if (category === 'Cross Site Request Forgery') return refusedFromElsewhere(url, cookie)
  if (category === 'Htaccess Bypass') return methodRefused(url, method, cookie)
  if (info === 'X-Frame-Options is not set') return neverFramed(url, cookie)
  // What that header had browsers guess at, the policy forbids.
  if (
    method === 'GET' &&
    /^CSP (attribute )?"(default|script)-src" |^X-XSS-Protection is not set/.test(info)
  ) {
    return policyInPage(url, cookie)
  }
  return null
}

/** Where a server would call that can be made to. */
async function listen(): Promise<{ readonly url: string; end(): Promise<string[]> }> {
  const called: string[] = []
  const server = createServer((request, answer) => {
    const address = request.url ?? ''
    // wapiti itself asks at its end who was here.
    if (!/\/get_(ssrf|xxe)\.php/.test(address)) called.push(address)
    answer.setHeader('content-type', 'application/json').end('{}')
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve())
  })
  // Safe: it listens on an address, not on a pipe.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve(called))
        server.closeAllConnections()
      }),
  }
}
