/**
 * After us: an archive of 500 certificates, made as the office makes it, proves each of them without a server. Once by the pure
 * core with fetch forbidden, once by the single file in a real browser without a network; and six forgeries by both.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import {
  issuerDid,
  verificationMethod,
} from '../../worker/certification/credential/did-document.ts'
import type { LinkedData } from '../../worker/certification/credential/linked-data.ts'
import { signCredential } from '../../worker/certification/credential/proof.ts'
import { ed25519Verify } from '../../worker/contract/ed25519.ts'
import { issuerListText, readIssuerList } from '../../worker/contract/issuer-list.ts'
import { checkDigits, checkDocument, type PaperState } from '../../site/src/archive/check.ts'
import { pageWith, unpackData, type ArchiveData } from '../../site/src/archive/data.ts'
import { openArchive, type Archive, type Fault } from '../../site/src/archive/open.ts'
import { verifierPage } from '../../site/src/archive/build.mjs'
import { makeArchive } from '../../site/src/features/certification/archive/make-archive.ts'
import { FAULT_WORDS, PAPER_STATE, VERIFIER } from '../../site/src/text/archive.ts'
import { DISTRICT, openStage, type Stage } from './archive-stage.ts'
import { openBrowser } from './browser.ts'
import { newSigner } from './verifier-stage.ts'
import { ORIGIN } from './running-product.ts'

let folder: string
let stage: Stage
/** By name: what the ZIP holds, unpacked. */
let files: ReadonlyMap<string, string>
let data: ArchiveData
let browser: Browser

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'arsip-'))
  const [prepared, launched] = await Promise.all([openStage(folder), openBrowser()])
  stage = prepared
  browser = launched
  vi.stubGlobal('fetch', stage.fetch)
  const steps = new Map<string, number>()
  const made = await makeArchive({
    area: DISTRICT,
    credentialsOf: DISTRICT,
    onStep: ({ what, done }) => steps.set(what, done),
  })
  vi.unstubAllGlobals()
  expect(made).toMatchObject({ isWhole: true, isVouched: true })
  expect(steps.get('credentials')).toBe(500)
  files = unzipped(new Uint8Array(await made.blob.arrayBuffer()))
  data = await dataIn(files.get('periksa.html') ?? '')
  unpack()
  console.log(`${made.name}: ${made.blob.size} bytes, ${files.size} files`)
}, 120_000)

afterAll(async () => {
  await browser.close()
  stage.close()
  rmSync(folder, { recursive: true, force: true })
})

const credentials = () =>
  [...files].flatMap(([name, text]) =>
    name.startsWith('kredensial/') ? [{ id: path.basename(name, '.json'), text }] : [],
  )

beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('there is no network')))
})
afterEach(() => {
  vi.unstubAllGlobals()
})

it('holds everything that a stranger needs, and no name but in the credentials', () => {
  const names = [...files.keys()].filter((name) => !name.startsWith('kredensial/'))
  expect(names.toSorted()).toEqual(
    [
      'BACA SAYA.txt',
      'contexts/credentials-v2.json',
      'contexts/ob-v3p0-3.0.3.json',
      'did/35.08.json',
      'did/platform.json',
      'issuers.json',
      'log/checkpoint',
      'log/entries/000000.txt',
      'log/entries/000001.txt',
      'log/entries/000002.txt',
      'periksa.html',
      'status/35.08-1.json',
    ].toSorted(),
  )
  expect(credentials()).toHaveLength(500)
  const readMe = files.get('BACA SAYA.txt') ?? ''
  expect(readMe).toContain(stage.fingerprint)
  expect(readMe).toContain('59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734')
  for (const name of names) expect(files.get(name)).not.toContain('Kader Arsip')
})

it('proves all 500 with the pure core: each is what it should be', async () => {
  const archive = await opened(data)
  expect(archive.faults).toEqual([])
  expect(archive.trust.root).toMatchObject({ state: 'signed', fingerprint: stage.fingerprint })
  const states = new Map<string, PaperState>()
  for (const { id, text } of credentials()) {
    states.set(id, (await checkDocument(archive, text, Date.now())).state)
  }
  expect(states).toEqual(stage.expected)
  expect(countsOf([...states.values()])).toEqual({
    valid: 375,
    expired: 60,
    revoked: 35,
    replaced: 10,
    key_not_valid_then: 20,
  })
})

