import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { LETTERS } from '../../../worker/contract/check-letter.ts'
import {
  checkInKey,
  isKeptUntilOpen,
  judgeCheckIn,
  lettersOf,
  qrTextOf,
  readCheckIn,
  windowAt,
} from '../../../worker/contract/check-in-code.ts'

const KEY = '00112233445566778899aabbccddeeff'.repeat(2)
const SESSION = '01980000-0000-7000-8000-0000000000a1'

it('makes the same letters from the same key, session and window, and others from others', async () => {
  const key = await checkInKey(KEY)
  const other = await checkInKey(KEY.replace('0', '1'))
  // HMAC-SHA-256 of `01980000-… 5`, its first 35 bits, as any other program reckons them.
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${SESSION} 5`))
  const bits = Array.from(new Uint8Array(mac), (byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = Array.from(
    { length: 7 },
    (_, at) => LETTERS[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)],
  ).join('')
  expect(await lettersOf(key, SESSION, 5)).toMatch(new RegExp(`^${letters}[${LETTERS}]$`))
  const all = await Promise.all([
    lettersOf(key, SESSION, 5),
    lettersOf(key, SESSION, 6),
    lettersOf(key, SESSION.replace('a1', 'a2'), 5),
    lettersOf(other, SESSION, 5),
  ])
  expect(new Set(all).size).toBe(4)
})

it('reads what it wrote, scanned or typed as people type', async () => {
  const key = await checkInKey(KEY)
  await fc.assert(
    fc.asyncProperty(fc.uuid(), fc.nat({ max: 1e9 }), async (session, window) => {
      const letters = await lettersOf(key, session, window)
      const scanned = qrTextOf('https://kelas-kader.example', session, window, letters)
      expect(scanned).toMatch(/^https:\/\/kelas-kader\.example\/hadir\/#[\w-]+$/)
      for (const text of [scanned, scanned.toUpperCase(), scanned.toLowerCase()]) {
        expect(readCheckIn(text)).toEqual({ session, window, letters })
      }
      const typed = ` ${letters.slice(0, 4)} - ${letters.slice(4)} `.toLowerCase()
      expect(readCheckIn(typed.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual({
        session: null,
        letters,
      })
    }),
  )
})

it('notices any one wrong letter, and any two that changed places', async () => {
  const letters = await lettersOf(await checkInKey(KEY), SESSION, 7)
  for (let at = 0; at < letters.length; at += 1) {
    for (const wrong of LETTERS) {
      if (wrong === letters[at]) continue
      expect(readCheckIn(letters.slice(0, at) + wrong + letters.slice(at + 1))).toBeNull()
    }
    for (let to = at + 1; to < letters.length; to += 1) {
      if (letters[at] === letters[to]) continue
      const swapped = [...letters]
      ;[swapped[at], swapped[to]] = [letters[to] ?? '', letters[at] ?? '']
      expect(readCheckIn(swapped.join(''))).toBeNull()
    }
  }
})

it('reads nothing out of other texts', () => {
  for (const text of ['', 'halo', '12345678', 'https://kelas-kader.example/hadir/#', 'ABCD-EFGU']) {
    expect(readCheckIn(text)).toBeNull()
  }
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      const read = readCheckIn(text)
      expect(read === null || read.letters.length === 8).toBe(true)
    }),
  )
})

it('takes a code from half an hour before its session to its end, in the zone of the district', () => {
  const hours = { date: '2026-12-01', startsAt: '08:30', endsAt: '09:15', ahead: 8 }
  const judge = (time: string, windowsOff = 0) => {
    const moment = Date.parse(`2026-12-01T${time}.000Z`)
    return judgeCheckIn(hours, windowAt(moment) + windowsOff, moment)
  }
  expect(judge('23:59:59')).toBe('CHECK_IN_CLOSED')
  expect(judgeCheckIn(hours, 0, Date.parse('2026-11-30T23:29:59.000Z'))).toBe('CHECK_IN_EARLY')
  expect(judge('00:00:00')).toBe('PRESENT')
  expect(judge('00:45:00')).toBe('PRESENT')
  expect(judge('00:45:01')).toBe('LATE')
  expect(judge('01:15:00')).toBe('LATE')
  expect(judge('01:15:01')).toBe('CHECK_IN_CLOSED')
  expect([-2, -1, 0, 1, 2].map((off) => judge('00:10:05', off))).toEqual([
    'CHECK_IN_STALE',
    'PRESENT',
    'PRESENT',
    'PRESENT',
    'CHECK_IN_STALE',
  ])
})

it('takes what was shown a little too early once its session is open, and nothing that was shown long before', () => {
  const hours = { date: '2026-12-01', startsAt: '08:30', endsAt: '09:15', ahead: 7 }
  const at = (time: string) => Date.parse(`2026-12-01T${time}.000Z`)
  const judge = (entered: string, received: string, windowsOff = 0) =>
    judgeCheckIn(hours, windowAt(at(entered)) + windowsOff, at(entered), at(received))
  expect(judge('00:40:00', '00:59:59')).toBe('CHECK_IN_EARLY')
  expect(judge('00:40:00', '01:00:00')).toBe('PRESENT')
  expect(judge('00:30:00', '08:00:00')).toBe('PRESENT')
  expect(judge('00:40:00', '00:40:00', 2)).toBe('CHECK_IN_STALE')
  expect(judge('00:40:00', '01:00:00', 2)).toBe('CHECK_IN_STALE')
  expect(judge('00:29:59', '01:00:00')).toBe('CHECK_IN_EARLY')
  expect(['00:29:59', '00:30:00'].map((time) => isKeptUntilOpen(hours, at(time)))).toEqual([
    false,
    true,
  ])
})
