/** Words of the page that says which measure of a child is written down: length or height, and with which correction. */
import { PHONE_FRAME } from './phone.ts'
import type { LengthProblem, Recorded } from '../render/length-rules.ts'

export const LENGTH = {
  title: PHONE_FRAME.tool,
  lede: 'Isi umur, cara mengukur, dan hasilnya. Halaman ini menunjukkan angka yang dicatat.',
  age: 'Umur anak, dalam bulan penuh',
  ageHelp: '2 tahun 3 bulan ditulis 27. Bulan yang belum penuh tidak dihitung.',
  how: 'Cara mengukur',
  ways: { baring: 'Berbaring', berdiri: 'Berdiri' },
  result: 'Hasil ukur (cm)',
  resultHelp: 'Sampai satu angka di belakang koma, misalnya 88,4.',
  digitsOnly: 'Tulis angka saja.',
  submit: 'Lihat yang dicatat',
  again: 'Hitung anak lain',
  wrong: 'Belum bisa dihitung. Periksa isian yang ditandai.',
  notDiagnosis:
    'Halaman ini tidak menilai gizi atau stunting. Itu tugas bidan atau petugas gizi Puskesmas. Angkanya tidak disimpan.',
  rule: 'Belum 24 bulan diukur berbaring: panjang badan (PB). Mulai 24 bulan diukur berdiri: tinggi badan (TB). Bila caranya lain, angkanya dibetulkan 0,7\u00A0cm.',
} as const

const PROBLEMS: Readonly<Record<LengthProblem, string>> = {
  AGE_MISSING: 'Tulis umur anak dalam bulan, misalnya 30.',
  AGE_NOT_WHOLE: 'Tulis umur dalam bulan penuh, tanpa koma. Misalnya 2 tahun setengah: 30.',
  AGE_RANGE: 'Halaman ini untuk anak umur 0 sampai 60 bulan. Periksa umurnya.',
  WAY_MISSING: 'Pilih cara mengukurnya: berbaring atau berdiri.',
  RESULT_MISSING: 'Tulis hasil ukurnya, misalnya 88,4.',
  RESULT_UNCLEAR: 'Angka ini tidak terbaca. Tulis dengan satu koma, misalnya 88,4.',
  RESULT_FINE: 'Tulis sampai satu angka di belakang koma, misalnya 88,4.',
  RESULT_RANGE:
    'Hasil ukur anak balita antara 30 dan 130 cm. Periksa angkanya, lalu ukur ulang bila ragu.',
}
export function lengthProblem(problem: LengthProblem): string {
  return PROBLEMS[problem]
}

/** `884` → `88,4 cm`, in one line. */
function centimetres(tenths: number): string {
  return `${Math.floor(tenths / 10)},${tenths % 10}\u00A0cm`
}

const MEASURES = { PB: 'panjang badan', TB: 'tinggi badan' } as const

/** `TB 87,7 cm` */
export function recordedFigure({ measure, tenths }: Recorded): string {
  return `${measure}\u00A0${centimetres(tenths)}`
}

export function recordedWhy({ measure, months }: Recorded): string {
  const age = months < 24 ? 'belum 24 bulan' : 'sudah 24 bulan atau lebih'
  return `Umur ${months} bulan ${age}: yang dicatat ${MEASURES[measure]} (${measure}).`
}

export function recordedSum({ way, given, tenths }: Recorded): string {
  const measured = `Diukur ${way === 'baring' ? 'berbaring' : 'berdiri'}: ${centimetres(given)}`
  if (given === tenths) return `${measured}. Caranya sesuai umur, jadi angkanya tidak diubah.`
  return `${measured}, ${tenths > given ? 'ditambah' : 'dikurangi'} ${centimetres(Math.abs(tenths - given))}.`
}

export function recordedHow(recorded: Recorded): string {
  const { way, given, tenths } = recorded
  const how = way === 'baring' ? 'berbaring' : 'berdiri'
  const fits = way === 'baring' ? 'berdiri' : 'berbaring'
  const note = `Tulis di buku catatan: “${recordedFigure(recorded)}, diukur ${how}”, dan tanggal mengukurnya.`
  return given === tenths
    ? note
    : `${note} Bila masih bisa, ukur sekali lagi sambil ${fits}: itu cara untuk umur ini.`
}
