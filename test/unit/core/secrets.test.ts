import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSecrets, type SecretTexts } from '../../../worker/core/secrets.ts'

const NOW: SecretTexts = {
  PEPPER: 'pepper-of-today-0123456789-0123456789',
  DATA_KEY: 'data-key-of-today-0123456789-0123456789',
  KEK: 'kek-of-today-0123456789-0123456789-01',
}
const LATER: SecretTexts = {
  PEPPER: 'pepper-of-tomorrow-0123456789-0123456789',
  PEPPER_PREVIOUS: NOW.PEPPER,
  DATA_KEY: 'data-key-of-tomorrow-0123456789-0123456789',
  DATA_KEY_PREVIOUS: NOW.DATA_KEY,
  KEK: 'kek-of-tomorrow-0123456789-0123456789-01',
  KEK_PREVIOUS: NOW.KEK,
}
const AFTER: SecretTexts = { PEPPER: LATER.PEPPER, DATA_KEY: LATER.DATA_KEY, KEK: LATER.KEK }

describe('secrets that are refused', () => {
  const names = Object.keys(LATER) as (keyof SecretTexts)[]
  it.each(names)('%s: short, of few signs, or the same as another', (name) => {
    const wrong: readonly [string, RegExp][] = [
      ['kurang-panjang-0123456789', /shorter than 32/],
      ['ababababababababababababababababababab', /different characters/],
      [name === 'KEK' ? NOW.PEPPER : NOW.KEK, /are the same/],
    ]
    for (const [secret, message] of wrong) {
      const others = secret === NOW.KEK ? { KEK_PREVIOUS: '', KEK: NOW.KEK } : {}
      const texts = { ...LATER, ...others, [name]: secret }
      expect(() => readSecrets(texts)).toThrow(message)
      // Whoever reads the message learns nothing of the secret.
      expect(() => readSecrets(texts)).not.toThrow(secret)
    }
  })

  it.each(['PEPPER', 'DATA_KEY', 'KEK'] as const)('%s: missing', (name) => {
    expect(() => readSecrets({ ...NOW, [name]: undefined as never })).toThrow(`secret ${name}`)
  })

  it.each(['PEPPER', 'DATA_KEY', 'KEK'] as const)('%s_PREVIOUS that was left the same', (name) => {
    const texts = { ...NOW, [`${name}_PREVIOUS`]: NOW[name] }
    expect(() => readSecrets(texts)).toThrow(`secrets ${name} and ${name}_PREVIOUS are the same`)
  })

  it('but none that is empty, as a deployment leaves what it does not use', () => {
    const empty = { PEPPER_PREVIOUS: '', DATA_KEY_PREVIOUS: '', KEK_PREVIOUS: '' }
    expect(() => readSecrets({ ...NOW, ...empty })).not.toThrow()
  })

  it('knows those of the demonstration, any of them', () => {
    for (const name of ['PEPPER', 'DATA_KEY', 'KEK'] as const) {
      expect(readSecrets({ ...NOW, [name]: `demo-${NOW[name]}` }).forDemo).toBe(true)
    }
    expect(readSecrets(NOW).forDemo).toBe(false)
  })
})

