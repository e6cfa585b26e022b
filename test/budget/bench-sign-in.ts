/**
 * What signing in tells a stranger, and what it costs. Through the real Worker and D1: how long a refusal takes for those who exist and
 * those who do not (in turns, beside two series of the same kind as a control), how many of 40 guesses at once are looked at, a hall
 * that comes in behind one address, and the processor time of one sign-in. Throws when somebody of the hall is refused.
 */
import { demoAppCode } from '../../db/seed/demo-factors.ts'
import { dice } from '../../db/seed/fixed-ids.ts'
import { API } from '../../worker/contract/endpoint.ts'
import { systemClock } from '../../worker/core/clock.ts'
import { crockford } from '../../worker/core/ids.ts'
import { stepAt } from '../../worker/identity/index.ts'
import { makeOfficer } from '../e2e/officer.ts'
import { startService, type Service } from '../e2e/running-product.ts'
import { rosterOf } from './bench-roster.ts'
import { openOffice, request, SYSTEM, type Office } from './office.ts'
import { kolmogorovSmirnov, mannWhitney, quantile } from './two-samples.ts'
import { workerCpuMs } from './worker-cpu.ts'

type Line = Record<string, number | string>
type Phone = { readonly cadreId: string; readonly code: string; device: string }

const PASSWORD = 'kereta api malam ke timur'
const PIN = '739182'
/** Of one name: the fifth locks. */
const TRIES_EACH = 4
const GUESSES = 40
const AT_ONCE = 20
const OFFICERS = 60

/** Lines of times (`tries` of each kind), of guesses, of a hall of so many, and of processor time. */
export async function benchSignIn(size: {
  readonly tries: number
  readonly hall: number
}): Promise<Record<string, Line>> {
  const service = await startService()
  const office = await openOffice(service)
  const names = Math.ceil(size.tries / TRIES_EACH)
  const officers = await makeOfficers(service, Math.max(OFFICERS, names * 2))
  const phones = await makePhones(office, size.hall)
  const lines = {
    ...(await benchHall(service, phones)),
    ...(await benchStaffCpu(service, officers.slice(0, OFFICERS))),
    ...(await benchNames(service, officers, size.tries)),
    ...(await benchPending(service, officers, size.tries)),
    ...(await benchPhones(service, phones, size.tries)),
    ...(await benchCodes(office, phones, size.tries)),
    ...(await benchGuesses(service, officers, phones)),
  }
  await service.close()
  return lines
}

async function makeOfficers(service: Service, count: number): Promise<string[]> {
  const ctx = service.context(SYSTEM, systemClock)
  const names = Array.from({ length: count }, (_, at) => `petugas.ada.${numbered(at)}`)
  for (const username of names) {
    const grants = [{ role: 'DISTRICT_ADMIN', area: '35.08' }] as const
    await makeOfficer(ctx, { username, name: 'Petugas', password: PASSWORD, grants })
  }
  return names
}

const numbered = (at: number) => String(at).padStart(4, '0')

async function makePhones(office: Office, count: number): Promise<Phone[]> {
  const { service, district } = office
  await request(office, 'POST', `/districts/${district}/roster/commit`, {
    importId: crypto.randomUUID(),
    fileName: 'daftar.xlsx',
    position: 0,
    rows: rosterOf(count),
  })
  const { results } = await service.db
    .prepare('select id from cadres order by id')
    .all<{ id: string }>()
  return newCodes(
    office,
    results.map(({ id }) => id),
  )
}

async function newCodes(office: Office, cadreIds: readonly string[]): Promise<Phone[]> {
  const phones: Phone[] = []
  type Cards = { cards: { cadreId: string; activationCode: string }[] }
  for (let at = 0; at < cadreIds.length; at += 30) {
    const path = `/districts/${office.district}/activation-codes`
    const asked = { cadreIds: cadreIds.slice(at, at + 30) }
    const { cards } = await request<Cards>(office, 'POST', path, asked)
    for (const { cadreId, activationCode } of cards) {
      phones.push({ cadreId, code: activationCode, device: '' })
    }
  }
  return phones
}

/** Everybody of the hall activates, then everybody signs in, from one address. */
async function benchHall(
  service: Service,
  phones: readonly Phone[],
): Promise<Record<string, Line>> {
  const activate = async (phone: Phone) => {
    const key = phone.cadreId.replaceAll('-', '')
    const body = { code: phone.code, pin: PIN, phone: 'own', key }
    const answer = await expectIn(post(service, '/activation', '', body))
    phone.device = cookiesOf(answer, ['dev'])
  }
  const signIn = ({ cadreId, device }: Phone) =>
    expectIn(post(service, '/session/cadre', device, { cadreId, pin: PIN }))
  const size = phones.length
  return {
    [`hall of ${size}: activate`]: await inHall(phones, activate),
    [`hall of ${size}: sign in by PIN`]: await inHall(phones, signIn),
  }
}

