/**
 * The paper of one attempt: which questions are drawn and in which order they and their options stand.
 * The same seed gives the same paper, so a page loaded again asks the same. Pure.
 */
import type { Pack, Question } from '../contract/curriculum.ts'

/** `seed`: at least 32 hex digits. */
export function drawPaper({ quiz, questions }: Pack, seed: string): Question[] {
  const random = randomFrom(seed)
  const drawn =
    quiz.drawPerModule === 0 ? [...questions] : drawEach(questions, quiz.drawPerModule, random)
  if (!quiz.shuffle) return drawn
  return shuffled(drawn, random).map((question) => ({
    ...question,
    options: shuffled(question.options, random),
  }))
}

/** `count` of each module, modules in the order of the course. */
function drawEach(questions: readonly Question[], count: number, random: () => number): Question[] {
  const modules = [...new Set(questions.map(({ module }) => module))]
  return modules.flatMap((module) =>
    shuffled(
      questions.filter((question) => question.module === module),
      random,
    ).slice(0, count),
  )
}

/** Fisher and Yates. */
function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const rest = [...items]
  const out: Item[] = []
  while (rest.length > 0) out.push(...rest.splice(Math.floor(random() * rest.length), 1))
  return out
}

/** sfc32 (PractRand): numbers in [0, 1) from 128 bits of seed. */
function randomFrom(seed: string): () => number {
  let [a, b, c, d] = [0, 8, 16, 24].map(
    (at) => Number.parseInt(seed.slice(at, at + 8), 16) | 0,
  ) as [number, number, number, number]
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4_294_967_296
  }
  for (let round = 0; round < 12; round += 1) next()
  return next
}

/** A UUID of version 8 (RFC 9562: own content) from 32 hex digits. */
export function uuidFrom(hex: string): string {
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(18, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
