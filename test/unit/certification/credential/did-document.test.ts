import { describe, expect, it } from 'vitest'
import {
  didDocument,
  issuerDid,
  platformDid,
} from '../../../../worker/certification/credential/did-document.ts'
import { toMultikey } from '../../../../worker/certification/credential/multikey.ts'

const publicKey = (byte: number) => new Uint8Array(32).fill(byte)

describe('a DID', () => {
  it('is that of the host, and of a district under it', () => {
    expect(platformDid('https://kelaskader.go.id')).toBe('did:web:kelaskader.go.id')
    expect(issuerDid('https://kelaskader.go.id', '35.08')).toBe(
      'did:web:kelaskader.go.id:issuers:35.08',
    )
  })

  it('writes the colon of a port so that it is no part of the path', () => {
    expect(issuerDid('http://127.0.0.1:18787', '35.08')).toBe(
      'did:web:127.0.0.1%3A18787:issuers:35.08',
    )
  })
})

describe('a DID document', () => {
  const did = 'did:web:kelaskader.go.id:issuers:35.08'
  const document = didDocument(did, [
    { kid: '0000000a', publicKey: publicKey(1), state: 'ACTIVE' },
    { kid: '0000000b', publicKey: publicKey(2), state: 'RETIRED' },
    { kid: '0000000c', publicKey: publicKey(3), state: 'COMPROMISED' },
    { kid: '0000000d', publicKey: publicKey(4), state: 'PUBLISHED' },
  ])

  it('names its keys absolutely, with the issuer in control', () => {
    expect(document.id).toBe(did)
    expect(document.verificationMethod[0]).toEqual({
      id: `${did}#0000000a`,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: toMultikey(publicKey(1)),
    })
  })

  it('lets every key assert, as texts, but one in wrong hands', () => {
    const checkable = [`${did}#0000000a`, `${did}#0000000b`, `${did}#0000000d`]
    expect(document.assertionMethod).toEqual(checkable)
    expect(document.verificationMethod.map(({ id }) => id)).toEqual(checkable)
    expect(JSON.stringify(document)).not.toContain('0000000c')
  })
})
