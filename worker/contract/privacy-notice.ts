/** The versions of the privacy notice, newest first: what a cadre was shown, and what changed since. No zod: pages are drawn from it. */
export type NoticeVersion = {
  /** Also what `notice_views` keeps. */
  readonly version: string
  /** From when it holds. */
  readonly on: string
  /** What is different from the one before, in one or two sentences for cadres. */
  readonly change: string
}

export const NOTICE_VERSIONS = [
  {
    version: '2',
    on: '2026-11-23',
    change:
      'Anda bisa mengunduh semua data Anda, meminta perbaikan, dan berhenti memakai langsung dari halaman Data saya. Jawaban kuis yang lama dihapus; nilainya tetap.',
  },
  { version: '1', on: '2026-11-01', change: 'Versi pertama.' },
] as const satisfies readonly [NoticeVersion, ...NoticeVersion[]]

/** The one that stands on `/privasi/` now. */
export const NOTICE = NOTICE_VERSIONS[0]
