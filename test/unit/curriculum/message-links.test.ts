/** A lesson may lead to the messages of a module only where there are some. */
import { expect, it } from 'vitest'
import { messagePages } from '../../../db/curriculum-check/inspect-links.ts'
import { courseFiles } from '../../factories/course.ts'

it('knows a page for each module that has messages, and the list of them', () => {
  const files = courseFiles({ code: 'UJI-DASAR' })
  expect(messagePages('UJI-DASAR', files)).toEqual([])
  const text = '## Untuk ayah\n\nBapak, ayo ke posyandu.\n'
  const more = [...files, { path: 'uji-dasar-dua/bahan/pesan.md', text }]
  expect(messagePages('UJI-DASAR', more)).toEqual([
    '/pesan/uji-dasar',
    '/pesan/uji-dasar/uji-dasar-dua',
  ])
})
