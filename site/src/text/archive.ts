/** Words of the archive of verification: the single-file verifier in it, and the page that says what it holds. */
import { formatDate, formatLastDay, formatMoment, formatNumber } from './format.ts'

export const VERIFIER = {
  title: 'Pemeriksa sertifikat',
  lede: 'Berkas ini memeriksa sertifikat tanpa internet dan tanpa server. Tidak ada yang dikirim ke mana pun.',
  empty: 'Berkas ini tidak memuat arsip',
  emptyHelp:
    'Buka periksa.html yang ada di dalam ZIP arsip verifikasi. Jika pesan ini tetap muncul, arsipnya rusak: minta salinan lain.',
  tooOld:
    'Peramban ini terlalu lama untuk memeriksa tanda tangan. Pakai Chrome, Edge, atau Firefox keluaran 2023 atau sesudahnya.',
  opening: 'Membuka arsip…',
  entries: 'catatan',
  papers: 'berkas',
  checking: 'Memeriksa…',

  archive: 'Arsip ini',
  area: 'Wilayah',
  made: 'Dibuat',
  root: 'Sidik kunci induk',
  rootHelp:
    'Cocokkan setiap huruf dan angka dengan sidik yang tercatat di SK atau berita acara kunci induk. Bila berbeda, jangan percaya arsip ini.',
  rootSigned: (asOf: string) => `Daftar penerbit per ${formatDate(asOf)} ditandatangani kunci ini.`,
  rootUnsigned: 'Belum ditandatangani kunci induk',
  rootUnsignedHelp:
    'Tidak ada kunci induk yang menjamin daftar penerbit di arsip ini. Sertifikat bisa dicocokkan, tetapi jaminannya hanya setingkat asal arsip ini.',
  log: 'Log sertifikat',
  logSize: (size: number, at: string | null) =>
    at === null
      ? 'Belum ada catatan'
      : `${formatNumber(size)} catatan, terakhir ${formatMoment(at)}`,
  lists: 'Data pencabutan',
  listsAt: (count: number, at: string) =>
    count === 1
      ? `per ${formatMoment(at)}`
      : `${formatNumber(count)} daftar, paling lama per ${formatMoment(at)}`,
  noLists: 'Tidak ada daftar; hanya dari log',

  choose: 'Sertifikat yang diperiksa',
  chooseHelp:
    'PDF sertifikat, berkas kredensial .json, atau satu folder berisi keduanya. Boleh ratusan sekaligus. Seret ke sini atau pilih.',
  files: 'Pilih berkas',
  folder: 'Pilih folder',
  paste: 'Atau tempel isi kode QR',
  pasteHelp: 'Alamat atau angka panjang dari kode QR. Beberapa sekaligus: satu baris satu kode.',
  pasteGo: 'Periksa kode',
  pasted: (line: number) => `Kode tempelan ${formatNumber(line)}`,
  pasteEmpty: 'Tempel dulu isi kode QR-nya.',

  results: 'Hasil',
  summary: (all: number, good: number) =>
    good === all
      ? `${formatNumber(all)} diperiksa, semuanya sah.`
      : `${formatNumber(all)} diperiksa: ${formatNumber(good)} sah, ${formatNumber(all - good)} perlu dilihat.`,
  all: 'Semua',
  file: 'Berkas',
  holder: 'Nama',
  number: 'Nomor atau kode',
  course: 'Pelatihan dan penerbit',
  issued: 'Terbit',
  state: 'Keadaan',
  csv: 'Unduh hasil (CSV)',
  clear: 'Mulai lagi',
  more: (left: number) => `Tampilkan ${formatNumber(left)} lagi`,
  asOf: (at: string) => `Data pencabutan per ${formatMoment(at)}.`,
  compare:
    'Bandingkan nama dan nomor di tabel dengan yang tercetak di kertas: yang benar adalah yang di tabel.',
  sample: 'DATA CONTOH',
  validUntil: (end: string) => `Berlaku s.d. ${formatLastDay(end)}.`,
} as const

