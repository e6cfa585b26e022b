/**
 * What `@simplewebauthn/server` does for us: it words the questions and checks the answers. Loaded when the first of a Worker's
 * life asks for it, for no other request should wait for it.
 */
import type { CreatedKey, KeyQuestion, KeyWish, ShownKey } from '../../contract/passkeys.ts'
import { ASK_MILLISECONDS, type KeySite } from './rules.ts'
import type { KeyRow, ListedKey } from './store.ts'

const PRODUCT = 'Kelas Kader'

type Owner = { readonly id: string; readonly name: string; readonly displayName: string }

/** What a browser is told to make a key: for this person, unlocked by finger, face or the device's own PIN, without a maker's certificate. */
export async function wishFor(
  site: KeySite,
  owner: Owner,
  challenge: Uint8Array,
  known: readonly ListedKey[],
  where: 'anywhere' | 'here',
): Promise<KeyWish> {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  return generateRegistrationOptions({
    rpName: PRODUCT,
    rpID: site.rpId,
    userID: new TextEncoder().encode(owner.id).slice(),
    userName: owner.name,
    userDisplayName: owner.displayName,
    challenge: challenge.slice(),
    timeout: ASK_MILLISECONDS,
    attestationType: 'none',
    excludeCredentials: known.map(listed),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    ...(where === 'here' ? { preferredAuthenticatorType: 'localDevice' } : {}),
  })
}

/** What a browser is told to have signed, by one of these keys. */
export async function questionFor(
  site: KeySite,
  challenge: Uint8Array,
  known: readonly ListedKey[],
): Promise<KeyQuestion> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  const asked = await generateAuthenticationOptions({
    rpID: site.rpId,
    challenge: challenge.slice(),
    timeout: ASK_MILLISECONDS,
    userVerification: 'required',
  })
  const { rpId } = site
  const allowCredentials = known.map((key) => ({ ...listed(key), type: 'public-key' as const }))
  return {
    challenge: asked.challenge,
    timeout: ASK_MILLISECONDS,
    userVerification: 'required',
    rpId,
    allowCredentials,
  }
}

export type MadeKey = {
  readonly credentialId: string
  readonly publicKey: string
  readonly counter: number
  readonly isBackedUp: boolean
}

/**
 * The key that was made, or null when anything about it is not as it was asked. Makers' certificates are refused before they are
 * looked at: we ask for none, and the library would fetch the lists of revoked ones from addresses that stand in them.
 */
export async function readMade(
  site: KeySite,
  challenge: string,
  created: CreatedKey,
): Promise<MadeKey | null> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const { decodeAttestationObject, isoBase64URL } = await import('@simplewebauthn/server/helpers')
  return orNull(async () => {
    const bytes = isoBase64URL.toBuffer(created.response.attestationObject)
    const attested = decodeAttestationObject(bytes)
    const format = attested.get('fmt')
    const isOwn = format === 'packed' && attested.get('attStmt').get('x5c') === undefined
    if (format !== 'none' && !isOwn) return null
    const read = await verifyRegistrationResponse({
      response: { ...created, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: true,
    })
    if (!read.verified) return null
    const { credential, credentialBackedUp } = read.registrationInfo
    return {
      credentialId: credential.id,
      publicKey: isoBase64URL.fromBuffer(credential.publicKey),
      counter: credential.counter,
      isBackedUp: credentialBackedUp,
    }
  })
}

export type Signed = { readonly counter: number; readonly isBackedUp: boolean }

/** What a key has signed, or null when anything about it is not as it was asked. The count is given back, not judged. */
export async function readSigned(
  site: KeySite,
  challenge: string,
  key: KeyRow,
  shown: ShownKey,
): Promise<Signed | null> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const { isoBase64URL } = await import('@simplewebauthn/server/helpers')
  return orNull(async () => {
    const { userHandle, ...response } = shown.response
    const read = await verifyAuthenticationResponse({
      response: {
        ...shown,
        response: { ...response, ...(userHandle === undefined ? {} : { userHandle }) },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.rpId,
      requireUserVerification: true,
      credential: {
        id: key.credentialId,
        publicKey: isoBase64URL.toBuffer(key.publicKey),
        // Any count is past this one: a copy is told apart from a wrong signature by `isCopied`.
        counter: 0,
      },
    })
    if (!read.verified) return null
    const { newCounter, credentialBackedUp } = read.authenticationInfo
    return { counter: newCounter, isBackedUp: credentialBackedUp }
  })
}

/** The library throws for each thing that can be wrong with an answer, and for bytes that are none. */
async function orNull<Read>(read: () => Promise<Read | null>): Promise<Read | null> {
  try {
    return await read()
  } catch {
    return null
  }
}

function listed({ credentialId, transports }: ListedKey) {
  // Safe: written as a list of texts, see `insertKey`.
  return { id: credentialId, transports: JSON.parse(transports) as string[] }
}
