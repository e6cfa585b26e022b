/**
 * Moodle XML (docs.moodle.org/en/Moodle_XML_format), versions 1.9 to 5: the kinds of questions that the bank has. HTML becomes
 * words, pictures come out of their base64. Texts that Moodle says whatever was asked (`correctfeedback`, hints) are not taken.
 */
import type { ItemImage } from '../../../../worker/contract/items.ts'
import { joined, manyOf, matchOf, oneOf, orderOf, type Asking, type Choice } from './choices.ts'
import { readCarried, type Carried } from './carried.ts'
import { readNumber } from './numbers.ts'
import { fromBase64, onlyWords, PictureShelf, withPicture } from './pictures.ts'
import { categoryTags } from './read-gift.ts'
import { FileRefused, Refused, type Asked, type Reading } from './reading.ts'
import { settle, type Part, type Tell } from './settle.ts'
import { tidy, wordsOf, type TextFormat } from './words.ts'
import { childOf, childrenOf, commentsOf, parseXml, textOf, type XmlNode } from './xml.ts'

/** Throws FileRefused. */
export async function readMoodleXml(text: string, tell: Tell): Promise<Reading> {
  const root = parseXml(text)
  if (root.name !== 'quiz') throw new FileRefused('FORMAT_UNKNOWN', root.line)
  const shelf = new PictureShelf()
  const parts: Part[] = []
  let category: string[] = []
  for (const node of childrenOf(root, 'question')) {
    if (node.attributes.get('type') === 'category') {
      category = categoryTags(inner(childOf(node, 'category')))
      continue
    }
    const tags = category
    const about = aboutOf(node)
    parts.push({ line: node.line, about, read: () => readQuestion(node, about, tags, shelf) })
  }
  return settle('moodle-xml', parts, () => shelf.pictures, tell)
}

/** What stands in `<text>`, or in the element itself. */
const inner = (node: XmlNode | undefined) => textOf(childOf(node, 'text') ?? node).trim()

function aboutOf(node: XmlNode): string {
  const words = inner(childOf(node, 'questiontext')).replaceAll(/<[^>]*>/g, ' ')
  return tidy(words) === '' ? inner(childOf(node, 'name')) : tidy(words)
}

async function readQuestion(
  node: XmlNode,
  about: string,
  category: readonly string[],
  shelf: PictureShelf,
): Promise<Asked> {
  const noted =
    commentsOf(node)
      .map(readCarried)
      .find((found) => found !== null) ?? {}
  const shuffle = childOf(node, 'shuffleanswers')
  const carried: Carried =
    shuffle === undefined ? noted : { ...noted, shuffle: isYes(inner(shuffle), true) }
  const own = childrenOf(childOf(node, 'tags'), 'tag').map((tag) => inner(tag))
  return {
    line: node.line,
    about,
    code: inner(childOf(node, 'idnumber')),
    tags: own.length > 0 ? own : category,
    carried,
    content: await readContent(node, carried, shelf),
  }
}

const isYes = (text: string, otherwise: boolean) =>
  text === '' ? otherwise : /^(true|1|yes)$/i.test(text)

const REFUSED_KINDS: ReadonlyMap<string, 'ESSAY' | 'CALCULATED' | 'CLOZE'> = new Map([
  ['essay', 'ESSAY'],
  ['calculated', 'CALCULATED'],
  ['calculatedsimple', 'CALCULATED'],
  ['calculatedmulti', 'CALCULATED'],
  ['cloze', 'CLOZE'],
  ['multianswer', 'CLOZE'],
  ['gapselect', 'CLOZE'],
  ['ddwtos', 'CLOZE'],
])

async function readContent(
  node: XmlNode,
  carried: Carried,
  shelf: PictureShelf,
): Promise<Asked['content']> {
  const kind = node.attributes.get('type') ?? ''
  const refused = REFUSED_KINDS.get(kind)
  if (refused !== undefined) throw new Refused(refused)
  const { text: stem, ...image } = await pictured(childOf(node, 'questiontext'), shelf)
  const explanation = worded(childOf(node, 'generalfeedback'))
  const asking = { stem, ...image, explanation }
  const answers = childrenOf(node, 'answer')
  switch (kind) {
    case 'description':
      return { type: 'situation', ...asking }
    case 'multichoice': {
      const choices: Choice[] = []
      for (const answer of answers) {
        const { text, ...shown } = await pictured(answer, shelf)
        choices.push({ text, ...shown, weight: weightOf(answer), why: feedback(answer) })
      }
      return isYes(inner(childOf(node, 'single')), true)
        ? oneOf(asking, choices, carried)
        : manyOf(asking, choices, carried)
    }
    case 'truefalse':
      return readTruth(asking, answers)
    case 'matching':
    case 'match':
      return matchOf(
        asking,
        childrenOf(node, 'subquestion').map((row) => ({
          left: worded(row),
          right: onlyWords(wordsOf(inner(childOf(row, 'answer')), 'plain')),
        })),
        carried,
      )
    case 'ordering':
      return orderOf(
        asking,
        answers.map((answer) => worded(answer)),
        carried,
      )
    case 'numerical':
      return readNumeric(asking, answers, node)
    case 'shortanswer':
      return readShort(asking, answers)
    default:
      throw new Refused('TYPE_UNKNOWN')
  }
}

