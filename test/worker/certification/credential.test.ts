import { describe, expect, it } from 'vitest'
import { openBadge } from '../../../worker/certification/credential/credential.ts'
import { verifyCredential } from '../../../worker/certification/credential/proof.ts'
import {
  bitsOf,
  decodeList,
  encodeList,
} from '../../../worker/certification/credential/status-list.ts'
import { badgeSource, newSigningKey, signedBy } from '../../factories/credential.ts'

describe('where the product runs', () => {
  it('a credential is signed and verified, and refused when changed', async () => {
    const signer = await newSigningKey()
    const signed = await signedBy(signer, openBadge(badgeSource()))
    expect(await verifyCredential(signed, signer.publicKey)).toBe(true)
    const changed = { ...signed, name: 'Sertifikat lain' }
    expect(await verifyCredential(changed, signer.publicKey)).toBe(false)
  })

  it('a status list is packed, unpacked, and unpacked no further than its length', async () => {
    const bits = bitsOf([0, 94_567])
    expect(await decodeList(await encodeList(bits))).toEqual(bits)
    const long = await encodeList(new Uint8Array(2_000_000))
    expect(await decodeList(long)).toBeNull()
  })
})
