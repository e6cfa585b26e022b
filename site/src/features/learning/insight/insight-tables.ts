/** The figures as tables to take away. Pure. */
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import type {
  ItemFigures,
  ModuleFigures,
  readGain,
} from '../../../../../worker/contract/insight.ts'
import type { FileTable } from '../../../lib/csv.ts'
import { GAIN, GAIN_COLUMNS, gainNumber, gainWords, points } from '../../../text/gain-office.ts'
import {
  adviceWords,
  chosenBy,
  daysOf,
  decimal,
  FILE_COLUMNS,
  markOf,
  share,
} from '../../../text/insight-office.ts'
import { wordsFor } from './answer-words.ts'

export function itemTable(
  items: readonly ItemFigures[],
  titleOf: (quiz: string) => string,
): FileTable {
  return [
    FILE_COLUMNS.items,
    ...items.map((item) => {
      const { difficulty, discrimination } = item
      return [
        titleOf(item.quiz),
        item.stem,
        String(item.answers),
        difficulty === null ? '' : share(difficulty.value),
        difficulty === null ? '' : share(difficulty.low),
        difficulty === null ? '' : share(difficulty.high),
        discrimination === null ? '' : decimal(discrimination.value),
        discrimination === null ? '' : decimal(discrimination.low),
        discrimination === null ? '' : decimal(discrimination.high),
        item.chosen
          .map(
            ({ answer, text, right, count, rest }) =>
              `${right ? '* ' : ''}${wordsFor(answer, text).replaceAll('\n', ' ')}: ${chosenBy(count, item.answers, rest)}`,
          )
          .join(' | '),
        item.advice.map((advice) => adviceWords(item, advice)).join(' '),
        String(item.reports),
      ]
    }),
  ]
}

export function moduleTable(modules: readonly ModuleFigures[]): FileTable {
  return [
    FILE_COLUMNS.modules,
    ...modules.map((module) => [
      module.title,
      String(module.started),
      String(module.read),
      String(module.tried),
      String(module.passed),
      String(module.passedAtOnce),
      daysOf(module.medianDays),
      markOf(module.firstMark),
      markOf(module.bestMark),
    ]),
  ]
}

export function gainTable({ total, modules }: ReplyOf<typeof readGain>): FileTable {
  return [
    GAIN_COLUMNS,
    ...[{ title: GAIN.total, ...total }, ...modules].map((row) => [
      row.title,
      String(row.cadres),
      points(row.before),
      points(row.after),
      ...(row.difference === null
        ? ['', '', '']
        : [row.difference.value, row.difference.low, row.difference.high].map(points)),
      gainNumber(row.gain),
      gainWords(row),
    ]),
  ]
}
