/** Text as it comes in: what cannot be seen is no part of it, so that a page never says another thing than the paper. */
import { expect, it } from 'vitest'
import { longText, shortText } from '../../../worker/contract/fields.ts'

it('keeps a short text in one line, without signs that turn or hide letters', () => {
  expect(shortText.parse(' Aula\n\tKantor\u0000 \u202EDesa\u200B  Kunir ')).toBe(
    'Aula Kantor Desa Kunir',
  )
  expect(shortText.safeParse('\u200B\u2066').success).toBe(false)
})

it('keeps the lines of a long text', () => {
  expect(longText.parse(' satu\r\n\ndua\u202E tiga ')).toBe('satu\n\ndua tiga')
})

it.each([
  ['NIK 3508014501900001 ada', 'NIK [NIK dihapus] ada'],
  ['3508 0105 0190 0001 dan 350801-050190-0001', '[NIK dihapus] dan [NIK dihapus]'],
  // Numbers of letters and papers of as many digits, whose middle is no day and month.
  ['SK 1234567890123456', 'SK 1234567890123456'],
  ['3508014513900001', '3508014513900001'],
  ['nomor 400.10/3508/2026, HP 081234567890', 'nomor 400.10/3508/2026, HP 081234567890'],
])('keeps no NIK: %s', (sent, kept) => {
  expect(shortText.parse(sent)).toBe(kept)
  expect(longText.parse(`satu\n${sent}`)).toBe(`satu\n${kept}`)
})
