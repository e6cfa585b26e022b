/**
 * QTI 2.1 and 3.0 items (1EdTech; 2.0 and 2.2 have the same elements): choice, order, match and text entry. An item with several
 * fields is a case of ours or refused. Response processing is not run: the declared correct response is the key.
 */
import type { SimpleContent } from '../../../../worker/contract/items.ts'
import { manyOf, oneOf, orderOf, type Asking, type Choice } from './choices.ts'
import { readCarried, type Carried } from './carried.ts'
import { flow, SILENT, type Flow } from './html.ts'
import { readNumber } from './numbers.ts'
import { asVersion2 } from './qti-names.ts'
import { onlyWords, withPicture, type FindPicture, type PictureShelf } from './pictures.ts'
import { Refused, type Asked, type CaseContent, type RefusalReason } from './reading.ts'
import { escapeXml, tidy, type Words } from './words.ts'
import {
  childOf,
  childrenOf,
  commentsOf,
  isNode,
  textOf,
  type XmlNode,
  type XmlPart,
} from './xml.ts'

export type Pictured = { readonly find: FindPicture; readonly shelf: PictureShelf }

/** Throws Refused. */
export async function readQtiItem(raw: XmlNode, pictured: Pictured): Promise<Asked> {
  const root = asVersion2(raw)
  const body = childOf(root, 'itemBody')
  const carried = carriedIn(root)
  const about = aboutQti(raw)
  const identifier = root.attributes.get('identifier') ?? ''
  if (body === undefined) throw new Refused('SYNTAX')
  const content =
    carried.type === 'case'
      ? await readCase(root, body, pictured)
      : await readSimple(root, body, carried, pictured)
  return {
    line: raw.line,
    about,
    code: identifier.startsWith('KK_') ? identifier.slice(3) : '',
    tags: carried.tags?.split(' ') ?? [],
    carried: { ...carried, ...shuffleIn(body, content.type) },
    content,
  }
}

/** Where the standard has a word for it. */
function shuffleIn(body: XmlNode, type: Asked['content']['type']): Carried {
  if (type !== 'one' && type !== 'many' && type !== 'match') return {}
  return { shuffle: interactionsIn(body)[0]?.attributes.get('shuffle') === 'true' }
}

export function aboutQti(raw: XmlNode): string {
  const root = asVersion2(raw)
  const words = tidy(textOf(withoutFields(childOf(root, 'itemBody'))))
  return words === '' ? (root.attributes.get('title') ?? '') : words
}

function withoutFields(node: XmlNode | undefined): XmlNode | undefined {
  const isSaid = (part: XmlPart) =>
    !part.name.endsWith('Interaction') && part.name !== 'rubricBlock'
  return (
    node && {
      ...node,
      children: node.children
        .filter(isSaid)
        .map((part) => (isNode(part) ? (withoutFields(part) ?? part) : part)),
    }
  )
}

const carriedIn = (node: XmlNode): Carried =>
  commentsOf(node)
    .map(readCarried)
    .find((found) => found !== null) ?? {}

async function readCase(root: XmlNode, body: XmlNode, pictured: Pictured): Promise<CaseContent> {
  const parts = childrenOf(body, 'div').filter((node) => node.attributes.get('class') === 'part')
  const head: XmlNode = {
    ...body,
    children: body.children.filter((child) => !parts.includes(child as XmlNode)),
  }
  const { text: stem, ...image } = await picturedWords(wordsIn(head), pictured)
  const questions: CaseContent['questions'] = []
  for (const part of parts) {
    const carried = carriedIn(part)
    if (carried.part === undefined) throw new Refused('CASE_BROKEN')
    questions.push({ id: carried.part, content: await readSimple(root, part, carried, pictured) })
  }
  if (questions.length === 0 || interactionsIn(body).length !== questions.length) {
    throw new Refused('CASE_BROKEN')
  }
  return {
    type: 'case',
    stem,
    ...image,
    explanation: explanationOf(root, undefined, new Set()),
    questions,
  }
}

