/**
 * Agendas that a meeting can begin with: the course's own days in class (`db/curriculum/kpm-dasar/bahan/agenda-*-hari.md`). JP of 45
 * minutes; breaks, openings and tests count none. What a day leaves out is learnt on the phone, as the course's materials say.
 */

export type AgendaSession = {
  readonly startsAt: string
  readonly endsAt: string
  readonly title: string
  /** Of KPM-DASAR. */
  readonly module: string | null
  readonly hours: number
  /** Who usually speaks there; empty for a break. */
  readonly by: string
}

export type Agenda = {
  readonly id: string
  readonly label: string
  readonly courseCode: string
  /** Day by day. */
  readonly days: readonly (readonly AgendaSession[])[]
}

const at = (
  startsAt: string,
  endsAt: string,
  title: string,
  by = '',
  module: string | null = null,
  hours = 0,
): AgendaSession => ({ startsAt, endsAt, title, by, module, hours })

const rest = (startsAt: string, endsAt: string) => at(startsAt, endsAt, 'Istirahat')
const lunch = (startsAt: string, endsAt: string) => at(startsAt, endsAt, 'Makan siang dan ibadah')

const COURSE = 'KPM-DASAR'
const M1 = 'mengenal-kpm'
const M2 = 'stunting-1000-hpk'
const M3 = 'remaja-catin-ibu-hamil'
const M4 = 'asi-mpasi-isi-piringku'
const M5 = 'imunisasi-vitamin-anak-sakit'
const M6 = 'mengukur-pertumbuhan'
const M7 = 'air-sanitasi-stbm'
const M8 = 'pengasuhan-paud-perlindungan'
const M9 = 'pendataan-scorecard'
const M10 = 'komunikasi-rembuk'

