/** What the programme of each shipped course gives its modules: hours as theory, assignment and practice, and lessons. */
export type PlannedModule = {
  readonly hours: readonly [number, number, number]
  readonly lessons: number
  /** Its field practice is looked at with a sheet of steps. */
  readonly sheet?: true
}

/** Courses whose every module comes with notes for trainers, messages for families, and a script for each lesson. */
export const WITH_MATERIALS: ReadonlySet<string> = new Set(['KPM-DASAR'])

/** By the course's code and the module's folder. 20 JP of 45 minutes: 11 theory, 5 assignment, 4 practice; 38 lessons. */
export const PLAN: Readonly<Record<string, Readonly<Record<string, PlannedModule>>>> = {
  'KPM-DASAR': {
    'mengenal-kpm': { hours: [2, 0, 0], lessons: 4 },
    'stunting-1000-hpk': { hours: [2, 0, 0], lessons: 4 },
    'remaja-catin-ibu-hamil': { hours: [1, 1, 0], lessons: 4 },
    'asi-mpasi-isi-piringku': { hours: [1, 1, 0], lessons: 5 },
    'imunisasi-vitamin-anak-sakit': { hours: [1, 1, 0], lessons: 4 },
    'mengukur-pertumbuhan': { hours: [1, 0, 2], lessons: 4, sheet: true },
    'air-sanitasi-stbm': { hours: [1, 0, 0], lessons: 3 },
    'pengasuhan-paud-perlindungan': { hours: [1, 0, 0], lessons: 3 },
    'pendataan-scorecard': { hours: [1, 1, 1], lessons: 4, sheet: true },
    'komunikasi-rembuk': { hours: [0, 1, 1], lessons: 3, sheet: true },
  },
  'KPM-SEGAR': {
    'kabar-terbaru': { hours: [1, 0, 0], lessons: 2 },
    'ukur-dan-catat': { hours: [1, 1, 0], lessons: 3 },
    'rtl-melangkah-lagi': { hours: [0, 1, 0], lessons: 1 },
  },
}
