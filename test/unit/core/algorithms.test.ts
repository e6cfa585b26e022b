/**
 * What the Worker, the pages and the phone name to WebCrypto: only algorithms of a short list, each with its use; keys that stand in
 * the list of keys; and nothing random that is too short to be guessed, but where it is told why.
 */
import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const ALLOWED: Readonly<Record<string, string>> = {
  'AES-GCM': 'what is sealed and wrapped',
  HMAC: 'keyed hashes, codes of apps',
  Ed25519: 'signatures',
  'SHA-256': 'hashes',
  'SHA-512': 'inside Ed25519',
}
/** Where alone something else is named: HMAC-SHA-1 of authenticator apps (RFC 6238), for which collisions are no weakness. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'SHA-1': 'worker/identity/second-factor/totp.ts',
}
const NAMED =
  /['"`](AES-[A-Z]+|RSA[\w-]*|ECDSA|ECDH|DES(?:-\w+)?|3DES|RC4|MD[45]|SHA-?\d+|HMAC|HKDF|PBKDF2|Ed25519|X25519)['"`]/g

const sources = globSync(['worker/**/*.ts', 'site/src/**/*.{ts,tsx}'])
  .filter((file) => !file.endsWith('.d.ts'))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }))

it('names no cipher, mode, hash or signature but those that are approved', () => {
  expect(sources.length).toBeGreaterThan(500)
  const found = new Map<string, string[]>()
  for (const { file, text } of sources) {
    for (const [, name = ''] of text.matchAll(NAMED)) {
      found.set(name, [...(found.get(name) ?? []), file])
    }
  }
  const others = [...found].filter(
    ([name, files]) => !(name in ALLOWED) && files.some((file) => file !== ELSEWHERE[name]),
  )
  expect(others).toEqual([])
  expect([...found.keys()]).toEqual(expect.arrayContaining(['AES-GCM', 'SHA-256', 'Ed25519']))
})

it('encrypts in one mode only, each time under a fresh nonce', () => {
  const encrypting = sources.filter(({ text }) => /subtle\s*\.(encrypt|wrapKey)\(/.test(text))
  expect(encrypting.length).toBeGreaterThan(0)
  for (const { file, text } of encrypting) {
    expect(text, file).toContain('AES-GCM')
    expect(text, file).toMatch(/getRandomValues\(/)
  }
})

/** By file: the rows of the list of keys in `.github/SECURITY.md` that it makes, reads or opens. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'site/src/offline/page/escape.ts': ['keys of phones'],
  'worker/contract/check-in-code.ts': ['keys of meetings'],
  'worker/contract/ed25519.ts': ['issuer keys', 'root key'],
  'worker/core/key-wrap.ts': ['KEK', 'issuer keys'],
  'worker/core/person-keys.ts': ['keys of cadres'],
  'worker/core/secrets.ts': ['PEPPER', 'DATA_KEY'],
  'worker/identity/second-factor/totp.ts': ['seeds of apps'],
  'worker/learning/receive-answers.ts': ['keys of phones'],
}

it('has each key that is made or read in the list of keys', () => {
  const security = readFileSync('.github/SECURITY.md', 'utf8')
  const list = /## Keys\n([\s\S]*?)\n\n/.exec(security)?.[1] ?? ''
  const keyed = sources.filter(({ text }) =>
    /subtle\s*\.(importKey|generateKey|deriveKey|deriveBits|unwrapKey)\(/.test(text),
  )
  expect(keyed.map(({ file }) => file).toSorted()).toEqual(Object.keys(KEYS))
  for (const row of Object.values(KEYS).flat()) expect(list).toContain(`\n| ${row} |`)
})

it('makes every key of 256 bits', () => {
  for (const { file, text } of sources) {
    const lengths = Array.from(text.matchAll(/name: 'AES-GCM', length: (\d+)/g), ([, bits]) => bits)
    expect(
      lengths.filter((bits) => bits !== '256'),
      file,
    ).toEqual([])
  }
})

/** In bytes: 128 bits. */
const UNGUESSABLE = 16
/** What is shorter, or as long as somebody asks: no secret, or one that is typed and whose tries are counted. */
const SHORTER: Readonly<Record<string, string>> = {
  'site/src/offline/cadre-store.ts: length': 'as it is asked: 32 for the token, 16 for a visit',
  'site/src/offline/surroundings.ts: length': 'hands on',
  'site/src/features/curriculum/bank/content-form.ts: 4 x 32 bits': 'names of answers',
  'site/src/features/curriculum/editor/commands.ts: 1 x 32 bits': 'names of parts of a lesson',
  'worker/certification/records/put-evidence.ts: crockford(ID_LENGTH)': 'a name, no key',
  'worker/certification/sign.ts: 3': 'a place in a public list',
  'worker/certification/verify/verification-code.ts: crockford(LENGTH - 1)':
    'printed on the paper, for anyone',
  'worker/core/ids.ts: 10': 'part of an id, which opens nothing',
  'worker/core/ids.ts: length': 'hands on',
  'worker/core/key-wrap.ts: NONCE': 'the 96 bits of AES-GCM, no secret',
  'worker/core/seal.ts: NONCE': 'the 96 bits of AES-GCM, no secret',
  'worker/identity/activation-codes.ts: crockford(CODE_LENGTH)': 'typed, 50 bits, counted',
  'worker/identity/message-code/send.ts: crockford(CODE_LENGTH)': 'typed, 50 bits, counted',
  'worker/identity/second-factor/codes.ts: crockford(RECOVERY_LENGTH)': 'typed, 50 bits, counted',
  'worker/identity/staff/link.ts: crockford(CODE_LENGTH)': 'typed, 50 bits, counted',
  'worker/meetings/evaluation/answer-evaluation.ts: 7': 'an order that tells nobody apart',
}
const DRAWN =
  /\bbytes\((\w+)\)|getRandomValues\(new Uint8Array\((\w+)\)\)|getRandomValues\(new Uint32Array\((\d+)\)\)|\bcrockford\([\w.]+, ([^)]+)\)/g

it('draws nothing of fewer than 128 bits but what is told', () => {
  const short = new Set<string>()
  for (const { file, text } of sources) {
    for (const [, bytes, values, words, letters] of text.matchAll(DRAWN)) {
      const length = bytes ?? values
      if (letters !== undefined) short.add(`${file}: crockford(${letters})`)
      else if (words !== undefined) short.add(`${file}: ${words} x 32 bits`)
      else if (!(Number(length) >= UNGUESSABLE)) short.add(`${file}: ${length}`)
    }
  }
  expect([...short].toSorted()).toEqual(Object.keys(SHORTER).toSorted())
})

it('runs no text as code', () => {
  for (const { file, text } of sources) {
    expect(text, file).not.toMatch(/\beval\(|new Function\(|\bsetTimeout\(\s*['"`]/)
  }
})
