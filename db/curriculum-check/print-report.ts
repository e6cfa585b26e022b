/** The figures of a course as tables for a terminal. Pure. */
import {
  chanceOf,
  guessedBy,
  placesOf,
  shareByChance,
  shareRight,
  STRATEGY_NAMES,
  type Choice,
} from './blind.ts'
import { toConfirm } from './facts-table.ts'
import { averageOf } from './inspect-language.ts'
import type { ModuleReport } from './inspect.ts'

type Row = readonly string[]

const LEVELS = [1, 2, 3] as const
const HEADS = [
  'Modul',
  'JP',
  'Plj',
  'Layar',
  'Kata',
  'Maks/layar',
  'Kata/kalimat',
  'Gambar',
  'kB',
  'Soal',
  'Ingat/paham/terap',
  'Fakta',
  'Dinkes',
  'Tinjau ulang',
  'kB teks',
  'kB utuh',
]

export function holdings(modules: readonly ModuleReport[]): string[] {
  const rows = modules.map(holdingRow)
  return table([HEADS, ...rows, ...(rows.length > 1 ? [sumRow(modules)] : [])])
}

function holdingRow(report: ModuleReport): Row {
  const { module, jp, lessons, items, drawings, sentences, weight } = report
  const counts = lessons.flatMap(({ html }) => html.counts)
  const cards = lessons.flatMap(({ html }) => html.facts)
  const reviews = cards.map(({ reviewBy }) => reviewBy).toSorted()
  return [
    module,
    String(jp.reduce((sum, each) => sum + each, 0)),
    String(lessons.length),
    String(counts.length),
    String(counts.reduce((sum, each) => sum + each, 0)),
    String(Math.max(0, ...counts)),
    averageOf(sentences).toFixed(1),
    String(drawings.count),
    kilo(drawings.bytes),
    String(items.length),
    levelsOf(items),
    String(cards.length),
    String(toConfirm(report).length),
    `${reviews[0] ?? '-'} – ${reviews.at(-1) ?? '-'}`,
    weight === null ? '?' : kilo(weight.text),
    weight === null ? '?' : kilo(weight.whole),
  ]
}

function sumRow(modules: readonly ModuleReport[]): Row {
  const lessons = modules.flatMap((module) => module.lessons)
  const counts = lessons.flatMap(({ html }) => html.counts)
  const items = modules.flatMap((module) => module.items)
  const sum = (figure: (module: ModuleReport) => number) =>
    modules.reduce((total, module) => total + figure(module), 0)
  return [
    'JUMLAH',
    String(sum(({ jp }) => jp.reduce((total, each) => total + each, 0))),
    String(lessons.length),
    String(counts.length),
    String(counts.reduce((total, each) => total + each, 0)),
    String(Math.max(0, ...counts)),
    averageOf(modules.flatMap(({ sentences }) => sentences)).toFixed(1),
    String(sum(({ drawings }) => drawings.count)),
    kilo(sum(({ drawings }) => drawings.bytes)),
    String(items.length),
    levelsOf(items),
    String(lessons.reduce((total, { html }) => total + html.facts.length, 0)),
    String(sum((module) => toConfirm(module).length)),
    '',
    kilo(sum(({ weight }) => weight?.text ?? 0)),
    kilo(sum(({ weight }) => weight?.whole ?? 0)),
  ]
}

function levelsOf(items: ModuleReport['items']): string {
  return LEVELS.map((level) => items.filter(({ item }) => item.level === level).length).join('/')
}

/** How often someone who read nothing is right. */
export function blindness(modules: readonly ModuleReport[]): string[] {
  const named = modules.map(({ module, choices }): [string, readonly Choice[]] => [module, choices])
  const all = modules.flatMap(({ choices }) => choices)
  const rows = [...named, ...(named.length > 1 ? [['SEMUA', all] as const] : [])].map(
    ([name, choices]): Row => {
      const places = placesOf(choices)
      return [
        name,
        String(choices.length),
        places.join('/'),
        chanceOf(places).toFixed(3),
        ...STRATEGY_NAMES.map((strategy) => percent(shareRight(choices, strategy))),
        percent(shareByChance(choices)),
      ]
    },
  )
  const heads = ['Ditebak tanpa membaca', 'Soal', 'Kunci a/b/c/d', 'p', 'a', 'b', 'c', 'd']
  return table([[...heads, 'terpanjang', 'terpendek', 'teraman', 'acak'], ...rows])
}

/** How long each screen is and which questions give themselves away, for who writes it. */
export function details({ module, lessons, choices }: ModuleReport): string[] {
  return [
    ...lessons.map(({ path, html }) => `${path}: kata per layar ${html.counts.join(' ')}`),
    `${module}: kunci yang terpanjang ${guessedBy(choices, 'longest').join(' ') || '-'}`,
    `${module}: kunci yang terpendek ${guessedBy(choices, 'shortest').join(' ') || '-'}`,
    `${module}: kunci yang terdengar paling aman ${guessedBy(choices, 'safest').join(' ') || '-'}`,
  ]
}

const kilo = (bytes: number) => (bytes / 1000).toFixed(1)
const percent = (share: number) => `${(share * 100).toFixed(0)}%`

function table(rows: readonly Row[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
}
