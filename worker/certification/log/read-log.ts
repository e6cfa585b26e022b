/**
 * The log as anyone reads it: its signed head, its entries, that a newer head extends an older one, and where a certificate
 * stands. Everything here holds hashes and places in status lists, no names.
 */
import { LOG_IS_EMPTY } from '../../../site/src/text/log.ts'
import { toBase64 } from '../../contract/byte-text.ts'
import type { CertificateProof, ConsistencyProof } from '../../contract/credentials.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { DATA_CSP } from '../../core/headers.ts'
import { Refusal } from '../../core/refusal.ts'
import { NATION } from '../../core/region-code.ts'
import { integrateLog, nodesOf } from './log.ts'
import { consistencyProof, inclusionProof } from './log-tree.ts'
import { getCredential } from '../sign-missing.ts'
import { findCertificate } from '../store.ts'
import { listEntriesOf, listLeaves, type LogState } from './store-log.ts'

const ENTRIES_PER_FILE = 256
const FOREVER = 'public, max-age=31536000, immutable'
const FRESH = 'no-cache'
const TEXT = 'text/plain; charset=utf-8'

/** Says in words that there is none, with 404, while the log has no entry. */
export async function readCheckpoint(ctx: Context): Promise<Response> {
  const { note } = await integrateLog(ctx)
  if (note !== null) return answer(note, TEXT, FRESH)
  const { headers } = answer('', TEXT, FRESH)
  return new Response(`${LOG_IS_EMPTY}\n`, { status: 404, headers })
}

/** 256 leaves, one a line; a file that is full never changes. Refuses NOT_FOUND for a file that has not begun. */
export async function readEntries(ctx: Context, file: number): Promise<Response> {
  const start = file * ENTRIES_PER_FILE
  const leaves = await listLeaves(ctx.db, start, start + ENTRIES_PER_FILE)
  if (leaves.length === 0) throw new Refusal('NOT_FOUND')
  return answer(
    leaves.map((leaf) => `${leaf}\n`).join(''),
    TEXT,
    leaves.length === ENTRIES_PER_FILE ? FOREVER : FRESH,
  )
}

/** Refuses INPUT_INVALID when `from` is larger, NOT_FOUND when the log has never had `to` entries. */
export async function readConsistency(ctx: Context, from: number, to: number): Promise<Response> {
  if (from > to) throw new Refusal('INPUT_INVALID')
  const { entries, signed } = await integrateLog(ctx)
  if (to > entries) throw new Refusal('NOT_FOUND')
  if (to > signed) throw new Refusal('DATABASE_BUSY')
  const proof = await consistencyProof(from, to, nodesOf(ctx))
  return asJson({ from, to, proof: proof.map(toBase64) } satisfies ConsistencyProof, FOREVER)
}

/** Where a certificate stands in the log. Refuses NOT_FOUND for an id of none. */
export async function readProof(ctx: Context, id: string): Promise<Response> {
  const scope = allow(ctx, 'certificate.verify', NATION)
  const certificate = await findCertificate(ctx.db, scope, id)
  if (certificate === null) throw new Refusal('NOT_FOUND')
  await getCredential(ctx, certificate)
  const state = await integrateLog(ctx)
  const [issued, ...later] = await provedEntries(ctx, id, state)
  if (issued === undefined || state.note === null) throw new Refusal('DATABASE_BUSY')
  return asJson({ ...issued, later, checkpoint: state.note } satisfies CertificateProof, FRESH)
}

async function provedEntries(ctx: Context, id: string, { signed }: LogState) {
  const entries = await listEntriesOf(ctx.db, id)
  return Promise.all(
    entries
      .filter(({ position }) => position < signed)
      .map(async ({ event, position, leaf }) => {
        const path = await inclusionProof(position, signed, nodesOf(ctx))
        return { event, position, leaf, path: path.map(toBase64) }
      }),
  )
}

function asJson(body: object, caching: string): Response {
  return answer(JSON.stringify(body), 'application/json', caching)
}

function answer(body: string, type: string, caching: string): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'cache-control': caching,
      'x-robots-tag': 'noindex',
      'content-security-policy': DATA_CSP,
    },
  })
}