export const AGENDAS: readonly Agenda[] = [
  {
    id: '1-hari',
    label: 'Agenda 1 hari (8 JP)',
    courseCode: COURSE,
    days: [
      [
        at('07:30', '08:15', 'Daftar hadir, masuk ke HP masing-masing, tes awal', 'Panitia'),
        at('08:15', '08:30', 'Pembukaan', 'Dinas PMD'),
        at('08:30', '09:15', 'Peran KPM, konvergensi, empat pasti', 'Dinas PMD', M1, 1),
        at('09:15', '10:00', 'Stunting dan 1.000 HPK', 'Dinas Kesehatan', M2, 1),
        rest('10:00', '10:15'),
        at(
          '10:15',
          '12:30',
          'Mengukur pertumbuhan: peragaan dan praktik per kelompok',
          'Petugas gizi, bidan',
          M6,
          3,
        ),
        lunch('12:30', '13:30'),
        at(
          '13:30',
          '15:00',
          'Mendata dan menghitung scorecard, dengan contoh angka',
          'Bappeda, pendamping desa',
          M9,
          2,
        ),
        rest('15:00', '15:15'),
        at('15:15', '16:00', 'Berlatih kunjungan rumah', 'PLKB, pelatih', M10, 1),
        at('16:00', '16:30', 'Menulis RTL, penjelasan tes akhir, penutupan', 'Pelatih'),
      ],
    ],
  },
  {
    id: '2-hari',
    label: 'Agenda 2 hari (16 JP)',
    courseCode: COURSE,
    days: [
      [
        at('07:30', '08:15', 'Daftar hadir dan tes awal', 'Panitia'),
        at('08:15', '08:45', 'Pembukaan', 'Dinas PMD'),
        at(
          '08:45',
          '10:15',
          'Siapa KPM, tugasnya, konvergensi, dari desa sampai kabupaten',
          'Dinas PMD, Bappeda',
          M1,
          2,
        ),
        rest('10:15', '10:30'),
        at('10:30', '12:00', 'Stunting dan 1.000 HPK', 'Dinas Kesehatan', M2, 2),
        lunch('12:00', '13:00'),
        at(
          '13:00',
          '13:45',
          'Remaja, calon pengantin, ibu hamil: bahas kasus',
          'Bidan, PLKB',
          M3,
          1,
        ),
        at(
          '13:45',
          '15:15',
          'ASI, MPASI, Isi Piringku: praktik kekentalan dengan bahan setempat',
          'Petugas gizi',
          M4,
          2,
        ),
        rest('15:15', '15:30'),
        at('15:30', '16:15', 'Lima pilar STBM: praktik cuci tangan', 'Petugas sanitasi', M7, 1),
      ],
      [
        at('08:00', '08:15', 'Mengingat hari pertama', 'Peserta'),
        at(
          '08:15',
          '10:30',
          'Mengukur pertumbuhan: peragaan dan praktik',
          'Petugas gizi, bidan',
          M6,
          3,
        ),
        rest('10:30', '10:45'),
        at('10:45', '12:15', 'Pendataan, pemantauan, scorecard', 'Bappeda, pendamping desa', M9, 2),
        lunch('12:15', '13:15'),
        at(
          '13:15',
          '14:45',
          'Komunikasi, kunjungan rumah, menulis satu usulan rembuk',
          'PLKB, pelatih',
          M10,
          2,
        ),
        rest('14:45', '15:00'),
        at(
          '15:00',
          '15:45',
          'Pengasuhan, PAUD, perlindungan sosial',
          'Guru PAUD, Dinas Sosial',
          M8,
          1,
        ),
        at('15:45', '16:30', 'RTL, penjelasan tes akhir, penutupan', 'Pelatih'),
      ],
    ],
  },
  {
    id: '3-hari',
    label: 'Agenda 3 hari (20 JP)',
    courseCode: COURSE,
    days: [
      [
        at('07:30', '08:15', 'Daftar hadir dan tes awal', 'Panitia'),
        at('08:15', '08:45', 'Pembukaan', 'Dinas PMD'),
        at('08:45', '10:15', 'Mengenal KPM dan konvergensi', 'Dinas PMD, Bappeda', M1, 2),
        rest('10:15', '10:30'),
        at('10:30', '12:00', 'Stunting dan 1.000 HPK', 'Dinas Kesehatan', M2, 2),
        lunch('12:00', '13:00'),
        at(
          '13:00',
          '14:30',
          'Remaja, calon pengantin, ibu hamil',
          'Bidan, PLKB, petugas KUA',
          M3,
          2,
        ),
        rest('14:30', '14:45'),
        at('14:45', '15:30', 'Lima pilar STBM: praktik cuci tangan', 'Petugas sanitasi', M7, 1),
        at('15:30', '15:45', 'Satu hal yang saya pelajari hari ini', 'Peserta'),
      ],
      [
        at('08:00', '08:15', 'Mengingat hari pertama', 'Peserta'),
        at('08:15', '09:45', 'ASI, MPASI, Isi Piringku: praktik kekentalan', 'Petugas gizi', M4, 2),
        rest('09:45', '10:00'),
        at('10:00', '11:30', 'Imunisasi, vitamin A, anak sakit', 'Bidan', M5, 2),
        lunch('11:30', '12:30'),
        at(
          '12:30',
          '14:45',
          'Mengukur pertumbuhan: peragaan dan praktik',
          'Petugas gizi, bidan',
          M6,
          3,
        ),
        at('14:45', '15:00', 'Satu hal yang saya pelajari hari ini', 'Peserta'),
      ],
      [
        at('08:00', '08:15', 'Mengingat hari kedua', 'Peserta'),
        at(
          '08:15',
          '10:30',
          'Pendataan, pemantauan, scorecard: mengisi formulir',
          'Bappeda, pendamping desa',
          M9,
          3,
        ),
        rest('10:30', '10:45'),
        at(
          '10:45',
          '12:15',
          'Komunikasi, kunjungan rumah, rembuk stunting',
          'PLKB, pelatih',
          M10,
          2,
        ),
        lunch('12:15', '13:15'),
        at(
          '13:15',
          '14:00',
          'Pengasuhan, PAUD, perlindungan sosial',
          'Guru PAUD, Dinas Sosial',
          M8,
          1,
        ),
        at('14:00', '14:45', 'Menulis RTL, saling memberi masukan', 'Pelatih'),
        at('14:45', '15:45', 'Tes akhir', 'Panitia'),
        at('15:45', '16:15', 'Penutupan', 'Dinas PMD'),
      ],
    ],
  },
]
