/** A question as its row in the bank: what it is found by, what it is known again by, and what it may be called. Pure. */
import { itemVersion, type ItemContent, type ItemVersion } from '../../contract/items.ts'
import { fingerprintOf, plainWords } from './lints.ts'
import type { NewVersion } from './store-bank.ts'

/** One text for one content: what differs in nothing that counts is the same. */
export function contentText(item: ItemVersion): string {
  return JSON.stringify(itemVersion.parse(item))
}

export function tagsText(tags: readonly string[]): string {
  return JSON.stringify([...new Set(tags)].toSorted())
}

/** `read`: the version that this one follows; 0 for a new question. */
export function newVersion(
  id: string,
  code: string,
  read: number,
  item: ItemVersion,
  tags: readonly string[],
): NewVersion {
  const { content, level, objective, source } = item
  const said = [code, ...textsOf(content), objective, source, ...tags]
  return {
    id,
    code,
    read,
    type: content.type,
    level,
    stem: content.stem,
    words: plainWords(said.join(' ')),
    tags: tagsText(tags),
    fingerprint: fingerprintOf(content),
    content: contentText(item),
  }
}

function textsOf(content: ItemContent): string[] {
  const { stem, explanation } = content
  return [stem, ...answersOf(content), explanation]
}

function answersOf(content: ItemContent): string[] {
  switch (content.type) {
    case 'one':
    case 'many':
      return content.options.flatMap(({ text, why, image }) => [text, why, image?.alt ?? ''])
    case 'truth':
      return [content.whyTrue, content.whyFalse]
    case 'match':
      return [...content.pairs.flatMap(({ left, right }) => [left, right]), ...content.extra]
    case 'order':
      return content.steps.map(({ text }) => text)
    case 'number':
      return [String(content.value), content.unit]
    case 'short':
      return [...content.accepted]
    case 'case':
      return content.questions.flatMap((part) => textsOf(part.content))
  }
}

/** Room is left for a number behind it. */
const CODE_LENGTH = 32

/** `Di mana kader KPM dipilih?` → `di-mana-kader-kpm-dipilih` */
export function codeFrom({ content }: ItemVersion): string {
  const words = plainWords(content.stem)
    .replaceAll(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 6)
  let code = words[0]?.slice(0, CODE_LENGTH) ?? 'soal'
  for (const word of words.slice(1)) {
    if (code.length + 1 + word.length > CODE_LENGTH) break
    code += `-${word}`
  }
  return code
}

/** The code itself, or with the first free number behind it; then it is taken too. */
export function takeCode(code: string, taken: Set<string>): string {
  let free = code
  for (let number = 2; taken.has(free); number += 1) free = `${code}-${number}`
  taken.add(free)
  return free
}
