/** A paper that no longer holds says so across both sheets, so that nobody prints it anew as if it did. */
import { expect, it } from 'vitest'
import { PLAIN } from '../../../worker/certification/paper/look.ts'
import { sheetsOf, type Paper } from '../../../worker/certification/paper/sheets.ts'
import { fixedPaper } from '../../factories/fixed-paper.ts'

const stampsOf = (more: Partial<Paper>) =>
  sheetsOf({ ...fixedPaper, look: PLAIN, ...more }).map((marks) =>
    marks.flatMap((mark) => (mark.kind === 'stamp' ? [mark.text] : [])),
  )

it.each([
  ['nothing while it holds', {}, []],
  ['DICABUT when it was revoked', { revokedOn: '2026-12-01' }, ['DICABUT']],
  ['DIGANTI when another took its place', { replacedOn: '2026-12-01' }, ['DIGANTI']],
])('%s', (_, more, stamps) => {
  const facts = { ...fixedPaper.facts, isSample: false }
  expect(stampsOf({ ...more, facts })).toEqual([stamps, stamps])
})