/** Officers who come in one after the other: password, then code. */
async function benchStaffCpu(
  service: Service,
  officers: readonly string[],
): Promise<Record<string, Line>> {
  const signIn = async (username: string) => {
    const first = await expectIn(
      post(service, '/session/staff', '', { username, password: PASSWORD }),
    )
    const code = await demoAppCode(stepAt(systemClock))
    await expectIn(
      post(service, '/session/staff/code', cookiesOf(first, ['p', 'dev']), { code, trust: false }),
    )
  }
  return { [`${officers.length} officers: password and code`]: await inHall(officers, signIn) }
}

/** Runs the work of all, so many at once; a line of seconds, milliseconds each and processor time each. */
async function inHall<One>(
  all: readonly One[],
  work: (one: One) => Promise<unknown>,
): Promise<Line> {
  const waiting = [...all]
  const times: number[] = []
  const cpuBefore = workerCpuMs()
  const started = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
        times.push(await timed(() => work(one)))
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  const cpu = workerCpuMs() - cpuBefore
  return {
    tries: times.length,
    seconds: rounded(seconds),
    ...spread(times),
    'CPU ms each, Worker and D1':
      cpuBefore === 0 ? 'Linux only' : rounded(cpu / Math.max(1, times.length)),
  }
}

/** A wrong password for names that exist and for names that do not. */
async function benchNames(
  service: Service,
  officers: readonly string[],
  tries: number,
): Promise<Record<string, Line>> {
  const half = Math.ceil(tries / TRIES_EACH)
  const strangers = officers.map((_, at) => `petugas.nir.${numbered(at)}`)
  const tryName = (names: readonly string[], from: number) => async (round: number) => {
    const username = names[from + (round % half)]
    await post(service, '/session/staff', '', { username, password: `salah kata ke ${round}` })
  }
  return compared('staff, wrong password', tries, {
    known: tryName(officers, 0),
    'known again': tryName(officers, half),
    unknown: tryName(strangers, 0),
    'unknown again': tryName(strangers, half),
  })
}

/** A code of the app with a sign-in that was good once, and with one that was made up: both are asked for the password again. */
async function benchPending(
  service: Service,
  officers: readonly string[],
  tries: number,
): Promise<Record<string, Line>> {
  const ended: string[] = []
  for (const username of officers.slice(0, 50)) {
    const first = await post(service, '/session/staff', '', { username, password: PASSWORD })
    ended.push(cookiesOf(first, ['p']))
  }
  await service.db
    .prepare('update pending_sign_ins set ended_at = created_at where ended_at is null')
    .run()
  const made = () => `p=${crypto.randomUUID().replaceAll('-', '').repeat(2)}`
  const tryCode = (cookie: (round: number) => string) => async (round: number) => {
    await post(service, '/session/staff/code', cookie(round), { code: '123456', trust: false })
  }
  const tryEnded = tryCode((round) => ended[round % ended.length] ?? '')
  return compared('staff, second step', tries, {
    known: tryEnded,
    'known again': tryEnded,
    unknown: tryCode(made),
    'unknown again': tryCode(made),
  })
}

/** A PIN for cadres who exist and who do not, on a telephone that is neither's. */
async function benchPhones(
  service: Service,
  phones: readonly Phone[],
  tries: number,
): Promise<Record<string, Line>> {
  const tryPin = (cadreId: () => string) => async () => {
    at += 1
    const strange = phones[(at + 1) % phones.length]?.device ?? ''
    await post(service, '/session/cadre', strange, { cadreId: cadreId(), pin: '918273' })
  }
  // Many telephones: what one sends a second after the other, the shield in front would answer.
  let at = 0
  const other = () => phones[at % phones.length]?.cadreId ?? ''
  return compared('cadre, PIN on a strange phone', tries, {
    known: tryPin(other),
    'known again': tryPin(other),
    unknown: tryPin(() => crypto.randomUUID()),
    'unknown again': tryPin(() => crypto.randomUUID()),
  })
}

/** Codes that a newer one replaced and codes that never were. What is answered differs: only who holds the paper knows such a code. */
async function benchCodes(
  office: Office,
  phones: readonly Phone[],
  tries: number,
): Promise<Record<string, Line>> {
  const { service } = office
  const cadreIds = phones.map(({ cadreId }) => cadreId)
  const replaced = await newCodes(office, cadreIds)
  await newCodes(office, cadreIds)
  const { ids } = service.context(SYSTEM)
  const tryCode = (code: (round: number) => string) => async (round: number) => {
    await post(service, '/activation/preview', '', { code: code(round) })
  }
  const tryReplaced = tryCode((round) => replaced[round % replaced.length]?.code ?? '')
  // 300 wrong ones close the door for an address: a hundred of each kind.
  return compared('cadre, code (other answer)', Math.min(tries, 100), {
    known: tryReplaced,
    'known again': tryReplaced,
    unknown: tryCode(() => crockford(ids, 10)),
    'unknown again': tryCode(() => crockford(ids, 10)),
  })
}

