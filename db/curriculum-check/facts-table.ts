/** Every number and health fact of the shipped courses with its source, as a page for those who must confirm them. Pure. */
import type { CardText } from './lesson-text.ts'
import type { ModuleReport } from './inspect.ts'

export type CourseFacts = {
  readonly code: string
  readonly modules: readonly ModuleReport[]
}

/** What a card or a question says when only the health office can confirm it. */
const TO_CONFIRM = /\bperlu telaah dinkes\b/i

type Fact = {
  readonly id: string
  readonly figure: string
  readonly text: string
  readonly source: string
  readonly place: string
  readonly reviewedOn: string
  readonly reviewBy: string
  readonly mayBeLocal: boolean
}

/** The cards of a module that wait for the health office. */
export function toConfirm(module: ModuleReport): Fact[] {
  return factsOf(module).filter(isToConfirm)
}

function isToConfirm({ text, source }: Fact): boolean {
  return TO_CONFIRM.test(text) || TO_CONFIRM.test(source)
}

function factsOf({ module, lessons, texts }: ModuleReport): Fact[] {
  return lessons.flatMap(({ path, html }, index) => {
    const written = new Map((texts[index]?.cards ?? []).map((card) => [card.line, card]))
    return html.facts.map(({ line, ...fact }) => ({
      ...fact,
      text: textOf(written.get(line)),
      place: path.slice(module.length + 1, -'.md'.length),
    }))
  })
}

const textOf = (card: CardText | undefined) => card?.body ?? ''

export function factsTable(courses: readonly CourseFacts[]): string {
  return [
    '# Angka, fakta, dan sumbernya',
    '',
    'Dibuat oleh `npm run curriculum:check -- --write` dari kartu fakta di setiap pelajaran; jangan diubah dengan tangan.',
    'Sumber ditulis seperti di kartu. "Ditinjau" adalah hari penulis membandingkan kartu dengan sumbernya, bukan telaah medis.',
    ...courses.flatMap(courseLines),
    '',
  ].join('\n')
}

function courseLines({ code, modules }: CourseFacts): string[] {
  const waiting = modules.map((module) => ({ module, facts: toConfirm(module) }))
  const items = modules.flatMap((module) => module.items)
  const asked = items.filter(({ item }) => TO_CONFIRM.test(item.source))
  const count = modules.reduce((sum, module) => sum + factsOf(module).length, 0)
  const some = waiting.reduce((sum, { facts }) => sum + facts.length, 0)
  return [
    '',
    `## ${code}`,
    '',
    `${count} kartu fakta; ${some} menunggu telaah Dinas Kesehatan.`,
    '',
    '### Yang harus dipastikan Dinas Kesehatan',
    '',
    ...waiting.flatMap(({ module: { module }, facts }) =>
      facts.map(
        ({ id, figure, text, source, place }) =>
          `- [ ] \`${id}\` (${module}/${place}): ${figure === '' ? '' : `**${figure}.** `}${text.replace(TO_CONFIRM, '').replace(/\s+\.?$/, '')} Sumber: ${source}.`,
      ),
    ),
    ...(asked.length === 0
      ? []
      : ['', `Soal yang bergantung padanya: ${asked.map(({ code: id }) => id).join(', ')}.`]),
    ...modules.flatMap((module) => {
      const facts = factsOf(module)
      if (facts.length === 0) return []
      return [
        '',
        `### ${module.title}`,
        '',
        '| Angka | Isi kartu | Sumber | Pelajaran, kartu | Ditinjau | Tinjau ulang | Daerah |',
        '| --- | --- | --- | --- | --- | --- | --- |',
        ...facts.map(
          (fact) =>
            `| ${[
              fact.figure || '–',
              fact.text,
              fact.source,
              `${fact.place}, \`${fact.id}\``,
              fact.reviewedOn,
              fact.reviewBy,
              fact.mayBeLocal ? 'ya' : 'tidak',
            ]
              .map((cell) => cell.replaceAll('|', '\\|'))
              .join(' | ')} |`,
        ),
      ]
    }),
  ]
}
