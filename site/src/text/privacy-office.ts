/** Words of the office's pages on cadres' rights over their data: requests, how long things are kept, and who was affected. */
import type { RetentionKind } from '../../../worker/contract/retention-kinds.ts'
import { formatNumber } from './format.ts'

export const PRIVACY_TABS = {
  label: 'Data pribadi',
  requests: 'Permintaan',
  retention: 'Masa simpan',
  breach: 'Insiden',
} as const

export const REQUESTS = {
  title: 'Permintaan data kader',
  lede: 'Kader meminta datanya diperbaiki, atau berhenti memakai. UU 27/2022 memberi waktu 3 × 24 jam.',
  loading: 'Mengambil permintaan…',
  tabs: 'Permintaan yang ditampilkan',
  open: 'Menunggu',
  closed: 'Selesai',
  none: 'Tidak ada permintaan yang menunggu',
  noneBody:
    'Permintaan kader dari halaman Data saya muncul di sini. Yang datang lewat surat atau lisan bisa Anda catat.',
  noneClosed: 'Belum ada permintaan yang selesai',
  record: 'Catat permintaan dari surat',
  received: 'Diterima',
  byLetter: 'lewat surat atau lisan',
  take: 'Kerjakan',
  done: 'Selesai',
  decline: 'Tolak',
  end: 'Hapus data kader',
  answered: 'Jawaban',
  takenBy: 'Dikerjakan oleh',
  closedBy: 'Ditutup oleh',
  doneTitle: 'Permintaan selesai dikerjakan',
  doneBody: 'Kader melihat jawaban ini di halaman Data saya.',
  declineTitle: 'Tolak permintaan',
  declineBody: 'Tulis alasannya dengan jelas. Kader berhak tahu mengapa, dan boleh mengadu.',
  answer: 'Jawaban untuk kader',
  answerHelp: 'Apa yang sudah diubah, atau mengapa tidak. Paling banyak 500 huruf.',
  answerNeeded: 'Tulis dulu jawabannya.',
  working: 'Menyimpan…',
  endTitle: 'Hapus data kader untuk selamanya',
  endBody:
    'Nama, nomor HP, jawaban, dan semua tempat masuknya dihapus. Sertifikat yang sudah terbit tetap sah. Ini tidak bisa dibatalkan.',
  endCode: 'Ketik kode kader untuk memastikan',
  endCodeHelp: (code: string) => `Kode kader ini: ${code}`,
  endYes: 'Hapus untuk selamanya',
  taken: 'Permintaan sedang dikerjakan.',
  closedNow: 'Permintaan sudah ditutup. Kader mendapat kabar.',
  ended: 'Data kader sudah dihapus.',
  recorded: 'Permintaan sudah dicatat.',
  recordTitle: 'Catat permintaan dari surat',
  recordFind: 'Cari kader',
  recordFindHelp: 'Nama atau kode kader, paling sedikit dua huruf.',
  recordKind: 'Yang diminta',
  recordOn: 'Tanggal diterima',
  recordOnHelp: 'Waktu 3 × 24 jam dihitung sejak hari ini diterima.',
  recordOnWrong: 'Tanggalnya tidak boleh di depan, atau lebih dari 30 hari lalu.',
  recordBody: 'Isi permintaan',
  recordBodyNeeded: 'Tulis isi permintaannya.',
  recordSave: 'Catat permintaan',
  other: 'Ganti kader',
  correction: 'Perbaikan data',
  endOfUse: 'Berhenti memakai',
  coolingUntil: (until: string) =>
    `Kader bisa membatalkan sampai ${until}. Sesudah itu datanya boleh dihapus.`,
  overdue: (hours: number) => `Lewat ${hoursWords(hours)}`,
  left: (hours: number) => `Sisa ${hoursWords(hours)}`,
  clock: 'Jawab dalam 3 × 24 jam (UU 27/2022).',
  today: 'Permintaan data kader',
  todayOpen: (open: number) => `${formatNumber(open)} permintaan menunggu`,
  todayOverdue: (overdue: number) => `${formatNumber(overdue)} sudah lewat 3 × 24 jam`,
} as const

/** 30 → `1 hari 6 jam` */
export function hoursWords(hours: number): string {
  const whole = Math.max(0, Math.floor(hours))
  const days = Math.floor(whole / 24)
  const rest = whole % 24
  const parts = [...(days > 0 ? [`${days} hari`] : []), ...(rest > 0 ? [`${rest} jam`] : [])]
  return parts.length === 0 ? 'kurang dari 1 jam' : parts.join(' ')
}

