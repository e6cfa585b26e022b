/** The addresses of the workshop's pages. */

export function courseHref(courseId: string): string {
  return `/pelatih/kursus/?${new URLSearchParams({ kursus: courseId }).toString()}`
}

export function lessonHref(courseId: string, module: string, lesson: string): string {
  const query = new URLSearchParams({ kursus: courseId, modul: module, pelajaran: lesson })
  return `/pelatih/kursus/pelajaran/?${query.toString()}`
}

export function publishHref(courseId: string): string {
  return `/pelatih/kursus/terbit/?${new URLSearchParams({ kursus: courseId }).toString()}`
}

export function printHref(courseId: string, reader: 'peserta' | 'pelatih'): string {
  return `/pelatih/kursus/cetak/?${new URLSearchParams({ kursus: courseId, untuk: reader }).toString()}`
}

/** In the query of `/pelatih/bahan/`: the course, and which of its materials is open. */
export const COURSE_KEY = 'kursus'
export const MATERIAL_KEY = 'bahan'

/** `material`: what is opened at once; all of them unless said. */
export function materialsHref(courseId: string, material?: string): string {
  const query = new URLSearchParams({ [COURSE_KEY]: courseId })
  if (material !== undefined) query.set(MATERIAL_KEY, material)
  return `/pelatih/bahan/?${query.toString()}`
}

export const OPEN_FILE_HREF = '/pelatih/kursus/berkas/'

export const FACTS_HREF = '/pelatih/fakta/'

/** A fact and its card in a district. */
export function factHref(courseId: string, factId: string, district: string): string {
  const query = new URLSearchParams({ kursus: courseId, kartu: factId, wilayah: district })
  return `${FACTS_HREF}?${query.toString()}`
}

/** Where a fault of a file is mended: the lesson, or the module's place in the outline. */
export function mendHref(courseId: string, file: string): string {
  const [folder = '', name] = file.split('/')
  if (name === undefined || folder === 'bahan') return `${courseHref(courseId)}#pengaturan`
  if (name.endsWith('.md')) return lessonHref(courseId, folder, name.slice(0, -3))
  return `${courseHref(courseId)}#modul-${folder}`
}
