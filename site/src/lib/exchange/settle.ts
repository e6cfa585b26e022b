/** The last step of every reader: cases are put together, the bank's own schema judges, and what fails is refused by name. */
import { itemCode, itemTag, itemVersion } from '../../../../worker/contract/items.ts'
import { MAX_IMPORT_ITEMS } from '../../../../worker/contract/bank.ts'
import { notesOf } from './carried.ts'
import {
  FileRefused,
  Refused,
  type Asked,
  type CaseContent,
  type ExchangeFormat,
  type Pictures,
  type ReadItem,
  type Reading,
  type Refusal,
  type RefusalReason,
} from './reading.ts'

/** One question of the file as it stands there; `read` answers null for what is no question (a category). */
export type Part = {
  readonly line: number
  readonly file?: string
  readonly about: string
  readonly read: () => Promise<Asked | null>
}

/** Told before every question: how many are read, of how many. */
export type Tell = (done: number, total: number) => void

export async function settle(
  format: ExchangeFormat,
  parts: readonly Part[],
  pictures: () => Pictures,
  tell: Tell,
): Promise<Reading> {
  if (parts.length > MAX_IMPORT_ITEMS * 2) throw new FileRefused('TOO_MANY')
  const refused: Refusal[] = []
  const asked: Asked[] = []
  const refuse = (part: Omit<Part, 'read'>, reason: RefusalReason) => {
    const { line, file, about } = part
    refused.push({ line, reason, about: shortened(about), ...(file === undefined ? {} : { file }) })
  }
  for (const [at, part] of parts.entries()) {
    tell(at, parts.length)
    try {
      const question = await part.read()
      if (question !== null) asked.push(question)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refuse(part, error.reason)
    }
  }
  const items: ReadItem[] = []
  const codes = new Set<string>()
  for (const question of withCases(asked, refuse)) {
    const made = itemOf(question)
    if (typeof made === 'string') refuse(question, made)
    else if (made.code !== undefined && codes.has(made.code)) refuse(question, 'CODE_TWICE')
    else {
      if (made.code !== undefined) codes.add(made.code)
      items.push(made)
    }
  }
  if (items.length === 0 && refused.length === 0) throw new FileRefused('NO_QUESTIONS')
  if (items.length > MAX_IMPORT_ITEMS) throw new FileRefused('TOO_MANY')
  refused.sort((one, other) => one.line - other.line)
  return { format, items, refused, pictures: used(items, pictures()) }
}

const ABOUT = 80
const shortened = (about: string) => {
  const line = about.replaceAll(/\s+/g, ' ').trim()
  return line.length > ABOUT ? `${line.slice(0, ABOUT - 1)}…` : line
}

/** A situation and as many questions behind it as it says, each with its part's id, become one case. */
function withCases(
  asked: readonly Asked[],
  refuse: (part: Omit<Part, 'read'>, reason: RefusalReason) => void,
): Asked[] {
  const whole: Asked[] = []
  for (let at = 0; at < asked.length; at += 1) {
    const head = asked[at]
    if (head === undefined) continue
    const { content } = head
    if (content.type !== 'situation') {
      // A part whose situation is gone asks about something that nobody reads.
      if (head.carried.part === undefined) whole.push(head)
      else refuse(head, 'CASE_BROKEN')
      continue
    }
    if (head.carried.type !== 'case') {
      refuse(head, 'DESCRIPTION')
      continue
    }
    const questions: CaseContent['questions'] = []
    for (const next of asked.slice(at + 1, at + 1 + (head.carried.parts ?? 0))) {
      if (next.content.type === 'situation' || next.content.type === 'case') break
      if (next.carried.part === undefined) break
      questions.push({ id: next.carried.part, content: next.content })
    }
    if (questions.length === 0 || questions.length !== head.carried.parts) {
      refuse(head, 'CASE_BROKEN')
      continue
    }
    at += questions.length
    whole.push({ ...head, content: { ...content, type: 'case', questions } })
  }
  return whole
}

function itemOf({ line, file, code, tags, carried, content }: Asked): ReadItem | RefusalReason {
  const parsed = itemVersion.safeParse({ ...notesOf(carried), content })
  if (!parsed.success) return reasonOf(parsed.error.issues)
  const known = [...new Set(tags.flatMap((tag) => tagOf(tag) ?? []))]
  if (known.length > 12) return 'TAGS_MANY'
  return {
    line,
    ...(file === undefined ? {} : { file }),
    ...(itemCode.safeParse(code).success ? { code } : {}),
    item: parsed.data,
    tags: known,
  }
}

/** `Inisiasi Menyusu Dini` → `inisiasi-menyusu-dini`; undefined where nothing is left. */
export function tagOf(text: string): string | undefined {
  const tag = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '')
  return tag !== '' && itemTag.safeParse(tag).success ? tag : undefined
}

type Issue = { readonly code?: string; readonly path: readonly PropertyKey[] }

/** What the bank's schema has against a question, in the words of this room. */
function reasonOf(issues: readonly Issue[]): RefusalReason {
  const [first] = issues
  if (first === undefined) return 'VALUE_WRONG'
  const last = first.path.at(-1)
  const isList = ['options', 'pairs', 'steps', 'accepted', 'extra', 'questions'].includes(
    String(last),
  )
  if (first.code === 'too_big') return isList ? 'PARTS_MANY' : 'TEXT_LONG'
  if (first.code === 'too_small') {
    if (isList) return last === 'accepted' ? 'KEY_MISSING' : 'PARTS_FEW'
    if (last === 'stem') return 'STEM_MISSING'
    if (last === 'left' || last === 'right') return 'PAIR_MISSING'
    return last === 'tolerance' ? 'NUMBER_WRONG' : 'OPTION_EMPTY'
  }
  return last === 'value' || last === 'tolerance' ? 'NUMBER_WRONG' : 'VALUE_WRONG'
}

/** Pictures of refused questions are not kept. */
function used(items: readonly ReadItem[], all: Pictures): Pictures {
  const text = JSON.stringify(items.map(({ item }) => item))
  return new Map([...all].filter(([name]) => text.includes(name)))
}
