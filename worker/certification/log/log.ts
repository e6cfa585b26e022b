/**
 * Signs the head of the log: hashes the entries that no head covers yet, keeps the hashes, and writes a checkpoint with the
 * platform's key. Entries are written by whoever issues or revokes; this follows them, as often and by as many as like. A head
 * whose key has ended gets a second signature of the same size and root by the key of today: for phones it is the same head.
 */
import { signCheckpoint } from '../../contract/signed-note.ts'
import { leafHash } from '../../contract/transparency-log.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { asRefusal } from '../../core/problem.ts'
import { NATION } from '../../core/region-code.ts'
import { PLATFORM, signingKey } from '../keys/keys.ts'
import { appendLeaves, type FetchNodes } from './log-tree.ts'
import {
  fetchNodes,
  listLeaves,
  putHead,
  putNodes,
  readLogState,
  type LogState,
} from './store-log.ts'

const CHUNK = 1000
const MAX_LOST = 5

/** The log's name in its checkpoints: `kelas-kader.go.id/log`. */
export function logName(ctx: Pick<Context, 'origin'>): string {
  return `${new URL(ctx.origin).host}/log`
}

/** For the functions of `log-tree.ts`. */
export function nodesOf(ctx: Pick<Context, 'db'>): FetchNodes {
  return (nodes) => fetchNodes(ctx.db, nodes)
}

/**
 * Brings the signed head up to the entries that are there now, under the key that signs now. Of several that run at once each head is written by one;
 * who loses too often leaves the rest to the others, so `signed` may still be behind.
 */
export async function integrateLog(ctx: Context): Promise<LogState> {
  const first = await readLogState(ctx.db)
  let state = first
  let lost = 0
  while ((state.signed < first.entries || state.isKeyOver) && lost < MAX_LOST) {
    if (!(await signNext(ctx, state))) lost += 1
    state = await readLogState(ctx.db)
  }
  return state
}

/**
 * After a verb whose entries are in the log for good. Tries once: who loses against another, or fails, is made up for by the
 * next one, by whoever asks for the head, or by the clock, and no verb waits or fails for it.
 */
export async function integrateAfterwards(ctx: Context): Promise<void> {
  try {
    const state = await readLogState(ctx.db)
    if (state.signed < state.entries || state.isKeyOver) await signNext(ctx, state)
  } catch (error) {
    const { code } = asRefusal(error, ctx.log, ctx.requestId)
    ctx.log({ event: 'log.behind', requestId: ctx.requestId, code })
  }
}

/** Says whether this head was written, or another came first. */
async function signNext(caller: Context, { entries, signed }: LogState): Promise<boolean> {
  // Whoever brought the entries: the platform speaks for the log.
  const ctx: Context = { ...caller, actor: { kind: 'system', job: 'log' } }
  const by = allow(ctx, 'log.sign', NATION)
  const leaves = await listLeaves(ctx.db, signed, Math.min(entries, signed + CHUNK))
  const encoder = new TextEncoder()
  const hashes = await Promise.all(leaves.map((leaf) => leafHash(encoder.encode(leaf))))
  const { size, root, nodes } = await appendLeaves(signed, hashes, nodesOf(ctx))

  const key = await signingKey(ctx, PLATFORM)
  const origin = logName(ctx)
  const note = await signCheckpoint(
    { origin, size, root },
    { name: origin, publicKey: key.publicKey },
    (bytes) => key.sign(bytes),
  )
  const detail = { size, before: signed, kid: key.kid }
  const entry = { entity: 'log', entityId: String(size), detail }
  const head = { kid: key.kid, size, root, note, at: instant(ctx.clock) }
  const done = await commit(ctx, by, entry, [putHead(head, signed), putNodes(nodes)])
  return done.applied
}
