/**
 * What makes a question weak, and what it is known again by. After Haladyna, Downing and Rodriguez (2002), "A review of
 * multiple-choice item-writing guidelines", with the words in which such questions are written in Indonesian. Pure.
 */
import { BLOCKING_LINTS, type ItemLint } from '../../contract/bank.ts'
import type {
  ItemContent,
  ItemImage,
  ItemOption,
  ItemVersion,
  SimpleContent,
} from '../../contract/items.ts'
import { mixOf } from './mix.ts'

const STEM_WORDS = 40
const SITUATION_WORDS = 120

/** Small letters, digits and single spaces; accents and marks are gone. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** What stays the same when only case, spaces or the mark at the end change: "< 5" and "> 5" are two answers. */
function saying(text: string): string {
  const said = text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
  return said.replace(/[\s.,;:!?]+$/u, '') || said
}

/** `twins`: codes of other questions that ask the same. */
export function lintsOf(item: ItemVersion, twins: readonly string[] = []): ItemLint[] {
  const { content, source } = item
  const lints: ItemLint[] =
    content.type === 'case'
      ? [
          ...stemLong(content.stem, SITUATION_WORDS, ''),
          ...altMissing(content.image, ''),
          ...content.questions.flatMap(({ id, content: part }) =>
            simpleLints(part, `${id}.`, content.explanation !== ''),
          ),
        ]
      : simpleLints(content, '', false)
  if (source === '') lints.push({ reason: 'SOURCE_MISSING', about: '' })
  return [...lints, ...twins.map((about): ItemLint => ({ reason: 'ITEM_TWICE', about }))]
}

/** Those with which a question cannot be published. */
export function blockingLints(item: ItemVersion): ItemLint[] {
  return lintsOf(item).filter(({ reason }) => BLOCKING_LINTS.includes(reason))
}

/** `at` begins what a lint is about: `q1.`, the question of a case. */
function simpleLints(content: SimpleContent, at: string, isExplained: boolean): ItemLint[] {
  const lints = [
    ...stemLong(content.stem, STEM_WORDS, at),
    ...altMissing(content.image, at),
    ...typeLints(content, at),
  ]
  if (content.explanation === '' && !isExplained) {
    lints.push({ reason: 'EXPLANATION_MISSING', about: at.slice(0, -1) })
  }
  const asksForNot =
    content.type === 'truth' || content.type === 'match' || content.type === 'order'
      ? null
      : negativeWord(content.stem)
  if (asksForNot !== null) lints.push({ reason: 'NEGATIVE_STEM', about: asksForNot })
  return lints
}

function typeLints(content: SimpleContent, at: string): ItemLint[] {
  switch (content.type) {
    case 'one':
    case 'many':
      return choiceLints(content.type, content.options, at)
    case 'truth': {
      const absolute = content.right ? null : absoluteWord(content.stem)
      const silent = [content.whyTrue === '' ? 'b' : '', content.whyFalse === '' ? 's' : '']
      return [
        ...(absolute === null ? [] : [lint('ABSOLUTE_WORD', absolute)]),
        ...whyMissing(
          silent.filter((id) => id !== ''),
          at,
        ),
      ]
    }
    case 'match': {
      const partners = new Set(content.pairs.map(({ right }) => saying(right)))
      return [
        ...twice(content.pairs.map(({ id, left }) => [id, saying(left)])).map((id) =>
          lint('OPTION_TWICE', at + id),
        ),
        ...content.extra
          .filter((text) => partners.has(saying(text)))
          .map((text) => lint('OPTION_TWICE', at + text)),
      ]
    }
    case 'order':
      return twice(content.steps.map(({ id, text }) => [id, saying(text)])).map((id) =>
        lint('OPTION_TWICE', at + id),
      )
    case 'number':
    case 'short':
      return []
  }
}

