/**
 * The secrets of a deployment and what is done with them. None ever leaves this module as text.
 * PEPPER keys the hashes of PINs, passwords, activation codes and telephone look-ups; DATA_KEY wraps the keys under which what is
 * personal is sealed, see `person-keys.ts`; KEK wraps the private keys that sign certificates, see `key-wrap.ts`.
 * Each may have one before it (`…_PREVIOUS`) while a rotation runs: what stands under that one is still found and read. Versions
 * are named by eight hex digits of a hash, which tell nothing of the secret.
 * Secrets that begin with `demo-` are for a local demonstration and are refused anywhere else.
 */
import { keyWrap, type KeyWrap } from './key-wrap.ts'
import { personKeys, type PersonKeys } from './person-keys.ts'
import { openUnder, sealUnder } from './seal.ts'

export type SecretTexts = {
  readonly PEPPER: string
  readonly DATA_KEY: string
  readonly KEK: string
  /** The ones before, while a rotation runs. */
  readonly PEPPER_PREVIOUS?: string | undefined
  readonly DATA_KEY_PREVIOUS?: string | undefined
  readonly KEK_PREVIOUS?: string | undefined
}

export type Secrets = {
  /** HMAC-SHA-256 under the pepper of today, as hex; `purpose` keeps the uses apart. */
  keyed(purpose: string, text: string): Promise<string>
  /** The same under every pepper that is here, today's first: what was kept before a rotation is found by it. */
  keyedEach(purpose: string, text: string): Promise<readonly string[]>
  /** Under the pepper of that name; null when it is not here any more. */
  keyedUnder(pepper: string, purpose: string, text: string): Promise<string | null>
  /** The names of the peppers that are here, today's first. */
  peppers(): Promise<readonly [string, ...string[]]>
  /** AES-256-GCM as `<name of the data key>.<base64 of nonce and ciphertext>`; bound to `owner`, so a row cannot lend its value to another. */
  seal(owner: string, text: string): Promise<string>
  /** The opposite of `seal`; throws when the value was moved or changed, or its data key is gone. */
  open(owner: string, sealed: string): Promise<string>
  /** The names of the data keys that are here, today's first: what `seal` begins with. */
  dataKeys(): Promise<readonly [string, ...string[]]>
  readonly people: PersonKeys
  readonly keys: KeyWrap
  /** True when the secrets are those of the demonstration. */
  readonly forDemo: boolean
}

/** A setting of the deployment is not as it must be. The message names it and shows no value, so it may stand in a log. */
export class SettingsError extends Error {}

const MIN_LENGTH = 32
/** A random one of 32 hex digits has eleven or more, nearly always. */
const MIN_DISTINCT = 8
const NAMES = ['PEPPER', 'DATA_KEY', 'KEK'] as const
const encoder = new TextEncoder()

/**
 * Reads the secrets of an environment; throws a SettingsError when one is missing, shorter than 32 characters, made of few different characters,
 * or the same as another. The message names the secret and never shows it.
 */
export function readSecrets(env: SecretTexts): Secrets {
  assertSecrets(env)
  const peppers = withPrevious(env.PEPPER, env.PEPPER_PREVIOUS).map(pepperOf)
  const dataKeys = withPrevious(env.DATA_KEY, env.DATA_KEY_PREVIOUS).map(dataKeyOf)
  const [pepper] = peppers
  const [dataKey] = dataKeys
  if (pepper === undefined || dataKey === undefined) throw new Error('there is one of each')
  const keyNamed = async (version: string) => {
    for (const each of dataKeys) if ((await each.name()) === version) return each.key()
    throw new Error(`the data key ${version} is not here`)
  }
  return {
    forDemo: NAMES.some((name) => env[name].startsWith('demo-')),
    keys: keyWrap(env.KEK, env.KEK_PREVIOUS),
    people: personKeys({ name: dataKey.name, key: dataKey.key, keyNamed }),
    keyed: (purpose, text) => pepper.keyed(purpose, text),
    keyedEach: (purpose, text) => Promise.all(peppers.map((each) => each.keyed(purpose, text))),
    async keyedUnder(version, purpose, text) {
      for (const each of peppers) {
        if ((await each.name()) === version) return each.keyed(purpose, text)
      }
      return null
    },
    peppers: () => namesOf(pepper, peppers.slice(1)),
    dataKeys: () => namesOf(dataKey, dataKeys.slice(1)),
    async seal(owner, text) {
      const sealed = await sealUnder(await dataKey.key(), owner, encoder.encode(text))
      return `${await dataKey.name()}.${sealed}`
    },
    async open(owner, sealed) {
      const dot = sealed.indexOf('.')
      // Safe: `opened` gives what `sealUnder` was given, which is text here.
      const asText = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
      if (dot > 0) {
        const key = await keyNamed(sealed.slice(0, dot))
        return asText(await openUnder(key, owner, sealed.slice(dot + 1)))
      }
      // From before versions were written down: under the oldest that is here, or under today's.
      for (const each of dataKeys.toReversed()) {
        try {
          return asText(await openUnder(await each.key(), owner, sealed))
        } catch (error) {
          if (each === dataKey) throw error
        }
      }
      throw new Error('there is a data key')
    },
  }
}

function assertSecrets(env: SecretTexts): void {
  const seen = new Map<string, string>()
  for (const name of NAMES) {
    for (const each of [name, `${name}_PREVIOUS`] as const) {
      const secret = env[each]
      if (each !== name && (secret === undefined || secret === '')) continue
      if (typeof secret !== 'string' || secret.length < MIN_LENGTH) {
        throw new SettingsError(
          `secret ${each} is missing or shorter than ${MIN_LENGTH} characters`,
        )
      }
      if (new Set(secret).size < MIN_DISTINCT) {
        throw new SettingsError(
          `secret ${each} has fewer than ${MIN_DISTINCT} different characters`,
        )
      }
      const other = seen.get(secret)
      if (other !== undefined) throw new SettingsError(`secrets ${other} and ${each} are the same`)
      seen.set(secret, each)
    }
  }
}

function withPrevious(secret: string, previous: string | undefined): string[] {
  return previous === undefined || previous === '' ? [secret] : [secret, previous]
}

type Named = { readonly name: () => Promise<string> }

async function namesOf(today: Named, before: readonly Named[]): Promise<[string, ...string[]]> {
  return [await today.name(), ...(await Promise.all(before.map(({ name }) => name())))]
}

function pepperOf(secret: string) {
  const key = once(() =>
    crypto.subtle.importKey(
      'raw',
      encoder.encode(secret),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    ),
  )
  return {
    name: once(() => nameOf('pepper', secret)),
    async keyed(purpose: string, text: string): Promise<string> {
      const message = encoder.encode(`${purpose}\0${text}`)
      return hex(await crypto.subtle.sign('HMAC', await key(), message))
    },
  }
}

function dataKeyOf(secret: string) {
  return {
    name: once(() => nameOf('data-key', secret)),
    key: once(async () => {
      const raw = await crypto.subtle.digest('SHA-256', encoder.encode(secret))
      return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
    }),
  }
}

async function nameOf(kind: string, secret: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', encoder.encode(`${kind}-name ${secret}`))).slice(
    0,
    8,
  )
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined
  return () => (made ??= make())
}
