/** Words of the messages that an officer writes once and sends himself, one by one or to a group. */
import { formatNumber } from './format.ts'

export const MESSAGES = {
  title: 'Kirim pesan',
  lede: 'Tulis sekali, lalu buka di WhatsApp satu per satu atau kirim ke grup.',
  loading: 'Memuat penerima…',
  textTitle: 'Isi pesan',
  template: 'Mulai dari contoh',
  text: 'Isi pesan',
  textHelp:
    'Kata dalam kurung kurawal diisi sendiri untuk tiap kader. Pesan tidak disimpan di server.',
  places: 'Sisipkan',
  previewTitle: (name: string) => `Begini pesan untuk ${name}`,
  unknown: (places: readonly string[]) =>
    `${places.join(', ')} tidak dikenal di sini, jadi terkirim apa adanya. Ganti atau hapus.`,
  empty: 'Tulis dulu isi pesannya.',
  groupTitle: 'Kirim ke grup',
  groupHelp: 'Satu teks umum tanpa nama orang.',
  copyGroup: 'Salin teks untuk grup',
  copied: 'Teks untuk grup sudah disalin. Tempel di grup WhatsApp.',
  copyFailed: 'Peramban tidak mengizinkan menyalin. Pilih teks di bawah ini, lalu salin sendiri.',
  groupText: 'Teks untuk grup',
  openGroup: 'Buka WhatsApp, pilih grup',
  oneTitle: 'Kirim satu per satu',
  prepare: (count: number) => `Siapkan daftar kirim untuk ${formatNumber(count)} kader`,
  prepareHelp:
    'Nomor HP dibuka untuk Anda, dan dicatat di riwayat siapa yang membukanya. Pesan baru terkirim setelah Anda menekan kirim di WhatsApp.',
  noRightHelp:
    'Nomor HP hanya untuk petugas kabupaten/kota. WhatsApp tetap terbuka dengan pesannya, penerimanya Anda pilih sendiri.',
  preparing: 'Membuka nomor HP',
  unit: 'kader',
  opened: 'dibuka',
  show: 'Tampilkan',
  all: 'Semua',
  notOpened: 'Belum dibuka',
  withoutNumber: 'Tanpa nomor',
  noneLeft: 'Semua sudah dibuka.',
  noneHere: 'Tidak ada kader pada pilihan ini.',
  open: 'Buka WhatsApp',
  openAgain: 'Buka lagi',
  openWithout: 'Pilih penerima sendiri',
  done: 'Sudah dibuka',
  noNumber: 'Nomor belum ada',
  clear: 'Hapus semua tanda',
  kept: 'Tanda "sudah dibuka" hanya tersimpan di komputer ini.',
  noOneTitle: 'Belum ada penerima',
  noOneCohort: 'Tambahkan peserta dulu ke angkatan ini.',
  noOneUncovered: 'Tidak ada kader yang bertugas di desa/kelurahan yang belum tercakup.',
  backUncovered: 'Kembali ke daftar belum tercakup',
  to: (name: string) => `untuk ${name}`,
} as const

/** "3 dari 32 dibuka" */
export function openedOf(opened: number, total: number): string {
  return `${formatNumber(opened)} dari ${formatNumber(total)} ${MESSAGES.opened}`
}

/** What stands in for a person's own facts in a text for a group. */
export const GROUP_WORDS = {
  nama: 'Bapak/Ibu Kader',
  desa: 'desa/kelurahan masing-masing',
} as const

export type Template = { readonly id: string; readonly label: string; readonly text: string }

const GREETING = "Assalamu'alaikum/Salam sejahtera {nama}."

/** For the members of a cohort. */
export function cohortTemplates(officeName: string): readonly Template[] {
  const close = `Terima kasih. - ${officeName}`
  return [
    {
      id: 'undangan',
      label: 'Undangan pelatihan',
      text: [
        GREETING,
        'Anda diundang mengikuti pelatihan {angkatan}.',
        'Tanggal: {tanggal}',
        'Tempat: {tempat}',
        'Materi sudah bisa dibaca di HP: {alamat masuk}',
        'Mohon balas pesan ini bila bisa hadir.',
        close,
      ].join('\n'),
    },
    {
      id: 'belajar',
      label: 'Pengingat belajar di HP',
      text: [
        GREETING,
        'Materi pelatihan {angkatan} menunggu Anda.',
        'Ketuk {alamat masuk} lalu masuk dengan kode kader dan PIN. Pilih Lanjutkan belajar.',
        'Bisa dibaca sedikit demi sedikit. Kuota kecil saja.',
        close,
      ].join('\n'),
    },
    {
      id: 'hadir',
      label: 'Pengingat sebelum hari pelatihan',
      text: [
        GREETING,
        'Pelatihan {angkatan} segera dimulai: {tanggal}, di {tempat}.',
        'Bawa HP yang sudah diisi baterainya dan kartu masuk Anda.',
        close,
      ].join('\n'),
    },
    OWN,
  ]
}

/** For those invited to a meeting; without an agenda nothing is said of its hour. */
export function meetingTemplates(officeName: string, hasHour: boolean): readonly Template[] {
  const close = `Terima kasih. - ${officeName}`
  const when = hasHour ? ['Tanggal: {tanggal}', 'Pukul: {pukul}'] : ['Tanggal: {tanggal}']
  return [
    {
      id: 'undangan',
      label: 'Undangan kegiatan',
      text: [
        GREETING,
        'Anda diundang ke {kegiatan}.',
        ...when,
        'Tempat: {tempat}',
        'Mohon balas pesan ini bila bisa hadir.',
        close,
      ].join('\n'),
    },
    {
      id: 'hadir',
      label: 'Pengingat sebelum hari kegiatan',
      text: [
        GREETING,
        '{kegiatan} segera dimulai: {tanggal}, di {tempat}.',
        'Selagi ada sinyal, masuk dan buka {alamat hadir} sekali. Sesudah itu Anda bisa mencatat hadir di ruangan tanpa sinyal.',
        'Bawa HP yang sudah diisi baterainya, dan kartu hadir bila sudah punya.',
        close,
      ].join('\n'),
    },
    {
      id: 'batal',
      label: 'Kegiatan batal atau ditunda',
      text: [
        GREETING,
        '{kegiatan} pada {tanggal} batal. Kami beri tahu lagi bila ada jadwal baru.',
        close,
      ].join('\n'),
    },
    OWN,
  ]
}

/** For cadres of villages that are not covered yet: there is no cohort to speak of. */
export function uncoveredTemplates(officeName: string): readonly Template[] {
  return [
    {
      id: 'ajakan',
      label: 'Ajakan menyelesaikan pelatihan',
      text: [
        GREETING,
        '{desa} belum punya kader yang terlatih. Anda dapat menjadi yang pertama.',
        'Ketuk {alamat masuk} lalu masuk dengan kode kader dan PIN. Pilih Lanjutkan belajar.',
        'Bila ada kendala, balas pesan ini.',
        `Terima kasih. - ${officeName}`,
      ].join('\n'),
    },
    OWN,
  ]
}

const OWN: Template = { id: 'sendiri', label: 'Tulis sendiri', text: '' }