export const RETENTION = {
  title: 'Masa simpan data',
  lede: 'Rincian yang tidak diperlukan lagi dihapus sendiri setiap hari. Nilai, kelulusan, kehadiran, dan sertifikat tetap.',
  loading: 'Mengambil masa simpan…',
  goes: 'Dihapus',
  stays: 'Tetap disimpan',
  on: 'Hapus sendiri',
  days: 'Disimpan (hari)',
  bounds: (least: number, most: number) =>
    `Antara ${formatNumber(least)} dan ${formatNumber(most)} hari.`,
  wrong: (least: number, most: number) =>
    `Isi antara ${formatNumber(least)} dan ${formatNumber(most)} hari.`,
  due: (due: number) =>
    due === 0
      ? 'Tidak ada yang jatuh tempo.'
      : `${formatNumber(due)} jatuh tempo, dihapus pada putaran berikutnya.`,
  save: 'Simpan',
  saving: 'Menyimpan…',
  saved: 'Masa simpan sudah diubah.',
  by: (name: string, at: string) => `Diubah oleh ${name}, ${at}`,
  default: 'Belum diubah: ini nilai bawaan.',
  fixed: 'Yang masa simpannya tetap',
  removed: 'Yang sudah dihapus',
  removedNone: 'Belum ada yang dihapus',
  removedNoneBody:
    'Setiap hari jumlah yang dihapus muncul di sini, menurut jenisnya. Isinya tidak.',
  day: 'Hari',
  kind: 'Jenis',
  count: 'Jumlah',
} as const

export const RETENTION_WORDS: Readonly<
  Record<
    RetentionKind,
    {
      readonly title: string
      readonly goes: string
      readonly stays: string
      readonly from: string
      readonly why: string
    }
  >
> = {
  ANSWERS: {
    title: 'Rincian jawaban kuis',
    goes: 'Pilihan jawaban kader di setiap soal.',
    stays: 'Nilai, lulus atau belum, soal mana yang benar.',
    from: 'Sejak kader terakhir belajar di kursus itu.',
    why: 'Dua tahun cukup untuk membetulkan kunci yang salah dan menilai soal; sesudah itu hanya nilai yang diperlukan.',
  },
  PHONES: {
    title: 'Nomor HP kader yang sudah tidak bertugas',
    goes: 'Nomor HP.',
    stays: 'Nama, riwayat tugas, sertifikat.',
    from: 'Sejak hari terakhir tugasnya.',
    why: 'Nomor diperlukan untuk serah terima dan pertanyaan sertifikat; setahun kemudian tidak lagi.',
  },
  EVALUATIONS: {
    title: 'Tulisan bebas di umpan balik kegiatan',
    goes: 'Saran dan kesan yang ditulis peserta.',
    stays: 'Nilai umpan balik yang sudah dihitung.',
    from: 'Sejak hari terakhir kegiatan.',
    why: 'Tulisan bisa memuat nama; laporan kegiatan sudah selesai saat itu.',
  },
  REQUESTS: {
    title: 'Isi permintaan data yang sudah ditutup',
    goes: 'Tulisan kader dan jawaban dinas.',
    stays: 'Bahwa permintaan itu ada, kapan, dan hasilnya.',
    from: 'Sejak permintaan ditutup.',
    why: 'Kader boleh mengadukan jawaban; dua tahun kemudian hanya catatannya yang diperlukan.',
  },
}

/** What no district sets, with why. */
export const FIXED_KEPT: readonly {
  readonly what: string
  readonly time: string
  readonly why: string
}[] = [
  {
    what: 'Sertifikat dan bukti tanda tangannya',
    time: 'tetap',
    why: 'bukti resmi yang harus bisa diperiksa siapa saja, kapan saja',
  },
  {
    what: 'Nilai, kelulusan, kehadiran, dan praktik',
    time: 'tetap',
    why: 'dasar sertifikat yang sudah terbit',
  },
  {
    what: 'Riwayat: siapa melihat, mengubah, dan membawa keluar data',
    time: 'tetap',
    why: 'catatannya berantai; menghapus sebagian membuat semuanya tidak bisa dipercaya. Isinya tanpa nama kader',
  },
  {
    what: 'Tempat masuk (sesi), PIN salah, dan kode salah',
    time: '30 hari setelah berakhir',
    why: 'menjaga akun; dihapus sendiri di semua kabupaten/kota',
  },
  {
    what: 'Kiriman HP selain jawaban kuis',
    time: 'selama tercatat di daftar kader',
    why: 'supaya kiriman yang sama tidak dihitung dua kali',
  },
]

