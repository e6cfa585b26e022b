/** Words inside the signed credential (Open Badges), as wallets and other verifiers show them. What is signed never changes. */
import type { CertificateFacts } from '../../../worker/contract/certification.ts'
import { atPlace, formatDates, holderArea, numberInWords } from './certification.ts'
import { formatDate } from './format.ts'

/** Before what a wallet shows as a heading, when the names are not real. */
const SAMPLE_MARK = 'DATA CONTOH: '

const marked = ({ isSample }: Pick<CertificateFacts, 'isSample'>, text: string): string =>
  isSample ? `${SAMPLE_MARK}${text}` : text

/** What a badge says of its course, whoever passed it. */
export type BadgeCourse = Pick<
  CertificateFacts,
  | 'courseCode'
  | 'courseTitle'
  | 'courseVersion'
  | 'courseHours'
  | 'totalHours'
  | 'totalHoursInWords'
  | 'isSample'
>

export const CREDENTIAL = {
  name: (facts: CertificateFacts) => marked(facts, `Sertifikat ${facts.courseTitle}`),
  description: (facts: CertificateFacts) =>
    marked(
      facts,
      `Diterbitkan di ${facts.issuedIn} pada ${formatDate(facts.issuedOn)}. Penandatangan: ${facts.signatory.name}, ${facts.signatory.position}.`,
    ),
  issuer: ({ letterhead }: CertificateFacts) => `${letterhead.government}, ${letterhead.office}`,
  servedIn: (facts: CertificateFacts) =>
    `Wilayah tugas: ${holderArea(facts)}, ${facts.provinceName}.`,
  achievement: (facts: BadgeCourse) => marked(facts, facts.courseTitle),
  /** Of the course, so the same in every badge of it: its own hours, never those that one holder has done. */
  course: (facts: BadgeCourse) => {
    const { courseHours: all = facts.totalHours } = facts
    return marked(
      facts,
      `Pelatihan selama ${all} (${numberInWords(all)}) Jam Pelajaran, kode ${facts.courseCode}, versi ${facts.courseVersion}.`,
    )
  },
  criteria: 'Menyelesaikan semua materi pelatihan dan lulus menurut aturan kelulusannya.',
  action: {
    code: 'Aksi 5',
    name: 'Pembinaan Kader Pembangunan Manusia (KPM)',
    framework: '8 Aksi Konvergensi Percepatan Penurunan Stunting',
  },
  evidence: 'Pelaksanaan dan daftar materi',
  /** What somebody scored is nobody else's business. Sessions and who spoke there are on the paper only. */
  training: ({ event, materials, format, totalHours, totalHoursInWords }: CertificateFacts) =>
    [
      `Diselenggarakan oleh ${event.organiser} pada ${formatDates(event.startsOn, event.endsOn)} ${atPlace(event.place)}.`,
      ...(format === 1
        ? []
        : [`Yang dijalani: ${totalHours} (${totalHoursInWords}) Jam Pelajaran.`]),
      'Materi:',
      ...materials.map(
        ({ title, theory, assignment, practice }, index) =>
          `${index + 1}. ${title} (${theory + assignment + practice} JP)`,
      ),
    ].join('\n'),
} as const
