/** What a learner reads after her answers, whichever course it is. */
import { expect, it } from 'vitest'
import type { MarkedQuestion } from '../../../worker/contract/learning.ts'
import { explainedQuestion } from '../../../site/src/render/result.ts'

const MISSED: MarkedQuestion = {
  id: 'satu-k1',
  stem: 'Kapan posyandu buka?',
  right: false,
  chosen: { text: 'Senin', why: '' },
  correct: 'Selasa',
  explanation: '',
}

it('says why only where somebody wrote why', () => {
  const without = explainedQuestion(MISSED, false).text
  expect(without).toContain('Jawaban yang benar')
  expect(without).not.toContain('Sebabnya')
  const explained = explainedQuestion({ ...MISSED, explanation: 'Jadwal desa.' }, false).text
  expect(explained).toMatch(/Sebabnya: Jadwal desa\./)
})
