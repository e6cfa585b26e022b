// oxlint-disable-next-line typescript/triple-slash-reference -- the wasm's types are ambient: there is nothing to import
/// <reference path="./argon2-wasm.d.ts" />
/**
 * Argon2id with OWASP's cost (19 MiB, 2 rounds, 1 lane), the one slow hash of the product. What goes in is always
 * an HMAC under the pepper, as hex: short ASCII, so a dump of the database alone lets nobody guess PINs.
 * The namespace import below is the one form that both workerd and Node accept for the same .wasm file.
 */
import Argon2 from '@phi-ag/argon2'
import * as wasm from '@phi-ag/argon2/argon2.wasm'
import type { Context } from '../core/context.ts'

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, hashLength: 32 }

/** What stands beside a hash from before peppers were named: under which of those that are here, trying tells. */
export const PEPPER_VERSION = 1

/** The pepper that `hashSecret` uses today, as it is stored beside each hash: its name (32 bits) as a number. */
export async function pepperVersion({ secrets }: Pick<Context, 'secrets'>): Promise<number> {
  return numberOf((await secrets.peppers())[0])
}

function numberOf(pepper: string): number {
  return Number.parseInt(pepper, 16)
}

/** Of nothing that anyone can type: checked against where there is no account, so that the answer takes as long. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$a2VsYXMta2FkZXItMTYh$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

type Purpose = 'pin' | 'password'

/** The PHC string of a secret; `owner` keeps one person's hash from serving another. */
export async function hashSecret(
  ctx: Pick<Context, 'ids' | 'secrets'>,
  purpose: Purpose,
  owner: string,
  secret: string,
): Promise<string> {
  const keyed = await ctx.secrets.keyed(purpose, `${owner}\0${secret}`)
  return argon2().hash(keyed, { ...COST, salt: ctx.ids.bytes(16) }).encoded
}

/**
 * Is this the secret of the hash, made under the pepper of `version`? A null hash, or one whose pepper is gone, costs the same
 * time and is never right. One from before peppers were named is tried under each that is here, the oldest first.
 */
export async function verifySecret(
  ctx: Pick<Context, 'secrets'>,
  purpose: Purpose,
  owner: string,
  secret: string,
  hash: string | null,
  version: number = PEPPER_VERSION,
): Promise<boolean> {
  const text = `${owner}\0${secret}`
  const here = (await ctx.secrets.peppers()).toReversed()
  const fitting =
    version === PEPPER_VERSION ? here : here.filter((pepper) => numberOf(pepper) === version)
  if (hash === null || fitting.length === 0) {
    argon2().tryVerify(NOBODY, await ctx.secrets.keyed(purpose, text))
    return false
  }
  for (const pepper of fitting) {
    const keyed = await ctx.secrets.keyedUnder(pepper, purpose, text)
    if (keyed !== null && argon2().tryVerify(hash, keyed).success) return true
  }
  return false
}

/** Whether the pepper of a hash is gone: then nothing that she types can be right, and only a new code helps. */
export async function isPepperGone(
  { secrets }: Pick<Context, 'secrets'>,
  version: number,
): Promise<boolean> {
  return (
    version !== PEPPER_VERSION &&
    !(await secrets.peppers()).some((each) => numberOf(each) === version)
  )
}

export type Renewed = { readonly hash: string; readonly version: number }

/** The hash under the pepper of today of a secret that has just been shown to be right; null when it is so already. */
export async function renewedHash(
  ctx: Pick<Context, 'ids' | 'secrets'>,
  purpose: Purpose,
  owner: string,
  secret: string,
  version: number,
): Promise<Renewed | null> {
  const today = await pepperVersion(ctx)
  if (version === today) return null
  return { hash: await hashSecret(ctx, purpose, owner, secret), version: today }
}

let instance: Argon2 | undefined

function argon2(): Argon2 {
  if (instance === undefined) {
    const compiled = wasm.default
    const exports = compiled === undefined ? wasm : new WebAssembly.Instance(compiled).exports
    // Safe: one of the two shapes of argon2-wasm.d.ts; the package reads nothing of the instance but its exports.
    instance = new Argon2({ exports } as unknown as WebAssembly.Instance)
  }
  return instance
}
