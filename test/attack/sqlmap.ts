/** sqlmap over every value of every request: boolean, error, union, stacked and timed injection for SQLite. */
import type { People } from './people.ts'
import type { Product } from './product.ts'
import { failures, run, type Outcome } from './run.ts'
import { listTargets, type Target } from './targets.ts'

/** Of each kind of address, search, filter, list, form and file one or two; `--every` attacks the others too. */
const CHOSEN = new Set(
  `
  verifyPage verifyForm certificateFile readPublicCertificate readPublicCoverage coveragePage
  statementPage catalogFile packFile mediaFile coursePage statusList logConsistency messagesPage
  lengthPage verifierBundle lessonPage quizForm finishLesson submitAttempt syncEvents enterTopic
  planForm ownNameForm evaluationForm requirementPage readPack listCadres searchBank
  listCertificates listCohorts listMeetings listProgress listPlans listProposals listWaivers
  listUncovered readReport reportCsv readMeetingSheets listPractice listPapers listRequests
  findAffected exportItems verifyMany readVillageLines suggestCohortMembers previewNumbers
  saveMeeting saveOutcome saveItem startCourse editCadre inviteStaff setRetention
  askWaiver openVisit saveBundleItem listEntries exportEntries previewActivation activate
  activationForm invitationForm signInCadre signInForm signInStaff staffSignInForm stepForm
  giveSecondFactor correctionForm changePinForm downloadForm endOfUseForm accountForm
`.split(/\s+/),
)
/** Side by side; requests that arrive meanwhile are counted for the one that ends first. */
const LANES = 3
/** Requests that take free text of people and reach SQL with it; tried with more payloads. */
const DEEPER = new Set([
  'signInStaff',
  'previewActivation',
  'listCadres',
  'searchBank',
  'verifyPage',
])

export async function sqlmap(
  product: Product,
  people: People,
  folder: string,
): Promise<readonly Outcome[]> {
  const isEvery = process.argv.includes('--every')
  const all = await listTargets(product, people, (name) => isEvery || CHOSEN.has(name))
  const targets = all.filter(({ url, body }) => url.includes('*') || body?.includes('*') === true)
  const places = targets.reduce((sum, target) => sum + placesOf(target), 0)
  console.log(`sqlmap: ${targets.length} requests, ${places} places to inject into`)
  const outcomes: Outcome[] = []
  const waiting = [...targets]
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
        outcomes.push(await attack(product, people, folder, target))
      }
    }),
  )
  return [...outcomes, await cookies(product, people, folder)]
}

function placesOf({ url, body }: Target): number {
  return `${url}${body ?? ''}`.split('*').length - 1
}

async function attack(
  product: Product,
  people: People,
  folder: string,
  target: Target,
): Promise<Outcome> {
  const cookie = await people.cookieOf(target.who)
  return sqlmapOn(product, folder, `${target.name} as ${target.who} (${target.status})`, [
    '-u',
    target.url,
    '--method',
    target.method,
    ...(target.body === null ? [] : ['--data', target.body]),
    ...(cookie === '' ? [] : ['--cookie', cookie]),
    `--headers=Origin: ${product.url}\\nContent-Type: ${target.type}`,
    ...(DEEPER.has(target.name) ? ['--level', '3', '--risk', '2'] : ['--level', '2']),
    // The cookies are tried once, below.
    '--param-exclude',
    '^(s|dev|p)$',
  ])
}

/** What every request hands over: the cookies, and the names that the browser gives itself. */
async function cookies(product: Product, people: People, folder: string): Promise<Outcome> {
  const cookie = await people.cookieOf('district admin')
  const address = `${product.url}/api/v1/session`
  return sqlmapOn(product, folder, 'cookies and headers', [
    '-u',
    address,
    '--cookie',
    cookie,
    '--level',
    '3',
  ])
}

const ALWAYS = [
  '--batch',
  '--dbms=sqlite',
  '--ignore-code=*',
  '--flush-session',
  '--skip-waf',
  '--disable-coloring',
  '--keep-alive',
  '--ignore-redirects',
]

async function sqlmapOn(
  product: Product,
  folder: string,
  label: string,
  words: readonly string[],
): Promise<Outcome> {
  const told = await run(product, folder, 'sqlmap', label, [
    ...words,
    ...ALWAYS,
    `--output-dir=${folder}/sqlmap-state/${label.replaceAll(/\W+/g, '-')}`,
  ])
  const isFound = /identified the following injection point|is vulnerable\./.test(told.text)
  const isStuck =
    /\[CRITICAL\]/.test(told.text) && !/do not appear to be injectable/.test(told.text)
  return {
    ...told.outcome,
    findings: [
      ...failures(told.faults),
      ...(isFound ? ['sqlmap names an injection point'] : []),
      ...(isStuck ? [`sqlmap stopped: ${/\[CRITICAL\].*/.exec(told.text)?.[0] ?? ''}`] : []),
    ],
    judged: [],
  }
}