const REFUSED_KINDS: ReadonlyMap<string, RefusalReason> = new Map([
  ['extendedTextInteraction', 'ESSAY'],
  ['uploadInteraction', 'ESSAY'],
  ['drawingInteraction', 'ESSAY'],
  ['inlineChoiceInteraction', 'CLOZE'],
  ['gapMatchInteraction', 'CLOZE'],
  ['hottextInteraction', 'CLOZE'],
])

function interactionsIn(node: XmlNode): readonly XmlNode[] {
  return node.children
    .filter(isNode)
    .flatMap((child) => (child.name.endsWith('Interaction') ? [child] : interactionsIn(child)))
}

type Field = {
  readonly node: XmlNode
  readonly root: XmlNode
  readonly carried: Carried
  readonly pictured: Pictured
  /** As declared: identifiers, pairs `a b`, or words. */
  readonly correct: readonly string[]
  readonly mapped: readonly { readonly key: string; readonly value: number }[]
  readonly baseType: string
  readonly cardinality: string
}

async function readSimple(
  root: XmlNode,
  body: XmlNode,
  carried: Carried,
  pictured: Pictured,
): Promise<SimpleContent> {
  const [node, ...more] = interactionsIn(body)
  if (node === undefined) throw new Refused('DESCRIPTION')
  if (more.length > 0) throw new Refused('COMPOSITE')
  const refused = REFUSED_KINDS.get(node.name)
  if (refused !== undefined) throw new Refused(refused)
  const around = wordsIn(body, carried.unit === undefined ? undefined : 'unit')
  const prompt = childOf(node, 'prompt')
  const prompted = prompt === undefined ? { text: '', images: [] } : wordsIn(prompt)
  const words = {
    text: [around.text, prompted.text].filter((text) => text !== '').join('\n'),
    images: [...around.images, ...prompted.images],
  }
  const { text: stem, ...image } = await picturedWords(words, pictured)
  if (stem === '') throw new Refused('STEM_MISSING')
  const choices = new Set(childrenOf(node, 'simpleChoice').map(identifierOf))
  const explanation = explanationOf(root, carried.part, choices)
  return readField(
    { node, root, carried, pictured, ...declared(root, node) },
    { stem, ...image, explanation },
  )
}

function declared(root: XmlNode, node: XmlNode) {
  const identifier = node.attributes.get('responseIdentifier')
  const response = childrenOf(root, 'responseDeclaration').find(
    (each) => identifierOf(each) === identifier,
  )
  if (response === undefined) throw new Refused('KEY_MISSING')
  return {
    correct: childrenOf(childOf(response, 'correctResponse'), 'value').map((value) =>
      tidy(textOf(value)),
    ),
    mapped: childrenOf(childOf(response, 'mapping'), 'mapEntry').map((entry) => ({
      key: tidy(entry.attributes.get('mapKey') ?? ''),
      value: readNumber(entry.attributes.get('mappedValue') ?? ''),
    })),
    baseType: response.attributes.get('baseType') ?? '',
    cardinality: response.attributes.get('cardinality') ?? 'single',
  }
}

const identifierOf = (node: XmlNode) => node.attributes.get('identifier') ?? ''

async function readField(field: Field, asking: Asking): Promise<SimpleContent> {
  switch (field.node.name) {
    case 'choiceInteraction':
      return readChoice(field, asking)
    case 'orderInteraction': {
      const steps = childrenOf(field.node, 'simpleChoice')
      const known = field.correct.flatMap(
        (id) => steps.find((step) => identifierOf(step) === id) ?? [],
      )
      if (known.length !== steps.length || new Set(known).size !== steps.length) {
        throw new Refused(field.correct.length === 0 ? 'KEY_MISSING' : 'KEY_UNKNOWN')
      }
      const carried = { ...field.carried, ids: idsOf(known, 'C_') }
      return orderOf(
        asking,
        known.map((step) => onlyWords(wordsIn(step))),
        carried,
      )
    }
    case 'matchInteraction':
      return readMatch(field, asking)
    case 'textEntryInteraction':
      return /^(float|integer)$/.test(field.baseType)
        ? readNumeric(field, asking)
        : readShort(field, asking)
    default:
      throw new Refused('TYPE_UNKNOWN')
  }
}

