/** Papers lie in the file store under the number of their drawing: a drawing that changed without its number would mix old and new. */
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { DRAWING } from '../../../worker/certification/paper/drawing.ts'
import { PLAIN, PLAIN_DESIGN, type Look } from '../../../worker/certification/paper/look.ts'
import { certificatePdf } from '../../../worker/certification/paper/pdf.ts'
import { fixedPaper } from '../../factories/fixed-paper.ts'

/** SHA-256 of the bytes, the first 16 hex digits. */
async function printOf(look: Look, revokedOn: string | null): Promise<string> {
  const pdf = await certificatePdf({ ...fixedPaper, look, revokedOn })
  return createHash('sha256').update(pdf).digest('hex').slice(0, 16)
}

it('draws the same bytes as ever, or its number has gone up', async () => {
  const other: Look = {
    ...PLAIN,
    design: { ...PLAIN_DESIGN, accent: '#7a1f3d', frame: 'NONE', closing: 'Penutup' },
  }
  // When this fails because sheets, fonts or libraries were changed on purpose: raise DRAWING by one and put the new prints here.
  expect({
    drawing: DRAWING,
    plain: await printOf(PLAIN, null),
    revoked: await printOf(PLAIN, '2026-12-01'),
    designed: await printOf(other, null),
  }).toEqual({
    drawing: 1,
    plain: '1bc15303d1ec8c9b',
    revoked: '3f0381fc2e68e024',
    designed: '741d61da109cc4ea',
  })
})
