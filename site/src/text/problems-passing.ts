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
  const named = (cadres as readonly Lacking[])
    .slice(0, 5)
    .map(({ name, missing }) => `${name} (${missing.map((part) => PART_NAMES[part]).join(', ')})`)
  const others = typeof count === 'number' ? count - named.length : 0
  return `${named.join('; ')}${others > 0 ? `; dan ${formatNumber(others)} kader lain` : ''}. `
}
