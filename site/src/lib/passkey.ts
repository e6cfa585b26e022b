/**
 * Asks this browser's device for a passkey. The browser's own functions alone: what a library adds is the JSON of Web Authentication
 * Level 3 for browsers that lack it, and those are twenty lines here. Chrome has WebAuthn since 67, Safari since 13.
 */
import type {
  CreatedKey,
  KeyQuestion,
  KeyWish,
  ShownKey,
} from '../../../worker/contract/passkeys.ts'

/** Whether there is something to ask. `here`: in this device itself, unlocked by its owner. */
export async function canAsk(here: boolean): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined' || !isSecureContext) return false
  if (!here) return true
  try {
    return await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable()
  } catch {
    return false
  }
}

/** Rejects with the browser's DOMException: NotAllowedError when it was called off, InvalidStateError when the device has one already. */
export async function makeKey(wish: KeyWish): Promise<CreatedKey> {
  // Safe: what the Worker's library writes is what the browser reads, but for its bytes.
  const options = {
    ...wish,
    challenge: bytesOf(wish.challenge),
    user: { ...wish.user, id: bytesOf(wish.user.id) },
    excludeCredentials: (wish.excludeCredentials ?? []).map(readId),
  } as unknown as PublicKeyCredentialCreationOptions
  const made = await navigator.credentials.create({ publicKey: options })
  // Safe: the kind that was asked for.
  const { rawId, response } = made as PublicKeyCredential
  const attested = response as AuthenticatorAttestationResponse
  const id = textOf(rawId)
  return {
    id,
    rawId: id,
    type: 'public-key',
    response: {
      clientDataJSON: textOf(attested.clientDataJSON),
      attestationObject: textOf(attested.attestationObject),
      // Chrome before 74 does not say.
      transports: typeof attested.getTransports === 'function' ? attested.getTransports() : [],
    },
  }
}

/** Rejects like `makeKey`. */
export async function showKey(question: KeyQuestion): Promise<ShownKey> {
  const options = {
    ...question,
    challenge: bytesOf(question.challenge),
    allowCredentials: question.allowCredentials.map(readId),
  } as unknown as PublicKeyCredentialRequestOptions
  const shown = await navigator.credentials.get({ publicKey: options })
  // Safe: the kind that was asked for.
  const { rawId, response } = shown as PublicKeyCredential
  const signed = response as AuthenticatorAssertionResponse
  const id = textOf(rawId)
  return {
    id,
    rawId: id,
    type: 'public-key',
    response: {
      clientDataJSON: textOf(signed.clientDataJSON),
      authenticatorData: textOf(signed.authenticatorData),
      signature: textOf(signed.signature),
      ...(signed.userHandle === null ? {} : { userHandle: textOf(signed.userHandle) }),
    },
  }
}

function readId<Listed extends { readonly id: string }>(listed: Listed) {
  return { ...listed, id: bytesOf(listed.id) }
}

function bytesOf(text: string): Uint8Array {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

function textOf(bytes: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '')
}