export const BREACH = {
  title: 'Siapa yang terdampak?',
  lede: 'Bila ada data yang bocor: siapa saja yang datanya dilihat atau dibawa keluar dalam suatu waktu, menurut Riwayat.',
  from: 'Dari',
  until: 'Sampai',
  account: 'Petugas',
  everybody: 'Semua petugas',
  subDistrict: 'Kecamatan',
  wholeDistrict: 'Seluruh kabupaten/kota',
  village: 'Desa/kelurahan',
  allVillages: 'Semua desa/kelurahan',
  group: 'Jenis kejadian',
  both: 'Melihat dan membawa keluar',
  seen: 'Melihat',
  taken: 'Membawa keluar (laporan, daftar)',
  ask: 'Cari yang terdampak',
  asking: 'Mencari…',
  windowWrong: 'Waktu selesai harus setelah waktu mulai, paling lama setahun.',
  logged: 'Pencarian ini dicatat di Riwayat.',
  people: 'Orang yang terdampak',
  entries: 'Kejadian',
  entriesAre: 'kali data orang dilihat atau dibawa keluar',
  areas: 'Wilayah',
  name: 'Nama',
  code: 'Kode kader',
  place: 'Wilayah',
  looks: 'Dilihat',
  lists: 'Dalam daftar',
  first: 'Pertama',
  last: 'Terakhir',
  at: 'Waktu',
  who: 'Petugas',
  did: 'Yang dilakukan',
  reach: 'Orang',
  reachAll: 'semua di wilayahnya',
  none: 'Tidak ada yang terdampak',
  noneBody: 'Dalam waktu dan pilihan ini Riwayat tidak mencatat apa pun yang memuat data kader.',
  unsure:
    'Beberapa kejadian hanya menyebut wilayah, bukan orangnya. Untuk itu semua kader yang kini bertugas di wilayah itu dihitung: lebih baik memberi tahu satu orang terlalu banyak.',
  cut: 'Kejadiannya terlalu banyak untuk satu jawaban: daftar ini belum lengkap. Perpendek waktunya dan cari lagi bagian lainnya.',
  found: 'Kapan insiden diketahui',
  foundHelp:
    'Sejak saat ini pemberitahuan tertulis harus sampai dalam 3 × 24 jam (UU 27/2022 pasal 46).',
  due: 'Batas pemberitahuan',
  saveCsv: 'Simpan daftar (CSV)',
  saveXlsx: 'Simpan daftar (Excel)',
  print: 'Cetak surat',
  letters: 'Surat pemberitahuan',
  toSubject: 'Surat kepada kader',
  toAuthority: 'Surat kepada lembaga pelindungan data pribadi',
  file: 'terdampak',
  runbook: 'Langkah saat ada insiden',
  steps: [
    'Hentikan dulu: nonaktifkan akun yang dipakai (Petugas), akhiri sesinya, minta superadmin mengganti rahasia bila perlu.',
    'Catat kapan diketahui. Isi waktunya di bawah: dari situ hitungan 3 × 24 jam berjalan.',
    'Cari yang terdampak: waktu, petugas, jenis kejadian. Simpan daftarnya di tempat yang aman.',
    'Kirim surat kepada setiap kader yang terdampak dan kepada lembaga. Isinya wajib: data apa, kapan dan bagaimana terungkap, upaya penanganan dan pemulihan.',
    'Bila mengganggu layanan publik atau banyak orang, umumkan juga kepada masyarakat.',
    'Simpan surat, daftar, dan keputusan bersama berkas insiden. Periksa rantai Riwayat.',
  ],
  limits:
    'Yang tidak tampak di Riwayat tidak tampak di sini: orang yang mengambil basis data langsung, atau memotret layar. Bila itu terjadi, anggap semua kader kabupaten/kota terdampak.',
} as const

/** Placeholders in square brackets are for the office to fill. */
export function subjectLetter(office: string, when: string): readonly string[] {
  return [
    'Kepada Yth. Saudari/Saudara [nama], [kode kader], [desa/kelurahan]',
    `Dengan ini ${office} memberitahukan, sesuai pasal 46 Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi, bahwa telah terjadi kegagalan pelindungan data pribadi yang memuat data Saudari/Saudara.`,
    `Data pribadi yang terungkap: [nama, desa tugas, nomor HP, hasil belajar — coret yang tidak perlu].`,
    `Kapan dan bagaimana terungkap: ${when}; [uraian singkat].`,
    'Upaya penanganan dan pemulihan: [akun dihentikan, sesi diakhiri, rahasia diganti, …].',
    'Yang sebaiknya Saudari/Saudara lakukan: jangan menanggapi pesan atau telepon yang meminta PIN atau kode; dinas tidak pernah memintanya. Bila ragu, hubungi [nama dan nomor petugas].',
    'Saudari/Saudara berhak meminta salinan, perbaikan, dan penghapusan data melalui halaman Data saya atau langsung ke dinas.',
  ]
}

export function authorityLetter(
  office: string,
  when: string,
  people: number,
  areas: number,
): readonly string[] {
  return [
    'Kepada Yth. Lembaga penyelenggara pelindungan data pribadi',
    `Dengan ini ${office} selaku pengendali data pribadi menyampaikan pemberitahuan tertulis kegagalan pelindungan data pribadi, sesuai pasal 46 Undang-Undang Nomor 27 Tahun 2022.`,
    'Data pribadi yang terungkap: [jenis data]. Data spesifik (kesehatan, anak, keuangan, biometrik): tidak ada yang disimpan dalam sistem ini.',
    `Kapan dan bagaimana terungkap: ${when}; [uraian].`,
    `Jumlah subjek data yang terdampak: ${formatNumber(people)} orang di ${formatNumber(areas)} wilayah.`,
    'Upaya penanganan dan pemulihan: [uraian].',
    'Pemberitahuan kepada subjek data: [tanggal dan cara].',
    'Narahubung / pejabat pelindungan data pribadi: [nama, jabatan, nomor].',
  ]
}
