/** A question written out with its answers, as colleagues read it: for its history and to compare two texts of it. */
import type { ComponentChildren, JSX } from 'preact'
import type { ItemImage, ItemVersion, SimpleContent } from '../../../../../worker/contract/items.ts'
import { FIELDS } from '../../../text/bank-fields.ts'
import { COMPARE, HISTORY, LEVEL_WORDS, SHOWN, TYPE_WORDS } from '../../../text/bank-office.ts'
import { EDIT } from '../../../text/bank-office.ts'
import { writeNumber } from './read-number.ts'

type Props = {
  readonly item: ItemVersion
  readonly tags: readonly string[]
  /** Another text of the same question: lines that it does not have are marked. */
  readonly against?: { readonly item: ItemVersion; readonly tags: readonly string[] }
}

type Row = {
  readonly title: string
  readonly lines: readonly string[]
  readonly images?: readonly (ItemImage | undefined)[]
}

export function ItemText({ item, tags, against }: Props): JSX.Element {
  const others = against === undefined ? [] : rowsOf(against.item, against.tags)
  return (
    <dl class="bank-text">
      {rowsOf(item, tags).map(({ title, lines, images = [] }, at) => {
        const other = others.find((row) => row.title === title)
        return (
          <div key={`${title}${at}`}>
            <dt>{title}</dt>
            <dd>
              {lines.map((line, index) => (
                <Marked
                  key={index}
                  isDifferent={against !== undefined && other?.lines.includes(line) !== true}
                >
                  {line === '' ? SHOWN.none : line}
                </Marked>
              ))}
              {images.map(
                (image) =>
                  image !== undefined && (
                    <img key={image.file} src={`/media/${image.file}`} alt={image.alt} />
                  ),
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

type MarkedProps = { readonly isDifferent: boolean; readonly children: ComponentChildren }

function Marked({ isDifferent, children }: MarkedProps): JSX.Element {
  if (!isDifferent) return <p>{children}</p>
  return (
    <p>
      <mark>
        <span class="unseen">{COMPARE.different}: </span>
        {children}
      </mark>
    </p>
  )
}

function rowsOf(item: ItemVersion, tags: readonly string[]): readonly Row[] {
  const { content } = item
  const asked =
    content.type === 'case'
      ? [
          { title: FIELDS.stemCase, lines: [content.stem], images: [content.image] },
          ...content.questions.flatMap((question, at) =>
            contentRows(question.content).map((row) => ({
              ...row,
              title: `${FIELDS.question(at + 1)}: ${row.title}`,
            })),
          ),
          { title: FIELDS.explanation, lines: [content.explanation] },
        ]
      : contentRows(content)
  const shuffle = item.shuffle ? SHOWN.shuffle : SHOWN.fixed
  return [
    { title: EDIT.type, lines: [TYPE_WORDS[content.type]] },
    ...asked,
    { title: FIELDS.level, lines: [LEVEL_WORDS[item.level]] },
    { title: HISTORY.tags, lines: [tags.join(', ')] },
    { title: FIELDS.source, lines: [item.source] },
    { title: FIELDS.objective, lines: [item.objective] },
    { title: FIELDS.fact, lines: [item.fact] },
    ...(content.type === 'one' || content.type === 'many'
      ? [{ title: FIELDS.order, lines: [shuffle] }]
      : []),
  ]
}

function contentRows(content: SimpleContent): readonly Row[] {
  return [
    {
      title: content.type === 'truth' ? FIELDS.stemTruth : FIELDS.stem,
      lines: [content.stem],
      images: [content.image],
    },
    ...answerRows(content),
    { title: FIELDS.explanation, lines: [content.explanation] },
  ]
}

function answerRows(content: SimpleContent): readonly Row[] {
  switch (content.type) {
    case 'one':
    case 'many':
      return [
        {
          title: FIELDS.options,
          lines: content.options.map(({ text, image, right, why }) => {
            const words = text === '' ? `${SHOWN.image}: ${image?.alt ?? ''}` : text
            return `${right ? '✓ ' : ''}${words}${why === '' ? '' : ` (${FIELDS.why.toLowerCase()}: ${why})`}`
          }),
          images: content.options.map(({ image }) => image),
        },
      ]
    case 'truth':
      return [
        { title: FIELDS.truth, lines: [content.right ? FIELDS.isTrue : FIELDS.isFalse] },
        { title: FIELDS.whyTrue, lines: [content.whyTrue] },
        { title: FIELDS.whyFalse, lines: [content.whyFalse] },
      ]
    case 'match':
      return [
        {
          title: FIELDS.pairs,
          lines: content.pairs.map(({ left, right }) => `${left} → ${right}`),
        },
        ...(content.extra.length === 0 ? [] : [{ title: FIELDS.extra, lines: content.extra }]),
      ]
    case 'order':
      return [
        { title: FIELDS.steps, lines: content.steps.map(({ text }, at) => `${at + 1}. ${text}`) },
      ]
    case 'number': {
      const { value, tolerance, unit } = content
      const near = tolerance === 0 ? '' : `, ${SHOWN.tolerance(writeNumber(tolerance))}`
      return [{ title: FIELDS.value, lines: [`${writeNumber(value)} ${unit}`.trim() + near] }]
    }
    case 'short':
      return [{ title: FIELDS.accepted, lines: content.accepted }]
  }
}
