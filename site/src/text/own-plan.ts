/** Words of a cadre's own follow-up plan (RTL). Only the Worker's pages use them. */
import type { LineState, PlanState } from '../../../worker/contract/plan-rules.ts'

export const PLAN = {
  title: 'Rencana saya (RTL)',
  lede: 'RTL (rencana tindak lanjut) adalah kegiatan kecil yang Anda mulai di desa setelah pelatihan.',
  none: 'Belum ada pelatihan dengan RTL di kabupaten/kota Anda.',
  write: 'Tulis rencana',
  open: 'Buka rencana',
  change: 'Ubah rencana',
  all: 'Semua rencana saya',
  practice: 'Praktik saya',
  learn: 'Ke daftar modul',
  due: 'Sudah waktunya',
  form: {
    title: 'Tulis RTL',
    lede: 'Tulis kegiatan yang bisa dimulai minggu ini, tanpa menunggu anggaran. Cukup tiga. Jangan tulis nama anak.',
    line: (at: number) => `Kegiatan ${at}`,
    more: 'Tambah kegiatan (sampai 10)',
    what: 'Apa yang Anda lakukan?',
    whatHelp: 'Contoh: membuat tempat cuci tangan di posyandu',
    withWhom: 'Siapa yang Anda ajak?',
    where: 'Di mana?',
    dueOn: 'Paling lambat tanggal',
    dueHelp: 'Contoh: 31-12-2026',
    save: 'Simpan rencana',
    sending: 'Menyimpan …',
    /** What the page's script says. */
    offline:
      'Belum terkirim karena tidak ada sinyal. Tulisan Anda aman di HP ini, dan dikirim sendiri saat sinyal kembali selama halaman ini terbuka.',
    failed:
      'Belum tersimpan. Tulisan Anda aman di HP ini. Coba tekan “Simpan rencana” lagi beberapa menit lagi.',
    restored: 'Tulisan Anda yang belum terkirim dipasang lagi. Periksa, lalu simpan.',
    kept: 'Tulisan Anda dijaga di HP ini sampai terkirim atau Anda keluar.',
    nik: 'Ada NIK (16 angka) di tulisan Anda. NIK tidak perlu dan tidak disimpan: hapus angkanya. Kalau tidak, angkanya dihapus saat disimpan. Tulisan lain tetap aman.',
    drop: 'Buang tulisan ini, pakai yang sudah tersimpan',
  },
  faults: {
    title: 'Ada yang perlu dilengkapi. Tulisan Anda masih ada di bawah.',
    what: { MISSING: 'Tulis apa yang Anda lakukan.' },
    dueOn: {
      MISSING: 'Isi tanggal paling lambat.',
      UNREADABLE: 'Tanggal belum terbaca. Tulis seperti 31-12-2026.',
      PAST: 'Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya.',
      FAR: 'Tanggal terlalu jauh. Pilih dalam dua tahun ini.',
    },
    changed:
      'Rencana ini sudah disimpan dari halaman atau HP lain, jadi tulisan Anda di bawah belum disimpan. Cocokkan dengan isi terakhir, lalu simpan lagi.',
    latest: 'Isi terakhir yang tersimpan',
  },
  states: {
    WRITTEN: {
      title: 'Tersimpan. Menunggu pelatih membaca.',
      body: 'Anda masih bisa mengubahnya sampai pelatih menerima.',
    },
    RETURNED: {
      title: 'Pelatih meminta perbaikan.',
      body: 'Baca catatannya, ubah rencana Anda, lalu simpan lagi.',
    },
    SIGNED: {
      title: 'RTL diterima pelatih.',
      body: 'Selamat menjalankan! Laporkan kemajuan setiap kegiatan di bawah.',
    },
  } satisfies Record<PlanState, { title: string; body: string }>,
  nikGone:
    'NIK (16 angka) yang Anda tulis sudah dihapus, karena NIK tidak disimpan di sini. Tulisan lain tersimpan. Tidak ada yang perlu diulang.',
  signedBy: (by: string, on: string) => `Diterima oleh ${by}, ${on}.`,
  nextOn: (on: string) => `Pelatih melihat lagi pada ${on}.`,
  line: {
    with: 'Bersama',
    where: 'Tempat',
    dueOn: 'Paling lambat',
    isDue: 'Sudah waktunya',
    said: (on: string) => `Dilaporkan ${on}`,
    report: 'Laporkan kemajuan',
    state: 'Sampai di mana?',
    note: 'Ceritakan satu kalimat (boleh kosong)',
    save: 'Simpan kemajuan',
  },
  lineStates: {
    NOT_YET: 'Belum',
    RUNNING: 'Jalan',
    DONE: 'Selesai',
  } satisfies Record<LineState, string>,
  notes: 'Kata pelatih',
  noteKinds: {
    FOLLOW_UP: 'Tindak lanjut',
    SIGN: 'RTL diterima',
    RETURN: 'Diminta diperbaiki',
  },
  progress: (done: number, of: number) => `${done} dari ${of} kegiatan selesai`,
} as const

/** Above her courses. */
export const TOLD = {
  PLAN_RETURNED: 'Pelatih meminta RTL Anda diperbaiki.',
  PLAN_DUE: 'Ada kegiatan RTL yang sudah waktunya.',
  PRACTICE: 'Pelatih sudah menilai praktik Anda.',
  toPlan: 'Buka rencana saya',
  toPractice: 'Lihat hasil praktik saya',
} as const
