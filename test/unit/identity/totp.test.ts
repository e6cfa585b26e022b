import { assert, boolean, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixedClock } from '../../../worker/core/clock.ts'
import { nextStep, readTyped } from '../../../worker/identity/second-factor/rules.ts'
import {
  base32,
  otpauthAddress,
  readCode,
  stepAt,
  totpCode,
} from '../../../worker/identity/second-factor/totp.ts'

/** RFC 4226 and RFC 6238: the ASCII text 12345678901234567890. */
const SECRET = '3132333435363738393031323334353637383930'

describe('totpCode', () => {
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('gives what RFC 6238 appendix B prints for second %i', async (second, code) => {
    const step = stepAt(fixedClock(new Date(second * 1000).toISOString()))
    expect(await totpCode(SECRET, step, 8)).toBe(code)
    expect(await totpCode(SECRET, step)).toBe(code.slice(2))
  })

  it('gives what RFC 4226 appendix D prints for the counters 0 to 9', async () => {
    const codes = await Promise.all(Array.from({ length: 10 }, (_, step) => totpCode(SECRET, step)))
    expect(codes).toEqual(
      '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' '),
    )
  })
})

describe('readCode', () => {
  it('takes the steps of now, before and after, and none further away', async () => {
    const now = 40_000_000
    const shown = await Promise.all(
      [-3, -2, -1, 0, 1, 2, 3].map(async (offset) =>
        readCode(SECRET, await totpCode(SECRET, now + offset), now, 0),
      ),
    )
    expect(shown).toEqual([
      'WRONG',
      'WRONG',
      { step: now - 1 },
      { step: now },
      { step: now + 1 },
      'WRONG',
      'WRONG',
    ])
  })

  it('takes no step at or before the last one that was taken', async () => {
    const now = 40_000_000
    const read = async (offset: number, last: number) =>
      readCode(SECRET, await totpCode(SECRET, now + offset), now, now + last)
    expect(await read(0, 0)).toBe('USED')
    expect(await read(-1, 0)).toBe('USED')
    expect(await read(1, 0)).toEqual({ step: now + 1 })
    expect(await read(1, 1)).toBe('USED')
  })
})

it('writes a secret as apps read it', () => {
  // RFC 4648 section 10, without padding.
  expect(base32('666f6f626172')).toBe('MZXW6YTBOI')
  expect(base32('')).toBe('')
  expect(otpauthAddress(SECRET, 'dinas.lumajang', 'Kelas Kader')).toBe(
    'otpauth://totp/Kelas%20Kader:dinas.lumajang?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Kelas%20Kader&algorithm=SHA1&digits=6&period=30',
  )
})

it('reads codes as people type them', () => {
  expect(readTyped(' 123 456 ')).toEqual({ kind: 'TOTP', code: '123456' })
  expect(readTyped('7k2m9-pq4xo')).toEqual({ kind: 'RECOVERY', code: '7K2M9PQ4X0' })
  for (const typed of ['', '12345', '1234567', 'abc', '7K2M9-PQ4XAA']) {
    expect(readTyped(typed)).toBeNull()
  }
})

it('opens a session to nobody who has not shown both factors', () => {
  assert(
    property(boolean(), boolean(), boolean(), (hasFactor, isProved, isPasswordGiven) => {
      const step = nextStep({ hasFactor, isProved, isPasswordGiven })
      // CODES is the only step that ends in a session without asking for anything.
      if (step === 'CODES')
        expect([hasFactor, isProved, isPasswordGiven]).toEqual([true, true, false])
      if (hasFactor && !isProved) expect(step).toBe('CODE')
    }),
  )
})
