/**
 * The bank as GIFT. Every text is marked as plain, so that no system reads signs of a markup in it; a picture travels inside its
 * text as HTML. A case is its situation and its questions one behind the other; an ordering is a matching of places and steps.
 */
import type { ItemImage, SimpleContent } from '../../../../worker/contract/items.ts'
import { carriedNotes, carriedText, type Carried } from './carried.ts'
import { plainNumber } from './numbers.ts'
import { toBase64 } from './pictures.ts'
import type { ExportedItem, Written } from './writing.ts'
import { writeEach } from './writing.ts'
import { escapeXml, htmlOfWords, tidy } from './words.ts'
import type { Pictures } from './reading.ts'

export function writeGift(items: readonly ExportedItem[], pictures: Pictures): Written<string> {
  const { parts, left } = writeEach(items, pictures, (item) => blocks(item, pictures).join('\n\n'))
  return { file: `${parts.join('\n\n')}\n\n`, left }
}

const escaped = (text: string) =>
  tidy(text)
    .replaceAll(/[~=#{}:\\]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)

function blocks({ code, item, tags }: ExportedItem, pictures: Pictures): string[] {
  const id = `// [id:${code}]${tags.map((tag) => ` [tag:${tag}]`).join('')}`
  const { content } = item
  if (content.type !== 'case') {
    const carried = { ...carriedNotes(item), ...carriedParts(content) }
    return [block([comment(carried), id], code, content, pictures)]
  }
  const { stem, image, explanation, questions } = content
  const head = comment({
    ...carriedNotes(item),
    type: 'case',
    parts: questions.length,
    explanation: tidy(explanation),
  })
  return [
    [head, id, `::${code}::${stemOf(stem, image, pictures)}`].join('\n'),
    ...questions.map((part) =>
      block(
        [comment({ part: part.id, ...carriedParts(part.content) })],
        `${code}-${part.id}`,
        part.content,
        pictures,
      ),
    ),
  ]
}

const comment = (carried: Carried) => `// ${carriedText(carried)}`

/** What GIFT has no sign for. */
function carriedParts(content: SimpleContent): Carried {
  switch (content.type) {
    case 'one':
    case 'many':
      return { ids: content.options.map(({ id }) => id).join(' ') }
    case 'match':
      return { ids: content.pairs.map(({ id }) => id).join(' ') }
    case 'order':
      return { type: 'order', ids: content.steps.map(({ id }) => id).join(' ') }
    case 'number':
      return { unit: content.unit }
    case 'truth':
    case 'short':
      return {}
  }
}

function block(
  comments: readonly string[],
  title: string,
  content: SimpleContent,
  pictures: Pictures,
): string {
  const { stem, image, explanation } = content
  const general = explanation === '' ? '' : `\n####${textOf(explanation, image)}`
  const answers = answersOf(content, pictures)
  return [...comments, `::${title}::${stemOf(stem, image, pictures)}{${answers}${general}\n}`].join(
    '\n',
  )
}

const stemOf = (stem: string, image: ItemImage | undefined, pictures: Pictures) =>
  image === undefined ? `[plain]${escaped(stem)}` : pictured(stem, image, pictures)

/** Texts inherit the format of the stem, which is HTML where it has a picture. */
function textOf(said: string, stemImage: ItemImage | undefined): string {
  const words = escaped(said)
  return stemImage !== undefined || /^[[%]/.test(words) ? `[plain]${words}` : words
}

function pictured(said: string, image: ItemImage, pictures: Pictures): string {
  const source = `data:image/webp;base64,${toBase64(pictures.get(image.file) ?? new Uint8Array())}`
  const words = said === '' ? '' : `<p>${htmlOfWords(tidy(said))}</p>`
  return `[html]${escaped(`${words}<p><img src="${source}" alt="${escapeXml(tidy(image.alt))}" /></p>`)}`
}

/** An arrow means a pair: inside a text it is written as HTML. */
const beside = (said: string, stemImage: ItemImage | undefined) =>
  said.includes('->') ? `[html]${escaped(htmlOfWords(tidy(said)))}` : textOf(said, stemImage)

function answersOf(content: SimpleContent, pictures: Pictures): string {
  const { image } = content
  const why = (said: string) => (said === '' ? '' : `#${textOf(said, image)}`)
  switch (content.type) {
    case 'one':
    case 'many': {
      const right = content.options.filter((option) => option.right).length
      const weight = Number((100 / right).toFixed(5))
      return content.options
        .map((option) => {
          const single = option.right ? '=' : '~'
          const sign = content.type === 'one' ? single : `~%${option.right ? weight : -100}%`
          const words =
            option.image === undefined
              ? beside(option.text, image)
              : pictured(option.text, option.image, pictures)
          return `\n${sign}${words}${why(option.why)}`
        })
        .join('')
    }
    case 'truth': {
      const [wrong, right] = content.right
        ? [content.whyFalse, content.whyTrue]
        : [content.whyTrue, content.whyFalse]
      const second = right === '' ? '' : `${wrong === '' ? '#' : ''}${why(right)}`
      return `${content.right ? 'T' : 'F'}${why(wrong)}${second}`
    }
    case 'match':
      return [
        ...content.pairs.map(({ left, right }) => `\n=${beside(left, image)} -> ${escaped(right)}`),
        ...content.extra.map((right) => `\n= -> ${escaped(right)}`),
      ].join('')
    case 'order':
      return content.steps.map(({ text: step }, at) => `\n=${at + 1} -> ${escaped(step)}`).join('')
    case 'number':
      return `#${plainNumber(content.value)}:${plainNumber(content.tolerance)}`
    case 'short':
      return content.accepted
        .map((form) => `\n=${beside(form, image).replaceAll('*', String.raw`\*`)}`)
        .join('')
  }
}
