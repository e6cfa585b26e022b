/** The cases of districts' own fact cards: one that waits and one in force, of a course of the country. */
import { proposeLocalFact } from '../../../worker/curriculum/local-facts/propose-card.ts'
import { decideLocalFact } from '../../../worker/curriculum/local-facts/decide-card.ts'
import { newUuid } from '../../factories/certification.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'
import { courseFiles, publishFiles, withFile } from '../../factories/course.ts'
import type { Case } from './cases.ts'

const AREA = '35.08'
const WAITING = '01980000-0000-7000-8000-0000000000f1'
const IN_FORCE = '01980000-0000-7000-8000-0000000000f2'
const FACT = 'kartu-a'
const OTHER = 'kartu-b'
let courseId = ''

const fact = (id: string) =>
  `\n:::kartu-fakta{id="${id}" angka="1" sumber="Sumber" ditinjau="2026-01-01" tinjau-ulang="2030-01-01" daerah="ya"}\nIsi.\n:::\n`

const card = (id: string, factId: string) => ({
  id,
  district: AREA,
  courseId,
  factId,
  figure: '2',
  text: 'Kenari Rahasia di kabupaten ini.',
  source: 'Dinas',
  reviewBy: '2027-06-01',
  instead: null,
})

/** Nobody but the own district's people may read the cards before they are in force. */
export async function makeLocalFacts(): Promise<void> {
  const files = withFile(courseFiles({ code: 'KARTU' }), 'kartu-satu/awal.md', (text) =>
    [text, fact(FACT), fact(OTHER)].join('\n'),
  )
  const published = await publishFiles(contextFor(SYSTEM), files, {
    code: 'KARTU',
    ownerArea: AREA,
  })
  courseId = published.courseId
  const writer = contextFor(staff('TRAINER', AREA, 'penulis-kartu'))
  await proposeLocalFact(writer, card(WAITING, FACT))
  await proposeLocalFact(writer, card(IN_FORCE, OTHER))
  await decideLocalFact(contextFor(staff('REVIEWER', AREA, 'penelaah-kartu')), {
    id: IN_FORCE,
    approved: true,
    as: 'Bidan',
    comment: '',
  })
}

export const LOCAL_FACT_CASES: Readonly<Record<string, Case>> = {
  listLocalFacts: { who: 'course.readDraft', area: AREA, input: () => ({ area: AREA }) },
  // Of another proposal than the one that waits: it reaches the rule and changes nothing.
  proposeLocalFact: {
    who: 'fact.propose',
    area: AREA,
    input: () => ({ ...card(newUuid(), FACT), reviewBy: '2020-01-01' }),
  },
  decideLocalFact: {
    who: 'fact.decide',
    area: AREA,
    input: () => ({ id: WAITING, approved: true, as: 'Bidan', comment: '' }),
  },
  endLocalFact: { who: 'fact.end', area: AREA, input: () => ({ id: IN_FORCE }) },
}
