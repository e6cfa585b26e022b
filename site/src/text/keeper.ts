/** Words for the keeper of the platform: the log above the districts. The secrets are in `secrets.ts`. */
export const KEEPER = {
  label: 'Riwayat dan rahasia platform',
  nation: 'Tingkat nasional',
  secrets: 'Rahasia platform',
  nationNote:
    'Yang tercatat di sini terjadi di atas kabupaten/kota: wilayah, kursus nasional, akun yang dibuat pusat, kunci platform. Riwayat kader dan petugas sebuah kabupaten/kota ada di riwayat kabupaten/kota itu, dan hanya terbuka selama kunjungan dengan alasan.',
  /** A link about one person, opened here. */
  notHere:
    'Tentang yang dipilih tidak ada catatan di tingkat nasional. Itu bukan berarti tidak ada riwayatnya: riwayat seorang kader atau petugas ada di riwayat kabupaten/kotanya.',
} as const
