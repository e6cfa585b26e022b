/**
 * One id of another's among one's own: each case is asked about the twins of its objects in the asker's own area, which is
 * all right, and then once for each id in it with that one id as it was, and once for each list with the other's beside the own.
 * Nothing of the other may show or change, and no new row may hold the id.
 */
import { exports } from 'cloudflare:workers'
import { ROLES_OF, type Role } from '../../../worker/core/access.ts'
import { placesIn, maySee } from './canaries.ts'
import { KNOWN, readOutcome, type Known } from './cells.ts'
import type { Planted } from './planted-world.ts'
import { requestFor } from './request.ts'
import { readState } from './rows.ts'
import { readerOf, wordsOf } from './seen.ts'
import type { Twins } from './twins.ts'
import type { Visitor } from './world.ts'

type Swept = {
  readonly faults: string[]
  readonly calls: number
  readonly lists: number
  readonly answers: Record<number, number>
}
type Way = readonly (string | number)[]

/** Of these the twins alone are no right call, and why; with the other's ids they are asked all the same. */
const NOT_WHOLE: Readonly<Record<string, string>> = {
  approveProposal: 'numbers of the twin are in the way of those it would give',
  revokeCertificate: 'the twin of a certificate is not signed, which no verb would leave so',
  attachSigned: 'the same',
  evidenceDownload: 'a file of evidence is named by a code, which has no twin',
}

/** A row of these says who is signed in, what was asked, or how often a course's answer was given, whoever asks. */
const OWN_AFFAIRS = /^(?:sessions|sign_in_tries|audit_\w+|item_tallies) /

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

export async function sweepMixedIds(planted: Planted): Promise<Swept> {
  const { world, twins, canaries } = planted
  const swept: Swept = { faults: [], calls: 0, lists: 0, answers: {} }
  const state = await readState()
  let [calls, lists] = [0, 0]
  for (const known of KNOWN) {
    const visitor = askerOf(world.visitors, known)
    if (visitor === undefined) continue
    const visit = await visitor.open()
    const right = known.given.input(world, visit)
    for (const { input, foreign, isList } of mixedOf(right, twins.district)) {
      if (foreign === '' && Object.hasOwn(NOT_WHOLE, known.name)) continue
      const answer = await exports.default.fetch(requestFor(known, input, visit.cookie))
      const bytes = new Uint8Array(await answer.arrayBuffer())
      const text = new TextDecoder().decode(bytes)
      calls += 1
      if (isList) lists += 1
      const isOwn = foreign === ''
      if (isOwn && readOutcome(answer, text) !== 'reached')
        swept.faults.push(
          `${known.name} does not find the twins: ${answer.status} ${text.slice(0, 200)}`,
        )
      swept.answers[answer.status] = (swept.answers[answer.status] ?? 0) + 1
      const label = `${known.name} with ${foreign} as ${visitor.label}`
      if (answer.status >= 500) swept.faults.push(`${label}: ${answer.status} ${text}`)
      const words = await wordsOf({ answer, bytes, text })
      for (const place of placesIn(words, canaries)) {
        if (!maySee(readerOf(visitor), place) && place.area !== 'ID')
          swept.faults.push(`${label}: shows ${place.table}.${place.column} of ${place.area}`)
      }
    }
  }
  return {
    ...swept,
    calls,
    lists,
    faults: [...swept.faults, ...mixtures(state, await readState(), twins.district)],
  }
}

/** Somebody of the other district who holds the permission there. */
function askerOf(visitors: readonly Visitor[], { given }: Known): Visitor | undefined {
  if (given.who === 'anyone' || given.who === 'signed-in' || given.area === 'ID') return undefined
  const roles: readonly Role[] = ROLES_OF[given.who]
  return visitors.find(
    ({ role, area }) => role !== 'CADRE' && area === '33.75' && roles.includes(role),
  )
}

type Mixed = {
  readonly input: Record<string, unknown>
  readonly foreign: string
  readonly isList: boolean
}

function* mixedOf(right: Record<string, unknown>, twins: Twins): Generator<Mixed> {
  const own = twinned(right, twins) as Record<string, unknown>
  const ids = [...idsIn(right, twins)]
  if (ids.length > 0) yield { input: own, foreign: '', isList: false }
  for (const [way, id] of ids) {
    yield { input: put(own, way, id) as Record<string, unknown>, foreign: id, isList: false }
    // The nearest list around it gets the other's element beside the own.
    const at = way.findLastIndex((step) => typeof step === 'number')
    if (at === -1) continue
    const list = valueAt(own, way.slice(0, at))
    const element = valueAt(right, way.slice(0, at + 1))
    if (!Array.isArray(list)) continue
    const mixed = put(own, way.slice(0, at), [...(list as unknown[]), element])
    yield { input: mixed as Record<string, unknown>, foreign: id, isList: true }
  }
}

function twinned(value: unknown, twins: Twins): unknown {
  if (typeof value === 'string') return twins.of(value)
  if (Array.isArray(value)) return value.map((inner) => twinned(inner, twins))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, twinned(inner, twins)]),
  )
}

function* idsIn(value: unknown, twins: Twins, way: Way = []): Generator<readonly [Way, string]> {
  if (typeof value === 'string') {
    if (twins.has.has(value)) yield [way, value]
  } else if (Array.isArray(value)) {
    for (const [at, inner] of value.entries()) yield* idsIn(inner, twins, [...way, at])
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* idsIn(inner, twins, [...way, key])
  }
}

function valueAt(value: unknown, way: Way): unknown {
  const [step, ...rest] = way
  if (step === undefined) return value
  // Safe: the way was found in a value of this form.
  return valueAt((value as Record<string | number, unknown>)[step], rest)
}

function put(value: unknown, way: Way, what: unknown): unknown {
  const [step, ...rest] = way
  if (step === undefined) return what
  if (Array.isArray(value)) {
    return value.map((inner: unknown, at) => (at === step ? put(inner, rest, what) : inner))
  }
  // Safe: the way was found in a value of this form.
  const record = value as Record<string, unknown>
  return { ...record, [step]: put(record[step], rest, what) }
}

/** What of the other's changed, rows and files, and what is new and names something of both. */
function mixtures(before: readonly string[], after: readonly string[], twins: Twins): string[] {
  const [old, now] = [new Set(before), new Set(after)]
  const isOthers = (line: string) =>
    !OWN_AFFAIRS.test(line) &&
    (line.includes('"35.08') || [...line.matchAll(UUID)].some(([id]) => twins.has.has(id)))
  return [
    ...before.filter((line) => !now.has(line) && isOthers(line)),
    ...after.filter((line) => !old.has(line) && isOthers(line)),
  ].map((line) => `${now.has(line) ? 'took' : 'changed'} ${line.slice(0, 240)}`)
}