type Series = 'known' | 'known again' | 'unknown' | 'unknown again'

/** In each round one of each kind, in an order that chance gives; then how far they lie apart, beside the same kind twice. */
async function compared(
  label: string,
  rounds: number,
  series: Readonly<Record<Series, (round: number) => Promise<unknown>>>,
): Promise<Record<string, Line>> {
  const roll = dice(rounds)
  const times: Record<Series, number[]> = {
    known: [],
    'known again': [],
    unknown: [],
    'unknown again': [],
  }
  // Safe: the keys of `series`.
  const kinds = Object.keys(series) as Series[]
  for (let round = 0; round < rounds; round += 1) {
    const order = kinds.map((kind) => ({ kind, at: roll() })).toSorted((a, b) => a.at - b.at)
    for (const { kind } of order) times[kind].push(await timed(() => series[kind](round)))
  }
  const against = (one: Series, other: Series): Line => {
    const { larger, p } = mannWhitney(times[one], times[other])
    const shape = kolmogorovSmirnov(times[one], times[other])
    const tests = `Mann-Whitney p ${rounded(p, 3)}, Kolmogorov-Smirnov p ${rounded(shape.p, 3)}`
    return { says: `${tests}; ${one} slower in ${rounded(larger * 100)} % of pairs` }
  }
  return {
    [`${label}: known`]: { tries: rounds, ...spread(times.known) },
    [`${label}: unknown`]: {
      tries: rounds,
      ...spread(times.unknown),
      ...against('known', 'unknown'),
    },
    [`${label}: known, control`]: {
      tries: rounds,
      ...spread(times['known again']),
      ...against('known', 'known again'),
    },
    [`${label}: unknown, control`]: {
      tries: rounds,
      ...spread(times['unknown again']),
      ...against('unknown', 'unknown again'),
    },
  }
}

/** 40 guesses at once: how many were looked at, by the answers and by the counter in D1. */
async function benchGuesses(
  service: Service,
  officers: readonly string[],
  phones: readonly Phone[],
): Promise<Record<string, Line>> {
  const username = officers.at(-1) ?? ''
  const phone = phones.at(-1)
  const forget = () => service.db.prepare('delete from sign_in_tries').run()
  const lines: Record<string, Line> = {}
  const guess = async (label: string, work: (at: number) => Promise<Response>) => {
    const answers = await Promise.all(Array.from({ length: GUESSES }, (_, at) => work(at)))
    const codes = await Promise.all(
      // Safe: the contract's problem.
      answers.map(async (answer) => ((await answer.json()) as { code?: string }).code ?? 'in'),
    )
    const counted = await service.db
      .prepare('select sum(fails) fails, max(lock_level) locks from sign_in_tries')
      .first<{ fails: number; locks: number }>()
    const evaluated = codes.filter((code) => code.endsWith('_WRONG')).length
    const refused = codes.filter((code) => ['LOCKED', 'TOO_MANY', 'TOO_FAST'].includes(code)).length
    lines[`${GUESSES} guesses at once: ${label}`] = {
      tries: GUESSES,
      says: `${evaluated} evaluated, ${refused} not looked at; in D1: ${counted?.fails} tries, ${counted?.locks} lock`,
    }
    await forget()
  }
  await forget()
  await guess('password', (at) =>
    post(service, '/session/staff', '', { username, password: `tebakan nomor ${at}` }),
  )
  await guess('PIN', (at) =>
    post(service, '/session/cadre', phone?.device ?? '', {
      cadreId: phone?.cadreId,
      pin: String(500_000 + at * 7),
    }),
  )
  const signedIn = { username: officers.at(-2), password: PASSWORD }
  const first = await expectIn(post(service, '/session/staff', '', signedIn))
  const cookie = cookiesOf(first, ['p', 'dev'])
  await forget()
  await guess('code of the app', (at) =>
    post(service, '/session/staff/code', cookie, {
      code: numbered(at).padStart(6, '9'),
      trust: false,
    }),
  )
  return lines
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

function spread(times: readonly number[]): Line {
  return Object.fromEntries(
    [5, 25, 50, 75, 95].map((part) => [`p${part} ms`, rounded(quantile(times, part / 100))]),
  )
}

function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits))
}

/** Sends and reads to the end. */
async function post(
  service: Service,
  path: string,
  cookie: string,
  body: object,
): Promise<Response> {
  const answer = await fetch(`${service.url}${API}${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', origin: service.url },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  return new Response(text, { status: answer.status, headers: answer.headers })
}

async function expectIn(sent: Promise<Response>): Promise<Response> {
  const answer = await sent
  if (!answer.ok) throw new Error(`refused: ${answer.status} ${await answer.text()}`)
  return answer
}

function cookiesOf(answer: Response, names: readonly string[]): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .filter((pair) => names.includes(pair.split('=')[0] ?? ''))
    .join('; ')
}
