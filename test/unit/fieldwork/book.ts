/** A small book of practice as a phone keeps it. */
import type { Book, KeptBook } from '../../../site/src/features/fieldwork/practice/model.ts'
import type { PracticeSheet } from '../../../worker/contract/fieldwork.ts'

export const BOOK = '35.08'
export const OWNER = 'lilik'

export const SHEET: PracticeSheet = {
  courseCode: 'KPM-DASAR',
  courseTitle: 'Pelatihan dasar',
  versionId: 'v1',
  module: 'mengukur-pertumbuhan',
  moduleTitle: 'Mengukur pertumbuhan',
  sheet: 'lembar-praktik',
  title: 'Mengukur tiga anak',
  steps: ['Alat utuh', 'Kedua lutut lurus', 'Membaca sejajar angka'],
  isCurrent: true,
}

export function keptBook(more: Partial<Book> = {}): KeptBook {
  return {
    bookId: BOOK,
    of: { area: '35.08' },
    title: 'Semua kader',
    owner: { id: OWNER, name: 'Lilik Handayani' },
    book: {
      sheets: [SHEET],
      people: ['c1', 'c2', 'c3'].map((cadreId) => ({
        cadreId,
        code: `3BK8-${cadreId}`,
        name: `Kader ${cadreId}`,
        area: null,
      })),
      assessments: [],
      photos: { isOn: false, taken: [] },
      ahead: 7,
      asOf: '2026-11-23',
      now: 0,
      ...more,
    },
    off: 0,
    readAt: 0,
  }
}
