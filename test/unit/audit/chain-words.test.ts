/** What the page says of the chain: findings in places and days, months in words, and the file that is kept outside. */
import { describe, expect, it } from 'vitest'
import {
  findingsOf,
  headsFile,
  headsFileName,
  monthWords,
} from '../../../site/src/text/audit-chain.ts'
import { CHAIN_FAULTS, type ChainFault } from '../../../worker/contract/audit-chain.ts'

const fault = (kind: ChainFault['kind'], position: number, day: string | null): ChainFault => ({
  kind,
  position,
  until: position,
  day,
})
const DAYS = ['2026-11-01', '2026-11-02', '2026-11-04', '2026-11-05']
const say = (faults: readonly ChainFault[]) =>
  findingsOf(faults, DAYS).map(({ what, where }) => `${what}: ${where}`)

describe('findings', () => {
  it('have words for every kind', () => {
    for (const kind of CHAIN_FAULTS) {
      const [finding] = findingsOf([fault(kind, 7, '2026-11-02')], DAYS)
      expect(finding?.what).toBeTruthy()
      expect(finding?.why).toBeTruthy()
      expect(finding?.where).toContain('2 November 2026')
    }
  })

  it('join what follows each other, of one kind: places by number, heads from one kept day to the next', () => {
    expect(
      say([
        fault('ENTRY_CHANGED', 1500, '2026-11-01'),
        fault('ENTRY_CHANGED', 1501, '2026-11-02'),
        fault('ENTRY_REMOVED', 1502, '2026-11-02'),
        fault('ENTRY_CHANGED', 1600, null),
        { kind: 'LINK_MISSING', position: 2000, until: 2003, day: null },
        fault('HEAD_DIFFERS', 9, '2026-11-01'),
        fault('HEAD_CHANGED', 9, '2026-11-02'),
        fault('HEAD_DIFFERS', 9, '2026-11-02'),
        fault('HEAD_DIFFERS', 13, '2026-11-04'),
        fault('HEAD_CHANGED', 15, '2026-11-05'),
      ]),
    ).toEqual([
      'Catatan diubah: nomor 1.500 sampai 1.501, 1 November 2026 sampai 2 November 2026',
      'Catatan dihapus: nomor 1.502, 2 November 2026',
      'Catatan diubah: nomor 1.600',
      'Kunci dihapus: nomor 2.000 sampai 2.003',
      'Tidak cocok dengan kunci harian: 1 November 2026 sampai 4 November 2026',
      'Kunci harian di basis data diubah: 2 November 2026',
      'Kunci harian di basis data diubah: 5 November 2026',
    ])
  })
})

it('tells a month in words', () => {
  expect(monthWords('2026-11', ['checked', 'none', 'broken', 'checked'])).toBe(
    'November 2026: 2 hari terkunci dan cocok, 1 hari ada temuan, 1 hari tidak ada kunci',
  )
})

it('keeps each note in the file as it was signed', () => {
  const note = 'host/audit/35.08\n9\nhash=\n2026-11-22\n\n— host/audit sig=\n'
  const text = headsFile({
    name: 'Kabupaten Lumajang',
    area: '35.08',
    today: '2026-11-23',
    notes: [{ day: '2026-11-22', note }],
    keys: ['host/audit+00000000+key'],
  })
  expect(text).toContain(`--- 2026-11-22 ---\n${note}`)
  expect(text).toContain('host/audit+00000000+key')
  expect(headsFileName('35.08', '2026-11-23')).toBe('kunci-riwayat-35.08-2026-11-23.txt')
})
