import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { dictionary } from '@zxcvbn-ts/language-common'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { weakPassword } from '../../../worker/identity/passwords.ts'
import {
  clientOf,
  codeState,
  networkOf,
  usernameKey,
  weakPin,
} from '../../../worker/identity/rules.ts'

it.each([
  ['12345', 'SHAPE'],
  ['1234567', 'SHAPE'],
  ['12345a', 'SHAPE'],
  ['１２３４５６', 'SHAPE'],
  ['000000', 'REPEATED'],
  ['121212', 'REPEATED'],
  ['123123', 'REPEATED'],
  ['112233', 'REPEATED'],
  ['100001', 'REPEATED'],
  ['123456', 'SEQUENCE'],
  ['654321', 'SEQUENCE'],
  ['456789', 'SEQUENCE'],
  ['890123', 'SEQUENCE'],
  ['198507', 'BIRTH'],
  ['201204', 'BIRTH'],
  ['731985', 'BIRTH'],
  ['882003', 'BIRTH'],
  ['170885', 'BIRTH'],
  ['739182', null],
  ['482913', null],
  ['905736', null],
])('weighs the PIN %s as %s', (pin, expected) => {
  expect(weakPin(pin)).toBe(expected)
})

it('leaves most PINs to choose from', () => {
  let open = 0
  for (let pin = 0; pin < 1_000_000; pin += 1) {
    if (weakPin(String(pin).padStart(6, '0')) === null) open += 1
  }
  console.log(`PINs that may be chosen: ${open} of 1000000`)
  expect(open).toBeGreaterThan(900_000)
})

it.each([
  ['pendek', 'SHORT'],
  ['elevenchars', 'SHORT'],
  ['x'.repeat(129), 'LONG'],
  ['password1234', 'COMMON'],
  ['P@ssw0rd2026!', 'COMMON'],
  ['qwertyuiop12', 'COMMON'],
  ['123456789012', 'COMMON'],
  ['aaaaaaaaaaaa', 'COMMON'],
  ['lumajang2026', 'COMMON'],
  ['Bismillah123', 'COMMON'],
  ['adminadmin12', 'COMMON'],
  ['kaderposyandu', 'COMMON'],
  ['katasandi2026', 'COMMON'],
  ['rinawulandari88', 'OWN_NAME'],
  ['tiga gajah menari pelan', null],
  ['Vx8-kolam-Ubi-91', null],
  ['ketimun bundar jatuh', null],
  // As long as may be, and of letters alone.
  [
    'pisang goreng '.repeat(4) + 'di tepi sungai berkelok tujuh kali sebelum muara yang lebar',
    null,
  ],
])('weighs the password %s as %s', (password, expected) => {
  expect(weakPassword(password, ['rina.w', 'Rina Wulandari'])).toBe(expected)
})

it('refuses every stolen password that is long enough for us', () => {
  const long = dictionary['passwords-common'].filter((password) => [...password].length >= 12)
  expect(long.length).toBeGreaterThan(300)
  expect(long.filter((password) => weakPassword(password, []) === null)).toEqual([])
})

it('weighs any text without failing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 40 }), (text, name) => {
      weakPassword(text, [name])
      weakPin(text)
      clientOf(text)
    }),
  )
})

it('reads user names without case and width', () => {
  expect(usernameKey('  Dinas.Lumajang ')).toBe('dinas.lumajang')
  expect(usernameKey('ｄｉｎａｓ')).toBe('dinas')
})

it.each([
  [
    'Mozilla/5.0 (Linux; Android 9; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0 Mobile Safari/537.36',
    'Chrome, Android',
  ],
  [
    'Mozilla/5.0 (Linux; Android 11) AppleWebKit/537.36 SamsungBrowser/15.0 Chrome/90.0 Mobile Safari/537.36',
    'Samsung Internet, Android',
  ],
  [
    'Opera/9.80 (Android; Opera Mini/7.5/191.252; U; id) Presto/2.12.423 Version/12.16',
    'Opera, Android',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0',
    'Firefox, Windows',
  ],
  ['curl/8.0', ''],
])('names the client of %s', (userAgent, expected) => {
  expect(clientOf(userAgent)).toBe(expected)
})

it('tells a live code from a used, a replaced and an expired one', () => {
  const code = { usedAt: null, voidedAt: null, expiresAt: '2026-12-05T02:00:00.000Z' }
  expect(codeState(code, '2026-12-05T01:59:59.999Z')).toBe('live')
  expect(codeState(code, '2026-12-05T02:00:00.000Z')).toBe('over')
  expect(codeState({ ...code, voidedAt: '2026-11-30T00:00:00.000Z' }, '2026-12-01')).toBe('over')
  expect(codeState({ ...code, usedAt: '2026-11-30T00:00:00.000Z' }, '2027-01-01')).toBe('used')
})

it('ships the Argon2 that was reviewed, byte for byte', () => {
  const wasm = readFileSync('node_modules/@phi-ag/argon2/dist/argon2.wasm')
  expect(createHash('sha256').update(wasm).digest('hex')).toBe(
    '38f461d188b5dc980881ed92f9ecc12473e9206a588625e3ef0c4c5125dc85b1',
  )
})

it('uses no PBKDF2: the local runtime allows rounds that production refuses', () => {
  const sources = globSync('worker/**/*.ts')
  expect(sources.length).toBeGreaterThan(20)
  for (const file of sources) expect(readFileSync(file, 'utf8'), file).not.toMatch(/pbkdf2/i)
})

it('takes for one network what one line has', () => {
  const groups: readonly (readonly string[])[] = [
    ['203.0.113.7', '::ffff:203.0.113.7'],
    ['203.0.113.8'],
    ['2001:db8:0:7::1', '2001:db8:0:7:ffff::2', '2001:0DB8:0000:0007:1:2:3:4'],
    ['2001:db8:0:8::1'],
    ['2001:db8::1', '2001:db8:0:0:8::'],
    [''],
  ]
  const named = groups.map((addresses) => [...new Set(addresses.map(networkOf))])
  expect(named.map((names) => names.length)).toEqual(groups.map(() => 1))
  expect(new Set(named.flat()).size).toBe(groups.length)
})
