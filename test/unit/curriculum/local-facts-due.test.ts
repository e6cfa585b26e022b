/** What a trainer is told of fact cards that have to be looked at again. */
import { describe, expect, it } from 'vitest'
import type { LocalFact } from '../../../worker/contract/local-facts.ts'
import { cardsOf, dueOf, type Fact } from '../../../site/src/features/curriculum/facts/due.ts'
import { dueWords, factsWaiting } from '../../../site/src/text/local-facts-office.ts'

const TODAY = '2026-11-22'
const fact = (id: string, reviewBy: string): Fact => ({
  courseId: 'a',
  versionId: 'v',
  course: 'Pelatihan',
  module: 'satu',
  lesson: 'awal',
  lessonTitle: 'Awal',
  id,
  figure: '1',
  source: 'Sumber',
  reviewedOn: '2026-01-01',
  reviewBy,
  mayBeLocal: true,
})
const card = (factId: string, is: LocalFact['is'], wishes: Partial<LocalFact> = {}): LocalFact => ({
  id: `${factId}-${is}`,
  district: '35.08',
  districtName: 'Kabupaten Lumajang',
  courseId: 'a',
  course: 'Pelatihan',
  module: 'satu',
  lesson: 'awal',
  lessonTitle: 'Awal',
  factId,
  national: { figure: '1', source: 'Sumber', reviewBy: '2028-01-01' },
  figure: '2',
  text: 'Isi',
  source: 'Dinas',
  reviewBy: '2026-11-20',
  is,
  askedBy: 'Ani',
  isOwn: false,
  askedAt: '2026-11-01T00:00:00.000Z',
  decidedBy: null,
  decidedAs: null,
  decidedAt: null,
  comment: '',
  ...wishes,
})

describe('what is due', () => {
  it('is published cards and districts’ own in force within 90 days, the oldest first', () => {
    const facts = [
      fact('jauh', '2027-02-21'),
      fact('dekat', '2027-02-20'),
      fact('lewat', '2026-11-21'),
      fact('lokal', '2028-01-01'),
    ]
    const cards = [card('lokal', 'inForce'), card('jauh', 'asked'), card('dekat', 'returned')]
    const due = dueOf(facts, cards, TODAY)
    expect(due.map(({ fact: { id }, days }) => [id, days])).toEqual([
      ['lokal', -2],
      ['lewat', -1],
      ['dekat', 90],
    ])
    expect(due.map(({ card: own }) => own?.districtName ?? null)).toEqual([
      'Kabupaten Lumajang',
      null,
      null,
    ])
  })

  it.each([
    [-12, 'Lewat 12 hari: perlu ditinjau ulang'],
    [0, 'Harus ditinjau ulang hari ini'],
    [1, 'Harus ditinjau ulang besok'],
    [3, 'Harus ditinjau ulang 3 hari lagi'],
    [91, '1 Maret 2027'],
  ])('says %d days in words', (days, words) => {
    expect(dueWords(days, '2027-03-01')).toBe(words)
  })

  it('is told at the top only when something waits', () => {
    expect(factsWaiting(0, 0)).toBeNull()
    expect(factsWaiting(2, 0)).toBe('2 kartu fakta sudah lewat tanggal tinjau ulang.')
    expect(factsWaiting(2, 1)).toBe(
      '2 kartu fakta sudah lewat tanggal tinjau ulang dan 1 kartu daerah menunggu telaah.',
    )
  })
})

it('finds a district’s own cards for a fact, and no other district’s', () => {
  const cards = [
    card('a', 'inForce', { district: '33.75' }),
    card('a', 'asked'),
    card('b', 'returned'),
  ]
  const found = cardsOf(cards, fact('a', '2028-01-01'), '35.08')
  expect(found).toMatchObject({ inForce: null, waiting: { id: 'a-asked' }, returned: null })
})
