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
