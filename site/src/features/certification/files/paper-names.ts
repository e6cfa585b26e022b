/** What the files of a ZIP are called, and the list that lies beside them. Pure. */
import type { Paper } from '../../../../../worker/contract/certificate-files.ts'
import { csvOf } from '../../../lib/csv.ts'
import { LIST_HEADS } from '../../../text/certificate-files-office.ts'
import { formatDate } from '../../../text/format.ts'

export type NamedPaper = { readonly paper: Paper; readonly file: string }

// What Windows, Android and macOS refuse in a name, and signs that nobody sees.
const REFUSED = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]+/gu
const MOST_OF_NAME = 60
const MOST_OF_AREA = 40

function safe(text: string, most: number): string {
  const plain = text.normalize('NFC').replaceAll(REFUSED, ' ').replaceAll(/\s+/g, ' ').trim()
  // By whole letters; a name may end neither in a point nor in a space.
  return Array.from(plain)
    .slice(0, most)
    .join('')
    .replace(/[. ]+$/, '')
}

/** `0401 Siti Aminah - Desa Tempursari.pdf`; those that would be called alike are counted. */
export function namePapers(papers: readonly Paper[]): NamedPaper[] {
  const taken = new Set<string>()
  return papers.map((paper) => {
    const { sequence, holderName, villageName, subDistrictName } = paper
    const number = String(sequence).padStart(4, '0')
    const area = safe(villageName ?? subDistrictName, MOST_OF_AREA)
    const name = `${number} ${safe(holderName, MOST_OF_NAME)} - ${area}`
    let file = `${name}.pdf`
    // Where capital and small letters are one.
    for (let turn = 2; taken.has(file.toLowerCase()); turn += 1) file = `${name} (${turn}).pdf`
    taken.add(file.toLowerCase())
    return { paper, file }
  })
}

/** Opens in Indonesian Excel; nothing in it runs. `origin`: where papers are checked. */
export function listOf(papers: readonly NamedPaper[], origin: string): string {
  return csvOf([
    LIST_HEADS,
    ...papers.map(({ paper, file }) => [
      paper.number,
      paper.holderName,
      paper.villageName ?? '',
      paper.subDistrictName,
      formatDate(paper.issuedOn),
      paper.verificationCode,
      `${origin}/v/${paper.verificationCode}`,
      file,
    ]),
  ])
}
