/**
 * Puts an archive of verification together in the browser, out of the public addresses that every verifier follows, and opens it
 * once before it is handed over: an archive that does not verify today will not do so in twenty years.
 */
import { makeZip } from 'client-zip'
import {
  listArchiveCredentials,
  readArchive,
  type ArchiveParts,
} from '../../../../../worker/contract/archive.ts'
import { ed25519VerifyOn } from '../../../../../worker/contract/ed25519.ts'
import type { SignedIssuerList } from '../../../../../worker/contract/issuer-list.ts'
import { pageWith, type ArchiveData } from '../../../archive/data.ts'
import { call, CallProblem } from '../../../lib/call.ts'
import { readMe } from '../../../text/archive.ts'

export type Step = {
  readonly what: 'parts' | 'credentials' | 'checking'
  readonly done: number
  readonly total: number
}

export type MadeArchive = {
  readonly name: string
  readonly blob: Blob
  /** Whether everything in it opens and verifies. */
  readonly isWhole: boolean
  /** Whether the root key vouches for every issuer and key of now. */
  readonly isVouched: boolean
}

export type ArchiveWish = {
  readonly area: string
  /** Whose credentials come along, names and all; null for none. */
  readonly credentialsOf: string | null
  readonly onStep: (step: Step) => void
}

const ENTRIES_PER_FILE = 256
const AT_ONCE = 6
const CONTEXTS = ['credentials-v2.json', 'ob-v3p0-3.0.3.json']

/** Throws CallProblem when something cannot be fetched; then nothing is made. */
export async function makeArchive({
  area,
  credentialsOf,
  onStep,
}: ArchiveWish): Promise<MadeArchive> {
  const parts = await call(readArchive, { area })
  const files = new Map<string, string>()
  const checkpoint = await fetched('/log/checkpoint')
  const size = Number(checkpoint.split('\n')[1])
  files.set('log/checkpoint', checkpoint)

  const wanted = addressesOf(parts, size)
  let done = 0
  const took = () => onStep({ what: 'parts', done: ++done, total: wanted.length })
  await inTurns(wanted, async ([name, address]) => {
    files.set(name, await fetched(address))
    took()
  })
  const page = files.get(PAGE) ?? ''
  files.delete(PAGE)
  const entries = leavesIn(files, size)
  const data = dataOf(parts, { checkpoint, entries, files })
  if (credentialsOf !== null) await addCredentials(files, parts, credentialsOf, onStep)

  const checked = await opened(data, onStep)
  files.set('issuers.json', issuersFile(data))
  files.set('periksa.html', await pageWith(page, data))
  files.set('BACA SAYA.txt', await readMeOf(parts, size, files, credentialsOf !== null))
  return { ...(await zipped(parts, files)), ...checked }
}

const PAGE = 'periksa.txt'

type Wanted = readonly [name: string, address: string]

function addressesOf({ districts }: ArchiveParts, size: number): Wanted[] {
  const count = Math.ceil(size / ENTRIES_PER_FILE)
  return [
    [PAGE, '/arsip/periksa.txt'],
    ...CONTEXTS.map((name): Wanted => [`contexts/${name}`, `/arsip/contexts/${name}`]),
    ['did/platform.json', '/.well-known/did.json'],
    ...districts.map(({ code }): Wanted => [`did/${code}.json`, `/issuers/${code}/did.json`]),
    ...districts.flatMap(({ code, lists }) =>
      Array.from({ length: lists }, (_, at): Wanted => [
        `status/${code}-${at + 1}.json`,
        `/status/${code}/${at + 1}`,
      ]),
    ),
    ...Array.from({ length: count }, (_, at): Wanted => [entriesFile(at), `/log/entries/${at}`]),
  ]
}

const entriesFile = (at: number) => `log/entries/${String(at).padStart(6, '0')}.txt`

/** Every entry under the head; what was added since the head was fetched is left to the next archive. */
function leavesIn(files: Map<string, string>, size: number): string {
  const names = Array.from({ length: Math.ceil(size / ENTRIES_PER_FILE) }, (_, at) =>
    entriesFile(at),
  )
  const last = names.at(-1)
  if (last !== undefined) {
    const over = size - (names.length - 1) * ENTRIES_PER_FILE
    const lines = (files.get(last) ?? '').trimEnd().split('\n').slice(0, over)
    files.set(last, `${lines.join('\n')}\n`)
  }
  return names.map((name) => files.get(name) ?? '').join('')
}

