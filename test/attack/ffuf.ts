/**
 * ffuf: looks for what should not be there (files, backups, parameters, headers and other spellings of addresses that open something).
 * Its words are Debian's `dirb` lists and our own in the text files here.
 */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PAGES } from '../../worker/contract/all.ts'
import type { People } from './people.ts'
import type { Product } from './product.ts'
import { leadsToRefusal, strangeHostRefused, type Proof } from './proofs.ts'
import { failures, run, type Outcome } from './run.ts'

const DIST = path.resolve(import.meta.dirname, '../../site/dist')
const LISTS = '/usr/share/dirb/wordlists'
const OWN = path.join(import.meta.dirname, 'hidden-paths.txt')

/** Something that only who is signed in may read. */
const GUARDED = 'api/v1/areas/35.08/meetings'

type Hit = {
  readonly input: Record<string, string>
  readonly status: number
  readonly length: number
  readonly redirectlocation?: string
}

type Look = {
  readonly label: string
  readonly words: string
  readonly ask: readonly string[]
  /** Why a hit is one to look at; null for what is as it should be. */
  readonly judge: (hit: Hit, word: string) => string | null
  /** Shows that such a hit is as it should be; the product's answer to it counts as no failure then. */
  readonly prove?: (hit: Hit, word: string) => Promise<Proof>
}

export async function ffuf(
  product: Product,
  people: People,
  folder: string,
): Promise<readonly Outcome[]> {
  if (!existsSync(LISTS)) throw new Error('not installed: apt-get install dirb')
  const lists = wordLists(folder)
  const cookie = await people.cookieOf('district admin')
  const outcomes: Outcome[] = []
  for (const look of looks(product.url, lists, cookie)) {
    outcomes.push(await lookFor(product, folder, look))
  }
  return outcomes
}

function looks(url: string, lists: Lists, cookie: string): Look[] {
  const hiddenIn =
    (folder: string): Look['judge'] =>
    ({ status, redirectlocation = '' }, word) => {
      if (/^(\w+:|\/[/\\])/.test(redirectlocation) && !redirectlocation.startsWith(url)) {
        return `it leads to ${redirectlocation}`
      }
      return status === 200 && !isPublished(folder + word) ? 'there is something' : null
    }
  const opened: Look['judge'] = ({ status }) => (status < 400 ? 'it opened' : null)
  const reflected: Look['judge'] = () => 'the name stands in the answer'
  const failed: Look['judge'] = ({ status }) => (status >= 500 ? 'it failed' : null)
  return [
    { label: 'hidden files', words: OWN, ask: ['-u', `${url}/FUZZ`], judge: hiddenIn('') },
    { label: 'usual names', words: lists.big, ask: ['-u', `${url}/FUZZ`], judge: hiddenIn('') },
    {
      label: 'copies of files',
      words: lists.copies,
      ask: ['-u', `${url}/FUZZ`],
      judge: hiddenIn(''),
    },
    {
      label: 'usual names in the api',
      words: lists.common,
      ask: ['-u', `${url}/api/v1/FUZZ`],
      judge: hiddenIn('api/v1/'),
    },
    {
      label: 'usual names in files',
      words: lists.common,
      ask: ['-u', `${url}/media/FUZZ`],
      judge: hiddenIn('media/'),
    },
    {
      label: 'spellings of a guarded address',
      words: lists.spellings,
      ask: ['-u', `${url}/FUZZ`],
      judge: opened,
      prove: ({ redirectlocation = '' }, word) =>
        leadsToRefusal(`${url}/${word}`, redirectlocation),
    },
    {
      label: 'headers at a guarded address',
      words: lists.headers,
      ask: ['-u', `${url}/${GUARDED}`, '-H', 'FUZZ: 127.0.0.1'],
      judge: opened,
    },
    {
      label: 'headers that name another address',
      words: lists.headers,
      ask: [
        '-u',
        `${url}/masuk/`,
        '-H',
        `FUZZ: /${GUARDED}`,
        '-b',
        cookie,
        '-mr',
        'Rapat|"meetings"',
      ],
      judge: opened,
    },
    {
      label: 'headers that are shown',
      words: lists.headers,
      ask: ['-u', `${url}/masuk/`, '-H', 'FUZZ: elsewhere.test', '-mr', 'elsewhere\\.test'],
      judge: reflected,
    },
    {
      label: 'hosts',
      words: lists.hosts,
      ask: ['-u', `${url}/masuk/`, '-H', 'Host: FUZZ'],
      judge: ({ status }) => `answered ${status}`,
      prove: async ({ status }, word) =>
        status === 503 ? strangeHostRefused(`${url}/masuk/`, word) : null,
    },
    {
      label: 'methods',
      words: lists.methods,
      ask: ['-u', `${url}/${GUARDED}`, '-X', 'FUZZ'],
      judge: opened,
    },
    ...['v/', 'masuk/', 'kab/35.08/', 'api/v1/session', 'api/v1/public/coverage/35.08'].map(
      (address): Look => ({
        label: `parameters of ${address}`,
        words: lists.short,
        ask: ['-u', `${url}/${address}?FUZZ=elsewhere.test%27%22%3Cb%3E`],
        judge: failed,
      }),
    ),
    ...['v/', 'masuk/', 'kab/35.08/'].map((address): Look => ({
      label: `parameters that are shown by ${address}`,
      words: lists.short,
      ask: ['-u', `${url}/${address}?FUZZ=elsewhere%22%3Cb%3E`, '-mr', 'elsewhere"<b>'],
      judge: reflected,
    })),
    {
      label: 'parameters of the office, signed in',
      words: lists.short,
      ask: ['-u', `${url}/${GUARDED}?FUZZ=1`, '-b', cookie],
      judge: failed,
    },
  ]
}

