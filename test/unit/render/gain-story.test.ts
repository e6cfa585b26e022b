import { describe, expect, it } from 'vitest'
import { growthParts } from '../../../site/src/render/gain-story.ts'
import { evaluationCell } from '../../../site/src/text/meeting-reports.ts'
import type { GainFigures } from '../../../worker/contract/insight.ts'

const FIGURES: GainFigures = {
  cadres: 25,
  before: 45.24,
  after: 78,
  difference: { value: 32.76, low: 25.04, high: 40.5 },
  gain: 0.598,
  says: 'GAINED',
}
const topic = (title: string, own: Partial<GainFigures> = {}) => ({
  slug: title.toLowerCase(),
  title,
  ...FIGURES,
  ...own,
})
const said = (own: Partial<GainFigures>) =>
  JSON.stringify(growthParts({ total: { ...FIGURES, ...own }, modules: [] }))

describe('before and after in a written report', () => {
  it('says who is meant, both marks, N-gain and how sure it is, and the topics in a table', () => {
    const parts = growthParts({
      total: FIGURES,
      modules: [
        topic('Gizi'),
        topic('Mengukur', { gain: -0.2, after: 34.29 }),
        topic('RTL', { cadres: 0 }),
      ],
    })
    expect(parts[0]).toEqual({
      is: 'text',
      text: 'Sebanyak 25 peserta mengerjakan tes awal sebelum mulai belajar, lalu tes akhir. Rata-rata jawaban benar mereka 45,2 di tes awal dan 78,0 di tes akhir (0 sampai 100). N-gain 0,60 (sedang). Peningkatannya nyata (selisih rata-rata antara +25,0 dan +40,5, tingkat kepercayaan 95%).',
    })
    expect(parts[2]).toMatchObject({
      is: 'table',
      rows: [
        ['Gizi', '25', '45,2', '78,0', '0,60'],
        ['Mengukur', '25', '45,2', '34,3', '-0,20'],
      ],
    })
  })

  it('claims nothing that few persons or no clear difference carry', () => {
    expect(said({ cadres: 3, says: 'TOO_FEW' })).toContain('masih sedikit')
    expect(said({ says: 'NOT_CLEAR', difference: { value: 2, low: -3, high: 7 } })).toContain(
      'belum dapat dikatakan naik atau turun (selisih rata-rata antara -3,0 dan +7,0',
    )
    expect(said({ says: 'LOST', gain: -0.3 })).not.toMatch(/\((besar|sedang|kecil)\)/)
    expect(said({ cadres: 0, before: null, after: null, gain: null })).toContain(
      'Belum ada peserta',
    )
    expect(growthParts(null)).toEqual([])
  })

  it('has no table of one topic or of too many', () => {
    const isTable = (count: number) =>
      growthParts({
        total: FIGURES,
        modules: Array.from({ length: count }, (_, at) => topic(`Modul ${at}`)),
      }).some(({ is }) => is === 'table')
    expect([1, 2, 12, 13].map(isTable)).toEqual([false, true, true, false])
  })
})

it('words what was thought as one mean of all marks that are released', () => {
  const marks = [{ counts: [0, 0, 1, 2, 2] }, { counts: [0, 0, 0, 0, 5] }]
  expect(evaluationCell({ shown: 5, marks })).toBe('4,6 (5 jawaban)')
  expect(evaluationCell({ shown: 5, marks: [] })).toBe('-')
  expect(evaluationCell(null)).toBe('-')
})