function dataOf(
  parts: ArchiveParts,
  {
    checkpoint,
    entries,
    files,
  }: {
    readonly files: ReadonlyMap<string, string>
    readonly checkpoint: string
    readonly entries: string
  },
): ArchiveData {
  const statusLists = [...files].flatMap(([name, text]) =>
    name.startsWith('status/') ? [text] : [],
  )
  return {
    v: 1,
    made: parts.at,
    area: parts.area,
    signed: signedOf(parts),
    list: parts.list,
    statusLists,
    checkpoint,
    entries,
  }
}

function signedOf({ signed, root }: ArchiveParts): SignedIssuerList | null {
  if (signed === null || root === null) return null
  return { list: signed.list, signature: signed.signature, publicKey: root.publicKey }
}

/** The signature is over the bytes of `list` as UTF-8, as anybody can check with OpenSSL. */
function issuersFile({ signed, list }: ArchiveData): string {
  const none = { list: null, signature: null, publicKey: null }
  return `${JSON.stringify({ ...(signed ?? none), now: list }, null, 1)}\n`
}

async function addCredentials(
  files: Map<string, string>,
  { districts }: ArchiveParts,
  district: string,
  onStep: ArchiveWish['onStep'],
): Promise<void> {
  const total = districts.find(({ code }) => code === district)?.certificates ?? 0
  let after: string | undefined
  let done = 0
  do {
    const page = await call(listArchiveCredentials, { district, after })
    for (const { id, document } of page.credentials) files.set(`kredensial/${id}.json`, document)
    done += page.credentials.length
    onStep({ what: 'credentials', done, total: Math.max(done, total) })
    after = page.next ?? undefined
  } while (after !== undefined)
}

/** As `periksa.html` will open it. */
async function opened(
  data: ArchiveData,
  onStep: ArchiveWish['onStep'],
): Promise<Pick<MadeArchive, 'isWhole' | 'isVouched'>> {
  // Fetched here and not with the page: few visits make an archive.
  const [{ openArchive }, { verifySlowly }] = await Promise.all([
    import('../../../archive/open.ts'),
    import('../../../verify/ed25519-slow.ts'),
  ])
  const archive = await openArchive(
    data,
    ed25519VerifyOn(() => Promise.resolve(verifySlowly)),
    (done, total) => onStep({ what: 'checking', done, total }),
  )
  const keys = [...(archive?.trust.issuers.values() ?? [])].flatMap((issuer) => issuer.keys)
  return {
    isWhole: archive !== null && archive.faults.length === 0,
    isVouched: keys.every(({ isVouched }) => isVouched),
  }
}

async function readMeOf(
  { area, at, root, signed, districts, list }: ArchiveParts,
  logSize: number,
  files: ReadonlyMap<string, string>,
  hasCredentials: boolean,
): Promise<string> {
  // Safe: written by issuerListText, in which both stand.
  const { origin } = JSON.parse(list) as { origin: string }
  const signedList = signed === null ? null : (JSON.parse(signed.list) as { asOf: string })
  return readMe({
    area: area.name,
    made: at,
    origin,
    fingerprint: root?.fingerprint ?? null,
    signedAsOf: signedList?.asOf ?? null,
    logSize,
    districts,
    hasCredentials,
    contexts: await Promise.all(
      CONTEXTS.map(
        async (name) => [name, await hashOf(files.get(`contexts/${name}`) ?? '')] as const,
      ),
    ),
  })
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function zipped(
  { area, at }: ArchiveParts,
  files: ReadonlyMap<string, string>,
): Promise<Pick<MadeArchive, 'name' | 'blob'>> {
  const lastModified = new Date(at)
  const sorted = [...files].toSorted(([one], [other]) => (one < other ? -1 : 1))
  const inputs = sorted.map(([name, input]) => ({ name, input, lastModified }))
  const blob = await new Response(makeZip(inputs), {
    headers: { 'content-type': 'application/zip' },
  }).blob()
  return { name: `arsip-verifikasi-${area.code}-${at.slice(0, 10)}.zip`, blob }
}

async function inTurns<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items]
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

async function fetched(address: string): Promise<string> {
  let answer: Response
  try {
    answer = await fetch(address, { cache: 'no-cache' })
  } catch {
    throw new CallProblem('OFFLINE', {}, '')
  }
  if (!answer.ok) throw new CallProblem(answer.status === 404 ? 'NOT_FOUND' : 'UNEXPECTED', {}, '')
  return answer.text()
}
