/** One paper whose every byte is the same each time. */
import type { CertificateFacts } from '../../worker/contract/certification.ts'

const facts: CertificateFacts = {
  format: 1,
  number: '400.10.2/0401/DPMD/KPM/2026',
  verificationCode: 'KPM-7Q4M-2XKD-9TRB',
  holderName: 'Siti Aminah',
  holderRole: 'Kader Pembangunan Manusia (KPM)',
  villageName: 'Desa Tempursari',
  subDistrictName: 'Kecamatan Tempursari',
  districtName: 'Kabupaten Lumajang',
  provinceName: 'Jawa Timur',
  courseCode: 'KPM-DASAR',
  courseTitle: 'Pelatihan Dasar Kader Pembangunan Manusia',
  courseVersion: 1,
  materials: [
    { title: 'Mengenal KPM', theory: 2, assignment: 0, practice: 0 },
    { title: 'Rembuk stunting', theory: 1, assignment: 1, practice: 2 },
  ],
  totalHours: 6,
  totalHoursInWords: 'enam',
  event: { startsOn: '2026-11-03', endsOn: '2026-11-20', place: 'Aula', organiser: 'Dinas PMD' },
  issuedOn: '2026-11-21',
  issuedIn: 'Lumajang',
  expiresOn: null,
  signatory: {
    position: 'Plt. Kepala Dinas Pemberdayaan Masyarakat dan Desa',
    name: 'Bambang Setiawan',
    rank: 'Pembina Tk. I (IV/b)',
    employeeNumber: '197203151998031004',
  },
  letterhead: {
    government: 'PEMERINTAH KABUPATEN LUMAJANG',
    office: 'DINAS PEMBERDAYAAN MASYARAKAT DAN DESA',
    lines: ['Jalan Arif Rahman Hakim Nomor 1, Lumajang 67313'],
  },
  cadreTitle: 'Kader Pembangunan Manusia',
  isSample: false,
}

export const fixedPaper = {
  facts,
  origin: 'https://kelas-kader.example',
  token: '',
  document: '{"name":"Siti Aminah"}\n',
  revokedOn: null,
} as const
