/** What is scanned, pasted or opened becomes digits, whatever stands around them. */
import { expect, it } from 'vitest'
import { foundIn, tokenInPdf } from '../../../site/src/verify/found.ts'

const DIGITS = '4'.repeat(400)
const OWN = ['kelas-kader.example', 'localhost:1']

it('reads only the digits of an address, whatever host it names', () => {
  for (const host of OWN) {
    expect(foundIn(`https://${host}/v#${DIGITS}`, OWN)).toEqual({ digits: DIGITS, stranger: null })
  }
  expect(foundIn(DIGITS, OWN)).toEqual({ digits: DIGITS, stranger: null })
  expect(foundIn(`HTTPS://Kelas-Kader.Example/v#${DIGITS}`, OWN).stranger).toBeNull()
})

it.each([
  ['https://kelas-kader.example.com/v#', 'kelas-kader.example.com'],
  ['http://kelas-kader.example:81/v#', 'kelas-kader.example:81'],
  ['https://kelas-kader.example@jahat.example/v#', 'jahat.example'],
  // As browsers read it: a backslash ends the host, slashes may be missing, other alphabets are spelled out.
  ['https://jahat.example\\@kelas-kader.example/v#', 'jahat.example'],
  ['https:jahat.example/v#', 'jahat.example'],
  ['https:\\\\jahat.example/v#', 'jahat.example'],
  ['https://kelas-k\u0430der.example/v#', 'xn--kelas-kder-5qi.example'],
])('names the stranger in %s', (start, host) => {
  expect(foundIn(start + DIGITS, OWN)).toEqual({ digits: DIGITS, stranger: host })
})

it('keeps what holds no digits, so that it is said to be unreadable', () => {
  expect(foundIn('selamat pagi', OWN)).toEqual({ digits: 'selamat pagi', stranger: null })
})

it('finds the token in document information, plain or as UTF-16 in hex', () => {
  expect(tokenInPdf(`<</Title (x) /Keywords (KQ1:${DIGITS})>>`)).toBe(DIGITS)
  const hex = Array.from(`KQ1:${DIGITS}`, (one) =>
    one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0'),
  ).join('')
  expect(tokenInPdf(`/Keywords <FEFF${hex}>`)).toBe(DIGITS)
  expect(tokenInPdf(`/Keywords (KQ1:123)`)).toBeNull()
})
