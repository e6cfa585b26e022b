import { expect, it } from 'vitest'
import { keyWrap } from '../../../worker/core/key-wrap.ts'

const KEK = 'a-kek-of-a-test-0123456789-0123456789'
const LATER = 'another-kek-0123456789-0123456789-01'
const OWNER = '35.08|a1b2c3d4'
const DATA = new TextEncoder().encode('one certificate')

async function isSignedBy(publicKey: Uint8Array<ArrayBuffer>, signature: ArrayBuffer) {
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
  return crypto.subtle.verify('Ed25519', key, signature, DATA)
}

it('gives back a key that signs for its public half and can never be exported', async () => {
  const keys = keyWrap(KEK, undefined)
  const made = await keys.generate(async () => OWNER)
  expect(made.publicKey).toHaveLength(32)
  const key = await keys.unwrap(OWNER, made)
  expect(await isSignedBy(made.publicKey, await crypto.subtle.sign('Ed25519', key, DATA))).toBe(
    true,
  )
  expect(key.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('pkcs8', key)).rejects.toThrow()
})

it('opens no key for another owner, and none that was changed', async () => {
  const keys = keyWrap(KEK, undefined)
  const made = await keys.generate(async () => OWNER)
  await expect(keys.unwrap('33.01|a1b2c3d4', made)).rejects.toThrow()
  const bytes = Uint8Array.from(atob(made.wrapped), (character) => character.charCodeAt(0))
  bytes.set([(bytes[40] ?? 0) ^ 1], 40)
  const changed = { ...made, wrapped: btoa(String.fromCharCode(...bytes)) }
  await expect(keys.unwrap(OWNER, changed)).rejects.toThrow()
})

it('opens under a new KEK only while the one before is known, and wraps anew', async () => {
  const made = await keyWrap(KEK, undefined).generate(async () => OWNER)
  const both = keyWrap(LATER, KEK)
  const anew = await both.rewrap(OWNER, made)
  expect([anew.kek, made.kek]).toEqual([
    await keyWrap(LATER, undefined).version(),
    await keyWrap(KEK, undefined).version(),
  ])
  const alone = keyWrap(LATER, '')
  const key = await alone.unwrap(OWNER, anew)
  expect(await isSignedBy(made.publicKey, await crypto.subtle.sign('Ed25519', key, DATA))).toBe(
    true,
  )
  await expect(alone.unwrap(OWNER, made)).rejects.toThrow(/KEK/)
})
