/** The invented certificate on which a design is shown before anybody gets one. */
import type { CertificateFacts } from '../../../worker/contract/certification.ts'
import { numberInWords } from './certification.ts'

const MATERIALS = [
  ['Mengenal KPM dan delapan Aksi Konvergensi', 2, 0, 0],
  ['Seribu hari pertama kehidupan', 2, 0, 0],
  ['Lima paket layanan dan siapa yang memberikannya', 2, 1, 0],
  ['Mendata sasaran dan memantau layanan', 1, 1, 1],
  ['Membaca hasil pengukuran bersama petugas gizi', 1, 1, 0],
  ['Rembuk stunting desa', 1, 1, 1],
  ['Berbicara dengan keluarga', 1, 1, 1],
  ['Mencatat, melapor, dan menindaklanjuti', 1, 1, 0],
] as const

const TOTAL = MATERIALS.reduce((sum, [, one, two, three]) => sum + one + two + three, 0)

type Real = Pick<
  CertificateFacts,
  | 'districtName'
  | 'provinceName'
  | 'issuedOn'
  | 'issuedIn'
  | 'number'
  | 'signatory'
  | 'letterhead'
  | 'cadreTitle'
  | 'holderRole'
>

/** Somebody who does not exist, in the district's own letterhead, with its own signatory. */
export function specimenFacts(real: Real): CertificateFacts {
  return {
    format: 1,
    verificationCode: 'KPM-C0NT-0H00-0000',
    holderName: 'Siti Aminah',
    villageName: 'Desa Contoh',
    subDistrictName: 'Kecamatan Contoh',
    courseCode: 'KPM-DASAR',
    courseTitle: 'Pelatihan Dasar Kader Pembangunan Manusia',
    courseVersion: 1,
    materials: MATERIALS.map(([title, theory, assignment, practice]) => ({
      title,
      theory,
      assignment,
      practice,
    })),
    totalHours: TOTAL,
    totalHoursInWords: numberInWords(TOTAL),
    event: {
      startsOn: '2026-11-03',
      endsOn: '2026-11-05',
      place: 'Aula Kecamatan Contoh',
      organiser: 'Dinas Pemberdayaan Masyarakat dan Desa',
    },
    expiresOn: null,
    isSample: false,
    ...real,
  }
}

/** Where nobody signs yet. */
export const NO_SIGNATORY: CertificateFacts['signatory'] = {
  position: 'Kepala Dinas',
  name: 'Nama Penandatangan',
  rank: 'Pangkat (golongan)',
  employeeNumber: '000000000000000000',
}
