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

/** The pepper that `keyed` uses today; stored beside each hash so that it can be changed one day. */
export const PEPPER_VERSION = 1

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

/** Is this the secret of the hash? A null hash costs the same time and is never right. */
export async function verifySecret(
  ctx: Pick<Context, 'secrets'>,
  purpose: Purpose,
  owner: string,
  secret: string,
  hash: string | null,
): Promise<boolean> {
  const keyed = await ctx.secrets.keyed(purpose, `${owner}\0${secret}`)
  const { success } = argon2().tryVerify(hash ?? NOBODY, keyed)
  return success && hash !== null
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
