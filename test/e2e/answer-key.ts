/** What a person knows who has learnt: the right option of every question, read from the course's own source. */
import { courseFiles } from '../../db/seed/course.ts'
import { parse } from 'yaml'

type Item = {
  readonly stem: string
  readonly options: readonly {
    readonly text: string
    readonly right: boolean
    readonly why: string
  }[]
  readonly explanation: string
}

export const ITEMS: readonly Item[] = courseFiles('kpm-dasar')
  .filter(({ path }) => path.endsWith('/soal.yaml'))
  // Safe: the course is published from these files, and publishing checks their shape.
  .flatMap(({ text }) => parse(text) as Item[])

/** The text of an option to choose, by the question as it stands on the screen. */
export function answerTo(question: string, wanted: 'right' | 'wrong'): string {
  const item = ITEMS.find(({ stem }) => question.endsWith(oneLine(stem)))
  const option = item?.options.find(({ right }) => right === (wanted === 'right'))
  if (option === undefined) throw new Error(`the course has no such question: ${question}`)
  return oneLine(option.text)
}

/** Sentences that tell an answer: none may reach a browser before the paper is handed in. */
export const SECRETS: readonly string[] = ITEMS.flatMap(({ options, explanation }) => [
  explanation,
  ...options.map(({ why }) => why),
]).map(oneLine)

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