function choiceLints(type: 'one' | 'many', options: readonly ItemOption[], at: string): ItemLint[] {
  const right = options.filter((option) => option.right)
  const lints: ItemLint[] = []
  const about = (id: string) => at + id
  if (right.length === 0) lints.push(lint('RIGHT_MISSING', at.slice(0, -1)))
  if (type === 'one' && right.length > 1) {
    lints.push(lint('RIGHT_TWICE', about(right.map(({ id }) => id).join(', '))))
  }
  for (const { id, text, image } of options) {
    if (text === '' && image === undefined) lints.push(lint('OPTION_EMPTY', about(id)))
    if (isAllOrNone(text)) lints.push(lint('ALL_OF_THE_ABOVE', about(id)))
    lints.push(...altMissing(image, about(id)))
  }
  const said = options
    .filter(({ text, image }) => text !== '' || image !== undefined)
    .map(({ id, text, image }): [string, string] => [id, `${saying(text)} ${image?.file ?? ''}`])
  // An answer is sent by its id, so two options of one id are one answer too.
  const named = options.map(({ id }): [string, string] => [id, id])
  const again = new Set([...twice(said), ...twice(named)])
  lints.push(...[...again].map((id) => lint('OPTION_TWICE', about(id))))
  const longest = longestIsRight(options)
  if (type === 'one' && longest !== null) lints.push(lint('LONGEST_IS_RIGHT', about(longest)))
  if (!right.some(({ text }) => absoluteWord(text) !== null)) {
    const words = options.flatMap(({ text, right: isRight }) =>
      isRight || isAllOrNone(text) ? [] : [absoluteWord(text)],
    )
    for (const word of new Set(words)) if (word !== null) lints.push(lint('ABSOLUTE_WORD', word))
  }
  lints.push(
    ...whyMissing(
      options.filter(({ why }) => why === '').map(({ id }) => id),
      at,
    ),
  )
  return lints
}

const lint = (reason: ItemLint['reason'], about: string): ItemLint => ({ reason, about })

function whyMissing(ids: readonly string[], at: string): ItemLint[] {
  return ids.length === 0 ? [] : [lint('WHY_MISSING', at + ids.join(', '))]
}

function stemLong(stem: string, limit: number, at: string): ItemLint[] {
  const words = stem.split(/\s+/u).filter((word) => word !== '').length
  return words > limit ? [lint('STEM_LONG', `${at}${words}`)] : []
}

/** What a picture is called by a camera or a program tells nobody what it shows. */
const EMPTY_ALT =
  /^(?:|(?:gambar|foto|ilustrasi|image|img|picture|photo|dsc|whatsapp image|screenshot)[ _-]*\d*|\S+\.(?:webp|jpe?g|png|gif|svg))$/i

function altMissing(image: ItemImage | undefined, about: string): ItemLint[] {
  return image !== undefined && EMPTY_ALT.test(image.alt.trim()) ? [lint('ALT_MISSING', about)] : []
}

/** The ids of what says again what stood before it. */
function twice(said: readonly (readonly [id: string, text: string])[]): string[] {
  return said.flatMap(([id, text], index) =>
    said.findIndex(([, other]) => other === text) < index ? [id] : [],
  )
}

const WHAT = '(?:jawaban|pilihan|opsi|pernyataan|hal)'
const WHERE = '(?:di ?atas|tersebut|di ?bawah|itu|ini)'
const VERDICT = '(?:benar|betul|tepat|salah|keliru)'
const ALL = '(?:semua|semuanya|seluruh|seluruhnya|kedua|keduanya|ketiga|ketiganya)'
const LETTER = '(?:[a-h]|[1-8])'
const LETTERS = `${LETTER}(?:,? (?:dan|serta|atau) ${LETTER}|,? ${LETTER})+`
/** "Semua benar", "semua jawaban di atas", "a dan b benar", "tidak ada yang benar", "bukan salah satu di atas". */
const ALL_OR_NONE = [
  `${ALL}(?: ${WHAT})?(?: ${WHERE})?(?: (?:adalah|itu))? ${VERDICT}(?: semua| semuanya)?`,
  `${ALL} ${WHAT}(?: ${WHERE})?`,
  `${ALL} ${WHERE}`,
  `(?:${WHAT} )?${VERDICT} (?:semua|semuanya)`,
  `(?:hanya )?(?:${WHAT} )?${LETTERS}(?: (?:saja|adalah))?(?: ${VERDICT})?(?: semua| semuanya)?`,
  `(?:tidak ada|tak ada|tidak satu ?pun|bukan)(?: ${WHAT})?(?: (?:yang|dari|di antara|salah satu))*(?: ${WHAT})?(?: yang)?(?: ${VERDICT})?(?: ${WHERE})?`,
  '(?:all|none) of (?:the )?above',
].map((form) => new RegExp(`^${form}$`))
const NEITHER = /^(?:tidak ada|tak ada|bukan|tidak satu ?pun)$/

