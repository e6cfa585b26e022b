/**
 * Credentials that 1EdTech's Java tools signed, against our pinned contexts and our reading of the suite. If a context or the
 * hash of a proof were read otherwise here than there, none of them would hold. Source and licence stand beside the files.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { fromMultibase58 } from '../../worker/certification/credential/base58.ts'
import {
  canonicalDocument,
  canonicalProofOptions,
} from '../../worker/certification/credential/canonical.ts'
import { fromMultikey } from '../../worker/certification/credential/multikey.ts'
import { NotOurShape } from '../../worker/certification/credential/quads.ts'
import { ed25519Verify } from '../../worker/contract/ed25519.ts'
import { loadPinned } from './pinned-contexts.ts'

const folder = path.resolve(import.meta.dirname, '../fixtures/open-badges/1edtech')
const FALSE_SIGNATURE = 'simple-err-proof-value.json'

type Proof = { cryptosuite?: string; proofValue: string; verificationMethod: string }
type Credential = { name?: string; proof: Proof | Proof[] }
type Unsigned = Omit<Credential, 'proof'>

const vectors = readdirSync(folder).filter((name) => name.endsWith('.json'))
const signedRight = vectors.filter((name) => name !== FALSE_SIGNATURE)

function read(name: string): { readonly unsigned: Unsigned; readonly proof: Proof } {
  // Safe: fixtures, each of which holds one proof of the suite.
  const { proof, ...unsigned } = JSON.parse(
    readFileSync(path.join(folder, name), 'utf8'),
  ) as Credential
  const ours = [proof].flat().find(({ cryptosuite }) => cryptosuite === 'eddsa-rdfc-2022')
  if (ours === undefined) throw new Error(`${name} has no proof of eddsa-rdfc-2022`)
  return { unsigned, proof: ours }
}

const byJsonLd = (document: unknown) =>
  jsonld.canonize(document, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    base: null,
    safe: true,
    rdfDirection: 'i18n-datatype',
    documentLoader: loadPinned,
  })

/** Null for what holds other properties than ours. */
async function byTable(document: Unsigned): Promise<string | null> {
  try {
    return await canonicalDocument(document)
  } catch (error) {
    if (error instanceof NotOurShape) return null
    throw error
  }
}

const digest = async (text: string) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))

/** Whether a proof holds for a document in its canonical form; the options of the proof are in ours. */
async function holds({ proofValue, ...options }: Proof, canonical: string): Promise<boolean> {
  const message = new Uint8Array(64)
  message.set(await digest(await canonicalProofOptions(options)))
  message.set(await digest(canonical), 32)
  const key = fromMultikey(options.verificationMethod.split('#')[1] ?? '')
  const signature = fromMultibase58(proofValue)
  if (key === null || signature === null) throw new Error('no key, or no signature')
  return ed25519Verify(key, signature, message)
}

describe('credentials that 1EdTech signed', () => {
  it('are here', () => {
    expect(signedRight).toHaveLength(9)
  })

  for (const name of signedRight) {
    it(`hold under our contexts, and for no other text: ${name}`, async () => {
      const { unsigned, proof } = read(name)
      expect(await holds(proof, await byJsonLd(unsigned))).toBe(true)
      const changed = { ...unsigned, name: `${unsigned.name ?? ''}!` }
      expect(await holds(proof, await byJsonLd(changed))).toBe(false)
    })
  }

  it('are refused when their signature is false', async () => {
    const { unsigned, proof } = read(FALSE_SIGNATURE)
    expect(await holds(proof, await byJsonLd(unsigned))).toBe(false)
  })

  it('hold by our table too, as far as it knows their properties', async () => {
    const known: string[] = []
    for (const name of signedRight) {
      const { unsigned, proof } = read(name)
      const canonical = await byTable(unsigned)
      if (canonical === null) continue
      expect(await holds(proof, canonical), name).toBe(true)
      known.push(name)
    }
    expect(known.length).toBeGreaterThanOrEqual(6)
  })
})
