/** One question by itself, as its author looks at it: by the very renderers that a learner's pages are made with. */
import type { ItemKey, Question } from '../../../worker/contract/curriculum.ts'
import { explainAnswer } from './answer-words.ts'
import { html, type Html } from './html.ts'
import { askedQuestion, situationOf } from './question.ts'
import { explainedQuestion } from './result.ts'

/** As it is asked, with its situation; nothing is answered. `number` of `total`: where it stands among others. */
export function questionAsked(question: Question, number = 1, total = 1): Html {
  return html`${situationOf([question], 0)}
  ${askedQuestion(question, { number, total, given: '', isOpen: false })}`
}

/** As it is explained to who gave this answer, in its one form (see `question` in the contract); to who was right unless said. */
export function questionExplained(
  question: Question,
  key: ItemKey,
  chosen: string | null = key.right,
): Html {
  const marked = explainAnswer(question, key, { chosen, right: chosen === key.right })
  return html`<ol class="pembahasan">
    ${explainedQuestion(marked, situationOf([question], 0))}
  </ol>`
}