it('says the same of every printed QR code, and of papers that were sent out before their key was stolen', async () => {
  const archive = await opened(data)
  for (const [id, digits] of stage.tokens) {
    const { state, facts } = await checkDigits(archive, digits, Date.now())
    expect([id, state]).toEqual([id, stage.expected.get(id)])
    expect(facts?.issuer).toBe('Kabupaten Lumajang')
  }
  expect(stage.older.size).toBe(5)
  for (const [id, text] of stage.older) {
    const kidOf = (document: string) => /#([0-9a-f]{8})"/.exec(document)?.[1]
    expect(kidOf(text)).not.toBe(kidOf(files.get(`kredensial/${id}.json`) ?? ''))
    expect((await checkDocument(archive, text, Date.now())).state).toBe('valid')
  }
})

type Variant = {
  readonly name: string
  readonly archive?: (good: ArchiveData) => ArchiveData | Promise<ArchiveData>
  readonly paper?: (good: string) => string | Promise<string>
  /** Of a paper that is valid otherwise. */
  readonly state: PaperState
  readonly fault?: Fault['what']
}

const VARIANTS: readonly Variant[] = [
  {
    name: 'a changed field',
    paper: (good) => good.replace('"identityHash":"', '"identityHash":"Hj. '),
    state: 'forged',
  },
  { name: 'a key that is not in the list', paper: underOwnKey, state: 'unknown_key' },
  {
    name: 'a list that the root key has not signed',
    archive: (good) => ({
      ...good,
      signed:
        good.signed === null
          ? null
          : { ...good.signed, list: good.signed.list.replace('Lumajang', 'Lumayang') },
    }),
    state: 'unproven',
    fault: 'ROOT_WRONG',
  },
  {
    name: 'a log without one of its entries',
    archive: (good) => ({ ...good, entries: good.entries.split('\n').slice(1).join('\n') }),
    state: 'unproven',
    fault: 'LOG_ENTRIES_WRONG',
  },
  {
    name: 'a checkpoint that was cut off',
    archive: (good) => ({ ...good, checkpoint: good.checkpoint.slice(0, -20) }),
    state: 'unproven',
    fault: 'LOG_HEAD_WRONG',
  },
  {
    name: 'a status list from before',
    // A real one, that the district signed before the last revocations.
    archive: (good) => ({ ...good, statusLists: [stage.lists.older] }),
    state: 'valid',
    fault: 'STATUS_OLDER_THAN_LOG',
  },
  {
    name: 'a status list under a stolen key',
    archive: (good) => ({ ...good, statusLists: [stage.lists.stolen] }),
    state: 'unproven',
    fault: 'STATUS_WRONG',
  },
]

/** A forger who has a key of his own writes the kid of it where the district's stands. */
async function underOwnKey(good: string): Promise<string> {
  const own = await newSigner()
  const pair = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
  // Safe: a signed credential.
  const { proof: _, ...unsigned } = JSON.parse(good) as LinkedData
  const method = verificationMethod(issuerDid(ORIGIN, DISTRICT), own.kid)
  const by = {
    key: pair.privateKey,
    verificationMethod: method,
    created: '2026-03-01T02:00:00.000Z',
  }
  return JSON.stringify(await signCredential(unsigned, by))
}

it.each(VARIANTS)(
  'refuses $name, or says so with its date',
  async ({ archive, paper, state, fault }) => {
    const given = await opened(await (archive ?? same)(data))
    const good = goodPaper()
    const { state: got } = await checkDocument(given, await (paper ?? same)(good.text), Date.now())
    expect(got).toBe(state)
    expect(given.faults.map(({ what }) => what)).toEqual(fault === undefined ? [] : [fault])
    if (fault !== 'STATUS_OLDER_THAN_LOG') return
    expect(given.faults[0]).toMatchObject({ where: '35.08/1', at: '2026-02-03T02:00:00Z' })
    // The log knows better than the list.
    for (const { id, text } of credentials().filter(
      (each) => stage.expected.get(each.id) === 'revoked',
    )) {
      expect([id, (await checkDocument(given, text, Date.now())).state]).toEqual([id, 'revoked'])
    }
  },
)

