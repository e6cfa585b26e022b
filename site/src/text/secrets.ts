/** Words of the page on the platform's secrets: how far a change of each is, what waits for what, and when the old one may go. */
import type { Rotation, SecretUse } from '../../../worker/contract/secrets.ts'
import { formatDate, formatNumber } from './format.ts'

export const SECRETS = {
  title: 'Rahasia platform',
  lede: 'Apa yang masih memakai rahasia lama, dan kapan rahasia lama boleh dilepas. Halaman ini hanya menampilkan nama versi dan jumlah; rahasianya sendiri tidak pernah keluar dari server.',
  loading: 'Menghitung…',
  notAllowedTitle: 'Hanya untuk pengelola platform',
  notAllowed:
    'Rahasia platform dijaga oleh superadmin. Untuk dinas tidak ada yang perlu dilakukan.',
  today: 'Dipakai sekarang',
  before: 'Yang lama',
  none: 'tidak ada',
  since: (day: string) => `sejak ${formatDate(day)}`,
  table: 'Yang masih memakai rahasia lama',
  what: 'Apa',
  count: 'Masih',
  how: 'Bagaimana berpindah',
  moved: 'sudah berpindah semua',
  again: 'Hitung lagi',
  change: 'Cara mengganti',
  changeSteps: [
    'Buat rahasia baru, simpan di brankas di samping yang sekarang.',
    'Pasang yang baru dan yang lama dalam satu langkah (satu berkas, satu perintah). Satu demi satu tidak bisa: orang akan terkunci.',
    'Tunggu. Setiap jam yang bisa dipindahkan akan dipindahkan; halaman ini menghitungnya.',
    'Lepas yang lama bila halaman ini mengatakan boleh. Simpan yang lama di brankas selama masih ada cadangan basis data dari sebelum pergantian.',
  ],
  guide:
    'Perintah lengkapnya ada di panduan pergantian rahasia, yang tersimpan bersama kode aplikasi ini.',
} as const

export const SECRET_NAMES: Readonly<
  Record<Rotation['secret'], readonly [name: string, what: string]>
> = {
  PEPPER: ['PEPPER', 'Mengacak PIN, kata sandi, kode, dan pencarian nomor HP.'],
  DATA_KEY: ['DATA_KEY', 'Menyegel nomor HP dan kunci tiap kader.'],
  KEK: ['KEK', 'Membungkus kunci yang menandatangani sertifikat.'],
}

const DAY = 86_400_000
/** As `worker/privacy/ROTATION.md` asks: so long people have to sign in again. */
export const WINDOW_DAYS = 180

type Way =
  /** A person must come: sign in, or make new codes. */
  | { readonly by: 'person' }
  /** Runs out by itself, so many days after the change at the latest. */
  | { readonly by: 'time'; readonly days: number }
  /** So many an hour. */
  | { readonly by: 'clock'; readonly hourly: number }

const WAYS: Readonly<Record<SecretUse, readonly [label: string, way: Way]>> = {
  PIN: ['PIN kader yang belum masuk lagi', { by: 'person' }],
  PASSWORD: ['Kata sandi petugas yang belum masuk lagi', { by: 'person' }],
  RECOVERY_CODE: ['Kode pemulihan petugas', { by: 'person' }],
  ACTIVATION_CODE: ['Kode di kartu masuk kader', { by: 'time', days: 14 }],
  STAFF_LINK: ['Tautan undangan petugas', { by: 'time', days: 7 }],
  TEST: ['Tes yang sedang dikerjakan', { by: 'time', days: 1 }],
  PHONE_HASH: ['Sidik nomor HP', { by: 'clock', hourly: 5000 }],
  PERSON_KEY: ['Kunci tiap kader', { by: 'clock', hourly: 10_000 }],
  PHONE: ['Nomor HP dari sebelum kader punya kunci', { by: 'clock', hourly: 5000 }],
  UPLOAD_KEY: ['Kunci kiriman jawaban dari HP', { by: 'clock', hourly: 10_000 }],
  SECOND_FACTOR: ['Aplikasi kode petugas', { by: 'clock', hourly: 1000 }],
  SIGNING_KEY: ['Kunci penandatangan sertifikat', { by: 'clock', hourly: 100 }],
}

export function labelOf(use: SecretUse): string {
  return WAYS[use][0]
}

