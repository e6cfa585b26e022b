/** The offline root key of a test, and a platform that names it. */
import { signIssuerList, readIssuerList } from '../../worker/certification/archive/issuer-list.ts'
import { toBase64Url, utf8 } from '../../worker/contract/byte-text.ts'
import type { Context } from '../../worker/core/context.ts'

export type TestRoot = {
  /** base64url */
  readonly publicKey: string
  /** Of a text, base64url. */
  readonly sign: (text: string) => Promise<string>
}

export async function newRoot(): Promise<TestRoot> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  // Safe: Ed25519 makes pairs, and the raw form of a key is bytes.
  const { privateKey, publicKey } = pair as CryptoKeyPair
  const raw = new Uint8Array((await crypto.subtle.exportKey('raw', publicKey)) as ArrayBuffer)
  return {
    publicKey: toBase64Url(raw),
    sign: async (text) =>
      toBase64Url(new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, utf8(text)))),
  }
}

/** The same platform after its deployment names the root key. */
export const under = (root: TestRoot, ctx: Context): Context => ({
  ...ctx,
  rootKey: root.publicKey,
})

/** The whole ceremony: read, sign, bring back. */
export async function signListOfNow(root: TestRoot, superadmin: Context) {
  const ctx = under(root, superadmin)
  const { list } = await readIssuerList(ctx)
  return signIssuerList(ctx, { list, signature: await root.sign(list) })
}