describe('who reaches them', () => {
  const sources = globSync('worker/**/*.ts').map((file) => ({
    file,
    text: readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
  }))
  const naming = (word: RegExp) =>
    sources.flatMap(({ file, text }) => (word.test(text) ? [file] : [])).toSorted()

  it('no room sees the settings of the deployment, only what core makes of them', () => {
    expect(sources.length).toBeGreaterThan(300)
    const below = naming(/\benv\b/i).filter((file) => !file.startsWith('worker/core/'))
    expect(below.filter((file) => !/^worker\/(app|index)\.ts$/.test(file))).toEqual([])
    expect(naming(/(?<!function )\bread(Secrets|WhatsApp|SignInServices)\(/)).toEqual([
      'worker/core/context.ts',
    ])
  })

  it('each is used by those alone whose work it is', () => {
    expect(naming(/\bclientSecret\b/)).toEqual([
      'worker/core/sign-in-services.ts',
      'worker/identity/oidc/provider.ts',
    ])
    expect(naming(/\bsecrets\.keys\.(unwrap|generate|rewrap)\(/)).toEqual([
      'worker/certification/keys/keys.ts',
      'worker/certification/keys/rewrap-keys.ts',
    ])
    expect(naming(/\bsecrets\.people\b/)).toEqual([
      'worker/identity/person-keys.ts',
      'worker/identity/tend-secrets.ts',
    ])
  })

  it('nothing that is made of them holds them as text', async () => {
    const secrets = readSecrets(LATER)
    const { key, wrapped } = await secrets.people.create('siti')
    const shown = JSON.stringify([secrets, secrets.keys, secrets.people, key, wrapped])
    for (const text of Object.values(LATER)) expect(shown).not.toContain(text)
  })
})

describe('versions', () => {
  const [now, later, after] = [readSecrets(NOW), readSecrets(LATER), readSecrets(AFTER)]

  it('have names of eight digits that tell nothing and differ by kind', async () => {
    const same = 'one-secret-used-for-two-things-0123456789'
    const [pepper] = await readSecrets({ ...NOW, PEPPER: same }).peppers()
    const [dataKey] = await readSecrets({ ...NOW, DATA_KEY: same }).dataKeys()
    expect(pepper).toMatch(/^[0-9a-f]{8}$/)
    expect(dataKey).not.toBe(pepper)
    expect(await later.peppers()).toEqual([...(await after.peppers()), ...(await now.peppers())])
  })

  it('find what was keyed before, and key under that of today', async () => {
    const before = await now.keyed('phone', '+62812')
    const [today, former] = await later.keyedEach('phone', '+62812')
    expect(former).toBe(before)
    expect(today).toBe(await after.keyed('phone', '+62812'))
    expect(await later.keyed('phone', '+62812')).toBe(today)
    const [name] = await now.peppers()
    expect(await later.keyedUnder(name, 'phone', '+62812')).toBe(before)
    expect(await after.keyedUnder(name, 'phone', '+62812')).toBeNull()
  })

  it('open what was sealed before, and no more once the key is gone', async () => {
    const sealed = await now.seal('x', 'rahasia')
    expect(sealed.startsWith(`${(await now.dataKeys())[0]}.`)).toBe(true)
    expect(await later.open('x', sealed)).toBe('rahasia')
    await expect(after.open('x', sealed)).rejects.toThrow('is not here')
    await expect(later.open('y', sealed)).rejects.toThrow()
    expect(await after.open('x', await later.seal('x', 'baru'))).toBe('baru')
  })

  it('open nothing of which one bit was changed, wherever', async () => {
    const [name = '', body = ''] = (await now.seal('x', 'rahasia')).split('.')
    const bytes = Uint8Array.from(atob(body), (sign) => sign.charCodeAt(0))
    // Nonce, text and mark of authenticity.
    expect(bytes.length).toBe(12 + 7 + 16)
    for (let at = 0; at < bytes.length * 8; at += 1) {
      const changed = bytes.slice()
      changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7))
      const sealed = `${name}.${btoa(String.fromCharCode(...changed))}`
      await expect(now.open('x', sealed)).rejects.toThrow()
    }
  })

  it('open what was sealed before keys had names, under either', async () => {
    const unnamed = (await now.seal('x', 'lama')).split('.')[1] ?? ''
    expect(await now.open('x', unnamed)).toBe('lama')
    expect(await later.open('x', unnamed)).toBe('lama')
    await expect(after.open('x', unnamed)).rejects.toThrow()
  })
})

describe('the key of a person', () => {
  const [now, later, after] = [readSecrets(NOW), readSecrets(LATER), readSecrets(AFTER)]

  it('opens what is hers, for what it was sealed, and nothing of another person', async () => {
    const { key, wrapped } = await now.people.create('siti')
    const other = await now.people.create('dewi')
    const sealed = await key.seal('phone', '+62812')
    expect(await (await now.people.unwrap('siti', wrapped)).open('phone', sealed)).toBe('+62812')
    await expect(key.open('upload', sealed)).rejects.toThrow()
    await expect(other.key.open('phone', sealed)).rejects.toThrow()
    await expect(now.people.unwrap('dewi', wrapped)).rejects.toThrow()
  })

  it('is wrapped anew without touching what is under it', async () => {
    const { key, wrapped } = await now.people.create('siti')
    const sealed = await key.seal('phone', '+62812')
    await expect(after.people.unwrap('siti', wrapped)).rejects.toThrow('is not here')
    const anew = await later.people.rewrap('siti', wrapped)
    expect(anew.dataKey).not.toBe(wrapped.dataKey)
    expect(await (await after.people.unwrap('siti', anew)).open('phone', sealed)).toBe('+62812')
  })
})
