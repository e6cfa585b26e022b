/**
 * Upload tokens: what a phone sends answers with after its session ended, and signs files of answers with. Made by the phone,
 * registered in a live session; good for nothing but adding events of that one cadre. The database holds its hash and a
 * sealed key derived from it, so neither a dump nor a log can send anything.
 */
import { allowSelf, type Actor, type Allowed } from '../core/access.ts'
import { instant, instantAfter } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import { sha256 } from '../core/sha256.ts'
import { openSealed, sealingFor } from './person-keys.ts'
import { SESSION_LIFE, UPLOAD } from './rules.ts'
import {
  findSessionPhone,
  findUploader,
  findUploadToken,
  listSignKeys,
  putUploadToken,
  revokeOlderUploadTokens,
  type UploadToken,
} from './store-upload-tokens.ts'

/** What it is bound to under the cadre's own key. */
export const OWNER = 'upload'
const TOKEN = /^[0-9a-f]{64}$/
/** What stands as the session of one who acts by a token: no session has this id. */
const UPLOAD_SESSION = 'upload'

/** The cadre for whom a token may send answers; null for one that is unknown, revoked, has run out, or whose login is disabled. */
export async function readUploader(
  ctx: Pick<Context, 'db' | 'clock'>,
  bearer: string | null | undefined,
): Promise<Extract<Actor, { kind: 'cadre' }> | null> {
  const token = (bearer ?? '').replace(/^Bearer\s+/i, '').trim()
  if (!TOKEN.test(token)) return null
  const found = await findUploader(ctx.db, await hashOf(token), instant(ctx.clock))
  if (found === null) return null
  const { cadreId, districtCode: district } = found
  return { kind: 'cadre', cadreId, district, sessionId: UPLOAD_SESSION }
}

/**
 * Makes a token of this phone live, in a session of the cadre whose it is. Repeated it is prolonged, at most once a day; one that
 * was revoked lives again, for she is signed in on that phone. Refuses OTHER_PERSON, and CONFLICT for another cadre's token.
 * More than UPLOAD.most in a day are passed over, not refused: the events that came along are worth more, and a phone whose
 * token is not taken later registers it anew.
 */
export async function registerUpload(
  ctx: Context,
  { cadreId, token }: { readonly cadreId: string; readonly token: string },
): Promise<void> {
  const self = allowSelf(ctx, 'learning.sync')
  if (self.cadreId !== cadreId) throw new Refusal('OTHER_PERSON')
  const sessionId = ctx.actor.kind === 'cadre' ? ctx.actor.sessionId : ''
  if (sessionId === UPLOAD_SESSION) throw new Refusal('SIGN_IN_NEEDED')
  if (!TOKEN.test(token)) throw new Refusal('INPUT_INVALID')
  const tokenHash = await hashOf(token)
  const known = await findUploadToken(ctx.db, tokenHash)
  if (known !== null && known.cadreId !== cadreId) throw new Refusal('CONFLICT')
  const isFresh = (known?.expiresAt ?? '') > instantAfter(ctx.clock, UPLOAD.life - UPLOAD.prolong)
  if (known !== null && known.revokedAt === null && isFresh) return
  const label = await labelOf(token)
  const signKey = await sha256(`sign:${token}`)
  const mine = { tokenHash, cadreId, label, sessionId }
  // Somebody else made her first key in this very moment, or there are too many of her phones: the first is over when tried again.
  if (!(await putToken(ctx, self.by, mine, signKey))) await putToken(ctx, self.by, mine, signKey)
}

async function putToken(
  ctx: Context,
  by: Allowed<'learning.sync'>,
  mine: Pick<UploadToken, 'tokenHash' | 'cadreId' | 'label' | 'sessionId'>,
  signKey: string,
): Promise<boolean> {
  const { cadreId } = mine
  const now = instant(ctx.clock)
  const ceiling = { most: UPLOAD.most, since: instantAfter(ctx.clock, -UPLOAD.window) }
  const sealing = await sealingFor(ctx, [cadreId])
  const row = {
    ...mine,
    signKey: await sealing.seal(cadreId, OWNER, signKey),
    now,
    expiresAt: instantAfter(ctx.clock, UPLOAD.life),
  }
  const done = await commit(ctx, by, { entity: 'upload_token', entityId: mine.label }, [
    putUploadToken(row, ceiling),
    ...sealing.writes(),
    revokeOlderUploadTokens(cadreId, UPLOAD.most, now),
  ])
  return done.applied || done.constraint === 'change'
}

/** The keys (hex) that may have signed a file of a cadre's answers, and her district. Empty for an unknown or revoked token. */
export async function readSignKeys(
  ctx: Pick<Context, 'db' | 'secrets'>,
  { cadreId, label }: { readonly cadreId: string; readonly label: string },
): Promise<readonly { readonly key: string; readonly district: AreaCode }[]> {
  const rows = await listSignKeys(ctx.db, cadreId, label)
  const formerOwner = formerOwnerOf(cadreId)
  const keys = await openSealed(
    ctx,
    rows.map(({ signKey: sealed }) => ({ cadreId, owner: OWNER, sealed, formerOwner })),
  )
  return rows.map(({ districtCode: district }, index) => ({ key: keys[index] ?? '', district }))
}

/** Whether the phone of the acting session is hers alone; of a session without a known phone its life tells. */
export async function readPhoneKind(ctx: Pick<Context, 'db' | 'actor'>): Promise<'own' | 'shared'> {
  const { actor } = ctx
  if (actor.kind !== 'cadre') return 'shared'
  const found = await findSessionPhone(ctx.db, actor.sessionId)
  if (found === null) return 'shared'
  return found.phone ?? (found.idleSeconds >= SESSION_LIFE.own.idle ? 'own' : 'shared')
}

function hashOf(token: string): Promise<string> {
  return sha256(`up=${token}`)
}

/** What names a token in a file of answers, where the token itself never stands. */
async function labelOf(token: string): Promise<string> {
  return (await sha256(token)).slice(0, 16)
}

/** What a key was bound to before cadres had keys of their own. */
export function formerOwnerOf(cadreId: string): string {
  return `upload:${cadreId}`
}
