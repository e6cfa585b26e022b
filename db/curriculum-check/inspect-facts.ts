/**
 * Fact cards: looked at not too long ago, and to be looked at again within a year; and numbers that stand in no card. That each card
 * names its source the compiler sees. Pure.
 */
import type { Fault } from './faults.ts'
import type { LessonText } from './lesson-text.ts'
import type { Measured } from './measure.ts'

export function inspectFacts({ lessons }: Measured, today: string): Fault[] {
  return lessons.flatMap(({ path, html }) =>
    html.facts.flatMap(({ id, line, reviewedOn, reviewBy }) => {
      const faults: Fault[] = []
      const blame = (reason: string) => faults.push({ file: path, line, reason, about: id })
      if (reviewedOn > today) blame('FACT_REVIEWED_LATER')
      if (reviewBy < today) blame('FACT_REVIEW_PAST')
      if (reviewBy > yearAfter(reviewedOn)) blame('FACT_REVIEW_FAR')
      return faults
    }),
  )
}

/** `2027-11-23` of `2026-11-23`; days that a year does not have sort where they would be. */
function yearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
}

const UNITS =
  'cm|mm|meter|kg|gram|ml|liter|kkal|IU|SD|persen|bulan|minggu|hari|jam|menit|detik|kali|tablet|kapsul|butir|mangkok|sendok'
/** "23,5 cm", "6–8 bulan", "90%"; what is counted in a story or to be reckoned is no fact. */
const FIGURE = new RegExp(String.raw`-?\d[\d.,–-]*(?:%|\s(?:${UNITS})\b)`, 'g')
const TOLD = new Set(['cerita', 'latihan', 'pilah', 'hitung', 'kartu-fakta'])

/** Figures of the text that no card of the course holds; each once in a lesson. */
export function numbersWithoutCard(
  { lessons, texts }: Measured & { readonly texts: readonly LessonText[] },
  cards: string,
): Fault[] {
  return lessons.flatMap(({ path }, index) => {
    const seen = new Set<string>()
    return (texts[index]?.pieces ?? [])
      .filter(({ box, kind }) => !TOLD.has(box) && kind !== 'label')
      .flatMap(({ line, text }) =>
        (text.match(FIGURE) ?? []).flatMap((figure): Fault[] => {
          if (cards.includes(figure) || seen.has(figure)) return []
          seen.add(figure)
          return [{ file: path, line, reason: 'NUMBER_WITHOUT_CARD', about: figure }]
        }),
      )
  })
}