async function lookFor(product: Product, folder: string, look: Look): Promise<Outcome> {
  const report = path.join(folder, `ffuf-${look.label.replaceAll(/[^\w.-]+/g, '-')}.json`)
  const told = await run(product, folder, 'ffuf', look.label, [
    '-w',
    look.words,
    ...look.ask,
    ...(look.ask.includes('-mr') ? [] : ['-mc', 'all', '-fc', '404']),
    '-t',
    '8',
    '-timeout',
    '30',
    '-s',
    '-of',
    'json',
    '-o',
    report,
  ])
  // Safe: as ffuf writes it.
  const { results } = JSON.parse(readFileSync(report, 'utf8')) as { results: Hit[] }
  const findings: string[] = []
  const judged: string[] = []
  let refused = 0
  for (const hit of results) {
    const word = hit.input['FUZZ'] ?? ''
    const why = look.judge(hit, word)
    if (why === null) continue
    const proof = (await look.prove?.(hit, word)) ?? null
    if (proof === null) findings.push(`${why}: ${word} (${hit.status}, ${hit.length} bytes)`)
    else judged.push(`${why}: ${word}: ${proof}`)
    if (proof !== null && hit.status === 503) refused += 1
  }
  // One 503 for each hit that was shown to be refused rightly; any beyond them has failed. The proofs' own answers are not counted.
  const refusals = told.faults.filter((fault) => fault.endsWith(' 503'))
  const others = told.faults.filter((fault) => !fault.endsWith(' 503'))
  const faults = [...others, ...refusals.slice(refused)]
  if (judged.length > 0) await product.takeHeard()
  return { ...told.outcome, findings: [...failures(faults), ...findings], judged }
}

/** The clock's job by hand: of the simulator that `npm start` runs in, not of the product, and it does nothing twice. */
const OF_SIMULATOR = /^cdn-cgi\/(mf|handler)\/scheduled(\?.*)?$/

const ROUTES = [
  ...Object.values(PAGES).map((page) => page.path),
  '/api/v1/health',
  // Tells nobody that nobody is signed in.
  '/api/v1/session',
  '/api/openapi.json',
].map((route) => new RegExp(`^${route.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}/?$`))