/** Our own identifiers are a letter and the part's id. */
function idsOf(nodes: readonly XmlNode[], mark: string): string {
  const ids = nodes.map(identifierOf)
  return ids.every((id) => id.startsWith(mark))
    ? ids.map((id) => id.slice(mark.length)).join(' ')
    : ''
}

const TRUTH = [/^(benar|true|betul|ya)$/i, /^(salah|false|tidak)$/i] as const

async function readChoice(field: Field, asking: Asking): Promise<SimpleContent> {
  const { node, root, correct, mapped, cardinality } = field
  const nodes = childrenOf(node, 'simpleChoice')
  const positive = mapped.filter(({ value }) => value > 0)
  if (correct.length === 0 && new Set(positive.map(({ value }) => value)).size > 1) {
    throw new Refused('PARTIAL_CREDIT')
  }
  const keys = new Set(correct.length > 0 ? correct : positive.map(({ key }) => key))
  if (keys.size === 0) throw new Refused('KEY_MISSING')
  const known = new Set(nodes.map(identifierOf))
  if ([...keys].some((key) => !known.has(key))) throw new Refused('KEY_UNKNOWN')
  const isOne = cardinality === 'single'
  const choices: Choice[] = []
  for (const choice of nodes) {
    const id = identifierOf(choice)
    const weight = isOne ? 100 : 100 / keys.size
    choices.push({
      ...(await picturedWords(wordsIn(choice), field.pictured)),
      weight: keys.has(id) ? weight : 0,
      why: whyOf(root, choice),
    })
  }
  const isTruth =
    field.carried.type === undefined
      ? isOne && choices.length === 2 && choices.every(({ text }, at) => TRUTH[at]?.test(text))
      : field.carried.type === 'truth'
  const [yes, no] = choices
  if (isTruth && yes !== undefined && no !== undefined) {
    if (keys.size > 1) throw new Refused('KEY_TWICE')
    return { type: 'truth', ...asking, right: yes.weight > 0, whyTrue: yes.why, whyFalse: no.why }
  }
  const carried = { ...field.carried, ids: idsOf(nodes, 'C_') }
  return isOne ? oneOf(asking, choices, carried) : manyOf(asking, choices, carried)
}

/** Beside the choice, or told at the end under the choice's identifier. */
function whyOf(root: XmlNode, choice: XmlNode): string {
  const told = childrenOf(root, 'modalFeedback').filter(
    (each) => identifierOf(each) === identifierOf(choice),
  )
  return [...childrenOf(choice, 'feedbackInline'), ...told]
    .map((each) => onlyWords(wordsIn(each)))
    .filter((text) => text !== '')
    .join('\n')
}

function readMatch(field: Field, asking: Asking): SimpleContent {
  const [lefts, rights] = childrenOf(field.node, 'simpleMatchSet').map((set) =>
    childrenOf(set, 'simpleAssociableChoice'),
  )
  if (lefts === undefined || rights === undefined) throw new Refused('SYNTAX')
  const pairs = field.correct.map((value) => value.split(/\s+/))
  if (pairs.length === 0) throw new Refused('KEY_MISSING')
  const taken = new Set<XmlNode>()
  const rows = lefts.map((left) => {
    const mine = pairs.filter(([id]) => id === identifierOf(left))
    if (mine.length !== 1) throw new Refused(mine.length === 0 ? 'PAIR_MISSING' : 'KEY_TWICE')
    const right = rights.find((each) => identifierOf(each) === mine[0]?.[1])
    if (right === undefined) throw new Refused('KEY_UNKNOWN')
    taken.add(right)
    return { left: onlyWords(wordsIn(left)), right: onlyWords(wordsIn(right)) }
  })
  const ids = idsOf(lefts, 'L_').split(' ')
  return {
    type: 'match',
    ...asking,
    pairs: rows.map((row, at) => ({
      id: ids.length === rows.length ? (ids[at] ?? '') : String.fromCharCode(97 + at),
      ...row,
    })),
    extra: rights.filter((right) => !taken.has(right)).map((right) => onlyWords(wordsIn(right))),
  }
}

