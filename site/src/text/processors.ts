/** Who handles personal data for the district, as the public page says it. Every line must be true of the code and of how it is deployed. */
export const PROCESSORS = {
  title: 'Siapa yang memproses data',
  description:
    'Pemroses dan sub-pemroses data pribadi Kelas Kader, di mana, data apa, dan dasarnya.',
  lede: 'Kabupaten atau kota Anda adalah pengendali data. Yang lain hanya memproses atas perintahnya (UU 27/2022 pasal 51 dan 52).',
  toNotice: 'Pemberitahuan privasi',
  noneTitle: 'Yang tidak ada di sini',
  none: [
    'Tidak ada analitik, iklan, pelacak, atau peta pihak lain.',
    'Tidak ada skrip, huruf, atau gambar yang diambil dari situs lain: semua dari alamat ini.',
    'Tidak ada pengiriman surel atau SMS. Pesan WhatsApp dibuka dan dikirim petugas sendiri, dari HP-nya, kecuali kode masuk yang Anda minta sendiri di daerah yang memakainya.',
    'Tidak ada data yang dijual atau dipakai melatih kecerdasan buatan.',
  ],
  where: 'Di mana data disimpan',
  whereText: [
    'PP 71/2019 pasal 20 pada dasarnya mewajibkan penyelenggara lingkup publik mengelola, memproses, dan menyimpan data di Indonesia, kecuali bila teknologi penyimpanannya tidak tersedia di dalam negeri.',
    'Cloudflare D1 dan R2 tidak menawarkan penyimpanan khusus Indonesia. Bila dinas memakai Cloudflare, data dapat berada di luar negeri. Apakah itu boleh adalah keputusan hukum dinas, bukan keputusan kami; kami tidak mengatakan bahwa syarat itu terpenuhi.',
    'Perangkat lunak ini hanya memakai basis data SQLite, tempat berkas, dan berkas statis, sehingga dapat dijalankan di server di Indonesia tanpa mengubahnya.',
    'Tanyakan kepada dinas Anda di mana data kabupaten atau kota Anda disimpan.',
  ],
  office: 'Untuk dinas',
  officeText:
    'Pakai sub-pemroses hanya dengan persetujuan tertulis. Perjanjian pemrosesan data memuat: data apa, untuk apa, berapa lama, keamanan, pemberitahuan insiden dalam 3 × 24 jam, pengembalian dan penghapusan data saat berakhir.',
  columns: { who: 'Siapa', role: 'Peran', what: 'Data', where: 'Di mana', basis: 'Dasar' },
} as const

export const PROCESSOR_ROWS: readonly {
  readonly who: string
  readonly role: string
  readonly what: string
  readonly where: string
  readonly basis: string
}[] = [
  {
    who: 'Pemerintah kabupaten atau kota, melalui dinas penyelenggara',
    role: 'Pengendali data',
    what: 'semua data kader di wilayahnya',
    where: 'kantor dinas, lewat halaman kerja ini',
    basis: 'pelaksanaan tugas dalam rangka kepentingan umum (UU 27/2022 pasal 20 ayat 2 huruf e)',
  },
  {
    who: 'Pengelola Kelas Kader untuk dinas',
    role: 'Pemroses',
    what: 'menjalankan sistem; membuka data orang hanya dengan alasan tertulis yang dicatat di Riwayat',
    where: 'ditetapkan dinas',
    basis: 'perjanjian pemrosesan data dengan dinas',
  },
  {
    who: 'Cloudflare, Inc. (Workers, D1, R2), bila dinas memilihnya',
    role: 'Sub-pemroses',
    what: 'menjalankan program (Workers), menyimpan basis data (D1) dan berkas (R2). Nomor HP tersimpan tersandi; kuncinya bukan di basis data',
    where: 'pusat data Cloudflare; tidak ada pilihan khusus Indonesia',
    basis: 'persetujuan tertulis dinas dan perjanjian pemrosesan data Cloudflare',
  },
  {
    who: 'Meta (WhatsApp), bila dinas menyalakan kode lewat WhatsApp',
    role: 'Sub-pemroses',
    what: 'nomor HP dan kode aktivasi kader yang memintanya; tidak ada nama atau hasil belajar',
    where: 'pusat data Meta, di luar negeri',
    basis: 'persetujuan tertulis dinas; hanya saat kader meminta',
  },
]
