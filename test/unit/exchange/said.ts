/** A question in one line, as the expectation files of the corpora say it. `*` marks what is right. */
import type { ItemContent, ItemImage, ItemOption } from '../../../worker/contract/items.ts'
import type { ReadItem, Refusal } from '../../../site/src/lib/exchange/reading.ts'

/** `3 one asi-06 #asi L2 fixed <objective|source|fact>: stem [*right (why) | wrong] !! explanation` */
export function saidItem({ line, file, code, tags, item }: ReadItem): string {
  const { level, shuffle, objective, source, fact, content } = item
  return (
    [
      `${place(line, file)} ${content.type}`,
      ...(code === undefined ? [] : [code]),
      ...tags.map((tag) => `#${tag}`),
      `L${level}`,
      ...(shuffle ? [] : ['fixed']),
      ...(`${objective}${source}${fact}` === '' ? [] : [`<${objective}|${source}|${fact}>`]),
    ].join(' ') + `: ${said(content)}`
  )
}

export const saidRefusal = ({ line, file, reason, about }: Refusal): string =>
  `${place(line, file)} ${reason}: ${about}`

const place = (line: number, file: string | undefined) =>
  file === undefined ? String(line) : `${file}:${line}`

const shown = (image: ItemImage | undefined) =>
  image === undefined ? '' : `{${image.file.slice(0, 6)} ${image.alt}} `

const option = ({ right, image, text, why }: ItemOption) =>
  `${right ? '*' : ''}${shown(image)}${text}${why === '' ? '' : ` (${why})`}`

function said(content: ItemContent): string {
  const explanation = content.explanation === '' ? '' : ` !! ${content.explanation}`
  return `${shown(content.image)}${content.stem} [${answers(content)}]${explanation}`
}

function answers(content: ItemContent): string {
  switch (content.type) {
    case 'one':
    case 'many':
      return content.options.map(option).join(' | ')
    case 'truth':
      return [
        content.right ? 'benar' : 'salah',
        ...(content.whyTrue === '' ? [] : [`benar: ${content.whyTrue}`]),
        ...(content.whyFalse === '' ? [] : [`salah: ${content.whyFalse}`]),
      ].join(' | ')
    case 'match':
      return [
        ...content.pairs.map(({ left, right }) => `${left} -> ${right}`),
        ...content.extra.map((right) => `-> ${right}`),
      ].join(' | ')
    case 'order':
      return content.steps.map(({ text }) => text).join(' > ')
    case 'number':
      return `${content.value} ± ${content.tolerance} ${content.unit}`.trim()
    case 'short':
      return content.accepted.join(' | ')
    case 'case':
      return content.questions
        .map((part) => `${part.id} ${part.content.type} ${said(part.content)}`)
        .join(' ; ')
  }
}
