/** The office's table of field practice as a file: one line per cadre and sheet. Pure. */
import type { PracticeSheet } from '../../../../../worker/contract/fieldwork.ts'
import type { FileTable } from '../../../lib/csv.ts'
import { formatDate } from '../../../text/format.ts'
import { RESULTS } from '../../../text/practice-office.ts'
import { areaName } from '../../../text/roster.ts'
import { outcomeOf, type ListedPerson } from './figures.ts'

export function resultsTable(
  people: readonly ListedPerson[],
  sheets: readonly PracticeSheet[],
): FileTable {
  const { files } = RESULTS
  const head = [
    files.code,
    files.name,
    files.subDistrict,
    files.village,
    files.module,
    files.sheet,
    files.state,
    files.share,
    files.attempts,
    files.on,
    files.by,
  ]
  const lines = people.flatMap((person) =>
    sheets.map((sheet) => {
      const { code, name, area } = person
      const outcome = outcomeOf(person, sheet)
      const who = [code, name, area?.subDistrictName ?? '', area === null ? '' : areaName(area)]
      const what = [...who, sheet.moduleTitle ?? '', sheet.title]
      if (outcome === undefined) return [...what, RESULTS.cellNone, '', '0', '', '']
      const { isCompetent, share, attempts, on, by } = outcome
      return [
        ...what,
        isCompetent ? RESULTS.done : RESULTS.some,
        String(share).replace('.', ','),
        String(attempts),
        formatDate(on),
        by,
      ]
    }),
  )
  return [head, ...lines]
}