/** What becomes of `count` of a kind. `since`: the day on which today's secret came, if the clock has seen it. */
export function wayWords(use: SecretUse, count: number, since: string | null): string {
  if (count === 0) return SECRETS.moved
  const [, way] = WAYS[use]
  switch (way.by) {
    case 'person':
      return use === 'RECOVERY_CODE'
        ? 'Pemiliknya membuat kode baru di Akun saya.'
        : 'Berpindah sendiri saat orangnya masuk lagi.'
    case 'time':
      return since === null
        ? `Habis sendiri, paling lama ${way.days} hari.`
        : `Habis sendiri, paling lambat ${formatDate(dayAfter(since, way.days))}.`
    case 'clock':
      return count <= way.hourly
        ? 'Dipindahkan sistem, dalam 1 jam.'
        : `Dipindahkan sistem, kira-kira ${formatNumber(Math.ceil(count / way.hourly))} jam lagi.`
  }
}

/** Uses that name the secret they are under: without the former one, nobody can open what is not under today's. */
const NAMED: readonly SecretUse[] = ['PERSON_KEY', 'SECOND_FACTOR', 'SIGNING_KEY']

export type SecretState = 'STILL' | 'RUNNING' | 'PEOPLE' | 'READY' | 'STRANDED'

/**
 * STILL: nothing is changing. RUNNING: the clock or time is at work. PEOPLE: only those who have not come are left. READY: the old
 * one may go. STRANDED: it went too early.
 */
export function stateOf({ previous, left }: Pick<Rotation, 'previous' | 'left'>): SecretState {
  const still = left.filter(({ count }) => count > 0)
  if (previous === null) {
    return still.some(({ use }) => NAMED.includes(use)) ? 'STRANDED' : 'STILL'
  }
  if (still.length === 0) return 'READY'
  return still.every(({ use }) => WAYS[use][1].by === 'person') ? 'PEOPLE' : 'RUNNING'
}

/** What to do now, in a title and a sentence. */
export function adviceOf(rotation: Rotation): readonly [title: string, body: string] {
  const { secret, since, left } = rotation
  const count = (...uses: readonly SecretUse[]) =>
    left.reduce((sum, each) => sum + (uses.includes(each.use) ? each.count : 0), 0)
  switch (stateOf(rotation)) {
    case 'STILL':
      return [
        'Tidak ada pergantian',
        'Semua memakai rahasia yang sekarang. Tidak ada yang perlu dilakukan.',
      ]
    case 'READY':
      return [
        'Selesai: yang lama boleh dilepas',
        `Jalankan: npx wrangler secret delete ${secret}_PREVIOUS. Sesudah itu hancurkan yang lama, kecuali salinan di brankas untuk cadangan basis data.`,
      ]
    case 'RUNNING':
      return [
        'Pergantian berjalan: jangan lepas yang lama',
        'Tunggu sampai semua di bawah ini nol.',
      ]
    case 'PEOPLE': {
      const people = `${formatNumber(count('PIN'))} kader dan ${formatNumber(count('PASSWORD'))} petugas belum masuk lagi`
      const until =
        since === null ? `${WINDOW_DAYS} hari` : formatDate(dayAfter(since, WINDOW_DAYS))
      return [
        'Tinggal menunggu orang masuk lagi',
        `${people}. Tunggu sampai ${until}, atau beri mereka kode baru lebih dahulu. Bila yang lama dilepas sekarang, kader itu perlu kode baru dan petugas itu perlu diatur ulang.`,
      ]
    }
    case 'STRANDED':
      return [
        'Ada yang tidak bisa dibuka',
        `${formatNumber(count(...NAMED))} masih disegel dengan rahasia yang tidak terpasang. Ambil rahasia lama dari brankas dan pasang lagi sebagai ${secret}_PREVIOUS.`,
      ]
  }
}

/** Whoever was left behind when an old pepper went. */
export function lostWords(lost: number): string {
  return `${formatNumber(lost)} orang tidak bisa masuk karena rahasianya sudah dilepas. Kader perlu kode baru dari dinasnya, petugas perlu diatur ulang.`
}

function dayAfter(at: string, days: number): string {
  return new Date(Date.parse(at) + days * DAY).toISOString().slice(0, 10)
}
