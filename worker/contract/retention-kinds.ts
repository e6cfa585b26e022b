/**
 * What retention may thin, for how long each is kept when a district says nothing, and between which bounds it may choose.
 * Only what can be thinned without losing a mark, a pass, a count or a proof stands here. No zod: pages are drawn from it.
 */
export const RETENTION_KINDS = ['ANSWERS', 'PHONES', 'EVALUATIONS', 'REQUESTS'] as const
export type RetentionKind = (typeof RETENTION_KINDS)[number]

type Bounds = { readonly days: number; readonly least: number; readonly most: number }

/** In days. `least`: what it is needed for takes so long. `most`: longer serves no purpose (UU 27/2022 art. 16 (2) g). */
export const RETENTION_BOUNDS: Readonly<Record<RetentionKind, Bounds>> = {
  // From the last thing she did in the course. Least: a wrong key may be corrected within a year of training.
  ANSWERS: { days: 730, least: 365, most: 1825 },
  // From the day after which she served nowhere. Least: her certificate and her successor may have to be asked about.
  PHONES: { days: 365, least: 90, most: 1095 },
  // Free words of evaluations, from the last day of the meeting. Least: the report of it is written by then.
  EVALUATIONS: { days: 365, least: 90, most: 1095 },
  // The words of a closed request, from its closing. Least: she may complain about the answer.
  REQUESTS: { days: 730, least: 180, most: 1825 },
}
