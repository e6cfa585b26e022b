/**
 * What certificates cost: processor time of what is signed and drawn, in this process; the bytes of the page that checks them; and,
 * through the real Worker and D1, 500 papers for a ZIP and an officer's list of 1,000 rows.
 */
import { makeZip } from 'client-zip'
import { certificatePdf } from '../../worker/certification/paper/pdf.ts'
import { PLAIN } from '../../worker/certification/paper/look.ts'
import { openBadge } from '../../worker/certification/credential/credential.ts'
import { statusListCredential } from '../../worker/certification/credential/status-list.ts'
import { packToken } from '../../worker/contract/certificate-token.ts'
import { STATUS_LIST_LENGTH } from '../../worker/contract/token-claims.ts'
import type { Paper } from '../../worker/contract/certificate-files.ts'
import type { CheckedRow, RowToCheck } from '../../worker/contract/verify-many.ts'
import { openSession } from '../../worker/identity/index.ts'
import { APPROVER, AREAS, DISTRICT, OFFICER, openLumajang, SYSTEM } from '../e2e/lumajang.ts'
import { addCadres, EVENT, setUpIssuing } from '../e2e/office-verbs.ts'
import { startService, type Service } from '../e2e/running-product.ts'
import { passRule } from '../e2e/work.ts'
import {
  badgeSource,
  factsWith,
  LUMAJANG,
  newSigningKey,
  ORIGIN,
  signedBy,
} from '../factories/credential.ts'
import { brotli } from '../link/edge.ts'
import { request, takeCost } from './office.ts'

type Line = Record<string, number | string>
type Table = Record<string, Line>

const PAPERS = 500
/** Fetched side by side, as the browser does for a ZIP. */
const LANES = 3
/** Rows of one call, as the officer's page sends them. */
const PART = 250
const CLAIMS = {
  issuer: LUMAJANG,
  holderName: 'Siti Nurhaliza binti Abdurrahman',
  code: '7Q4M2XKD9TRB',
  issuedAt: Date.parse('2026-11-20T05:00:00Z') / 1000,
  expiresAt: Date.parse('2029-11-19T17:00:00Z') / 1000,
  status: { list: 1, index: 94_567 },
  area: '35.08.01.2005',
  course: { code: 'KPM-DASAR', version: 3 },
  sequence: 42,
  isSample: false,
} as const

/** Processor time of one signature, token, paper and status list. */
export async function benchSigning(): Promise<Table> {
  const key = await newSigningKey()
  const signer = {
    kid: key.kid,
    sign: async (bytes: Uint8Array<ArrayBuffer>) =>
      new Uint8Array(await crypto.subtle.sign('Ed25519', key.key, bytes)),
  }
  const facts = factsWith()
  const credential = async () => JSON.stringify(await signedBy(key, openBadge(badgeSource())))
  const token = () => packToken(CLAIMS, signer)
  const list = async (count: number) => {
    // Spread over the list, as places are drawn by lot: this packs worst.
    const revoked = Array.from({ length: count }, (_, at) => (at * 7919) % STATUS_LIST_LENGTH)
    const unsigned = await statusListCredential({
      origin: ORIGIN,
      district: LUMAJANG,
      list: 1,
      revoked: revoked.toSorted((one, other) => one - other),
      now: '2026-11-21T01:30:00.000Z',
    })
    return JSON.stringify(await signedBy(key, unsigned))
  }
  // In this order: each is cold when its first round is timed.
  const table: Table = {
    'credential, signed': await cpuOf(400, credential),
    'QR token, signed': await cpuOf(400, token),
  }
  const [document, digits] = [await credential(), await token()]
  return {
    ...table,
    'paper (PDF), plain': await cpuOf(40, () =>
      certificatePdf({
        facts,
        origin: ORIGIN,
        revokedOn: null,
        token: digits,
        document,
        look: PLAIN,
      }),
    ),
    'status list, none revoked': await cpuOf(40, () => list(0)),
    'status list, 1,000 revoked': await cpuOf(40, () => list(1000)),
  }
}

/** The first is cold: nothing is compiled yet. */
async function cpuOf(rounds: number, work: () => Promise<string | Uint8Array>): Promise<Line> {
  const spent = async (times: number) => {
    const before = process.cpuUsage()
    let bytes = 0
    for (let round = 0; round < times; round += 1) bytes = (await work()).length
    const { user, system } = process.cpuUsage(before)
    return { ms: (user + system) / 1000 / times, bytes }
  }
  const first = await spent(1)
  await spent(Math.ceil(rounds / 4))
  const warm = await spent(rounds)
  return { 'CPU, ms': hundredths(warm.ms), 'first, ms': hundredths(first.ms), bytes: warm.bytes }
}

/** As the edge sends each part of it. */
export async function benchVerifier(): Promise<Table> {
  const service = await startService()
  const table: Table = {}
  let all = 0
  for (const part of ['/v', '/periksa.js', '/periksa-sw.js', '/issuers.json']) {
    const answer = await fetch(service.url + part)
    if (!answer.ok) throw new Error(`${part}: ${answer.status}`)
    const bytes = brotli(Buffer.from(await answer.arrayBuffer())).length
    if (part !== '/issuers.json') all += bytes
    table[part] = { bytes }
  }
  await service.close()
  return { ...table, 'page, script and service worker': { bytes: all } }
}

