/**
 * A key for each person: what is sealed of her is sealed under it, and it is wrapped by the data key. A rotation of the data key
 * wraps it anew and touches nothing else; once its row is deleted, nobody can read what is left of her in copies and backups.
 */
import { openUnder, sealUnder } from './seal.ts'

export type WrappedPersonKey = {
  /** base64 of the nonce and the 256 bits under the data key, bound to the person. */
  readonly wrapped: string
  /** The name of that data key, 8 hex digits. */
  readonly dataKey: string
}

/** Seals and opens what belongs to one person; `owner` keeps her values apart from each other. */
export type PersonKey = {
  seal(owner: string, text: string): Promise<string>
  /** Throws when the value was moved or changed, or is another person's. */
  open(owner: string, sealed: string): Promise<string>
}

export type PersonKeys = {
  create(personId: string): Promise<{ readonly key: PersonKey; readonly wrapped: WrappedPersonKey }>
  /** Throws when its data key is not here, or the row was moved or changed. */
  unwrap(personId: string, wrapped: WrappedPersonKey): Promise<PersonKey>
  /** The same key under the data key of today. */
  rewrap(personId: string, wrapped: WrappedPersonKey): Promise<WrappedPersonKey>
}

type DataKeys = {
  readonly name: () => Promise<string>
  readonly key: () => Promise<CryptoKey>
  readonly keyNamed: (name: string) => Promise<CryptoKey>
}

/** What begins a text that is sealed under a person's key. */
const MARK = 'p.'
const encoder = new TextEncoder()

/** Whether it is under a person's key; anything else is under a data key. */
export function isPersonal(sealed: string): boolean {
  return sealed.startsWith(MARK)
}

export function personKeys({ name, key, keyNamed }: DataKeys): PersonKeys {
  const boundTo = (personId: string) => `person-key:${personId}`
  const wrap = async (personId: string, raw: Uint8Array<ArrayBuffer>) => ({
    wrapped: await sealUnder(await key(), boundTo(personId), raw),
    dataKey: await name(),
  })
  const unwrap = async (personId: string, { wrapped, dataKey }: WrappedPersonKey) =>
    openUnder(await keyNamed(dataKey), boundTo(personId), wrapped)
  return {
    async create(personId) {
      const raw = crypto.getRandomValues(new Uint8Array(32))
      return { key: await personKey(raw), wrapped: await wrap(personId, raw) }
    },
    unwrap: async (personId, wrapped) => personKey(await unwrap(personId, wrapped)),
    rewrap: async (personId, wrapped) => wrap(personId, await unwrap(personId, wrapped)),
  }
}

async function personKey(raw: Uint8Array<ArrayBuffer>): Promise<PersonKey> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  return {
    seal: async (owner, text) => MARK + (await sealUnder(key, owner, encoder.encode(text))),
    async open(owner, sealed) {
      if (!isPersonal(sealed)) throw new Error('not sealed under a key of a person')
      return new TextDecoder().decode(await openUnder(key, owner, sealed.slice(MARK.length)))
    },
  }
}
