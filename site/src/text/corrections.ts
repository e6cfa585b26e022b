/** Words for a cadre whose mark changed because the key of a question was corrected. */

export const CORRECTIONS = {
  title: 'Nilai yang dibetulkan',
  lede: 'Kunci jawaban sebuah soal ternyata keliru. Kuncinya sudah dibetulkan dan nilai Anda dihitung ulang.',
  none: 'Tidak ada nilai Anda yang berubah.',
  toPage: 'Lihat nilai yang berubah',
  question: 'Soal',
  seeResult: 'Lihat hasil dan pembahasannya',
  stillPassed: 'Anda tetap lulus. Kelulusan tidak pernah dicabut karena kunci yang dibetulkan.',
  passedNow: 'Dengan nilai ini Anda lulus.',
  bestKept: 'Nilai terbaik yang tercatat tidak turun.',
  confirm: 'Sudah saya baca',
} as const

/** Of a module, by its title. */
export function quizNamed(title: string): string {
  return `kuis ${title}`
}

/** "Nilai Anda untuk kuis Mengenal KPM berubah dari 67 menjadi 100 karena kunci satu soal dibetulkan." */
export function markChanged(quiz: string, before: number, after: number): string {
  return `Nilai Anda untuk ${quiz} berubah dari ${before} menjadi ${after} karena kunci satu soal dibetulkan.`
}

/** On the list of courses. */
export function marksChanged(count: number): string {
  return count === 1
    ? 'Satu nilai Anda berubah karena kunci satu soal dibetulkan.'
    : `${count} nilai Anda berubah karena kunci soal dibetulkan.`
}