/** 500 papers as a ZIP takes them, drawn for the first time and then from the file store. */
export async function benchPapers(): Promise<Table> {
  const { service, office } = await issuedOffice()
  type Papers = { readonly papers: readonly Paper[] }
  const listed = await clocked(() =>
    request<Papers>(office, 'POST', `/districts/${DISTRICT}/certificates/papers`, {}),
  )
  const { papers } = listed.answer
  const files = new Map<string, Uint8Array>()
  const fetchAll = async () => {
    const left = [...papers]
    let bytes = 0
    const lane = async () => {
      for (let paper = left.pop(); paper !== undefined; paper = left.pop()) {
        const file = await readPaper(`${service.url}/c/${paper.id}.pdf`)
        files.set(paper.id, file)
        bytes += file.length
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    return bytes
  }
  const line = ({ answer, seconds }: { readonly answer: number; readonly seconds: number }) => ({
    seconds: hundredths(seconds),
    'ms each': hundredths((seconds * 1000) / papers.length),
    MB: hundredths(answer / 1_000_000),
  })
  const cold = line(await clocked(fetchAll))
  const kept = line(await clocked(fetchAll))
  const zipped = line(
    await clocked(async () => {
      const entries = Array.from(files, ([id, input]) => ({ name: `${id}.pdf`, input }))
      return (await new Response(makeZip(entries)).arrayBuffer()).byteLength
    }),
  )
  await service.close()
  return {
    [`list of ${papers.length} papers`]: { seconds: hundredths(listed.seconds) },
    'papers, drawn': cold,
    'papers, kept': kept,
    'ZIP of them': zipped,
  }
}

/** As the browser does: what breaks off on the way is asked for again, once. */
async function readPaper(url: string): Promise<Uint8Array> {
  const answer = await fetch(url).catch(() => fetch(url))
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

/** 1,000 rows by number and by code, in parts as the page sends them. */
export async function benchVerifyMany(): Promise<Table> {
  const { service, office } = await issuedOffice()
  const { results } = await service.db
    .prepare(
      "select number, 'KPM' || verification_code as code from certificates order by sequence",
    )
    .all<{ number: string; code: string }>()
  const rows = [
    ...results.map(({ code }) => ({ code })),
    ...results.map(({ number }) => ({ number })),
  ].map((row, at): RowToCheck => ({ line: at + 2, ...row, name: `Kader Uji ${at % PAPERS}` }))
  const measure = async (size: number): Promise<Line> => {
    takeCost(service)
    const { answer, seconds } = await clocked(async () => {
      let valid = 0
      for (let at = 0; at < rows.length; at += size) {
        const part = await request<{ readonly rows: readonly CheckedRow[] }>(
          office,
          'POST',
          `/areas/${DISTRICT}/certificates/verify-many`,
          { rows: rows.slice(at, at + size) },
        )
        valid += part.rows.filter(({ state }) => state === 'valid').length
      }
      return valid
    })
    const { requests, queries, rowsRead } = takeCost(service)
    return { seconds: hundredths(seconds), requests, queries, 'rows read': rowsRead, valid: answer }
  }
  await measure(rows.length) // warm
  const table = {
    [`${rows.length} rows, ${PART} a call`]: await measure(PART),
    [`${rows.length} rows, one call`]: await measure(rows.length),
  }
  await service.close()
  return table
}

/** Lumajang with 500 certificates, and its officer's session. */
async function issuedOffice(): Promise<{
  readonly service: Service
  readonly office: { readonly service: Service; readonly cookie: string }
}> {
  const service = await startService()
  const lumajang = await openLumajang(service)
  const villages = AREAS.filter(({ code }) => code.length === 13).map(({ code }) => code)
  const cadres = Array.from({ length: PAPERS }, (_, at) => ({
    name: `Kader Uji ${at}`,
    areaCode: villages[at % villages.length] ?? '',
  }))
  const ids = await addCadres(service, lumajang, cadres)
  const { unitId } = await setUpIssuing(service, lumajang)
  await passRule(service, lumajang, ids)
  const officeOf = async (username: string) => {
    const id = lumajang.accounts[username] ?? ''
    const ctx = service.context(SYSTEM)
    const { cookie } = await openSession(ctx, { kind: 'staff', id, scheme: 'http' })
    return { service, cookie }
  }
  const office = await officeOf(OFFICER)
  // By the Worker: 500 at once are too many for the connection that a test has to its database.
  const proposals = `/districts/${DISTRICT}/proposals`
  const id = crypto.randomUUID()
  const { courseId } = lumajang
  await request(office, 'POST', proposals, { id, courseId, unitId, event: EVENT, cadreIds: ids })
  const approver = await officeOf(APPROVER)
  await request(approver, 'POST', `${proposals}/${id}/approve`, { unanswered: ids.length })
  return { service, office }
}

async function clocked<Answer>(
  work: () => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly seconds: number }> {
  const started = performance.now()
  const answer = await work()
  return { answer, seconds: (performance.now() - started) / 1000 }
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