it('calls nothing valid that the root key has not vouched for', async () => {
  const unsigned = await opened({ ...data, signed: null })
  expect(unsigned.trust.root.state).toBe('unsigned')
  const { state } = await checkDocument(unsigned, goodPaper().text, Date.now())
  expect(state).toBe('unvouched')
  // Nor for a key that only the list of now names.
  const signed = await opened({ ...data, list: withoutLastKey(data.list) })
  const narrowed = await opened({ ...data, signed: null, list: withoutLastKey(data.list) })
  expect((await checkDocument(signed, goodPaper().text, Date.now())).state).toBe('valid')
  expect((await checkDocument(narrowed, goodPaper().text, Date.now())).state).toBe('unknown_key')
})

/** The list of issuers as it was before its newest key. */
function withoutLastKey(text: string): string {
  const list = readIssuerList(text)
  if (list === null) throw new Error('no list')
  const issuers = list.issuers.map((each) => ({ ...each, keys: each.keys.slice(0, -1) }))
  return issuerListText({ ...list, issuers })
}

it('proves all 500 in a browser, from a file, with no network, and finds the same', async () => {
  const { page, asked } = await openFile(path.join(folder, 'zip', 'periksa.html'))
  await page.getByText(stage.fingerprint.split(' ')[0] ?? '', { exact: true }).waitFor()
  await page.locator('#folder').setInputFiles(path.join(folder, 'zip', 'kredensial'))
  await page.locator('#hasil[data-jumlah="500"]').waitFor()
  expect(await chips(page)).toEqual({
    [VERIFIER.all]: 500,
    [PAPER_STATE.valid]: 375,
    [PAPER_STATE.expired]: 60,
    [PAPER_STATE.revoked]: 35,
    [PAPER_STATE.replaced]: 10,
    [PAPER_STATE.key_not_valid_then]: 20,
  })
  await page.getByRole('button', { name: new RegExp(`^${PAPER_STATE.revoked}`) }).click()
  const revoked = credentials().filter(({ id }) => stage.expected.get(id) === 'revoked')
  const shown = async () => {
    const names = await page.locator('tbody td:last-child').allTextContents()
    return names.map((name) => path.basename(name, '.json')).toSorted()
  }
  await expect.poll(shown).toEqual(revoked.map(({ id }) => id).toSorted())
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: VERIFIER.csv }).click(),
  ])
  expect(download.suggestedFilename()).toBe('hasil-pemeriksaan.csv')
  expect(asked).toEqual([])
  await page.context().close()
})

it('reads papers in the browser: credential and QR code of each PDF', async () => {
  const wanted = ['valid', 'revoked', 'expired'] as const
  const papers = await Promise.all(
    wanted.map(async (state) => {
      const [id = ''] = [...stage.expected].find(([, each]) => each === state) ?? []
      const name = path.join(folder, `sertifikat-${state}.pdf`)
      const pdf = await stage.fetch(`/c/${id}.pdf`)
      writeFileSync(name, new Uint8Array(await pdf.arrayBuffer()))
      return name
    }),
  )
  // Two halves of two papers in one file: the attachment of one, the code of another.
  const mixed = path.join(folder, 'campuran.pdf')
  const other = [...stage.tokens.values()].at(-1) ?? ''
  writeFileSync(
    mixed,
    readFileSync(papers[0] ?? '')
      .toString('latin1')
      .replace(/KQ1:\d+/, `KQ1:${other}`),
    'latin1',
  )
  const { page } = await openFile(path.join(folder, 'zip', 'periksa.html'))
  await page.locator('#berkas').setInputFiles([...papers, mixed])
  await page.locator('#hasil[data-jumlah="4"]').waitFor()
  expect(await chips(page)).toEqual({
    [VERIFIER.all]: 4,
    [PAPER_STATE.valid]: 1,
    [PAPER_STATE.revoked]: 1,
    [PAPER_STATE.expired]: 1,
    [PAPER_STATE.forged]: 1,
  })
  await page.context().close()
})

it('is what the nightly look finds too: nothing but what a stolen key signed too late', async () => {
  const late = [...stage.expected].filter(([, state]) => state === 'key_not_valid_then')
  expect(await stage.nightly()).toEqual(new Map(late.map(([id]) => [id, ['KEY']])))
})

it('reads pasted codes in the browser, and says of a changed one that it is not genuine', async () => {
  const { page } = await openFile(path.join(folder, 'zip', 'periksa.html'))
  const [, digits = ''] = [...stage.tokens].find(([id]) => stage.expected.get(id) === 'valid') ?? []
  const changed = `${digits.slice(0, -1)}${digits.endsWith('1') ? '2' : '1'}`
  await page.getByLabel(VERIFIER.paste).fill(`${ORIGIN}/v#${digits}\n${changed}`)
  await page.getByRole('button', { name: VERIFIER.pasteGo }).click()
  await page.locator('#hasil[data-jumlah="2"]').waitFor()
  expect(await chips(page)).toEqual({
    [VERIFIER.all]: 2,
    [PAPER_STATE.valid]: 1,
    [PAPER_STATE.forged]: 1,
  })
  await page.context().close()
})

