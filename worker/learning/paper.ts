/**
 * The paper of one attempt: which questions are drawn and in which order they and their options stand. The same seed gives the
 * same paper, so a page loaded again asks the same. A case with its questions counts as one and stays together. Pure; a phone
 * runs `phonePaper`: nothing newer than ES2017.
 */
import type { Pack, Question } from '../contract/curriculum.ts'

type Drawn = {
  readonly quiz: Pick<Pack['quiz'], 'shuffle' | 'drawPerModule' | 'pools'>
  readonly questions: readonly Question[]
}

/**
 * `seed`: at least 32 hex digits. `asked`: ids of questions that another paper has asked her: as far as the others suffice they are
 * left out; where they do not, as few come again as are needed.
 */
export function drawPaper(
  { quiz, questions }: Drawn,
  seed: string,
  asked: ReadonlySet<string> = NONE,
): Question[] {
  const random = sfc32(seed)
  const units = asked.size === 0 ? unitsOf(questions) : leastAsked(quiz, questions, asked, random)
  const isEach = quiz.pools === undefined && quiz.drawPerModule > 0
  return arranged(quiz, isEach ? drawEach(units, quiz.drawPerModule, random) : units, random)
}

/**
 * The paper of a module as a phone makes it: whoever knows the attempt's id has the same. So the Worker grades what was drawn on
 * a phone, and a page of the Worker that is handed in through the phone is the paper that it knows.
 */
export function phonePaper({ quiz, questions }: Drawn, attemptId: string): Question[] {
  return arranged(quiz, unitsOf(questions), mulberry32(attemptId))
}

/**
 * A module whose questions are drawn has its paper made on phones too, which know no seed of ours: the attempt's id says what is
 * asked. A final test is drawn by the Worker alone, and nobody can foretell it.
 */
export function isDrawnById({ kind, quiz }: Pick<Pack, 'kind' | 'quiz'>): boolean {
  return kind === 'module' && quiz.pools !== undefined
}

const NONE: ReadonlySet<string> = new Set()

/** Of each pool, or module, those that were not asked, and of the others as many as are missing then; in the order of the pack. */
function leastAsked(
  { drawPerModule, pools }: Drawn['quiz'],
  questions: readonly Question[],
  asked: ReadonlySet<string>,
  random: Random,
): Unit[] {
  const all = unitsOf(questions)
  const left = new Set(all)
  const poolOf = ([first]: Unit) => (pools === undefined ? first.module : first.pool)
  for (const pool of new Set(all.map(poolOf))) {
    const count = typeof pool === 'number' ? (pools?.[pool] ?? 0) : drawPerModule
    const own = all.filter((unit) => poolOf(unit) === pool)
    const known = own.filter((unit) => unit.some(({ id }) => asked.has(id)))
    const missing = Math.max(0, count - (own.length - known.length))
    // What is in no pool, or where nothing is drawn, is always asked.
    if (pool === undefined || count === 0) continue
    for (const unit of shuffled(known, random).slice(missing)) left.delete(unit)
  }
  return all.filter((unit) => left.has(unit))
}

type Random = () => number
/** Questions that stand together. */
type Unit = [Question, ...Question[]]

function arranged(
  { shuffle, pools = [] }: Drawn['quiz'],
  all: readonly Unit[],
  random: Random,
): Question[] {
  // So many of each pool as it says, and all that are in none; until they are shuffled in the order of the pack.
  const out: Unit[] = []
  pools.forEach((count, index) => {
    const pool = all.filter(([first]) => first.pool === index)
    out.push(...shuffled(pool, random).slice(count))
  })
  const drawn = all.filter((unit) => out.indexOf(unit) === -1)
  const paper: Question[] = []
  for (const unit of shuffle ? shuffled(drawn, random) : drawn) {
    for (const question of unit) {
      const { type, fixed, options } = question
      // Beside partners, or in an order that is to be put right, options say nothing by their places in any quiz.
      const isMixed = type === 'match' || type === 'order' || (shuffle && fixed !== true)
      paper.push(isMixed ? { ...question, options: shuffled(options, random) } : question)
    }
  }
  return paper
}

function unitsOf(questions: readonly Question[]): Unit[] {
  const units: Unit[] = []
  let last: string | undefined
  for (const question of questions) {
    const id = question.case && question.case.id
    const unit = id !== undefined && id === last ? units[units.length - 1] : undefined
    if (unit === undefined) units.push([question])
    else unit.push(question)
    last = id
  }
  return units
}

/** `count` of each module, modules in the order of the course. */
function drawEach(units: readonly Unit[], count: number, random: Random): Unit[] {
  const drawn: Unit[] = []
  for (const module of new Set(units.map(([first]) => first.module))) {
    const own = units.filter(([first]) => first.module === module)
    drawn.push(...shuffled(own, random).slice(0, count))
  }
  return drawn
}

/** Fisher and Yates. */
function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const rest = items.slice()
  const out: Item[] = []
  while (rest.length > 0) out.push(...rest.splice(Math.floor(random() * rest.length), 1))
  return out
}

/** sfc32 (PractRand): numbers in [0, 1) from 128 bits of seed. */
function sfc32(seed: string): Random {
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

/** FNV-1a of the text seeds mulberry32: numbers in [0, 1). Nothing secret hangs on them. */
function mulberry32(text: string): Random {
  let state = 2_166_136_261
  for (let at = 0; at < text.length; at += 1) {
    state = Math.imul(state ^ text.charCodeAt(at), 16_777_619)
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mix = Math.imul(state ^ (state >>> 15), state | 1)
    mix ^= mix + Math.imul(mix ^ (mix >>> 7), mix | 61)
    return ((mix ^ (mix >>> 14)) >>> 0) / 4_294_967_296
  }
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