type State =
  | 'unreadable'
  | 'forged'
  | 'unknown_issuer'
  | 'unknown_key'
  | 'key_not_valid_then'
  | 'not_logged'
  | 'revoked'
  | 'replaced'
  | 'unproven'
  | 'expired'
  | 'unvouched'
  | 'valid'

export const PAPER_STATE: Record<State, string> = {
  unreadable: 'Bukan sertifikat',
  forged: 'TIDAK ASLI',
  unknown_issuer: 'Penerbit tidak dikenal',
  unknown_key: 'Kunci tidak dikenal',
  key_not_valid_then: 'Kunci tidak berlaku',
  not_logged: 'Tidak ada di log',
  revoked: 'DICABUT',
  replaced: 'DIGANTI',
  unproven: 'Tidak terbukti',
  expired: 'KEDALUWARSA',
  unvouched: 'Cocok, belum dijamin',
  valid: 'SAH',
}

export const PAPER_STATE_HELP: Record<State, string> = {
  unreadable: 'Di berkas ini tidak ditemukan kredensial atau kode QR sertifikat platform ini.',
  forged: 'Tanda tangannya tidak cocok: isinya diubah atau dibuat orang lain.',
  unknown_issuer: 'Penerbitnya tidak ada dalam daftar penerbit arsip ini.',
  unknown_key: 'Ditandatangani dengan kunci yang tidak ada dalam daftar penerbit arsip ini.',
  key_not_valid_then:
    'Kuncinya tidak berlaku saat menandatangani, atau sudah bocor. Minta penerbit menerbitkan ulang.',
  not_logged: 'Tanda tangannya cocok, tetapi penerbitannya tidak tercatat di log.',
  revoked: 'Tidak berlaku lagi.',
  replaced: 'Yang berlaku adalah penggantinya.',
  unproven: 'Tanda tangannya cocok, tetapi arsip ini sendiri rusak. Lihat peringatan di atas.',
  expired: 'Asli, tetapi masa berlakunya habis.',
  unvouched: 'Semuanya cocok. Kuncinya belum ditandatangani kunci induk.',
  valid: '',
}

type Fault =
  'ROOT_WRONG' | 'LOG_HEAD_WRONG' | 'LOG_ENTRIES_WRONG' | 'STATUS_WRONG' | 'STATUS_OLDER_THAN_LOG'

const place = (where: string) => (where === '' || where === '/' ? '' : ` ${where}`)

export const FAULT_WORDS: Record<
  Fault,
  (where: string, at: string | null) => { readonly title: string; readonly body: string }
> = {
  ROOT_WRONG: () => ({
    title: 'Tanda tangan kunci induk SALAH',
    body: 'Daftar penerbit di arsip ini diubah sesudah ditandatangani, atau ditandatangani kunci lain. Jangan percaya arsip ini. Minta salinan dari provinsi, Kemendes, atau ANRI.',
  }),
  LOG_HEAD_WRONG: () => ({
    title: 'Kepala log tidak ditandatangani platform',
    body: 'Checkpoint log terpotong, diubah, atau ditandatangani kunci lain. Tidak ada sertifikat yang bisa dinyatakan sah dengan arsip ini.',
  }),
  LOG_ENTRIES_WRONG: () => ({
    title: 'Catatan log tidak utuh',
    body: 'Ada catatan yang hilang, ditambah, atau diubah: isinya tidak cocok dengan checkpoint yang ditandatangani. Tidak ada sertifikat yang bisa dinyatakan sah dengan arsip ini.',
  }),
  STATUS_WRONG: (where) => ({
    title: `Daftar pencabutan${place(where)} tidak sah`,
    body: 'Tanda tangannya tidak cocok. Sertifikat dari daftar ini tidak bisa dinyatakan sah.',
  }),
  STATUS_OLDER_THAN_LOG: (where, at) => ({
    title: `Daftar pencabutan${place(where)} lebih lama daripada log`,
    body: `Daftar ini per ${at === null ? '(tanpa tanggal)' : formatMoment(at)} dan belum memuat semua pencabutan. Yang dicabut sesudahnya tetap dikenali dari log.`,
  }),
}