function isAllOrNone(text: string): boolean {
  const words = plainWords(text)
  return !NEITHER.test(words) && ALL_OR_NONE.some((form) => form.test(words))
}

const CONDITION =
  /\b(?:jika|kalau|bila|apabila|karena|sebab|meski|meskipun|walau|walaupun|agar|supaya|ketika|saat|bahwa)\b/
const NEGATIVES = [
  /\bkecuali\b/,
  /\btidak termasuk\b/,
  /\bbukan\b(?! (?:hanya|saja|cuma|sekadar|berarti|main))/,
  /\byang tidak (?:benar|betul|tepat|sesuai|boleh|perlu|merupakan|dianjurkan|disarankan|diperbolehkan|seharusnya)\b/,
  /\b(?:yang|pernyataan|jawaban|tindakan|pilihan) (?:paling )?(?:salah|keliru)\b(?! satu)/,
]

/** The word by which a question asks for what is not, wrong or an exception; null when it asks for what is. */
function negativeWord(stem: string): string | null {
  const sentences = stem.split(/(?<=[.?!])\s+/u).filter((sentence) => /\p{L}/u.test(sentence))
  // What stands before the question tells of a situation, in which much may be wrong.
  const question = plainWords(sentences.at(-1) ?? '')
  for (const negative of NEGATIVES) {
    const found = negative.exec(question)
    if (found === null) continue
    const isCondition = CONDITION.test(question.slice(0, found.index))
    if (!isCondition || found[0] === 'kecuali') return found[0]
  }
  return null
}

const ABSOLUTE =
  /\b(?:selalu|senantiasa|tidak pernah|tak pernah|pasti|semua|seluruh|hanya|mustahil)\b/

function absoluteWord(text: string): string | null {
  return ABSOLUTE.exec(plainWords(text))?.[0] ?? null
}

/** The id of the right option when it is half as long again as every other, and longer by more than a word. */
function longestIsRight(options: readonly ItemOption[]): string | null {
  const [right, ...others] = options.filter((option) => option.right)
  if (right === undefined || others.length > 0) return null
  const wrong = Math.max(0, ...options.map((option) => (option.right ? 0 : option.text.length)))
  return right.text.length >= wrong * 1.5 && right.text.length >= wrong + 12 ? right.id : null
}

/** Words that say nothing of what is asked. */
const FILLERS = /\b(?:adalah|ialah|yaitu|yakni|merupakan|berikut|ini|tersebut|di bawah)\b/g

/** The same for questions that ask the same and take the same for right, whatever their wrong options, case or marks. */
export function fingerprintOf(content: ItemContent): string {
  const asked = askedOf(content)
  const [high, low] = [mixOf(asked), mixOf(asked, 0x9747b28c)]
  return [high, low].map((part) => part.toString(16).padStart(8, '0')).join('')
}

function askedOf(content: ItemContent): string {
  const parts = [content.stem, content.image?.file ?? '']
  const sorted = (texts: readonly string[]) => texts.map(bare).toSorted()
  switch (content.type) {
    case 'one':
    case 'many': {
      const right = content.options.filter((option) => option.right)
      parts.push(...sorted(right.map(({ text, image }) => `${text} ${image?.file ?? ''}`)))
      break
    }
    case 'truth':
      break
    case 'match':
      parts.push(...sorted(content.pairs.map(({ left, right }) => `${left} ${right}`)))
      break
    case 'order':
      parts.push(...content.steps.map(({ text }) => text))
      break
    case 'number':
      parts.push(String(content.value))
      break
    case 'short':
      parts.push(content.accepted[0] ?? '')
      break
    case 'case':
      parts.push(...content.questions.map((part) => askedOf(part.content)))
  }
  return parts.map(bare).join('|')
}

function bare(text: string): string {
  const compared = text.replaceAll(/[<≤]/g, ' kurang ').replaceAll(/[>≥]/g, ' lebih ')
  return plainWords(plainWords(compared).replaceAll(FILLERS, ' '))
}
