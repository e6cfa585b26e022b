/** Asks a device, and reads what it answered. A question is good once and for five minutes, and for nobody but who asked. */
import { createdKey, shownKey, type KeyQuestion, type ShownKey } from '../../contract/passkeys.ts'
import { instant, instantAfter } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { questionFor, readSigned, type Signed } from './library.ts'
import { CHALLENGE_SECONDS, isCopied, type KeySite } from './rules.ts'
import { putChallenge, takeChallenge, type KeyRow, type ListedKey, type Purpose } from './store.ts'

/** `site`, refusing PASSKEY_ELSEWHERE where passkeys cannot be used. */
export function here(site: KeySite | null): KeySite {
  if (site === null) throw new Refusal('PASSKEY_ELSEWHERE')
  return site
}

/** The bytes to sign, kept until they come back. */
export async function newChallenge(
  ctx: Context,
  askedBy: string,
  purpose: Purpose,
): Promise<Uint8Array> {
  const bytes = ctx.ids.bytes(32)
  const expiresAt = instantAfter(ctx.clock, CHALLENGE_SECONDS)
  await putChallenge(ctx.db, { askedBy, purpose, challenge: toBase64url(bytes), expiresAt })
  return bytes
}

/** Refuses NOT_FOUND where there is no key to ask for. */
export async function ask(
  ctx: Context,
  site: KeySite,
  askedBy: string,
  purpose: Purpose,
  known: readonly ListedKey[],
): Promise<KeyQuestion> {
  if (known.length === 0) throw new Refusal('NOT_FOUND')
  return questionFor(site, await newChallenge(ctx, askedBy, purpose), known)
}

/** The question that waits, which from now on does not. Refuses PASSKEY_EXPIRED. */
export async function take(ctx: Context, askedBy: string, purpose: Purpose): Promise<string> {
  const challenge = await takeChallenge(ctx.db, askedBy, purpose, instant(ctx.clock))
  if (challenge === null) throw new Refusal('PASSKEY_EXPIRED')
  return challenge
}

/** What was signed; else why not. */
export async function judge(
  site: KeySite,
  challenge: string,
  key: KeyRow | null,
  shown: ShownKey,
): Promise<Signed | 'PASSKEY_WRONG' | 'PASSKEY_COPIED'> {
  const signed = key === null ? null : await readSigned(site, challenge, key, shown)
  if (key === null || signed === null) return 'PASSKEY_WRONG'
  return isCopied(key.counter, signed.counter) ? 'PASSKEY_COPIED' : signed
}

/** The field of a form. Refuses PASSKEY_WRONG for what is no answer of a device. */
export function readShown(text: string): ShownKey {
  return parsed(shownKey, text)
}

export function readCreated(text: string) {
  return parsed(createdKey, text)
}

function parsed<Output>(
  schema: { safeParse(value: unknown): { success: boolean; data?: Output } },
  text: string,
): Output {
  const { data } = schema.safeParse(asJson(text))
  if (data === undefined) throw new Refusal('PASSKEY_WRONG')
  return data
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function toBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
