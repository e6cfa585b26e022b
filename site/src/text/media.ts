/** Why a picture or a recording for lessons was not taken, and what to do; `why` of MEDIA_INVALID. */
import { formatNumber, formatSize } from './format.ts'

const SENTENCES: Readonly<Record<string, (limit: number) => string>> = {
  MEDIUM_LARGE: (limit) =>
    `Berkas terlalu besar untuk HP dengan sinyal lemah. Paling besar ${formatSize(limit)}. Perkecil dulu, lalu unggah lagi.`,
  PICTURE_TYPE: () =>
    'Isi berkas ini bukan gambar JPG, PNG, atau WebP. Buka gambarnya, simpan sebagai JPG, lalu pilih lagi.',
  PICTURE_PIXELS: (limit) =>
    `Gambar lebih dari ${formatNumber(limit / 1_000_000)} juta piksel. Perkecil dulu, lalu pilih lagi.`,
  PICTURE_BROKEN: () =>
    'Isi gambar ini rusak atau terpotong. Buka di komputer, simpan lagi, lalu pilih lagi.',
  PICTURE_NO_WEBP: () =>
    'Peramban ini belum dapat mengecilkan gambar. Pakai Chrome, Edge, atau Firefox yang baru.',
  RECORDING_TYPE: () =>
    'Berkas ini bukan rekaman Opus dalam WebM atau Ogg. MP3 dan M4A tidak dipakai karena lebih besar. Rekam langsung di sini, atau ubah dulu menjadi Ogg Opus.',
  RECORDING_NO_OPUS: () =>
    'Peramban ini belum dapat merekam Opus. Pakai Chrome, Edge, atau Firefox yang baru, atau pilih berkas WebM atau Ogg.',
  MICROPHONE: () =>
    'Mikrofon tidak dapat dipakai. Izinkan mikrofon untuk halaman ini di peramban, periksa kabelnya, lalu coba lagi.',
}

/** `limit` in bytes or pixels, where there is one. */
export function mediumWords(why: unknown, limit: unknown): string {
  const say = SENTENCES[String(why)]
  return say === undefined
    ? 'Pakai gambar WebP, atau rekaman suara Opus dalam WebM atau Ogg. Tidak ada yang berubah.'
    : say(Number(limit))
}