function readNumeric(
  { root, node, correct, mapped, carried }: Field,
  asking: Asking,
): SimpleContent {
  const values = new Set([
    ...correct,
    ...mapped.filter(({ value }) => value > 0).map(({ key }) => key),
  ])
  const [only = ''] = values
  if (values.size === 0) throw new Refused('KEY_MISSING')
  if (values.size > 1) throw new Refused('NUMBER_SEVERAL')
  const value = readNumber(only)
  const tolerance = toleranceOf(root, node.attributes.get('responseIdentifier') ?? '', value)
  return { type: 'number', ...asking, value, tolerance, unit: carried.unit ?? '' }
}

/** From `equal` of the response processing; without one the number must be hit. */
function toleranceOf(root: XmlNode, response: string, value: number): number {
  const equals = descendants(childOf(root, 'responseProcessing'), 'equal').filter((each) =>
    childrenOf(each, 'variable').some((variable) => identifierOf(variable) === response),
  )
  const [equal] = equals
  const mode = equal?.attributes.get('toleranceMode') ?? 'exact'
  if (equal === undefined || mode === 'exact') return 0
  const bounds = (equal.attributes.get('tolerance') ?? '').trim().split(/\s+/).map(readNumber)
  if (new Set(bounds).size !== 1) throw new Refused('NUMBER_WRONG')
  const [bound = 0] = bounds
  return mode === 'relative' ? Number((Math.abs(value) * (bound / 100)).toPrecision(12)) : bound
}

function descendants(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return (node?.children ?? [])
    .filter(isNode)
    .flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)])
}

function readShort({ correct, mapped }: Field, asking: Asking): SimpleContent {
  const full = Math.max(0, ...mapped.map(({ value }) => value))
  if (mapped.some(({ value }) => value > 0 && value < full)) throw new Refused('PARTIAL_CREDIT')
  if (mapped.some(({ value }) => value <= 0)) throw new Refused('SHORT_WRONG')
  const forms = mapped.length > 0 ? mapped.map(({ key }) => key) : correct
  if (forms.length === 0) throw new Refused('KEY_MISSING')
  // The correct response is one of the mapped forms; an odd one out is one more.
  const accepted = [...forms, ...correct.filter((form) => !forms.includes(form))]
  return { type: 'short', ...asking, accepted }
}

/** Ours by its name; of other systems everything that is said at the end and not to one choice. */
function explanationOf(
  root: XmlNode,
  part: string | undefined,
  choices: ReadonlySet<string>,
): string {
  const told = childrenOf(root, 'modalFeedback')
  const own = told.filter((each) =>
    each.attributes.get('outcomeIdentifier')?.startsWith('EXPLANATION'),
  )
  const name = part === undefined ? 'explanation' : `explanation_${part}`
  const wanted =
    own.length > 0
      ? own.filter((each) => identifierOf(each) === name)
      : told.filter((each) => !choices.has(identifierOf(each)))
  return wanted
    .map((each) => onlyWords(wordsIn(each)))
    .filter((text) => text !== '')
    .join('\n')
}

const picturedWords = (words: Words, { find, shelf }: Pictured) => withPicture(words, find, shelf)

/** Words of a part without what is asked, said later, or meant for other readers. */
function wordsIn(node: XmlNode, skippedClass?: string): Words {
  const gathered = flow()
  walk(node, gathered, skippedClass)
  const { text, images } = gathered.result()
  return { text: tidy(text), images }
}

const NOT_SAID = new Set(['feedbackInline', 'feedbackBlock', 'rubricBlock', 'prompt', 'stylesheet'])

function walk(node: XmlNode, gathered: Flow, skippedClass: string | undefined): void {
  for (const part of node.children) {
    if (!isNode(part)) {
      if (part.name === '#text') gathered.words(part.raw)
      else if (part.name === '#cdata') gathered.words(escapeXml(part.raw))
      continue
    }
    const isLeftOut =
      NOT_SAID.has(part.name) ||
      SILENT.has(part.name.toLowerCase()) ||
      part.name.endsWith('Interaction') ||
      (skippedClass !== undefined && part.attributes.get('class') === skippedClass)
    if (isLeftOut) continue
    gathered.open(part.name.toLowerCase(), (name) => part.attributes.get(name) ?? '')
    walk(part, gathered, skippedClass)
    gathered.close(part.name.toLowerCase())
  }
}