it.each(VARIANTS)('shows $name in the browser', async ({ archive, paper, state, fault }) => {
  const name = path.join(folder, 'varian.html')
  const template = await verifierPage()
  writeFileSync(name, await pageWith(template, await (archive ?? same)(data)))
  const { page } = await openFile(name)
  const forged = path.join(folder, 'palsu.json')
  writeFileSync(forged, await (paper ?? same)(goodPaper().text))
  await page.locator('#berkas').setInputFiles(forged)
  await page.locator('#hasil[data-jumlah="1"]').waitFor()
  expect(await chips(page)).toEqual({ [VERIFIER.all]: 1, [PAPER_STATE[state]]: 1 })
  if (fault !== undefined) {
    const isOfList = fault === 'STATUS_OLDER_THAN_LOG' || fault === 'STATUS_WRONG'
    const words = FAULT_WORDS[fault](isOfList ? '35.08/1' : '', '2026-02-03T02:00:00Z')
    await page.getByText(words.title).waitFor()
    await page.getByText(words.body).waitFor()
  }
  await page.context().close()
})

it('says in the browser that a file without its data is empty', async () => {
  const name = path.join(folder, 'kosong.html')
  writeFileSync(name, await verifierPage())
  const { page } = await openFile(name, 'empty')
  await page.getByText(VERIFIER.empty).waitFor()
  await page.context().close()
})

// ---------------------------------------------------------------- around it

const same = <Value>(value: Value): Value => value

function goodPaper() {
  const good = credentials().findLast(({ id }) => stage.expected.get(id) === 'valid')
  if (good === undefined) throw new Error('nothing is valid')
  return good
}

async function opened(given: ArchiveData): Promise<Archive> {
  const archive = await openArchive(given, ed25519Verify)
  if (archive === null) throw new Error('the archive has no list')
  return archive
}

async function dataIn(page: string): Promise<ArchiveData> {
  const packed = /id="arsip">([^<]*)</.exec(page)?.[1] ?? ''
  const read = await unpackData(packed)
  if (read === null) throw new Error('the page carries no data')
  return read
}

/** From a disk, in a context without a network; `asked` is what the page asked for all the same. */
async function openFile(name: string, state: 'ready' | 'empty' = 'ready') {
  const context = await browser.newContext({ offline: true, acceptDownloads: true })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => {
    if (!/^(?:file|blob|data):/.test(request.url())) asked.push(request.url())
  })
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(pathToFileURL(name).href)
  if (state === 'ready') await page.locator('html[data-siap]').waitFor({ state: 'attached' })
  expect(faults).toEqual([])
  return { page, asked }
}

async function chips(page: Page): Promise<Record<string, number>> {
  const texts = await page.locator('.chip').allTextContents()
  return Object.fromEntries(
    texts.map((text) => {
      const [, label = '', count = ''] = /^(.*) ([\d.]+)$/.exec(text) ?? []
      return [label, Number(count)]
    }),
  )
}

function countsOf(states: readonly PaperState[]): Partial<Record<PaperState, number>> {
  const counts: Partial<Record<PaperState, number>> = {}
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

function unpack(): void {
  for (const [name, text] of files) {
    const place = path.join(folder, 'zip', name)
    mkdirSync(path.dirname(place), { recursive: true })
    writeFileSync(place, text)
  }
}

/** A ZIP whose files are stored as they are (PKWARE APPNOTE 4.3): by its central directory. */
function unzipped(bytes: Uint8Array<ArrayBuffer>): Map<string, string> {
  const view = new DataView(bytes.buffer)
  const decoder = new TextDecoder()
  let end = bytes.length - 22
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1
  const found = new Map<string, string>()
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    expect(view.getUint16(at + 10, true)).toBe(0)
    const size = view.getUint32(at + 24, true)
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true))
    const local = view.getUint32(at + 42, true)
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const label = decoder.decode(bytes.subarray(at + 46, at + 46 + (name ?? 0)))
    found.set(label, decoder.decode(bytes.subarray(start, start + size)))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return found
}
