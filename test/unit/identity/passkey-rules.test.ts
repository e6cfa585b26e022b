/** Where passkeys can be, what a copy is, what a name is. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCopied, keyLabel, keySite } from '../../../worker/identity/passkeys/rules.ts'

describe('a passkey belongs', () => {
  const OFFICIAL = 'https://kelas-kader.example'
  it.each([
    [`${OFFICIAL}/masuk/`, OFFICIAL, { rpId: 'kelas-kader.example', origin: OFFICIAL }],
    // Behind a proxy that ends TLS: pages are at the official address all the same.
    [
      'http://kelas-kader.example/akun/',
      OFFICIAL,
      { rpId: 'kelas-kader.example', origin: OFFICIAL },
    ],
    ['https://KELAS-KADER.example/', OFFICIAL, { rpId: 'kelas-kader.example', origin: OFFICIAL }],
    [
      'http://localhost:18787/masuk/',
      'http://127.0.0.1:18787',
      { rpId: 'localhost', origin: 'http://localhost:18787' },
    ],
    ['http://127.0.0.1:18787/masuk/', 'http://127.0.0.1:18787', null],
    ['http://[::1]:18787/masuk/', 'http://[::1]:18787', null],
    ['https://192.0.2.7/masuk/', 'https://192.0.2.7', null],
    ['https://localhost/masuk/', OFFICIAL, null],
    ['https://kelas-kader.example.com/', OFFICIAL, null],
    ['https://www.kelas-kader.example/', OFFICIAL, null],
    ['https://kelas-kader.example:8443/', OFFICIAL, null],
    ['http://localhost.example/', OFFICIAL, null],
  ])('asked at %s, official %s', (address, official, site) => {
    expect(keySite(address, official)).toEqual(site)
  })
})

it('takes a count for a copy exactly when it does not go up, unless nothing is counted', () => {
  expect(isCopied(0, 0)).toBe(false)
  const count = fc.integer({ min: 0, max: 0xffff_ffff })
  fc.assert(
    fc.property(count, count, (before, now) => {
      if (before === 0 && now === 0) return
      expect(isCopied(before, now)).toBe(now <= before)
    }),
  )
})

it('makes one short line of a name, or refuses it', () => {
  expect(keyLabel('  HP \n Samsung\tsaya ')).toBe('HP Samsung saya')
  expect(keyLabel(' \u0000\n ')).toBeNull()
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
      const label = keyLabel(typed)
      if (label === null) return
      expect(label.length).toBeGreaterThan(0)
      expect(label.length).toBeLessThanOrEqual(40)
      // oxlint-disable-next-line no-control-regex -- that is what is looked for
      expect(label).not.toMatch(/[\u0000-\u001f]/)
      expect(keyLabel(label)).toBe(label)
    }),
  )
})
