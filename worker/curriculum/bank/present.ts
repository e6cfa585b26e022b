/**
 * A question as its author wrote it to what a phone may see of it and what only the Worker knows. What is shown, its order and
 * its ids, is made from the texts alone, so that nothing of it tells the answer. Pure.
 */
import { TRUTH_OPTIONS } from '../../../site/src/text/curriculum.ts'
import type { ItemKey, Question, QuestionImage } from '../../contract/curriculum.ts'
import type { ItemContent, ItemImage, ItemVersion, SimpleContent } from '../../contract/items.ts'
import { mediumUrl, type KnownMedium } from '../media.ts'
import { mixOf } from './mix.ts'

export type Asked = {
  readonly code: string
  /** The module that asks it. */
  readonly module: string
  readonly item: ItemVersion
  /** `<itemId>.<version>` of a question of the bank. */
  readonly edition?: string | undefined
}

export type Presented = { readonly question: Question; readonly key: ItemKey }

type Media = ReadonlyMap<string, KnownMedium>
type Content<Type extends SimpleContent['type']> = Extract<SimpleContent, { type: Type }>

/** One question, or of a case one for each of its own, called `<code>-1`, …; a picture that is not in `media` is left out. */
export function presentItem(asked: Asked, media: Media): Presented[] {
  const { code, item } = asked
  const { content } = item
  if (content.type !== 'case') return [presentOne(asked, content, media)]
  const situation = { id: code, text: content.stem, ...imageOf(content.image, media) }
  const last = content.questions.length - 1
  return content.questions.map((part, index) => {
    const own = presentOne({ ...asked, code: `${code}-${index + 1}` }, part.content, media)
    const said = [own.key.explanation, index === last ? content.explanation : '']
    const explanation = said.filter((text) => text !== '').join(' ')
    return {
      question: { ...own.question, case: situation },
      key: { ...own.key, explanation },
    }
  })
}

function presentOne({ code, module, item, edition }: Asked, content: SimpleContent, media: Media) {
  const { shown, key } = partsOf(content, item.shuffle, media)
  const { why = {}, ...right } = key
  return {
    question: {
      id: code,
      module,
      stem: content.stem,
      options: [],
      ...shown,
      ...imageOf(content.image, media),
    },
    key: {
      ...right,
      ...(edition === undefined ? {} : { edition }),
      explanation: content.explanation,
      why,
      level: item.level,
      objective: item.objective,
      source: item.source,
    },
  }
}

type Parts = {
  readonly shown: Partial<Question>
  readonly key: Pick<ItemKey, 'right'> & Partial<ItemKey>
}

function partsOf(content: SimpleContent, shuffle: boolean, media: Media): Parts {
  switch (content.type) {
    case 'one':
    case 'many':
      return choice(content, shuffle, media)
    case 'truth':
      return {
        shown: { options: [...TRUTH_OPTIONS], fixed: true },
        key: { right: content.right ? 'b' : 's', why: { b: content.whyTrue, s: content.whyFalse } },
      }
    case 'match':
      return match(content)
    case 'order': {
      const texts = content.steps.map(({ text }) => text)
      const ids = idsOf(texts)
      return {
        shown: { type: 'order', options: optionsOf(ids) },
        key: { right: texts.map((text) => ids.get(text) ?? '').join('+') },
      }
    }
    case 'number':
      return {
        shown: { type: 'number', ...(content.unit === '' ? {} : { unit: content.unit }) },
        key: { right: String(content.value), tolerance: content.tolerance },
      }
    case 'short':
      return {
        shown: { type: 'short' },
        key: { right: content.accepted[0] ?? '', accepted: content.accepted },
      }
  }
}

function choice(content: Content<'one' | 'many'>, shuffle: boolean, media: Media): Parts {
  const { type, options } = content
  const right = options.filter((option) => option.right).map(({ id }) => id)
  return {
    shown: {
      options: options.map(({ id, text, image }) => ({ id, text, ...imageOf(image, media) })),
      ...(type === 'many' ? { type } : {}),
      ...(shuffle ? {} : { fixed: true }),
    },
    key: {
      right: type === 'many' ? right.toSorted().join('+') : (right[0] ?? ''),
      why: Object.fromEntries(options.map(({ id, why }) => [id, why])),
    },
  }
}

/** Partners that say the same are one option: each of them is right. */
function match({ pairs, extra }: Content<'match'>): Parts {
  const ids = idsOf([...pairs.map(({ right }) => right), ...extra])
  const lefts = pairs.map(({ left }, index) => ({ id: `l${index + 1}`, text: left }))
  const right = pairs.map((pair, index) => `l${index + 1}=${ids.get(pair.right) ?? ''}`).join('+')
  return { shown: { type: 'match', options: optionsOf(ids), lefts }, key: { right } }
}

const LETTERS = 'abcdefghijklmnop'

/** A letter for each text, in an order that only depends on the texts: whose right place they say is not among what counts. */
function idsOf(texts: readonly string[]): ReadonlyMap<string, string> {
  const sorted = [...new Set(texts)]
    .map((text) => ({ text, mixed: mixOf(text) }))
    .toSorted((one, other) => one.mixed - other.mixed || (one.text < other.text ? -1 : 1))
  return new Map(sorted.map(({ text }, index) => [text, LETTERS.charAt(index)]))
}

function optionsOf(ids: ReadonlyMap<string, string>): { id: string; text: string }[] {
  return [...ids].map(([text, id]) => ({ id, text }))
}

function imageOf(image: ItemImage | undefined, media: Media): { image?: QuestionImage } {
  const known = image === undefined ? undefined : media.get(image.file)
  if (image === undefined || known === undefined) return {}
  const { width, height } = known
  return {
    image: { url: mediumUrl(known), width: width ?? 0, height: height ?? 0, alt: image.alt },
  }
}

/** Every picture of a question, of its options and of its parts. */
export function imagesOf(content: ItemContent): ItemImage[] {
  const own = content.image === undefined ? [] : [content.image]
  switch (content.type) {
    case 'one':
    case 'many':
      return [
        ...own,
        ...content.options.flatMap(({ image }) => (image === undefined ? [] : [image])),
      ]
    case 'case':
      return [...own, ...content.questions.flatMap((part) => imagesOf(part.content))]
    case 'truth':
    case 'match':
    case 'order':
    case 'number':
    case 'short':
      return own
  }
}