/** A file of the built site that is meant for people, or an address of the contract. */
function isPublished(word: string): boolean {
  if (OF_SIMULATOR.test(word)) return true
  const [address = ''] = `/${word}`.replaceAll(/\/+/g, '/').split(/[?#]/)
  if (ROUTES.some((route) => route.test(address))) return true
  const file = path.join(DIST, address)
  const isBuilt = [file, `${file}.html`, path.join(file, 'index.html')].some(
    (name) => name.startsWith(DIST) && existsSync(name) && !name.endsWith('/'),
  )
  return (
    isBuilt &&
    !/\.(map|ts|tsx|astro|toml|sqlite|env|sql|bak)$|^\/(_headers|_redirects|_worker\.js|\.)/.test(
      address,
    )
  )
}

type Lists = Record<
  'big' | 'common' | 'short' | 'copies' | 'spellings' | 'headers' | 'hosts' | 'methods',
  string
>

function wordLists(folder: string): Lists {
  const written = (name: string, words: readonly string[]) => {
    const file = path.join(folder, `words-${name}.txt`)
    writeFileSync(file, [...new Set(words)].join('\n'))
    return file
  }
  const built = globSync('**/*.{js,css,html,webmanifest}', { cwd: DIST })
  return {
    big: `${LISTS}/big.txt`,
    common: `${LISTS}/common.txt`,
    short: `${LISTS}/others/best1050.txt`,
    copies: written(
      'copies',
      built.flatMap((name) => [
        ...['.map', '.bak', '.old', '.orig', '~', '.ts', '.gz', '.br'].map((end) => name + end),
        name.replace(/\.\w+$/, '.ts'),
        name.replace(/\.\w+$/, '.astro'),
      ]),
    ),
    spellings: written('spellings', spellingsOf(GUARDED)),
    headers: path.join(import.meta.dirname, 'headers.txt'),
    hosts: written('hosts', [
      'elsewhere.test',
      'elsewhere.test:80',
      '127.0.0.1.elsewhere.test',
      'localhost.elsewhere.test',
    ]),
    methods: written('methods', [
      'POST',
      'PUT',
      'PATCH',
      'DELETE',
      'OPTIONS',
      'TRACE',
      'PROPFIND',
      'MKCOL',
      'MOVE',
      'COPY',
      'SEARCH',
      'PURGE',
      'DEBUG',
      'GETX',
      'get',
      'HEAD',
    ]),
  }
}

/** An address as gateways and servers may read it differently. */
function spellingsOf(address: string): string[] {
  const parts = address.split('/')
  const between = [
    '//',
    '/./',
    '/%2e/',
    '/x/../',
    '/x/%2e%2e/',
    '%2f',
    '%5c',
    '/;/',
    '/..;/',
    '/%09/',
    '/%00/',
    '\\',
  ]
  const before = [
    '/',
    './',
    '../',
    '..%2f',
    '%2e%2e/',
    ';/',
    '.;/',
    'masuk/../',
    'v/..%2f',
    'media/..%2f',
    'public/../',
    'api/v1/public/../../../',
  ]
  const after = [
    '/',
    '.json',
    '.csv',
    ';.js',
    '%00',
    '%20',
    '%09',
    '?',
    '??',
    '#',
    '/.',
    '/*',
    '%2f',
    '%3f',
    '.css',
    '/index.html',
    '..;/',
    '~',
    '/%2e',
  ]
  return [
    ...between.flatMap((sign) =>
      parts
        .slice(1)
        .map((_, at) => parts.slice(0, at + 1).join('/') + sign + parts.slice(at + 1).join('/')),
    ),
    ...before.map((sign) => sign + address),
    ...after.map((sign) => address + sign),
    address.toUpperCase(),
    address.replace('api', 'API'),
    address.replace('v1', 'V1'),
    address.replace('v1', 'v2'),
    address.replace('areas', '%61reas'),
  ]
}
