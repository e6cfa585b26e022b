import { describe, expect, it } from 'vitest'
import { statusWords, type Standing } from '../../../site/src/offline/page/status-line.ts'
import { nextWait, wantsOf } from '../../../site/src/offline/page/delivery.ts'
import { NOON } from './one-phone.ts'

const QUIET: Standing = {
  unsent: 0,
  refused: 0,
  last: null,
  isSignedOut: false,
  hasSent: false,
  zone: 'Asia/Jakarta',
}
const tried = (status: 'offline' | 'unreadable' | 'ok') => ({
  at: NOON,
  status,
  isSignedOut: false,
})
const said = (change: Partial<Standing>) =>
  (statusWords({ ...QUIET, ...change })?.text ?? '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

describe('the status line', () => {
  it('is silent while there is nothing to say, and when nothing had to be sent', () => {
    expect(said({})).toBe('')
    expect(said({ last: tried('ok') })).toBe('')
    expect(said({ last: tried('offline') })).toBe('')
  })

  it('says how many answers wait, when that was tried last, and why they did not go', () => {
    expect(said({ unsent: 3, last: tried('offline') })).toBe(
      '3 hasil belajar belum terkirim. Terakhir dicoba 12.00 WIB: belum ada sinyal. Lihat',
    )
    expect(said({ unsent: 3, last: tried('offline'), zone: 'Asia/Jayapura' })).toContain(
      '14.00 WIT',
    )
  })

  it('promises to send before anything was tried', () => {
    expect(said({ unsent: 1 })).toBe(
      '1 hasil belajar belum terkirim. Akan dikirim sendiri saat ada sinyal.',
    )
  })

  it('tells that all is sent only after something was sent', () => {
    expect(said({ hasSent: true, last: tried('ok') })).toBe('Semua hasil belajar sudah terkirim.')
  })

  it('names a Wi-Fi login page as what it is, and that the answers are safe', () => {
    const words = said({ unsent: 2, last: tried('unreadable') })
    expect(words).toContain('Wi-Fi ini meminta masuk dulu')
    expect(words).toContain('Semuanya tetap tersimpan di HP ini')
  })

  it('leads to signing in when marks cannot be seen, and says that answers still go', () => {
    expect(statusWords({ ...QUIET, isSignedOut: true })?.text).toContain('href="/masuk/"')
    expect(said({ isSignedOut: true })).toBe(
      'Masuk lagi untuk melihat nilai. Jawaban tetap terkirim sendiri.',
    )
  })

  it('puts answers that came back before everything else', () => {
    expect(said({ refused: 1, unsent: 4, last: tried('offline') })).toBe(
      '1 hasil belajar tidak bisa dicatat. Lihat sebabnya',
    )
  })
})

describe('the wait before the next try', () => {
  it('doubles from 10 seconds and never exceeds 5 minutes', () => {
    const waits: number[] = []
    let last = 0
    for (let count = 0; count < 8; count += 1) {
      last = nextWait(last, 0.5).wait
      waits.push(last / 1000)
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 300, 300, 300])
  })

  it('is spread by chance, so that a village does not call at the same second', () => {
    expect(nextWait(0, 0).in).toBe(7000)
    expect(nextWait(0, 1).in).toBe(13_000)
  })
})

describe('asking for the state', () => {
  it('costs nothing while the last answer is fresh', () => {
    expect(wantsOf(NOON + 60_000, tried('ok'), true)).toBe('delivery')
  })

  it('happens when there is none, when it is old, when the last try failed, and when the clock jumped', () => {
    expect(wantsOf(NOON, tried('ok'), false)).toBe('state')
    expect(wantsOf(NOON + 3_600_000, tried('ok'), true)).toBe('state')
    expect(wantsOf(NOON, tried('offline'), true)).toBe('state')
    expect(wantsOf(NOON - 86_400_000, tried('ok'), true)).toBe('state')
    expect(wantsOf(NOON, null, true)).toBe('state')
  })
})