export const RESULT_HEADS = [
  'Berkas',
  'Keadaan',
  'Nama',
  'Nomor',
  'Kode verifikasi',
  'Pelatihan',
  'Penerbit',
  'Tanggal terbit',
  'Berlaku s.d.',
  'Data pencabutan per',
  'Keterangan',
] as const

type ReadMe = {
  readonly area: string
  readonly made: string
  readonly origin: string
  readonly fingerprint: string | null
  readonly signedAsOf: string | null
  readonly logSize: number
  readonly districts: readonly { readonly name: string; readonly certificates: number }[]
  readonly hasCredentials: boolean
  /** File name and SHA-256. */
  readonly contexts: readonly (readonly [string, string])[]
}

/** BACA SAYA.txt, for whoever finds the archive in twenty years. Lines end as Windows ends them. */
export function readMe(from: ReadMe): string {
  const root =
    from.fingerprint === null
      ? 'Daftar penerbit di arsip ini BELUM ditandatangani kunci induk.'
      : from.signedAsOf === null
        ? `Kunci induk platform sudah ada (sidik ${from.fingerprint}), tetapi BELUM menandatangani daftar penerbit.`
        : `Daftar penerbit per ${formatDate(from.signedAsOf)} ditandatangani kunci induk.\nSidik kunci induk: ${from.fingerprint}\nCocokkan sidik ini dengan yang tercatat di SK atau berita acara. Bila berbeda, jangan percaya arsip ini.`
  const text = `ARSIP VERIFIKASI SERTIFIKAT KADER
Wilayah: ${from.area}
Dibuat: ${formatMoment(from.made)}
Alamat platform saat itu: ${from.origin}

CARA MEMERIKSA (tanpa internet)
1. Ekstrak ZIP ini ke sebuah folder.
2. Klik dua kali periksa.html. Peramban terbuka; tidak ada yang dikirim ke mana pun.
3. Seret PDF sertifikat, berkas .json, atau satu folder ke halaman itu.
   Bisa juga menempel isi kode QR dari kertas.
4. Cocokkan sidik kunci induk di halaman itu dengan yang tercatat di SK.

KUNCI INDUK
${root}

ISI ARSIP
periksa.html          pemeriksa, satu berkas, memuat semua data di bawah ini
issuers.json          daftar penerbit dan kuncinya, dengan tanda tangan kunci induk
did/                  dokumen DID setiap penerbit (W3C DID, Multikey)
status/               daftar pencabutan (W3C Bitstring Status List), ditandatangani penerbit
log/checkpoint        kepala log (C2SP checkpoint), ${formatNumber(from.logSize)} catatan
log/entries/          semua catatan log (RFC 6962), satu baris satu catatan, tanpa nama
contexts/             konteks JSON-LD yang dipakai saat menandatangani
${from.hasCredentials ? 'kredensial/           kredensial setiap sertifikat wilayah ini (Open Badges 3.0), MEMUAT NAMA\n' : ''}
YANG DIPERIKSA
Tanda tangan (Ed25519, eddsa-rdfc-2022), kunci berlaku saat menandatangani, daftar
pencabutan, catatan di log, kepala log, dan tanda tangan kunci induk.

Sertifikat yang ditandatangani di wilayah ini:
${from.districts.map(({ name, certificates }) => `  ${name}: ${formatNumber(certificates)}`).join('\n')}

SHA-256 konteks
${from.contexts.map(([name, hash]) => `  ${name}\n  ${hash}`).join('\n')}

Data pencabutan hanya sampai tanggal arsip ini dibuat. Untuk keadaan terbaru, minta
arsip yang lebih baru.
`
  return text.replace(/\n/g, '\r\n')
}
