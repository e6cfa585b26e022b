/** Refusals about the pass rule and its waivers. */
import type { PassPart } from '../../../worker/contract/pass-rules.ts'
import { formatNumber } from './format.ts'
import { PART_NAMES } from './pass-rule.ts'
import type { Wording } from './problems-learner.ts'

export const PASSING_PROBLEMS = {
  REQUIREMENTS_MISSING: ({ cadres, count }) => ({
    title: 'Ada kader yang belum memenuhi syarat',
    body: `${lackingWords(cadres, count)}Belum ada yang diusulkan atau disetujui. Lengkapi bagian yang kurang, atau usulkan tanpa nama itu.`,
    action: { label: 'Lihat yang belum memenuhi syarat', href: '/dinas/sertifikat/syarat/' },
  }),
  HOURS_MISSING: ({ cadres, count }) => ({
    title: 'Sertifikat akan memuat 0 jam pelajaran',
    body: `${namesOf(cadres, count)}Belum ada kuis modul yang lulus atau praktik yang dinilai pada versi pelatihan ini. Belum ada yang diusulkan atau disetujui. Minta kader mengerjakan kuis modulnya dulu, atau usulkan tanpa nama itu.`,
    action: { label: 'Lihat calon', href: '/dinas/sertifikat/' },
  }),
  WAIVER_WAITING: {
    title: 'Dispensasi ini sudah diminta',
    body: 'Untuk kader dan bagian ini sudah ada permintaan yang menunggu keputusan orang kedua. Permintaan itu tidak berubah.',
    action: { label: 'Lihat dispensasi', href: '/dinas/sertifikat/dispensasi/' },
  },
} satisfies Record<string, Wording>

type Lacking = { readonly name: string; readonly missing: readonly PassPart[] }

/** `Siti Aminah (kehadiran, praktik) dan 3 kader lain. `; empty when it is not said who. */
function lackingWords(cadres: unknown, count: unknown): string {
  if (!Array.isArray(cadres) || cadres.length === 0) return ''
  // Safe: the Worker sends `Lacking` of its own.
  return listed(
    (cadres as readonly Lacking[]).map(
      ({ name, missing }) => `${name} (${missing.map((part) => PART_NAMES[part]).join(', ')})`,
    ),
    count,
  )
}

/** The same without what each lacks. */
function namesOf(cadres: unknown, count: unknown): string {
  if (!Array.isArray(cadres) || cadres.length === 0) return ''
  // Safe: the Worker sends ids with names of its own.
  return listed(
    (cadres as readonly Pick<Lacking, 'name'>[]).map(({ name }) => name),
    count,
  )
}

function listed(all: readonly string[], count: unknown): string {
  const named = all.slice(0, 5)
  const others = typeof count === 'number' ? count - named.length : 0
  return `${named.join('; ')}${others > 0 ? `; dan ${formatNumber(others)} kader lain` : ''}. `
}
