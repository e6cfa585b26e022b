/** What a course begins with. Nothing of it is an example: what its author does not write is missing, never published. */
export const NEW_COURSE = {
  summary: (title: string) => `Pelatihan ${title}.`,
  audience: 'Kader Pembangunan Manusia (KPM) di desa dan kelurahan.',
  moduleSlug: 'modul-1',
  moduleTitle: 'Modul 1',
  lessonSlug: 'pelajaran-1',
  lessonTitle: 'Pelajaran 1',
} as const