function readTruth(asking: Asking, answers: readonly XmlNode[]) {
  const of = (word: RegExp) => answers.find((answer) => word.test(inner(answer)))
  const [yes, no] = [of(/^(true|benar)$/i), of(/^(false|salah)$/i)]
  if (yes === undefined || no === undefined) throw new Refused('SYNTAX')
  const right = weightOf(yes) > 99.9
  if (right === weightOf(no) > 99.9) throw new Refused(right ? 'KEY_TWICE' : 'KEY_MISSING')
  return {
    type: 'truth' as const,
    ...asking,
    right,
    whyTrue: feedback(yes),
    whyFalse: feedback(no),
  }
}

function readNumeric(asking: Asking, answers: readonly XmlNode[], node: XmlNode) {
  const [answer] = answers
  if (answer === undefined) throw new Refused('KEY_MISSING')
  const units = childrenOf(childOf(node, 'units'), 'unit')
  if (answers.length > 1 || units.length > 1) throw new Refused('NUMBER_SEVERAL')
  if (weightOf(answer) < 99.9) throw new Refused('PARTIAL_CREDIT')
  if (inner(answer) === '*') throw new Refused('WILDCARD')
  const tolerance = childOf(answer, 'tolerance')
  return {
    type: 'number' as const,
    ...asking,
    value: readNumber(inner(answer)),
    tolerance: tolerance === undefined ? 0 : readNumber(inner(tolerance)),
    unit: tidy(inner(childOf(units[0], 'unit_name'))),
    explanation: joined(feedback(answer), asking.explanation),
  }
}

function readShort(asking: Asking, answers: readonly XmlNode[]) {
  const accepted = answers.map((answer) => {
    const weight = weightOf(answer)
    if (weight <= 0) throw new Refused('SHORT_WRONG')
    if (weight < 99.9) throw new Refused('PARTIAL_CREDIT')
    const text = worded(answer)
    // Moodle's `*` stands for any words; behind a backslash it is itself.
    if (/(?<!\\)\*/.test(text)) throw new Refused('WILDCARD')
    return text.replaceAll(String.raw`\*`, '*')
  })
  const explanation = joined(...answers.map(feedback), asking.explanation)
  return { type: 'short' as const, ...asking, accepted, explanation }
}

function weightOf(answer: XmlNode): number {
  const given = (answer.attributes.get('fraction') ?? '').trim()
  const weight = /^-?\d{1,3}([.,]\d+)?$/.test(given) ? Number(given.replace(',', '.')) : Number.NaN
  if (!(Math.abs(weight) <= 100)) throw new Refused('WEIGHT_WRONG')
  return weight
}

const feedback = (answer: XmlNode) => worded(childOf(answer, 'feedback'))

const FORMATS: ReadonlyMap<string, TextFormat> = new Map([
  ['html', 'html'],
  ['plain_text', 'plain'],
  ['markdown', 'markdown'],
])

const said = (node: XmlNode | undefined) =>
  wordsOf(inner(node), FORMATS.get(node?.attributes.get('format') ?? '') ?? 'moodle')

const worded = (node: XmlNode | undefined) => (node === undefined ? '' : onlyWords(said(node)))

async function pictured(
  node: XmlNode | undefined,
  shelf: PictureShelf,
): Promise<{ text: string; image?: ItemImage }> {
  const files = [...childrenOf(node, 'file'), ...childrenOf(childOf(node, 'text'), 'file')]
  return withPicture(
    said(node),
    async (src) => {
      const name = fileName(src)
      const file = files.find((each) => each.attributes.get('name') === name)
      return file?.attributes.get('encoding') === 'base64' ? fromBase64(textOf(file)) : undefined
    },
    shelf,
  )
}

/** `@@PLUGINFILE@@/ibu%20menyusui.png` → `ibu menyusui.png`; of another address nothing. */
function fileName(src: string): string | undefined {
  const path = /^@@PLUGINFILE@@\/([^?]+)/.exec(src)?.[1]
  try {
    return path === undefined ? undefined : decodeURIComponent(path).split('/').at(-1)
  } catch {
    return undefined
  }
}
