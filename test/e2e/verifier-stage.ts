/**
 * What the page that checks certificates meets in a test: the real product, behind one address whose connection can really be
 * cut, with issuers, revocations, register and log that the test writes itself.
 */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Page } from 'playwright-core'
import type { PublicCertificate } from '../../worker/contract/public-certificate.ts'
import { toBase64, toBase64Url, toHex, utf8, type Bytes } from '../../worker/contract/byte-text.ts'
import { packToken } from '../../worker/contract/certificate-token.ts'
import type { TokenClaims } from '../../worker/contract/token-claims.ts'
import { leafHash, rootOf } from '../../worker/contract/transparency-log.ts'
import { packIndices, type VerifierBundle } from '../../worker/contract/verifier-bundle.ts'

export type Signer = {
  readonly kid: string
  readonly publicKey: Bytes
  sign(bytes: Bytes): Promise<Bytes>
}

export async function newSigner(): Promise<Signer> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign'])
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const digest = await crypto.subtle.digest('SHA-256', publicKey)
  return {
    kid: toHex(new Uint8Array(digest, 0, 4)),
    publicKey,
    sign: async (bytes) =>
      new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, bytes)),
  }
}

export const CLAIMS: TokenClaims = {
  issuer: '35.08',
  holderName: 'Siti Nurhaliza binti Abdurrahman',
  code: '7Q4M2XKD9TRB',
  issuedAt: Date.parse('2026-11-20T05:00:00Z') / 1000,
  expiresAt: Date.parse('2029-11-19T17:00:00Z') / 1000,
  status: { list: 1, index: 94_567 },
  area: '35.08.01.2005',
  course: { code: 'KPM-DASAR', version: 3 },
  sequence: 42,
  isSample: false,
}

export const tokenOf = (signer: Signer, claims: Partial<TokenClaims> = {}): Promise<string> =>
  packToken({ ...CLAIMS, ...claims }, signer)

export type BundleTruth = {
  readonly at?: string
  readonly revoked?: readonly number[]
  readonly signers?: readonly Signer[]
}

/** Whose keys are known, and what is revoked as of when. */
export function bundleOf({ at, revoked = [], signers = [] }: BundleTruth): VerifierBundle {
  const made = at ?? new Date().toISOString()
  return {
    v: 1,
    at: made,
    issuers: [
      {
        code: '35.08',
        name: 'Kabupaten Lumajang',
        utcOffset: 7,
        keys: signers.map(({ kid, publicKey }) => ({
          kid,
          x: toBase64Url(publicKey),
          from: Date.parse('2026-01-01T00:00:00Z') / 1000,
          until: null,
          state: 'active',
        })),
        lists: [{ list: 1, at: made, revoked: packIndices(revoked) }],
        areas: { '35.08.01.2005': 'Desa Tempursari, Kecamatan Tempursari' },
      },
    ],
    courses: [{ code: 'KPM-DASAR', version: 3, title: 'Pelatihan Dasar KPM', hours: 20 }],
  }
}

/** Opens the page that checks, until everything is kept that it needs without signal. */
export async function readyOffline(page: Page): Promise<void> {
  await page.goto('/v')
  await page.getByText('Siap dipakai tanpa sinyal').waitFor()
  await page.evaluate(`(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller === null) await new Promise((taken) =>
      navigator.serviceWorker.addEventListener('controllerchange', taken, { once: true }))
  })()`)
}

/** A log's head, without the signature that this page leaves to witnesses. */
export async function checkpointOf(entries: readonly string[]): Promise<string> {
  const leaves = await Promise.all(entries.map((entry) => leafHash(utf8(entry))))
  return `kelas-kader.example/log\n${entries.length}\n${toBase64(await rootOf(leaves))}\n\n`
}

export type Stage = {
  /** `http://127.0.0.1:port` */
  readonly url: string
  /** By path, before the product is asked; a text answers 200, a number is a status. */
  readonly answers: Map<string, string | number>
  /** Paths that were asked for, in their order. */
  readonly seen: string[]
  /** Every connection breaks and no new one is taken. */
  cut(): Promise<void>
  mend(): Promise<void>
  close(): Promise<void>
}

export async function openStage(product: string): Promise<Stage> {
  const answers = new Map<string, string | number>()
  const seen: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((asked, reply) => {
    const path = asked.url ?? '/'
    seen.push(path)
    const own = answers.get(path) ?? answers.get(path.replace(/\?.*/, ''))
    if (own === undefined) return passOn(product, asked, reply)
    const isText = typeof own === 'string'
    reply.writeHead(isText ? 200 : own, {
      'content-type': path.endsWith('.js') ? 'text/javascript' : 'application/json',
    })
    reply.end(isText ? own : '{}')
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const listen = (port: number) =>
    new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  await listen(0)
  // Safe: it listens on a port.
  const { port } = server.address() as AddressInfo
  const cut = async () => {
    const closed = new Promise((done) => server.close(done))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  return {
    url: `http://127.0.0.1:${port}`,
    answers,
    seen,
    cut,
    mend: () => listen(port),
    close: cut,
  }
}

function passOn(product: string, asked: IncomingMessage, reply: ServerResponse): void {
  const { connection: _, ...headers } = asked.headers
  const sent = request(
    `${product}${asked.url ?? '/'}`,
    { method: asked.method, headers },
    (answer) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(reply)
    },
  )
  sent.on('error', () => asked.socket.destroy())
  asked.pipe(sent)
}

/** As the register answers: nothing but the status, unless the test says more. */
export function registered(facts: Partial<PublicCertificate>): string {
  const empty: Record<string, null> = {}
  for (const name of [
    'id',
    'number',
    'holderName',
    'courseCode',
    'courseVersion',
    'issuedOn',
    'expiresOn',
    'revokedOn',
    'revokeReason',
    'replacedBy',
  ]) {
    empty[name] = null
  }
  return JSON.stringify({ status: 'not_found', ...empty, ...facts })
}
