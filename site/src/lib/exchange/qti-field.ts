/** One question as QTI: how its answer is declared, shown, scored, and what is said to each choice. */
import type { ItemImage, SimpleContent } from '../../../../worker/contract/items.ts'
import { plainNumber } from './numbers.ts'
import { escapeXml, htmlOfWords, tidy } from './words.ts'

export type QtiField = {
  readonly response: string
  /** Of the words for single choices; may be empty. */
  readonly outcome: string
  readonly body: string
  readonly processing: string
}

const words = (text: string) => htmlOfWords(tidy(text))

export const imageOf = ({ file, alt }: ItemImage) =>
  `<img src="../images/${file}" alt="${escapeXml(tidy(alt))}" />`

/** `suffix` tells the fields of one item apart. */
export function fieldOf(content: SimpleContent, shuffle: boolean, suffix: string): QtiField {
  const name = `RESPONSE${suffix}`
  const shown = (kind: string, rest: string, inner: string) =>
    `<${kind} responseIdentifier="${name}"${rest}>${inner}</${kind}>`
  switch (content.type) {
    case 'one':
    case 'many': {
      const choices = content.options.map(({ id, text, image, why, right }) => ({
        id: `C_${id}`,
        inner: `${words(text)}${image === undefined ? '' : imageOf(image)}`,
        why,
        right,
      }))
      return choiceField(name, choices, content.type === 'one' ? 'single' : 'multiple', shuffle)
    }
    case 'truth': {
      const choices = [
        { id: 'C_b', inner: TRUE_WORD, why: content.whyTrue, right: content.right },
        { id: 'C_s', inner: FALSE_WORD, why: content.whyFalse, right: !content.right },
      ]
      return choiceField(name, choices, 'single', false)
    }
    case 'order': {
      const steps = content.steps.map(
        ({ id, text }) => `<simpleChoice identifier="C_${id}">${words(text)}</simpleChoice>`,
      )
      return {
        response: declared(
          name,
          'ordered',
          'identifier',
          content.steps.map(({ id }) => `C_${id}`),
        ),
        outcome: '',
        body: shown('orderInteraction', ' shuffle="true"', steps.join('')),
        processing: scored(matched(name)),
      }
    }
    case 'match': {
      const rights = [
        ...content.pairs.map(({ id, right }) => ({ id: `R_${id}`, right })),
        ...content.extra.map((right, at) => ({ id: `X_${at + 1}`, right })),
      ]
      const choice = (id: string, text: string) =>
        `<simpleAssociableChoice identifier="${id}" matchMax="1">${words(text)}</simpleAssociableChoice>`
      const left = content.pairs.map((pair) => choice(`L_${pair.id}`, pair.left)).join('')
      const right = rights.map((each) => choice(each.id, each.right)).join('')
      const sets = `<simpleMatchSet>${left}</simpleMatchSet><simpleMatchSet>${right}</simpleMatchSet>`
      const keys = content.pairs.map(({ id }) => `L_${id} R_${id}`)
      return {
        response: declared(name, 'multiple', 'directedPair', keys),
        outcome: '',
        body: shown(
          'matchInteraction',
          ` shuffle="${shuffle}" maxAssociations="${content.pairs.length}"`,
          sets,
        ),
        processing: scored(matched(name)),
      }
    }
    case 'number': {
      const bound = plainNumber(content.tolerance)
      const unit = content.unit === '' ? '' : ` <span class="unit">${words(content.unit)}</span>`
      return {
        response: declared(name, 'single', 'float', [plainNumber(content.value)]),
        outcome: '',
        body: `<p>${shown('textEntryInteraction', ' expectedLength="10"', '')}${unit}</p>`,
        processing: scored(
          `<equal toleranceMode="absolute" tolerance="${bound} ${bound}"><variable identifier="${name}" /><correct identifier="${name}" /></equal>`,
        ),
      }
    }
    case 'short': {
      const entries = content.accepted.map(
        (form) => `<mapEntry mapKey="${attribute(form)}" mappedValue="1" caseSensitive="false" />`,
      )
      const mapping = `<mapping defaultValue="0">${entries.join('')}</mapping>`
      return {
        response: declared(name, 'single', 'string', content.accepted.slice(0, 1), mapping),
        outcome: '',
        body: `<p>${shown('textEntryInteraction', ' expectedLength="20"', '')}</p>`,
        processing: scored(
          `<gt><mapResponse identifier="${name}" /><baseValue baseType="float">0</baseValue></gt>`,
        ),
      }
    }
  }
}

/** Of the one standard pair of words; readers know them in either language. */
const TRUE_WORD = 'Benar'
const FALSE_WORD = 'Salah'

/** Line ends and blanks in an attribute are kept only as references. */
const attribute = (text: string) =>
  escapeXml(tidy(text)).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')

function declared(
  name: string,
  cardinality: string,
  baseType: string,
  values: readonly string[],
  mapping = '',
): string {
  const correct = values.map((value) => `<value>${escapeXml(tidy(value))}</value>`).join('')
  return `<responseDeclaration identifier="${name}" cardinality="${cardinality}" baseType="${baseType}"><correctResponse>${correct}</correctResponse>${mapping}</responseDeclaration>`
}

type ShownChoice = {
  readonly id: string
  readonly inner: string
  readonly why: string
  readonly right: boolean
}

function choiceField(
  name: string,
  choices: readonly ShownChoice[],
  cardinality: 'single' | 'multiple',
  shuffle: boolean,
): QtiField {
  const feedback = name.replace('RESPONSE', 'FEEDBACK')
  const shown = choices.map(({ id, inner, why }) => {
    const said =
      why === ''
        ? ''
        : `<feedbackInline outcomeIdentifier="${feedback}" identifier="${id}" showHide="show">${words(why)}</feedbackInline>`
    return `<simpleChoice identifier="${id}">${inner}${said}</simpleChoice>`
  })
  const isSaid = choices.some(({ why }) => why !== '')
  const keys = choices.filter(({ right }) => right).map(({ id }) => id)
  return {
    response: declared(name, cardinality, 'identifier', keys),
    outcome: isSaid
      ? `<outcomeDeclaration identifier="${feedback}" cardinality="${cardinality}" baseType="identifier" />`
      : '',
    body: `<choiceInteraction responseIdentifier="${name}" shuffle="${shuffle}" maxChoices="${cardinality === 'single' ? 1 : 0}">${shown.join('')}</choiceInteraction>`,
    processing:
      scored(matched(name)) +
      (isSaid
        ? `<setOutcomeValue identifier="${feedback}"><variable identifier="${name}" /></setOutcomeValue>`
        : ''),
  }
}

const matched = (name: string) =>
  `<match><variable identifier="${name}" /><correct identifier="${name}" /></match>`

/** One point when the condition holds, none else. */
const scored = (condition: string) =>
  `<responseCondition><responseIf>${condition}<setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE" /><baseValue baseType="float">1</baseValue></sum></setOutcomeValue></responseIf></responseCondition>`
