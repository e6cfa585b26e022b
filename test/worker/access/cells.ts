/** The cells of the matrix: every endpoint and page with its case, what each role may reach of it, and how it is asked. */
import { exports } from 'cloudflare:workers'
import { ENDPOINTS, PAGES } from '../../../worker/contract/all.ts'
import { ROLES_OF, type Role } from '../../../worker/core/access.ts'
import { isWithin } from '../../../worker/core/region-code.ts'
import { CASES, PAGE_CASES, type Case } from './cases.ts'
import { NATION_CASES } from './cases-audit.ts'
import { requestFor } from './request.ts'
import type { Visit, Visitor, World } from './world.ts'

export type Known = {
  readonly name: string
  /** Of an endpoint the document says what it may answer. */
  readonly isPage: boolean
  readonly method: string
  readonly path: string
  readonly given: Case
}

export type Outcome = 'reached' | 'SIGN_IN_NEEDED' | 'NOT_ALLOWED' | 'NOT_FOUND'

const endpoints = [...Object.entries(CASES), ...NATION_CASES].flatMap(([name, given]) => {
  const { method, path } = ENDPOINTS[name] ?? {}
  if (method === undefined) return []
  return [{ name, isPage: false, method, path: `/api/v1${path}`, given }]
})
const pages = Object.entries(PAGE_CASES).flatMap(([name, given]) => {
  const { method, path } = PAGES[name] ?? {}
  return method === undefined || path === undefined
    ? []
    : [{ name, isPage: true, method, path, given }]
})

/** Reading comes first: what it shows is what the world was made of. */
export const KNOWN: readonly Known[] = [...endpoints, ...pages].toSorted(
  (a, b) => Number(a.method !== 'GET') - Number(b.method !== 'GET'),
)

/** About one cadre: no other of her district reaches it either. */
const HERS: ReadonlySet<string> = new Set([
  'readAttempt',
  'resultPage',
  'evaluationPage',
  'evaluationForm',
])
/** What a district has all its sub-districts use. */
const USED_BELOW: ReadonlySet<string> = new Set(['readMaterials'])

export function expected({ name, given }: Known, visitor: Visitor): Outcome {
  if (HERS.has(name) && visitor.self !== undefined) return 'NOT_FOUND'
  if (USED_BELOW.has(name) && visitor.area === '35.08.02') return 'reached'
  if (given.who === 'anyone') return 'reached'
  if (given.who === 'signed-in') {
    return visitor.role === 'PUBLIC' ? 'SIGN_IN_NEEDED' : 'reached'
  }
  const roles: readonly Role[] = ROLES_OF[given.who]
  if (roles.includes('PUBLIC')) return 'reached'
  if (!roles.includes(visitor.role))
    return visitor.role === 'PUBLIC' ? 'SIGN_IN_NEEDED' : 'NOT_ALLOWED'
  // Her own record: there is no other district to look into.
  if (given.area === 'self') return 'reached'
  return isWithin(given.area, visitor.area) ? 'reached' : 'NOT_FOUND'
}

export function readOutcome(answer: Response, text: string): Outcome {
  if (answer.status === 303 && answer.headers.get('location') === '/masuk/') return 'SIGN_IN_NEEDED'
  if (answer.status === 401) return text.includes('SIGN_IN_WRONG') ? 'reached' : 'SIGN_IN_NEEDED'
  if (answer.status === 403) return 'NOT_ALLOWED'
  if (answer.status === 404) return 'NOT_FOUND'
  return 'reached'
}

const visits = new Map<Visitor, Visit>()

/** The one session of a visitor for all that ends none. */
export async function keptVisit(visitor: Visitor): Promise<Visit> {
  const visit = visits.get(visitor) ?? (await visitor.open())
  visits.set(visitor, visit)
  return visit
}

/** What a person does about her own account may end her session. */
export function visitFor({ method, given }: Known, visitor: Visitor): Promise<Visit> {
  const mayEnd = method !== 'GET' && (given.area === 'self' || given.who === 'anyone')
  return mayEnd ? visitor.open() : keptVisit(visitor)
}

export type Asked = { readonly answer: Response; readonly bytes: Uint8Array; readonly text: string }

/** Asks as the visitor would; `text` is the body as letters, whatever it is. */
export async function ask(known: Known, world: World, visit: Visit): Promise<Asked> {
  const request = requestFor(known, known.given.input(world, visit), visit.cookie)
  const answer = await exports.default.fetch(request)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return { answer, bytes, text: new TextDecoder().decode(bytes) }
}
