/** The table against a full JSON-LD processor over the pinned contexts: jsonld 9, in safe mode. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import {
  canonicalDocument,
  canonicalProofOptions,
} from '../../worker/certification/credential/canonical.ts'
import { openBadge } from '../../worker/certification/credential/credential.ts'
import { statusListCredential } from '../../worker/certification/credential/status-list.ts'
import { OB_CONTEXT, VC_CONTEXT } from '../../worker/certification/credential/vocabulary.ts'
import { badgeSource, LUMAJANG, ORIGIN, wildBadge } from '../factories/credential.ts'
import { loadPinned, PINNED } from './pinned-contexts.ts'

const byJsonLd = (document: unknown) =>
  jsonld.canonize(document, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    base: null,
    safe: true,
    rdfDirection: 'i18n-datatype',
    documentLoader: loadPinned,
  })

describe('the pinned contexts', () => {
  for (const [url, { file, sha256 }] of PINNED) {
    it(`are the published bytes of ${url}`, () => {
      expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(sha256)
    })
  }
})

describe('the canonical form by the table', () => {
  it('is that of a JSON-LD processor for 400 random credentials', async () => {
    // Other ones at every run; the seed in a failure brings them back.
    const seed = crypto.getRandomValues(new Int32Array(1))[0] ?? 0
    const badges = fc.sample(wildBadge, { numRuns: 400, seed })
    const different: unknown[] = []
    let statements = 0
    for (const badge of badges) {
      const ours = await canonicalDocument(badge)
      statements += ours.split('\n').length - 1
      if (ours !== (await byJsonLd(badge))) different.push(badge)
    }
    console.log(
      `canonical forms compared: ${badges.length} credentials, ${statements} statements, ${different.length} differences`,
    )
    expect(badges).toHaveLength(400)
    expect(different, `seed ${seed}`).toEqual([])
  }, 60_000)

  it('is the same for a plain credential, in which every property that we issue stands', async () => {
    const badge = openBadge(badgeSource())
    const ours = await canonicalDocument(badge)
    expect(ours).toBe(await byJsonLd(badge))
    expect(ours).toContain('"Siti Aminah"')
    expect(ours.trimEnd().split('\n')).toHaveLength(51)
  })

  it('is the same for status lists, empty and full', async () => {
    for (const revoked of [[], [0, 131_071], Array.from({ length: 131_072 }, (_, at) => at)]) {
      const list = await statusListCredential({
        origin: ORIGIN,
        district: LUMAJANG,
        list: 2,
        revoked,
        now: '2026-11-21T01:30:00.000Z',
      })
      expect(await canonicalDocument(list)).toBe(await byJsonLd(list))
    }
  })

  it('is the same for the options of a proof, under the contexts of either document', async () => {
    const options = {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created: '2026-11-21T01:30:02Z',
      verificationMethod: 'did:web:127.0.0.1%3A18787:issuers:35.08#a1b2c3d4',
      proofPurpose: 'assertionMethod',
    }
    for (const contexts of [[VC_CONTEXT], [VC_CONTEXT, OB_CONTEXT]]) {
      expect(await canonicalProofOptions(options)).toBe(
        await byJsonLd({ '@context': contexts, ...options }),
      )
    }
  })

  it('finds a statement that was moved: one text under another property is another form', async () => {
    const badge = openBadge(badgeSource())
    const { name, description, ...rest } = badge
    expect(name).not.toBe(description)
    const swapped = { ...rest, name: description ?? '', description: name ?? '' }
    expect(await canonicalDocument(swapped)).not.toBe(await canonicalDocument(badge))
  })
})
